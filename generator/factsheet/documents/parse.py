"""YAML bytes to positioned nodes and back, bounded and safe: the only door to yaml.

libyaml's events are read one by one and never composed: an alias is refused where it stands, depth
and number of entries are bounded before anything is built, and no tag is ever resolved. `make bench`
measures it beside yaml's own loader.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, NoReturn, TypeAlias

import yaml
from yaml import CLoader, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent
from yaml import SequenceStartEvent as ListStartEvent

from factsheet.documents.decode import FORBIDDEN, decode
from factsheet.documents.faults import fault
from factsheet.documents.nodes import Bare, Entry, ListNode, MapNode, Node, Place, Plain, TextNode
from factsheet.documents.slips import LOST_AFTER_HASH, Slip, comma_in_braces, has_no_colon, lost_after_hash
from factsheet.documents.syntax import explain
from factsheet.problems import Problem, Related, Severity, Span

# libyaml's events are typed too loosely to check; this module alone sees them.
Event: TypeAlias = Any

_WIDTH = 110
_FOLD_OVER = 90
MAX_DEPTH = 12
MAX_ENTRIES = 20_000


class Document(NamedTuple):
    """A file that could be read: its text and its values."""

    path: str
    text: str
    root: MapNode


class Parsed(NamedTuple):
    """What a file gave: a document unless it was too broken, and the mistakes met on the way."""

    document: Document | None
    problems: tuple[Problem, ...]


def parse(path: str, data: bytes) -> Parsed:
    """Read one YAML record; whatever the bytes are, the answer is a value."""
    text, problem = decode(path, data)
    if problem is not None:
        return Parsed(None, (problem,))
    builder = _Builder(path, text)
    root = builder.document()
    if root is None:
        return Parsed(None, tuple(builder.problems))
    return Parsed(Document(path, text, root), tuple(builder.problems))


def unparse(record: Mapping[str, Plain]) -> str:
    """Write a record in the layout editors use: block style, long texts folded, dates and odd texts quoted."""
    return yaml.dump(
        dict(record), Dumper=_Layout, sort_keys=False, allow_unicode=True, width=_WIDTH, default_flow_style=False
    )


class _Layout(yaml.SafeDumper):
    """Indents lists below their key, as people do, and writes no anchors."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        """Write every value out: two that are the same object are still two."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)  # noqa: FBT003 - the library's own signature


