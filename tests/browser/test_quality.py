"""One page of each kind, and the largest of each kind, before two checkers: axe in the browser, Nu on the file."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from support import axe, nu
from support.browsing import open_page
from support.kinds import BuiltPage, built_pages, of_each_kind

pytestmark = pytest.mark.browser

PHONE, DESKTOP = 375, 1280


@pytest.fixture(scope="module")
def chosen(site: Path) -> list[BuiltPage]:
    return of_each_kind(built_pages(site))


def window(browser: Browser, address: str, width: int) -> Page:
    page, _ = open_page(browser, address, viewport={"width": width, "height": 800})
    axe.prepare(page)
    return page


def faults(page: Page) -> list[str]:
    """What axe finds in the page as it stands."""
    found = axe.audit_in_both_schemes(page)
    return [f"{page.url} {scheme}: {fault}" for scheme, audit in found for fault in audit.wrong]


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_everybody_can_use_a_page_of_each_kind(
    width: int, browser: Browser, base: str, chosen: list[BuiltPage]
) -> None:
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    found: list[str] = []
    for each in chosen:
        if not each.leads_on:
            page.goto(base + each.address)
            axe.prepare(page)
            found += faults(page)
    page.context.close()
    assert found == []


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_everybody_can_use_the_search(width: int, browser: Browser, base: str) -> None:
    page = window(browser, base + "2025-08-07/facts/", width)
    assert axe.open_search(page, "haiti")
    assert page.locator(".md-search-result__item").count() > 3
    assert faults(page) == []
    page.context.close()


def test_everybody_can_use_the_drawer(browser: Browser, base: str) -> None:
    page = window(browser, base + "2025-08-07/facts/", PHONE)
    assert axe.open_drawer(page)
    assert faults(page) == []
    page.context.close()


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_everybody_can_use_the_card_of_a_citation(width: int, browser: Browser, base: str) -> None:
    page = window(browser, base + "2025-08-07/mission/", width)
    assert axe.open_card(page)
    assert faults(page) == []
    page.context.close()


def test_the_markup_of_each_kind_is_valid(site: Path, chosen: list[BuiltPage]) -> None:
    assert [str(found) for found in nu.check([each.file for each in chosen], site) if found.kind == "error"] == []


def test_every_kind_is_looked_at(chosen: list[BuiltPage]) -> None:
    kinds = {each.kind for each in chosen}
    assert {"home", "mission", "facts", "facts/*", "figures/*", "sources/*", "actors/*", "places/*", "404"} <= kinds
    assert {"data", "embed/*"} <= kinds


def test_the_checkers_see_what_is_wrong(browser: Browser, base: str, tmp_path: Path) -> None:
    page = window(browser, base + "2025-08-07/", DESKTOP)
    page.evaluate("() => document.querySelector('article').insertAdjacentHTML('beforeend', '<img src=\"x.png\">')")
    assert [fault.rule for fault in axe.audit(page).wrong] == ["image-alt"]
    page.context.close()
    spoilt = tmp_path / "spoilt.html"
    spoilt.write_text('<!doctype html><html lang="en"><title>Spoilt</title><p><div id="a"></div><p id="a">', "utf-8")
    assert [(found.file, found.line, found.kind) for found in nu.check([spoilt], tmp_path)] == [
        ("spoilt.html", 1, "error"),
        ("spoilt.html", 1, "warning"),
    ]
