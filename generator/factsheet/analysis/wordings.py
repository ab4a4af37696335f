"""What moved between two wordings of a sentence: a number, a date, a name, a negation, or only words."""

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

# With their capitals: `may` is no month.
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(
    rf"\d{{4}}-\d\d(?:-\d\d)?|\b(?:\d{{1,2}}\s+)?(?:{_MONTHS})\b(?:\s+\d{{1,2}}\b)?(?:,?\s+\d{{4}}\b)?|\b(?:19|20)\d\d\b"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
_WORDS_FOR_NUMBERS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    "|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|hundreds"
    "|thousand|thousands|million|millions|billion|billions|dozen|dozens|half|third|quarter|twice|double"
    "|triple|first|second|percent"
)
_NUMBER = re.compile(rf"\d[\d.,\u00a0\u202f]*\d|\d|%|\b(?:{_WORDS_FOR_NUMBERS})\b", re.IGNORECASE)
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|deny|denies|denied|refuses?|refused"
    r"|fails?|failed|ne|pas|jamais|aucune?|sans|nicht|kein\w*|nie|ohne|ningun\w*|nunca|sin)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:at least|at most|more than|over|up to|fewer than|less than|no fewer than|no more than|about|around"
    r"|some|nearly|almost|roughly|approximately|reportedly|allegedly|may|might|could)\b",
    re.IGNORECASE,
)
# Words with a capital; those that begin a sentence may owe it to their place.
_NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w\u2019'-]*")
_BEGINS = re.compile(r"(?:^|[.!?:]\s+|[\"\u201c\u2018(])\s*$")
_BEGINNERS = re.compile(
    "a|an|the|at|in|on|of|to|by|for|from|with|as|it|its|they|their|there|this|that|these|those|he|she|his"
    "|her|we|our|i|if|when|while|after|before|since|during|until|and|but|or|so|then|also|only|both|all"
    "|most|many|much|few|each|every|another|other|such|what|which|who|whose|how|why|where|here|another"
    "|among|between|under|according|because|although|despite|instead|however|its|others|people"
)


class Token(StrEnum):
    """What a sentence can hold besides words."""

    DATE = "date"
    NUMBER = "number"
    NEGATION = "negation"
    HEDGE = "hedge"
    NAME = "name"


def moved(old: str, new: str) -> frozenset[Token]:
    """Name what one wording holds and the other does not."""
    before, after = _tokens(old, new), _tokens(new, old)
    return frozenset(token for token in Token if before[token] != after[token])


def _tokens(text: str, other: str) -> dict[Token, Counter[str]]:
    """Take a sentence apart; what was taken for one thing is not looked at for the next."""
    found = {token: Counter[str]() for token in Token}
    patterns = {Token.DATE: _DATE, Token.HEDGE: _HEDGE, Token.NEGATION: _NEGATION, Token.NUMBER: _NUMBER}
    for token, pattern in patterns.items():
        found[token].update(_same(token, match) for match in pattern.findall(text))
        # Lower-case letters in its place: what follows does not begin a sentence for that.
        text = pattern.sub(lambda match: "x" * len(match[0]), text)
    found[Token.NAME].update(_names(text, other))
    return found


def _names(text: str, other: str) -> Iterator[str]:
    """Find names; a capital at the beginning of a sentence counts unless the other wording has the word without."""
    for match in _NAME.finditer(text):
        word = match[0].casefold()
        if _BEGINS.search(text[: match.start()]):
            elsewhere = re.search(rf"\b{re.escape(word)}\b", other) is not None
            if _BEGINNERS.fullmatch(word) or elsewhere:
                continue
        yield match[0]


def _same(token: Token, text: str) -> str:
    """Give two ways to write one thing the same letters: `2,680` and `2 680`, `NOT` and `not`."""
    if token is Token.NUMBER:
        return re.sub(r"(?<=\d)[,\u00a0\u202f](?=\d{3})", "", text).casefold().rstrip(".,")
    return " ".join(text.casefold().split())
