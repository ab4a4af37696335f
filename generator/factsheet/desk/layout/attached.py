"""Comments hung on what they belong to, so that they move with it.

A comment on lines of its own belongs to the key or list item that follows; where it is indented deeper than that,
it stands at the end of the map or list whose column it keeps. One behind a value belongs to that value.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from factsheet.documents.comments import Comment, comments, is_block
from factsheet.documents.nodes import ListNode, MapNode, Node, TextNode
from factsheet.documents.parse import Document

Way: TypeAlias = tuple[str | int, ...]
Spot: TypeAlias = tuple[int, int]


@dataclass(slots=True)
class Hung:
    """The comments of one key or item: above it, behind its value, at the end of the map or list it holds."""

    before: list[str] = field(default_factory=list)
    behind: str = ""
    end: list[str] = field(default_factory=list)

    def lift(self, *more: str) -> None:
        """Put the comment behind the value above it, and more below that: so none passes another."""
        self.before += [self.behind, *more] if self.behind else more
        self.behind = ""


class Attached(NamedTuple):
    """A file's comments: those that head it, with an empty line below, and the others by the way to their owner."""

    top: list[str]
    by_way: Mapping[Way, Hung]


class _Anchor(NamedTuple):
    """A key or a list item; comments above it are written in its column."""

    start: Spot
    column: int
    way: Way
    value: Node


class _Mark(NamedTuple):
    """The last thing a comment may stand behind; `closes` if it is the bracket that ends a map or list."""

    spot: Spot
    way: Way
    closes: bool = False


class _Collection(NamedTuple):
    """A map or list; one in brackets holds what stands between them, whatever its column."""

    way: Way
    column: int
    start: Spot
    end: Spot
    flow: bool
    empty: bool


def attach(document: Document) -> Attached:
    """Hang every comment of a file on its owner."""
    found = list(comments(document))
    top = _top(document.text, found)
    hanging = _Hanging(document) if len(found) > len(top) else None
    if hanging is None:
        return Attached([each.text for each in top], {})
    for comment in found[len(top) :]:
        hanging.take(comment)
    return Attached([each.text for each in top], hanging.hung)


