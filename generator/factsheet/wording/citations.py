"""Prose that cites facts, cut into words and reference marks."""

from collections.abc import Iterator
from dataclasses import dataclass

from factsheet.documents.prose import CITATION


@dataclass(frozen=True, slots=True)
class Mark:
    """A superscript number that leads to a fact."""

    fact: str
    number: int


def with_marks(text: str) -> Iterator[str | Mark]:
    """Cut a text at its `[@fact-id]` forms; one fact keeps one number, in order of first mention."""
    numbers: dict[str, int] = {}
    end = 0
    for match in CITATION.finditer(text):
        # The blank before a mark belongs to the line it was written on, not to the page.
        before = text[end : match.start()].rstrip(" \n")
        if before:
            yield before
        fact = match[1]
        yield Mark(fact, numbers.setdefault(fact, len(numbers) + 1))
        end = match.end()
    if rest := text[end:]:
        yield rest
