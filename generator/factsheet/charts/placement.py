"""Where labels go: the first free place in a fixed order, so that the same marks give the same drawing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from factsheet.charts.svg import Length

# A line at the height of the mark stays clear of a label above or below it.
_CLEAR = 4


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle that something takes up."""

    left: Length
    top: Length
    right: Length
    bottom: Length

    def touches(self, other: "Box") -> bool:
        """Tell whether two boxes share any room."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def inside(self, other: "Box") -> bool:
        """Tell whether it lies wholly in another."""
        return (
            other.left <= self.left and self.right <= other.right and other.top <= self.top
            and self.bottom <= other.bottom
        )  # fmt: skip


def around(x: Length, y: Length, wide: Length, high: Length, away: int) -> tuple[Box, ...]:
    """List the places for a label beside a mark: right and left, then higher and lower, then over and under."""
    right, left, middle = x + away, x - away - wide, x - Fraction(wide) / 2
    level, over, under = y - Fraction(high) / 2, y - away - high, y + away
    higher, lower = y - high - _CLEAR, y + _CLEAR
    corners = (
        (right, level), (left, level), (right, higher), (right, lower), (left, higher), (left, lower),
        (middle, over), (middle, under), (x - away, over), (x - away, under),
        (x + away - wide, over), (x + away - wide, under),
    )  # fmt: skip
    return tuple(Box(start, top, start + wide, top + high) for start, top in corners)


def first_free(places: Iterable[Box], bounds: Box, taken: Sequence[Box]) -> Box | None:
    """Find the first place within bounds that touches nothing."""
    return next(
        (place for place in places if place.inside(bounds) and not any(place.touches(other) for other in taken)), None
    )
