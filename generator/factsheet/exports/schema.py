"""JSON Schema (2020-12) of our own JSON, for programs that read it; records are described by the field tables."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias

from factsheet.exports.export import SCHEMA_VERSION, Export, Exported
from factsheet.exports.writing import in_lines
from factsheet.loading.fields import FOLDERS, POLICY, SHEET
from factsheet.loading.table import Table
from factsheet.model.relations import Dimension, Kind, Standing, Strength

Schema: TypeAlias = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string"}
_MAYBE: Schema = {"type": ["string", "null"]}
_YES: Schema = {"type": "boolean"}
_ID: Schema = {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,79}$"}
_IDS: Schema = {"type": "array", "items": _ID}
_DAY: Schema = {"type": ["string", "null"], "format": "date"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_DECIMAL = r"^-?[0-9]+(\.[0-9]+)?$"
_NUMBER: Schema = {"type": ["string", "null"], "pattern": _DECIMAL, "description": "Decimal text."}


def schema_files(_: Export) -> Iterator[Exported]:
    """Give the schema of each form of file."""
    for name in _FORMS:
        yield Exported(f"data/schema/{name}.json", lambda name=name: [_schema(name)])  # type: ignore[misc]


@cache
def _schema(name: str) -> str:
    """Print a schema; every edition has the same."""
    return in_lines(_FORMS[name]())


def _closed(properties: Mapping[str, Schema], **more: Any) -> Schema:
    """Describe a map that has all of these fields, and no other."""
    return {
        "type": "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": dict(properties),
        **more,
    }


def _maybe(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _list(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


def _by_id(schema: Schema) -> Schema:
    return {"type": "object", "propertyNames": _ID, "additionalProperties": schema}


def _record(table: Table[Any]) -> Schema:
    """Describe a record as readers see it; what stays on the desk is no part of it."""
    described = _as_text(table.schema())
    kept = {each.name for each in table.fields if each.published}
    return {
        **described,
        "properties": {name: each for name, each in described["properties"].items() if name in kept},
        "required": [name for name in described["required"] if name in kept],
    }


def _as_text(described: Any) -> Any:
    """Describe what an editor may write as it stands in our JSON: yes, no and each number as text; in today's dialect.

    The field tables speak draft-07 and of YAML, whose bare words are numbers and truth values.
    """
    if isinstance(described, list):
        return [_as_text(each) for each in described]
    if not isinstance(described, dict):
        return described
    found = {name: _as_text(each) for name, each in described.items()}
    match found.get("type"):
        case "boolean":
            found = {**found, "type": "string", "enum": ["true", "false"]}
        case "number" | "integer":
            bounds = ("minimum", "maximum")  # of text they say nothing
            found = {name: each for name, each in found.items() if name not in bounds}
            found |= {"type": "string", "pattern": _DECIMAL}
        case [*_]:
            found["type"] = "string"
    if isinstance(found.get("items"), list):
        found = {**found, "prefixItems": found["items"], "items": False}
    return found


def _file(title: str, properties: Mapping[str, Schema]) -> Schema:
    head: dict[str, Schema] = {
        "$schema": {"type": "string", "description": "Where this schema stands, seen from the file."},
        "schema_version": {"const": SCHEMA_VERSION},
        "about": {"$ref": "#/$defs/about"},
    }
    return {"$schema": _DIALECT, "title": title, **_closed({**head, **properties}), "$defs": _DEFINED}


def _whole() -> Schema:
    records = {
        "sheet": _record(SHEET),
        "policy": _record(POLICY),
        **{folder: _by_id(_record(table)) for folder, table in FOLDERS.items()},
        "pages": {"type": "object", "additionalProperties": _TEXT},
    }
    described = {
        "type": "object",
        "required": ["sheet", "policy"],
        "additionalProperties": False,
        "properties": records,
    }
    return _file(
        "A whole fact sheet",
        {
            "records": {"description": "Every record as an editor writes it, by kind and id.", **described},
            "order": {"type": "object", "description": "Of maps whose order readers see, the keys in order."},
            "figures": _by_id(_closed(_CONCLUDED)),
            "facts": _by_id(_closed(_READ)),
            "timeline": _IDS,
        },
    )


def _fact() -> Schema:
    return _file(
        "One fact",
        {
            "id": _ID,
            "address": _MAYBE,
            "record": _record(FOLDERS["facts"]),
            **_READ,
            "clashes": _list(_closed({"left": _ID, "right": _ID, **_RELATION})),
            "relations": _list(_closed({"with": _ID, "kind": _KIND, "strength": _FIRM})),
            "relations_left_out": {**_COUNT, "description": "How many more there are; the figure's file has all."},
            "history": _list(_closed({**_SAID, "record": _maybe(_record(FOLDERS["facts"]))})),
            "corrections": _list(_closed(_CORRECTED)),
            "cite": {"$ref": "#/$defs/cite"},
        },
    )


def _figure() -> Schema:
    return _file(
        "One figure",
        {
            "id": _ID,
            "address": _MAYBE,
            "record": _record(FOLDERS["figures"]),
            **_CONCLUDED,
            "readings": _by_id(_closed(_READ)),
            "clashes": _list(_closed({"left": _ID, "right": _ID, **_RELATION})),
            "relations": _list(_closed({"left": _ID, "right": _ID, "kind": _KIND, "strength": _FIRM})),
            "history": _list(
                _closed({**_SAID, "standing": {"enum": [str(each) for each in Standing]}, "headline": _IDS})
            ),
            "cite": {"$ref": "#/$defs/cite"},
        },
    )


_SAID = {"edition": _TEXT, "released": {"type": "string", "format": "date"}}
_DAYS = _closed({"edtf": _TEXT, "earliest": _DAY, "latest": _DAY})
_INTERVAL = _closed(
    {
        "low": _NUMBER,
        "low_inclusive": {"type": ["boolean", "null"]},
        "high": _NUMBER,
        "high_inclusive": {"type": ["boolean", "null"]},
        "soft": _YES,
        "as_stated": _MAYBE,
    },
    description="Which numbers the value admits; null is an end left open.",
)
_READ: Mapping[str, Schema] = {
    "speaker": _closed({"id": _MAYBE, "name": _TEXT, "party": _YES}),
    "answer": {**_MAYBE, "description": "The answer in words, with its qualifier."},
    "interval": _maybe(_INTERVAL),
    "as_stated": _MAYBE,
    "period": _maybe(_DAYS),
    "when": _maybe(_DAYS),
}
_CONCLUDED: Mapping[str, Schema] = {
    "standing": {"enum": [str(each) for each in Standing]},
    "standing_in_words": _TEXT,
    "reason": _TEXT,
    "deciding": _IDS,
    "origins": _closed({"known": _IDS, "unnamed": _COUNT}),
    "headline": _IDS,
}
_GAP = _closed(
    {
        "spread": _maybe(_closed({"difference": _NUMBER, "ratio": _NUMBER})),
        "apart": _NUMBER,
        "days": {"type": ["integer", "null"]},
        "break_even": _maybe(
            {
                "type": "object",
                "minProperties": 1,
                "maxProperties": 1,
                "additionalProperties": False,
                "properties": {"points": _NUMBER, "percent": _NUMBER},
            }
        ),
    }
)
_KIND: Schema = {"enum": [str(each) for each in Kind]}
_FIRM: Schema = {"enum": [*(str(each) for each in Strength), None]}
_RELATION: Mapping[str, Schema] = {
    "kind": _KIND,
    "strength": _FIRM,
    "dimensions": _list({"enum": [str(each) for each in Dimension]}),
    "undecided": _list({"enum": [str(each) for each in Dimension]}),
    "gap": _maybe(_GAP),
    "sentence": _TEXT,
}
_CORRECTED: Mapping[str, Schema] = {
    "id": _ID,
    "was": _TEXT,
    "now": _TEXT,
    "note": _TEXT,
}
_DEFINED: Mapping[str, Schema] = {
    "about": _closed(
        {
            "title": _TEXT,
            "edition": _MAYBE,
            "released": _DAY,
            "cutoff": _DAY,
            "sha256": _MAYBE,
            "licence": _TEXT,
            "publisher": _MAYBE,
            "address": _MAYBE,
        },
        description="Whose this is; without an edition it is a draft.",
    ),
    "cite": _closed({"text": _TEXT, "works": _list(_TEXT)}),
}
_FORMS: Mapping[str, Callable[[], Schema]] = {"factsheet": _whole, "fact": _fact, "figure": _figure}
