"""Provenance: what the published facts hang on: source, figure, topic, speaker, place, and one another."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from factsheet.model.corpus import Corpus
from factsheet.model.identifiers import ActorId, FactId, FigureId, PlaceId, SourceId, TopicId
from factsheet.model.records import Fact
from factsheet.model.text import Text

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements an editor asks to see together, and why; `fact` names `other`."""

    fact: Fact
    other: Fact
    note: Text


@dataclass(frozen=True, slots=True)
class Provenance:
    """Published facts by what they hang on, each list in the order of ids.

    A speaker's list holds what others say for it. A place's list holds what is said of it alone, not of the
    places within it. A fact's pairs are those it names and those that name it.
    """

    by_source: Mapping[SourceId, tuple[Fact, ...]]
    by_figure: Mapping[FigureId, tuple[Fact, ...]]
    by_topic: Mapping[TopicId | None, tuple[Fact, ...]]
    by_speaker: Mapping[ActorId, tuple[Fact, ...]]
    by_place: Mapping[PlaceId, tuple[Fact, ...]]
    pairs: tuple[Pair, ...]
    pairs_of: Mapping[FactId, tuple[Pair, ...]]

    def readings_of(self, figure: FigureId) -> tuple[Fact, ...]:
        """What others say in answer to a figure; arithmetic of ours is no reading."""
        return tuple(fact for fact in self.by_figure.get(figure, ()) if fact.derived is None)


def trace(corpus: Corpus) -> Provenance:
    """Walk the published facts once."""
    sources: defaultdict[SourceId, list[Fact]] = defaultdict(list)
    figures: defaultdict[FigureId, list[Fact]] = defaultdict(list)
    topics: defaultdict[TopicId | None, list[Fact]] = defaultdict(list)
    speakers: defaultdict[ActorId, list[Fact]] = defaultdict(list)
    places: defaultdict[PlaceId, list[Fact]] = defaultdict(list)
    pairs_of: defaultdict[FactId, list[Pair]] = defaultdict(list)
    published = {fact.id: fact for fact in corpus.published()}
    for fact in published.values():
        for source in dict.fromkeys(citation.source for citation in fact.citations):
            sources[source].append(fact)
        if fact.figure is not None:
            figures[fact.figure].append(fact)
        topics[corpus.topic_of(fact)].append(fact)
        for speaker in speakers_of(corpus, fact):
            speakers[speaker].append(fact)
        if (place := corpus.place_of(fact)) is not None:
            places[place].append(fact)
        for pair in _pairs(fact, published):
            pairs_of[fact.id].append(pair)
            pairs_of[pair.other.id].append(pair)
    return Provenance(
        by_source=_frozen(sources),
        by_figure=_frozen(figures),
        by_topic=_frozen(topics),
        by_speaker=_frozen(speakers),
        by_place=_frozen(places),
        pairs=tuple(pair for fact in published for pair in pairs_of[fact] if pair.fact.id == fact),
        pairs_of=_frozen(pairs_of),
    )


def speakers_of(corpus: Corpus, fact: Fact) -> tuple[ActorId, ...]:
    """Whoever says it, and the body it is said for; nobody if the speaker is unnamed."""
    speaker = corpus.speaker_of(fact)
    if speaker is None or speaker.actor is None:
        return ()
    return tuple(dict.fromkeys((speaker.actor, corpus.stands_for(speaker.actor))))


def _pairs(fact: Fact, published: Mapping[FactId, Fact]) -> Iterator[Pair]:
    """The pairs a fact names; a pair written from both sides stands with the smaller id."""
    for comparison in fact.compare:
        other = published.get(comparison.fact)
        if other is not None and other is not fact and not (_names(other, fact) and other.id < fact.id):
            yield Pair(fact, other, comparison.note)


def _names(fact: Fact, other: Fact) -> bool:
    return any(comparison.fact == other.id for comparison in fact.compare)


def _frozen(lists: Mapping[_Key, list[_Value]]) -> dict[_Key, tuple[_Value, ...]]:
    return {key: tuple(values) for key, values in lists.items()}
