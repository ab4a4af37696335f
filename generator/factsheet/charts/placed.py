"""Where a reading stands in a plot of values against time."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from factsheet.charts.lettering import SMALL, width
from factsheet.charts.marks import Strip, dashes, letter, mark, strip
from factsheet.charts.placement import Box, box
from factsheet.charts.reading import ends, excluded, sides
from factsheet.charts.scales import Scale
from factsheet.charts.svg import Length
from factsheet.charts.values import Spell

REACH = 8
_ARROW = 26


@dataclass(frozen=True, slots=True)
class Placed:
    """A reading, the place that stands for it, and how far its values and its days reach from there."""

    spell: Spell
    x: Length
    y: Length
    top: Length
    bottom: Length
    left: Length
    right: Length
    marks: tuple[Length, ...]


def placed(spell: Spell, across: Scale, up: Scale) -> Placed:
    """Find the place of a reading: of a time that lasts its end, of some day within it the middle."""
    y = up.at(_number(spell, up))
    left = across.at(spell.first.toordinal()) if spell.first else across.start
    right = across.at(spell.last.toordinal() + 1) if spell.last else across.end
    x = (left + right) / 2
    if (spell.lasting or not spell.first or not spell.last) and (day := spell.last or spell.first):
        x = across.at(day.toordinal() + Fraction(1, 2))
    return Placed(
        spell,
        x,
        y,
        top=max(up.end, y - _ARROW) if spell.high is None else up.at(spell.high),
        bottom=min(up.start, y + _ARROW) if spell.low is None else up.at(spell.low),
        left=left,
        right=right,
        marks=tuple(up.at(number) for number in spell.marks),
    )


def _number(spell: Spell, up: Scale) -> Decimal | Fraction:
    """Choose the number a reading stands at: the first it states, else the middle of what it admits, else its end."""
    if spell.marks:
        return spell.marks[0]
    there = [Fraction(end) for end in (spell.low, spell.high) if end is not None]
    return sum(there, Fraction(0)) / len(there) if there else (up.low + up.high) / 2


def drawn(reading: Placed) -> list[str]:
    """Draw its days, the stretch it admits, and a mark at each number it states."""
    spell = reading.spell
    parts = []
    if spell.first is None or spell.first != spell.last:
        days = Strip(reading.left, reading.right, reading.y, 2, *sides(spell, sure=spell.firm))
        parts.append(strip(days, "fs-chart-extent") if spell.lasting and spell.firm else dashes(days))
    if reading.top < reading.bottom:
        low, high = ends(spell)
        whisker = Strip(reading.top, reading.bottom, reading.x, 2, high, low, upright=True)
        parts.append(strip(whisker, "fs-chart-whisker"))
    elif not spell.marks:
        parts.append(mark(spell.origin, reading.x, reading.y))
    for number, y in zip(spell.marks, reading.marks, strict=True):
        parts.append(mark(spell.origin, reading.x, y, hollow=excluded(spell, number)))
    return parts


def boxes(reading: Placed) -> Sequence[Box]:
    """List what it takes up, so that no label covers it."""
    x, y = reading.x, reading.y
    right = x + REACH + width(letter(reading.spell.origin), SMALL)
    return (
        *(box(x - REACH, mark_y - REACH, right, mark_y + REACH) for mark_y in reading.marks or (y,)),
        box(x - 6, reading.top, x + 6, reading.bottom),
        box(reading.left, y - 3, reading.right, y + 3),
    )
