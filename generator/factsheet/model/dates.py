"""Dates as precise as they were given: a year, a month or a day (EDTF level 0)."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_PLAIN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class DateFault(ValueError):
    """A text is not a date; the message says why in an editor's words."""


@dataclass(frozen=True, slots=True)
class PlainDate:
    """A year, a month of it or a day of that; `text` is what the editor wrote."""

    text: str
    year: int
    month: int | None = None
    day: int | None = None

    @property
    def earliest(self) -> dt.date:
        """The first day it can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> dt.date:
        """The last day it can mean."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


def parse_date(text: str) -> PlainDate:
    """Read `2025`, `2025-06` or `2025-06-25`; anything else is a `DateFault`."""
    match = _PLAIN.fullmatch(text)
    if match is None:
        raise DateFault(f"`{text}` is not a date")
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year:
        raise DateFault(f"`{text}` is not a date: there is no year 0")
    if month is not None and not 1 <= month <= 12:
        raise DateFault(f"`{text}` is not a date: there is no month {month}")
    if day is not None and month is not None:
        last = calendar.monthrange(year, month)[1]
        if not 1 <= day <= last:
            raise DateFault(f"`{text}` is not a date: {calendar.month_name[month]} {year} has {last} days")
    return PlainDate(text, year, month, day)
