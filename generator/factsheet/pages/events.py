"""Events as a timeline shows them: how firm their date is, and under which year and month they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from factsheet.analysis.timeline import Entry
from factsheet.model.dates import Date, parse_date
from factsheet.model.records import Event, Fact
from factsheet.pages.press import Press
from factsheet.pages.tags import Tags, tags_of

_OPEN = "open"


@dataclass(frozen=True, slots=True)
class EventView:
    """One event; `mark` says how it is drawn: a `day`, a time that is `lasting`, or a date `not-sure`."""

    fact: Fact
    event: Event
    echoes: tuple[Fact, ...]
    mark: str
    tags: Tags


@dataclass(frozen=True, slots=True)
class Month:
    """Events of one month, or of a time that no single month holds: then its title is the date in words."""

    title: str
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A year of a timeline and its months."""

    anchor: str
    title: str
    months: tuple[Month, ...]


def views_of(press: Press, entries: Iterable[Entry]) -> tuple[EventView, ...]:
    """Make entries of the timeline ready to be printed."""
    return tuple(
        EventView(
            entry.fact,
            entry.event,
            entry.echoes,
            mark_of(entry.event.when),
            tags_of(press, entry.fact, *entry.echoes),
        )
        for entry in entries
    )


def mark_of(when: Date) -> str:
    """Only a day that can mean no other is drawn as a day."""
    if when.single_day is not None:
        return "day"
    first, last = when.ends
    firm = first is not None and first.single_day is not None and (last is None or last.single_day is not None)
    return "lasting" if when.lasting and firm else "not-sure"


def years(press: Press, events: Sequence[EventView]) -> tuple[Year, ...]:
    """Group events, already in order, by year and month of their earliest possible day."""
    return tuple(
        Year(
            # No id of a fact has an underscore, and events are anchored by theirs.
            anchor=f"year_{year}",
            title="No earliest day known" if year == _OPEN else year,
            months=tuple(
                Month(title, tuple(month))
                for title, month in groupby(in_year, key=lambda each: _month(press, each.event.when))
            ),
        )
        for year, in_year in groupby(events, key=lambda each: _year(each.event.when))
    )


def _year(when: Date) -> str:
    return str(when.earliest.year) if when.earliest is not None else _OPEN


def _month(press: Press, when: Date) -> str:
    """Name the month that holds every day it can mean, or begin on; without one, give the date in words."""
    first, last = when.earliest, when.start.last if when.lasting else when.latest
    if first is None or last is None or (first.year, first.month) != (last.year, last.month):
        words = press.views.date(when)
        return words[:1].upper() + words[1:]
    return press.views.date(parse_date(first.isoformat()[:7]))
