"""The shapes a field can have: each reads a node, writes a value back, and describes itself.

A shape is the whole knowledge of one kind of field: what an editor may write, what the record then
holds, what JSON Schema says of it, and how the field reference names it. `read` gives None for what
could not be read, after a mistake has been noted. One module, since the shapes build on each other.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeAlias, TypeVar
from urllib.parse import urlsplit

from factsheet.documents.nodes import ListNode, MapNode, Node, TextNode
from factsheet.documents.prose import references
from factsheet.loading.reading import Path, Reading, did_you_mean
from factsheet.model.dates import DateFault, PlainDate, parse_date
from factsheet.model.identifiers import PATTERN, FactId, is_identifier
from factsheet.model.records import Mention, Prose
from factsheet.model.text import Text
from factsheet.model.values import SCALES, Amount, NumberFault, Value, ValueWord, parse_amount
from factsheet.problems import Span

# What YAML holds once it is text alone: the form records are written back in.
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
JsonSchema: TypeAlias = dict[str, Any]
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Shape(Protocol[T_co]):
    """One kind of field."""

    @property
    def says(self) -> str:
        """What an editor writes, in a few words."""
        ...

    def read(self, node: Node, reading: Reading, path: Path) -> T_co | None:
        """Read a value, or note a mistake and give None."""
        ...

    def write(self, value: Any) -> Plain:
        """Give back what an editor would have written."""
        ...

    def schema(self) -> JsonSchema:
        """Describe it in JSON Schema draft-07."""
        ...


def scalar(node: Node, reading: Reading, path: Path, says: str) -> str | None:
    """Give a scalar's text; a list, a map or nothing at all is a mistake."""
    if not isinstance(node, TextNode):
        found = "a list" if isinstance(node, ListNode) else "a map of keys"
        reading.report("S103", node.place, path, f"here stands {found}", f"write {says}")
        return None
    if not node.text.strip():
        reading.report("S103", node.place, path, "the value is empty", f"write {says}, or remove the line")
        return None
    return node.text


@dataclass(frozen=True, slots=True)
class Line:
    """A short text of one language: a name, a locator, an acronym."""

    says: str = "a text"

    def read(self, node: Node, reading: Reading, path: Path) -> str | None:
        """Read the text as it stands."""
        return scalar(node, reading, path, self.says)

    def write(self, value: str) -> Plain:
        """Write the text as it stands."""
        return value

    def schema(self) -> JsonSchema:
        """Any text."""
        return {"type": "string", "minLength": 1}


@dataclass(frozen=True, slots=True)
class Words:
    """A text readers see: one wording, or a map of languages."""

    says: str = "a text, or a map from language to text"

    def read(self, node: Node, reading: Reading, path: Path) -> Text | None:
        """Read one wording or several."""
        if not isinstance(node, MapNode):
            text = scalar(node, reading, path, "a text")
            return None if text is None else Text.plain(text)
        wordings = []
        for entry in node.entries:
            language = LANGUAGE.read(entry.key, reading, path)
            text = scalar(entry.value, reading, (*path, entry.key.text), "a text")
            if language and text:
                wordings.append((language, text))
        if not node.entries:
            reading.report("S103", node.place, path, "the map of languages is empty", f"write {self.says}")
        return Text(tuple(wordings)) if len(wordings) == len(node.entries) > 0 else None

    def write(self, value: Text) -> Plain:
        """Write a single wording without its language."""
        if len(value.wordings) == 1 and not value.wordings[0][0]:
            return value.wordings[0][1]
        return dict(value.wordings)

    def schema(self) -> JsonSchema:
        """A text, or texts by language."""
        text = {"type": "string", "minLength": 1}
        return {"anyOf": [text, {"type": "object", "minProperties": 1, "additionalProperties": text}]}


@dataclass(frozen=True, slots=True)
class CitedProse:
    """A longer text whose sentences carry `[@fact-id]`."""

    says: str = "prose in which every sentence carries a [@fact-id]"

    def read(self, node: Node, reading: Reading, path: Path) -> Prose | None:
        """Read the text, and where it names which fact."""
        text = Words().read(node, reading, path)
        if text is None:
            return None
        nodes = [node] if isinstance(node, TextNode) else [e.value for e in _entries(node)]
        mentions = tuple(
            Mention(id=FactId(found.id), span=Span(reading.document.path, *found.place))
            for part in nodes
            if isinstance(part, TextNode)
            for found in references(reading.document.text, part)
        )
        return Prose(text=text, mentions=mentions)

    def write(self, value: Prose) -> Plain:
        """Write the text."""
        return Words().write(value.text)

    def schema(self) -> JsonSchema:
        """A text, or texts by language."""
        return Words().schema()


