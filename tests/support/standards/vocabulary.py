"""The vocabulary of schema.org: its types, whose kind each is, what properties it has and what they take."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec

DATA = frozenset({"Boolean", "Date", "DateTime", "Float", "Integer", "Number", "Text", "Time", "URL"})
TEXTS = frozenset({"CssSelectorType", "PronounceableText", "XPathType"})
# They are things by the letter, and everybody writes them as text.
QUANTITIES = frozenset({"Distance", "Duration", "Energy", "Mass", "Quantity"})


@dataclass(frozen=True, slots=True)
class Kind:
    """A type: its own name and those above it, and the names of what each property takes."""

    line: frozenset[str]
    takes: Mapping[str, frozenset[str]]


@cache
def kind(name: str) -> Kind | None:
    """Look a type or a member of an enumeration up by its name."""
    module = f"pydantic2_schemaorg.{name}"
    if re.fullmatch(r"[A-Z0-9]\w*", name, re.ASCII) is None or find_spec(module) is None:
        return None
    found = getattr(import_module(module), name, None)
    if not isinstance(found, type) or name == "SchemaOrgBase":
        return None
    line = [each for each in found.__mro__ if each.__module__.startswith("pydantic2_schemaorg.")]
    takes: dict[str, frozenset[str]] = {}
    # What stands lower wins.
    for each in reversed(line):
        takes |= _properties(each)
    return Kind(frozenset(each.__name__ for each in line) - {"SchemaOrgBase"}, takes)


def _properties(model: type) -> dict[str, frozenset[str]]:
    # Types of the vocabulary stand in quotes there; those without are Python's.
    aliases = {name: field.alias for name, field in vars(model)["__fields__"].items()}
    written = {aliases[name]: str(hint) for name, hint in vars(model).get("__annotations__", {}).items()}
    return {name: frozenset(re.findall(r"'(\w+)'", hint)) for name, hint in written.items() if not name.startswith("@")}
