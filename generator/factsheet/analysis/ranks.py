"""Sets of readings as bits of one integer, found by order: what a walk over pairs would ask one by one."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import and_
from typing import Any, Generic, Protocol, TypeVar


class _Ordered(Protocol):
    def __lt__(self, other: Any, /) -> bool: ...


K = TypeVar("K", bound=_Ordered)


class Ranked(Generic[K]):
    """Readings ranked by one bound; those without one (None) are in no answer. Each answer takes one look-up."""

    def __init__(self, keys: Sequence[K | None]) -> None:
        order = sorted(((key, n) for n, key in enumerate(keys) if key is not None), key=lambda each: each[0])
        self._keys: list[K] = [key for key, _ in order]
        self._first = [0]  # of the first n in rank, the bits
        for _, n in order:
            self._first.append(self._first[-1] | 1 << n)
        self._all = self._first[-1]

    def below(self, key: K) -> int:
        """Give those that rank before a mark."""
        return self._first[bisect_left(self._keys, key)]

    def up_to(self, key: K) -> int:
        """Give those that rank before a mark or at it."""
        return self._first[bisect_right(self._keys, key)]

    def above(self, key: K) -> int:
        """Give those that rank after a mark."""
        return self._all ^ self._first[bisect_right(self._keys, key)]

    def from_(self, key: K) -> int:
        """Give those that rank at a mark or after it."""
        return self._all ^ self._first[bisect_left(self._keys, key)]


def places_of(bits: int) -> Iterator[int]:
    """Give the places of the bits that are set, the lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def bits_of(places: Iterable[int]) -> int:
    """Give the set of some places: what `places_of` takes apart."""
    return union(1 << place for place in places)


def intersection(sets: Iterable[int]) -> int:
    """Give what is in every set; nothing if there is none."""
    every = tuple(sets)
    return reduce(and_, every) if every else 0


def union(sets: Iterable[int]) -> int:
    """Join sets into one."""
    whole = 0
    for each in sets:
        whole |= each
    return whole
