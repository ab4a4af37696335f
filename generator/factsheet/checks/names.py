"""Which records a record names, where, and as what kind: the ground of the rules on references."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, cast

from factsheet.loading import fields
from factsheet.loading.reading import Steps
from factsheet.model.corpus import Corpus
from factsheet.model.records import Actor, Change, Fact, Figure, Place, Source

Record = Source | Actor | Place | Figure | Fact | Change
FOLDERS = {table.name: folder for folder, table in fields.FOLDERS.items()}


class Name(NamedTuple):
    """An id a record names: where, and of which kinds it may be."""

    steps: Steps
    kinds: tuple[str, ...]
    id: str | None


# Fields that lead from a record to another of its kind, and never back.
UPWARDS: Mapping[type[Record], tuple[str, ...]] = {
    Source: (),
    Actor: ("part_of", "speaks_for"),
    Place: ("within",),
    Figure: (),
    Fact: ("revises", "repeats", "denies", "superseded_by"),
    Change: (),
}


def groups(corpus: Corpus) -> tuple[Mapping[str, Record], ...]:
    """Give the records that could be read, kind by kind."""
    every = (corpus.sources, corpus.actors, corpus.places, corpus.figures, corpus.facts, corpus.changes)
    return cast("tuple[Mapping[str, Record], ...]", every)


def records(corpus: Corpus) -> Iterator[Record]:
    """Give every record that could be read, kind by kind."""
    return (record for group in groups(corpus) for record in group.values())


def names(record: Record) -> Iterator[Name]:
    """Give every id a record names."""
    match record:
        case Source():
            yield Name(("publisher",), ("actor",), record.publisher)
            yield Name(("relays",), ("actor", "source"), record.relays or None)
        case Actor():
            yield Name(("part_of",), ("actor",), record.part_of)
            yield Name(("speaks_for",), ("actor",), record.speaks_for)
        case Place():
            yield Name(("within",), ("place",), record.within)
        case Figure():
            yield Name(("topic",), ("topic",), record.topic)
            yield Name(("place",), ("place",), record.place)
        case Change():
            yield from (Name(("facts", n), ("fact",), fact) for n, fact in enumerate(record.facts))
        case Fact():
            yield from _of_fact(record)


def _of_fact(fact: Fact) -> Iterator[Name]:
    yield Name(("figure",), ("figure",), fact.figure)
    if fact.scope is not None:
        yield Name(("scope", "place"), ("place",), fact.scope.place)
    if fact.event is not None:
        yield Name(("event", "where"), ("place",), fact.event.where)
    yield Name(("topic",), ("topic",), fact.topic)
    if fact.said_by is not None:
        long = fact.places.has("said_by", "actor")
        yield Name(("said_by", "actor") if long else ("said_by",), ("actor",), fact.said_by.actor)
    for n, citation in enumerate(fact.citations):
        yield Name(("citations", n, "source"), ("source",), citation.source)
        yield from (Name(("citations", n, "via", m), ("actor",), actor) for m, actor in enumerate(citation.via))
    yield Name(("revises",), ("fact",), fact.revises)
    yield Name(("repeats",), ("fact",), fact.repeats)
    yield Name(("denies",), ("fact",), fact.denies)
    yield from (Name(("compare", n, "fact"), ("fact",), other.fact) for n, other in enumerate(fact.compare))
    if fact.derived is not None:
        yield from (Name(("derived", "sum", n), ("fact",), each) for n, each in enumerate(fact.derived.sum))
    yield Name(("superseded_by",), ("fact",), fact.superseded_by)


def known(corpus: Corpus, kind: str) -> frozenset[str]:
    """Give the ids of a kind, those of broken records too."""
    if kind == "topic":
        return frozenset(corpus.sheet.topics) if corpus.sheet is not None else frozenset()
    return corpus.ids.get(FOLDERS[kind], frozenset())
