"""Cells of a table as text: nothing in them runs in a spreadsheet or breaks a row, and all of it can be read back."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

# A text, a number as decimal text, yes or no, how many; None for nothing.
Value: TypeAlias = str | Decimal | bool | int | None

# What makes a spreadsheet take a text for a formula, at the start of a cell or behind a sign at which a program of
# another country parts cells; it passes over blanks, and such a program over a pair of quotation marks. Full-width
# signs count in some of them.
_LED = r"""(?:[^\S\t\n]|['"])*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]"""
_RISK = re.compile(rf"(?:\A|(?<=[;\t\n|]))(?={_LED})")
_TAMED = re.compile(rf"(?:\A|(?<=[;\t\n|]))'(?={_LED})")
# A number below nought is one to a spreadsheet too: there is nothing in it to run.
_NUMBER = re.compile(r"-[0-9]+(?:[.,][0-9]+)*%?")
# What no table, calendar or feed may hold; a tab and the end of a line are kept.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f]|[\ud800-\udfff\ufffe\uffff]")
# What may need care: most cells need none, and there are millions.
_CARE = re.compile(rf"(?:\A|[;\t\n|]){_LED}|[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def without_controls(text: str) -> str:
    """Put the sign for an unknown character where a control character stands; lines end in one way."""
    return _CONTROLS.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


@lru_cache(maxsize=1 << 14)  # ids, names and terms stand in cell after cell
def tamed(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run."""
    if not _CARE.search(text):
        return text
    kept = without_controls(text)
    return kept if _NUMBER.fullmatch(kept) else _RISK.sub("'", kept)


def untamed(text: str) -> str:
    """Take the apostrophe away again."""
    return _TAMED.sub("", text)


def cell(value: Value) -> str:
    """Write a cell: a number to the digit, and so also a negative one, which runs nowhere."""
    match value:
        case str():
            return tamed(value)
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{value:f}"
        case _:
            return str(value)
