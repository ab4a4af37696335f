"""A reading's value in words, with its qualifier and its unit."""

from factsheet.model.records import Figure, FigureKind
from factsheet.model.values import Value, ValueWord
from factsheet.wording.formats import number

# English; other languages follow with their own table.
_WORDS = {
    ValueWord.EXACTLY: "{}",
    ValueWord.AT_LEAST: "at least {}",
    ValueWord.MORE_THAN: "more than {}",
    ValueWord.AT_MOST: "at most {}",
    ValueWord.LESS_THAN: "fewer than {}",
    ValueWord.ABOUT: "about {}",
    ValueWord.NEARLY: "nearly {}",
}


def value_in_words(value: Value, figure: Figure | None, language: str) -> str:
    """Write `at least 2,680`, `more than 50%`; a bare number stays bare, never "exactly"."""
    digits = number(value.amount, language)
    if figure is not None and figure.kind is FigureKind.SHARE:
        digits += "%"
        if value.word is ValueWord.LESS_THAN:
            return f"less than {digits}"
    return _WORDS[value.word].format(digits)
