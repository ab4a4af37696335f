"""Values against time: one mark a reading, a panel for each definition, and no line from one reading to another."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from factsheet.charts import axes, placement
from factsheet.charts.axes import LEADING
from factsheet.charts.days import calendar_ticks, days
from factsheet.charts.lettering import BODY, SMALL, line, lines, phrases, width, wrapped
from factsheet.charts.marks import ROW_MARK, beside, mark
from factsheet.charts.placed import REACH, Placed, boxes, drawn, placed
from factsheet.charts.placement import Box, Taken, around, box, first_free, plain
from factsheet.charts.scales import Scale, Tick, laid, upwards
from factsheet.charts.svg import WIDTH, Length, drawing, element
from factsheet.charts.values import Spell, Words

_RIGHT, _NUMBERS = WIDTH - 8, 84
_LABEL, _ROW = 170, 15
_LOWEST, _HIGHEST, _EACH = 160, 320, 14
_AIR = Fraction(1, 4)


@dataclass(frozen=True, slots=True)
class Plot:
    """A panel: where days and values stand, and the ticks of both."""

    across: Scale
    up: Scale
    days: tuple[Tick, ...]
    numbers: tuple[Tick, ...]


def over_time(spells: Sequence[Spell], *, key: str, title: str, desc: str, words: Words) -> str:
    """Draw readings of one figure that speak of different times."""
    parts: list[str] = []
    left_out: list[Spell] = []
    y: Length = 4
    for group in dict.fromkeys(spell.group for spell in spells):
        inside = [spell for spell in spells if spell.group == group]
        heading = wrapped(group, WIDTH - 16, BODY, 2, strong=True)
        parts += lines(heading, 8, y + 14, "label", leading=LEADING)
        y += LEADING * len(heading) + 8
        plot = _plot(spells, y, min(_HIGHEST, _LOWEST + _EACH * len(inside)), words)
        parts += _panel(plot, inside, left_out)
        y = plot.up.start + axes.depth(plot.days) + LEADING
    rows, y = _key(left_out, y)
    return drawing("time", key, (title, desc), y, [*parts, *rows])


def _plot(spells: Sequence[Spell], y: Length, height: int, words: Words) -> Plot:
    """Lay out a panel; all panels share both scales."""
    numbers = [number for spell in spells for number in (spell.low, spell.high, *spell.marks) if number is not None]
    below, above = any(spell.low is None for spell in spells), any(spell.high is None for spell in spells)
    up = laid(numbers, y + height, y, _AIR, below=below, above=above)
    ticks = upwards(up, words.number, _NUMBERS) if numbers else ()
    left = 14 + max((width(tick.text, SMALL) for tick in ticks), default=0)
    across = days(spells, left, _RIGHT)
    named = calendar_ticks(across, words.day) if across else ()
    return Plot(across or Scale(Fraction(0), Fraction(1), left, _RIGHT), up, named, ticks)


def _panel(plot: Plot, inside: Sequence[Spell], left_out: list[Spell]) -> list[str]:
    """Draw a panel; a reading whose label finds no place is numbered, and joins those left out."""
    left, right = plot.across.start, plot.across.end
    readings = [placed(spell, plot.across, plot.up) for spell in inside]
    bounds = box(left + 2, plot.up.end, WIDTH - 2, plot.up.start - 2)
    taken = Taken(box for reading in readings for box in boxes(reading))
    labels: list[str] = []
    waiting: list[Placed] = []
    for reading in readings:
        named = _named(reading, bounds, taken)
        labels += named
        waiting += [] if named else [reading]
    for reading in waiting:
        left_out.append(reading.spell)
        labels.append(_numbered(len(left_out), reading, bounds, taken))
    return [
        *axes.upright(plot.numbers, left, right),
        *axes.level(plot.days, left, right, plot.up.start),
        *(element("g", *drawn(reading), class_="fs-chart-reading") for reading in readings),
        *labels,
    ]


def _named(reading: Placed, bounds: Box, taken: Taken) -> list[str]:
    """Write who says it and the value beside a mark, a long name in two rows; nothing if there is no place."""
    for most in (2, 1):
        rows = [("name", row) for row in wrapped(reading.spell.label, _LABEL, SMALL, most)]
        rows += [("value", row) for row in wrapped(reading.spell.value, _LABEL, SMALL, most)]
        wide = max((width(row, SMALL) for _, row in rows), default=0)
        places = around((reading.x, reading.y), (wide, _ROW * len(rows)), REACH + 2)
        free = first_free(places, bounds, taken)
        if free is not None and rows:
            taken.take(free)
            start, anchor = placement.beside(free, reading.x)
            base = plain(free.top) + 12
            return [line(row, start, base + _ROW * at, kind, anchor=anchor) for at, (kind, row) in enumerate(rows)]
    return []


def _numbered(number: int, reading: Placed, bounds: Box, taken: Taken) -> str:
    """Write a number beside a mark; where everything is taken, to its right."""
    places = tuple(around((reading.x, reading.y), (width(str(number), SMALL) + 2, 13), REACH))
    free = first_free(places, bounds, taken) or places[0]
    taken.take(free)
    return line(str(number), plain(free.left) + 1, plain(free.top) + 11, "number")


def _key(left_out: Sequence[Spell], y: Length) -> tuple[list[str], Length]:
    """List the readings that are only numbered in their panel."""
    parts: list[str] = []
    for number, spell in enumerate(left_out, 1):
        start = beside(spell.origin)
        rows = phrases((str(number), spell.label, spell.value, spell.note), _RIGHT - start, SMALL)
        parts += [mark(spell.origin, ROW_MARK, y + 8), *lines(rows, start, y + 12, "value", leading=LEADING)]
        y += LEADING * len(rows) + 6
    return parts, y
