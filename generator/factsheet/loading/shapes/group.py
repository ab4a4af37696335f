"""Shapes that hold others: a list, and a map of our own ids."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from factsheet.documents.nodes import ListNode, MapNode, Node, Plain
from factsheet.loading.reading import Reading, Steps
from factsheet.loading.shapes.base import JsonSchema, Shape
from factsheet.loading.shapes.word import ID_GRAMMAR
from factsheet.model.identifiers import MAX_LENGTH, PATTERN

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
            found = "an empty list" if not node.items else f"a list of {len(node.items)}"
            hint = f"write at least {self.least}; each item: {self.item.says}"
            reading.report("S103", node.place, path, f"`{path[-1]}` is {found}", hint)
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
class Keyed(Generic[T]):
    """A map from our own ids, or other keys of one form, to values of one shape."""

    item: Shape[T]
    says: str
    pattern: str = PATTERN
    key: str = "an id"

    def read(self, node: Node, reading: Reading, path: Steps) -> Mapping[str, T] | None:
        """Read every key and its value."""
        if not isinstance(node, MapNode) or not node.entries:
            hint = "write each on a line of its own, indented, as `key: value`"
            reading.report("S103", node.place, path, f"`{path[-1]}` takes {self.says}", hint)
            return None
        found: dict[str, T] = {}
        for entry in node.entries:
            key = entry.key.text
            if not re.fullmatch(self.pattern, key) or len(key) > MAX_LENGTH:
                hint = ID_GRAMMAR if self.pattern == PATTERN else f"write {self.says}"
                reading.report("S105", entry.key.place, (*path, key), f"`{key}` cannot be {self.key}", hint)
                continue
            value = self.item.read(entry.value, reading, (*path, key))
            if value is not None:
                found[key] = value
        return found if len(found) == len(node.entries) else None

    def write(self, value: Mapping[str, T]) -> Plain:
        """Write the pairs in order."""
        return {key: self.item.write(each) for key, each in value.items()}

    def schema(self) -> JsonSchema:
        """Values by key."""
        return {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": f"^({self.pattern})$", "maxLength": MAX_LENGTH},
            "additionalProperties": self.item.schema(),
        }
