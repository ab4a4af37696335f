"""Scales and their ticks: exact numbers in, pixels out.

An axis starts where its readings do, not at zero: the drawings show where a number lies, never how long a bar is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import MAX_PREC, Context, Decimal
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from factsheet.charts.lettering import SMALL, width
from factsheet.charts.svg import WIDTH, Length

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_GAP, _FURTHEST = 8, 14
_BEYOND = Fraction(1, 5)
_EXACT = Context(prec=MAX_PREC)
# How many times its span a scale may lie from zero, and how far, for floats to do.
_FINE, _LARGE = 10**8, 10**100


@dataclass(frozen=True)
class Scale:
    """A stretch of numbers laid on a stretch of pixels; `start` may lie beyond `end`.

    `finest` is the power of ten below which there are no ticks: among whole numbers there is no 2.5.
    """

    low: Fraction
    high: Fraction
    start: Length
    end: Length
    finest: int = 0

    def at(self, number: Decimal | Fraction | int) -> Length:
        """Find the place of a number; where floats would blur it, 10^24 and 10^24 + 1, it is reckoned exactly."""
        if self._rough is None:
            part = float((Fraction(number) - self.low) / (self.high - self.low))
        else:
            low, span = self._rough
            part = (float(number) - low) / span
        return self.start + part * (self.end - self.start)

    @cached_property
    def _rough(self) -> tuple[float, float] | None:
        """Give the lowest number and the span as floats, if those tell a thousandth of a pixel apart."""
        span, farthest = self.high - self.low, max(self.high, -self.low)
        return (float(self.low), float(span)) if farthest < _LARGE and farthest < span * _FINE else None


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis, its label, and a second line below that; both may be empty."""

    place: Length
    text: str = ""
    below: str = ""


def laid(numbers: Sequence[Decimal], start: Length, end: Length, air: Fraction, *, below: bool, above: bool) -> Scale:
    """Lay out numbers with a part of their span as air, and more where a reading goes on below or above.

    Air alone does not cross zero: an axis of counts has no negative ticks.
    """
    if not numbers:
        return Scale(Fraction(0), Fraction(1), start, end)
    low, high = Fraction(min(numbers)), Fraction(max(numbers))
    span = (high - low) * air if low < high else max(abs(high) / 4, Fraction(1))
    beyond = max(span, (high - low) * _BEYOND)
    first, last = low - (beyond if below else span), high + (beyond if above else span)
    if not below and low >= 0:
        first = max(first, Fraction(0))
    if not above and high <= 0 and first < 0:
        last = min(last, Fraction(0))
    finest = min(0, *(int(number.normalize(_EXACT).as_tuple().exponent) for number in numbers))
    return Scale(first, last, start, end, finest)


def round_numbers(scale: Scale, most: int) -> tuple[Decimal, ...]:
    """Choose ticks: the finest step of 1, 2 or 5 times a power of ten that needs no more than `most`."""
    span = (scale.high - scale.low) / most
    exponent = max(scale.finest, len(str(span.numerator)) - len(str(span.denominator)) - 1)
    while True:
        for base in (1, 2, 5):
            step = base * Fraction(10) ** exponent
            first, last = -(-scale.low // step), scale.high // step
            if last - first < most:
                return tuple(_exactly(number * base, exponent) for number in range(first, last + 1))
        exponent += 1


def _exactly(digits: int, exponent: int) -> Decimal:
    return Decimal(digits * 10**exponent) if exponent >= 0 else Decimal(f"{digits}E{exponent}")


def across(scale: Scale, number: Callable[[Decimal], str]) -> tuple[Tick, ...]:
    """Choose the ticks of a level axis so that their labels do not touch."""
    for written in (number, _short(number)):
        for most in range(6, 1, -1):
            chosen = round_numbers(scale, most)
            row = tuple(in_reach(scale.at(each), written(each)) for each in chosen)
            if sum(bool(tick.text) for tick in row) > 1 and apart(row):
                return row
    return tuple(Tick(scale.at(each)) for each in round_numbers(scale, 3))


def upwards(scale: Scale, number: Callable[[Decimal], str], room: Length) -> tuple[Tick, ...]:
    """Choose the ticks of an upright axis whose labels have so much room to the left."""
    most = max(2, round(abs(scale.start - scale.end)) // 36)
    chosen = round_numbers(scale, most)
    for written in (number, _short(number)):
        row = tuple(Tick(scale.at(each), written(each)) for each in chosen)
        if all(width(tick.text, SMALL) <= room for tick in row):
            return row
    return tuple(Tick(scale.at(each)) for each in chosen)


def in_reach(place: Length, text: str) -> Tick:
    """Make a tick; a label that would have to stand away from it is left out."""
    return Tick(place, text if abs(beside(place, text) - place) <= _FURTHEST else "")


def beside(place: Length, text: str) -> Length:
    """Find the middle of a label that stays inside the drawing."""
    half = width(text, SMALL) / 2
    return max(half, min(WIDTH - half, place))


def apart(row: Sequence[Tick]) -> bool:
    """Tell whether no two labels of a level axis touch."""
    sides = [
        (beside(tick.place, text) - width(text, SMALL) / 2, beside(tick.place, text) + width(text, SMALL) / 2)
        for tick in row
        if (text := max(tick.text, tick.below, key=len))
    ]
    return all(right[0] - left[1] >= _GAP for left, right in pairwise(sides))


def _short(number: Callable[[Decimal], str]) -> Callable[[Decimal], str]:
    """Write a long number as a short one times a power of ten."""

    def written(tick: Decimal) -> str:
        exponent = tick.adjusted() if tick else 0
        if not exponent:
            return number(tick)
        sign, digits, _ = tick.as_tuple()
        kept = "".join(map(str, digits)).rstrip("0")
        mantissa = Decimal(f"{'-' if sign else ''}{kept[0]}.{kept[1:]}")
        return f"{number(mantissa)} \u00d7 10{str(exponent).translate(_SUPERSCRIPTS)}"

    return written
