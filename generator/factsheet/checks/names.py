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
    id: str


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


# Fields that hold one id, and what it may be an id of.
_FIELDS: Mapping[type[Record], Mapping[str, tuple[str, ...]]] = {
    Source: {"publisher": ("actor",), "relays": ("actor", "source")},
    Actor: {"part_of": ("actor",), "speaks_for": ("actor",)},
    Place: {"within": ("place",)},
    Figure: {"topic": ("topic",), "place": ("place",)},
    Fact: {
        "figure": ("figure",), "topic": ("topic",), "revises": ("fact",), "repeats": ("fact",), "denies": ("fact",),
        "superseded_by": ("fact",),
    },
    Change: {},
}  # fmt: skip


def names(record: Record) -> Iterator[Name]:
    """Give every id a record names."""
    for field, kinds in _FIELDS[type(record)].items():
        if named := getattr(record, field):
            yield Name((field,), kinds, named)
    if isinstance(record, Change):
        yield from (Name(("facts", n), ("fact",), fact) for n, fact in enumerate(record.facts))
    if isinstance(record, Fact):
        yield from _within(record)


def _within(fact: Fact) -> Iterator[Name]:
    """Give the ids that stand deeper in a fact."""
    if fact.scope is not None and fact.scope.place is not None:
        yield Name(("scope", "place"), ("place",), fact.scope.place)
    if fact.event is not None and fact.event.where is not None:
        yield Name(("event", "where"), ("place",), fact.event.where)
    if fact.said_by is not None and fact.said_by.actor is not None:
        long = fact.places.has("said_by", "actor")
        yield Name(("said_by", "actor") if long else ("said_by",), ("actor",), fact.said_by.actor)
    for n, citation in enumerate(fact.citations):
        yield Name(("citations", n, "source"), ("source",), citation.source)
        yield from (Name(("citations", n, "via", m), ("actor",), actor) for m, actor in enumerate(citation.via))
    yield from (Name(("compare", n, "fact"), ("fact",), other.fact) for n, other in enumerate(fact.compare))
    if fact.derived is not None:
        yield from (Name(("derived", "sum", n), ("fact",), each) for n, each in enumerate(fact.derived.sum))


def known(corpus: Corpus, kind: str) -> frozenset[str]:
    """Give the ids of a kind, those of broken records too."""
    if kind == "topic":
        return frozenset(corpus.sheet.topics) if corpus.sheet is not None else frozenset()
    return corpus.ids.get(FOLDERS[kind], frozenset())
