"""What moved between two wordings of a sentence: a number, a date, a name, a negation, or only words."""

import re
from collections.abc import Iterator
from enum import StrEnum

# With their capitals: `may` is no month. In French and Spanish months have none.
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
_DAY = r"(?:[12]?\d|3[01])"
_YEAR = r"(?:19|20)\d\d"
_LEADING = ("in", "of", "since", "by", "until", "from", "to", "during", "before", "after", "and", "late", "early")
# A year by itself is one after such a word, or at the end; `2012 people` are people.
_DATE = re.compile(
    rf"\d{{4}}-\d\d(?:-\d\d)?|\b(?:{_DAY}\s+)?(?:{_MONTHS})\b(?:\s+{_DAY},)?(?:,?\s+{_YEAR}\b)?"
    rf"|(?:{'|'.join(rf'(?<=[{word[0]}{word[0].upper()}]{word[1:]} )' for word in _LEADING)}){_YEAR}\b(?!\s+[a-z]+s\b)"
    rf"|\b{_YEAR}(?=[.,;)]|$)|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
_WORTH = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "percent": "%", "per cent": "%", "deux": "2",
    "trois": "3", "quatre": "4", "cinq": "5", "sept": "7", "huit": "8", "neuf": "9", "dix": "10", "dos": "2",
    "tres": "3", "cuatro": "4", "cinco": "5", "seis": "6", "siete": "7", "ocho": "8", "nueve": "9", "diez": "10",
}  # fmt: skip
_WORDS_FOR_NUMBERS = (
    f"{'|'.join(_WORTH)}|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty"
    "|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|third|quarter|twice|double|triple"
    "|first|second|cents?|mille|milliers?|mil|cien|demi|tiers"
)
_NUMBER = re.compile(
    rf"[$€£¥]\s?\d[\d.,\u00a0\u202f]*|(?<![\w-])[-\u2212]?\d[\d.,\u00a0\u202f]*\d|(?<![\w-])[-\u2212]?\d|\d|%"
    rf"|\b(?:{_WORDS_FOR_NUMBERS})\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|deny|denies|denied|refuses?|refused"
    r"|fails?|failed|pas|jamais|aucune?|sans|nicht|kein\w*|nie|ohne|ningun\w*|nunca|sin)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
_BEFORE_NUMBER = rf"(?=\s+(?:[-$€£]?\d|an?\b|(?:{_WORDS_FOR_NUMBERS})\b))"
_HEDGE = re.compile(
    r"\b(?:at least|at most|or more|more than|up to|fewer than|less than|no fewer than|no more than|nearly|almost"
    rf"|roughly|approximately|reportedly|allegedly|may|might|could|(?:over|about|around|some){_BEFORE_NUMBER})\b",
    re.IGNORECASE,
)
_HEDGED = {
    "around": "about", "roughly": "about", "approximately": "about", "some": "about", "over": "more than",
    "almost": "nearly", "no fewer than": "at least", "or more": "at least", "no more than": "at most",
    "fewer than": "less than", "might": "may", "could": "may",
}  # fmt: skip
# What a reader does not read: where a link leads, and what is cited.
_UNREAD = re.compile(r"\[@[^\]]*\]|(?<=\])\([^)]*\)")
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
    """Name what one wording holds and the other does not; numbers and names in their order."""
    old, new = (_UNREAD.sub("", text) for text in (old, new))
    before, after = _tokens(old, new), _tokens(new, old)
    return frozenset(token for token in Token if before[token] != after[token])


def _tokens(text: str, other: str) -> dict[Token, list[str]]:
    """Take a sentence apart; what was taken for one thing is not looked at for the next."""
    found: dict[Token, list[str]] = {}
    patterns = {Token.DATE: _DATE, Token.HEDGE: _HEDGE, Token.NEGATION: _NEGATION, Token.NUMBER: _NUMBER}
    for token, pattern in patterns.items():
        same = [_same(token, match[0]) for match in pattern.finditer(text)]
        found[token] = same if token is Token.NUMBER else sorted(same)
        # Lower-case letters in its place: what follows does not begin a sentence for that.
        text = pattern.sub(lambda match: "x" * len(match[0]), text)
    found[Token.NAME] = list(_names(text, other))
    return found


def _names(text: str, other: str) -> Iterator[str]:
    """Find names; a capital at the beginning of a sentence counts unless the other wording has the word without."""
    for match in _NAME.finditer(text):
        word = match[0].casefold()
        if _BEGINS.search(text[: match.start()]):
            elsewhere = re.search(rf"\b{re.escape(word)}\b", other) is not None
            if _BEGINNERS.fullmatch(word) or elsewhere:
                continue
        yield re.sub("['\u2019]s?$", "", match[0])


def _same(token: Token, text: str) -> str:
    """Give two ways to write one thing the same letters: `2,680` and `2 680`, `five` and `5`, `not` and `never`."""
    text = re.sub(r"[ \t\n]+", " ", text.casefold())
    if token is Token.NUMBER:
        bare = re.sub(r"(?<=\d)[,\u00a0\u202f](?=\d{3})", "", text).rstrip(".,").replace("\u2212", "-")
        return _WORTH.get(bare, bare)
    if token is Token.DATE:
        return " ".join(sorted(text.replace(",", " ").split()))
    if token is Token.HEDGE:
        return _HEDGED.get(text, text)
    return "not" if token is Token.NEGATION else text
