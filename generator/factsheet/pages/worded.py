"""What a template is given of a record, as values: everything is in words."""

from dataclasses import dataclass

from factsheet.model.records import Fact, Source
from factsheet.model.relations import Standing
from factsheet.model.text import Wording
from factsheet.wording.words import Name


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a figure, worded; `counted` says how, as far as the reading does.

    `said` and `printed` are days that follow a name: ` on 25 June 2025`; `said` is empty if no day of its own is known.
    """

    fact: Fact
    value: str
    machine: str
    as_stated: Wording | None
    as_of: str
    period: str
    scope: str
    counted: str
    speaker: Name
    said: str
    carrier: Name
    printed: str
    source: Source


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a figure stands: the standing, its badge, the reason in one sentence, and how many origins there are."""

    standing: Standing
    badge: str
    reason: str
    origins: str