def _write_text(layout: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Fold a long text; quote what other readers of YAML would take for a date or a number."""
    written = layout.represent_str(text)
    if layout.resolve(yaml.ScalarNode, text, (True, False)) != written.tag:
        written.style = '"'
    elif len(text) > _FOLD_OVER and " " in text and text.isprintable() and text == " ".join(text.split()):
        written.style = ">"
    return written


def _write_bare(layout: yaml.SafeDumper, text: Bare) -> yaml.ScalarNode:
    """Leave a number and a yes or no without quotes."""
    return layout.represent_scalar(layout.resolve(yaml.ScalarNode, str(text), (True, False)), str(text))


_Layout.add_representer(str, _write_text)
_Layout.add_representer(Bare, _write_bare)


class _Stop(Exception):
    """Nothing after this point of the file can be trusted."""


class _Builder:
    """Reads one document's events into nodes, collecting mistakes."""

    def __init__(self, path: str, text: str) -> None:
        self.problems: list[Problem] = []
        self._path = path
        self._values = 0
        self._lines = text.split("\n")
        self._hashes = LOST_AFTER_HASH.search(text) is not None
        self._loader = CLoader(text)
        self._next: Callable[[], Event] = self._loader.get_event

    def document(self) -> MapNode | None:
        """Read the one map that a record is."""
        try:
            self._next()  # the stream
            if isinstance(self._next(), yaml.StreamEndEvent):
                self._report(
                    Place(1, 1, 1, 1),
                    "Y013",
                    "the file is empty",
                    "write the record, or delete the file",
                )
                return None
            root = self._node(self._next(), 0)
            self._next()  # the end of the document
            if not isinstance(extra := self._next(), yaml.StreamEndEvent):
                self._report(
                    _place(extra), "Y008", "a second document begins here",
                    "one record per file: remove the `---`, or move what follows to a file of its own",
                )  # fmt: skip
        except _Stop:
            return None
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
            return None
        finally:
            self._loader.dispose()
        if isinstance(root, MapNode):
            return root
        self._report(
            root.place,
            "Y012",
            "a record is a list of `key: value` lines",
            "begin with the first key in column 1",
        )
        return None

    def _node(self, event: Event, depth: int) -> Node:
        """Read whatever begins with this event; the bounds hold before anything below is read."""
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event)
        if depth > MAX_DEPTH:
            message = f"values are nested more than {MAX_DEPTH} deep"
            self._report(_place(event), "Y009", message, "no record needs more than four; look for a stray bracket")
            raise _Stop
        self._values += 1
        if self._values > MAX_ENTRIES:
            self._too_many(event)
        self._refuse_marks(event)
        if kind is MappingStartEvent:
            return self._map(event, depth)
        if kind is ListStartEvent:
            return self._list(event, depth)
        # What is left is an alias: libyaml allows nothing else here.
        message = f"`*{event.anchor}` refers to another value; aliases are not read"
        self._report(_place(event), "Y006", message, "write the value out; a text that begins with `*` needs quotes")
        return TextNode("", *_place(event))

    def _too_many(self, event: Event) -> NoReturn:
        message = f"the file holds more than {MAX_ENTRIES:,} values"
        self._report(_place(event), "Y010", message, "split it: one record per file")
        raise _Stop

    def _scalar(self, event: Event) -> TextNode:
        start, end, style = event.start_mark, event.end_mark, event.style
        self._values += 1
        if self._values > MAX_ENTRIES:
            self._too_many(event)
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        node = TextNode(event.value, start.line + 1, start.column + 1, end.line + 1, end.column + 1, not style)
        if self._hashes and not style and (slip := lost_after_hash(self._lines, node)) is not None:
            self._slip(slip)
        if style == '"' and FORBIDDEN.search(node.text):
            message = "an escape in this text stands for a control character"
            self._report(node.place, "Y003", message, "write the text without it")
        return node

    def _list(self, start: Event, depth: int) -> ListNode:
        items: list[Node] = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return ListNode(tuple(items), _stretch(start, event, items[-1].place if items else None))

    def _map(self, start: Event, depth: int) -> MapNode:
        entries: dict[str, Entry] = {}
        last: Place | None = None
        read, scalar = self._next, self._scalar
        while type(event := read()) is not MappingEndEvent:
            # Nearly everything is a scalar: it is read without a detour.
            key = scalar(event) if type(event) is ScalarEvent else self._node(event, depth + 1)
            event = read()
            value = scalar(event) if type(event) is ScalarEvent else self._node(event, depth + 1)
            if type(key) is not TextNode:
                self._report(key.place, "Y012", "a key must be one word", "write `key: value`")
            elif start.flow_style and entries and has_no_colon(self._lines, key, value):
                self._slip(comma_in_braces(self._lines, tuple(entries.values())[-1], key))
            elif key.text == "<<" and key.plain:
                message = "`<<` takes over another map's values; merge keys are not read"
                self._report(key.place, "Y014", message, "write the values out")
            elif key.text in entries:
                self._duplicate(entries[key.text], key)
            else:
                entries[key.text] = Entry(key, value)
        if entries:
            last = value.place
        return MapNode(tuple(entries.values()), _stretch(start, event, last))

    def _slip(self, slip: Slip) -> None:
        self._report(slip.place, slip.code, slip.message, slip.hint, slip.severity)

    def _duplicate(self, first: Entry, again: TextNode) -> None:
        message, hint = f"`{again.text}` is given twice", "keep one of the two; several values go into one list"
        related = (Related(Span(self._path, *first.key.place), "first given here"),)
        self.problems.append(fault("Y005", Span(self._path, *again.place), message, hint, related=related))

    def _refuse_marks(self, event: Event) -> None:
        if event.anchor is not None and not isinstance(event, yaml.AliasEvent):
            self._report(
                _place(event), "Y006", f"`&{event.anchor}` names a value for reuse; anchors are not read",
                "remove it; a text that begins with `&` needs quotes",
            )  # fmt: skip
        if getattr(event, "tag", None) is not None:
            self._report(
                _place(event), "Y007", f"`{_short(event.tag)}` is a type mark; type marks are not read",
                "remove it; a text that begins with `!` needs quotes",
            )  # fmt: skip

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        met, began = error.problem_mark or error.context_mark, error.context_mark or error.problem_mark
        at = (met.line, met.column) if met else (0, 0)
        start = (began.line, began.column) if began else at
        mistake, line, column = explain(error.problem or "", self._lines, at, start)
        self._report(Place(line, column, line, column + 1), "Y004", mistake.message, mistake.hint)

    def _report(self, place: Place, code: str, message: str, hint: str, severity: Severity = Severity.ERROR) -> None:
        self.problems.append(fault(code, Span(self._path, *place), message, hint, severity=severity))


def _place(event: Event) -> Place:
    start, end = event.start_mark, event.end_mark
    return Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _stretch(start: Event, end: Event, last: Place | None) -> Place:
    """Where a collection stands; a block one ends with its last value, not at the next line's start."""
    place = _place(start)
    if start.flow_style:
        return Place(place.line, place.column, end.end_mark.line + 1, end.end_mark.column + 1)
    if last is None:
        return place
    return Place(place.line, place.column, last.end_line, last.end_column)


def _short(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
