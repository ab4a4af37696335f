"""Where labels go: the first free place in a fixed order, so that the same marks give the same drawing.

Places are compared as whole numbers of a fine grid: exact, the same on every machine, and fast.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from factsheet.charts.svg import Length

# A line at the height of the mark stays clear of a label above or below it.
_CLEAR = 4
_GRID = 1000
# About the height of a label.
_BAND = 24 * _GRID


class Box(NamedTuple):
    """A rectangle that something takes up, in thousandths of a unit of the drawing."""

    left: int
    top: int
    right: int
    bottom: int

    def inside(self, other: "Box") -> bool:
        """Tell whether it lies wholly in another."""
        return (
            other.left <= self.left and self.right <= other.right and other.top <= self.top
            and self.bottom <= other.bottom
        )  # fmt: skip


def fine(length: Length) -> int:
    """Lay a length on the grid."""
    return int(length * _GRID)


def plain(place: int) -> Length:
    """Give a place on the grid as a length."""
    return place / _GRID


def box(left: Length, top: Length, right: Length, bottom: Length) -> Box:
    """Lay a rectangle on the grid."""
    return Box(fine(left), fine(top), fine(right), fine(bottom))


def around(at: tuple[Length, Length], size: tuple[Length, Length], reach: int) -> Iterator[Box]:
    """Give the places for a label beside a mark: right and left, then higher and lower, then over and under."""
    (x, y), (wide, high), away, clear = map(fine, at), map(fine, size), fine(reach), fine(_CLEAR)
    right, left, middle = x + away, x - away - wide, x - wide // 2
    level, over, under = y - high // 2, y - away - high, y + away
    higher, lower = y - high - clear, y + clear
    corners = (
        (right, level), (left, level), (right, higher), (right, lower), (left, higher), (left, lower),
        (middle, over), (middle, under), (x - away, over), (x - away, under),
        (x + away - wide, over), (x + away - wide, under),
    )  # fmt: skip
    for start, top in corners:
        yield Box(start, top, start + wide, top + high)


def beside(place: Box, x: Length) -> tuple[Length, str]:
    """Tell where a label in a place begins, and its anchor: to the left of a mark at `x` it ends at its right side."""
    return (plain(place.right), "end") if place.right <= fine(x) else (plain(place.left), "")


class Taken:
    """What is taken already, kept by the bands of the drawing it lies in: a place is compared with its neighbours."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._bands: defaultdict[int, list[Box]] = defaultdict(list)
        for each in boxes:
            self.take(each)

    def take(self, place: Box) -> None:
        """Keep a place free from now on."""
        for band in range(place.top // _BAND, place.bottom // _BAND + 1):
            self._bands[band].append(place)

    def touches(self, place: Box) -> bool:
        """Tell whether a place lies on anything."""
        left, top, right, bottom = place
        for band in range(top // _BAND, bottom // _BAND + 1):
            for other_left, other_top, other_right, other_bottom in self._bands.get(band, ()):
                if left < other_right and other_left < right and top < other_bottom and other_top < bottom:
                    return True
        return False


def first_free(places: Iterable[Box], bounds: Box, taken: Taken) -> Box | None:
    """Find the first place within bounds that touches nothing."""
    for place in places:
        if place.inside(bounds) and not taken.touches(place):
            return place
    return None
