"""A reading's value in words, with its qualifier and its unit."""

from factsheet.model.records import Figure
from factsheet.model.values import Amount, Value, ValueWord
from factsheet.model.words import FigureKind
from factsheet.wording.formats import date, number

# English; other languages follow with their own table.
_WORDS = {
    ValueWord.EXACTLY: "{}",
    ValueWord.AT_LEAST: "at least {}",
    ValueWord.MORE_THAN: "more than {}",
    ValueWord.AT_MOST: "at most {}",
    ValueWord.LESS_THAN: "fewer than {}",
    ValueWord.ABOUT: "about {}",
    ValueWord.NEARLY: "nearly {}",
    ValueWord.BETWEEN: "between {} and {}",
}


def value_in_words(value: Value, figure: Figure | None, language: str) -> str:
    """Write `at least 2,680`, `more than 50%`; a bare number stays bare, never "exactly".

    A vague word and a term stay words; they never become a number.
    """
    if value.date is not None:
        return date(value.date, language)
    if not value.amounts:
        return value.term.replace("-", " ")
    share = figure is not None and figure.kind is FigureKind.SHARE
    words = "less than {}" if share and value.word is ValueWord.LESS_THAN else _WORDS[value.word]
    return words.format(*(_digits(amount, language, share=share) for amount in value.amounts))


def _digits(amount: Amount, language: str, *, share: bool) -> str:
    digits = number(amount, language)
    return f"{digits}%" if share else digits


def machine_form(value: Value) -> str:
    """Write a value for `<data value>`: digits without separators, a date as it was written, a word as it is."""
    if value.date is not None:
        return value.date.text
    if not value.amounts:
        return value.term
    return "/".join(f"{amount.exact:f}" for amount in value.amounts)
