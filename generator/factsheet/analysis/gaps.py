"""Gaps: how far apart two readings are, in what they state, in what they admit, in days, and in softness."""

from decimal import ROUND_HALF_UP, Context, Decimal

from factsheet.analysis.readings import Comparable
from factsheet.model.intervals import HUNDRED
from factsheet.model.records import Figure
from factsheet.model.relations import BreakEven, Gap, Kind, Spread, Strength
from factsheet.model.values import ValueWord
from factsheet.model.words import Behaviour, FigureKind

_CENT, _TENTH = Decimal("0.01"), Decimal("0.1")
# Digits of a quotient: more than two numbers of a file can give.
_DIVISION = Context(prec=100)
_UPWARDS, _DOWNWARDS = (ValueWord.ABOUT,), (ValueWord.ABOUT, ValueWord.NEARLY)
_IN_TIME = frozenset({Kind.SUCCESSIVE, Kind.DIFFERENT_PERIOD, Kind.CONTRADICTION, Kind.REVISION})


def gap_of(figure: Figure, left: Comparable, right: Comparable, kind: Kind, strength: Strength | None) -> Gap | None:
    """Measure what lies between two readings; None if they state the same and meet at the same time."""
    spread = _spread(left, right) if left.numbers != right.numbers else None
    apart = _apart(left, right)
    days = _days(figure, left, right) if kind in _IN_TIME else None
    soft = _break_even(figure, left, right) if _could_meet(left, right, kind, strength) else None
    if spread is None and apart is None and days is None and soft is None:
        return None
    return Gap(spread=spread, apart=apart, days=days, break_even=soft)


def _could_meet(left: Comparable, right: Comparable, kind: Kind, strength: Strength | None) -> bool:
    """Tell whether soft words are a way out of a clash; one that may rest on a date too is called possible."""
    return kind is Kind.CONTRADICTION and strength is not Strength.DEFINITE and (left.soft or right.soft)


def _spread(left: Comparable, right: Comparable) -> Spread | None:
    """Set the two stated numbers that lie farthest apart against each other, one of either side."""
    pairs = [(min(one, other), max(one, other)) for one in _stated(left) for other in _stated(right)]
    low, high = max(pairs, key=lambda pair: pair[1] - pair[0], default=(Decimal(0), Decimal(0)))
    if low == high:
        return None
    dates = left.value is not None and left.value.date is not None
    return Spread(high - low, _share(high, low, _CENT) if low > 0 and not dates else None)


def _share(number: Decimal, whole: Decimal, unit: Decimal) -> Decimal:
    """Divide and round half up; exact, however long the numbers."""
    return _DIVISION.divide(number, whole).quantize(unit, ROUND_HALF_UP, _DIVISION)


def _stated(reading: Comparable) -> tuple[Decimal, ...]:
    if reading.value is None:
        return ()
    if reading.value.date is not None:
        day = reading.value.date.single_day
        return (Decimal(day.toordinal()),) if day is not None else ()
    return tuple(number for number in reading.numbers if isinstance(number, Decimal))


def _apart(left: Comparable, right: Comparable) -> Decimal | None:
    """Measure from the nearest values they admit; None where they meet, or touch with one end open."""
    ordered = _lower_first(left, right)
    if ordered is None or ordered[0].edges is None or ordered[1].edges is None:
        return None
    return ordered[1].edges[0][0] - ordered[0].edges[1][0] or None


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
    """Say how far *about* and *nearly* would have to reach for two readings to meet; None if no reach would do.

    Everything else stays where it is: a vague word as much as a hard end, and a rounding, unless nothing else is soft.
    """
    ordered = _lower_first(left, right)
    if ordered is None:
        return None
    lower, upper = ordered
    below, above = _number(lower, _UPWARDS), _number(upper, _DOWNWARDS)
    if below is None and above is None:
        below, above = _rounded(lower), _rounded(upper)
    if (below is None and above is None) or lower.edges is None or upper.edges is None:
        return None
    start = below if below is not None else lower.edges[1][0]
    end = above if above is not None else upper.edges[0][0]
    reaching = ((lower, below), (upper, above))
    words = frozenset(each.value.word for each, number in reaching if each.value is not None and number is not None)
    if figure.kind is FigureKind.SHARE:
        # Two soft shares meet half way.
        return BreakEven((end - start) / (1 if below is None or above is None else 2), words, points=True)
    whole = abs(below or Decimal(0)) + abs(above or Decimal(0))
    return BreakEven(_share((end - start) * HUNDRED, whole, _TENTH), words) if whole else None


def _number(reading: Comparable, stretching: tuple[ValueWord, ...]) -> Decimal | None:
    """Give the number that goes with a word that can reach further; None for other words."""
    if reading.value is None or reading.value.word not in stretching:
        return None
    return reading.value.amount.exact


def _rounded(reading: Comparable) -> Decimal | None:
    """Give the number of a bare value that was rounded."""
    if reading.value is None or reading.value.word is not ValueWord.EXACTLY or not reading.soft:
        return None
    return reading.value.amount.exact
