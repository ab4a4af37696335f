"""Which readings of a figure count: those that say something of their own, not those that carry another again."""

from collections.abc import Iterator
from dataclasses import dataclass

from factsheet.analysis.ranks import bits_of, places_of
from factsheet.analysis.relations import Relations
from factsheet.model.relations import Kind


@dataclass(frozen=True, slots=True)
class Counted:
    """Sets of published readings: `own`, which say something of their own, and `asserting`, these and their copies.

    Copies add no origin and no answer, but what a copy clashes with is a clash of the one who is behind it.
    """

    own: int
    asserting: int


def counted_in(relations: Relations) -> Counted:
    """Leave out what is said to repeat another reading, whatever changed on the way, with its copies.

    Of readings that are alike, one with several origins is out of `own` if others stand for each of them; else the one
    with most behind it stays.
    """
    again = relations.sets.repeating
    asserting = relations.sets.published & ~again
    if Kind.ECHO not in relations.kinds:
        return Counted(asserting, asserting)
    alike = _Alike(relations)
    asserting &= ~bits_of(n for n in places_of(asserting) if alike.behind(n, again))
    own = asserting & ~bits_of(n for n in places_of(asserting) if alike.joint(n, asserting))
    return Counted(own & ~bits_of(n for n in places_of(own) if alike.behind(n, own)), asserting)


class _Alike:
    """The copies of a figure's readings: alike in all, with an origin in common, and no link between them."""

    def __init__(self, relations: Relations) -> None:
        self._relations = relations
        self._voices = [frozenset(reading.voices.all) for reading in relations.readings]

    def _copies(self, n: int, among: int) -> Iterator[int]:
        linked = self._relations.sets.links.repeated.of[n]
        return places_of(self._relations.rows[n].of(Kind.ECHO) & among & ~linked)

    def behind(self, n: int, among: int) -> bool:
        """Tell whether a copy has more behind it, or as much and comes first; whatever repeats comes first."""
        mine = self._voices[n]
        return any(
            mine < self._voices[other] or (mine == self._voices[other] and (other < n or not among >> n & 1))
            for other in self._copies(n, among)
        )

    def joint(self, n: int, among: int) -> bool:
        """Tell whether copies with fewer origins stand for all of its own."""
        mine = self._voices[n]
        if len(mine) < 2:
            return False
        fewer = (self._voices[other] for other in self._copies(n, among) if self._voices[other] < mine)
        return mine == frozenset().union(*fewer)
