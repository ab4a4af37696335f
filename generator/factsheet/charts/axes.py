"""Axes as lines and labels."""

from collections.abc import Sequence

from factsheet.charts.lettering import line
from factsheet.charts.scales import Tick, beside
from factsheet.charts.svg import Length, element

LEADING = 16


def level(row: Sequence[Tick], start: Length, end: Length, y: Length) -> list[str]:
    """Draw a level axis with its labels below."""
    parts = [_rule("axis", start, end, y, y)]
    for tick in row:
        parts.append(_rule("axis", tick.place, tick.place, y, y + 4))
        for at, text in enumerate((tick.text, tick.below), 1):
            if text:
                parts.append(line(text, beside(tick.place, text), y + at * LEADING, "tick", anchor="middle"))
    return parts


def depth(row: Sequence[Tick]) -> int:
    """Tell how much room a level axis takes below its line."""
    lines = 2 if any(tick.below for tick in row) else 1 if any(tick.text for tick in row) else 0
    return lines * LEADING + 6


def upright(row: Sequence[Tick], start: Length, end: Length) -> list[str]:
    """Draw the lines of an upright axis across a plot, with labels to the left."""
    parts = []
    for tick in row:
        parts.append(_rule("grid", start, end, tick.place, tick.place))
        if tick.text:
            parts.append(line(tick.text, start - 6, tick.place + 4, "tick", anchor="end"))
    return parts


def bars(row: Sequence[Tick], top: Length, bottom: Length) -> list[str]:
    """Draw the ticks of a level axis through a row."""
    return [_rule("grid", tick.place, tick.place, top, bottom) for tick in row]


def _rule(kind: str, x1: Length, x2: Length, y1: Length, y2: Length) -> str:
    return element("line", class_=f"fs-chart-{kind}", x1=x1, x2=x2, y1=y1, y2=y2, stroke="currentColor")
