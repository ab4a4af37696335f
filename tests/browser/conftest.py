"""The dossier's site, built once, served, and the system's Chromium."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from factsheet.cli.main import main
from support.browsing import served

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    target = tmp_path_factory.mktemp("built") / "site"
    assert main(["build", "--strict", "-C", str(ROOT), "--site-dir", str(target)]) == 0
    return target


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    """The built site, served."""
    with served(site, {}) as address:
        yield address


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    assert path, f"no browser: install one of {', '.join(BROWSERS)}"
    running = playwright.chromium.launch(executable_path=path, args=FLAGS)
    yield running
    running.close()
