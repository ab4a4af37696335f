"""The corpus: every record of a dossier, by id, in the order of ids."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from factsheet.model.identifiers import ActorId, ChangeId, FactId, FigureId, PlaceId, SourceId, TopicId
from factsheet.model.policy import Policy
from factsheet.model.records import Actor, Change, Fact, Figure, Place, ProsePage, Sheet, Source, Speaker
from factsheet.model.words import Nature, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """All that could be read. `ids` and `paths` name the broken ones too: to refer to one is no mistake."""

    sheet: Sheet | None = None
    sources: Mapping[SourceId, Source] = field(default_factory=dict)
    actors: Mapping[ActorId, Actor] = field(default_factory=dict)
    figures: Mapping[FigureId, Figure] = field(default_factory=dict)
    places: Mapping[PlaceId, Place] = field(default_factory=dict)
    changes: Mapping[ChangeId, Change] = field(default_factory=dict)
    pages: Mapping[str, ProsePage] = field(default_factory=dict)
    policy: Policy = field(default_factory=Policy)
    facts: Mapping[FactId, Fact] = field(default_factory=dict)
    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    paths: tuple[str, ...] = field(default=(), compare=False)

    def published(self) -> tuple[Fact, ...]:
        """The facts readers see, in the order of their ids."""
        return tuple(fact for fact in self.facts.values() if fact.state is State.PUBLISHED)

    def speaker_of(self, fact: Fact) -> Speaker | None:
        """Who says it: as written, else the publisher of the first citation; None for an unreadable speaker."""
        if fact.said_by is not None or fact.places.has("said_by"):
            return fact.said_by
        source = self.sources.get(fact.citations[0].source)
        return None if source is None else Speaker(actor=source.publisher)

    def topic_of(self, fact: Fact) -> TopicId | None:
        """Its topic: as written, else its figure's."""
        figure = self.figure_of(fact)
        return fact.topic if fact.topic is not None or figure is None else figure.topic

    def figure_of(self, fact: Fact) -> Figure | None:
        """The figure it answers, if there is one and it could be read."""
        return self.figures.get(fact.figure) if fact.figure is not None else None


def nature_of(fact: Fact) -> Nature:
    """What sort of assertion it is: as written, else by whether it is a reading or an event."""
    if fact.nature is not None:
        return fact.nature
    # Written but unreadable counts as written: its own mistake has been named.
    return Nature.FACT if fact.places.has("figure") or fact.places.has("event") else Nature.CLAIM
