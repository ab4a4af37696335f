"""Every kind of page under a strict content security policy, and a search that costs nothing until it is used."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from support.browsing import open_page, served

pytestmark = pytest.mark.browser

HEADERS = Path(__file__).resolve().parents[2] / "docs" / "hosting" / "_headers"
KINDS = (
    "2025-08-07/", "2025-08-07/mission/", "2025-08-07/timeline/", "2025-08-07/figures/", "2025-08-07/figures/killed-2025/", "2025-08-07/facts/",
    "2025-08-07/facts/killed-2025-ohchr-june/", "2025-08-07/sources/efe-2025-06-25/", "2025-08-07/actors/efe/",
    "2025-08-07/places/kenscoff/", "2025-08-07/method/", "2025-08-07/data/", "404.html",
)  # fmt: skip


def policy() -> str:
    found = re.search(r"Content-Security-Policy: (.+)", HEADERS.read_text(encoding="utf-8"))
    assert found is not None
    return found[1]


@pytest.fixture(scope="module")
def strict(site: Path) -> Iterator[str]:
    """The built site, served with the header of the sample file."""
    with served(site, {"Content-Security-Policy": policy()}) as address:
        yield address


def test_the_samples_ask_for_the_same_policy() -> None:
    assert policy().startswith("default-src 'self';")
    assert f'"{policy()}"' in HEADERS.with_name("nginx.conf").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_works_under_a_strict_policy(kind: str, browser: Browser, strict: str) -> None:
    page, wrong = open_page(browser, strict + kind)
    page.wait_for_load_state("networkidle")
    assert wrong == []
    assert page.evaluate("typeof __md_get") == "function"
    page.context.close()


def ask(page: Page, words: str) -> str:
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type(words)
    # What was found for the first letters stands there until the last one is typed.
    return page.locator(".md-search-result__item", has_text=words).first.inner_text()


def test_the_search_is_fetched_at_the_first_question(browser: Browser, strict: str) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.goto(strict + "2025-08-07/facts/")
    page.wait_for_load_state("networkidle")
    assert "search_index.json" in asked  # the settings, a few hundred bytes
    assert not [
        name for name in asked if name == "index.json" or (name.endswith(".min.js") and name.startswith("search"))
    ]
    assert "Kenscoff" in ask(page, "Kenscoff")
    assert asked.count("index.json") == 1
    assert [name for name in asked if name.startswith("search.")]
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("2680")
    page.locator(".md-search-result__item", has_text="2,680").first.wait_for()
    assert asked.count("index.json") == 1
    assert wrong == []
    page.context.close()


def test_colours_are_remembered_and_there_before_anything_is_painted(browser: Browser, strict: str) -> None:
    page, wrong = open_page(
        browser, strict + "2025-08-07/", viewport={"width": 1280, "height": 800}, color_scheme="light"
    )
    for _ in range(2):  # from the system's to light, from light to dark
        page.locator("form[data-md-component=palette] label:visible").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.goto(strict + "2025-08-07/facts/")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    assert wrong == []
    page.context.close()
