"""The timeline: every dated event once, in the order of its earliest possible day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
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
    firsts: dict[FactId, FactId] = {}
    echoes: defaultdict[FactId, list[Fact]] = defaultdict(list)
    for fact in dated.values():
        first = _first(fact.id, dated, firsts)
        if first != fact.id:
            echoes[first].append(fact)
    entries = [
        Entry(fact, fact.event, tuple(echoes[fact.id]))
        for fact in dated.values()
        if fact.event is not None and firsts[fact.id] == fact.id
    ]
    return tuple(sorted(entries, key=_order))


def _first(fact: FactId, dated: Mapping[FactId, Fact], firsts: dict[FactId, FactId]) -> FactId:
    """Follow `repeats` to the fact that says it first, and keep it for all on the way; in a circle, the smallest id."""
    way: dict[FactId, None] = {}
    here: FactId | None = fact
    while here is not None and here in dated and here not in way and here not in firsts:
        way[here] = None
        here = dated[here].repeats
    if here is None or here not in dated:
        first = next(reversed(way), fact)
    elif here in firsts:
        first = firsts[here]
    else:
        order = list(way)
        first = min(order[order.index(here) :])
    firsts.update(dict.fromkeys(way, first))
    return firsts[fact]


def _order(entry: Entry) -> tuple[dt.date, dt.date, str]:
    """Sort by the first day it can be, then the last; an open start comes before all."""
    when = entry.event.when
    return when.earliest or dt.date.min, when.latest or dt.date.max, entry.fact.id
