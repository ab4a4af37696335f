"""Pages as values: the miniature dossier's bodies against golden files, and what must never be on them."""

import datetime as dt
import re
from pathlib import Path

import pytest

from factsheet.documents.tree import FolderTree
from factsheet.dossier import prepare
from factsheet.pages.assemble import assemble
from factsheet.pages.page import Page
from factsheet.site.theme import theme_folder
from support.golden import FOLDER, compare

MINIATURE = Path(__file__).resolve().parents[1] / "miniature"
DOSSIER = prepare(FolderTree(MINIATURE), today=dt.date(2020, 6, 1))
PAGES = {page.address: page for page in assemble(DOSSIER, theme_folder() / "pages", "en")}

ADDRESSES = {
    "",
    "facts/",
    "facts/ferry-began/",
    "facts/late-riders/",
    "facts/riders-line/",
    "facts/riders-post/",
    "facts/second-boat/",
    "facts/slow-boat/",
    "figures/",
    "figures/boats/",
    "figures/late/",
    "figures/riders/",
    "sources/",
    "sources/gazette-2020/",
    "sources/post-2020/",
    "sources/report-unseen/",
}


def test_the_miniature_is_clean() -> None:
    assert DOSSIER.problems == ()


def test_published_records_have_a_page_and_others_have_none() -> None:
    assert set(PAGES) == ADDRESSES


def golden_name(address: str) -> str:
    return f"pages/{address.strip('/').replace('/', '.') or 'home'}.html"


@pytest.mark.parametrize("address", sorted(ADDRESSES))
def test_a_page_is_printed_as_it_was_read_in_review(address: str, *, update_golden: bool) -> None:
    compare(golden_name(address), PAGES[address].body, update=update_golden)


def test_no_golden_page_is_left_over() -> None:
    assert {path.name for path in (FOLDER / "pages").iterdir()} == {golden_name(each)[6:] for each in ADDRESSES}


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.address)
def test_what_is_not_published_is_on_no_page(page: Page) -> None:
    for secret in ("SECRET", "UNPUBLISHED", "SUPERSEDED", "WITHDRAWN"):
        assert secret not in page.body + page.search + page.title + page.description


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.address)
def test_links_inside_the_sheet_lead_to_pages_that_exist(page: Page) -> None:
    here = [part for part in page.address.split("/") if part]
    for link in re.findall(r'href="([^"#:]*)(?:#[^"]*)?"', page.body):
        steps = list(here)
        for part in link.split("/"):
            steps = steps[:-1] if part == ".." else [*steps, part] if part else steps
        assert not link or "/".join(steps) + "/" * bool(steps) in PAGES, link


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.address)
def test_every_heading_of_the_contents_stands_on_the_page(page: Page) -> None:
    assert re.findall(r'<h2 id="([^"]+)"', page.body) == [heading.anchor for heading in page.headings]


def test_a_translated_text_is_taken_in_its_language_and_a_missing_one_is_marked() -> None:
    french = {page.address: page for page in assemble(DOSSIER, theme_folder() / "pages", "fr")}
    assert "Un second bateau doit venir." in french["facts/second-boat/"].body
    assert '<span lang="en">The ferry sailed for the first time in May 2019.</span>' in french["facts/"].body


def test_a_source_lists_its_facts_in_the_order_they_are_read() -> None:
    body = PAGES["sources/post-2020/"].body
    order = re.findall(r'href="../../facts/([a-z-]+)/"', body)
    # headline, caption, paragraphs 3, 4, 5 and 10
    assert order == ["late-riders", "slow-boat", "riders-line", "riders-post", "second-boat", "ferry-began"]
