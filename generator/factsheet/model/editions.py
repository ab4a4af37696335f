"""Editions: the dossier as it stood on a day, sealed, and what was concluded then."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from factsheet.model.identifiers import EditionId, FactId, FigureId
from factsheet.model.relations import Kind, Strength, Verdict

_ID = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\.([1-9]\d{0,2}))?", re.ASCII)


def edition_order(identifier: str) -> tuple[dt.date, int] | None:
    """Say where an edition stands among others: by its day, then its number; None for a text that is no id."""
    match = _ID.fullmatch(identifier)
    if match is None:
        return None
    try:
        return dt.date.fromisoformat(match[1]), int(match[2] or 0)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class SealedPair:
    """What two readings were to one another when the edition was sealed."""

    left: FactId
    right: FactId
    kind: Kind
    strength: Strength | None = None


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What was concluded of a figure: where it stood, which readings stood for it, how its readings related."""

    verdict: Verdict
    headline: tuple[FactId, ...] = ()
    pairs: tuple[SealedPair, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """A record that was blanked after it was sealed: why, when, and its digest before and after."""

    record: str
    reason: str
    on: dt.date
    was: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A sealed edition; records and digests go by `facts/riders-line`, `pages/about.md`, or `sheet`.

    `sealed` is the file's own content, as it was written: what is verified. `records` is the same in today's fields.
    """

    id: EditionId
    title: str
    notes: str
    cutoff: dt.date
    released: dt.date
    predecessor: EditionId | None
    engine: int
    seal: str
    records: Mapping[str, object] = field(repr=False)
    digests: Mapping[str, str] = field(repr=False)
    conclusions: Mapping[FigureId, Conclusion] = field(repr=False)
    reviews: Mapping[FactId, str] = field(repr=False)
    redactions: tuple[Redaction, ...] = ()
    path: str = field(default="", compare=False)
    sealed: Mapping[str, object] = field(compare=False, repr=False)

    @property
    def order(self) -> tuple[dt.date, int]:
        """Where it stands among others."""
        return edition_order(self.id) or (dt.date.min, 0)

    def redaction_of(self, record: str) -> Redaction | None:
        """Find out whether a record was blanked."""
        return next((each for each in self.redactions if each.record == record), None)
