"""Classes and kinds of change, and the fields they concern, in readers' words.

English; other languages follow with their own tables.
"""

from collections.abc import Mapping

from factsheet.model.changes import ChangeClass
from factsheet.model.words import ChangeKind, State

CLASSES: Mapping[ChangeClass, str] = {
    ChangeClass.CORRECTION: "Corrected",
    ChangeClass.WITHDRAWN: "Withdrawn",
    ChangeClass.RESTORED: "Restored",
    ChangeClass.DISPUTE_OPENED: "Dispute opened",
    ChangeClass.DISPUTE_CHANGED: "Stands otherwise",
    ChangeClass.DISPUTE_SETTLED: "Dispute settled",
    ChangeClass.VALUE_UPDATED: "Newer value",
    ChangeClass.VALUE_REVISED: "Value changed",
    ChangeClass.QUALIFIER_CHANGED: "Qualifier changed",
    ChangeClass.DATE_CHANGED: "Date changed",
    ChangeClass.SCOPE_CHANGED: "Scope changed",
    ChangeClass.ATTRIBUTION_CHANGED: "Attribution changed",
    ChangeClass.SOURCE_ADDED: "Source added",
    ChangeClass.SOURCE_REMOVED: "Source removed",
    ChangeClass.CITATION_CHANGED: "Citation changed",
    ChangeClass.NEW: "New",
    ChangeClass.REWORDED: "Reworded",
    ChangeClass.UNPUBLISHED: "Not for readers",
}
KINDS: Mapping[ChangeKind, str] = {
    ChangeKind.UPDATE: "Update",
    ChangeKind.CORRECTION: "Correction",
    ChangeKind.SOURCE_REVISED: "Revised by its source",
    ChangeKind.CLARIFICATION: "Clarification",
    ChangeKind.WITHDRAWAL: "Withdrawal",
}
# How a page of a fact that is no longer held begins.
STATES: Mapping[State, str] = {
    State.SUPERSEDED: "Superseded: another fact has taken its place.",
    State.WITHDRAWN: "Withdrawn: this is no longer held.",
    State.REMOVED: "Removed: its words are no longer shown.",
}
_FIELDS = {
    "as_stated": "the source\u2019s words", "as_of": "the date of the value", "said_by": "who says it",
    "citations": "where it can be read", "compare": "what to read with it", "in_short": "the short answer",
    "open_questions": "what is not known", "counts": "what is counted", "published": "the day of publication",
    "part_of": "what it belongs to", "speaks_for": "whom it speaks for", "url": "its address",
    "state_reason": "the reason", "superseded_by": "what took its place", "review_by": "when to look again",
    "archive_urls": "archived copies", "relays": "what it relays", "accessed": "when it was read",
    "access": "how it was read", "within": "the place it lies in", "at": "its point on the map",
    "revises": "what it revises", "repeats": "what it repeats", "denies": "what it denies",
    "declined": "whether an answer was given", "sensitivity": "the care it asks for", "reply": "what was answered",
    "nature": "what sort of assertion it is", "method": "how it was counted", "figure": "the figure it answers",
    "behaviour": "how it changes with time", "holds": "how long a reading stands", "headline": "which reading stands",
    "populations": "the groups counted", "definitions": "the definitions",
    "text": "the text", "event": "the event", "derived": "how it was reckoned", "since": "the first day counted",
}  # fmt: skip


def field(name: str) -> str:
    """Name a field for readers."""
    return _FIELDS.get(name, f"the {name.replace('_', ' ')}")
