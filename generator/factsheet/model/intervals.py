"""What a worded value admits: intervals over exact decimals.

A floor has no upper end, a share ends at 100, a count is a whole number. `soft` says that a tolerance, a
rounding or a vague word is in it: two soft intervals that miss each other may still mean the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from factsheet.model.values import Value, ValueWord
from factsheet.model.words import FigureKind

HUNDRED = Decimal(100)
_BELOW, _ABOVE = Decimal("-Infinity"), Decimal("Infinity")
Edge = tuple[Decimal, int]
_VAGUE = {
    "several": (Decimal(3), Decimal(10)),
    "dozens": (Decimal(24), Decimal(100)),
    "hundreds": (Decimal(200), Decimal(1000)),
    "thousands": (Decimal(2000), Decimal(10000)),
}


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of numbers; None is an end left open for ever."""

    low: Decimal | None
    high: Decimal | None
    low_closed: bool = True
    high_closed: bool = True
    soft: bool = False

    def admits(self, number: Decimal) -> bool:
        """Tell whether a number lies in it."""
        above = self.low is None or number > self.low or (self.low_closed and number == self.low)
        below = self.high is None or number < self.high or (self.high_closed and number == self.high)
        return above and below


@dataclass(frozen=True, slots=True)
class Tolerances:
    """How far soft words reach: per cent of a number, points of a share, and the vague words."""

    about: Decimal = Decimal(10)
    nearly: Decimal = Decimal(10)
    about_points: Decimal = Decimal(3)
    nearly_points: Decimal = Decimal(3)
    vague: Mapping[str, tuple[Decimal, Decimal]] = field(default_factory=dict)

    def ends_of(self, term: str) -> tuple[Decimal, Decimal]:
        """Say what a vague word takes in: as the policy says, else as everybody does."""
        return self.vague.get(term) or _VAGUE[term]


def interval_of(value: Value, kind: FigureKind, tolerances: Tolerances) -> Interval | None:
    """Say which numbers a value admits; a date and a term admit none."""
    if value.word in (ValueWord.ON, ValueWord.SAYS):
        return None
    interval = _vague(value, tolerances) if value.word is ValueWord.VAGUE else _worded(value, kind, tolerances)
    if kind is FigureKind.SHARE and (interval.high is None or interval.high > HUNDRED):
        return Interval(interval.low, HUNDRED, interval.low_closed, soft=interval.soft)
    return interval


def _worded(value: Value, kind: FigureKind, tolerances: Tolerances) -> Interval:
    number = value.amount.exact
    floor = Decimal(0) if number >= 0 else None  # below nought there is no floor to fall back on
    match value.word:
        case ValueWord.ABOUT:
            interval = _about(number, kind, tolerances)
        case ValueWord.NEARLY:
            interval = _nearly(number, kind, tolerances)
        case ValueWord.AT_LEAST | ValueWord.MORE_THAN:
            interval = Interval(number, None, low_closed=value.word is ValueWord.AT_LEAST)
        case ValueWord.AT_MOST | ValueWord.LESS_THAN:
            interval = Interval(floor, number, high_closed=value.word is ValueWord.AT_MOST)
        case ValueWord.BETWEEN:
            interval = Interval(number, value.amounts[1].exact)
        case _:
            interval = _bare(value)
    return interval


def _bare(value: Value) -> Interval:
    """A bare number is itself; one with a scale is whatever rounds to it."""
    number, rounding = value.amount.exact, value.amount.rounding
    if not rounding:
        return Interval(number, number)
    return Interval(number - rounding, number + rounding, high_closed=False, soft=True)


def _about(number: Decimal, kind: FigureKind, tolerances: Tolerances) -> Interval:
    share = kind is FigureKind.SHARE
    reach = tolerances.about_points if share else abs(number) * tolerances.about / HUNDRED
    low, high = number - reach, number + reach
    if kind is FigureKind.COUNT:
        # Inwards: a tenth of a person more is nobody.
        low = min(number, low.to_integral_value(ROUND_CEILING))
        high = max(number, high.to_integral_value(ROUND_FLOOR))
    return Interval(max(low, Decimal(0)) if share else low, high, soft=True)


def _nearly(number: Decimal, kind: FigureKind, tolerances: Tolerances) -> Interval:
    share = kind is FigureKind.SHARE
    reach = tolerances.nearly_points if share else abs(number) * tolerances.nearly / HUNDRED
    if number < 0:
        return Interval(number, number + reach, soft=True)
    low = number - reach
    return Interval(max(low, Decimal(0)) if share else low, number, soft=True)


def _vague(value: Value, tolerances: Tolerances) -> Interval:
    low, high = tolerances.ends_of(value.term)
    return Interval(low, high, high_closed=False, soft=True)


def meet(left: Interval, right: Interval, *, whole: bool = False) -> bool:
    """Tell whether some number lies in both; of counts, some whole number."""
    (low, high), (other_low, other_high) = edges(left, whole=whole), edges(right, whole=whole)
    return max(low, other_low) <= min(high, other_high)


def edges(interval: Interval, *, whole: bool = False) -> tuple[Edge, Edge]:
    """Give both ends in an order of their own: two intervals meet if neither low end lies above the other's high end.

    The second number puts an open end inside the closed one at the same place. Whole numbers have closed ends alone.
    """
    low = (_BELOW, 0) if interval.low is None else (interval.low, 0 if interval.low_closed else 1)
    high = (_ABOVE, 0) if interval.high is None else (interval.high, 0 if interval.high_closed else -1)
    return (_first_whole(low), _last_whole(high)) if whole else (low, high)


def _first_whole(low: Edge) -> Edge:
    number, open_ = low
    if not number.is_finite():
        return low
    return (number.to_integral_value(ROUND_FLOOR) + 1 if open_ else number.to_integral_value(ROUND_CEILING), 0)


def _last_whole(high: Edge) -> Edge:
    number, open_ = high
    if not number.is_finite():
        return high
    return (number.to_integral_value(ROUND_CEILING) - 1 if open_ else number.to_integral_value(ROUND_FLOOR), 0)
