"""Sets by order, against a walk over every key."""

import operator
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.analysis.ranks import Ranked, places_of, union

KEYS = st.lists(st.none() | st.integers(0, 6), max_size=12)
ASKED: dict[str, Callable[[int, int], bool]] = {
    "below": operator.lt,
    "up_to": operator.le,
    "above": operator.gt,
    "from_": operator.ge,
}


def bits(*places: int) -> int:
    return sum(1 << place for place in places)


def test_by_hand() -> None:
    ranked = Ranked([5, None, 3, 5, 9])
    assert ranked.below(5) == bits(2)
    assert ranked.up_to(5) == bits(0, 2, 3)
    assert ranked.above(5) == bits(4)
    assert ranked.from_(5) == bits(0, 3, 4)
    assert (ranked.below(0), ranked.above(9), ranked.up_to(9)) == (0, 0, bits(0, 2, 3, 4))


@pytest.mark.parametrize("question", ASKED)
@given(KEYS, st.integers(-1, 7))
def test_a_look_up_is_a_walk(question: str, keys: list[int | None], mark: int) -> None:
    ranked = Ranked(keys)
    walked = bits(*(n for n, key in enumerate(keys) if key is not None and ASKED[question](key, mark)))
    assert getattr(ranked, question)(mark) == walked


@given(st.sets(st.integers(0, 300)))
def test_places_come_the_lowest_first(places: set[int]) -> None:
    assert list(places_of(bits(*places))) == sorted(places)


@given(st.lists(st.sets(st.integers(0, 100))))
def test_sets_are_joined(sets: list[set[int]]) -> None:
    assert union(bits(*each) for each in sets) == bits(*set().union(*sets))
