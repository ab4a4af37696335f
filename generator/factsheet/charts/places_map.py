"""Places as points: where they lie to one another, and how far apart. No coast and no border: those are claims too.

An equidistant projection that is true to scale along the middle latitude; for a country it is near enough.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import cos, radians

from factsheet.charts import axes
from factsheet.charts.axes import LEADING
from factsheet.charts.lettering import SMALL, line, lines, phrases, width, wrapped
from factsheet.charts.marks import ROW_MARK, ROW_TEXT, mark
from factsheet.charts.placement import Box, Taken, around, beside, box, first_free, plain
from factsheet.charts.scales import Scale, Tick, in_reach, round_numbers
from factsheet.charts.svg import WIDTH, Length, drawing, element
from factsheet.charts.values import Words

# Room for `10.25° N` at the left.
_LEFT, _RIGHT, _TOP = 62, WIDTH - 8, 4
_LOWEST, _HIGHEST = 140, 340
# Part of the span that is left free round the outermost points, and the least span in degrees.
_AIR, _LEAST = 0.3, 0.02
_REACH, _LABEL, _ROW = 8, 150, 15
# Kilometres in a degree of latitude.
_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Point:
    """A place with its latitude and longitude in degrees, north and east counted up."""

    label: str
    latitude: Decimal
    longitude: Decimal


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where degrees lie in the drawing, and how long a kilometre is there."""

    across: Scale
    up: Scale
    kilometre: Length


def places_map(points: Sequence[Point], *, key: str, title: str, desc: str, words: Words) -> str:
    """Draw places; those whose name finds no room are numbered and named below."""
    east = _unbroken([float(point.longitude) for point in points])
    north = [float(point.latitude) for point in points]
    sheet = _sheet(east, north)
    ground = sheet.up.start
    level, upright = _parallels(sheet, words)
    spots = [
        (point.label, sheet.across.at(_exact(x)), sheet.up.at(_exact(y)))
        for point, x, y in zip(points, east, north, strict=True)
    ]
    labels, left_out = _named(spots, box(_LEFT + 2, _TOP, _RIGHT, ground - 2))
    y = ground + axes.depth(level) + LEADING
    rows, y = _key(left_out, y)
    scale, y = _yardstick(sheet, y, words)
    parts = [
        *axes.upright(upright, _LEFT, _RIGHT),
        *axes.bars(level, _TOP, ground),
        *axes.level(level, _LEFT, _RIGHT, ground),
        *(mark(0, x, y_) for _, x, y_ in spots),
        *labels,
        *rows,
        *scale,
    ]
    return drawing("map", key, (title, desc), y, parts)


def _unbroken(east: Sequence[float]) -> list[float]:
    """Count on from the east side of the widest gap between neighbours: so a sheet spans the shorter way round."""
    ordered = sorted(east)
    _, first = max(pairwise([*ordered, ordered[0] + 360]), key=lambda gap: gap[1] - gap[0])
    if first >= ordered[0] + 360:
        return list(east)
    return [each if each >= first else each + 360 for each in east]


def _sheet(east: Sequence[float], north: Sequence[float]) -> _Sheet:
    """Fit all points with some air, at one scale for both ways, into the width and a height that is neither."""
    middle = (min(north) + max(north)) / 2
    shrunk = max(cos(radians(middle)), 0.01)
    wide, high = ((max(each) - min(each)) * (1 + _AIR) for each in (east, north))
    wide, high = max(wide * shrunk, _LEAST), max(high, _LEAST)
    unit = min((_RIGHT - _LEFT) / wide, _HIGHEST / high)
    height = max(_LOWEST, high * unit)
    half_wide, half_high = (_RIGHT - _LEFT) / unit / shrunk / 2, height / unit / 2
    centre = (min(east) + max(east)) / 2
    return _Sheet(
        Scale(_exact(centre - half_wide), _exact(centre + half_wide), _LEFT, _RIGHT, finest=-3),
        Scale(_exact(middle - half_high), _exact(middle + half_high), _TOP + height, _TOP, finest=-3),
        unit / _DEGREE,
    )


def _exact(degrees: float) -> Fraction:
    """Take degrees to a tenth of a metre."""
    return Fraction(round(degrees * 1_000_000), 1_000_000)


def _parallels(sheet: _Sheet, words: Words) -> tuple[list[Tick], list[Tick]]:
    """Choose round degrees for both ways; beyond a pole there are none."""
    east = [
        in_reach(sheet.across.at(each), _degrees(_turned(each), "EW", words)) for each in round_numbers(sheet.across, 4)
    ]
    north = [
        Tick(sheet.up.at(each), _degrees(each, "NS", words)) for each in round_numbers(sheet.up, 4) if abs(each) <= 90
    ]
    return east, north


def _turned(degrees: Decimal) -> Decimal:
    """Count degrees of longitude from the meridian: 185 is -175."""
    return degrees if abs(degrees) <= 180 else degrees - 360 if degrees > 0 else degrees + 360


def _degrees(number: Decimal, ways: str, words: Words) -> str:
    way = f" {ways[number < 0]}" if abs(number) not in (0, 180) else ""
    return f"{words.number(abs(number))}°{way}"


def _named(spots: Sequence[tuple[str, Length, Length]], bounds: Box) -> tuple[list[str], list[str]]:
    """Write the name beside each point, and numbers where there is no room; give the names left out too."""
    taken = Taken(box(x - _REACH, y - _REACH, x + _REACH, y + _REACH) for _, x, y in spots)
    parts: list[str] = []
    left_out: list[str] = []
    for label, x, y in spots:
        rows = wrapped(label, _LABEL, SMALL, 1)
        free = first_free(around((x, y), (_widest(rows), _ROW), _REACH), bounds, taken) if rows else None
        if free is None:
            left_out.append(label)
            rows = (str(len(left_out)),)
            places = tuple(around((x, y), (_widest(rows), _ROW), _REACH))
            free = first_free(places, bounds, taken) or places[0]
        taken.take(free)
        start, anchor = beside(free, x)
        parts.append(line(rows[0], start, plain(free.top) + 12, "name", anchor=anchor))
    return parts, left_out


def _widest(rows: Sequence[str]) -> Length:
    return max(width(row, SMALL) for row in rows)


def _key(left_out: Sequence[str], y: Length) -> tuple[list[str], Length]:
    """Name the points that are only numbered."""
    parts: list[str] = []
    for number, label in enumerate(left_out, 1):
        rows = phrases((str(number), label), _RIGHT - ROW_TEXT, SMALL)
        parts += [mark(0, ROW_MARK, y + 8), *lines(rows, ROW_TEXT, y + 12, "value", leading=LEADING)]
        y += LEADING * len(rows) + 4
    return parts, y


def _yardstick(sheet: _Sheet, y: Length, words: Words) -> tuple[list[str], Length]:
    """Draw a round number of kilometres, at most a third of the width."""
    room = Scale(Fraction(0), _exact((_RIGHT - _LEFT) / 3 / sheet.kilometre), 0, 1, finest=-3)
    length = round_numbers(room, 4)[-1]
    end = _LEFT + float(length) * sheet.kilometre
    bar = element("rect", class_="fs-chart-bar", x=_LEFT, y=y + 4, width=end - _LEFT, height=3)
    return [bar, line(f"{words.number(length)} km", end + 6, y + 10, "tick")], y + LEADING + 4
