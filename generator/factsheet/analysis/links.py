"""Links that editors write between readings, followed through one another: what revises, repeats or denies what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factsheet.analysis.ranks import places_of
from factsheet.analysis.readings import Comparable
from factsheet.model.identifiers import FactId


@dataclass(frozen=True, slots=True)
class Link:
    """For each reading, as bits, the readings it is linked with, in either direction; and all that have a link."""

    of: tuple[int, ...]
    somebody: int


@dataclass(frozen=True, slots=True)
class Links:
    """The three links of a figure's readings."""

    revised: Link
    repeated: Link
    denied: Link


def links_among(readings: Sequence[Comparable]) -> Links:
    """Read the links of a figure's readings; a chain links its ends."""
    index = {reading.id: n for n, reading in enumerate(readings)}
    older: list[set[int]] = [set() for _ in readings]
    first: list[set[int]] = [set() for _ in readings]
    denied: list[set[int]] = [set() for _ in readings]
    for n, reading in enumerate(readings):
        fact = reading.fact
        older[n].update(_indexes(index, fact.revises))
        first[n].update(_indexes(index, fact.repeats))
        for newer in _indexes(index, fact.superseded_by):
            older[newer].add(n)
        denied[n].update(_indexes(index, fact.denies))
    return Links(_chained(older), _chained(first), _either_way([_bits(each) for each in denied]))


def _indexes(index: Mapping[FactId, int], fact: FactId | None) -> list[int]:
    return [index[fact]] if fact is not None and fact in index else []


def _bits(places: Iterable[int]) -> int:
    return sum(1 << place for place in places)


def _chained(targets: Sequence[set[int]]) -> Link:
    """Follow links to their ends."""
    return _either_way([_reached(targets, n) if targets[n] else 0 for n in range(len(targets))])


def _either_way(reached: Sequence[int]) -> Link:
    """Note every link with both of its ends."""
    both = list(reached)
    for n, bits in enumerate(reached):
        for other in places_of(bits):
            both[other] |= 1 << n
    return Link(tuple(both), _bits(n for n, bits in enumerate(both) if bits))


def _reached(targets: Sequence[set[int]], start: int) -> int:
    """Give all that can be reached from one reading, itself left out."""
    found, waiting = 0, list(targets[start])
    while waiting:
        here = waiting.pop()
        if not found >> here & 1:
            found |= 1 << here
            waiting.extend(targets[here])
    return found & ~(1 << start)
