"""How two readings of a figure stand to one another, and where the figure stands: the words and what goes with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from factsheet.model.identifiers import ActorId, FactId, FigureId
from factsheet.model.values import ValueWord


class Kind(StrEnum):
    """What the rules can say of two readings."""

    REVISION = "revision"
    ECHO = "echo"
    ALTERED_ECHO = "altered-echo"
    DENIAL = "denial"
    NO_FIGURE = "no-figure"
    DIFFERENT_DEFINITION = "different-definition"
    CONTRADICTION = "contradiction"
    PART_OF_WHOLE = "part-of-whole"
    DIFFERENT_SCOPE = "different-scope"
    DIFFERENT_PERIOD = "different-period"
    AGREEMENT = "agreement"
    COMPETING_DESCRIPTION = "competing-description"
    DIFFERENT_METHOD = "different-method"
    COMPATIBLE = "compatible"
    UNDATED = "undated"
    SUCCESSIVE = "successive"


CLASHES = frozenset({Kind.CONTRADICTION, Kind.COMPETING_DESCRIPTION, Kind.DENIAL})


class Strength(StrEnum):
    """How firm a clash is: for certain, only if soft words are taken at their word, or only for some dates."""

    DEFINITE = "definite"
    SOFT = "soft"
    POSSIBLE = "possible"


class Dimension(StrEnum):
    """In what two readings can differ."""

    VALUE = "value"
    QUALIFIER = "qualifier"
    PERIOD = "period"
    PLACE = "place"
    POPULATION = "population"
    DEFINITION = "definition"
    METHOD = "method"


class Standing(StrEnum):
    """Where a figure stands, all its published readings taken together."""

    CONTRADICTED = "contradicted"
    CONTESTED = "contested"
    SINGLE_ORIGIN = "single-origin"
    DIVERGING = "diverging"
    CHANGING = "changing"
    AGREED = "agreed"
    NOT_IN_CONFLICT = "not-in-conflict"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Spread:
    """How far stated numbers lie from one another; no ratio to nought, or between days."""

    difference: Decimal
    ratio: Decimal | None


@dataclass(frozen=True, slots=True)
class BreakEven:
    """How far soft words would have to reach for two values to meet; in points of a share, else in per cent."""

    amount: Decimal
    words: frozenset[ValueWord]
    points: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """What lies between two readings.

    `apart` is the distance between the nearest values they admit, None where they meet; `days` lie between the
    ends of two counts, or between two observations.
    """

    spread: Spread | None = None
    apart: Decimal | None = None
    days: int | None = None
    break_even: BreakEven | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What two readings of a figure are to one another; `left` is the one with the smaller id.

    `undecided` is what a possible clash rests on: a date that allows more than one day, a place or definition left out.
    """

    figure: FigureId
    left: FactId
    right: FactId
    kind: Kind
    strength: Strength | None = None
    dimensions: tuple[Dimension, ...] = ()
    undecided: tuple[Dimension, ...] = ()
    gap: Gap | None = None


@dataclass(frozen=True, slots=True)
class Origins:
    """Who a figure's readings go back to: bodies by name, and how many more that nobody names."""

    known: tuple[ActorId, ...] = ()
    unnamed: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """A figure's standing, the readings that decided it (two of a pair, or all that count), and their origins."""

    standing: Standing
    deciding: tuple[FactId, ...] = ()
    origins: Origins = Origins()

    @property
    def by_pair(self) -> bool:
        """Tell whether two readings decided it, not all of them."""
        return self.standing not in (Standing.SINGLE_ORIGIN, Standing.NOT_IN_CONFLICT, Standing.EMPTY)


@dataclass(frozen=True, slots=True)
class Oddities:
    """What an editor should look at: pairs of facts, and for a figure whose readings diverge two that do."""

    unlinked: tuple[tuple[FactId, FactId], ...] = ()
    mismatched: tuple[tuple[FactId, FactId], ...] = ()
    unfaithful: tuple[tuple[FactId, FactId], ...] = ()
    foreign: tuple[tuple[FactId, FactId], ...] = ()
    diverging: Mapping[FigureId, tuple[FactId, FactId]] = field(default_factory=dict)
