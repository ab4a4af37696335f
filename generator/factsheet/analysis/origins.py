"""Origins: whom an assertion goes back to. Nine outlets that carry one spokesperson are one origin."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from factsheet.model.corpus import Corpus, printing
from factsheet.model.identifiers import ActorId, FactId, SourceId
from factsheet.model.records import Citation, Fact, Source


@dataclass(frozen=True, slots=True)
class Voices:
    """The origins of one assertion: bodies by id; somebody unnamed by the words for them and who carries them."""

    known: frozenset[ActorId] = frozenset()
    unnamed: frozenset[tuple[str, str]] = frozenset()

    @property
    def all(self) -> tuple[Hashable, ...]:
        """Every origin, named or not, for telling them apart."""
        return (*self.known, *self.unnamed)

    def share(self, other: "Voices") -> bool:
        """Tell whether some origin is behind both."""
        return not (self.known.isdisjoint(other.known) and self.unnamed.isdisjoint(other.unnamed))

    def among(self, other: "Voices") -> bool:
        """Tell whether every origin of this one is an origin of the other; without any, of none."""
        return bool(self.known or self.unnamed) and self.known <= other.known and self.unnamed <= other.unnamed


def chain(corpus: Corpus, fact: Fact, citation: Citation) -> tuple[ActorId, ...]:
    """Name who carried a fact, from the outlet that was read towards the origin.

    As the citation writes it in `via`; else the publisher, whatever its source relays, and the speaker, if the fact
    names one: a fact that leaves its speaker to the source is said by each source it cites.
    """
    if citation.via:
        return citation.via
    source = corpus.sources.get(citation.source)
    carriers = [source.publisher, *_relayed(corpus, source)] if source is not None else []
    if fact.said_by is not None and fact.said_by.actor is not None:
        carriers.append(fact.said_by.actor)
    return tuple(dict.fromkeys(carriers))


def _relayed(corpus: Corpus, source: Source) -> Iterator[ActorId]:
    """Name what a source relays: an actor, or another source's publisher and what that one relays."""
    seen: set[SourceId] = set()
    here: Source | None = source
    while here is not None and here.relays and here.id not in seen:
        seen.add(here.id)
        if ActorId(here.relays) in corpus.actors:
            yield ActorId(here.relays)
            return
        here = corpus.sources.get(SourceId(here.relays))
        if here is not None:
            yield here.publisher


def voices_of(corpus: Corpus) -> Mapping[FactId, Voices]:
    """Find the origins of every fact; one that repeats another has that one's, and no more."""
    return {fact.id: _own(corpus, _first(corpus, fact)) for fact in corpus.facts.values()}


def _first(corpus: Corpus, fact: Fact) -> Fact:
    """Follow `repeats` to the fact that says it first; a circle, a mistake of its own, ends where it began."""
    seen = {fact.id}
    while fact.repeats is not None and fact.repeats in corpus.facts and fact.repeats not in seen:
        fact = corpus.facts[fact.repeats]
        seen.add(fact.id)
    return fact


def _own(corpus: Corpus, fact: Fact) -> Voices:
    known: set[ActorId] = set()
    unnamed: set[tuple[str, str]] = set()
    words = _unnamed(fact)
    for citation in printing(fact):
        carriers = chain(corpus, fact, citation)
        if words:
            unnamed.add((words, carriers[0] if carriers else ""))
        elif carriers:
            known.add(corpus.stands_for(carriers[-1]))
    return Voices(frozenset(known), frozenset(unnamed))


def _unnamed(fact: Fact) -> str:
    """Give the words for a speaker without a name; empty if there is one."""
    if fact.said_by is None or fact.said_by.actor is not None or fact.said_by.unnamed is None:
        return ""
    return fact.said_by.unnamed.wordings[0][1]
