"""The field tables: complete, and the source of everything said about fields."""

from dataclasses import MISSING
from dataclasses import fields as dataclass_fields

import pytest

from factsheet.loading import fields
from factsheet.loading.table import Table

TABLES = [value for value in vars(fields).values() if isinstance(value, Table)]
GIVEN = {"id", "places"}  # what a record has besides its fields


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_and_its_record_have_the_same_fields_in_the_same_order(table: Table[object]) -> None:
    record = [each for each in dataclass_fields(table.make) if each.name not in GIVEN]  # type: ignore[arg-type]
    assert [each.name for each in record] == [each.attribute for each in table.fields]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_required_field_has_no_default_and_an_optional_one_has(table: Table[object]) -> None:
    without = {each.name for each in dataclass_fields(table.make) if not _has_default(each)}  # type: ignore[arg-type]
    assert without - GIVEN == {each.attribute for each in table.fields if each.required}


def _has_default(each: object) -> bool:
    return any(getattr(each, name, MISSING) is not MISSING for name in ("default", "default_factory"))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_field_is_explained(table: Table[object]) -> None:
    for each in table.fields:
        assert each.help.endswith(".")
        assert each.shape.says


def test_the_json_schema_of_a_citation() -> None:
    assert fields.CITATION.schema() == {
        "type": "object",
        "required": ["source", "at"],
        "additionalProperties": False,
        "properties": {
            "source": {
                "description": "The source that says it.",
                "type": "string",
                "pattern": "^[a-z0-9][a-z0-9-]*$",
                "maxLength": 80,
            },
            "at": {"description": "Where in the source.", "type": "string", "minLength": 1},
            "quote": {"description": "A short quotation, never a whole sentence.", "type": "string", "minLength": 1},
            "via": {
                "description": "Who carried it, from the outlet to the origin.",
                "type": "array",
                "items": {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$", "maxLength": 80},
                "minItems": 1,
            },
            "for": {
                "description": "What this citation supports, where there are several.",
                "type": "array",
                "items": {"enum": ["value", "scope", "date"]},
                "minItems": 1,
            },
        },
    }
