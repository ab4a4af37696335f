"""Links that editors write between readings, followed through one another: what revises, repeats or denies what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from factsheet.analysis.ranks import bits_of, places_of, union
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
    return Links(_chained(older), _chained(first), _either_way([bits_of(each) for each in denied]))


def _indexes(index: Mapping[FactId, int], fact: FactId | None) -> list[int]:
    return [index[fact]] if fact is not None and fact in index else []


def _chained(targets: Sequence[set[int]]) -> Link:
    """Follow links to their ends, in both directions."""
    if not any(targets):
        return _link([0] * len(targets))
    sources: list[set[int]] = [set() for _ in targets]
    for n, named in enumerate(targets):
        for other in named:
            sources[other].add(n)
    return _link([one | other for one, other in zip(_reached(targets), _reached(sources), strict=True)])


def _either_way(named: Sequence[int]) -> Link:
    """Note every link with both of its ends."""
    both = list(named)
    if not any(named):
        return _link(both)
    for n, bits in enumerate(named):
        for other in places_of(bits):
            both[other] |= 1 << n
    return _link(both)


def _link(linked: Sequence[int]) -> Link:
    return Link(tuple(linked), bits_of(n for n, bits in enumerate(linked) if bits))


def _reached(targets: Sequence[set[int]]) -> list[int]:
    """Give with each reading all that can be reached from it, itself left out.

    What a reading reaches is known once it is known of those it names, so a chain is walked once; only readings that
    lead into a circle, a mistake of its own, are followed one by one.
    """
    found = [0] * len(targets)
    waiting = {n: set(named) for n, named in enumerate(targets)}
    naming: list[list[int]] = [[] for _ in targets]
    for n, named in waiting.items():
        for other in named:
            naming[other].append(n)
    ready = [n for n, named in waiting.items() if not named]
    while ready:
        here = ready.pop()
        del waiting[here]
        found[here] = union(1 << other | found[other] for other in targets[here])
        for n in naming[here]:
            waiting[n].discard(here)
            if not waiting[n]:
                ready.append(n)
    for n in waiting:
        found[n] = _followed(targets, n)
    return found


def _followed(targets: Sequence[set[int]], start: int) -> int:
    found, waiting = 0, list(targets[start])
    while waiting:
        here = waiting.pop()
        if not found >> here & 1:
            found |= 1 << here
            waiting.extend(targets[here])
    return found & ~(1 << start)


def repeating(readings: Sequence[Comparable]) -> int:
    """Give the readings that repeat another; where they go round in a circle, all but the first."""
    index = {reading.id: n for n, reading in enumerate(readings)}
    named = {n: index[each.fact.repeats] for n, each in enumerate(readings) if each.fact.repeats in index}
    return bits_of(named) & ~bits_of(min(circle) for circle in _circles(named))


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
