"""Receipts: what was found when a citation was held against the private copy of its source."""

from dataclasses import dataclass
from enum import StrEnum

from factsheet.model.identifiers import FactId, SourceId

# The number of the rules by which a copy's letters and a quotation's are made alike; a receipt names its own.
FOLDING = 1


class Verdict(StrEnum):
    """What a copy says of a quotation."""

    FOUND = "found"
    ELSEWHERE = "elsewhere"
    ABSENT = "absent"
    WRONG_CAPTURE = "wrong-capture"
    UNIDENTIFIED = "unidentified"
    NO_TEXT = "no-text"


class Because(StrEnum):
    """Why a quotation is `absent` although its letters, or those of the value, stand in the copy."""

    NEGATED = "negated"
    WORDS_MISSING = "words-missing"


@dataclass(frozen=True, slots=True)
class Asked:
    """What one citation claims of a copy; texts as digests, so that a receipt gives nothing away.

    `quote` and `words` are SHA-256 of the quotation and of the value's words, or empty where there are none.
    """

    fact: FactId
    source: SourceId
    capture: str
    at: str
    quote: str
    words: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """The answer to what was asked: the verdict, the non-empty line it rests on, and the version of the folding."""

    asked: Asked
    verdict: Verdict
    paragraph: int | None = None
    because: Because | None = None
    folding: int = FOLDING
