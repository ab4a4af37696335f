"""axe, the checker of accessibility, in a page that is open in a browser."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from playwright.sync_api import Page

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
_MATERIAL = {"light": "default", "dark": "slate"}

# Colours half way from one scheme to the other are nobody's mistake. A sheet made by script passes a strict policy.
_STILL = """() => {
    const still = new CSSStyleSheet()
    still.replaceSync("*, *::before, *::after { transition: none !important; animation: none !important }")
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, still]
}"""

# What can change when nothing but colours does.
_OF_COLOUR = ("color-contrast", "link-in-text-block")

_RUN = """async (rules) => {
    const options = { resultTypes: ["violations", "incomplete"] }
    const { violations, incomplete } = await axe.run(document, rules ? { ...options, runOnly: rules } : options)
    const nodes = (rules) => rules.flatMap((rule) => rule.nodes.map((node) => ({
        rule: rule.id, where: node.target.join(" "), says: node.failureSummary.split("\\n").slice(1).join(" ").trim(),
    })))
    return { wrong: nodes(violations), unsure: nodes(incomplete) }
}"""


@dataclass(frozen=True)
class Fault:
    """One element that breaks one rule."""

    rule: str
    where: str
    says: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.where}: {self.says}"


@dataclass(frozen=True)
class Audit:
    """What axe says of a page as it stands: what is wrong, and what a person has to look at."""

    wrong: tuple[Fault, ...]
    unsure: tuple[Fault, ...]


@cache
def _source() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


def prepare(page: Page) -> None:
    """Unfold what is folded and hold still what moves, so that all there is can be looked at."""
    page.evaluate(_STILL)
    page.evaluate("() => document.querySelectorAll('details').forEach((each) => { each.open = true })")
    page.evaluate(_source())


def wear(page: Page, scheme: Scheme) -> None:
    """Let the reader's system prefer light or dark, and wait until the page has followed."""
    page.emulate_media(color_scheme=scheme)
    if page.locator("body[data-md-color-scheme]").count():  # a page for frames has no theme of its own
        page.locator(f'body[data-md-color-scheme="{_MATERIAL[scheme]}"]').wait_for(state="attached")


def audit(page: Page, rules: Sequence[str] | None = None) -> Audit:
    """Run the rules over a prepared page: all that are on by default, unless some are named."""
    said = page.evaluate(_RUN, rules)
    return Audit(*(tuple(Fault(**each) for each in said[part]) for part in ("wrong", "unsure")))


def audit_in_both_schemes(page: Page) -> Iterator[tuple[Scheme, Audit]]:
    """Run every rule over a prepared page in the light, and those on colours in the dark too."""
    for scheme in SCHEMES:
        wear(page, scheme)
        yield scheme, audit(page, None if scheme == "light" else _OF_COLOUR)


def version(page: Page) -> str:
    """Tell which axe looked at a prepared page."""
    return str(page.evaluate("() => axe.version"))


def open_search(page: Page, query: str) -> bool:
    """Search as a reader would, and wait until something is found."""
    opener = page.locator('.md-header__button[for="__search"]')
    if opener.is_visible():
        opener.click()
    page.locator("input.md-search__input").click()
    page.locator("input.md-search__input").press_sequentially(query)
    page.locator(".md-search-result__item").first.wait_for()
    return True


def open_drawer(page: Page) -> bool:
    """Open the menu of a narrow window; false if the window is wide."""
    opener = page.locator('header [for="__drawer"]')
    if not opener.is_visible():
        return False
    opener.click()
    page.locator("#__drawer:checked").wait_for(state="attached")
    page.locator(".md-nav--primary .md-nav__link:visible").first.wait_for()
    return True


def open_card(page: Page) -> bool:
    """Show the card of the first citation, as somebody at a keyboard does; false if there is none."""
    marks = page.locator(".fs-mark a:visible")
    if not page.locator('script[src*="cards.js"]').count() or not marks.count():
        return False
    marks.first.focus()
    page.locator("#fs-card").wait_for()
    return True
