"""The range plot: one row a reading on a common axis, and above them how many origins admit each number."""

from collections.abc import Sequence
from fractions import Fraction

from factsheet.charts import axes
from factsheet.charts.axes import LEADING
from factsheet.charts.lettering import BODY, SMALL, lines, phrases, wrapped
from factsheet.charts.marks import ROW_MARK, Strip, beside, mark, strip
from factsheet.charts.plateaus import plateaus
from factsheet.charts.reading import ends, excluded
from factsheet.charts.scales import Scale, Tick, across, laid
from factsheet.charts.svg import WIDTH, Length, drawing, element
from factsheet.charts.values import Bar, Step, Words

_LEFT, _RIGHT = 8, WIDTH - 8
_BAND, _BETWEEN = 22, 14
_MANY = 4
_AIR = Fraction(1, 12)


def range_plot(bars: Sequence[Bar], profile: Sequence[Step], *, key: str, title: str, desc: str, words: Words) -> str:
    """Draw readings of one figure that speak of the same time and the same thing."""
    numbers = [number for bar in bars for number in (bar.low, bar.high, *bar.marks) if number is not None]
    below, above = any(bar.low is None for bar in bars), any(bar.high is None for bar in bars)
    scale = laid(numbers, _LEFT, _RIGHT, _AIR, below=below, above=above)
    row = across(scale, words.number) if numbers else ()
    parts, y = plateaus(profile, scale, words) if numbers else ([], 4)
    if bars:
        parts += axes.level(row, _LEFT, _RIGHT, y)
        y += axes.depth(row) + _BETWEEN
    for bar in bars:
        drawn, y = _row(bar, scale, row, y)
        parts.append(drawn)
    if len(bars) > _MANY:
        parts += axes.level(row, _LEFT, _RIGHT, y - _BETWEEN)
        y += axes.depth(row) - _BETWEEN
    return drawing("range", key, (title, desc), y, parts)


def _row(bar: Bar, scale: Scale, row: Sequence[Tick], y: Length) -> tuple[str, Length]:
    """Draw a reading: its words, and its bar below them."""
    left = beside(bar.origin)
    label = wrapped(bar.label, _RIGHT - left, BODY, 2, strong=True)
    below = phrases((bar.value, bar.note), _RIGHT - left, SMALL)
    parts = [mark(bar.origin, ROW_MARK, y + 8), *lines(label, left, y + 12, "label", leading=LEADING)]
    y += LEADING * max(1, len(label))
    parts += lines(below, left, y + 12, "value", leading=LEADING)
    y += LEADING * len(below) + 2
    parts += axes.bars(row, y, y + _BAND)
    parts.append(element("g", *_bar(bar, scale, y + _BAND / 2), class_="fs-chart-reading"))
    return "".join(parts), y + _BAND + _BETWEEN


def _bar(bar: Bar, scale: Scale, y: Length) -> list[str]:
    """Draw the stretch a reading admits, and a mark at each number it states."""
    start = scale.at(bar.low) if bar.low is not None else scale.start
    end = scale.at(bar.high) if bar.high is not None else scale.end
    first, last = ends(bar)
    parts = []
    if end > start:
        parts.append(strip(Strip(start, end, y, 3 if "arrow" in (first, last) else 7, first, last), "fs-chart-bar"))
    parts += [mark(bar.origin, scale.at(number), y, hollow=excluded(bar, number)) for number in bar.marks]
    if not bar.marks and end <= start:
        parts.append(mark(bar.origin, start, y))
    return parts
