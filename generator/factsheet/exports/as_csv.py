"""The tables as CSV, with the Data Package that explains them to programs."""

import csv
import re
import unicodedata
import uuid
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from io import StringIO
from itertools import islice
from typing import Any

from factsheet.exports.cells import cell
from factsheet.exports.export import Export, Exported
from factsheet.exports.tables import TABLES, Table
from factsheet.exports.writing import in_lines
from factsheet.wording.catalogue import Column

_AT_ONCE = 200
_PROFILE = "https://datapackage.org/profiles/2.0/"


def csv_files(export: Export) -> Iterator[Exported]:
    """Give every table, and the package."""
    for table in TABLES:
        yield Exported(f"data/{table.name}.csv", partial(_rows, table, export))
    yield Exported("data/datapackage.json", lambda: [_package(export)])


def _rows(table: Table[Any], export: Export) -> Iterable[str]:
    """Print a table, some rows at a time; lines end as RFC 4180 has it."""
    getters = [each.value for each in table.columns]
    rows = ([cell(value(export, row)) for value in getters] for row in table.rows(export))
    yield _printed([[each.column.name for each in table.columns]])
    while some := list(islice(rows, _AT_ONCE)):
        yield _printed(some)


def _printed(rows: Iterable[Sequence[str]]) -> str:
    lines = StringIO(newline="")
    csv.writer(lines).writerows(rows)
    return lines.getvalue()


def _package(export: Export) -> str:
    """Print the package: what it is, whose, under which licence, and its tables."""
    sheet, edition, words = export.sheet, export.edition, export.words
    said: dict[str, Any] = {
        "$schema": f"{_PROFILE}datapackage.json",
        "name": _name(words.plain(sheet.title)),
        "id": uuid.uuid5(uuid.NAMESPACE_OID, edition.seal).urn if edition is not None else "",
        "title": words.plain(sheet.title),
        "description": words.plain(sheet.subject),
        "homepage": export.url,
        "version": export.version,
        "created": f"{edition.released.isoformat()}T00:00:00Z" if edition is not None else "",
        "licenses": [{"name": sheet.licence, "title": sheet.licence}],
        "contributors": [{"title": sheet.publisher, "roles": ["publisher"]}] if sheet.publisher else [],
        "keywords": [words.plain(topic) for topic in sheet.topics.values()],
    }
    known = {key: value for key, value in said.items() if value}
    return in_lines({**known, "resources": [_resource(table) for table in TABLES]})


def _name(title: str) -> str:
    """Make a name of small letters and hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "factsheet"


def _resource(table: Table[Any]) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "description": table.about,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"$schema": f"{_PROFILE}tabledialect.json", "delimiter": ",", "lineTerminator": "\r\n"},
        "schema": {
            "$schema": f"{_PROFILE}tableschema.json",
            "fields": [_field(each.column) for each in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            **({"foreignKeys": [_lead(name, other) for name, other in table.leads.items()]} if table.leads else {}),
        },
    }


def _lead(column: str, table: str) -> dict[str, Any]:
    return {"fields": [column], "reference": {"resource": table, "fields": ["id"]}}


def _field(column: Column) -> dict[str, Any]:
    found = {"name": column.name, "type": column.type, "description": column.about}
    return {**found, **({"constraints": dict(column.constraints)} if column.constraints else {})}
