"""Marks and strips: what stands for a stated number, and what for a stretch of numbers or days.

An origin is told by the shape of its mark, beyond the twelfth by a letter too; one without a name has a bare tick.
A firm end is cut straight, an open one has an arrow, and one that is not sure dissolves into ever thinner slices,
which print and show in any colour.
"""

from dataclasses import dataclass
from typing import Literal

from factsheet.charts.lettering import SMALL, width
from factsheet.charts.svg import Length, element, px, words

End = Literal["firm", "fades", "arrow"]

ROW_MARK, ROW_TEXT = 14, 26
_ARROW, _FADE = 8, 28
_HEAD = 5
# Of a fading end, from the body outwards: a gap, a slice, a gap ...
_SLICES = ((6, 20), (10, 15), (15, 10), (19, 5))
_THINNEST = 8
_OUTLINES = {
    "square": ((-5, -5), (5, -5), (5, 5), (-5, 5)),
    "triangle": ((0, -6), (6, 5), (-6, 5)),
    "diamond": ((0, -7), (7, 0), (0, 7), (-7, 0)),
    "cross": ((-6, -4), (-4, -6), (0, -2), (4, -6), (6, -4), (2, 0), (6, 4), (4, 6), (0, 2), (-4, 6), (-6, 4), (-2, 0)),
    "kite": ((-6, -5), (6, -5), (0, 6)),
    "plus": (
        (-2, -6), (2, -6), (2, -2), (6, -2), (6, 2), (2, 2), (2, 6), (-2, 6), (-2, 2), (-6, 2), (-6, -2), (-2, -2),
    ),
    "hourglass": ((-6, -6), (6, -6), (1, 0), (6, 6), (-6, 6), (-1, 0)),
    "right": ((-5, -6), (6, 0), (-5, 6)),
    "bow": ((-6, -6), (0, -1), (6, -6), (6, 6), (0, 1), (-6, 6)),
    "left": ((5, -6), (-6, 0), (5, 6)),
    "house": ((0, -7), (6, -1), (4, 5), (-4, 5), (-6, -1)),
}  # fmt: skip
_SHAPES = ("circle", *_OUTLINES)
_TICK = ((-2, -7), (2, -7), (2, 7), (-2, 7))


@dataclass(frozen=True, slots=True)
class Strip:
    """A stretch between two places on one axis, at a place on the other."""

    start: Length
    end: Length
    across: Length
    thickness: int
    first: End = "firm"
    last: End = "firm"
    upright: bool = False


def mark(origin: int, x: Length, y: Length, *, hollow: bool = False) -> str:
    """Draw the mark of an origin; a number that is itself excluded has a hollow one."""
    shape = _SHAPES[origin % len(_SHAPES)] if origin >= 0 else "tick"
    paint = {"class_": f"fs-chart-mark fs-chart-{shape}"}
    if hollow:
        paint = {"class_": f"fs-chart-mark fs-chart-{shape} fs-chart-hollow", "fill": "none", "stroke": "currentColor"}
    if shape == "circle":
        drawn = element("circle", cx=x, cy=y, r=5, **paint)
    else:
        outline = _OUTLINES.get(shape, _TICK)
        points = " ".join(f"{px(x + right)},{px(y + down)}" for right, down in outline)
        drawn = element("polygon", points=points, **paint)
    return drawn + _letter(origin, x, y)


def letter(origin: int) -> str:
    """Give the letter that tells an origin from an earlier one with the same shape."""
    turn = origin // len(_SHAPES)
    return chr(ord("A") + (turn - 1) % 26) * ((turn - 1) // 26 + 1) if origin >= 0 and turn else ""


def beside(origin: int) -> Length:
    """Tell where words begin in a row that starts with the mark of an origin."""
    text = letter(origin)
    return ROW_TEXT + (width(text, SMALL) if text else 0)


def _letter(origin: int, x: Length, y: Length) -> str:
    text = letter(origin)
    return element("text", words(text), class_="fs-chart-letter", x=x + 7, y=y + 4, font_size=SMALL) if text else ""


def strip(drawn: Strip, kind: str) -> str:
    """Draw a strip with its two ends."""
    start, end = drawn.start, drawn.end
    room = (end - start) * (0.5 if drawn.first == drawn.last == "fades" else 1)
    fade = min(_FADE, room * 4 / 5)
    body_start = start + _taken(drawn.first, fade)
    body_end = end - _taken(drawn.last, fade)
    parts = [_bar(drawn, body_start, body_end, kind)] if body_end > body_start else []
    if drawn.first != "firm":
        parts.append(_ending(drawn, body_start, start, kind, drawn.first))
    if drawn.last != "firm":
        parts.append(_ending(drawn, body_end, end, kind, drawn.last))
    return "".join(parts)


def _taken(end: End, fade: Length) -> Length:
    return {"firm": 0, "fades": fade, "arrow": _ARROW - 1}[end]


def _bar(drawn: Strip, start: Length, end: Length, kind: str) -> str:
    length, low = abs(end - start), min(start, end)
    side = drawn.across - drawn.thickness / 2
    if drawn.upright:
        return element("rect", class_=kind, x=side, y=low, width=drawn.thickness, height=length)
    return element("rect", class_=kind, x=low, y=side, width=length, height=drawn.thickness)


def _ending(drawn: Strip, inner: Length, outer: Length, kind: str, end: End) -> str:
    return _head(drawn, outer, 1 if outer > inner else -1) if end == "arrow" else _fade(drawn, inner, outer, kind)


def _fade(drawn: Strip, inner: Length, outer: Length, kind: str) -> str:
    kind = f"{kind} fs-chart-fade"
    if abs(outer - inner) < _THINNEST:
        return _bar(drawn, inner, outer, f"{kind} fs-chart-pale")
    parts = []
    at, unit = inner, (outer - inner) / 100
    for gap, slice_ in _SLICES:
        at += gap * unit
        parts.append(_bar(drawn, at, at + slice_ * unit, kind))
        at += slice_ * unit
    return "".join(parts)


def _head(drawn: Strip, tip: Length, way: int) -> str:
    """Draw the head of an arrow whose tip lies at the open end."""
    along, across = tip - way * _ARROW, drawn.across
    corners = ((tip, across), (along, across - _HEAD), (along, across + _HEAD))
    points = " ".join(f"{px(b)},{px(a)}" if drawn.upright else f"{px(a)},{px(b)}" for a, b in corners)
    return element("polygon", class_="fs-chart-arrow", points=points)


def dashes(drawn: Strip) -> str:
    """Draw a level strip of which only one day is meant: dashes between two caps, or on to an arrow."""
    parts = [
        element(
            "line", class_="fs-chart-dashes", x1=drawn.start, x2=drawn.end, y1=drawn.across, y2=drawn.across,
            stroke="currentColor", stroke_width=2, stroke_dasharray="4 3",
        )
    ]  # fmt: skip
    for end, at, way in ((drawn.first, drawn.start, -1), (drawn.last, drawn.end, 1)):
        if end == "arrow":
            parts.append(_head(drawn, at, way))
        else:
            cap = at - (0 if way < 0 else 2)
            parts.append(element("rect", class_="fs-chart-cap", x=cap, y=drawn.across - 5, width=2, height=10))
    return "".join(parts)
