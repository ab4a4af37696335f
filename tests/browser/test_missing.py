"""The error page leads to the page of the same name in the newest edition, if there is one."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from support.browsing import open_page

pytestmark = pytest.mark.browser

LINE = "Perhaps this is the page you look for:"


def lost(browser: Browser, base: str, site: Path, path: str) -> Page:
    """Ask for what is not there, of a host that answers with our error page."""
    page, _ = open_page(browser, base + "2025-08-07/")
    body = (site / "404.html").read_bytes()
    page.route(base + path, lambda route: route.fulfill(status=404, content_type="text/html", body=body))
    page.goto(base + path)
    return page


@pytest.mark.parametrize("path", ["facts/mission-began-efe/", "2025-01/facts/mission-began-efe/"])
def test_an_address_without_its_edition_is_found_in_the_newest(
    path: str, browser: Browser, base: str, site: Path
) -> None:
    page = lost(browser, base, site, path)
    line = page.get_by_text(LINE)
    line.wait_for()
    line.get_by_role("link").click()
    page.wait_for_url(base + "2025-08-07/facts/mission-began-efe/")
    page.context.close()


@pytest.mark.parametrize(
    "path", ["facts/nobody-knows/", "2025-01/facts/nobody-knows/", "2025-08-07/facts/nobody-knows/", "x"]
)
def test_what_is_nowhere_is_not_promised(path: str, browser: Browser, base: str, site: Path) -> None:
    page = lost(browser, base, site, path)
    page.wait_for_load_state("networkidle")
    assert page.get_by_role("heading", name="There is no page at this address").is_visible()
    assert not page.get_by_text(LINE).is_visible()
    page.context.close()


@pytest.mark.parametrize("path", ["404.html", "2025-08-07/404.html"])
def test_the_error_page_itself_looks_for_nothing(path: str, browser: Browser, base: str) -> None:
    page, wrong = open_page(browser, base + path)
    page.wait_for_load_state("networkidle")
    assert wrong == []
    page.context.close()


def test_what_was_asked_within_the_page_goes_with_it(browser: Browser, base: str, site: Path) -> None:
    page, _ = open_page(browser, base + "2025-08-07/")
    body = (site / "404.html").read_bytes()
    page.route(
        base + "2025-01/timeline/*", lambda route: route.fulfill(status=404, content_type="text/html", body=body)
    )
    page.goto(base + "2025-01/timeline/?order=newest#mission-began-efe")
    line = page.get_by_text(LINE)
    line.wait_for()
    assert line.get_by_role("link").inner_text() == "Timeline"
    assert (
        line.get_by_role("link").get_attribute("href") == base + "2025-08-07/timeline/?order=newest#mission-began-efe"
    )
    page.context.close()


def test_the_name_of_a_page_has_no_sign_in_it(browser: Browser, base: str, site: Path) -> None:
    page = lost(browser, base, site, "2025-01/method/")
    page.get_by_text(LINE).wait_for()
    assert "¶" not in page.get_by_text(LINE).inner_text()
    page.context.close()


@pytest.mark.parametrize("path", ["static/cards.js", "2025-01/factsheet.zip"])
def test_a_file_is_no_page(path: str, browser: Browser, base: str, site: Path) -> None:
    page = lost(browser, base, site, path)
    page.wait_for_load_state("networkidle")
    assert not page.get_by_text(LINE).is_visible()
    page.context.close()
