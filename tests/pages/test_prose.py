"""What a page of prose names, printed; the miniature's own pages are looked at in the site's tests."""

import datetime as dt
import re
from pathlib import Path

import pytest

from factsheet.documents.tree import FolderTree
from factsheet.dossier import prepare
from factsheet.pages.press import Press
from factsheet.pages.prose import Prose, ProsePage, parted
from factsheet.theme import theme_folder

MINIATURE = Path(__file__).resolve().parents[1] / "miniature"
DOSSIER = prepare(FolderTree(MINIATURE), today=dt.date(2020, 6, 1))


assert DOSSIER.corpus.sheet is not None
PRESS = Press(DOSSIER, DOSSIER.corpus.sheet, theme_folder() / "pages", "en")
NAMES = [
    ("cited", "strike"), ("cited", "ferry-began"), ("cited", "nobody"), ("cited", "draft"), ("figure", "mood"),
    ("figure", "ferry-began"), ("readings", "riders"), ("readings", "x"), ("chart", "x"), ("timeline", "service"),
    ("timeline", "x"), ("poem", "mood"),
]  # fmt: skip


def page(root: str = "../") -> ProsePage:
    """A page on which the check found all of these."""
    return ProsePage(PRESS, root, NAMES)


@pytest.mark.parametrize(
    ("form", "identifier"),
    [
        ("cited", "nobody"),
        ("figure", "ferry-began"),
        ("readings", "x"),
        ("chart", "x"),
        ("timeline", "x"),
        ("poem", "mood"),
    ],
)
def test_a_name_that_is_not_known_is_left_as_it_was_written(form: str, identifier: str) -> None:
    assert page().form(form, identifier) is None


@pytest.mark.parametrize("form", ["cited", "figure", "readings"])
def test_what_the_check_did_not_find_on_the_page_is_never_printed(form: str) -> None:
    begun = Prose(PRESS).page("about.md", "about/")
    assert begun.form(form, {"cited": "strike"}.get(form, "riders")) is None
    assert not begun.cites


def test_a_fact_keeps_its_number_and_the_next_takes_the_next() -> None:
    begun = page()
    marks = [begun.form("cited", fact) for fact in ("strike", "ferry-began", "strike")]
    assert [re.findall(r">(\d)</a>", mark or "") for mark in marks] == [["1"], ["2"], ["1"]]


def test_numbers_follow_the_page_from_top_to_bottom_whatever_is_printed_first() -> None:
    # mission.md cites ferry-began, then the headlines of riders and mood, then slow-boat and riders-post
    begun = Prose(PRESS).page("mission.md", "mission/")
    assert 'aria-label="Fact 4"' in (begun.form("cited", "slow-boat") or "")
    assert 'aria-label="Fact 1"' in (begun.form("cited", "ferry-began") or "")


def test_only_what_was_printed_is_listed() -> None:
    begun = Prose(PRESS).page("mission.md", "mission/")
    begun.form("cited", "slow-boat")
    assert re.findall(r'<li value="(\d)">', begun.notes("cited", "Cited")) == ["4"]


def test_links_lead_from_the_page_they_stand_on() -> None:
    assert 'href="../../facts/strike/"' in (page("../../").form("cited", "strike") or "")
    assert 'href="facts/strike/"' in (page("").form("cited", "strike") or "")


def test_a_page_that_cites_nothing_has_nothing_to_list() -> None:
    assert not page().cites
    begun = page()
    begun.form("readings", "riders")
    assert not begun.cites
    begun.form("figure", "mood")
    assert begun.cites


def test_what_others_wrote_is_text() -> None:
    for form, identifier in (("readings", "riders"), ("timeline", "service")):
        printed = page().form(form, identifier) or ""
        assert "<x>" not in printed
        assert "<script" not in printed
        assert "Harbour Office &lt;x&gt;" in printed


def test_numbers_side_by_side_are_parted() -> None:
    page = Prose(PRESS).page("mission.md", "mission/")
    first, second = page.form("cited", "ferry-began"), page.form("cited", "slow-boat")
    assert first is not None
    assert second is not None
    assert parted(f"<p>It{first}{second}, and{first}.</p>") == f"<p>It{first}<sup>,</sup>{second}, and{first}.</p>"
