"""What a drawing is made of: readings, steps and the words of a language."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Unit = Literal["day", "month", "year"]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One reading of a figure: the numbers it admits, and who says so.

    None is an end left open. `marks` are the numbers as they were stated. `origin` numbers the independent
    origins from 0; -1 is one without a name.
    """

    label: str
    value: str
    note: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    low_closed: bool = True
    high_closed: bool = True
    soft: bool = False
    origin: int = -1
    marks: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell(Bar):
    """A reading and when it holds.

    None is an open side. A spell that lasts fills its days; another is one day among them. `firm` says that the days
    are known. `group` names the definition it counts by.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    firm: bool = True
    lasting: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """A term, and the readings that use it."""

    term: str
    entries: tuple[Spell, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of numbers that equally many independent origins admit.

    `firm` origins give both ends; `faded` ones leave an end open, and so admit the number cheaply.
    """

    low: Decimal | None
    high: Decimal | None
    low_closed: bool
    high_closed: bool
    firm: int
    faded: int


def english_day(day: dt.date, unit: Unit) -> str:
    """Write a tick of a date axis: `25 Jun`, `Jun` or `2025`."""
    month = _MONTHS[day.month - 1]
    return {"day": f"{day.day} {month}", "month": month, "year": str(day.year)}[unit]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """How a language writes numbers and ticks of a date axis, and what a drawing itself has to say."""

    number: Callable[[Decimal], str]
    day: Callable[[dt.date, Unit], str] = english_day
    profile: str = "How many origins allow each number"
    faded: str = "Pale: origins that leave an end open"
