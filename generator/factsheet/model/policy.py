"""The dossier's policy: what its editors decided about rules, soft words and quotations."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from factsheet.model.dates import Date
from factsheet.model.intervals import Tolerances
from factsheet.model.records import Places


class Weight(StrEnum):
    """How much a rule weighs in one dossier."""

    ERROR = "error"
    WARNING = "warning"
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A rule set aside for one record, by somebody, for a reason, until a day."""

    rule: str
    record: str
    owner: str
    reason: str
    until: Date


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What `content/policy.yml` says; without it, these defaults."""

    rules: Mapping[str, Weight] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    tolerances: Tolerances = field(default_factory=Tolerances)
    longest_quotation: int = 12
    places: Places | None = field(default=None, compare=False, repr=False)
