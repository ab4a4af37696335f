"""Stretches of days, the units a date can be precise to, and the many ways people write a date."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from unicodedata import decimal

Precision = Literal["year", "month", "day"]
Unit = Literal["century", "decade", "year", "month", "day"]

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAY = dt.timedelta(days=1)
_SPELLINGS = tuple(
    re.compile(pattern + r"(?P<mark>[?~%]?)", re.ASCII | re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})[-/. ](?P<month>\d{1,2})(?:[-/. ](?P<day>\d{1,2}))?",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)?",
        r"(?:(?P<day>\d{1,2})[-/. ])?(?P<month>\d{1,2})[-/. ](?P<year>\d{4})",
        r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?[- ])?(?P<month>[a-z]{3,9})\.?[- ](?P<year>\d{4})",
        r"(?P<month>[a-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})",
    )
)
_KEYBOARD = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_KEYS = "only 0 to 9 and the plain hyphen are read"
_ORDER = "the order is year-month-day, in figures, two of them for month and day"
_BETWEEN = "`a/b` is a time that lasts, `[a..b]` some day between"
_MARK = "one qualifier stands at the very end: `?` uncertain, `~` approximate, `%` both"
_DIGIT = "an unknown digit is a capital `X`"
# What people write instead, why it is wrong, and what they may mean: the outcome is tried again in its turn.
_SLIPS = tuple(
    (re.compile(pattern, re.ASCII | re.IGNORECASE | re.DOTALL), why, templates)
    for pattern, why, *templates in (
        (r"\s+(\S.*?)\s*|(\S.*?)\s+", "there are blanks around it", r"\1\2"),
        (r"(\d{4}-\d\d-\d\d)[t ]\d\d?:.*", "times of day are not used", r"\1"),
        (r"(?:circa|ca\.?|c\.|about|around|approx(?:\.|imately)?) ?([^/]+)", "`~` says about", r"\1~"),
        (r"([^?~%]+)(?:\?~|~\?)", _MARK, r"\1%"),
        (r"([\dx-]*)([?~%])([\dx-]+)([?~%]?)", _MARK, r"\1\3\2\4"),
        (r"([\dx-]+) ([?~%])", _MARK, r"\1\2"),
        (r"(\d{3})(?:[?ux]|0s)", _DIGIT, r"\1X"),
        (r"(\d\d)xx", _DIGIT, r"\1XX"),
        (r"(\d{4}(?:-\d\d)?)-(?:uu|\?\?|xx)", _DIGIT, r"\1-XX"),
        (r"(\d{4})-(?:uu-uu|\?\?-\?\?|xx-xx)", _DIGIT, r"\1-XX-XX"),
        (r"(\d{4}(?:-\d\d)?)-(?:\dx|x\d)", "", r"\1-XX"),
        (r"(\d{4})-(?:\dx|x[\dx])-..", "", r"\1-XX-XX"),
        (r"(\d{3}x|\d\dxx)-.*", "", r"\1"),
        (r"(\[.*?)[?~%](.*\])", "", r"\1\2"),
        (r"(.+)/(?:open|unknown|now|present|today|ongoing)", "an open end is written `..`", r"\1/.."),
        (r"\[([^.,/]+)\]", "one date needs no brackets", r"\1"),
        (r"[\[{](.+?)(?:\.\.|,)(?:.*,)? ?(.+?)[\]}]", "lists of dates are not used", r"[\1..\2]"),
        (r"(?:from |between )?(.+?)(?: ?\.\. ?|,? (?:to|and|until|-) )(.+)", _BETWEEN, r"\1/\2", r"[\1..\2]"),
        (r"(\d{4})-(\d{4})", _BETWEEN, r"\1/\2", r"[\1..\2]"),
        (r"(?:before|until|by|up to) (.+)", _BETWEEN, r"../\1", r"[..\1]"),
        (r"(?:after|since|from) (.+)", _BETWEEN, r"\1/..", r"[\1..]"),
    )
)
_YEARS = {"century": 100, "decade": 10, "year": 1}


@dataclass(frozen=True, slots=True)
class Days:
    """Every day from the first to the last, both included; None is a side left open."""

    first: dt.date | None
    last: dt.date | None

    @property
    def empty(self) -> bool:
        """Tell whether the last comes before the first."""
        return _after(self.first, self.last)

    def contains(self, day: dt.date) -> bool:
        """Tell whether a day is one of them."""
        return self.meets(Days(day, day))

    def meets(self, other: "Days") -> bool:
        """Tell whether some day is in both."""
        return not (_after(self.first, other.last) or _after(other.first, self.last))

    def within(self, other: "Days") -> bool:
        """Tell whether every one of these days is one of the other's."""
        begins = other.first is None or (self.first is not None and other.first <= self.first)
        ends = other.last is None or (self.last is not None and self.last <= other.last)
        return begins and ends

    def since(self, day: dt.date) -> "Days":
        """Leave out what comes before a day."""
        return Days(day if self.first is None else max(self.first, day), self.last)

    def until(self, day: dt.date) -> "Days":
        """Leave out what comes after a day."""
        return Days(self.first, day if self.last is None else min(self.last, day))


def _after(first: dt.date | None, last: dt.date | None) -> bool:
    return first is not None and last is not None and first > last


def days_in(year: int, month: int) -> int:
    """Count the days of a month."""
    return calendar.monthrange(year, month)[1]


def first_of(unit: Unit, day: dt.date) -> dt.date:
    """Give the first day of the month, year or decade a day is in; the first decade begins with year 1."""
    if unit == "day":
        return day
    if unit == "month":
        return day.replace(day=1)
    size = _YEARS[unit]
    return dt.date(max(1, day.year // size * size), 1, 1)


def last_of(unit: Unit, day: dt.date) -> dt.date:
    """Give the last day of the month, year or decade a day is in."""
    if unit == "day":
        return day
    if unit == "month":
        return day.replace(day=days_in(day.year, day.month))
    size = _YEARS[unit]
    return dt.date(day.year // size * size + size - 1, 12, 31)


def either_side(unit: Unit, first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
    """Widen a stretch of whole units by one unit before and one after, as far as the years 1 to 9999 go."""
    before = first_of(unit, first - _DAY) if first > dt.date.min else first
    after = last_of(unit, last + _DAY) if last < dt.date.max else last
    return before, after


def readings_of(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield what a text that is no date may mean, dates or not, and what is wrong with it if it is not plain."""
    yield _KEYS, ["".join(str(decimal(sign, sign)) for sign in text.translate(_KEYBOARD))]
    yield _ORDER, _respelt(text)
    for pattern, why, templates in _SLIPS:
        match = pattern.fullmatch(text)
        if match:
            yield why, [match.expand(template) for template in templates]


def _respelt(text: str) -> list[str]:
    """Write figures and English months as year-month-day; `5/6/2025` may be two days."""
    match = next(filter(None, (pattern.fullmatch(text) for pattern in _SPELLINGS)), None)
    if match is None:
        return []
    year, month, day, mark = match.group("year", "month", "day", "mark")
    if not month.isdigit():
        month = _month_number(month)
    orders = [(month, day)]
    if day and match["month"].isdigit() and (int(month) > 12 or not text.startswith(year)):
        orders.append((day, month))
    return ["-".join(part.zfill(2) for part in (year, *order) if part) + mark for order in orders]


def _month_number(name: str) -> str:
    starts = (month.casefold().startswith(name.casefold()) for month in MONTHS)
    return str(next((number for number, fits in enumerate(starts, start=1) if fits), 0))
