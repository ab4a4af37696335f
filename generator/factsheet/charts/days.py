"""The axis of time: days as numbers, and ticks on days, months or years.

A day is as wide as the night that ends it: a spell reaches from the start of its first day to the end of its last.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from factsheet.charts.scales import Scale, Tick, apart, in_reach
from factsheet.charts.svg import Length
from factsheet.charts.values import Spell, Unit

_EARLIEST, _LATEST = dt.date.min.toordinal(), dt.date.max.toordinal()
_STEPS: tuple[tuple[Unit, int], ...] = (
    ("day", 1), ("day", 2), ("day", 7), ("day", 15), ("month", 1), ("month", 2), ("month", 3), ("month", 6),
    ("year", 1), ("year", 2), ("year", 5), ("year", 10), ("year", 20), ("year", 50), ("year", 100), ("year", 200),
    ("year", 500), ("year", 1000), ("year", 2000), ("year", 5000),
)  # fmt: skip
_MOST = 8
_LENGTHS = {"day": 1, "month": 30, "year": 365}


def days(spells: Sequence[Spell], start: Length, end: Length) -> Scale | None:
    """Lay the days of spells from left to right, with room for arrows; None if no spell names a day."""
    firsts = [spell.first.toordinal() for spell in spells if spell.first]
    lasts = [spell.last.toordinal() + 1 for spell in spells if spell.last]
    if not firsts and not lasts:
        return None
    low, high = min(firsts + lasts), max(firsts + lasts)
    span = max(high - low, 6)
    low -= -(-span // (6 if any(spell.first is None for spell in spells) else 20))
    high += -(-span // (6 if any(spell.last is None for spell in spells) else 20))
    return Scale(Fraction(max(low, _EARLIEST)), Fraction(min(high, _LATEST)), start, end)


def calendar_ticks(scale: Scale, written: Callable[[dt.date, Unit], str]) -> tuple[Tick, ...]:
    """Choose the finest ticks whose labels do not touch; the year stands below where it is new."""
    low, high = int(scale.low), int(scale.high)
    for unit, step in _STEPS:
        if (high - low) // (_LENGTHS[unit] * step) > 12:
            continue
        chosen = [day for day in _every(unit, step, low, high) if low <= day.toordinal() <= high]
        row = _with_years(
            [(day, in_reach(scale.at(day.toordinal()), written(day, unit))) for day in chosen], unit, written
        )
        if len(row) <= _MOST and apart(row):
            return row
    return ()


def _every(unit: Unit, step: int, low: int, high: int) -> Iterable[dt.date]:
    first, last = dt.date.fromordinal(low), dt.date.fromordinal(high)
    if unit == "year":
        return (dt.date(year, 1, 1) for year in range(first.year, last.year + 1) if year % step == 0)
    if unit == "day" and step < 15:
        return (dt.date.fromordinal(day) for day in range(low, high + 1) if day % step == 1 % step)
    months = (divmod(month, 12) for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month))
    halves = (1, 15) if unit == "day" else (1,)
    return (
        dt.date(year, month + 1, day) for year, month in months for day in halves if unit == "day" or month % step == 0
    )


def _with_years(
    row: Sequence[tuple[dt.date, Tick]], unit: Unit, written: Callable[[dt.date, Unit], str]
) -> tuple[Tick, ...]:
    """Put the year below the first label, and below every first label of another year."""
    if unit == "year":
        return tuple(tick for _, tick in row)
    year, told = 0, []
    for day, tick in row:
        new = bool(tick.text) and day.year != year
        year = day.year if new else year
        told.append(replace(tick, below=written(day, "year")) if new else tick)
    return tuple(told)
