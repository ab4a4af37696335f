"""How firm an event's date is, and under which year and month it stands."""

from collections.abc import Mapping

import pytest

from factsheet.dossier import Dossier
from factsheet.model.dates import parse_date
from factsheet.model.identifiers import FigureId
from factsheet.pages.events import mark_of, views_of, years
from factsheet.pages.press import Press
from factsheet.theme import theme_folder
from support.dossier import BEGAN, dossier


@pytest.mark.parametrize(
    ("when", "mark"),
    [
        ("2025-06-25", "day"),
        ("[2025-06-25..2025-06-25]", "day"),
        ("2025-06-02/2025-06-02", "day"),
        ("2025-06", "not-sure"),
        ("2025", "not-sure"),
        ("2025-02~", "not-sure"),
        ("2025-06-25~", "not-sure"),
        ("2025-06-25?", "not-sure"),
        ("2025-06-XX", "not-sure"),
        ("[2025-06-24..2025-06-25]", "not-sure"),
        ("[..2025-06-25]", "not-sure"),
        ("2025-06-02/2025-06-05", "lasting"),
        ("2025-06-02/..", "lasting"),
        ("../2025-06-02", "not-sure"),
        ("2025-06/2025-07", "not-sure"),
        ("2025-06-02~/2025-06-05", "not-sure"),
    ],
)
def test_only_what_can_mean_no_other_day_is_drawn_as_one(when: str, mark: str) -> None:
    assert mark_of(parse_date(when)) == mark


def press(changes: Mapping[str, str | None]) -> Press:
    found: Dossier = dossier(changes)
    assert not found.errors
    assert found.corpus.sheet is not None
    return Press(found, found.corpus.sheet, theme_folder() / "pages", "en")


def headings(*dates: str) -> list[tuple[str, list[str]]]:
    """The years and months under which events of these dates stand."""
    changes = {f"facts/e{n}.yml": BEGAN.replace('"2029-05"', f'"{when}"') for n, when in enumerate(dates)}
    printer = press({**changes, "facts/ferry-began.yml": BEGAN.replace('"2029-05"', '"2030-01-01"')})
    found = years(printer, views_of(printer, printer.dossier.timeline))
    return [(year.title, [month.title for month in year.months]) for year in found]


def test_an_event_that_lasts_stands_under_the_month_it_begins_in() -> None:
    assert headings("2029-02-01", "2029-02-03/2029-03-05", "2029-02-10", "2029-11/..")[0] == (
        "2029",
        ["February 2029", "November 2029"],
    )


def test_what_no_month_holds_stands_under_its_own_words() -> None:
    # About February begins on 1 January at the earliest, as the year does, and ends before it.
    assert headings("2028", "[2028-02..2028-05]", "2028-02~/2028-06")[0] == (
        "2028",
        ["From about February 2028 to June 2028", "2028", "Between February 2028 and May 2028"],
    )


def test_a_year_has_four_digits_in_any_age() -> None:
    assert headings("0850-05-03")[0] == ("850", ["May 850"])


def test_answers_in_words_are_not_called_numbers() -> None:
    figure = """\
title: Mood
question: In which mood do people ride?
topic: riders
kind: description
counts: What they say.
vocabulary: [cheerful, weary]
"""
    silent = BEGAN.replace("event:", "figure: mood\ndeclined: true\nevent:")
    printer = press({"figures/mood.yml": figure, "facts/silent.yml": silent})
    assert [reading.value for reading in printer.views.readings(printer.corpus.figures[FigureId("mood")])] == [
        "gave no answer when asked"
    ]
