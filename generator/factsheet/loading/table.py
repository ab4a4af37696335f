"""A field table: all there is to know of one record's fields, and how a record is read by it.

Reading, writing, did-you-mean, JSON Schema, the order of the layout and the field reference come from
the tables in `loading.fields`; nothing else knows how a field is spelled.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

from factsheet.documents.nodes import ListNode, MapNode, Node, Plain
from factsheet.loading.reading import Reading, Steps, did_you_mean
from factsheet.loading.shapes import JsonSchema, Shape

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record: its name, its shape, what it means; if it must be there, if readers see it."""

    name: str
    shape: Shape[object]
    help: str
    required: bool = False
    published: bool = True

    attribute: str = field(init=False)  # its name in the record, where Python's own words take an underscore

    def __post_init__(self) -> None:
        """Spell the attribute once."""
        object.__setattr__(self, "attribute", self.name + "_" if self.name in ("from", "for") else self.name)


@dataclass(frozen=True)
class Table(Generic[R]):
    """One record's fields, in the order they are laid out, and the record they make."""

    name: str
    make: Callable[..., R]
    fields: tuple[Field, ...]

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """The fields by the name an editor writes."""
        return {each.name: each for each in self.fields}

    def read(self, node: Node, reading: Reading, path: Steps = (), **given: object) -> R | None:
        """Read a record; None if a required field is missing or unreadable."""
        if not isinstance(node, MapNode):
            found = "a list" if isinstance(node, ListNode) else "a text"
            names = ", ".join(each.name for each in self.fields if each.required) or self.fields[0].name
            reading.report(
                "S103",
                node.place,
                path,
                f"here stands {found}",
                f"write a {self.name} as `key: value` lines: {names}",
            )
            return None
        values: dict[str, object] = {}
        written: set[str] = set()
        for entry in node.entries:
            name = entry.key.text
            written.add(name)
            each = self.by_name.get(name)
            if each is None:
                message = f"a {self.name} has no field `{name}`"
                hint = did_you_mean(name, list(self.by_name))
                reading.report("S101", entry.key.place, (*path, name), message, hint)
                continue
            value = each.shape.read(entry.value, reading, (*path, name))
            if value is not None:
                values[each.attribute] = value
        complete = True
        for each in self._required:
            if each.name not in written:
                first = node.entries[0].key.place if node.entries else node.place
                hint = f"add `{each.name}:` with {each.shape.says}"
                reading.report("S102", first, (*path, each.name), f"`{each.name}` is missing", hint)
            complete = complete and each.attribute in values
        return self.make(**given, **values) if complete else None

    @cached_property
    def _required(self) -> tuple[Field, ...]:
        return tuple(each for each in self.fields if each.required)

    def write(self, record: R) -> dict[str, Plain]:
        """Give back what an editor would have written, in the order of the table, defaults left out."""
        written: dict[str, Plain] = {}
        for each in self.fields:
            value = getattr(record, each.attribute)
            if each.required or value not in self._defaults[each.attribute]:
                written[each.name] = each.shape.write(value)
        return written

    @cached_property
    def _defaults(self) -> Mapping[str, tuple[object, ...]]:
        """What each attribute holds when the field was left out."""
        known = getattr(self.make, "__dataclass_fields__", {})
        made = {name: each.default_factory for name, each in known.items() if each.default_factory is not MISSING}
        return {
            each.attribute: (made[each.attribute]() if each.attribute in made else known[each.attribute].default,)
            for each in self.fields
        }

    def schema(self) -> JsonSchema:
        """Describe the record in JSON Schema draft-07, with the help as hover text."""
        properties: dict[str, Any] = {}
        for each in self.fields:
            properties[each.name] = {"description": each.help, **each.shape.schema()}
        return {
            "type": "object",
            "required": [each.name for each in self.fields if each.required],
            "additionalProperties": False,
            "properties": properties,
        }


@dataclass(frozen=True, slots=True)
class Nested(Generic[R]):
    """A record inside a record."""

    table: Table[R]

    @property
    def says(self) -> str:
        """Its fields."""
        return "a map of " + ", ".join(f"`{each.name}`" for each in self.table.fields)

    def read(self, node: Node, reading: Reading, path: Steps) -> R | None:
        """Read it by its own table."""
        return self.table.read(node, reading, path)

    def write(self, value: R) -> Plain:
        """Write it by its own table."""
        return self.table.write(value)

    def schema(self) -> JsonSchema:
        """Its own table's description."""
        return self.table.schema()
