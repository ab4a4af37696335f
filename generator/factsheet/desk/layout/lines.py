"""A record's nodes and comments as lines: block style, two spaces, short values in brackets."""

from collections.abc import Iterator, Mapping

from factsheet.desk.layout.attached import Attached, Hung, Way, first_step
from factsheet.desk.layout.manner import Manner, is_on_one_line, kind_of, names, within
from factsheet.desk.layout.scalars import WIDTH, in_block, in_line
from factsheet.documents.nodes import ListNode, MapNode, Node, TextNode

# YAML reads a key only up to 1,024 characters; a longer one is marked.
_LONGEST_KEY = 1_000


def written(root: MapNode, attached: Attached, manner: Manner) -> str:
    """Write a record that is in order."""
    writer = _Writer(attached.by_way)
    top = [*attached.top, ""] if attached.top else []
    lines = writer.held(root, manner, (), "") if root.entries else ["{}"]
    return "\n".join([*top, *lines, *writer.end((), "")]) + "\n"


class _Writer:
    """Writes nodes as lines, each with the comments that hang on it."""

    def __init__(self, hung: Mapping[Way, Hung]) -> None:
        self._hung = hung
        self._commented = {way[:size] for way in hung for size in range(len(way))}
        self._commented |= {way for way, each in hung.items() if each.end}

    def held(self, node: ListNode | MapNode, manner: Manner, way: Way, indent: str) -> Iterator[str]:
        """Write what a map or list holds, a line for each, or several."""
        if isinstance(node, ListNode):
            for place, item in enumerate(node.items):
                yield from self._item(item, within(manner, ""), (*way, place), indent)
        else:
            for key, value in node.entries:
                yield from self._entry(key.text, value, manner, (*way, key.text), indent)

    def end(self, way: Way, indent: str) -> list[str]:
        """Write the comments at the end of a map or list."""
        return [indent + each for each in self._hung[way].end] if way in self._hung else []

    def _above(self, way: Way, indent: str) -> list[str]:
        return [indent + each for each in self._hung[way].before] if way in self._hung else []

    def _behind(self, way: Way) -> str:
        behind = self._hung[way].behind if way in self._hung else ""
        return f"  {behind}" if behind else ""

    def _entry(self, key: str, value: Node, manner: Manner, way: Way, indent: str) -> Iterator[str]:
        head = f"{indent}{_key(key, manner)}:"
        yield from self._above(way, indent)
        if len(head) - len(indent) > _LONGEST_KEY:
            yield f"{indent}? {head[len(indent) : -1]}{self._behind(way)}"
            yield from self._value(f"{indent}:", value, within(manner, key), way, "")
        else:
            yield from self._value(head, value, within(manner, key), way, self._behind(way))

    def _item(self, item: Node, manner: Manner, way: Way, indent: str) -> Iterator[str]:
        yield from self._above(way, indent)
        if isinstance(item, TextNode) or first_step(item) is None:
            yield from self._value(f"{indent}-", item, manner, way, self._behind(way))
            return
        for number, line in enumerate(self.held(item, manner, way, f"{indent}  ")):
            yield line if number else f"{indent}- {line[len(indent) + 2 :]}"
        yield from self.end(way, f"{indent}  ")

    def _value(self, head: str, value: Node, manner: Manner, way: Way, behind: str) -> Iterator[str]:
        """Write a value behind its key or dash, or below it."""
        indent = " " * (len(head) - len(head.lstrip())) + "  "
        line = self._line(value, manner, way)
        if isinstance(value, TextNode):
            block = in_block(value.text, kind_of(manner), len(indent), WIDTH - len(head) - 1)
            yield f"{head} {block[0] if block else line}".rstrip() + behind
            yield from (indent + each if each else "" for each in (block[1] if block else []))
        elif line is not None and (first_step(value) is None or len(head) + 1 + len(line) <= WIDTH):
            yield f"{head} {line}{behind}"
        else:
            yield head + behind
            yield from self.held(value, manner, way, indent)
            yield from self.end(way, indent)

    def _line(self, value: Node, manner: Manner, way: Way) -> str | None:
        """Write a value on one line, if that is its way and no comment stands inside."""
        if isinstance(value, TextNode):
            return "" if value.plain and not value.text else in_line(value.text, kind_of(manner))
        if first_step(value) is None:
            return "[]" if isinstance(value, ListNode) else "{}"
        return _flow(value, manner) if is_on_one_line(manner) and way not in self._commented else None


def _key(key: str, manner: Manner, *, flow: bool = False) -> str:
    """Write a key; those of our own tables are never quoted, though `on` is a yes to some."""
    return key if key in names(manner) else in_line(key, flow=flow)


def _flow(node: Node, manner: Manner) -> str | None:
    """Write a value in brackets; None if something in it needs lines of its own."""
    if isinstance(node, TextNode):
        empty = node.plain and not node.text
        return None if empty else in_line(node.text, kind_of(manner), flow=True)
    if isinstance(node, ListNode):
        items = [_flow(item, within(manner, "")) for item in node.items]
        return None if None in items else f"[{', '.join(map(str, items))}]"
    pairs = [(_key(key.text, manner, flow=True), _flow(value, within(manner, key.text))) for key, value in node.entries]
    return None if any(value is None for _, value in pairs) else f"{{{', '.join(f'{k}: {v}' for k, v in pairs)}}}"
