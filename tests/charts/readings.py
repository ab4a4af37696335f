"""Readings as a caller would hand them in."""

import datetime as dt
from decimal import Decimal
from typing import Any

from factsheet.charts.values import Bar, Lane, Spell, Words

WORDS = Words(number=lambda number: f"{number:,f}")
HOSTILE = '<script>alert("&\'")</script>]]>\x00\x07\x1b\ud800\uffff\ufdd0\n\u202e\u0645\u0631\u062d ' + "x" * 300


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def bar(low: str | None, high: str | None, origin: int = 0, marks: str = "", **more: Any) -> Bar:
    stated = tuple(Decimal(mark) for mark in marks.split())
    given = {"label": f"Origin {origin}", "value": "a value"} | more
    return Bar(low=number(low), high=number(high), origin=origin, marks=stated, **given)


def spell(days: str, low: str | None, high: str | None, origin: int = 0, marks: str = "", **more: Any) -> Spell:
    first, last = (dt.date.fromisoformat(day) if day else None for day in days.split("/"))
    stated = tuple(Decimal(mark) for mark in marks.split())
    given = {"label": f"Origin {origin}", "value": "a value"} | more
    return Spell(low=number(low), high=number(high), origin=origin, marks=stated, first=first, last=last, **given)


MOVED = (
    bar("1170000", "1300000", 0, "1300000", soft=True, label="Lantern Bay Office for People on the Move", value="nearly 1.3 million", note="11 June 2025"),
    bar("1170000", "1430000", 1, "1300000", soft=True, label="Harbour Office", value="about 1.3 million", note="June 2025"),
    bar("1200000", None, 2, "1200000", low_closed=False, label="Relief at the Pier", value="more than 1.2 million", note="10 June 2025"),
)  # fmt: skip

FIRST_SAILING = (
    bar("400", "400", 0, "400", label="Bay Line", value="exactly 400", note="25 June 2024"),
    bar("180", "220", 1, "200", soft=True, label="Bay Post", value="about 200", note="25 June 2024"),
)

CARRIED = (
    spell("2025-01-01/2025-05-30", "2680", None, 0, "2680", lasting=True, group="All people on board", label="Harbour Guard", value="at least 2,680", note="1 January to 30 May 2025"),
    spell("2025-01-01/2025-06-30", "3141", None, 0, "3141", lasting=True, group="All people on board", label="Harbour Guard", value="at least 3,141", note="1 January to 30 June 2025"),
    spell("/2025-08-05", "3000", None, 1, "3000", low_closed=False, firm=False, group="Carried by ferries", label="Sable Courier", value="more than 3,000", note="up to some day before 6 August 2025"),
)  # fmt: skip

STRENGTH = tuple(
    spell(f"2025-0{1 + at % 3}-{10 + at}/2025-0{1 + at % 3}-{10 + at}", str(700 + at), str(700 + at), at, str(700 + at), label=f"Speaker number {at}", value=f"exactly {700 + at}", note=f"note {at}")
    for at in range(14)
)  # fmt: skip

PIER = (
    Lane("closed", (spell("2024-11-01/", None, None, 0, lasting=True, label="Bay Line", value="since November 2024"),)),
    Lane("day sailings only", (
        spell("2025-06-12/2025-06-12", None, None, 1, label="An airline", value="12 June 2025"),
        spell("2025-06-01/2025-06-30", None, None, 2, firm=False, label="Harbour master", value="some day of June 2025"),
    )),
    Lane("guarded by the harbour", (
        spell("/2025-08-05", None, None, 3, lasting=True, label="Spokesperson", value="up to 5 August 2025"),
        spell("2025-01-01/2025-06-30", None, None, -1, lasting=True, firm=False, label="Somebody", value="some months of 2025"),
    )),
)  # fmt: skip
