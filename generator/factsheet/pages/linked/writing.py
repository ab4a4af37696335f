"""Nodes written as one document of JSON-LD, and what nodes are written with."""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from factsheet.model.dates import Date

Thing = Mapping[str, Any]

# How many a list on one page names at most; the data names all.
MOST_RELATED, MOST_LISTED = 50, 100

_SCHEMA = "https://schema.org"
_PREFIXES = {
    "cito": "http://purl.org/spar/cito/",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def written(nodes: Iterable[Thing]) -> str:
    """Write nodes for a page: what is not known is left out, and nothing in it ends a script; nothing of none."""
    graph = [_known(node) for node in nodes]
    if not graph:
        return ""
    said = json.dumps(graph[0] if len(graph) == 1 else {"@graph": graph}, ensure_ascii=False)
    prefixes = {prefix: address for prefix, address in _PREFIXES.items() if f'"{prefix}:' in said}
    context = json.dumps([_SCHEMA, prefixes] if prefixes else _SCHEMA)
    return f'{{"@context": {context}, {said[1:]}'.replace("<", "\\u003c")


def _known(value: Any) -> Any:
    """Leave out what is not known, at every depth."""
    match value:
        case dict():
            return {key: _known(each) for key, each in value.items() if each}
        case list():
            return [_known(each) for each in value]
        case _:
            return value


def named(root: str, folder: str, identifier: str) -> str:
    """Give the `@id` of a record: its page, on the way through home, to which `root` leads."""
    return f"{root}{folder}/{identifier}/"


def refs(root: str, folder: str, identifiers: Iterable[str]) -> list[Thing]:
    """Name records by their `@id` alone, each once."""
    return [{"@id": named(root, folder, each)} for each in dict.fromkeys(identifiers)]


def decimal(number: Decimal) -> Thing:
    """Write a number to the letter, for no reader to round."""
    return {"@type": "xsd:decimal", "@value": f"{number:f}"}


def moment(date: Date | None) -> str | None:
    """Write a day, a month or a year; None for a date that may mean another or lasts."""
    if date is None:
        return None
    if (day := date.single_day) is not None:
        return day.isoformat()
    vague = date.precision is None or date.approximate or date.uncertain or "X" in date.text
    return None if vague else date.text


def span(start: Date | None, end: Date | None) -> str | None:
    """Write a time that lasts, `2024-06-25/..`; None unless both ends are sure, the last perhaps still open."""
    first, last = moment(start), moment(end)
    return None if first is None or (end is not None and last is None) else f"{first}/{last or '..'}"
