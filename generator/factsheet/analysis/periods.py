"""When a reading holds, as bounds: a period begins within `start` and ends within `end`, whatever completes its date.

In a cumulative or flow figure a period is a stretch; elsewhere it says on which day something was seen, and only in a
description can it last. Days are counted as ordinals, so that bounds compare as numbers.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from factsheet.model.calendar import Precision
from factsheet.model.dates import Date
from factsheet.model.records import Fact, Figure
from factsheet.model.words import Behaviour, FigureKind

NEVER, ALWAYS = 0, dt.date.max.toordinal() + 1  # before the first day and after the last that can be written
CUMULATIVE = (Behaviour.CUMULATIVE, Behaviour.CUMULATIVE_REVISABLE)
STRETCHES = (*CUMULATIVE, Behaviour.FLOW)
Bounds = tuple[int, int]
_ONE_DAY: Bounds = (1, 1)
_LENGTHS: Mapping[Precision, Bounds] = {"day": _ONE_DAY, "month": (28, 31), "year": (365, 366)}


@dataclass(frozen=True, slots=True)
class Period:
    """Bounds of the first and of the last day, and of the number of days from one to the other.

    The days are bounded too because first and last move together: `2025-XX` is some month, never the whole year.
    `running`: a total from the start that all running totals of the figure share. `open_end`: it was still going on
    when it was said, and is taken to end there.
    """

    start: Bounds
    end: Bounds
    length: Bounds
    running: bool = False
    open_end: bool = False

    @property
    def day(self) -> int | None:
        """The last day, if it can be no other."""
        return self.end[0] if self.end[0] == self.end[1] else None


def period_of(fact: Fact, figure: Figure, said: Date | None) -> Period | None:
    """Read a fact's date as its figure means it; `said` closes an open end. None for an undated fact."""
    if fact.period is None:
        return None
    if figure.behaviour in STRETCHES:
        return _stretch(fact.period, figure, said, short=fact.as_of is not None)
    if figure.kind is FigureKind.DESCRIPTION and fact.period.lasting:
        return _between(_start(fact.period), _end(fact.period, said, stays_open=True))
    return _some_day(fact.period, said)


def _some_day(date: Date, said: Date | None) -> Period:
    first, last = _first(date.earliest), _last(date.latest)
    if _is_open(date):
        last = max(first, _last(said.latest) if said is not None else ALWAYS)
    return Period((first, last), (first, last), _ONE_DAY)


def _stretch(date: Date, figure: Figure, said: Date | None, *, short: bool) -> Period:
    """A count over time; a single day, `../b`, or `as_of` in a figure with `since`, counts from the figure's start."""
    end = _end(date, said)
    begun = date.lasting and date.ends[0] is not None
    day = not date.lasting and (date.precision == "day" or date.one_of)
    in_total = figure.behaviour in CUMULATIVE and (day or date.lasting)
    if begun or not (in_total or (short and figure.since is not None)):
        return _between(_start(date), end, _length(date), open_end=_is_open(date))
    start = _start(figure.since) if figure.since is not None else (NEVER, end[1])
    return _between(start, end, running=True)


def _between(
    start: Bounds, end: Bounds, length: Bounds | None = None, *, running: bool = False, open_end: bool = False
) -> Period:
    """Put bounds in order; how many days lie between follows from them, where the date says no more."""
    end = max(end[0], start[0]), max(end[1], start[0])
    longest = end[1] - start[0] + 1
    shortest = min(max(end[0] - start[1] + 1, 1), longest)
    return Period(start, end, length or (shortest, longest), running, open_end)


def _length(date: Date) -> Bounds | None:
    """Say how many days a simple date takes in; one of several days is one. None if that follows from its bounds."""
    if date.one_of:
        return _ONE_DAY
    if date.lasting or date.start.first == date.start.last:
        return None
    return _LENGTHS[date.precision] if date.precision is not None else None


def _start(date: Date) -> Bounds:
    return _first(date.start.first), _last(date.start.last)


def _end(date: Date, said: Date | None, *, stays_open: bool = False) -> Bounds:
    """Bound the last day; an open end ends when it was said, or (`stays_open`) at any time until then."""
    if not _is_open(date):
        return _first(date.end.first), _last(date.end.last)
    last = _last(said.latest) if said is not None else ALWAYS
    first = NEVER if stays_open or said is None else _first(said.earliest)
    return first, last


def _is_open(date: Date) -> bool:
    return date.lasting and date.ends[1] is None


def _first(day: dt.date | None) -> int:
    return NEVER if day is None else day.toordinal()


def _last(day: dt.date | None) -> int:
    return ALWAYS if day is None else day.toordinal()
