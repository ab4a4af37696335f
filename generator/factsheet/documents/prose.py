"""Reference forms in prose: which records a text names, and where.

A reference holds no blank, so it stands in the file exactly as it stands in the text, whatever way
YAML folded the lines round it. That is how a place inside a folded value is known.
"""

import re
from typing import NamedTuple

from factsheet.documents.nodes import Place, TextNode

CITATION = re.compile(r"\[@([^\]\s]*)\]")


class Reference(NamedTuple):
    """A `[@fact-id]` in prose, at the place of the id."""

    id: str
    place: Place


def references(text: str, node: TextNode) -> tuple[Reference, ...]:
    """Find every reference of a value in the text of its file, in the order written."""
    if "[@" not in node.text:
        return ()
    lines = text.split("\n")
    first, last = node.place.line, node.place.end_line
    found: list[Reference] = []
    for number in range(first, min(last, len(lines)) + 1):
        line = lines[number - 1]
        start = node.place.column - 1 if number == first else 0
        end = node.place.end_column - 1 if number == last else len(line)
        found.extend(
            Reference(match[1], Place(number, match.start(1) + 1, number, match.end(1) + 1))
            for match in CITATION.finditer(line, start, end)
        )
    return tuple(found)
