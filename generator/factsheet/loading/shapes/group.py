"""Shapes that hold others: a list, and a map of our own ids."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from factsheet.documents.nodes import ListNode, MapNode, Node, Plain
from factsheet.loading.reading import Reading, Steps
from factsheet.loading.shapes.base import JsonSchema, Shape
from factsheet.loading.shapes.text import Words
from factsheet.loading.shapes.word import ID_GRAMMAR, Id
from factsheet.model.identifiers import is_identifier
from factsheet.model.text import Text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Many(Generic[T]):
    """A list of one shape."""

    item: Shape[T]
    least: int = 0

    @property
    def says(self) -> str:
        """What its items are."""
        return f"a list; each item: {self.item.says}"

    def read(self, node: Node, reading: Reading, path: Steps) -> tuple[T, ...] | None:
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

    def read(self, node: Node, reading: Reading, path: Steps) -> Mapping[str, Text] | None:
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
