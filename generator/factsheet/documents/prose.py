"""Reference forms in prose: which records a text names, and where.

A reference holds no blank, so it stands in the file exactly as it stands in the text, whatever way
YAML folded the lines round it. That is how a place inside a folded value is known.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factsheet.documents.nodes import Place, TextNode

# What is sought has an end, so that a page full of brackets is read as fast as any; an id has 80 characters at most.
CITATION = re.compile(r"\[@([^\]\s]{0,200})\]")
# `{figure:id}` within a line; charts, timelines and tables of readings on a line of their own.
_FORMS = re.compile(r"\[@(?P<fact>[^\]\s]{0,200})\]|\{(?P<form>figure|chart|timeline|readings):(?P<id>[^}\s]{0,200})\}")
# The same forms as a renderer meets them: the first two within a line, the others on a line of their own.
IN_LINE = r"(?<![ \n])([ \n]*)(?:\[@([^\]\s]{0,200})\]|\{figure:([^}\s]{0,200})\})"
ALONE = re.compile(r"(?m)^ *\{(chart|timeline|readings):([^}\s]{0,200})\} *$")
_CODE = re.compile(r"`+[^`\n]*`+")
# A block of code begins at the edge of the page and ends at the same mark; one that does not end is text.
_FENCE = re.compile(r"(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}(?!#)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+) *")
# What a reader clicks or sees as one thing; a text in brackets may hold a citation.
_LINK = re.compile(r"!?\[(?:[^\[\]]|\[@[^\]\s]{0,200}\])*\](?:\([^)]{0,2000}\)|\[[^\]]{0,200}\])|<[^<>\s]*>")


class Reference(NamedTuple):
    """A record named in prose, at the place of its id; `form` is how: cited, or figure, chart and so on.

    `alone` says that the form has its line to itself; `within` in what it stands where no form can be printed.
    """

    id: str
    place: Place
    form: str = "cited"
    alone: bool = False
    within: str = ""


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
    lines = [line.rstrip("\r") for line in text.split("\n")]
    found: list[Reference] = []
    for number, line in _prose_lines(lines):
        shown = _CODE.sub(lambda code: " " * len(code[0]), line)
        heading = bool(_HEADING.match(line)) or (number < len(lines) and bool(_UNDERLINE.fullmatch(lines[number])))
        links = [each.span() for each in _LINK.finditer(shown)]
        for match in _FORMS.finditer(shown):
            linked = any(start <= match.start() < end and (start, end) != match.span() for start, end in links)
            found.append(_reference(match, number, line, "a heading" if heading else "a link" if linked else ""))
    return tuple(found)


def _reference(match: re.Match[str], number: int, line: str, within: str) -> Reference:
    group = "fact" if match["fact"] is not None else "id"
    place = Place(number, match.start(group) + 1, number, match.end(group) + 1)
    return Reference(match[group], place, match["form"] or "cited", ALONE.fullmatch(line) is not None, within)


def _prose_lines(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Number the lines of a page that are not in a block of code."""
    number = 0
    while number < len(lines):
        mark = _FENCE.match(lines[number])
        end = _end_of_code(lines, number, mark[1]) if mark is not None else None
        if end is not None:
            number = end
        else:
            yield number + 1, lines[number]
        number += 1


def _end_of_code(lines: Sequence[str], start: int, mark: str) -> int | None:
    return next((n for n in range(start + 1, len(lines)) if lines[n].rstrip(" ") == mark), None)