def _top(text: str, found: list[Comment]) -> list[Comment]:
    """Give the comments that begin the file, if an empty line parts them from what follows."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines, 1) if line.strip()), 0)
    size = 0
    while size < len(found) and found[size].alone and found[size].line == first + size:
        size += 1
    below = first + size - 1
    return found[:size] if below < len(lines) and not lines[below].strip() else []


class _Hanging:
    """Knows where everything in a file stands, and takes its comments in the order written."""

    def __init__(self, document: Document) -> None:
        self.hung: defaultdict[Way, Hung] = defaultdict(Hung)
        self._lines = document.text.split("\n")
        self._collections: dict[Way, _Collection] = {}
        self._anchors: list[_Anchor] = []
        self._marks: list[_Mark] = []
        self._walk(document.root, ())
        # Comments in a row only ever step outwards, so that none passes another.
        self._row, self._deepest = -1, 0
        self._last: Spot = (0, 0)

    def _walk(self, node: Node, way: Way) -> None:
        """Note where keys and items begin, and what a comment can stand behind."""
        if isinstance(node, TextNode):
            block = is_block(self._lines, node)
            self._marks.append(_Mark((node.line, node.column) if block else (node.end_line, node.end_column), way))
            return
        held = self._collections[way] = self._collection(node, way)
        if held.flow:
            self._marks.append(_Mark(held.start, way))
        if isinstance(node, ListNode):
            for place, item in enumerate(node.items):
                self._anchors.append(_Anchor(_start(item), held.column, (*way, place), item))
                self._walk(item, (*way, place))
        else:
            for key, value in node.entries:
                self._anchors.append(_Anchor((key.line, key.column), held.column, (*way, key.text), value))
                self._marks.append(_Mark((key.end_line, key.end_column), (*way, key.text)))
                self._walk(value, (*way, key.text))
        if held.flow:
            self._marks.append(_Mark(held.end, way, closes=True))

    def _collection(self, node: ListNode | MapNode, way: Way) -> _Collection:
        line, column, *end = node.place
        flow = self._lines[line - 1][column - 1 : column] in ("{", "[")
        return _Collection(way, column, (line, column), (end[0], end[1]), flow, first_step(node) is None)

    def take(self, comment: Comment) -> None:
        """Hang one comment."""
        spot = (comment.line, comment.column)
        place = bisect_right(self._marks, spot, key=_spot) - 1
        if comment.alone:
            self._above(spot, comment.text, comment.column)
        elif place >= 0 and self._marks[place].spot[0] == comment.line and self._marks[place].way:
            self._behind(self._marks[place], comment.text)
        else:
            # What stands behind a dash or a comma alone belongs to what follows, whatever its column.
            self._above(spot, comment.text, 0)
        self._last = spot

    def _behind(self, mark: _Mark, text: str) -> None:
        """Hang a comment on the value it stands behind; a line has room for one."""
        held, hung = self._collections.get(mark.way), self.hung[mark.way]
        has_inside = held is not None and not held.empty and (hung.behind or self._last > held.start)
        if mark.closes and has_inside:
            hung.end.append(text)
        else:
            hung.lift()
            hung.behind = text

    def _above(self, spot: Spot, text: str, column: int) -> None:
        """Hang a comment on what follows it, or at the end of a map or list that has ended."""
        place = bisect_right(self._anchors, spot, key=_begin)
        before = self._anchors[place - 1] if place else None
        after = self._anchors[place] if place < len(self._anchors) else None
        if before is not None and _start(before.value) > spot and not self._is_in_block(before.way):
            self.hung[before.way].lift(text)  # between a key and its value
            return
        opened = [self._collections[way] for way in _ways_up(before.way if before else ()) if way in self._collections]
        around = next((each for each in opened if each.flow and each.start < spot < each.end), None)
        if around is not None:
            self._in_brackets(around, after, text)
            return
        column = min(column, self._deepest) if self._row == place else column
        ended = [each for each in opened if not each.flow and _is_ended(each, after) and each.column <= column]
        chosen = max(ended, key=lambda each: (each.column, -len(each.way)), default=None)
        if chosen is not None:
            self.hung[chosen.way].end.append(text)
        elif after is not None:
            self.hung[after.way].before.append(text)
        else:
            self.hung[()].end.append(text)
        self._row, self._deepest = place, chosen.column if chosen else 0

    def _is_in_block(self, way: Way) -> bool:
        return way in self._collections and not self._collections[way].flow

    def _in_brackets(self, around: _Collection, after: _Anchor | None, text: str) -> None:
        """Hang a comment that stands between brackets on what follows there; in empty ones, above them."""
        if after is not None and after.start < around.end:
            self.hung[after.way].before.append(text)
        elif around.empty and around.way:
            self.hung[around.way].lift(text)
        else:
            self.hung[around.way].end.append(text)


def first_step(node: ListNode | MapNode) -> str | int | None:
    """Give the first step into a map or list."""
    if isinstance(node, ListNode):
        return 0 if node.items else None
    return node.entries[0].key.text if node.entries else None


def _is_ended(held: _Collection, after: _Anchor | None) -> bool:
    """Tell whether a map or list has ended before what follows, and is indented deeper than that."""
    return after is None or (held.column > after.column and after.way[: len(held.way)] != held.way)


def _ways_up(way: Way) -> Iterator[Way]:
    """Give a way and those to what holds it, the innermost first."""
    return (way[:size] for size in range(len(way), -1, -1))


def _start(node: Node) -> Spot:
    return (node.line, node.column) if isinstance(node, TextNode) else node.place[:2]


def _spot(mark: _Mark) -> Spot:
    return mark.spot


def _begin(anchor: _Anchor) -> Spot:
    return anchor.start
