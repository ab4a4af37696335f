"""The comments of a file: what stands behind a `#` outside every scalar.

libyaml drops comments, so they are found in the text: a `#` that no key and no value covers begins one.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from factsheet.documents.nodes import ListNode, MapNode, Node, TextNode
from factsheet.documents.parse import Document


class Comment(NamedTuple):
    """A comment with its `#`, and its place; `alone` if nothing but blanks stands before it on its line."""

    text: str
    line: int
    column: int
    alone: bool


def comments(document: Document) -> Iterator[Comment]:
    """Find every comment, in the order written."""
    if "#" not in document.text:
        return
    lines = document.text.split("\n")
    covered = [_covered(lines, scalar) for scalar in _scalars(document.root)]
    starts = [start for start, _ in covered]
    for number, line in enumerate(lines, 1):
        column = line.find("#") + 1
        while column:
            place = bisect_right(starts, (number, column)) - 1
            if place < 0 or covered[place][1] <= (number, column):
                yield Comment(line[column - 1 :].rstrip(), number, column, not line[: column - 1].strip())
                break
            column = line.find("#", column) + 1


def is_block(lines: list[str], node: TextNode) -> bool:
    """Tell whether a scalar is written below a `>` or `|`."""
    return not node.plain and lines[node.line - 1][node.column - 1] in ">|"


def _covered(lines: list[str], node: TextNode) -> tuple[tuple[int, int], tuple[int, int]]:
    """Give the stretch in which a `#` is text; behind `>-` a comment may stand, the text begins on the next line."""
    start = (node.line + 1, 1) if is_block(lines, node) else (node.line, node.column)
    return start, (node.end_line, node.end_column)


def _scalars(node: Node) -> Iterator[TextNode]:
    """Walk every key and value, in the order written."""
    match node:
        case TextNode():
            yield node
        case ListNode(items=items):
            for item in items:
                yield from _scalars(item)
        case MapNode(entries=entries):
            for entry in entries:
                yield entry.key
                yield from _scalars(entry.value)
