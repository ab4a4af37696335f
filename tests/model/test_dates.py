"""Dates as EDTF writes them: what each shape can mean, and what is refused in which words."""

import datetime as dt

import pytest

from factsheet.model.calendar import Days
from factsheet.model.dates import GENERAL_HINT, Date, DateFault, parse_date


def days(text: str) -> Days:
    """From `2025-06-01 2025-06-30`; a side may be `open`, and a day alone is both sides."""
    sides = [None if side == "open" else dt.date.fromisoformat(side) for side in text.split()]
    return Days(sides[0], sides[-1])


# text, first days, last days, days certainly meant
SHAPES = [
    # As precise as it is written.
    ("2025", "2025-01-01", "2025-12-31", "2025-01-01 2025-12-31"),
    ("2025-06", "2025-06-01", "2025-06-30", "2025-06-01 2025-06-30"),
    ("2024-02", "2024-02-01", "2024-02-29", "2024-02-01 2024-02-29"),
    ("2025-06-25", "2025-06-25", "2025-06-25", "2025-06-25"),
    ("0001", "0001-01-01", "0001-12-31", "0001-01-01 0001-12-31"),
    ("9999-12-31", "9999-12-31", "9999-12-31", "9999-12-31"),
    # Uncertain, approximate: one unit more on either side.
    ("2025~", "2024-01-01 2026-01-01", "2024-12-31 2026-12-31", None),
    ("2025-06~", "2025-05-01 2025-07-01", "2025-05-31 2025-07-31", None),
    ("2025-01?", "2024-12-01 2025-02-01", "2024-12-31 2025-02-28", None),
    ("2025-06-25?", "2025-06-24 2025-06-26", "2025-06-24 2025-06-26", None),
    ("2024-03-01%", "2024-02-29 2024-03-02", "2024-02-29 2024-03-02", None),
    ("0001~", "0001-01-01 0002-01-01", "0001-12-31 0002-12-31", None),
    ("9999-12?", "9999-11-01 9999-12-01", "9999-11-30 9999-12-31", None),
    ("9999-12-31~", "9999-12-30 9999-12-31", "9999-12-30 9999-12-31", None),
    ("0001-01-01~", "0001-01-01 0001-01-02", "0001-01-01 0001-01-02", None),
    # Digits nobody knows.
    ("202X", "2020-01-01 2029-01-01", "2020-12-31 2029-12-31", None),
    ("20XX", "2000-01-01 2099-01-01", "2000-12-31 2099-12-31", None),
    ("000X", "0001-01-01 0009-01-01", "0001-12-31 0009-12-31", None),
    ("2025-XX", "2025-01-01 2025-12-01", "2025-01-31 2025-12-31", None),
    ("2024-02-XX", "2024-02-01 2024-02-29", "2024-02-01 2024-02-29", None),
    ("2025-XX-XX", "2025-01-01 2025-12-31", "2025-01-01 2025-12-31", None),
    # Both: the unit is the last one whose digits are known.
    ("202X~", "2010-01-01 2039-01-01", "2010-12-31 2039-12-31", None),
    ("20XX?", "1900-01-01 2199-01-01", "1900-12-31 2199-12-31", None),
    ("2025-XX~", "2024-01-01 2026-12-01", "2024-01-31 2026-12-31", None),
    ("2025-06-XX%", "2025-05-01 2025-07-31", "2025-05-01 2025-07-31", None),
    ("99XX~", "9800-01-01 9999-01-01", "9800-12-31 9999-12-31", None),
    # A time that lasts.
    ("2025/2026", "2025-01-01", "2026-12-31", "2025-01-01 2026-12-31"),
    ("2025-01-01/2025-05-30", "2025-01-01", "2025-05-30", "2025-01-01 2025-05-30"),
    ("2024-11/2025-06-25", "2024-11-01", "2025-06-25", "2024-11-01 2025-06-25"),
    ("2025-06-25/2025-06", "2025-06-25", "2025-06-30", "2025-06-25 2025-06-30"),
    ("2025-06/2025-06-25", "2025-06-01", "2025-06-25", "2025-06-01 2025-06-25"),
    ("2025-06-25/2025-06-25", "2025-06-25", "2025-06-25", "2025-06-25"),
    ("2023-10-02/2025-09-30~", "2023-10-02", "2025-09-29 2025-10-01", "2023-10-02 2025-09-29"),
    ("2025?/2026-06%", "2024-01-01 2026-01-01", "2026-05-31 2026-07-31", "2026-01-01 2026-05-31"),
    ("202X/2025", "2020-01-01 2025-01-01", "2025-12-31", "2025-01-01 2025-12-31"),
    # Never backwards: what would end before it begins is left out.
    ("2025-06-25~/2025-06-24~", "2025-06-24 2025-06-25", "2025-06-24 2025-06-25", None),
    ("2025-XX/2025-06-15", "2025-01-01 2025-06-01", "2025-06-15", "2025-06-01 2025-06-15"),
    ("2025-06-15/2025-XX", "2025-06-15", "2025-06-30 2025-12-31", "2025-06-15 2025-06-30"),
    # Open: the other side lies anywhere beyond.
    ("2024-11/..", "2024-11-01", "2024-11-01 open", "2024-11-01"),
    ("2025-06-25?/..", "2025-06-24 2025-06-26", "2025-06-24 open", None),
    ("../2025-06", "open 2025-06-30", "2025-06-30", "2025-06-30"),
    ("../202X", "open 2029-12-31", "2020-12-31 2029-12-31", None),
    # Some day between.
    ("[2025-08-05..2025-08-06]", "2025-08-05 2025-08-06", "2025-08-05 2025-08-06", None),
    ("[2025-05..2025-06-25]", "2025-05-01 2025-06-25", "2025-05-01 2025-06-25", None),
    ("[2025..2026]", "2025-01-01 2026-12-31", "2025-01-01 2026-12-31", None),
    ("[2025-06-25..2025-06]", "2025-06-25 2025-06-30", "2025-06-25 2025-06-30", None),
    ("[2025-06-25..2025-06-25]", "2025-06-25", "2025-06-25", "2025-06-25"),
    ("[..2026-11-20]", "open 2026-11-20", "open 2026-11-20", None),
    ("[2026-11..]", "2026-11-01 open", "2026-11-01 open", None),
]


