"""Which readings of a figure count: those that say something of their own, not those that carry another again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from factsheet.analysis.ranks import places_of, union
from factsheet.analysis.readings import Comparable
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
    repeating = _repeating(relations.readings)
    asserting = relations.sets.published & ~repeating
    if Kind.ECHO not in relations.kinds:
        return Counted(asserting, asserting)
    alike = _Alike(relations)
    asserting &= ~_bits(n for n in places_of(asserting) if alike.behind(n, repeating))
    own = asserting & ~_bits(n for n in places_of(asserting) if alike.joint(n, asserting))
    return Counted(own & ~_bits(n for n in places_of(own) if alike.behind(n, own)), asserting)


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


def _repeating(readings: Sequence[Comparable]) -> int:
    """Give the readings that repeat another; where they go round in a circle, all but the first."""
    index = {reading.id: n for n, reading in enumerate(readings)}
    named = {n: index[each.fact.repeats] for n, each in enumerate(readings) if each.fact.repeats in index}
    return _bits(named) & ~_bits(min(circle) for circle in _circles(named))


def _circles(named: Mapping[int, int]) -> Iterator[list[int]]:
    """Give the circles that readings go round in when each is followed to the one it names."""
    seen: dict[int, int] = {}
    for start in named:
        path: list[int] = []
        here = start
        while here in named and here not in seen:
            seen[here] = start
            path.append(here)
            here = named[here]
        if seen.get(here) == start and here in path:
            yield path[path.index(here) :]


def _bits(places: Iterable[int]) -> int:
    return union(1 << place for place in places)
