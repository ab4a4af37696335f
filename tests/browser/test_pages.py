"""The dossier's site in the system's Chromium: every kind of page, on a phone and a desktop, light and dark."""

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from factsheet.cli.main import main

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
]
KINDS = (
    "draft/",
    "draft/facts/",
    "draft/facts/killed-2025-ohchr-june/",
    "draft/figures/",
    "draft/figures/gang-share-capital/",
    "draft/sources/",
    "draft/sources/efe-2025-06-25/",
    "draft/about/",
)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    target = tmp_path_factory.mktemp("built") / "site"
    assert main(["build", "--strict", "-C", str(ROOT), "--site-dir", str(target)]) == 0
    return target


@pytest.fixture(scope="module")
def base(site: Path) -> Iterator[str]:
    """The built site, served."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    assert path, f"no browser: install one of {', '.join(BROWSERS)}"
    running = playwright.chromium.launch(executable_path=path, args=FLAGS)
    yield running
    running.close()


def open_page(browser: Browser, address: str, **options: object) -> tuple[Page, list[str]]:
    """Open an address in a fresh window and collect whatever goes wrong there."""
    page = browser.new_context(**options).new_page()  # type: ignore[arg-type]
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("requestfailed", lambda request: wrong.append(f"failed: {request.url}"))
    page.on("response", lambda answer: wrong.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None)
    page.goto(address)
    return page, wrong


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 375, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_opens_without_a_fault(kind: str, width: int, scheme: str, browser: Browser, base: str) -> None:
    page, wrong = open_page(browser, base + kind, viewport={"width": width, "height": 800}, color_scheme=scheme)
    assert wrong == []
    assert page.locator("h1").count() == 1
    assert page.locator("h1").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways"
    assert page.locator("body").get_attribute("data-md-color-scheme") == ("slate" if scheme == "dark" else "default")
    page.context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_asked_of_another_host(kind: str, browser: Browser, base: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(base + kind)
    assert asked
    assert [url for url in asked if not url.startswith((base, "data:"))] == []
    assert context.cookies() == []
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_everything_can_be_read_without_scripts(kind: str, browser: Browser, base: str) -> None:
    page, _ = open_page(browser, base + kind, java_script_enabled=False)
    assert page.locator("h1").is_visible()
    assert len(page.locator("article").inner_text()) > 200
    page.context.close()


def test_the_root_leads_to_the_sheet(browser: Browser, base: str) -> None:
    page, wrong = open_page(browser, base)
    page.wait_for_url("**/draft/")
    assert page.locator("h1").inner_text() == "Multinational Security Support mission in Haiti"
    assert [message for message in wrong if "favicon" not in message] == []
    page.context.close()


def test_the_site_can_be_read_from_a_disk(browser: Browser, site: Path) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto((site / "index.html").as_uri())
    page.wait_for_url("**/draft/index.html")
    page.get_by_role("link", name="Strength of the mission").click()
    page.wait_for_url("**/draft/figures/mission-strength/index.html")
    page.get_by_role("link", name="Facts", exact=True).first.click()
    page.wait_for_url("**/draft/facts/index.html")
    assert page.locator("h1").inner_text() == "Facts"
    page.context.close()


def test_from_home_to_who_says_it_and_where_in_two_clicks(browser: Browser, base: str) -> None:
    page, wrong = open_page(browser, base + "draft/", viewport={"width": 375, "height": 800})
    page.get_by_role("link", name="People killed in Haiti in 2025").click()
    page.get_by_role("link", name="at least 2,680").click()
    text = page.locator("article").inner_text()
    assert "UN High Commissioner for Human Rights" in text
    assert "paragraph 7" in text
    assert wrong == []
    page.context.close()


def test_the_search_finds_a_record_and_opens_it(browser: Browser, base: str) -> None:
    page, wrong = open_page(browser, base + "draft/facts/", viewport={"width": 1280, "height": 800})
    page.locator("input.md-search__input").click()
    page.locator("input.md-search__input").press_sequentially("RNDDH")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/facts/equipment-rnddh-efe/**")
    assert wrong == []
    page.context.close()


def test_the_keyboard_reaches_the_content_first(browser: Browser, base: str) -> None:
    page, _ = open_page(browser, base + "draft/facts/killed-2025-ohchr-june/", viewport={"width": 1280, "height": 800})
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#sources"
    page.context.close()


def test_a_wide_table_scrolls_by_itself_and_by_keyboard(browser: Browser, base: str) -> None:
    page, _ = open_page(browser, base + "draft/figures/gang-share-capital/", viewport={"width": 320, "height": 800})
    table = page.get_by_role("region", name="Who says what")
    assert table.evaluate("each => each.scrollWidth > each.clientWidth")
    assert table.get_attribute("tabindex") == "0"
    page.context.close()


def test_contents_stand_in_the_page_on_a_phone_alone(browser: Browser, base: str) -> None:
    address = base + "draft/facts/killed-2025-ohchr-june/"
    phone, _ = open_page(browser, address, viewport={"width": 375, "height": 800})
    assert phone.get_by_text("On this page").is_visible()
    desktop, _ = open_page(browser, address, viewport={"width": 1280, "height": 800})
    assert not desktop.get_by_text("On this page").is_visible()
    assert desktop.locator(".md-nav--secondary").get_by_text("Where it can be read").is_visible()
    phone.context.close()
    desktop.context.close()
