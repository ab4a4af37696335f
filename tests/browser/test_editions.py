"""Editions in a real browser: the menu keeps the page, old editions say so without a script, nobody is caught."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser

from factsheet.cli.main import main
from support import axe
from support.browsing import open_page, served

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
FACT = "facts/avoid-combat-officers-efe/"
OLD, NEW = "2025-06-26", "2025-08-07"


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dossier's site, built for the address at which it stands."""
    folder = tmp_path_factory.mktemp("placed") / "site"
    with served(folder, {}) as address:
        assert main(["build", "--strict", "-C", str(ROOT), "--site-dir", str(folder), "--address", address]) == 0
        yield address


def answered(wrong: list[str]) -> list[str]:
    """Leave out what was given up because the reader went on before it came."""
    return [each for each in wrong if not each.startswith("failed: ")]


def test_switching_editions_keeps_the_page_and_back_and_forward_lead_there_again(browser: Browser, placed: str) -> None:
    page, wrong = open_page(browser, f"{placed}{NEW}/{FACT}", viewport={"width": 1280, "height": 800})
    menu = page.get_by_role("button", name=f"Edition {NEW}")
    menu.wait_for()
    menu.hover(force=True)
    page.get_by_role("link", name=f"Edition {OLD}").first.click()
    page.wait_for_url(f"{placed}{OLD}/{FACT}")
    assert (
        page.get_by_role("heading", level=1).inner_text() == "Some officers say that Kenyan troops keep out of combat."
    )
    page.go_back()
    page.wait_for_url(f"{placed}{NEW}/{FACT}")
    assert "Artibonite" in page.get_by_role("heading", level=1).inner_text()
    page.go_forward()
    page.wait_for_url(f"{placed}{OLD}/{FACT}")
    assert page.get_by_role("button", name=f"Edition {OLD}").is_visible()
    assert answered(wrong) == []
    page.context.close()


@pytest.mark.parametrize("page_of", ["", FACT, "figures/first-contingent/", "method/", "timeline/"])
@pytest.mark.parametrize("width", [375, 1280])
def test_every_page_leads_to_the_sheet_as_a_pdf_and_says_how_large_it_is(
    browser: Browser, placed: str, page_of: str, width: int
) -> None:
    page, wrong = open_page(browser, f"{placed}{NEW}/{page_of}", viewport={"width": width, "height": 800})
    link = page.get_by_role("link", name=re.compile(r"^The sheet as a PDF \(\d+ kB\)$"))
    link.scroll_into_view_if_needed()
    assert link.is_visible()
    answer = page.request.get(urljoin(page.url, link.get_attribute("href")))
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    said = re.search(r"\d+", link.inner_text().replace("The sheet as a PDF", ""))
    assert said is not None
    assert abs(int(said[0]) * 1000 - len(answer.body())) <= 500
    assert wrong == []
    page.context.close()


def test_a_page_that_the_other_edition_has_not_leads_to_its_home(browser: Browser, placed: str) -> None:
    page, _ = open_page(browser, f"{placed}{NEW}/facts/progress-kenyans/", viewport={"width": 1280, "height": 800})
    page.get_by_role("button", name=f"Edition {NEW}").hover(force=True)
    page.get_by_role("link", name=f"Edition {OLD}").first.click()
    page.wait_for_url(f"{placed}{OLD}/")
    page.context.close()


def test_the_menu_is_reached_by_keyboard_and_on_a_phone(browser: Browser, placed: str) -> None:
    page, wrong = open_page(browser, f"{placed}{NEW}/", viewport={"width": 375, "height": 800})
    menu = page.get_by_role("button", name=f"Edition {NEW}")
    menu.focus()
    link = page.get_by_role("link", name=f"Edition {OLD}").first
    link.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe.prepare(page)
    assert axe.audit(page).wrong == ()
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{placed}{OLD}/")
    assert answered(wrong) == []
    page.context.close()


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("address", ["", "facts/", FACT, "timeline/", "about/", "changes/"])
def test_an_older_edition_says_so_and_leads_to_the_page_of_today(
    address: str, scripts: bool, browser: Browser, base: str
) -> None:
    page, _ = open_page(browser, f"{base}{OLD}/{address}", java_script_enabled=scripts)
    assert page.get_by_text("An older edition.").is_visible()
    page.get_by_role("link", name="This page today").click()
    page.wait_for_url(f"{base}{NEW}/{address}")
    assert not page.get_by_text("An older edition.").is_visible()
    page.context.close()


def test_without_an_address_the_menu_leads_to_the_other_editions_home(browser: Browser, base: str) -> None:
    page, _ = open_page(browser, f"{base}{NEW}/{FACT}", viewport={"width": 1280, "height": 800})
    page.get_by_role("button", name=f"Edition {NEW}").hover(force=True)
    page.get_by_role("link", name=f"Edition {OLD}").first.click()
    page.wait_for_url(f"{base}{OLD}/")
    page.context.close()


def test_the_root_and_latest_lead_on_with_what_was_asked(browser: Browser, base: str) -> None:
    page, wrong = open_page(browser, base)
    page.wait_for_url(f"{base}{NEW}/")
    page.goto(f"{base}latest/timeline/?order=newest#mission-began-efe")
    page.wait_for_url(f"{base}{NEW}/timeline/?order=newest#mission-began-efe")
    assert answered(wrong) == []
    page.context.close()
