"""Shapes of text: a line, words for readers, prose that cites, texts of a fixed form, web addresses."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from factsheet.documents.nodes import MapNode, Node, Plain, texts
from factsheet.documents.prose import references
from factsheet.loading.reading import Reading, Steps
from factsheet.loading.shapes.base import JsonSchema, Said, scalar
from factsheet.model.identifiers import FactId
from factsheet.model.records import Mention, Prose
from factsheet.model.text import Text
from factsheet.problems import Span

_TEXT = Said("a text")


@dataclass(frozen=True, slots=True)
class Line:
    """A short text of one language: a name, a locator, an acronym."""

    says: str = "a text"

    def read(self, node: Node, reading: Reading, path: Steps) -> str | None:
        """Read the text as it stands."""
        return scalar(node, reading, path, self)

    def write(self, value: str) -> Plain:
        """Write the text as it stands."""
        return value

    def schema(self) -> JsonSchema:
        """Any text."""
        return {"type": "string", "minLength": 1}


@dataclass(frozen=True, slots=True)
class Matching:
    """A text of a given form, such as a language code."""

    says: str
    matches: Callable[[str], bool]
    pattern: str
    message: str

    def read(self, node: Node, reading: Reading, path: Steps) -> str | None:
        """Read a text and hold it against the form."""
        text = scalar(node, reading, path, self)
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
class Words:
    """A text readers see: one wording, or a map of languages."""

    says: str = "a text, or a map from language to text"

    def read(self, node: Node, reading: Reading, path: Steps) -> Text | None:
        """Read one wording or several."""
        if not isinstance(node, MapNode):
            text = scalar(node, reading, path, _TEXT)
            return None if text is None else Text.plain(text)
        wordings = []
        for entry in node.entries:
            language = LANGUAGE.read(entry.key, reading, path)
            text = scalar(entry.value, reading, (*path, entry.key.text), _TEXT)
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

    def read(self, node: Node, reading: Reading, path: Steps) -> Prose | None:
        """Read the text, and where it names which fact."""
        text = Words().read(node, reading, path)
        if text is None:
            return None
        mentions = tuple(
            Mention(id=FactId(found.id), span=Span(reading.document.path, *found.place))
            for part in texts(node)
            for found in references(reading.document.text, part)
        )
        return Prose(text=text, mentions=mentions)

    def write(self, value: Prose) -> Plain:
        """Write the text."""
        return Words().write(value.text)

    def schema(self) -> JsonSchema:
        """A text, or texts by language."""
        return Words().schema()


@dataclass(frozen=True, slots=True)
class Address:
    """A web address, http or https and nothing else."""

    says: str = "a web address that begins with https:// or http://"

    def read(self, node: Node, reading: Reading, path: Steps) -> str | None:
        """Read an address that a reader may safely follow."""
        text = scalar(node, reading, path, self)
        if text is None:
            return None
        if (fault := address_fault(text)) is not None:
            reading.report("S108", node.place, path, fault, f"write {self.says}, or leave the field out")
            return None
        return text

    def write(self, value: str) -> Plain:
        """Write the address."""
        return value

    def schema(self) -> JsonSchema:
        """The beginning of an address."""
        return {"type": "string", "pattern": "^https?://[^\\s]+$"}


def address_fault(text: str) -> str | None:
    """Say what is wrong with a web address; None if nothing is."""
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