@pytest.mark.parametrize(("text", "start", "end", "certain"), SHAPES, ids=[shape[0] for shape in SHAPES])
def test_a_date_knows_the_days_it_can_mean(text: str, start: str, end: str, certain: str | None) -> None:
    date = parse_date(text)
    assert date.text == text
    assert (date.start, date.end) == (days(start), days(end))
    assert date.certain == (days(certain) if certain else None)
    assert date.possible == Days(days(start).first, days(end).last)
    assert (date.earliest, date.latest) == (days(start).first, days(end).last)


@pytest.mark.parametrize("text", [shape[0] for shape in SHAPES])
def test_a_single_day_leaves_no_other(text: str) -> None:
    single = {"9999-12-31": "9999-12-31"} | dict.fromkeys(
        ["2025-06-25", "2025-06-25/2025-06-25", "[2025-06-25..2025-06-25]"], "2025-06-25"
    )
    assert str(parse_date(text).single_day) == single.get(text, "None")


# text, precision, years, year, month, day
PARTS = [
    ("2025", "year", (2025, 2025), 2025, None, None),
    ("2025-06~", "month", (2025, 2025), 2025, 6, None),
    ("2025-06-25?", "day", (2025, 2025), 2025, 6, 25),
    ("202X", "year", (2020, 2029), None, None, None),
    ("20XX~", "year", (2000, 2099), None, None, None),
    ("000X", "year", (1, 9), None, None, None),
    ("2025-XX", "month", (2025, 2025), 2025, None, None),
    ("2025-06-XX", "day", (2025, 2025), 2025, 6, None),
    ("2025-XX-XX", "day", (2025, 2025), 2025, None, None),
    ("2025/2026", None, None, None, None, None),
    ("[2025-06-25..]", None, None, None, None, None),
]


@pytest.mark.parametrize(("text", "precision", "years", "year", "month", "day"), PARTS)
def test_a_simple_date_has_parts(
    text: str,
    precision: str | None,
    years: tuple[int, int] | None,
    year: int | None,
    month: int | None,
    day: int | None,
) -> None:
    date = parse_date(text)
    assert (date.precision, date.years) == (precision, years)
    assert (date.year, date.month, date.day) == (year, month, day)


# text, approximate, uncertain, lasting, one of
FLAGS = [
    ("2025", False, False, False, False),
    ("2025~", True, False, False, False),
    ("2025?", False, True, False, False),
    ("2025%", True, True, False, False),
    ("202X", False, False, False, False),
    ("2025/2026", False, False, True, False),
    ("2025~/2026?", True, True, True, False),
    ("../2026?", False, True, True, False),
    ("[2025..]", False, False, False, True),
]


@pytest.mark.parametrize(("text", "approximate", "uncertain", "lasting", "one_of"), FLAGS)
def test_a_date_says_of_what_sort_it_is(
    text: str, approximate: bool, uncertain: bool, lasting: bool, one_of: bool
) -> None:
    date = parse_date(text)
    assert (date.approximate, date.uncertain) == (approximate, uncertain)
    assert (date.lasting, date.one_of) == (lasting, one_of)


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [
        ("2025-06~/2026", "2025-06~", "2026"),
        ("2025-06/..", "2025-06", None),
        ("../2025-06", None, "2025-06"),
        ("[2025..2026-01]", "2025", "2026-01"),
        ("[..2026-01]", None, "2026-01"),
        ("2025-06", None, None),
    ],
)
def test_an_interval_keeps_its_ends(text: str, left: str | None, right: str | None) -> None:
    def read(end: str | None) -> Date | None:
        return parse_date(end) if end else None

    assert parse_date(text).ends == (read(left), read(right))


