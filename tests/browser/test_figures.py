"""The page of a figure in a real browser: complete in words, a drawing that can be read, and nothing folded on paper."""

import pytest
from playwright.sync_api import Browser, Locator, Page

from support.browsing import open_page

pytestmark = pytest.mark.browser

DRAWN = "2025-08-07/figures/killed-2025/"
DISPUTED = "2025-08-07/figures/first-contingent/"
DESCRIBED = "2025-08-07/figures/roads/"


def heading(page: Page, anchor: str) -> Locator:
    return page.locator(f"article h2#{anchor}")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_of_a_disputed_figure_is_complete(width: int, browser: Browser, base: str) -> None:
    page, wrong = open_page(browser, base + DISPUTED, viewport={"width": width, "height": 800})
    article = page.locator("article")
    assert article.locator(".fs-standing .fs-badge").inner_text() == "Accounts compete"
    assert "Taken with the usual tolerance they do not meet: AP: about 200; EFE: 400." in article.inner_text()
    anchors = ["open-questions", "chart", "readings", "relations", "explanation"]
    assert [each for each in anchors if heading(page, each).is_visible()] == anchors
    clash = article.locator(".fs-clash")
    assert clash.get_by_role("heading").inner_text() == "Contradiction"
    for words in (
        "Soft: it rests on a rounded or vague word.",
        "About 200 and 400: 2.00 times, a difference of 200",
        "They would agree only if “about” meant ±100%.",
    ):
        assert words in clash.inner_text()
    assert [each.get_attribute("href") for each in clash.get_by_role("link").all()] == [
        "../../facts/first-contingent-200-ap/",
        "../../facts/first-contingent-400-efe/",
    ]
    assert wrong == []
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", [DRAWN, DISPUTED, DESCRIBED])
def test_a_drawing_can_be_read_on_a_phone(address: str, scheme: str, browser: Browser, base: str) -> None:
    page, _ = open_page(browser, base + address, viewport={"width": 360, "height": 800}, color_scheme=scheme)
    svg = page.locator("svg.fs-chart")
    box = svg.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    rows = svg.locator("text").all()
    assert len(rows) > 3
    for row in rows:
        assert row.evaluate("each => each.getBoundingClientRect().height") >= 10, row.inner_text()
        assert row.evaluate("each => each.getBoundingClientRect().right <= innerWidth"), row.inner_text()
    ink = rows[0].evaluate("each => getComputedStyle(each).fill")
    assert ink != page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.context.close()


@pytest.mark.parametrize("address", [DRAWN, DISPUTED, DESCRIBED])
def test_without_pictures_the_same_is_said_in_words(address: str, browser: Browser, base: str) -> None:
    """Every speaker and value of the drawing stands in its description and in the table."""
    page, _ = open_page(browser, base + address, java_script_enabled=False)
    described = page.locator("svg.fs-chart desc").text_content() or ""
    caption = page.locator("figure.fs-chart-figure figcaption").inner_text()
    assert described.startswith(caption)
    assert page.locator("article").get_by_role("img").first.get_attribute("aria-labelledby")
    rows = page.locator("table tbody tr").all()
    assert rows
    for row in rows:
        if "carried again" in row.inner_text():
            continue
        speaker = row.locator('[data-label="Said by"]').evaluate("each => each.firstChild.textContent")
        assert speaker.split(" on ")[0] in described
        assert row.get_by_role("rowheader").locator("a").first.inner_text() in described
    page.context.close()


def test_nothing_is_folded_on_paper(browser: Browser, base: str) -> None:
    page, _ = open_page(browser, base + DRAWN)
    folded = page.locator("article details.fs-group li").first
    assert not folded.evaluate("each => each.checkVisibility({contentVisibilityAuto: true})")
    page.emulate_media(media="print")
    shown = page.locator("article details.fs-group li").all()
    assert len(shown) > 3
    for each in shown:
        assert each.evaluate("each => each.checkVisibility()")
        assert each.evaluate("each => each.getBoundingClientRect().height") > 10
    page.context.close()
