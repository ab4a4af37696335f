"""A page without a mouse: every stop can be seen, and the menu of a phone opens."""

import pytest
from playwright.sync_api import Browser

from support.browsing import open_page

pytestmark = pytest.mark.browser

SEEN = """() => {
  const focused = document.activeElement;
  // The theme draws a choice of colours as the label behind its field.
  const each = focused.matches("input.md-option") ? focused.nextElementSibling : focused;
  const box = each.getBoundingClientRect();
  return {
    end: each === document.body,
    name: each.outerHTML.slice(0, 120),
    seen: each.checkVisibility({checkVisibilityCSS: true}) && box.width > 0 && box.right > 0 && box.left < innerWidth,
  };
}"""


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize(
    "address", ["2025-08-07/", "2025-08-07/facts/killed-2025-ohchr-june/", "2025-08-07/figures/roads/"]
)
def test_every_stop_can_be_seen(address: str, width: int, browser: Browser, base: str) -> None:
    page, wrong = open_page(browser, base + address, viewport={"width": width, "height": 800})
    stops = 0
    while True:
        page.keyboard.press("Tab")
        stop = page.evaluate(SEEN)
        if stop["end"] or stops > 300:
            break
        stops += 1
        assert stop["seen"], stop["name"]
    assert 10 < stops <= 300
    assert wrong == []
    page.context.close()


def test_the_menu_of_a_phone_opens_without_a_mouse(browser: Browser, base: str) -> None:
    page, _ = open_page(browser, base + "2025-08-07/facts/", viewport={"width": 375, "height": 800})
    menu = page.get_by_role("button", name="Menu")
    menu.focus()
    page.keyboard.press("Enter")
    link = page.locator(".md-sidebar--primary").get_by_role("link", name="Timeline")
    link.wait_for()
    link.press("Enter")
    page.wait_for_url("**/timeline/")
    page.context.close()
