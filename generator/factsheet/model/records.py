"""The records of a dossier: what an editor writes, frozen, each knowing where it was written.

Their fields are those of the field tables in `loading.tables`, one for one; a trailing underscore keeps
a field's name apart from Python's own word (`from_`, `for_`). This module is one list of values, longer
than others because a dossier has many fields.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from factsheet.model.dates import PlainDate
from factsheet.model.identifiers import ActorId, FactId, FigureId, SourceId, TopicId
from factsheet.model.text import Text
from factsheet.model.values import Value
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


class SourceKind(StrEnum):
    """What sort of work a source is."""

    NEWS = "news"
    STATEMENT = "statement"
    OFFICIAL = "official"
    UN_REPORT = "un-report"
    NGO_REPORT = "ngo-report"
    DATASET = "dataset"
    LAW = "law"
    SOCIAL = "social"
    OTHER = "other"


class Access(StrEnum):
    """How a source was read."""

    FULL = "full"
    EXCERPT = "excerpt"
    UNSEEN = "unseen"


class ActorKind(StrEnum):
    """What sort of body or person an actor is."""

    STATE = "state"
    MISSION = "mission"
    UN_BODY = "un-body"
    AGENCY = "agency"
    OUTLET = "outlet"
    NGO = "ngo"
    COMPANY = "company"
    ARMED_GROUP = "armed-group"
    PERSON = "person"
    PUBLIC = "public"


class FigureKind(StrEnum):
    """What sort of answer a figure's question has."""

    COUNT = "count"
    AMOUNT = "amount"
    SHARE = "share"
    RATE = "rate"
    RANK = "rank"
    DATE = "date"
    DESCRIPTION = "description"


class Behaviour(StrEnum):
    """How a figure's answer changes with time."""

    CUMULATIVE = "cumulative"
    CUMULATIVE_REVISABLE = "cumulative-revisable"
    FLOW = "flow"
    LEVEL = "level"
    FIXED = "fixed"


class Nature(StrEnum):
    """What sort of assertion a fact is."""

    FACT = "fact"
    CLAIM = "claim"
    JUDGEMENT = "judgement"
    CAUSE = "cause"
    FORECAST = "forecast"


class Method(StrEnum):
    """How a number came about."""

    COUNT = "count"
    REGISTRY = "registry"
    OBSERVATION = "observation"
    SURVEY = "survey"
    ESTIMATE = "estimate"
    MODEL = "model"
    STATEMENT = "statement"


class EventStatus(StrEnum):
    """Whether an event took place."""

    HAPPENED = "happened"
    PLANNED = "planned"
    CANCELLED = "cancelled"


class State(StrEnum):
    """Where a fact stands between draft and tombstone."""

    DRAFT = "draft"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"


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
class MissionSpan:
    """From when to when the mission lasts."""

    from_: PlainDate | None = None
    to: PlainDate | None = None


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
    published: PlainDate
    language: str
    url: str = ""
    archive_urls: tuple[str, ...] = ()
    access: Access
    accessed: PlainDate | None = None
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
class Figure:
    """A question with an answer that can be counted, dated or named."""

    id: FigureId
    title: Text
    question: Text
    topic: TopicId | None = None
    kind: FigureKind
    unit: Text | None = None
    of: Text | None = None
    since: PlainDate | None = None
    counts: Text
    behaviour: Behaviour | None = None
    in_short: Text | None = None
    explanation: Text | None = None
    open_questions: tuple[Text, ...] = ()
    places: Places = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who says it: an actor, perhaps in an office and on a day, or words for somebody unnamed."""

    actor: ActorId | None = None
    role: Text | None = None
    on: PlainDate | None = None
    unnamed: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A place in a source that says it."""

    source: SourceId
    at: str
    quote: str = ""
    via: tuple[ActorId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that stands on the timeline."""

    when: PlainDate
    title: Text | None = None
    kind: str = ""
    status: EventStatus = EventStatus.HAPPENED


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One attributed assertion: a reading of a figure, an event, or a plain statement."""

    id: FactId
    statement: Text
    nature: Nature | None = None
    figure: FigureId | None = None
    value: Value | None = None
    as_stated: Text | None = None
    as_of: PlainDate | None = None
    method: Method | None = None
    event: Event | None = None
    topic: TopicId | None = None
    said_by: Speaker | None = None
    citations: tuple[Citation, ...]
    revises: FactId | None = None
    repeats: FactId | None = None
    state: State
    superseded_by: FactId | None = None
    state_reason: Text | None = None
    checked: PlainDate | None = None
    review_by: PlainDate | None = None
    note: Text | None = None
    editor_note: str = ""
    places: Places = field(compare=False, repr=False)
