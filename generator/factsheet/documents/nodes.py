"""Positioned YAML: every key and value with its place; scalars stay the text the editor wrote."""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias


class Place(NamedTuple):
    """Lines and columns in characters, from 1; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class TextNode(NamedTuple):
    """A scalar; `plain` if it was written without quotes or block marker.

    Its place is kept as bare numbers: there are ten times as many scalars as places anybody asks for.
    """

    text: str
    line: int
    column: int
    end_line: int
    end_column: int
    plain: bool = True

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.line, self.column, self.end_line, self.end_column)


class ListNode(NamedTuple):
    """A list of values."""

    items: "tuple[Node, ...]"
    place: Place


class Entry(NamedTuple):
    """One `key: value` of a map."""

    key: TextNode
    value: "Node"


class MapNode(NamedTuple):
    """A map in the order it was written; its keys are unique."""

    entries: tuple[Entry, ...]
    place: Place

    def get(self, key: str) -> "Entry | None":
        """Find an entry by the text of its key."""
        for entry in self.entries:
            if entry.key.text == key:
                return entry
        return None


Node: TypeAlias = TextNode | ListNode | MapNode

# A record on its way back to a file: text alone, in lists and maps.
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"


class Bare(str):
    """A text that is written without quotes: a number, `true`."""

    __slots__ = ()


def texts(node: Node) -> Iterator[TextNode]:
    """Walk every scalar value below a node, in the order written; keys are left out."""
    match node:
        case TextNode():
            yield node
        case ListNode(items=items):
            for item in items:
                yield from texts(item)
        case MapNode(entries=entries):
            for entry in entries:
                yield from texts(entry.value)
