"""In a long dossier every topic has a list of its own, and links that filter the list of all lead on to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from factsheet.cli.main import main
from support.browsing import open_page, served

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The dossier's site, as if a hundred facts were too many for one list."""
    monkeypatch.setattr("factsheet.pages.fact_lists.MOST_ROWS", 100)
    assert (
        main(["build", "--no-pdf", "--strict", "--draft", "-C", str(ROOT), "--site-dir", str(tmp_path / "site")]) == 0
    )
    with served(tmp_path / "site", {}) as address:
        yield address


def test_a_filter_leads_on_to_the_list_of_its_topic(browser: Browser, long: str) -> None:
    page, wrong = open_page(browser, long + "draft/facts/?topic=violence&actor=efe")
    page.wait_for_url("**/draft/facts/topic_violence/?actor=efe")
    shown = page.locator("li.fs-line:visible")
    assert 0 < shown.count() < page.locator("li.fs-line").count()
    assert "fs-line" in (shown.first.get_attribute("class") or "")
    page.get_by_label("Sort").select_option("newest")
    days = [each.get_attribute("data-said") or "" for each in page.locator("li.fs-line:visible").all()]
    assert days == sorted(days, reverse=True)
    # What was still on its way is given up when a page leads on.
    assert [each for each in wrong if not each.startswith("failed: ")] == []
    page.context.close()


def test_other_filters_go_with_the_links(browser: Browser, long: str) -> None:
    page, wrong = open_page(browser, long + "draft/facts/?actor=efe")
    assert page.get_by_role("link", name="facts of this topic").first.get_attribute("href") is not None
    page.locator('[data-fs-topic="violence"]').click()
    page.wait_for_url(long + "draft/facts/topic_violence/?actor=efe")
    page.goto(long + "draft/facts/?topic=nothing-of-that-name")
    assert page.url.endswith("/facts/?topic=nothing-of-that-name")
    # What was still on its way is given up when a page leads on.
    assert [each for each in wrong if not each.startswith("failed: ")] == []
    page.context.close()
