"""Dates as EDTF writes them: levels 0 and 1, and `[a..b]`, some day between.

A date can mean several stretches of days; each is a completion of it. `2025-06` has one, the whole of June. `2025-XX`
has twelve, one for each month. `2025-06~` has three: a qualifier widens by one unit of what is written, on either side;
in `202X~` that is a decade. An interval runs from the first day of its first date to the last day of its second, never
backwards. An open end says nothing but that it does not come before the start. Years are 1 to 9999.
"""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from factsheet.model.calendar import MONTHS, Days, Precision, Unit, days_in, either_side, first_of, last_of, readings_of

GENERAL_HINT = (
    "write a day as 2025-06-25, a month as 2025-06, a year as 2025; about 2025 as 2025~;"
    " a time that lasts as 2025-05/2025-06-25; one day between two as [2025-05-01..2025-06-25]"
)
_SIMPLE = re.compile(r"([\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2}))?)?([?~%]?)", re.ASCII)
_WHOLE_OR_UNSPECIFIED = re.compile(r"\d\d(\d\d|\dX|XX)|\d{4}-(\d\d|XX)|\d{4}-(\d\d-(\d\d|XX)|XX-XX)", re.ASCII)
_OTHER_YEAR = re.compile(r"[-+]\d{4}|\d{5}|Y-?\d", re.ASCII)
_PRECISIONS: tuple[Precision, ...] = ("year", "month", "day")
_UNITS: tuple[Unit, ...] = ("year", "decade", "century")
_SEASONS = range(21, 42)
_LONGEST_SLIP, _DEEPEST_SLIP, _MOST_MENDS = 40, 4, 4