def _entries(node: Node) -> tuple[Any, ...]:
    return node.entries if isinstance(node, MapNode) else ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: type[StrEnum]

    @property
    def says(self) -> str:
        """The words themselves."""
        return "one of " + ", ".join(f"`{word}`" for word in self.words)

    def read(self, node: Node, reading: Reading, path: Path) -> StrEnum | None:
        """Read a known word; an unknown one is answered with the nearest."""
        text = scalar(node, reading, path, self.says.replace("`", ""))
        if text is None:
            return None
        known = [str(word) for word in self.words]
        if text not in known:
            reading.report(
                "S104",
                node.place,
                path,
                f"`{text}` is not one of the words for `{path[-1]}`",
                did_you_mean(text, known),
            )
            return None
        return self.words(text)

    def write(self, value: StrEnum) -> Plain:
        """Write the word."""
        return str(value)

    def schema(self) -> JsonSchema:
        """The words."""
        return {"enum": [str(word) for word in self.words]}


@dataclass(frozen=True, slots=True)
class Id:
    """The id of a record of one of these kinds; whether it exists is a check's question."""

    kinds: tuple[str, ...]

    @property
    def says(self) -> str:
        """Which kind of record."""
        return "the id of " + " or ".join(f"{'an' if kind == 'actor' else 'a'} {kind}" for kind in self.kinds)

    def read(self, node: Node, reading: Reading, path: Path) -> str | None:
        """Read an id by its grammar."""
        text = scalar(node, reading, path, self.says)
        if text is not None and not is_identifier(text):
            reading.report("S105", node.place, path, f"`{text}` cannot be an id", ID_GRAMMAR)
            return None
        return text

    def write(self, value: str) -> Plain:
        """Write the id."""
        return value

    def schema(self) -> JsonSchema:
        """The grammar of ids."""
        return {"type": "string", "pattern": f"^{PATTERN}$", "maxLength": 80}


ID_GRAMMAR = "ids are lower-case letters, digits and hyphens, and begin with a letter or digit"


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""

    says: str = "`true` or `false`"

    def read(self, node: Node, reading: Reading, path: Path) -> bool | None:
        """Read `true` or `false` and nothing like them."""
        text = scalar(node, reading, path, self.says)
        if text is not None and text not in ("true", "false"):
            reading.report("S104", node.place, path, f"`{text}` is neither true nor false", "write `true` or `false`")
            return None
        return None if text is None else text == "true"

    def write(self, value: bool) -> Plain:
        """Write the word."""
        return "true" if value else "false"

    def schema(self) -> JsonSchema:
        """The two words, also unquoted."""
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Date:
    """A day, a month or a year."""

    says: str = "a date: 2025-06-25, 2025-06 or 2025"

    def read(self, node: Node, reading: Reading, path: Path) -> PlainDate | None:
        """Read a date that exists."""
        text = scalar(node, reading, path, self.says)
        if text is None:
            return None
        try:
            return parse_date(text)
        except DateFault as fault:
            reading.report(
                "S106",
                node.place,
                path,
                str(fault),
                "write a day as 2025-06-25, a month as 2025-06, a year as 2025",
            )
            return None

    def write(self, value: PlainDate) -> Plain:
        """Write what the editor wrote."""
        return value.text

    def schema(self) -> JsonSchema:
        """The written form; YAML readers may see a bare year as a number."""
        return {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}


@dataclass(frozen=True, slots=True)
class Matching:
    """A text of a given form, such as a language code."""

    says: str
    matches: Callable[[str], bool]
    pattern: str
    message: str

    def read(self, node: Node, reading: Reading, path: Path) -> str | None:
        """Read a text and hold it against the form."""
        text = scalar(node, reading, path, self.says)
        if text is not None and not self.matches(text):
            reading.report("S109", node.place, path, f"`{text}` is not {self.message}", f"write {self.says}")
            return None
        return text

    def write(self, value: str) -> Plain:
        """Write the text."""
        return value

    def schema(self) -> JsonSchema:
        """The form."""
        return {"type": "string", "pattern": self.pattern}


def _is_language(text: str) -> bool:
    parts = text.split("-")
    return all(part.isascii() and part.isalnum() for part in parts) and 2 <= len(parts[0]) <= 3 and parts[0].islower()


LANGUAGE = Matching(
    "a language code such as en, fr or pt-BR",
    _is_language,
    r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$",
    "a language code",
)
SHA256 = Matching(
    "64 hexadecimal digits, as `sha256sum` prints them",
    lambda text: len(text) == 64 and set(text) <= set("0123456789abcdef"),
    "^[0-9a-f]{64}$",
    "a SHA-256 digest",
)


@dataclass(frozen=True, slots=True)
class Address:
    """A web address, http or https and nothing else."""

    says: str = "a web address that begins with https:// or http://"

    def read(self, node: Node, reading: Reading, path: Path) -> str | None:
        """Read an address that a reader may safely follow."""
        text = scalar(node, reading, path, self.says)
        if text is None:
            return None
        if (fault := _address_fault(text)) is not None:
            reading.report("S108", node.place, path, fault, f"write {self.says}, or leave the field out")
            return None
        return text

    def write(self, value: str) -> Plain:
        """Write the address."""
        return value

    def schema(self) -> JsonSchema:
        """The beginning of an address."""
        return {"type": "string", "pattern": "^https?://[^\\s]+$"}


