"""The dossier's site in the system's Chromium: every kind of page, on a phone and a desktop, light and dark."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from support.browsing import open_page

pytestmark = pytest.mark.browser

KINDS = (
    "2025-08-07/",
    "2025-08-07/mission/",
    "2025-08-07/timeline/",
    "2025-08-07/actors/",
    "2025-08-07/actors/efe/",
    "2025-08-07/places/",
    "2025-08-07/places/kenscoff/",
    "2025-08-07/glossary/",
    "2025-08-07/facts/",
    "2025-08-07/facts/killed-2025-ohchr-june/",
    "2025-08-07/figures/",
    "2025-08-07/figures/gang-share-capital/",
    "2025-08-07/sources/",
    "2025-08-07/sources/efe-2025-06-25/",
    "2025-08-07/about/",
    "2025-08-07/data/",
)


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
    page.wait_for_url("**/2025-08-07/")
    assert page.locator("h1").inner_text() == "Multinational Security Support mission in Haiti"
    assert [message for message in wrong if "favicon" not in message] == []
    page.context.close()


def test_the_site_can_be_read_from_a_disk(browser: Browser, site: Path) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto((site / "index.html").as_uri())
    page.wait_for_url("**/2025-08-07/index.html")
    page.get_by_role("link", name="Strength of the mission").click()
    page.wait_for_url("**/2025-08-07/figures/mission-strength/index.html")
    page.get_by_role("link", name="Facts", exact=True).first.click()
    page.wait_for_url("**/2025-08-07/facts/index.html")
    assert page.locator("h1").inner_text() == "Facts"
    page.context.close()


def test_from_home_to_who_says_it_how_counted_as_of_when_and_where_in_two_clicks(browser: Browser, base: str) -> None:
    page, wrong = open_page(browser, base + "2025-08-07/", viewport={"width": 375, "height": 800})
    page.get_by_role("link", name="People killed in Haiti in 2025").click()
    rows = [
        [row.get_by_role("rowheader").inner_text()]
        + [row.locator(f'[data-label="{label}"]').inner_text().split("\n")[0] for label in KILLED_COLUMNS]
        + [" ".join((row.locator(".fs-rungs").text_content() or "").split())]
        for row in page.locator("table tbody tr").all()
    ]
    assert [tuple(row) for row in rows] == KILLED
    table = page.get_by_role("table")
    assert table.evaluate("each => each.scrollWidth <= innerWidth"), "a part of it is out of sight"
    table.get_by_role("link", name="at least 3,141").click()
    assert "passage on people killed in the first half of the year" in page.locator("article").inner_text()
    assert wrong == []
    page.context.close()


KILLED_COLUMNS = ("As of", "Said by", "How it was counted", "Printed in")
UN = "UN High Commissioner for Human Rights"
KILLED = [
    (
        "more than 3,000 (by gangs)",
        "6 August 2025 or earlier",
        "recent statistics, source not named",
        "Deaths put down to gang violence, by statistics that are not named",
        "Kenyans.co.ke, between 5 and 6 August 2025, paragraph 12",
        "Kenyans.co.ke ← carries recent statistics, source not named",
    ),
    (
        "at least 3,141",
        "30 June 2025",
        UN,
        "Deaths verified by the UN human rights office",
        "TAG24, 4 August 2025, passage on people killed in the first half of the year",
        f"TAG24 ← carries AFP ← carries {UN}",
    ),
    (
        "at least 2,680 (carried again; first reading)",
        "25 June 2025 or earlier",
        UN,
        "not said",
        "EFE, 25 June 2025, paragraph 7",
        f"EFE ← carries {UN}",
    ),
    (
        "at least 2,680",
        "30 May 2025",
        UN,
        "Deaths verified by the UN human rights office; a count",
        "Daily8, 13 June 2025, passage on deaths between 1 January and 30 May",
        f"Daily8 ← carries {UN}",
    ),
]


def shown(page: Page) -> list[str]:
    """The ids of the events that can be seen, from the top."""
    return [each.get_attribute("id") or "" for each in page.locator("article li[data-topic]:visible").all()]


def test_the_timeline_is_turned_and_keeps_its_anchors(browser: Browser, base: str) -> None:
    page, wrong = open_page(browser, base + "2025-08-07/timeline/", viewport={"width": 1280, "height": 800})
    oldest_first = shown(page)
    assert oldest_first[0] == "mission-began-efe"
    page.get_by_label("Order").select_option("newest")
    assert shown(page) == oldest_first[::-1]
    assert page.url.endswith("?order=newest")
    years = page.locator("h2").all_inner_texts()
    assert years == sorted(years, reverse=True)
    page.reload()
    assert shown(page) == oldest_first[::-1]
    page.get_by_role("button", name="Show all").click()
    assert shown(page) == oldest_first
    assert page.url.endswith("/timeline/")
    assert wrong == []
    page.context.close()


def test_the_timeline_is_filtered_by_hand_and_says_how_much_is_left(browser: Browser, base: str) -> None:
    page, wrong = open_page(browser, base + "2025-08-07/timeline/", viewport={"width": 375, "height": 800})
    everything = shown(page)
    page.get_by_label("Topic").select_option("politics")
    assert shown(page) == ["elections-planned-efe", "council-mandate-ends-efe"]
    assert f"2 of {len(everything)} events shown" in page.get_by_role("status").first.inner_text()
    assert page.locator("h2:visible").all_inner_texts() == ["2025", "2026"]
    assert page.url.endswith("?topic=politics")
    assert wrong == []
    page.context.close()


def test_a_link_filters_the_timeline_by_topic_place_and_actor(browser: Browser, base: str) -> None:
    page, wrong = open_page(browser, base + "2025-08-07/timeline/?place=kenscoff&actor=efe&order=newest")
    assert shown(page) == ["house-picture-efe", "convoy-furcy-efe"]
    page.goto(base + "2025-08-07/timeline/?topic=nothing-of-that-name")
    assert len(shown(page)) > 5
    page.goto(base + "2025-08-07/timeline/?topic=politics#mission-began-efe")
    assert "mission-began-efe" in shown(page), "what a link leads to is shown"
    page.get_by_label("Topic").select_option("politics")
    page.evaluate("location.hash = '#convoy-furcy-efe'")
    page.locator("#convoy-furcy-efe").wait_for(state="visible")
    page.goto(base + "2025-08-07/timeline/#%")
    assert len(shown(page)) > 5
    page.goto(base + "2025-08-07/facts/?sort=newest#violence")
    page.locator("#violence").wait_for(state="visible")
    assert wrong == []
    page.context.close()


def test_without_scripts_the_timeline_is_whole_and_has_no_filter(browser: Browser, base: str) -> None:
    page, _ = open_page(browser, base + "2025-08-07/timeline/?topic=politics", java_script_enabled=False)
    assert not page.get_by_label("Topic").is_visible()
    assert page.locator("#mission-began-efe").is_visible()
    page.context.close()


def test_the_list_of_facts_is_filtered_too(browser: Browser, base: str) -> None:
    page, wrong = open_page(browser, base + "2025-08-07/facts/?actor=rnddh")
    assert [line.split("\n")[0] for line in page.locator("article .fs-line:visible").all_inner_texts()] != []
    assert all(
        "RNDDH" in line or "Rights" in line for line in page.locator("article .fs-line:visible").all_inner_texts()
    )
    assert page.locator("h2:visible").all_inner_texts() == ["How the force works"]
    assert wrong == []
    page.context.close()


def test_the_list_of_facts_is_sorted_and_put_back(browser: Browser, base: str) -> None:
    page, wrong = open_page(browser, base + "2025-08-07/facts/?place=airport", viewport={"width": 1280, "height": 800})
    lines = page.locator("article .fs-line:visible")
    by_topic = lines.all_inner_texts()
    assert len(by_topic) >= 5
    page.get_by_label("Sort").select_option("newest")
    newest = lines.evaluate_all("all => all.map(each => each.dataset.said)")
    assert newest == sorted(newest, reverse=True)
    assert page.locator("h2:visible").count() == 0
    assert page.url.endswith("?place=airport&sort=newest")
    page.get_by_label("Sort").select_option("speaker")
    speakers = lines.evaluate_all("all => all.map(each => each.dataset.who)")
    assert speakers == sorted(speakers, key=str.casefold)
    assert len(set(speakers)) > 1
    page.get_by_label("Sort").select_option("")
    assert lines.all_inner_texts() == by_topic
    assert wrong == []
    page.context.close()


@pytest.mark.parametrize("typed", ["2680", "2,680", "2 680", '"2 680"'])
def test_the_search_finds_a_number_however_it_is_typed(typed: str, browser: Browser, base: str) -> None:
    page, wrong = open_page(browser, base + "2025-08-07/about/", viewport={"width": 1280, "height": 800})
    page.locator("input.md-search__input").click()
    page.locator("input.md-search__input").press_sequentially(typed)
    found = page.locator('.md-search-result__link[href*="facts/killed-2025-ohchr-june/"]')
    found.first.wait_for()
    assert wrong == []
    page.context.close()


@pytest.mark.parametrize("query", ["2680", "2,680", "2%20680"])
def test_a_link_can_search(query: str, browser: Browser, base: str) -> None:
    page, wrong = open_page(browser, f"{base}2025-08-07/?q={query}", viewport={"width": 1280, "height": 800})
    page.locator('.md-search-result__link[href*="facts/killed-2025-ohchr-june/"]').first.click()
    page.wait_for_url("**/facts/killed-2025-ohchr-june/**")
    assert [message for message in wrong if "favicon" not in message] == []  # it is dropped by the quick click
    page.context.close()


def test_the_search_finds_a_record_and_opens_it(browser: Browser, base: str) -> None:
    page, wrong = open_page(browser, base + "2025-08-07/facts/", viewport={"width": 1280, "height": 800})
    page.locator("input.md-search__input").click()
    page.locator("input.md-search__input").press_sequentially("RNDDH")
    page.locator('.md-search-result__link[href*="facts/equipment-rnddh-efe/"]').click()
    page.wait_for_url("**/facts/equipment-rnddh-efe/**")
    assert wrong == []
    page.context.close()


def test_the_keyboard_reaches_the_content_first(browser: Browser, base: str) -> None:
    page, _ = open_page(
        browser, base + "2025-08-07/facts/killed-2025-ohchr-june/", viewport={"width": 1280, "height": 800}
    )
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#sources"
    page.context.close()


def test_a_wide_table_scrolls_by_itself_and_by_keyboard(browser: Browser, base: str) -> None:
    page, _ = open_page(browser, base + "2025-08-07/sources/", viewport={"width": 320, "height": 800})
    table = page.get_by_role("region", name="Sources")
    assert table.evaluate("each => each.scrollWidth > each.clientWidth")
    assert table.get_attribute("tabindex") == "0"
    page.context.close()


def test_readings_are_cards_on_a_phone_and_still_a_table_for_those_who_hear_it(browser: Browser, base: str) -> None:
    page, _ = open_page(
        browser, base + "2025-08-07/figures/gang-share-capital/", viewport={"width": 320, "height": 800}
    )
    table = page.get_by_role("table")
    assert table.evaluate("each => each.scrollWidth <= each.parentElement.clientWidth")
    assert page.get_by_role("columnheader").all_inner_texts()[2] == "As of"
    assert page.get_by_role("row").count() == 3
    page.context.close()


def test_contents_stand_in_the_page_on_a_phone_alone(browser: Browser, base: str) -> None:
    address = base + "2025-08-07/facts/killed-2025-ohchr-june/"
    phone, _ = open_page(browser, address, viewport={"width": 375, "height": 800})
    assert phone.get_by_text("On this page").is_visible()
    desktop, _ = open_page(browser, address, viewport={"width": 1280, "height": 800})
    assert not desktop.get_by_text("On this page").is_visible()
    assert desktop.locator(".md-nav--secondary").get_by_text("Where it can be read").is_visible()
    phone.context.close()
    desktop.context.close()
