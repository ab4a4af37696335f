"""The timeline: every dated event once, in the order of its earliest possible day."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from factsheet.model.corpus import Corpus
from factsheet.model.identifiers import FactId
from factsheet.model.records import Event, Fact


@dataclass(frozen=True, slots=True)
class Entry:
    """An event, the fact that stands for it, and the facts that carry it again."""

    fact: Fact
    event: Event
    echoes: tuple[Fact, ...] = ()


def timeline(corpus: Corpus) -> tuple[Entry, ...]:
    """Gather the published events; a fact that repeats another's event stands with it."""
    dated = {fact.id: fact for fact in corpus.published() if fact.event is not None}
    echoes: defaultdict[FactId, list[Fact]] = defaultdict(list)
    for fact in dated.values():
        first = _first(fact, dated)
        if first is not fact:
            echoes[first.id].append(fact)
    again = {echo.id for found in echoes.values() for echo in found}
    entries = [
        Entry(fact, fact.event, tuple(echoes[fact.id]))
        for fact in dated.values()
        if fact.event is not None and fact.id not in again
    ]
    return tuple(sorted(entries, key=_order))


def _first(fact: Fact, dated: dict[FactId, Fact]) -> Fact:
    """Follow `repeats` to the fact that says it first; in a circle, to the smallest id."""
    seen = [fact]
    while (before := dated.get(seen[-1].repeats or FactId(""))) is not None:
        if before in seen:
            return min(seen[seen.index(before) :], key=lambda each: each.id)
        seen.append(before)
    return seen[-1]


def _order(entry: Entry) -> tuple[dt.date, dt.date, str]:
    """Sort by the first day it can be, then the last; an open start comes before all."""
    when = entry.event.when
    return when.earliest or dt.date.min, when.latest or dt.date.max, entry.fact.id