def _address_fault(text: str) -> str | None:
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return f"`{text}` is not a web address"
    if parts.scheme.lower() not in ("http", "https"):
        scheme = parts.scheme or "no scheme"
        return f"`{_clip(text)}` is not a web address ({scheme} instead of https)"
    if not host or any(character.isspace() or character in '<>"`\\' for character in text):
        return f"`{_clip(text)}` is not a web address"
    return None


def _clip(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


@dataclass(frozen=True, slots=True)
class Measured:
    """A number in the source's own wording: `{at_least: 2680}`."""

    says: str = "a value such as `at_least: 2680`: " + ", ".join(f"`{word}`" for word in ValueWord)

    def read(self, node: Node, reading: Reading, path: Path) -> Value | None:
        """Read one word and its number."""
        if not isinstance(node, MapNode):
            self._bare(node, reading, path)
            return None
        if len(node.entries) != 1:
            count = "no value word" if not node.entries else f"{len(node.entries)} value words"
            reading.report(
                "S103",
                node.place,
                path,
                f"here stand {count}; a reading has one",
                "several numbers are several facts",
            )
            return None
        entry = node.entries[0]
        known = [str(word) for word in ValueWord]
        if entry.key.text not in known:
            reading.report(
                "S104",
                entry.key.place,
                path,
                f"`{entry.key.text}` is not a value word",
                did_you_mean(entry.key.text, known),
            )
            return None
        amount = _amount(entry.value, reading, (*path, entry.key.text))
        return None if amount is None else Value(ValueWord(entry.key.text), amount)

    def _bare(self, node: Node, reading: Reading, path: Path) -> None:
        text = node.text if isinstance(node, TextNode) else ""
        hint = (
            f"write `{{exactly: {text}}}`, or the word the source uses"
            if text[:1].isdigit()
            else "write a word and a number, such as `{at_least: 2680}`"
        )
        reading.report("S103", node.place, path, "a value needs the word its source uses", hint)

    def write(self, value: Value) -> Plain:
        """Write the word and the number with its scale."""
        return {str(value.word): str(value.amount)}

    def schema(self) -> JsonSchema:
        """One word, one number."""
        number = {"type": ["number", "string"], "pattern": rf"^-?\d+(\.\d+)?( ({'|'.join(SCALES)}))?$"}
        return {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": False,
            "properties": {str(word): number for word in ValueWord},
        }


def _amount(node: Node, reading: Reading, path: Path) -> Amount | None:
    text = scalar(node, reading, path, "a number")
    if text is None:
        return None
    try:
        return parse_amount(text)
    except NumberFault as fault:
        reading.report("S107", node.place, path, str(fault), fault.hint)
        return None


@dataclass(frozen=True, slots=True)
class Many(Generic[T]):
    """A list of one shape."""

    item: Shape[T]
    least: int = 0

    @property
    def says(self) -> str:
        """What its items are."""
        return f"a list; each item: {self.item.says}"

    def read(self, node: Node, reading: Reading, path: Path) -> tuple[T, ...] | None:
        """Read every item; one unreadable item makes the list unreadable."""
        if not isinstance(node, ListNode):
            reading.report(
                "S103",
                node.place,
                path,
                f"`{path[-1]}` takes a list",
                "write each item on a line of its own, after `- `",
            )
            return None
        if len(node.items) < self.least:
            reading.report(
                "S103",
                node.place,
                path,
                f"`{path[-1]}` is an empty list",
                f"write at least {self.least}: {self.item.says}",
            )
            return None
        items = tuple(self.item.read(item, reading, (*path, n)) for n, item in enumerate(node.items))
        read = tuple(item for item in items if item is not None)
        return read if len(read) == len(items) else None

    def write(self, value: tuple[T, ...]) -> Plain:
        """Write every item."""
        return [self.item.write(item) for item in value]

    def schema(self) -> JsonSchema:
        """A list of the items."""
        return {"type": "array", "items": self.item.schema(), "minItems": self.least}


@dataclass(frozen=True, slots=True)
class Named:
    """A map of our own ids to texts, in the order to show."""

    says: str = "a map from id to text, in the order to show"

    def read(self, node: Node, reading: Reading, path: Path) -> Mapping[str, Text] | None:
        """Read every id and its text."""
        if not isinstance(node, MapNode) or not node.entries:
            reading.report(
                "S103",
                node.place,
                path,
                f"`{path[-1]}` takes `id: text` pairs",
                "write each on a line of its own, indented",
            )
            return None
        found: dict[str, Text] = {}
        for entry in node.entries:
            if not is_identifier(entry.key.text):
                reading.report("S105", entry.key.place, path, f"`{entry.key.text}` cannot be an id", ID_GRAMMAR)
                continue
            text = Words().read(entry.value, reading, (*path, entry.key.text))
            if text is not None:
                found[entry.key.text] = text
        return found if len(found) == len(node.entries) else None

    def write(self, value: Mapping[str, Text]) -> Plain:
        """Write the pairs in order."""
        return {key: Words().write(text) for key, text in value.items()}

    def schema(self) -> JsonSchema:
        """Texts by id."""
        return {
            "type": "object",
            "minProperties": 1,
            "propertyNames": Id(()).schema(),
            "additionalProperties": Words().schema(),
        }
