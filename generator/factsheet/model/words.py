"""The few words a field may take, as editors write them."""

from enum import StrEnum


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


class Sensitivity(StrEnum):
    """What asks for more care than other facts."""

    ALLEGATION = "allegation"
    NAMED_VICTIM = "named-victim"
    MINOR = "minor"
    PROTECTED_PLACE = "protected-place"


class Supports(StrEnum):
    """What a citation stands for, where a fact has several."""

    VALUE = "value"
    SCOPE = "scope"
    DATE = "date"


class HeadlinePick(StrEnum):
    """Which reading stands for a figure."""

    LATEST = "latest"
    HIGHEST_FLOOR = "highest-floor"
    ALL = "all"
    NONE = "none"


class ChangeKind(StrEnum):
    """Why a published fact changed."""

    UPDATE = "update"
    CORRECTION = "correction"
    SOURCE_REVISED = "source-revised"
    CLARIFICATION = "clarification"
    WITHDRAWAL = "withdrawal"
