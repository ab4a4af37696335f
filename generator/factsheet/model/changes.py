"""What became of a record between two states of a dossier: the classes of change, and what goes with them."""

from dataclasses import dataclass
from enum import StrEnum

from factsheet.model.identifiers import ChangeId


class ChangeClass(StrEnum):
    """The classes of change, most important first."""

    CORRECTION = "correction"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"
    DISPUTE_OPENED = "dispute-opened"
    DISPUTE_CHANGED = "dispute-changed"
    DISPUTE_SETTLED = "dispute-settled"
    VALUE_UPDATED = "value-updated"
    VALUE_REVISED = "value-revised"
    QUALIFIER_CHANGED = "qualifier-changed"
    DATE_CHANGED = "date-changed"
    SCOPE_CHANGED = "scope-changed"
    ATTRIBUTION_CHANGED = "attribution-changed"
    SOURCE_ADDED = "source-added"
    SOURCE_REMOVED = "source-removed"
    CITATION_CHANGED = "citation-changed"
    NEW = "new"
    REWORDED = "reworded"
    UNPUBLISHED = "unpublished"

    @property
    def rank(self) -> int:
        """Its place among the classes; the most important has the first."""
        return _RANKS[self]


_RANKS = {each: place for place, each in enumerate(ChangeClass)}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, as an editor would write it; None where it was not written."""

    field: str
    old: object
    new: object


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """What became of one record: its classes, most important first, its fields, and the notes that say why."""

    folder: str
    id: str
    classes: tuple[ChangeClass, ...]
    fields: tuple[FieldChange, ...] = ()
    notes: tuple[ChangeId, ...] = ()

    @property
    def record(self) -> str:
        """Its name: `facts/riders-line`, or `sheet`."""
        return f"{self.folder}/{self.id}" if self.folder else self.id

    @property
    def kind(self) -> ChangeClass:
        """The most important of its classes."""
        return self.classes[0]


@dataclass(frozen=True, slots=True)
class Changes:
    """All that readers would notice, most important first; and how many records differ only on the desk."""

    records: tuple[RecordChange, ...] = ()
    unpublished: int = 0
