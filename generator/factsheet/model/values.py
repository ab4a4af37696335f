"""Values as a source words them: a word such as `at_least`, and exact decimal numbers."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from factsheet.model.dates import Date

SCALES = {
    "thousand": Decimal(1_000),
    "million": Decimal(1_000_000),
    "billion": Decimal(1_000_000_000),
}
MAX_DIGITS = 24
_NUMBER = re.compile(r"(-?\d+(?:\.\d+)?)(?: (thousand|million|billion))?", re.ASCII)
_SEPARATED = re.compile(r"-?\d{1,3}([, '\u00a0\u202f_]\d{3})+(\.\d+)?", re.ASCII)


class NumberFault(ValueError):
    """A text is not a number; `hint` says what would be right."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class ValueWord(StrEnum):
    """How a source words its value."""

    EXACTLY = "exactly"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    ABOUT = "about"
    NEARLY = "nearly"
    BETWEEN = "between"
    VAGUE = "vague"
    ON = "on"
    SAYS = "says"


class VagueWord(StrEnum):
    """A number a source leaves vague; the policy says what it takes in, and the word is what is printed."""

    SEVERAL = "several"
    DOZENS = "dozens"
    HUNDREDS = "hundreds"
    THOUSANDS = "thousands"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, and the scale it was written with: `1.3 million`."""

    number: Decimal
    scale: str = ""

    @property
    def exact(self) -> Decimal:
        """The number written out: 1300000."""
        return self.number * SCALES.get(self.scale, Decimal(1))

    @property
    def rounding(self) -> Decimal:
        """What a number with a scale may have been rounded by: 0.05 million for `1.3 million`, else nothing."""
        if not self.scale:
            return Decimal(0)
        exponent = int(self.number.as_tuple().exponent)
        return Decimal(10) ** exponent * SCALES[self.scale] / 2

    def __str__(self) -> str:
        """Write it the way it is read."""
        return f"{self.number:f} {self.scale}".rstrip()


@dataclass(frozen=True, slots=True)
class Value:
    """One reading's value: the word a source uses, and what it goes with.

    One amount for most words, two for `between`, a date for `on`, a term for `says` and `vague`.
    """

    word: ValueWord
    amounts: tuple[Amount, ...] = ()
    term: str = ""
    date: Date | None = None

    @property
    def amount(self) -> Amount:
        """The only amount, or the lower of two; asked for only where there is one."""
        return self.amounts[0]


def parse_amount(text: str) -> Amount:
    """Read `2680`, `1.3 million` or `-4.5`; anything else is a `NumberFault`."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise _number_fault(text)
    if sum(character.isdigit() for character in match[1]) > MAX_DIGITS:
        raise NumberFault(f"`{text[:12]}…` has more than {MAX_DIGITS} digits", "write the number shorter")
    return Amount(Decimal(match[1]), match[2] or "")


def _number_fault(text: str) -> NumberFault:
    if _SEPARATED.fullmatch(text):
        bare = re.sub(r"[^\d.-]", "", text)
        return NumberFault(f"`{text}` has separators in the number", f"write {bare}; the site adds separators itself")
    if text.endswith("%"):
        return NumberFault(f"`{text}` has a unit", f"write {text.rstrip('% ')}; the unit belongs to the figure")
    return NumberFault(
        f"`{text}` is not a number",
        "write digits, with a point for decimals, then perhaps thousand, million or billion",
    )
