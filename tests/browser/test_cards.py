"""The card of a citation in a real browser: by pointer, by keyboard, by finger, on paper and without scripts."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from support.browsing import open_page, served

pytestmark = pytest.mark.browser

HOME = "2025-08-07/"
PROSE = "2025-08-07/mission/"
PHONE = {"viewport": {"width": 375, "height": 800}, "has_touch": True, "is_mobile": True}
FITS = "document.documentElement.scrollWidth <= innerWidth"


def number(page: Page, nth: int = 0) -> Locator:
    return page.locator(".fs-mark a").nth(nth)


def card(page: Page) -> Locator:
    return page.locator("article .fs-card")


def hover(page: Page, link: Locator) -> None:
    link.scroll_into_view_if_needed()
    link.hover()
    expect(card(page)).to_be_visible()


def inside(page: Page) -> bool:
    """Tell whether the whole card can be seen."""
    return bool(
        card(page).evaluate("""each => {
          const { left, right, top, bottom } = each.getBoundingClientRect();
          const header = document.querySelector(".md-header").getBoundingClientRect().bottom;
          return left >= 0 && right <= innerWidth && top >= header && bottom <= innerHeight;
        }""")
    )


@pytest.mark.parametrize("kind", [HOME, PROSE])
def test_a_pointer_shows_what_the_note_of_that_number_says(kind: str, browser: Browser, base: str) -> None:
    page, wrong = open_page(browser, base + kind)
    link = number(page, 4)
    assert card(page).count() == 0
    hover(page, link)
    note = page.locator(f'.fs-notes > li[value="{link.inner_text()}"]')
    assert card(page).text_content() == note.text_content()
    assert "Said by" in card(page).inner_text()
    assert page.get_by_role("group", name=f"Fact {link.inner_text()}", exact=True).is_visible()
    assert link.get_attribute("aria-expanded") == "true"
    assert link.get_attribute("aria-describedby") == card(page).get_attribute("id")
    leads = card(page).get_by_role("link")
    assert leads.count() == 1
    assert leads.get_attribute("href") == link.get_attribute("href")
    page.mouse.move(0, 0)
    expect(card(page)).to_have_count(0)
    assert link.get_attribute("aria-expanded") is None
    assert link.get_attribute("aria-describedby") is None
    assert wrong == []
    page.context.close()


def test_a_pointer_that_passes_by_shows_nothing(browser: Browser, base: str) -> None:
    page, _ = open_page(browser, base + HOME)
    number(page).hover()
    page.mouse.move(0, 0)
    page.wait_for_timeout(400)
    assert card(page).count() == 0
    page.context.close()


def test_the_pointer_can_go_into_the_card_and_stay_there(browser: Browser, base: str) -> None:
    page, _ = open_page(browser, base + HOME)
    hover(page, number(page))
    box = card(page).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=2)
    page.wait_for_timeout(700)
    assert card(page).is_visible()
    page.mouse.down()
    page.mouse.up()
    assert card(page).is_visible()
    card(page).get_by_role("link").click()
    page.wait_for_url("**/facts/**")
    page.context.close()


def test_another_number_takes_the_card_over(browser: Browser, base: str) -> None:
    page, _ = open_page(browser, base + HOME)
    hover(page, number(page))
    number(page, 1).hover()
    expect(card(page)).to_have_attribute("aria-label", "Fact 2")
    assert card(page).count() == 1
    assert page.locator("[aria-expanded=true]").count() == 1
    page.context.close()


def test_the_keyboard_opens_reads_and_closes_it(browser: Browser, base: str) -> None:
    page, wrong = open_page(browser, base + HOME)
    first = number(page)
    first.focus()
    assert card(page).is_visible(), "at once"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.fs-card') !== null")
    page.keyboard.press("Escape")
    assert card(page).count() == 0
    assert first.evaluate("each => each === document.activeElement"), "the focus is lost"
    page.keyboard.press("Tab")
    assert card(page).get_attribute("aria-label") == "Fact 2"
    page.keyboard.press("Escape")
    assert card(page).count() == 0
    page.keyboard.press("Enter")
    page.wait_for_url("**/facts/**")
    assert wrong == []
    page.context.close()


def test_it_closes_when_the_focus_goes_on(browser: Browser, base: str) -> None:
    page, _ = open_page(browser, base + HOME)
    number(page, -1).focus()
    page.keyboard.press("Tab")
    assert card(page).is_visible(), "its link comes next"
    page.keyboard.press("Tab")
    assert card(page).count() == 0
    assert page.evaluate("document.activeElement.matches('.fs-cited summary')")
    page.context.close()


def test_escape_closes_what_a_pointer_opened_and_the_focus_keeps_what_it_opened(browser: Browser, base: str) -> None:
    page, _ = open_page(browser, base + HOME)
    hover(page, number(page))
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    assert card(page).count() == 0
    number(page, 1).focus()
    number(page, 1).hover()
    page.mouse.move(0, 0)
    page.wait_for_timeout(500)
    assert card(page).is_visible()
    page.context.close()


@pytest.mark.parametrize("kind", [HOME, PROSE])
def test_the_first_tap_shows_it_and_the_second_follows(kind: str, browser: Browser, base: str) -> None:
    page, wrong = open_page(browser, base + kind, **PHONE)
    number(page).tap()
    expect(card(page)).to_be_visible()
    number(page, 1).tap()
    expect(card(page)).to_have_attribute("aria-label", "Fact 2")
    assert page.url == base + kind
    page.locator("h1").tap()
    expect(card(page)).to_have_count(0)
    number(page).tap()
    expect(card(page)).to_be_visible()
    assert page.url == base + kind
    number(page).tap()
    page.wait_for_url("**/facts/**")
    assert [message for message in wrong if "favicon" not in message] == []  # a quick tap drops it
    page.context.close()


def test_a_tap_on_the_link_of_the_card_follows(browser: Browser, base: str) -> None:
    page, _ = open_page(browser, base + HOME, **PHONE)
    number(page).tap()
    card(page).get_by_role("link").tap()
    page.wait_for_url("**/facts/**")
    page.context.close()


def test_it_stays_with_its_number_and_goes_when_that_is_out_of_sight(browser: Browser, base: str) -> None:
    page, _ = open_page(browser, base + PROSE, **PHONE)
    number(page, 5).tap()
    expect(card(page)).to_be_visible()
    page.evaluate("scrollBy(0, 40)")
    page.wait_for_timeout(100)
    assert card(page).is_visible()
    page.evaluate("scrollBy(0, 2000)")
    expect(card(page)).to_have_count(0)
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("kind", [HOME, PROSE])
def test_every_card_can_be_seen_whole(kind: str, width: int, scheme: str, browser: Browser, base: str) -> None:
    page, wrong = open_page(browser, base + kind, viewport={"width": width, "height": 700}, color_scheme=scheme)
    for link in page.locator(".fs-mark a").all():
        link.evaluate("each => { each.scrollIntoView({ block: 'center' }); each.focus({ preventScroll: true }); }")
        assert inside(page), link.get_attribute("aria-label")
        assert page.evaluate(FITS), "it scrolls sideways"
    ink, paper = card(page).evaluate("each => [getComputedStyle(each).color, getComputedStyle(each).backgroundColor]")
    assert ink != paper
    assert paper == page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert wrong == []
    page.context.close()


def test_where_there_is_little_room_it_scrolls_by_itself(browser: Browser, base: str) -> None:
    page, _ = open_page(browser, base + HOME, viewport={"width": 568, "height": 320})
    link = number(page, 3)
    link.evaluate("each => { each.scrollIntoView({ block: 'center' }); each.focus({ preventScroll: true }); }")
    assert inside(page)
    assert card(page).evaluate("each => each.scrollHeight > each.clientHeight")
    page.context.close()


def test_it_takes_nothing_from_the_text_it_stands_in(browser: Browser, base: str) -> None:
    page, _ = open_page(browser, base + PROSE)
    link = page.locator("article td .fs-mark a").first
    boxes = (
        "() => [...document.querySelectorAll('article, article td')].map(each => [each.scrollWidth, each.offsetHeight])"
    )
    before = page.evaluate(boxes)
    link.focus()
    assert card(page).is_visible()
    assert page.evaluate(boxes) == before
    small = card(page).evaluate("each => getComputedStyle(each).fontSize")
    page.locator("article p .fs-mark a").first.focus()
    assert card(page).evaluate("each => getComputedStyle(each).fontSize") == small
    page.context.close()


def test_a_strict_policy_lets_it_open(browser: Browser, site: Path) -> None:
    # The server itself sends the policy: a request that is caught on its way may outlive the page that asked.
    with served(site, {"Content-Security-Policy": "default-src 'self'"}) as address:
        page, wrong = open_page(browser, address + HOME, viewport={"width": 320, "height": 700})
        number(page, 3).focus()
        assert inside(page)
        assert wrong == []
        page.context.close()


def test_it_opens_on_a_page_read_from_a_disk(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "2025-08-07/index.html").as_uri())
    hover(page, number(page))
    card(page).get_by_role("link").click()
    page.wait_for_url("**/facts/*/index.html")
    page.close()


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_it_moves_only_where_motion_is_welcome(motion: str, browser: Browser, base: str) -> None:
    page, _ = open_page(browser, base + HOME, reduced_motion=motion)
    number(page).focus()
    name = card(page).evaluate("each => getComputedStyle(each).animationName")
    assert (name == "none") == (motion == "reduce")
    page.context.close()


def test_in_forced_colours_it_has_an_edge(browser: Browser, base: str) -> None:
    page, _ = open_page(browser, base + HOME, forced_colors="active")
    number(page).focus()
    assert card(page).evaluate("each => getComputedStyle(each).borderTopWidth") == "2px"
    page.context.close()


def test_without_scripts_a_number_is_a_link_and_the_list_can_be_opened(browser: Browser, base: str) -> None:
    page, _ = open_page(browser, base + HOME, java_script_enabled=False)
    note = page.locator(".fs-cited li").first
    assert not note.is_visible()
    page.locator(".fs-cited summary").click()
    assert note.is_visible()
    number(page).hover()
    page.wait_for_timeout(400)
    assert card(page).count() == 0
    number(page).click()
    page.wait_for_url("**/facts/**")
    page.context.close()


def test_on_paper_there_is_no_card_and_the_list_lies_open(browser: Browser, base: str) -> None:
    page, _ = open_page(browser, base + HOME)
    number(page).focus()
    page.emulate_media(media="print")
    assert not card(page).is_visible()
    notes = page.locator(".fs-cited li").all()
    assert len(notes) == page.locator(".fs-summary .fs-mark").count() > 5
    for note in notes:
        assert note.evaluate("each => each.checkVisibility() && each.getBoundingClientRect().height > 10")
    page.context.close()


def test_a_page_that_cites_nothing_is_left_alone(browser: Browser, base: str) -> None:
    page, wrong = open_page(browser, base + "2025-08-07/facts/")
    page.keyboard.press("Escape")
    page.mouse.move(200, 300)
    page.mouse.down()
    page.mouse.up()
    assert card(page).count() == 0
    assert wrong == []
    page.context.close()
