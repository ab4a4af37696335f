"""What a desk should look after: what is stale, rests on one voice or a party's, is unproved or read in part only."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from factsheet.analysis.headline import latest_day
from factsheet.dossier import Dossier
from factsheet.model.provable import Proof, proof_of, provable_in
from factsheet.model.records import Fact
from factsheet.model.relations import Origins, Standing
from factsheet.model.words import Access

# What a citation lacks to be proved.
_LACKS = {
    Proof.UNPROVED: "no receipt",
    Proof.FAILED: "not found in the copy",
    Proof.OLD: "looked for by older rules",
}


@dataclass(frozen=True, slots=True)
class Concern:
    """One record to look after, and why."""

    record: str
    why: str


@dataclass(frozen=True, slots=True)
class Topic:
    """One sort of concern: its name, what it means, and the records."""

    name: str
    means: str
    concerns: tuple[Concern, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """A dossier's state on a day."""

    today: dt.date
    facts: int
    figures: int
    topics: tuple[Topic, ...]


_Look = Callable[[Dossier, dt.date], Iterator[Concern]]


def status_of(dossier: Dossier, today: dt.date) -> Status:
    """Look through everything readers see."""
    looks: tuple[tuple[str, str, _Look], ...] = (
        ("stale", "to be looked at again", _stale),
        ("single-origin", "figures that stand on a single origin", _single_origin),
        ("party-only", "figures that only parties to the mission speak of", _party_only),
        ("unproved", "quotations and values that no receipt proves", _unproved),
        ("excerpt-only", "facts of which no source was read in full", _excerpt_only),
        ("untranslated", "facts without a statement in one of the sheet's languages", _untranslated),
    )
    return Status(
        today=today,
        facts=len(dossier.corpus.published()),
        figures=len(dossier.corpus.figures),
        topics=tuple(Topic(name, means, tuple(look(dossier, today))) for name, means, look in looks),
    )


def _stale(dossier: Dossier, today: dt.date) -> Iterator[Concern]:
    """Find facts whose day has passed, and levels whose newest reading no longer stands."""
    for fact in dossier.corpus.published():
        due = fact.review_by
        if due is not None and due.latest is not None and due.latest < today:
            yield Concern(f"facts/{fact.id}", f"was to be looked at by {due.text}")
    for figure in dossier.corpus.figures.values():
        readings = [fact for fact in dossier.firsts[figure.id] if fact.period is not None]
        newest = max(map(latest_day, readings), default=None)
        if figure.holds and newest is not None and (today - newest).days > figure.holds:
            why = f"its newest reading, of {newest}, stood for {figure.holds} days"
            yield Concern(f"figures/{figure.id}", why)


def _single_origin(dossier: Dossier, _: dt.date) -> Iterator[Concern]:
    for figure, verdict in dossier.verdicts.items():
        if verdict.standing is Standing.SINGLE_ORIGIN:
            yield Concern(f"figures/{figure}", _named(verdict.origins))


def _party_only(dossier: Dossier, _: dt.date) -> Iterator[Concern]:
    actors = dossier.corpus.actors
    for figure, verdict in dossier.verdicts.items():
        known, unnamed = verdict.origins.known, verdict.origins.unnamed
        if known and not unnamed and all(actor in actors and actors[actor].party for actor in known):
            yield Concern(f"figures/{figure}", _named(verdict.origins))


def _named(origins: Origins) -> str:
    unnamed = [f"{origins.unnamed} unnamed"] if origins.unnamed else []
    return ", ".join([*origins.known, *unnamed])


def _unproved(dossier: Dossier, _: dt.date) -> Iterator[Concern]:
    corpus = dossier.corpus
    for fact in corpus.published():
        for provable in provable_in(corpus, fact):
            proof, _receipt = proof_of(corpus, provable)
            if proof is not Proof.PROVED:
                yield Concern(f"facts/{fact.id}", f"{provable.source.id}, {provable.citation.at}: {_LACKS[proof]}")
        for citation in fact.citations:
            source = corpus.sources.get(citation.source)
            if citation.quote and source is not None and source.capture is None:
                yield Concern(f"facts/{fact.id}", f"{citation.source}, {citation.at}: the source names no copy")


def _excerpt_only(dossier: Dossier, _: dt.date) -> Iterator[Concern]:
    sources = dossier.corpus.sources
    for fact in dossier.corpus.published():
        names = tuple(dict.fromkeys(citation.source for citation in fact.citations))
        if all(name in sources and sources[name].access is not Access.FULL for name in names):
            yield Concern(f"facts/{fact.id}", ", ".join(f"{name} ({sources[name].access})" for name in names))


def _untranslated(dossier: Dossier, _: dt.date) -> Iterator[Concern]:
    languages = dossier.corpus.sheet.languages if dossier.corpus.sheet is not None else ()
    for fact in dossier.corpus.published() if len(languages) > 1 else ():
        missing = [each for each in languages if each not in _languages(fact, languages[0])]
        if missing:
            yield Concern(f"facts/{fact.id}", ", ".join(missing))


def _languages(fact: Fact, default: str) -> set[str]:
    return {language or default for language, _ in fact.statement.wordings}
