"""When a reading holds: bounds of its first and of its last day, worked out by hand for every behaviour."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from factsheet.analysis.periods import ALWAYS, NEVER, Period
from factsheet.model.identifiers import FigureId
from support.relation_cases import disagreement_of

LEVEL = {"kind": "count", "unit": "people", "behaviour": "level"}
FLOW = {**LEVEL, "behaviour": "flow"}
TOTAL = {**LEVEL, "behaviour": "cumulative"}
REVISABLE = {**LEVEL, "behaviour": "cumulative-revisable"}
SINCE = {**TOTAL, "since": "2025-01-01"}
FLOW_SINCE = {**FLOW, "since": "2025-01-01"}
LOOSE = {**TOTAL, "since": "2025-01~"}
FIXED = {**LEVEL, "behaviour": "fixed"}
WORD = {"kind": "description", "vocabulary": ["open", "shut"]}
DAY = {"kind": "date"}
SAID = {"actor": "alpha", "on": "2025-06-25"}
ABOUT = {"actor": "alpha", "on": "2025-06"}

# What the figure is, what the fact says of its time, and the earliest and latest first day, and last day.
CASES: Mapping[str, tuple[Mapping[str, Any], Mapping[str, Any], str]] = {
    # A level is seen on some day.
    "level, a day": (LEVEL, {"as_of": "2025-06-25"}, "2025-06-25 2025-06-25 2025-06-25 2025-06-25"),
    "level, a month": (LEVEL, {"as_of": "2025-06"}, "2025-06-01 2025-06-30 2025-06-01 2025-06-30"),
    "level, about a month": (LEVEL, {"as_of": "2025-06~"}, "2025-05-01 2025-07-31 2025-05-01 2025-07-31"),
    "level, about a day": (LEVEL, {"as_of": "2025-06-25~"}, "2025-06-24 2025-06-26 2025-06-24 2025-06-26"),
    "level, a leap month": (LEVEL, {"as_of": "2024-02"}, "2024-02-01 2024-02-29 2024-02-01 2024-02-29"),
    "level, an interval": (LEVEL, {"as_of": "2025-05-10/2025-06"}, "2025-05-10 2025-06-30 2025-05-10 2025-06-30"),
    "level, one of": (LEVEL, {"as_of": "[2025-05..2025-06-25]"}, "2025-05-01 2025-06-25 2025-05-01 2025-06-25"),
    "level, up to": (LEVEL, {"as_of": "[..2025-06-25]"}, "never 2025-06-25 never 2025-06-25"),
    "level, from": (LEVEL, {"as_of": "[2025-06-25..]"}, "2025-06-25 always 2025-06-25 always"),
    "level, open and said": (
        LEVEL, {"as_of": "2025-05/..", "said_by": SAID}, "2025-05-01 2025-06-25 2025-05-01 2025-06-25"
    ),
    "level, open and said in a month": (
        LEVEL, {"as_of": "2025-05/..", "said_by": ABOUT}, "2025-05-01 2025-06-30 2025-05-01 2025-06-30"
    ),
    "level, open and published": (LEVEL, {"as_of": "2025-05/.."}, "2025-05-01 2026-06-30 2025-05-01 2026-06-30"),
    "level, since plays no part": (
        {**LEVEL, "since": "2025-01-01"}, {"scope": {"period": "2025-06-25"}}, "2025-06-25 2025-06-25 2025-06-25 2025-06-25"
    ),
    "fixed, a day": (FIXED, {"as_of": "2025-06-25"}, "2025-06-25 2025-06-25 2025-06-25 2025-06-25"),
    "date, when it was looked at": (DAY, {"as_of": "2025-06"}, "2025-06-01 2025-06-30 2025-06-01 2025-06-30"),
    # A flow is a stretch.
    "flow, a day": (FLOW, {"as_of": "2025-06-25"}, "2025-06-25 2025-06-25 2025-06-25 2025-06-25"),
    "flow, a month": (FLOW, {"as_of": "2025-06"}, "2025-06-01 2025-06-01 2025-06-30 2025-06-30"),
    "flow, about a month": (FLOW, {"as_of": "2025-06~"}, "2025-05-01 2025-07-01 2025-05-31 2025-07-31"),
    "flow, some month": (FLOW, {"as_of": "2025-XX"}, "2025-01-01 2025-12-01 2025-01-31 2025-12-31"),
    "flow, an interval": (FLOW, {"as_of": "2025-01/2025-03"}, "2025-01-01 2025-01-01 2025-03-31 2025-03-31"),
    "flow, about its end": (FLOW, {"as_of": "2025-01/2025-03~"}, "2025-01-01 2025-01-01 2025-02-28 2025-04-30"),
    "flow, up to a day": (FLOW, {"as_of": "../2025-06-25"}, "never 2025-06-25 2025-06-25 2025-06-25"),
    "flow, in short": (FLOW_SINCE, {"as_of": "2025-06-25"}, "2025-01-01 2025-01-01 2025-06-25 2025-06-25 running"),
    "flow, in full": (FLOW_SINCE, {"scope": {"period": "2025-06"}}, "2025-06-01 2025-06-01 2025-06-30 2025-06-30"),
    "flow, open and said": (
        FLOW, {"as_of": "2025-01/..", "said_by": SAID}, "2025-01-01 2025-01-01 2025-06-25 2025-06-25 open"
    ),
    # A total counts from the beginning, which all running totals share.
    "total, a day": (TOTAL, {"as_of": "2025-06-25"}, "never 2025-06-25 2025-06-25 2025-06-25 running"),
    "total, a month": (TOTAL, {"as_of": "2025-06"}, "2025-06-01 2025-06-01 2025-06-30 2025-06-30"),
    "total, a day since a day": (SINCE, {"as_of": "2025-06-25"}, "2025-01-01 2025-01-01 2025-06-25 2025-06-25 running"),
    "total, a month in short": (SINCE, {"as_of": "2025-06"}, "2025-01-01 2025-01-01 2025-06-30 2025-06-30 running"),
    "total, a month in full": (SINCE, {"scope": {"period": "2025-06"}}, "2025-06-01 2025-06-01 2025-06-30 2025-06-30"),
    "total, a day in full": (
        SINCE, {"scope": {"period": "2025-06-25"}}, "2025-01-01 2025-01-01 2025-06-25 2025-06-25 running"
    ),
    "total, its stretch": (
        SINCE, {"scope": {"period": "2025-01-01/2025-06-25"}}, "2025-01-01 2025-01-01 2025-06-25 2025-06-25"
    ),
    "total, up to a month": (TOTAL, {"as_of": "../2025-06"}, "never 2025-06-30 2025-06-30 2025-06-30 running"),
    "total, up to a day, since": (
        SINCE, {"scope": {"period": "../2025-06-25"}}, "2025-01-01 2025-01-01 2025-06-25 2025-06-25 running"
    ),
    "total, about a day": (TOTAL, {"as_of": "2025-06-25~"}, "never 2025-06-26 2025-06-24 2025-06-26 running"),
    "total, one of, since": (
        SINCE, {"as_of": "[2025-05..2025-06-25]"}, "2025-01-01 2025-01-01 2025-05-01 2025-06-25 running"
    ),
    "total, since about a month": (LOOSE, {"as_of": "2025-06-25"}, "2024-12-01 2025-02-01 2025-06-25 2025-06-25 running"),
    "total, open and said": (
        TOTAL, {"as_of": "2025-01-01/..", "said_by": SAID}, "2025-01-01 2025-01-01 2025-06-25 2025-06-25 open"
    ),
    "total, open and said in a month": (
        TOTAL, {"as_of": "2025-01-01/..", "said_by": ABOUT}, "2025-01-01 2025-01-01 2025-06-01 2025-06-30 open"
    ),
    "total, open and published": (TOTAL, {"as_of": "2025-01-01/.."}, "2025-01-01 2025-01-01 2026-06-30 2026-06-30 open"),
    "total that may be revised, a day": (
        REVISABLE, {"as_of": "2025-06-25"}, "never 2025-06-25 2025-06-25 2025-06-25 running"
    ),
    # A description can last.
    "word, a day": (WORD, {"as_of": "2025-06-25"}, "2025-06-25 2025-06-25 2025-06-25 2025-06-25"),
    "word, a month": (WORD, {"as_of": "2025-06"}, "2025-06-01 2025-06-30 2025-06-01 2025-06-30"),
    "word, an interval": (WORD, {"as_of": "2024-11/2025-06"}, "2024-11-01 2024-11-01 2025-06-30 2025-06-30"),
    "word, open and said": (
        WORD, {"as_of": "2024-11/..", "said_by": SAID}, "2024-11-01 2024-11-01 2024-11-01 2025-06-25"
    ),
    "word, open and published": (WORD, {"as_of": "2024-11/.."}, "2024-11-01 2024-11-01 2024-11-01 2026-06-30"),
    "word, up to": (WORD, {"as_of": "../2025-06-25"}, "never 2025-06-25 2025-06-25 2025-06-25"),
    "word, one of": (WORD, {"as_of": "[2025-05..2025-06]"}, "2025-05-01 2025-06-30 2025-05-01 2025-06-30"),
}  # fmt: skip


def period_in(figure: Mapping[str, Any], fields: Mapping[str, Any]) -> Period | None:
    value = {"description": {"says": "open"}, "date": {"on": "2025-06-25"}}.get(figure["kind"], {"exactly": 12})
    found = disagreement_of(figure, {"left": {"value": value, **fields}})
    (reading,) = found.relations[FigureId("the-figure")].readings
    return reading.period


def written(period: Period) -> str:
    marks = ["running"] * period.running + ["open"] * period.open_end
    return " ".join([*(_day(day) for day in (*period.start, *period.end)), *marks])


def _day(ordinal: int) -> str:
    return {NEVER: "never", ALWAYS: "always"}.get(ordinal) or dt.date.fromordinal(ordinal).isoformat()


@pytest.mark.parametrize("what", CASES)
def test_a_date_means_what_its_figure_makes_of_it(what: str) -> None:
    figure, fields, expected = CASES[what]
    period = period_in(figure, fields)
    assert period is not None
    assert written(period) == expected


@pytest.mark.parametrize("figure", [LEVEL, TOTAL, SINCE, WORD, DAY, FIXED])
def test_without_a_date_there_is_no_period(figure: Mapping[str, Any]) -> None:
    assert period_in(figure, {}) is None


def test_a_last_day_is_known_only_if_it_can_be_no_other() -> None:
    assert Period((NEVER, 9), (9, 9), (1, 9), running=True).day == 9
    assert Period((5, 5), (5, 9), (1, 5)).day is None


def test_what_is_open_and_was_said_before_it_began_ends_where_it_begins() -> None:
    """A mistake that a rule names; here bounds only have to stay in order."""
    for figure in (TOTAL, FLOW, LEVEL):
        period = period_in(figure, {"as_of": "2025-07-01/..", "said_by": SAID})
        assert period is not None
        first = dt.date(2025, 7, 1).toordinal()
        assert (period.start, period.end) == ((first, first), (first, first))
