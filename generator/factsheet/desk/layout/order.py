"""One canonical layout of a record: keys in the order of the field table, comments kept.

A writer of our own: a comment moves with the key it stands above, which libraries that keep comments hang on the key
before it. What was written is read again before anybody gets it.
"""

from collections import defaultdict
from typing import Any, TypeAlias

from factsheet.desk.layout.attached import Attached, Hung, Way, attach, first_step
from factsheet.desk.layout.lines import written
from factsheet.desk.layout.manner import Manner, names, within
from factsheet.documents.comments import comments
from factsheet.documents.decode import MAX_BYTES
from factsheet.documents.nodes import Entry, ListNode, MapNode, Node, TextNode
from factsheet.documents.parse import Document, parse
from factsheet.documents.tree import CONTENT
from factsheet.loading.fields import FOLDERS, POLICY, SHEET
from factsheet.loading.table import Nested, Table
from factsheet.model.identifiers import is_identifier
from factsheet.problems import FactsheetError

Said: TypeAlias = "tuple[str, bool] | tuple[Said, ...] | dict[str, Said]"


class TooLarge(FactsheetError):
    """A file just within the bound would grow beyond it."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} would be larger than {MAX_BYTES:,} bytes when laid out; split it")


class NotTheSame(Exception):
    """What was laid out does not say what the file says: a fault of ours."""


def table_of(path: str) -> Table[Any] | None:
    """Give the field table of a file in `content/`; None if it is no record."""
    match path.split("/"):
        case [top, "sheet.yml"] if top == CONTENT:
            return SHEET
        case [top, "policy.yml"] if top == CONTENT:
            return POLICY
        case [top, folder, name] if top == CONTENT and name.endswith(".yml") and is_identifier(name[:-4]):
            return FOLDERS.get(folder)
    return None


def laid_out(document: Document, table: Table[Any]) -> str:
    """Give a record's text in the one layout."""
    root, attached = _in_order(document, table)
    text = written(root, attached, Manner(Nested(table)))
    data = text.encode()
    if len(data) > MAX_BYTES:
        raise TooLarge(document.path)
    again = parse(document.path, data).document
    if again is None or not _is_same(document, again, root, attached, table):
        raise NotTheSame(document.path)
    return text


def _is_same(before: Document, after: Document, root: MapNode, attached: Attached, table: Table[Any]) -> bool:
    """Hold what was written against the file: the same values, and each comment with the same owner."""
    now, now_attached = _in_order(after, table)
    return (
        _said(after.root) == _said(before.root)
        and _sequence(after.root) == _sequence(root) == _sequence(now)
        and sorted(each.text for each in comments(after)) == sorted(each.text for each in comments(before))
        and now_attached == attached
    )


def _said(node: Node) -> Said:
    """Give what a node says, without places; the order of keys is not looked at."""
    match node:
        case TextNode():
            return node.text, node.plain and not node.text
        case ListNode():
            return tuple(_said(item) for item in node.items)
        case MapNode():
            return {key.text: _said(value) for key, value in node.entries}


def _sequence(node: Node) -> list[str]:
    """Give every key in the order written."""
    match node:
        case TextNode():
            return []
        case ListNode():
            return [key for item in node.items for key in _sequence(item)]
        case MapNode():
            return [key for entry in node.entries for key in (entry.key.text, *_sequence(entry.value))]


def _in_order(document: Document, table: Table[Any]) -> tuple[MapNode, Attached]:
    """Put the keys of a record in order, and its comments where the layout has room for them."""
    root = _ordered_map(document.root, Manner(Nested(table)))
    top, hung = attach(document)
    settled = defaultdict(Hung, hung)
    if settled:
        _settle(root, (), settled)
    return root, Attached(top, {way: each for way, each in settled.items() if each != Hung()})


def _ordered(node: Node, manner: Manner) -> Node:
    match node:
        case TextNode():
            return node
        case ListNode():
            item = within(manner, "")
            return ListNode(tuple(_ordered(each, item) for each in node.items), node.place)
        case MapNode():
            return _ordered_map(node, manner)


def _ordered_map(node: MapNode, manner: Manner) -> MapNode:
    """Put the keys of a map in the order of its table, if it has one; unknown keys come last."""
    places = {name: place for place, name in enumerate(names(manner))}
    entries = (Entry(key, _ordered(value, within(manner, key.text))) for key, value in node.entries)
    return MapNode(tuple(sorted(entries, key=lambda each: places.get(each.key.text, len(places)))), node.place)


def _settle(node: Node, way: Way, hung: defaultdict[Way, Hung]) -> None:
    """Move comments above a list item that the layout has no room for behind its dash."""
    if isinstance(node, MapNode):
        for key, value in node.entries:
            _settle(value, (*way, key.text), hung)
    elif isinstance(node, ListNode):
        for place, item in enumerate(node.items):
            _settle(item, (*way, place), hung)
            if not isinstance(item, TextNode) and (first := first_step(item)) is not None:
                mine, inner = hung[*way, place], hung[*way, place, first]
                mine.lift(*inner.before)
                inner.before = []
