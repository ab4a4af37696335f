"""`data/changes.json`: what changed in each of three editions, written out by hand."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from factsheet.documents.tree import FolderTree
from factsheet.dossier import Dossier, Shelf, prepare
from factsheet.editions.redact import redacted
from factsheet.exports.changes import changes_files
from factsheet.exports.export import Export
from factsheet.loading.editions import read_edition
from support.editions import published_miniature

FIRST, SECOND, THIRD = "2020-06-01", "2020-07-01", "2020-08-01"
ABOUT = {
    "title": "The ferry at <b>Lantern</b> Bay & around", "licence": "CC-BY-4.0",
    "publisher": "Nobody <nobody@example.org>", "language": "en", "notes": "",
}  # fmt: skip
HOLDS = {"facts": 19, "figures": 5, "sources": 3}
MISREAD = [{"kind": "Correction", "note": "The number was misread."}]
SUMMARY = (
    "The ferry **began to sail** in May 2019 [@ferry-began]. The Bay Line says it carries at least {} people a day"
    " [@riders-line], the Bay Post counted about 80 [@riders-post]. Again: it *began [in May](figures/) 2019*"
    " [@ferry-began]."
)
LINE = {
    "record": "facts/riders-line",
    "classes": ["correction", "value-revised", "citation-changed"],
    "label": "Corrected",
    "title": "The Bay Line says that at least 120 people ride on a day.",
    "page": "facts/riders-line/",
    "was_and_now": [
        ["The Bay Line says that at least 110 people ride on a day.",
         "The Bay Line says that at least 120 people ride on a day."],
        ["at least 110 (April 2020)", "at least 120 (April 2020)"],
    ],
    "fields": [
        {"field": "statement", "was": "The Bay Line says that at least 110 people ride on a day.",
         "now": "The Bay Line says that at least 120 people ride on a day."},
        {"field": "value", "was": {"at_least": "110"}, "now": {"at_least": "120"}},
        {"field": "as_stated", "was": "no fewer than 110 people", "now": "no fewer than 120 people"},
        {"field": "citations",
         "was": [{"source": "post-2020", "at": "paragraph 3", "quote": "no fewer than 110 people"}],
         "now": [{"source": "post-2020", "at": "paragraph 3", "quote": "no fewer than 120 people"}]},
    ],
    "notes": MISREAD,
}  # fmt: skip
TOTAL = {
    "record": "facts/riders-total",
    "classes": ["correction", "value-revised"],
    "label": "Corrected",
    "title": "Two days of the least number of riders make 240.",
    "page": "facts/riders-total/",
    "was_and_now": [
        ["Two days of the least number of riders make 220.", "Two days of the least number of riders make 240."],
        ["at least 220", "at least 240"],
    ],
    "fields": [
        {"field": "statement", "was": "Two days of the least number of riders make 220.",
         "now": "Two days of the least number of riders make 240."},
        {"field": "value", "was": {"at_least": "220"}, "now": {"at_least": "240"}},
    ],
    "notes": MISREAD,
}  # fmt: skip
RUMOUR = {
    "record": "facts/rumour",
    "classes": ["withdrawn"],
    "label": "Withdrawn",
    "title": "rumour",
    "page": "facts/rumour/",
    "was_and_now": [["The Bay Post reports that the pier is to be sold.", ""]],
    "fields": [
        {"field": "state", "was": "published", "now": "withdrawn"},
        {"field": "state_reason", "was": None, "now": "The article does not say so."},
    ],
    "notes": [{"kind": "Withdrawal", "note": "No source says so."}],
}  # fmt: skip
SHEET = {
    "record": "sheet",
    "classes": ["value-revised"],
    "label": "Changed",
    "title": "The sheet\N{RIGHT SINGLE QUOTATION MARK}s own words",
    "page": None,
    "was_and_now": [],
    "fields": [{"field": "summary", "was": SUMMARY.format(110), "now": SUMMARY.format(120)}],
    "notes": [],
}
SURVEYED = {
    "record": "facts/bay-surveyed",
    "classes": ["new"],
    "label": "New",
    "title": "The bay had been surveyed by December 2018, the Bay Post says.",
    "page": "facts/bay-surveyed/",
    "was_and_now": [],
    "fields": [],
    "notes": [],
}
CORRECTION = {
    "id": "riders-misread",
    "was": "The line carries at least 110 people a day.",
    "now": "The line carries at least 120 people a day.",
    "note": "The number was misread.",
    "found_by": "a reader",
    "wrong": [FIRST],
    "right": SECOND,
    "facts": [
        {"id": "riders-line", "statement": "The Bay Line says that at least 120 people ride on a day."},
        {"id": "riders-total", "statement": "Two days of the least number of riders make 240."},
    ],
}
STRIKE = {
    "record": "facts/strike",
    "classes": ["date-changed"],  # a day moved: that is no rewording
    "label": "Date changed",
    "title": "The crew struck from 2 to 6 March 2020.",
    "page": "facts/strike/",
    "was_and_now": [["The crew struck from 2 to 5 March 2020.", "The crew struck from 2 to 6 March 2020."]],
    "notes": [{"kind": "Revised by its source", "note": "The Bay Post changed its article."}],
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published_miniature(tmp_path_factory.mktemp("changes") / "dossier")


@pytest.fixture(scope="module")
def working(root: Path) -> Dossier:
    return prepare(FolderTree(root), today=dt.date(2020, 9, 1))


def refused(number: str) -> float:
    raise AssertionError(f"{number} is a float")


def printed(dossier: Dossier, url: str = "") -> dict[str, Any]:
    """What the one file says; no number in it may be rounded."""
    [file] = changes_files(Export.of(dossier, url))
    assert file.path == "data/changes.json"
    assert file.text.endswith("}\n")
    found: dict[str, Any] = json.loads(file.text, parse_float=refused)
    return found


def of_edition(working: Dossier, edition: str, url: str = "") -> dict[str, Any]:
    shelf = Shelf.of(working.corpus)
    return printed(shelf.dossier(next(each for each in shelf.editions if each.id == edition)), url)


def about(root: Path, edition: str, address: str | None) -> Mapping[str, object]:
    seal = json.loads((root / f"content/editions/{edition}.json").read_bytes())["sha256"]
    return {
        **ABOUT, "edition": edition, "released": edition, "cutoff": edition, "name": f"Edition {edition}",
        "sha256": seal, "address": address,
    }  # fmt: skip


def test_the_first_edition_changed_nothing(root: Path, working: Dossier) -> None:
    assert of_edition(working, FIRST) == {
        "schema_version": 1, "about": about(root, FIRST, None), "predecessor": None, "holds": HOLDS,
        "changes": [], "corrections": [],
    }  # fmt: skip


def test_the_second_tells_of_each_change_the_most_important_first(root: Path, working: Dossier) -> None:
    found = of_edition(working, SECOND, "https://example.org/ferry/2020-07-01/")
    assert [each["record"] for each in found["changes"]] == [
        "facts/riders-line", "facts/riders-total", "facts/rumour", "sheet", "facts/bay-surveyed",
    ]  # fmt: skip
    assert found == {
        "schema_version": 1,
        "about": about(root, SECOND, "https://example.org/ferry/2020-07-01/"),
        "predecessor": FIRST,
        "holds": HOLDS,
        "changes": [LINE, TOTAL, RUMOUR, SHEET, SURVEYED],
        "corrections": [CORRECTION],
    }


def test_the_third_tells_of_its_own_and_not_of_those_before(working: Dossier) -> None:
    found = of_edition(working, THIRD)
    [strike] = found["changes"]
    fields = {each["field"]: (each["was"], each["now"]) for each in strike.pop("fields")}
    assert fields["statement"] == ("The crew struck from 2 to 5 March 2020.", "The crew struck from 2 to 6 March 2020.")
    assert fields["event"][0]["when"] == "2020-03-02/2020-03-05"
    assert fields["event"][1]["when"] == "2020-03-02/2020-03-06"
    assert strike == STRIKE
    assert found["corrections"] == []
    assert found["predecessor"] == SECOND


def test_a_draft_is_compared_with_the_newest_edition(working: Dossier) -> None:
    found = printed(Shelf.of(working.corpus).with_chronicle(working))
    assert found["about"] == {
        **ABOUT, "edition": None, "released": None, "cutoff": None, "name": "", "sha256": None, "address": None,
    }  # fmt: skip
    assert (found["predecessor"], found["changes"], found["corrections"]) == (THIRD, [], [])


def test_what_was_redacted_is_not_told_by_the_edition_after(working: Dossier) -> None:
    first, second, third = Shelf.of(working.corpus).editions
    blank = redacted(first, "facts/riders-line", reason="By order of a court.", on=dt.date(2020, 9, 1))
    shelf = Shelf([read_edition(first.path, blank), second, third])
    found = printed(shelf.dossier(second))
    assert "110 people ride" not in json.dumps(found)
    assert "no fewer than 110" not in json.dumps(found)
    assert found["changes"][0] == TOTAL