# text, what the message says, the hint
FAULTS = [
    # No such day.
    ("2025-13", "`2025-13` is not a date: there is no month 13", GENERAL_HINT),
    ("2025-00", "there is no month 0", GENERAL_HINT),
    ("2025-06-00", "June 2025 has 30 days", GENERAL_HINT),
    ("2025-02-29", "February 2025 has 28 days", GENERAL_HINT),
    ("2025-06-31~", "`2025-06-31~` is not a date: June 2025 has 30 days", GENERAL_HINT),
    ("2025-13/2026", "`2025-13` is not a date: there is no month 13", GENERAL_HINT),
    ("0000", "there is no year 0", GENERAL_HINT),
    ("0000-05", "there is no year 0", GENERAL_HINT),
    # Nothing like a date.
    ("", "it is not written like 2025-06-25, 2025-06 or 2025", GENERAL_HINT),
    ("25", "`25` is not a date", GENERAL_HINT),
    ("dozens", "`dozens` is not a date", GENERAL_HINT),
    ("z" * 60, f"`{'z' * 40}…` is not a date", GENERAL_HINT),
    ("2025" + " " * 60, "is not a date", GENERAL_HINT),
    # EDTF that is not used here.
    ("2025-21", "21 stands for a season", "write the months it means, such as 2025-06/2025-08"),
    ("2025-40", "40 stands for a season", "write the months it means, such as 2025-06/2025-08"),
    ("-2025", "a year has four digits, from 0001 to 9999", GENERAL_HINT),
    ("12025", "a year has four digits", GENERAL_HINT),
    ("Y12025", "a year has four digits", GENERAL_HINT),
    ("2025-06-25T10:00:00Z", "times of day are not used", "write 2025-06-25"),
    ("2025-06-25 10:00", "times of day are not used", "write 2025-06-25"),
    ("{2025..2026}", "lists of dates are not used", "write [2025..2026]"),
    ("[2025, 2026]", "lists of dates are not used", "write [2025..2026]"),
    ("[2025]", "one date needs no brackets", "write 2025"),
    # The order, and the number of digits.
    ("25/06/2025", "`25/06/2025` is not a date: the order is year-month-day", "write 2025-06-25"),
    ("06/25/2025", "the order is year-month-day", "write 2025-06-25"),
    ("5/6/2025", "the order is year-month-day", "write 2025-06-05 or 2025-05-06"),
    ("25.06.2025", "the order is year-month-day", "write 2025-06-25"),
    ("06/2025", "the order is year-month-day", "write 2025-06"),
    ("2025-6-5", "`2025-6-5` is not a date", "write 2025-06-05"),
    ("2025/06/25", "the order is year-month-day", "write 2025-06-25"),
    ("2025/06", "the order is year-month-day", "write 2025-06"),
    ("2025-25-06", "the order is year-month-day", "write 2025-06-25"),
    ("20250625", "the order is year-month-day", "write 2025-06-25"),
    ("June 2025", "in figures", "write 2025-06"),
    ("25 June 2025", "in figures", "write 2025-06-25"),
    ("June 5th, 2025", "in figures", "write 2025-06-05"),
    ("Sept. 2025", "in figures", "write 2025-09"),
    ("Thermidor 2025", "is not a date", GENERAL_HINT),
    # Signs that look alike.
    (" 2025", "there are blanks around it", "write 2025"),
    ("2025-06-25 ", "there are blanks around it", "write 2025-06-25"),
    ("2025\n", "there are blanks around it", "write 2025"),
    ("\uff12\uff10\uff12\uff15", "only 0 to 9 and the plain hyphen are read", "write 2025"),
    ("2025\u201306", "only 0 to 9 and the plain hyphen are read", "write 2025-06"),
    # Qualifiers.
    ("2025?-06", "one qualifier stands at the very end", "write 2025-06?"),
    ("~2025", "one qualifier stands at the very end", "write 2025~"),
    ("2025-06?~", "one qualifier stands at the very end", "write 2025-06%"),
    ("2025 ?", "one qualifier stands at the very end", "write 2025?"),
    ("circa 2025", "`~` says about", "write 2025~"),
    ("c. June 2025", "`~` says about", "write 2025-06~"),
    # Unknown digits.
    ("2025-0X", "`X` stands for a whole day or month", "write 2025-XX"),
    ("2025-06-2X", "`X` stands for a whole day or month", "write 2025-06-XX"),
    ("2025-XX-25", "`X` stands for a whole day or month", "write 2025-XX-XX"),
    ("202X-06", "digits of a year alone", "write 202X"),
    ("2XXX", "the last one or two digits of a year", GENERAL_HINT),
    ("2X25", "the last one or two digits of a year", GENERAL_HINT),
    ("2025-xx", "an unknown digit is a capital `X`", "write 2025-XX"),
    ("2025-06-??", "an unknown digit is a capital `X`", "write 2025-06-XX"),
    ("2020s", "an unknown digit is a capital `X`", "write 202X"),
    # Intervals and choices.
    ("2025/", "one side of its `/` is empty", "write 2025/.. if it is open or not known"),
    ("/2025", "one side of its `/` is empty", "write ../2025 if it is open or not known"),
    ("../..", "it has neither a beginning nor an end", GENERAL_HINT),
    ("/", "it has neither a beginning nor an end", GENERAL_HINT),
    ("[..]", "it has neither a beginning nor an end", GENERAL_HINT),
    ("2025/2026/2027", "it has more than one `/`", GENERAL_HINT),
    ("2026/2025", "it ends before it begins", "write 2025/2026"),
    ("2025-06~/2025-03~", "it ends before it begins", "write 2025-03~/2025-06~"),
    ("[2026..2025-12]", "it ends before it begins", "write [2025-12..2026]"),
    ("[2025~..2026?]", "a date in brackets has no `?`, `~`, `%` or `X`, but `2025~` has", "write [2025..2026]"),
    ("[202X..2030]", "but `202X` has", GENERAL_HINT),
    ("2025-06-25..2025-07", "`a/b` is a time that lasts", "write 2025-06-25/2025-07 or [2025-06-25..2025-07]"),
    ("2024-2026", "`a/b` is a time that lasts", "write 2024/2026 or [2024..2026]"),
    ("between 2025 and 2026", "`[a..b]` some day between", "write 2025/2026 or [2025..2026]"),
    ("since June 2025", "`[a..b]` some day between", "write 2025-06/.. or [2025-06..]"),
    (
        "5-6-2025 to 7-8-2025",
        "`[a..b]` some day between",
        "write 2025-06-05/2025-08-07 or 2025-06-05/2025-07-08 or 2025-05-06/2025-08-07 or 2025-05-06/2025-07-08",
    ),
    ("before 2025", "`[a..b]` some day between", "write ../2025 or [..2025]"),
    ("2025/open", "an open end is written `..`", "write 2025/.."),
    ("2025-6/June 2025", "`2025-6` is not a date", "write 2025-06/2025-06"),
    ("[2025-6-5..2025-7-1]", "`2025-6-5` is not a date", "write [2025-06-05..2025-07-01]"),
]


