"""Dates as precise as they were given."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.model.dates import DateFault, parse_date

CASES = [
    ("2025", dt.date(2025, 1, 1), dt.date(2025, 12, 31)),
    ("2025-06", dt.date(2025, 6, 1), dt.date(2025, 6, 30)),
    ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
    ("2025-06-25", dt.date(2025, 6, 25), dt.date(2025, 6, 25)),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), CASES)
def test_a_date_knows_its_bounds(text: str, earliest: dt.date, latest: dt.date) -> None:
    date = parse_date(text)
    assert (date.earliest, date.latest) == (earliest, latest)
    assert date.text == text


FAULTS = [
    ("2025-13", "there is no month 13"),
    ("2025-00", "there is no month 0"),
    ("2025-02-29", "February 2025 has 28 days"),
    ("2025-06-31", "June 2025 has 30 days"),
    ("0000", "there is no year 0"),
    ("25", "`25` is not a date"),
    ("2025-6-5", "`2025-6-5` is not a date"),
    ("June 2025", "`June 2025` is not a date"),
    ("2025-06-25 ", "is not a date"),
    ("\uff12\uff10\uff12\uff15", "is not a date"),
]


@pytest.mark.parametrize(("text", "message"), FAULTS)
def test_what_is_no_date_is_said_so(text: str, message: str) -> None:
    with pytest.raises(DateFault, match=message.replace("`", "`")):
        parse_date(text)


@given(st.dates(min_value=dt.date(1, 1, 1)))
def test_bounds_hold_every_day_of_a_month_and_year(day: dt.date) -> None:
    for text in (f"{day:%Y}".zfill(4), f"{day.year:04}-{day:%m}", f"{day.year:04}-{day:%m-%d}"):
        date = parse_date(text)
        assert date.earliest <= day <= date.latest


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_a_fault(text: str) -> None:
    try:
        date = parse_date(text)
    except DateFault:
        return
    assert date.earliest <= date.latest
