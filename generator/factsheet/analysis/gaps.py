"""Gaps: how far apart two readings are, in what they state, in what they admit, in days, and in softness."""

from decimal import ROUND_HALF_UP, Decimal

from factsheet.analysis.readings import Comparable
from factsheet.model.intervals import HUNDRED
from factsheet.model.records import Figure
from factsheet.model.relations import BreakEven, Gap, Kind, Spread, Strength
from factsheet.model.values import ValueWord
from factsheet.model.words import Behaviour, FigureKind

_CENT, _TENTH = Decimal("0.01"), Decimal("0.1")
_IN_TIME = frozenset({Kind.SUCCESSIVE, Kind.DIFFERENT_PERIOD, Kind.CONTRADICTION, Kind.REVISION})


def gap_of(figure: Figure, left: Comparable, right: Comparable, kind: Kind, strength: Strength | None) -> Gap | None:
    """Measure what lies between two readings; None if they state the same and meet at the same time."""
    gap = Gap(
        spread=_spread(left, right) if left.numbers != right.numbers else None,
        apart=_apart(left, right),
        days=_days(figure, left, right) if kind in _IN_TIME else None,
        break_even=_break_even(figure, left, right) if strength is Strength.SOFT else None,
    )
    return None if gap == Gap() else gap


def _spread(left: Comparable, right: Comparable) -> Spread | None:
    """Set the largest stated number against the smallest; of dates, single days alone."""
    ours, theirs = _stated(left), _stated(right)
    if not (ours and theirs):
        return None
    low, high = min(ours + theirs), max(ours + theirs)
    dates = left.value is not None and left.value.date is not None
    ratio = (high / low).quantize(_CENT, ROUND_HALF_UP) if low > 0 and not dates else None
    return Spread(high - low, ratio)


def _stated(reading: Comparable) -> tuple[Decimal, ...]:
    if reading.value is None:
        return ()
    if reading.value.date is not None:
        day = reading.value.date.single_day
        return (Decimal(day.toordinal()),) if day is not None else ()
    return tuple(amount.exact for amount in reading.value.amounts)


def _apart(left: Comparable, right: Comparable) -> Decimal | None:
    ordered = _lower_first(left, right)
    if ordered is None or ordered[0].edges is None or ordered[1].edges is None:
        return None
    return ordered[1].edges[0][0] - ordered[0].edges[1][0]


def _lower_first(left: Comparable, right: Comparable) -> tuple[Comparable, Comparable] | None:
    """Order two readings that do not meet by what they admit; None for those that meet."""
    if left.edges is None or right.edges is None:
        return None
    if left.edges[0] > right.edges[1]:
        return right, left
    return (left, right) if right.edges[0] > left.edges[1] else None


def _days(figure: Figure, left: Comparable, right: Comparable) -> int | None:
    """Count the days between the ends of two periods, where both are known; a fixed figure has no time."""
    timeless = figure.behaviour is Behaviour.FIXED or figure.kind is FigureKind.DESCRIPTION
    if timeless or left.period is None or right.period is None:
        return None
    if left.period.day is None or right.period.day is None:
        return None
    return abs(left.period.day - right.period.day) or None


def _break_even(figure: Figure, left: Comparable, right: Comparable) -> BreakEven | None:
    """Say how far soft words would have to reach for two readings to meet; None where no reach would do."""
    ordered = _lower_first(left, right)
    if ordered is None:
        return None
    lower, upper = ordered
    below, above = _reaching(lower, up=True), _reaching(upper, up=False)
    points = figure.kind is FigureKind.SHARE
    if below is None or above is None or (lower.soft and upper.soft and points):
        # Two soft shares meet half way.
        half = (above - below) / 2 if below is not None and above is not None else None
        return BreakEven(half, points=True) if half is not None else None
    distance = above - below
    if points:
        return BreakEven(distance, points=True)
    whole = (below if lower.soft else Decimal(0)) + (above if upper.soft else Decimal(0))
    if whole <= 0:
        return None
    return BreakEven((distance * HUNDRED / whole).quantize(_TENTH, ROUND_HALF_UP))


def _reaching(reading: Comparable, *, up: bool) -> Decimal | None:
    """Give the number a soft word stands with, or the hard end that faces the other; None where it cannot reach."""
    if not reading.soft:
        return reading.edges[1 if up else 0][0] if reading.edges is not None else None
    if reading.value is None or not reading.value.amounts or (up and reading.value.word is ValueWord.NEARLY):
        return None
    return reading.value.amount.exact
