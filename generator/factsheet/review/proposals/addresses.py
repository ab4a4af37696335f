"""Which pages of the site print a record: what a reader of a page would see changed."""

from collections.abc import Iterator, Mapping
from typing import Any

from factsheet.analysis.provenance import speakers_of
from factsheet.dossier import Dossier
from factsheet.model.changes import RecordChange
from factsheet.model.identifiers import FactId
from factsheet.model.records import Fact
from factsheet.model.words import State

HOME, TIMELINE = "", "timeline/"
_LISTED = ("facts", "figures", "sources", "actors", "places")


def page_of(change: RecordChange) -> str:
    """Give the address of a record's own page; that of home for the sheet."""
    if change.folder == "pages":
        return f"{change.id.removesuffix('.md')}/"
    return f"{change.folder}/{change.id}/" if change.folder else HOME


def pages_of(change: RecordChange, dossier: Dossier) -> Iterator[str]:
    """Give the addresses of the pages that print a record: its own, its list's, and those of what it hangs on."""
    yield page_of(change)
    if change.folder in _LISTED:
        yield f"{change.folder}/"
    yield from _naming(change, dossier)
    if change.folder == "facts" and (fact := dossier.corpus.facts.get(FactId(change.id))) is not None:
        yield from _of_fact(fact, dossier)
    else:
        for fact in _resting_on(change, dossier):
            yield f"facts/{fact.id}/"


def _of_fact(fact: Fact, dossier: Dossier) -> Iterator[str]:
    corpus = dossier.corpus
    if fact.figure is not None:
        yield f"figures/{fact.figure}/"
    yield from (f"sources/{citation.source}/" for citation in fact.citations)
    yield from (f"actors/{actor}/" for actor in speakers_of(corpus, fact))
    if (place := corpus.place_of(fact)) is not None:
        yield f"places/{place}/"
    for pair in dossier.provenance.pairs_of.get(fact.id, ()):
        yield from (f"facts/{each.id}/" for each in (pair.fact, pair.other))
    if fact.event is not None and fact.state is State.PUBLISHED:
        yield TIMELINE
    summary = corpus.sheet.summary.mentions if corpus.sheet is not None else ()
    if any(mention.id == fact.id for mention in summary):
        yield HOME


def _naming(change: RecordChange, dossier: Dossier) -> Iterator[str]:
    """Give the pages of prose that name a record."""
    for name, page in dossier.corpus.pages.items():
        if any(each.id == change.id for each in page.names):
            yield f"{name.removesuffix('.md')}/"


def _resting_on(change: RecordChange, dossier: Dossier) -> tuple[Fact, ...]:
    """Give the facts whose pages print a figure, a source, an actor or a place."""
    found = dossier.provenance
    lists: dict[str, Mapping[Any, tuple[Fact, ...]]] = {
        "figures": found.by_figure, "sources": found.by_source, "actors": found.by_speaker, "places": found.by_place,
    }  # fmt: skip
    return lists.get(change.folder, {}).get(change.id, ())
