"""The corpus: every record of a dossier, by id, in the order of ids."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from factsheet.model.editions import Edition
from factsheet.model.evidence import Asked, Receipt
from factsheet.model.identifiers import ActorId, ChangeId, EditionId, FactId, FigureId, PlaceId, SourceId, TopicId
from factsheet.model.policy import Policy
from factsheet.model.records import Actor, Change, Citation, Fact, Figure, Place, ProsePage, Sheet, Source, Speaker
from factsheet.model.words import Nature, State, Supports


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
    editions: Mapping[EditionId, Edition] = field(default_factory=dict)
    receipts: Mapping[Asked, Receipt] = field(default_factory=dict)
    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    paths: tuple[str, ...] = field(default=(), compare=False)

    def published(self) -> tuple[Fact, ...]:
        """The facts readers see, in the order of their ids."""
        return tuple(fact for fact in self.facts.values() if fact.state is State.PUBLISHED)

    @property
    def newest(self) -> Edition | None:
        """The newest sealed edition."""
        return next(reversed(list(self.editions.values())), None)

    def fresh_notes(self) -> tuple[Change, ...]:
        """Give the notes on changes that no edition has gathered yet."""
        gathered = self.newest.digests if self.newest is not None else {}
        return tuple(note for note in self.changes.values() if f"changes/{note.id}" not in gathered)

    def explained(self) -> frozenset[FactId]:
        """Name the facts of whose change since the newest edition a note says why."""
        return frozenset(fact for note in self.fresh_notes() for fact in note.facts)

    def speaker_of(self, fact: Fact) -> Speaker | None:
        """Who says it: as written, else the publisher of the first citation.

        None for an unreadable speaker, and for arithmetic of ours: no source says what we added up.
        """
        if fact.said_by is not None or fact.places.has("said_by") or fact.derived is not None:
            return fact.said_by
        source = self.sources.get(fact.citations[0].source)
        return None if source is None else Speaker(actor=source.publisher)

    def stands_for(self, actor: ActorId) -> ActorId:
        """The body an actor's words count as: a spokesperson's mission, or the actor itself."""
        seen: list[ActorId] = [actor]
        while (record := self.actors.get(seen[-1])) is not None and record.speaks_for is not None:
            if record.speaks_for in seen:
                break  # a circle is a mistake of its own, and named elsewhere
            seen.append(record.speaks_for)
        return seen[-1]

    def place_of(self, fact: Fact) -> PlaceId | None:
        """Where it happened or what is counted: as written, else its figure's place."""
        if fact.event is not None and fact.event.where is not None:
            return fact.event.where
        if fact.scope is not None and fact.scope.place is not None:
            return fact.scope.place
        figure = self.figure_of(fact)
        return figure.place if figure is not None else None

    def around(self, place: PlaceId | None) -> tuple[PlaceId, ...]:
        """A place and all it lies within, the smallest first."""
        found: list[PlaceId] = []
        while place is not None and place not in found and place in self.places:
            found.append(place)
            place = self.places[place].within
        return tuple(found)

    def topic_of(self, fact: Fact) -> TopicId | None:
        """Its topic: as written, else its figure's."""
        figure = self.figure_of(fact)
        return fact.topic if fact.topic is not None or figure is None else figure.topic

    def figure_of(self, fact: Fact) -> Figure | None:
        """The figure it answers, if there is one and it could be read."""
        return self.figures.get(fact.figure) if fact.figure is not None else None


def definition_in(figure: Figure, fact: Fact) -> str:
    """By which of its figure's definitions a reading counts: as written, else the only one; empty for unstated."""
    if fact.scope is not None and fact.scope.definition:
        return fact.scope.definition
    return next(iter(figure.definitions)) if len(figure.definitions) == 1 else ""


def printing(fact: Fact) -> tuple[Citation, ...]:
    """The citations that print what a fact says; not those that give its date or its scope alone."""
    kept = [each for each in fact.citations if not each.for_ or Supports.VALUE in each.for_]
    return tuple(kept) if 0 < len(kept) < len(fact.citations) else fact.citations


def nature_of(fact: Fact) -> Nature:
    """What sort of assertion it is: as written, else by whether it is a reading or an event."""
    if fact.nature is not None:
        return fact.nature
    # Written but unreadable counts as written: its own mistake has been named.
    return Nature.FACT if fact.places.has("figure") or fact.places.has("event") else Nature.CLAIM
