"""Small words that sentences are put together with: numbers up to ten, days, lists."""

from collections.abc import Sequence
from decimal import Decimal

from factsheet.model.values import Amount
from factsheet.wording.formats import number

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def counted(how_many: int) -> str:
    """Write a small number as a word."""
    return _WORDS[how_many] if how_many < len(_WORDS) else str(how_many)


def measured(amount: Decimal, unit: str, language: str) -> str:
    """Write `1 day`, `1,524 days`, `0.5 points`."""
    return f"{digits(amount, language)} {unit}{'' if amount == 1 else 's'}"


def digits(amount: Decimal, language: str) -> str:
    """Write a number as the language does, without noughts that only say how it was reckoned."""
    whole = amount.to_integral_value()
    return number(Amount(whole if whole == amount else amount), language)


def listed(words: Sequence[str]) -> str:
    """Write `one, two and three`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