class DateFault(ValueError):
    """A text is not a date; the message says why in an editor's words, `hint` what would be right."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Date:
    """What an editor wrote, and the days it can mean.

    `start` holds the first day of every completion, `end` the last one, both without a day to spare. A simple date has
    a `precision`, and of `year`, `month` and `day` those it gives; `years` are the first and last its digits allow.
    An interval (`lasting`) and a choice (`one_of`) have `ends`, None where they are open.
    """

    text: str
    start: Days
    end: Days
    precision: Precision | None = None
    years: tuple[int, int] | None = None
    month: int | None = None
    day: int | None = None
    approximate: bool = False
    uncertain: bool = False
    lasting: bool = False
    one_of: bool = False
    ends: tuple["Date | None", "Date | None"] = (None, None)

    @property
    def year(self) -> int | None:
        """The year of a simple date, if all its digits are known."""
        return self.years[0] if self.years and self.years[0] == self.years[1] else None

    @property
    def possible(self) -> Days:
        """The days that belong to some completion, and those between."""
        return Days(self.start.first, self.end.last)

    @property
    def certain(self) -> Days | None:
        """The days that belong to every completion."""
        first, last = self.start.last, self.end.first
        return None if first is None or last is None or first > last else Days(first, last)

    @property
    def earliest(self) -> dt.date | None:
        """The first day it can mean; None if it is open."""
        return self.start.first

    @property
    def latest(self) -> dt.date | None:
        """The last day it can mean; None if it is open."""
        return self.end.last

    @property
    def single_day(self) -> dt.date | None:
        """The day it means, if it can mean no other."""
        return self.earliest if self.earliest == self.latest else None


@lru_cache(maxsize=4096)  # a dossier names the same days over and over
def parse_date(text: str) -> Date:
    """Read a date; a text that is none is a `DateFault`."""
    try:
        return _read(text)
    except DateFault as fault:
        if fault.hint:
            raise
        why, mends = _slip(text, _DEEPEST_SLIP)
        hint = "write " + " or ".join(mends[:_MOST_MENDS]) if mends else GENERAL_HINT
        raise (_fault(text, why, hint) if why else DateFault(str(fault), hint)) from None


def _read(text: str) -> Date:
    if text.startswith("[") and text.endswith("]"):
        return _choice(text)
    return _interval(text) if "/" in text else _simple(text)


def _fault(text: str, why: str, hint: str = "") -> DateFault:
    shown = text if len(text) <= _LONGEST_SLIP else text[:_LONGEST_SLIP] + "…"
    return DateFault(f"`{shown}` is not a date: {why}", hint)


def _simple(text: str) -> Date:
    match = _SIMPLE.fullmatch(text)
    if match is None:
        if _OTHER_YEAR.match(text):
            raise _fault(text, "a year has four digits, from 0001 to 9999")
        raise _fault(text, "it is not written like 2025-06-25, 2025-06 or 2025")
    parts = [part for part in match.group(1, 2, 3) if part]
    if not _WHOLE_OR_UNSPECIFIED.fullmatch("-".join(parts)):
        raise _fault(text, "`X` stands for a whole day or month, or for the last one or two digits of a year alone")
    lowest, highest = (int(parts[0].replace("X", digit)) for digit in "09")
    month, day = (int(part) if part and part != "XX" else None for part in match.group(2, 3))
    _check_calendar(text, highest, month, day, len(parts))
    written: Unit = "day" if day else "month" if month else _UNITS[parts[0].count("X")]
    precision, qualifier = _PRECISIONS[len(parts) - 1], match[4]
    known = dt.date(max(1, lowest), month or 1, day or 1)
    first, last = first_of(written, known), last_of(written, known)
    if qualifier:
        first, last = either_side(written, first, last)
    return Date(
        text,
        start=Days(first, first_of(precision, last)),
        end=Days(last_of(precision, first), last),
        precision=precision,
        years=(known.year, highest),
        month=month,
        day=day,
        approximate=qualifier in ("~", "%"),
        uncertain=qualifier in ("?", "%"),
    )


def _check_calendar(text: str, year: int, month: int | None, day: int | None, parts: int) -> None:
    if not year:
        raise _fault(text, "there is no year 0")
    if month in _SEASONS and parts == 2:
        hint = f"write the months it means, such as {year:04}-06/{year:04}-08"
        raise _fault(text, f"{month} stands for a season, which is not used here", hint)
    if month is not None and not 1 <= month <= 12:
        raise _fault(text, f"there is no month {month}")
    if day is not None and month is not None and not 1 <= day <= days_in(year, month):
        raise _fault(text, f"{MONTHS[month - 1]} {year} has {days_in(year, month)} days")


def _interval(text: str) -> Date:
    if text.count("/") > 1:
        raise _fault(text, "it has more than one `/`")
    left, right = text.split("/")
    a, b = (None if part in ("", "..") else _simple(part) for part in (left, right))
    if a is None and b is None:
        raise _fault(text, "it has neither a beginning nor an end")
    if not (left and right):
        hint = f"write {left or '..'}/{right or '..'} if it is open or not known"
        raise _fault(text, "one side of its `/` is empty", hint)
    if a and b and Days(a.earliest, b.latest).empty:
        raise _fault(text, "it ends before it begins", f"write {right}/{left}")
    start, end = _stretch(a, b)
    return Date(
        text,
        start,
        end,
        approximate=any(side.approximate for side in (a, b) if side),
        uncertain=any(side.uncertain for side in (a, b) if side),
        lasting=True,
        ends=(a, b),
    )


def _stretch(a: Date | None, b: Date | None) -> tuple[Days, Days]:
    """Pair the starts of one date with the ends of another, without the pairs that run backwards."""
    earliest, latest = a.earliest if a else None, b.latest if b else None
    start = a.start if a else Days(None, latest)
    end = b.end if b else Days(earliest, None)
    if a and a.precision and latest:
        start = start.until(first_of(a.precision, latest))
    if b and b.precision and earliest:
        end = end.since(last_of(b.precision, earliest))
    return start, end


def _choice(text: str) -> Date:
    left, dots, right = text[1:-1].partition("..")
    if not dots:
        raise _fault(text, "it has no `..` between two dates")
    if not (left or right):
        raise _fault(text, "it has neither a beginning nor an end")
    a, b = (_simple(part) if part else None for part in (left, right))
    odd = next((end.text for end in (a, b) if end and set(end.text) & set("?~%X")), None)
    if odd:
        raise _fault(text, f"a date in brackets has no `?`, `~`, `%` or `X`, but `{odd}` has")
    days = Days(a.earliest if a else None, b.latest if b else None)
    if days.empty:
        raise _fault(text, "it ends before it begins", f"write [{right}..{left}]")
    return Date(text, start=days, end=days, one_of=True, ends=(a, b))


def _slip(text: str, depth: int) -> tuple[str, list[str]]:
    """Recognise a slip: say what is wrong, if that is more than was said, and which dates may be meant."""
    if len(text) > _LONGEST_SLIP:
        return "", []
    readings = [("", _ends_mended(text, depth - 1)), *readings_of(text)]
    for why, others in readings:
        mends = [mend for other in others if other != text for mend in _mended(other, depth - 1)]
        if mends:
            return why, list(dict.fromkeys(mends))
    return "", []


def _mended(text: str, depth: int) -> list[str]:
    if _is_date(text):
        return [text]
    return _slip(text, depth)[1] if depth > 0 else []


def _ends_mended(text: str, depth: int) -> list[str]:
    match = re.fullmatch(r"(\[?)([^][/]*?)(/|\.\.)([^][/]*)(\]?)", text)
    if not match:
        return []
    lefts, rights = (_mended(end, depth) if end.strip(".") else [end] for end in match.group(2, 4))
    joined = (f"{match[1]}{left}{match[3]}{right}{match[5]}" for left in lefts for right in rights)
    return [date for date in joined if _is_date(date)]


def _is_date(text: str) -> bool:
    try:
        _read(text)
    except DateFault:
        return False
    return True
