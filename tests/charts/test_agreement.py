"""The agreement profile, by hand and against a count number by number."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.readings import bar
from factsheet.charts.agreement import agreement_profile
from factsheet.charts.values import Bar, Step

ENDS = st.one_of(st.none(), st.integers(-3, 3).map(Decimal))
BARS = st.lists(
    st.builds(
        Bar,
        label=st.just(""),
        value=st.just(""),
        low=ENDS,
        high=ENDS,
        low_closed=st.booleans(),
        high_closed=st.booleans(),
        origin=st.integers(-1, 3),
    ),
    max_size=8,
)
PROBES = [Decimal(tenths) / 2 for tenths in range(-9, 10)]


def step(low: str | None, high: str | None, closed: str, firm: int, faded: int) -> Step:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    return Step(ends[0], ends[1], closed[0] == "[", closed[1] == "]", firm, faded)


PROFILES = [
    ([], ()),
    ([bar("1", "3", -1)], ()),
    ([bar("3", "1")], ()),
    ([bar("1", "1", low_closed=False)], ()),
    ([bar("400", "400")], (step("400", "400", "[]", 1, 0),)),
    ([bar(None, None)], (step(None, None, "()", 0, 1),)),
    ([bar("3000", None, low_closed=False)], (step("3000", None, "()", 0, 1),)),
    ([bar("1", "3"), bar("2", "4")], (step("1", "4", "[]", 1, 0),)),
    ([bar("1", "2", high_closed=False), bar("2", "3", 1)], (step("1", "3", "[]", 1, 0),)),
    ([bar("1", "2"), bar("2", "3", 1)], (step("1", "2", "[)", 1, 0), step("2", "2", "[]", 2, 0), step("2", "3", "(]", 1, 0))),
    ([bar("1", "3"), bar("2", None, 1)], (step("1", "2", "[)", 1, 0), step("2", "3", "[]", 1, 1), step("3", None, "()", 0, 1))),
    ([bar("1", "3"), bar("2", None)], (step("1", "3", "[]", 1, 0), step("3", None, "()", 0, 1))),
]  # fmt: skip


@pytest.mark.parametrize(("bars", "expected"), PROFILES)
def test_steps_by_hand(bars: list[Bar], expected: tuple[Step, ...]) -> None:
    assert agreement_profile(bars) == expected


def admits(part: Bar | Step, number: Decimal) -> bool:
    above = part.low is None or number > part.low or (part.low_closed and number == part.low)
    below = part.high is None or number < part.high or (part.high_closed and number == part.high)
    return above and below


def counted(bars: Sequence[Bar], number: Decimal) -> tuple[int, int]:
    admitting = [bar for bar in bars if bar.origin >= 0 and admits(bar, number)]
    firm = {bar.origin for bar in admitting if bar.low is not None and bar.high is not None}
    return len(firm), len({bar.origin for bar in admitting} - firm)


@given(BARS)
def test_every_number_has_the_count_of_its_step(bars: list[Bar]) -> None:
    profile = agreement_profile(bars)
    for number in PROBES:
        steps = [(each.firm, each.faded) for each in profile if admits(each, number)]
        assert len(steps) <= 1
        assert (steps or [(0, 0)])[0] == counted(bars, number)


@given(BARS)
def test_steps_go_upwards_and_neighbours_differ(bars: list[Bar]) -> None:
    for left, right in pairwise(agreement_profile(bars)):
        assert left.high is not None
        assert right.low is not None
        assert left.high <= right.low
        touching = left.high == right.low and (left.high_closed or right.low_closed)
        assert not touching or (left.firm, left.faded) != (right.firm, right.faded)


@given(BARS)
def test_the_order_of_the_readings_does_not_matter(bars: list[Bar]) -> None:
    assert agreement_profile(bars) == agreement_profile(bars[::-1])
