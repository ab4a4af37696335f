"""What worded values admit."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.model.dates import parse_date
from factsheet.model.intervals import Interval, Tolerances, interval_of, meet
from factsheet.model.values import Amount, Value, ValueWord, parse_amount
from factsheet.model.words import FigureKind

COUNT, SHARE, AMOUNT = FigureKind.COUNT, FigureKind.SHARE, FigureKind.AMOUNT


def value(word: str, *numbers: str, term: str = "") -> Value:
    return Value(ValueWord(word), tuple(parse_amount(number) for number in numbers), term)


def written(interval: Interval | None) -> str:
    """An interval as mathematicians write it; `~` before it says that it is soft."""
    assert interval is not None
    low = "(-inf" if interval.low is None else f"{'[' if interval.low_closed else '('}{interval.low.normalize():f}"
    high = "inf)" if interval.high is None else f"{interval.high.normalize():f}{']' if interval.high_closed else ')'}"
    return f"{'~' if interval.soft else ''}{low}, {high}"


CASES = [
    (value("exactly", "2615"), COUNT, "[2615, 2615]"),
    (value("exactly", "1.3 million"), COUNT, "~[1250000, 1350000)"),
    (value("exactly", "2 thousand"), COUNT, "~[1500, 2500)"),
    (value("exactly", "1.10"), AMOUNT, "[1.1, 1.1]"),
    (value("at_least", "2680"), COUNT, "[2680, inf)"),
    (value("at_least", "1.3 million"), COUNT, "[1300000, inf)"),
    (value("more_than", "3000"), COUNT, "(3000, inf)"),
    (value("at_most", "500"), COUNT, "[0, 500]"),
    (value("less_than", "50"), COUNT, "[0, 50)"),
    (value("about", "1000"), COUNT, "~[900, 1100]"),
    (value("about", "1001"), COUNT, "~[901, 1101]"),
    (value("about", "4"), COUNT, "~[4, 4]"),
    (value("about", "12.5"), AMOUNT, "~[11.25, 13.75]"),
    (value("about", "85"), SHARE, "~[82, 88]"),
    (value("about", "99"), SHARE, "~[96, 100]"),
    (value("about", "1"), SHARE, "~[0, 4]"),
    (value("nearly", "1000"), COUNT, "~[900, 1000]"),
    (value("nearly", "50"), SHARE, "~[47, 50]"),
    (value("between", "900", "1200"), COUNT, "[900, 1200]"),
    (value("vague", term="several"), COUNT, "~[3, 10)"),
    (value("vague", term="dozens"), COUNT, "~[24, 100)"),
    (value("vague", term="hundreds"), COUNT, "~[200, 1000)"),
    (value("vague", term="thousands"), COUNT, "~[2000, 10000)"),
    (value("at_least", "80"), SHARE, "[80, 100]"),
    (value("more_than", "50"), SHARE, "(50, 100]"),
]


@pytest.mark.parametrize(("worded", "kind", "expected"), CASES)
def test_what_a_value_admits(worded: Value, kind: FigureKind, expected: str) -> None:
    assert written(interval_of(worded, kind, Tolerances())) == expected


def test_a_date_and_a_term_admit_no_numbers() -> None:
    on = Value(ValueWord.ON, date=parse_date("2025-03-12"))
    assert interval_of(on, FigureKind.DATE, Tolerances()) is None
    assert interval_of(value("says", term="closed"), FigureKind.DESCRIPTION, Tolerances()) is None


def test_a_policy_can_reach_further() -> None:
    wide = Tolerances(about=Decimal(25), vague={"dozens": (Decimal(12), Decimal(60))})
    assert written(interval_of(value("about", "100"), COUNT, wide)) == "~[75, 125]"
    assert written(interval_of(value("vague", term="dozens"), COUNT, wide)) == "~[12, 60)"


MEETINGS = [
    (value("more_than", "3000"), value("less_than", "3001"), COUNT, False),
    (value("more_than", "3000"), value("less_than", "3001"), AMOUNT, True),
    (value("more_than", "3000"), value("less_than", "3002"), COUNT, True),
    (value("at_least", "3000"), value("at_most", "3000"), COUNT, True),
    (value("more_than", "3000"), value("at_most", "3000"), AMOUNT, False),
    (value("at_least", "2680"), value("more_than", "3000"), COUNT, True),
    (value("about", "1000"), value("exactly", "989"), COUNT, True),
    (value("about", "1000"), value("exactly", "787"), COUNT, False),
    (value("nearly", "1000"), value("exactly", "1000"), COUNT, True),
    (value("exactly", "1.3 million"), value("exactly", "1350000"), COUNT, False),
    (value("exactly", "1.3 million"), value("exactly", "1349999"), COUNT, True),
]


@pytest.mark.parametrize(("left", "right", "kind", "expected"), MEETINGS)
def test_whether_two_values_can_both_be_true(left: Value, right: Value, kind: FigureKind, expected: bool) -> None:
    one, two = (interval_of(each, kind, Tolerances()) for each in (left, right))
    assert one is not None
    assert two is not None
    assert meet(one, two, whole=kind is COUNT) is expected


NUMBERS = st.decimals(min_value=0, max_value=10**6, places=1)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    return Interval(
        draw(st.sampled_from([low, None])),
        draw(st.sampled_from([high, None])),
        low_closed=low == high or draw(st.booleans()),
        high_closed=low == high or draw(st.booleans()),
    )


@given(intervals(), intervals(), st.booleans())
def test_meeting_is_symmetric(left: Interval, right: Interval, whole: bool) -> None:
    assert meet(left, right, whole=whole) == meet(right, left, whole=whole)


@given(intervals(), intervals(), NUMBERS, NUMBERS, st.booleans())
def test_widening_keeps_meeting(left: Interval, right: Interval, down: Decimal, up: Decimal, whole: bool) -> None:
    wide = Interval(
        None if right.low is None else right.low - down,
        None if right.high is None else right.high + up,
        low_closed=right.low_closed or down > 0,
        high_closed=right.high_closed or up > 0,
    )
    assert meet(left, wide, whole=whole) or not meet(left, right, whole=whole)


@given(intervals(), intervals(), NUMBERS)
def test_a_number_in_both_makes_them_meet(left: Interval, right: Interval, number: Decimal) -> None:
    if left.admits(number) and right.admits(number):
        assert meet(left, right)
        if number == number.to_integral_value():
            assert meet(left, right, whole=True)


@given(st.sampled_from(list(ValueWord)[:7]), st.integers(0, 10**6), st.sampled_from([COUNT, AMOUNT]))
def test_a_number_lies_in_its_own_interval_unless_the_word_shuts_it_out(
    word: ValueWord, number: int, kind: FigureKind
) -> None:
    interval = interval_of(Value(word, (Amount(Decimal(number)),)), kind, Tolerances())
    assert interval is not None
    shut_out = word in (ValueWord.MORE_THAN, ValueWord.LESS_THAN)
    assert interval.admits(Decimal(number)) is not shut_out
