"""R: an id that is named exists, and may be named there."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import NamedTuple

from factsheet.checks.rule import Case, Found, rule
from factsheet.model.corpus import Corpus
from factsheet.model.records import Actor, Fact, Figure, Source, State
from factsheet.problems import Related

_FOLDERS = {"source": "sources", "actor": "actors", "figure": "figures", "fact": "facts"}


class _Name(NamedTuple):
    """An id named by a record: where, and of which kinds it may be."""

    path: tuple[str | int, ...]
    kinds: tuple[str, ...]
    id: str | None


def _names(record: Source | Actor | Figure | Fact) -> Iterator[_Name]:
    match record:
        case Source():
            yield _Name(("publisher",), ("actor",), record.publisher)
            yield _Name(("relays",), ("actor", "source"), record.relays or None)
        case Actor():
            yield _Name(("part_of",), ("actor",), record.part_of)
            yield _Name(("speaks_for",), ("actor",), record.speaks_for)
        case Figure():
            yield _Name(("topic",), ("topic",), record.topic)
        case Fact():
            yield from _fact_names(record)


def _fact_names(fact: Fact) -> Iterator[_Name]:
    yield _Name(("figure",), ("figure",), fact.figure)
    yield _Name(("topic",), ("topic",), fact.topic)
    if fact.said_by is not None:
        written_short = not fact.places.has("said_by", "actor")
        path = ("said_by",) if written_short else ("said_by", "actor")
        yield _Name(path, ("actor",), fact.said_by.actor)
    for n, citation in enumerate(fact.citations):
        yield _Name(("citations", n, "source"), ("source",), citation.source)
        for m, actor in enumerate(citation.via):
            yield _Name(("citations", n, "via", m), ("actor",), actor)
    yield _Name(("revises",), ("fact",), fact.revises)
    yield _Name(("repeats",), ("fact",), fact.repeats)
    yield _Name(("superseded_by",), ("fact",), fact.superseded_by)


def _known(corpus: Corpus, kind: str) -> frozenset[str]:
    if kind == "topic":
        return frozenset(corpus.sheet.topics) if corpus.sheet is not None else frozenset()
    return corpus.ids.get(_FOLDERS[kind], frozenset())


def _near(identifier: str, known: frozenset[str], kind: str) -> str:
    near = get_close_matches(identifier, sorted(known), n=1, cutoff=0.6)
    if near:
        return f"did you mean `{near[0]}`?"
    if kind == "topic":
        return f"the sheet's topics are: {', '.join(sorted(known))}"
    return f"write it first: content/{_FOLDERS[kind]}/{identifier}.yml"


def _dotted(path: tuple[str | int, ...]) -> str:
    return ".".join(f"{step + 1}" if isinstance(step, int) else step for step in path)


@rule("R101", "unknown-record")
def named_records_exist(case: Case) -> Iterator[Found]:
    """Every id a record names has a record.

    A fact that cites a source nobody wrote down cannot be followed by a reader.

    Passes: `figure: killed-2025`, and there is a `content/figures/killed-2025.yml`.

    Fails: `figure: kiled-2025`.
    """
    corpus = case.corpus
    # Without a readable sheet every topic would be reported; the sheet's own mistake says enough.
    absent = {"topic"} if corpus.sheet is None else set()
    groups = (corpus.sources, corpus.actors, corpus.figures, corpus.facts)
    for record in (record for group in groups for record in group.values()):
        for name in _names(record):
            if name.id is None or absent & set(name.kinds):
                continue
            known = frozenset[str]().union(*(_known(corpus, kind) for kind in name.kinds))
            if name.id not in known:
                kind = " or ".join(name.kinds)
                yield Found(
                    span=record.places.at(*name.path),
                    record=record.id,
                    field=_dotted(name.path),
                    message=f"there is no {kind} `{name.id}`",
                    hint=_near(name.id, known, name.kinds[0]),
                )


@rule("R102", "unknown-fact-in-prose")
def cited_facts_exist(case: Case) -> Iterator[Found]:
    """Every `[@fact-id]` in the summary names a fact that readers can see.

    A sentence on the home page stands or falls with the fact behind its number.

    Passes: `The mission began in June 2024 [@mission-began].`, and that fact is published.

    Fails: the same, with no such fact, or with a draft.
    """
    corpus = case.corpus
    if corpus.sheet is None:
        return
    known = corpus.ids.get("facts", frozenset())
    for mention in corpus.sheet.summary.mentions:
        fact = corpus.facts.get(mention.id)
        if mention.id not in known:
            yield Found(
                span=mention.span,
                record="sheet",
                field="summary",
                message=f"there is no fact `{mention.id}`",
                hint=_near(mention.id, known, "fact"),
            )
        elif fact is not None and fact.state is not State.PUBLISHED:
            yield Found(
                span=mention.span,
                record="sheet",
                field="summary",
                message=f"the fact `{mention.id}` is not published ({fact.state})",
                hint="publish it, or cite another",
                related=(Related(fact.places.at("state"), "its state is written here"),),
            )


RULES = (named_records_exist, cited_facts_exist)
