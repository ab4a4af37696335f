"""What the words of a source state: their numbers, and what makes a number a floor, a ceiling or an approximation.

English; numbers are read with any separators.
"""

import re
from decimal import Decimal

from factsheet.model.values import SCALES, Amount, ValueWord, parse_amount

_STATED = re.compile(rf"\d[\d,.\u00a0\u202f']*(?: ?(?:{'|'.join(SCALES)}))?", re.IGNORECASE)
# `not below` is a floor, so these come first.
_PLAIN = (
    (r"(?:no|not) (?:fewer|less) than|not (?:below|under)|at (?:the very )?least|a minimum of", ValueWord.AT_LEAST),
    (r"(?:no|not) more than|not (?:above|over)|at (?:the very )?most|up to|as many as|a maximum of", ValueWord.AT_MOST),
    (r"more than|upwards of|in excess of", ValueWord.MORE_THAN),
    (r"(?:fewer|less) than", ValueWord.LESS_THAN),
    (r"nearly|almost|close to", ValueWord.NEARLY),
    (r"approximately|roughly", ValueWord.ABOUT),
)
# Before a number these can mean something else: `protests over 120 arrests`, `asked about 120 cases`.
_AMBIGUOUS = (
    (r"over|above", ValueWord.MORE_THAN),
    (r"under|below", ValueWord.LESS_THAN),
    (r"about|around|some", ValueWord.ABOUT),
)
_SOFT = r"(?:(?:about|around|some|approximately|roughly|nearly|almost|close to)\s+)?"
_CURRENCY = r"(?:[A-Z]{2,3}\$?\s?|[$€£¥]\s?)?"
_AFTER = (
    (r"or more|or above|and counting", ValueWord.AT_LEAST),
    (r"or fewer|or less|or below", ValueWord.AT_MOST),
)
_Table = tuple[tuple[str, ValueWord], ...]


def says(words: str, amount: Amount) -> bool:
    """Tell whether a text gives a number, whatever its separators and scale."""
    number = amount.number
    # Most are written as one would; only the others are worth a closer reading.
    return f"{number:,}" in words or f"{number:f}" in words or bool({amount.exact, number} & stated_numbers(words))


def stated_numbers(words: str) -> frozenset[Decimal]:
    """Read the numbers of a text, with separators and scales, every way they can be meant."""
    found: set[Decimal] = set()
    for match in _STATED.finditer(words):
        text = match[0].rstrip(".,' \u00a0\u202f").casefold()
        digits, _, scale = text.partition(" ")
        plain = re.sub(r"[,\u00a0\u202f']", "", digits)
        for way in {plain, re.sub(r"\D", "", digits), digits.replace(",", ".")}:
            if re.fullmatch(r"\d{1,20}(\.\d{1,10})?", way):
                found.add(parse_amount(f"{way} {scale}".strip() if scale in SCALES else way).exact)
    return frozenset(found)


def qualifier(text: str, amount: Amount, *, in_passing: bool) -> tuple[str, ValueWord] | None:
    """Find what qualifies a number, as it is said and as an editor writes it; None for a bare number.

    A text that says the number `in_passing`, a quotation, is read for words that can mean nothing else.
    """
    table = _PLAIN if in_passing else (*_PLAIN, *_AMBIGUOUS)
    for match in _STATED.finditer(text):
        if says(match[0], amount):
            found = _before(text[: match.start()], table) or _after(text[match.end() :])
            if found is not None:
                return found
    return None


def _before(text: str, table: _Table) -> tuple[str, ValueWord] | None:
    for phrases, word in table:
        # `at least about 120` is a floor: what stands between is passed over, unless it is all there is.
        between = _SOFT if word not in (ValueWord.ABOUT, ValueWord.NEARLY) else ""
        if found := re.search(rf"\b((?i:{_spaced(phrases)}))\s+(?i:{between}){_CURRENCY}$", text):
            return " ".join(found[1].casefold().split()), word
    return None


def _after(text: str) -> tuple[str, ValueWord] | None:
    for phrases, word in _AFTER:
        if found := re.match(rf"\s+((?i:{_spaced(phrases)}))\b", text):
            return " ".join(found[1].casefold().split()), word
    return None


def _spaced(phrases: str) -> str:
    """Let any space stand between words, a no-break space too."""
    return phrases.replace(" ", r"\s+")
