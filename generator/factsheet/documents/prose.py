"""Reference forms in prose: which records a text names, and where.

A reference holds no blank, so it stands in the file exactly as it stands in the text, whatever way
YAML folded the lines round it. That is how a place inside a folded value is known.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from factsheet.documents.nodes import Place, TextNode

CITATION = re.compile(r"\[@([^\]\s]*)\]")
# `{figure:id}` within a line; charts, timelines and tables of readings on a line of their own.
_FORMS = re.compile(r"\[@(?P<fact>[^\]\s]*)\]|\{(?P<form>figure|chart|timeline|readings):(?P<id>[^}\s]*)\}")
# The same forms as a renderer meets them: the first two within a line, the others on a line of their own.
IN_LINE = r"([ \n]*)(?:\[@([^\]\s]*)\]|\{figure:([^}\s]*)\})"
ALONE = re.compile(r"(?m)^ {0,3}\{(chart|timeline|readings):([^}\s]*)\} *$")
_CODE = re.compile(r"`+[^`\n]*`+")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


class Reference(NamedTuple):
    """A record named in prose, at the place of its id; `form` is how: cited, or figure, chart and so on.

    `alone` says that the form has its line to itself.
    """

    id: str
    place: Place
    form: str = "cited"
    alone: bool = False


def references(text: str, node: TextNode) -> tuple[Reference, ...]:
    """Find every `[@fact-id]` of a value in the text of its file, in the order written."""
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


def page_references(text: str) -> tuple[Reference, ...]:
    """Find every reference of a Markdown page; what stands in code is shown, not meant."""
    return tuple(
        _reference(match, number, alone=ALONE.fullmatch(line) is not None)
        for number, line in _lines(text)
        for match in _FORMS.finditer(_CODE.sub(lambda code: " " * len(code[0]), line))
    )


def _reference(match: re.Match[str], number: int, *, alone: bool) -> Reference:
    group = "fact" if match["fact"] is not None else "id"
    place = Place(number, match.start(group) + 1, number, match.end(group) + 1)
    return Reference(match[group], place, match["form"] or "cited", alone)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Number the lines of a page that are not in a fenced block."""
    fence = ""
    for number, line in enumerate(text.split("\n"), start=1):
        mark = _FENCE.match(line)
        if fence:
            if mark is not None and mark[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
        elif mark is not None:
            fence = mark[1]
        else:
            yield number, line
