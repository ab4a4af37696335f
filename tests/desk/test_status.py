"""What a desk should look after: each sort of concern, by cases written by hand."""

import datetime as dt

import pytest

from factsheet.desk.status import status_of
from factsheet.dossier import prepare
from support.dossier import GOOD, LINE, RIDERS, SHEET, SOURCE, TODAY
from support.memory_tree import MemoryTree

PAPER = 'statement: The Bay Post counted 90 people in April 2030.\nfigure: riders\nvalue: {exactly: 90}\nas_of: "2030-04"\ncitations:\n  - source: post-2030\n    at: paragraph 5\nstate: published\n'
COPY = f"capture: {{sha256: {'0' * 64}}}\n"


def concerns(files: dict[str, str], topic: str, today: dt.date = TODAY) -> dict[str, str]:
    status = status_of(prepare(MemoryTree({**GOOD, **files}), today=today), today)
    (found,) = (each for each in status.topics if each.name == topic)
    return {each.record: each.why for each in found.concerns}


def test_topics_stand_in_one_order_whatever_there_is() -> None:
    status = status_of(prepare(MemoryTree(GOOD), today=TODAY), TODAY)
    assert [topic.name for topic in status.topics] == [
        "stale", "single-origin", "party-only", "unproved", "excerpt-only", "untranslated",
    ]  # fmt: skip
    assert (status.facts, status.figures, status.today) == (2, 1, TODAY)


@pytest.mark.parametrize(
    ("day", "stale"),
    [(dt.date(2030, 6, 30), {}), (dt.date(2030, 7, 1), {"facts/riders-line": "was to be looked at by 2030-06"})],
)
def test_a_fact_is_stale_once_its_month_has_passed(day: dt.date, stale: dict[str, str]) -> None:
    assert concerns({"facts/riders-line.yml": f'{RIDERS}review_by: "2030-06"\n'}, "stale", day) == stale


def test_a_draft_is_never_stale() -> None:
    late = RIDERS.replace("state: published", 'state: draft\nreview_by: "2029"')
    assert (
        concerns(
            {"facts/riders-line.yml": late, "sheet.yml": SHEET.replace(" [@riders-line]", " [@ferry-began]")}, "stale"
        )
        == {}
    )


@pytest.mark.parametrize(("holds", "stale"), [(32, False), (31, True), (0, False)])
def test_a_level_is_stale_once_its_newest_reading_stands_no_longer(holds: int, stale: bool) -> None:
    """The newest reading is of April 2030: it ends on the 30th, 32 days before 1 June."""
    figure = GOOD["figures/riders.yml"].replace("behaviour: level", f"behaviour: level\nholds: {holds}")
    assert "level" in figure
    found = concerns({"figures/riders.yml": figure, "facts/paper.yml": PAPER}, "stale")
    why = f"its newest reading, of 2030-04-30, stood for {holds} days"
    assert found == ({"figures/riders": why} if stale else {})


def test_one_voice_is_named_and_two_are_no_concern() -> None:
    assert concerns({}, "single-origin") == {"figures/riders": "bay-line"}
    assert concerns({"facts/paper.yml": PAPER}, "single-origin") == {}


def test_only_a_partys_word_is_a_concern_and_a_papers_beside_it_is_none() -> None:
    assert "party: true\n" in LINE
    assert concerns({}, "party-only") == {"figures/riders": "bay-line"}
    assert concerns({"facts/paper.yml": PAPER}, "party-only") == {}
    assert concerns({"actors/bay-line.yml": LINE.replace("party: true\n", "")}, "party-only") == {}


def test_a_quotation_whose_source_names_no_copy_is_unproved() -> None:
    assert concerns({}, "unproved") == {"facts/riders-line": "post-2030, paragraph 3: the source names no copy"}


def test_what_can_be_looked_for_and_was_not_is_unproved() -> None:
    found = concerns({"sources/post-2030.yml": SOURCE + COPY, "facts/paper.yml": PAPER}, "unproved")
    assert found == {
        "facts/riders-line": "post-2030, paragraph 3: no receipt",
        "facts/paper": "post-2030, paragraph 5: no receipt",
    }


def test_a_fact_read_in_excerpt_only_names_its_sources() -> None:
    excerpt = SOURCE.replace("access: full", "access: excerpt")
    assert concerns({}, "excerpt-only") == {}
    assert concerns({"sources/post-2030.yml": excerpt}, "excerpt-only") == {
        "facts/ferry-began": "post-2030 (excerpt)",
        "facts/riders-line": "post-2030 (excerpt)",
    }


def test_one_source_read_in_full_is_enough() -> None:
    second = SOURCE.replace("A year of the ferry", "Another year").replace("access: full", "access: excerpt")
    both = RIDERS.replace("citations:\n", "citations:\n  - source: other-2030\n    at: page 1\n")
    files = {"sources/other-2030.yml": second, "facts/riders-line.yml": both}
    assert concerns(files, "excerpt-only") == {}


def test_a_statement_without_a_language_of_the_sheet_is_untranslated() -> None:
    two = SHEET.replace("  - en\n", "  - en\n  - fr\n")
    french = RIDERS.replace(
        "statement: ", "statement:\n  fr: La Bay Line dit que 120 personnes prennent le bac.\n  en: "
    )
    assert concerns({}, "untranslated") == {}
    found = concerns({"sheet.yml": two, "facts/riders-line.yml": french}, "untranslated")
    assert found == {"facts/ferry-began": "fr"}
