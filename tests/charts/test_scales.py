"""Ticks of numbers and of days, and labels that do not touch."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.readings import WORDS, spell
from factsheet.charts.days import calendar_ticks, days
from factsheet.charts.scales import Scale, across, apart, laid, round_numbers, upwards
from factsheet.charts.values import english_day


def scale(low: str, high: str, finest: int = 0) -> Scale:
    return Scale(Fraction(low), Fraction(high), 8, 352, finest)


ROUND = [
    ("0", "10", 6, 0, "0 2 4 6 8 10"),
    ("0", "10", 2, 0, "0 10"),
    ("2640", "4070", 6, 0, "3000 3500 4000"),
    ("2640", "4070", 8, 0, "2800 3000 3200 3400 3600 3800 4000"),
    ("-4.5", "1.1", 6, -1, "-4 -3 -2 -1 0 1"),
    ("0.1", "0.34", 4, -2, "0.1 0.2 0.3"),
    ("6.9", "8.1", 6, 0, "7 8"),
    ("6.9", "7.1", 6, 0, "7"),
    ("0", "1", 3, -2, "0.0 0.5 1.0"),
    ("1E24", "3E24", 3, 0, "1000000000000000000000000 2000000000000000000000000 3000000000000000000000000"),
]  # fmt: skip


@pytest.mark.parametrize(("low", "high", "most", "finest", "expected"), ROUND)
def test_ticks_are_round(low: str, high: str, most: int, finest: int, expected: str) -> None:
    assert " ".join(str(tick) for tick in round_numbers(scale(low, high, finest), most)) == expected


@given(st.fractions(-(10**25), 10**25), st.fractions(Fraction(1, 10**6), 10**25), st.integers(2, 8))
def test_there_are_never_too_many_ticks_and_all_lie_on_the_axis(low: Fraction, span: Fraction, most: int) -> None:
    ticks = round_numbers(Scale(low, low + span, 8, 352, -30), most)
    assert len(ticks) <= most
    assert all(low <= Fraction(tick) <= low + span for tick in ticks)


def test_labels_of_a_level_axis_do_not_touch() -> None:
    row = across(scale("2640", "4070"), WORDS.number)
    assert [tick.text for tick in row] == ["3,000", "3,500", "4,000"]
    assert apart(row)


def test_long_numbers_are_written_with_a_power_of_ten() -> None:
    level = across(scale("9E23", "22E23"), WORDS.number)
    assert [tick.text for tick in level] == [f"{each} \u00d7 10\u00b2\u2074" for each in ("1", "1.5", "2")]
    upright = upwards(scale("-3E12", "0"), WORDS.number, 84)
    assert [tick.text for tick in upright[-3:]] == ["-1 \u00d7 10\u00b9\u00b2", "-5 \u00d7 10\u00b9\u00b9", "0"]


def test_labels_that_cannot_stand_apart_are_left_out() -> None:
    near = Scale(Fraction(10**24), Fraction(10**24 + 5), 8, 352)
    assert {tick.text for tick in across(near, WORDS.number)} == {""}


LAID = [
    (["400", "200"], False, False, "550/3", "1250/3"),
    (["0", "120"], False, False, "0", "130"),
    (["100", "200"], False, True, "275/3", "220"),
    (["100", "200"], True, False, "80", "625/3"),
    (["-4", "-1"], False, False, "-17/4", "-3/4"),
    (["-3", "0"], False, False, "-13/4", "0"),
    (["7"], False, False, "21/4", "35/4"),
    (["0"], False, False, "0", "1"),
    (["0"], True, False, "-1", "0"),
    ([], False, False, "0", "1"),
]  # fmt: skip


@pytest.mark.parametrize(("numbers", "below", "above", "low", "high"), LAID)
def test_an_axis_has_air_and_does_not_cross_zero_for_it(
    numbers: list[str], below: bool, above: bool, low: str, high: str
) -> None:
    found = laid([Decimal(number) for number in numbers], 8, 352, Fraction(1, 12), below=below, above=above)
    assert (found.low, found.high) == (Fraction(low), Fraction(high))


def test_ticks_are_no_finer_than_the_numbers() -> None:
    fine = [laid([Decimal(number)], 8, 352, Fraction(1, 12), below=False, above=False) for number in ("700", "2.50")]
    assert [each.finest for each in fine] == [0, -1]


CALENDAR = [
    ("2025-06-12/2025-06-12", "11 Jun:2025 12 Jun: 13 Jun: 14 Jun:"),
    ("2025-05-30/2025-08-05", "1 Jun:2025 15 Jun: 1 Jul: 15 Jul: 1 Aug:"),
    ("2024-11-01/2025-08-05", "Nov:2024 Jan:2025 Mar: May: Jul:"),
    ("2011-01-01/2025-12-31", "2012: 2014: 2016: 2018: 2020: 2022: 2024: 2026:"),
    ("0001-01-01/9999-12-31", "2000: 4000: 6000: 8000:"),
]  # fmt: skip


@pytest.mark.parametrize(("when", "expected"), CALENDAR)
def test_ticks_of_days_are_days_months_or_years(when: str, expected: str) -> None:
    found = days([spell(when, None, None)], 8, 352)
    assert found is not None
    assert " ".join(f"{tick.text}:{tick.below}" for tick in calendar_ticks(found, english_day)) == expected


@given(st.dates(), st.integers(0, 3_000_000))
def test_every_time_has_ticks_that_do_not_touch(first: dt.date, length: int) -> None:
    last = dt.date.fromordinal(min(first.toordinal() + length, dt.date.max.toordinal()))
    found = days([spell(f"{first}/{last}", None, None)], 60, 352)
    assert found is not None
    row = calendar_ticks(found, english_day)
    assert 0 < len(row) <= 8
    assert apart(row)
    assert any(tick.text for tick in row)


def test_without_a_day_there_is_no_axis_of_days() -> None:
    assert days([spell("/", None, None)], 8, 352) is None
