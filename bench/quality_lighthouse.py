"""Lighthouse on some pages, if this machine has it; nothing is ever downloaded for it."""

import json
import os
import shutil
import subprocess
from pathlib import Path

CATEGORIES = ("accessibility", "best-practices", "seo")
# A draft is kept from search engines on purpose.
_SKIPPED = "is-crawlable"
_TIMEOUT = 240


def command() -> list[str] | None:
    """Find Lighthouse on the path, or among the packages of this folder."""
    if found := shutil.which("lighthouse"):
        return [found]
    if not shutil.which("npx"):
        return None
    asked = ["npx", "--no-install", "lighthouse"]
    answer = subprocess.run([*asked, "--version"], capture_output=True, check=False, timeout=_TIMEOUT)
    return asked if answer.returncode == 0 else None


def version(lighthouse: list[str]) -> str:
    """Tell which Lighthouse this is."""
    answer = subprocess.run([*lighthouse, "--version"], capture_output=True, check=True, text=True, timeout=_TIMEOUT)
    return answer.stdout.strip()


def scores(lighthouse: list[str], address: str, browser: Path) -> dict[str, int]:
    """Score one page on a phone, out of 100 in each category; what cost points stands behind the category."""
    asked = [*lighthouse, address, "--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}"]
    flags = ["--chrome-flags=--headless=new --no-sandbox --disable-gpu", f"--skip-audits={_SKIPPED}"]
    environment = os.environ | {"CHROME_PATH": str(browser)}
    answer = subprocess.run(
        [*asked, *flags], capture_output=True, check=True, text=True, timeout=_TIMEOUT, env=environment
    )
    found = json.loads(answer.stdout)["categories"]
    return {each: round(100 * (found[each]["score"] or 0)) for each in CATEGORIES}
