"""The records of a dossier: what an editor writes, frozen, each knowing where it was written.

Their fields are those of the field tables in `loading.fields`, one for one; a trailing underscore keeps
a field's name apart from Python's own word (`from_`, `for_`). The module is long because a dossier has many
fields.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from factsheet.model.dates import Date
from factsheet.model.identifiers import ActorId, ChangeId, FactId, FigureId, PlaceId, SourceId, TopicId
from factsheet.model.text import Text
from factsheet.model.values import Value
from factsheet.model.words import (
    Access,
    ActorKind,
    Behaviour,
    ChangeKind,
    EventStatus,
    FigureKind,
    HeadlinePick,
    Method,
    Nature,
    Sensitivity,
    SourceKind,
    State,
    Supports,
)
from factsheet.problems import Span


class Places(Protocol):
    """Where the parts of a record stand in its file."""

    def at(self, *path: str | int) -> Span:
        """Give the place of a value, or of the nearest thing round it that was written."""
        ...

    def key(self, *path: str | int) -> Span:
        """Give the place of a key, or of the nearest thing round it that was written."""
        ...

    def has(self, *path: str | int) -> bool:
        """Tell whether the editor wrote it, readable or not."""
        ...

    def written(self, *fields: str) -> tuple[str, ...]:
        """Give those of some fields of the record that the editor wrote, readable or not."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A `[@fact-id]` in prose, and where it stands."""

    id: FactId
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A longer text whose sentences cite facts."""

    text: Text
    mentions: tuple[Mention, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedInProse:
    """A record that a page of prose names: which form names it, where, and how it stands there."""

    id: str
    form: str
    span: Span
    alone: bool = False
    within: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProsePage:
    """A page of prose as it was written, and the records it names."""

    path: str
    text: str
    names: tuple[NamedInProse, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionSpan:
    """From when to when the mission lasts."""

    from_: Date | None = None
    to: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What the dossier is about, and the few facts about itself that it can state."""

    title: Text
    subject: Text
    summary: Prose
    topics: Mapping[TopicId, Text]
    languages: tuple[str, ...]
    licence: str
    mission: MissionSpan | None = None
    address: str = ""
    repository: str = ""
    contact: str = ""
    publisher: str = ""
    places: Places = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The copy of a source that was read: named here, kept elsewhere."""

    sha256: str
    media_type: str = ""
    identified_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A work: an article, a report, a statement, a dataset."""

    id: SourceId
    title: Text
    kind: SourceKind
    publisher: ActorId
    authors: tuple[str, ...] = ()
    published: Date
    language: str
    url: str = ""
    archive_urls: tuple[str, ...] = ()
    access: Access
    accessed: Date | None = None
    relays: str = ""
    capture: Capture | None = None
    note: Text | None = None
    places: Places = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A body or a person in office that says, carries or does something."""

    id: ActorId
    name: Text
    kind: ActorKind
    acronym: str = ""
    part_of: ActorId | None = None
    party: bool = False
    speaks_for: ActorId | None = None
    note: Text | None = None
    places: Places = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A named area, perhaps with a point on the map."""

    id: PlaceId
    name: Text
    within: PlaceId | None = None
    at: tuple[Decimal, Decimal] | None = None
    note: Text | None = None
    places: Places = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """Which reading is printed for a figure, and of which definition."""

    pick: HeadlinePick
    definition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A question with an answer that can be counted, dated or named."""

    id: FigureId
    title: Text
    question: Text
    topic: TopicId | None = None
    kind: FigureKind
    unit: Text | None = None
    of: Text | None = None
    place: PlaceId | None = None
    since: Date | None = None
    counts: Text
    behaviour: Behaviour | None = None
    holds: int = 0
    populations: Mapping[str, str] = field(default_factory=dict)
    definitions: Mapping[str, Text] = field(default_factory=dict)
    vocabulary: tuple[str, ...] = ()
    headline: Headline | None = None
    in_short: Text | None = None
    explanation: Text | None = None
    open_questions: tuple[Text, ...] = ()
    places: Places = field(compare=False, repr=False)

    @property
    def timeless(self) -> bool:
        """Tell whether answers can be set side by side without a date."""
        return self.behaviour is Behaviour.FIXED or self.kind in (FigureKind.DESCRIPTION, FigureKind.DATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who says it: an actor, perhaps in an office and on a day, or words for somebody unnamed."""

    actor: ActorId | None = None
    role: Text | None = None
    on: Date | None = None
    unnamed: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A place in a source that says it."""

    source: SourceId
    at: str
    quote: str = ""
    via: tuple[ActorId, ...] = ()
    for_: tuple[Supports, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that stands on the timeline."""

    when: Date
    title: Text | None = None
    where: PlaceId | None = None
    kind: str = ""
    status: EventStatus = EventStatus.HAPPENED


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What exactly is counted, where, and until when; what is left out is unstated."""

    period: Date | None = None
    place: PlaceId | None = None
    population: str = ""
    definition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Another statement a reader should see together with this one; no verdict."""

    fact: FactId
    note: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """Our own arithmetic: a sum of readings."""

    sum: tuple[FactId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One attributed assertion: a reading of a figure, an event, or a plain statement."""

    id: FactId
    statement: Text
    nature: Nature | None = None
    figure: FigureId | None = None
    value: Value | None = None
    as_stated: Text | None = None
    as_of: Date | None = None
    scope: Scope | None = None
    method: Method | None = None
    event: Event | None = None
    topic: TopicId | None = None
    said_by: Speaker | None = None
    citations: tuple[Citation, ...]
    revises: FactId | None = None
    repeats: FactId | None = None
    denies: FactId | None = None
    declined: bool = False
    compare: tuple[Comparison, ...] = ()
    derived: Derivation | None = None
    state: State
    superseded_by: FactId | None = None
    state_reason: Text | None = None
    sensitivity: Sensitivity | None = None
    reply: Text | None = None
    checked: Date | None = None
    review_by: Date | None = None
    note: Text | None = None
    editor_note: str = ""
    places: Places = field(compare=False, repr=False)

    @property
    def period(self) -> Date | None:
        """The time its value speaks of: `as_of`, or what that is short for."""
        return self.as_of or (self.scope.period if self.scope is not None else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Why published facts changed; gathered into the next edition."""

    id: ChangeId
    facts: tuple[FactId, ...]
    kind: ChangeKind
    note: Text
    was: Text | None = None
    now: Text | None = None
    since: str = ""
    found_by: str = ""
    places: Places = field(compare=False, repr=False)
