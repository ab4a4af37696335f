"""Shapes of single words: one of a few, yes or no, the id of a record."""

from dataclasses import dataclass
from enum import StrEnum

from factsheet.documents.nodes import Bare, Node, Plain
from factsheet.loading.reading import Reading, Steps, did_you_mean
from factsheet.loading.shapes.base import JsonSchema, scalar
from factsheet.model.identifiers import MAX_LENGTH, PATTERN, is_identifier

ID_GRAMMAR = "ids are lower-case letters, digits and hyphens, and begin with a letter or digit"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: type[StrEnum]

    @property
    def says(self) -> str:
        """The words themselves."""
        return "one of " + ", ".join(f"`{word}`" for word in self.words)

    def read(self, node: Node, reading: Reading, path: Steps) -> StrEnum | None:
        """Read a known word; an unknown one is answered with the nearest."""
        text = scalar(node, reading, path, self)
        if text is None:
            return None
        try:
            return self.words(text)
        except ValueError:
            message = f"`{text}` is not one of the words for `{path[-1]}`"
            reading.report("S104", node.place, path, message, did_you_mean(text, [str(word) for word in self.words]))
            return None

    def write(self, value: StrEnum) -> Plain:
        """Write the word."""
        return str(value)

    def schema(self) -> JsonSchema:
        """The words."""
        return {"enum": [str(word) for word in self.words]}


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""

    says: str = "`true` or `false`"

    def read(self, node: Node, reading: Reading, path: Steps) -> bool | None:
        """Read `true` or `false` and nothing like them."""
        text = scalar(node, reading, path, self)
        if text is not None and text not in ("true", "false"):
            reading.report("S104", node.place, path, f"`{text}` is neither true nor false", "write `true` or `false`")
            return None
        return None if text is None else text == "true"

    def write(self, value: bool) -> Plain:
        """Write the word."""
        return Bare("true" if value else "false")

    def schema(self) -> JsonSchema:
        """The two words, also unquoted."""
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Id:
    """The id of a record of one of these kinds; whether it exists is a check's question."""

    kinds: tuple[str, ...]

    @property
    def says(self) -> str:
        """Which kind of record."""
        return "the id of " + " or ".join(f"{'an' if kind == 'actor' else 'a'} {kind}" for kind in self.kinds)

    def read(self, node: Node, reading: Reading, path: Steps) -> str | None:
        """Read an id by its grammar."""
        text = scalar(node, reading, path, self)
        if text is not None and not is_identifier(text):
            reading.report("S105", node.place, path, f"`{text}` cannot be an id", ID_GRAMMAR)
            return None
        return text

    def write(self, value: str) -> Plain:
        """Write the id."""
        return value

    def schema(self) -> JsonSchema:
        """The grammar of ids."""
        return {"type": "string", "pattern": f"^{PATTERN}$", "maxLength": MAX_LENGTH}