@pytest.mark.parametrize(("text", "message", "hint"), FAULTS, ids=[repr(fault[0]) for fault in FAULTS])
def test_what_is_no_date_is_answered_with_one(text: str, message: str, hint: str) -> None:
    with pytest.raises(DateFault) as caught:
        parse_date(text)
    assert message in str(caught.value)
    assert "` is not a date: " in str(caught.value)
    assert caught.value.hint == hint


JUNE = days("2025-06-01 2025-06-30")


@pytest.mark.parametrize(
    ("other", "meets", "june_within", "within_june"),
    [
        ("2025-06-01 2025-06-30", True, True, True),
        ("2025-06-10", True, False, True),
        ("2025-05-01 2025-06-01", True, False, False),
        ("2025-05-01 2025-05-31", False, False, False),
        ("2025-07-01 open", False, False, False),
        ("2025-06-01 open", True, True, False),
        ("open 2025-06-30", True, True, False),
        ("open 2025-06-29", True, False, False),
        ("open open", True, True, False),
    ],
)
def test_stretches_of_days_are_compared(other: str, meets: bool, june_within: bool, within_june: bool) -> None:
    assert JUNE.meets(days(other)) is days(other).meets(JUNE) is meets
    assert (JUNE.within(days(other)), days(other).within(JUNE)) == (june_within, within_june)


def test_a_stretch_of_days_is_cut() -> None:
    assert JUNE.contains(dt.date(2025, 6, 30))
    assert not JUNE.contains(dt.date(2025, 7, 1))
    assert JUNE.until(dt.date(2025, 6, 10)) == days("2025-06-01 2025-06-10")
    assert days("2025-06-20 open").until(dt.date(2025, 6, 25)) == days("2025-06-20 2025-06-25")
    assert days("open 2025-06-20").since(dt.date(2025, 6, 10)) == days("2025-06-10 2025-06-20")
    assert JUNE.since(dt.date(2025, 7, 1)).empty
    assert not days("open 2025-06-20").empty
