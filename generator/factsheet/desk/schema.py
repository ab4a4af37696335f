"""JSON Schema (draft-07) for editors' programs: completion and hover texts while one types.

It says what the field tables say. What a pattern cannot say (a day that exists, an id that is there) is
left to `factsheet check`, which names it better.
"""

import json
import sys
from pathlib import Path
from typing import Any

from factsheet.loading.fields import FOLDERS, POLICY, SHEET
from factsheet.loading.shapes import JsonSchema
from factsheet.loading.table import Table

DRAFT = "http://json-schema.org/draft-07/schema#"
KINDS: dict[str, Table[Any]] = {
    "sheet": SHEET,
    "policy": POLICY,
    **{table.name: table for table in FOLDERS.values()},
}


def schema(kind: str) -> JsonSchema:
    """Describe one kind of record."""
    return {"$schema": DRAFT, "title": kind, **KINDS[kind].schema()}


def as_text(described: JsonSchema) -> str:
    """Lay a schema out for people and for git."""
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def editor_settings(folder: str) -> str:
    """Tell VS Code's YAML extension which schema belongs to which files; nothing is fetched from elsewhere."""
    globs = {"sheet": "content/sheet.yml", "policy": "content/policy.yml"}
    globs |= {table.name: f"content/{name}/*.yml" for name, table in FOLDERS.items()}
    return (
        json.dumps(
            {
                "yaml.schemaStore.enable": False,
                "yaml.schemas": {f"./{folder}/{kind}.json": glob for kind, glob in globs.items()},
                "editor.tabSize": 2,
                "files.eol": "\n",
            },
            indent=2,
        )
        + "\n"
    )


def write(folder: Path) -> None:
    """Write the schemas into a folder, one file a kind."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        (folder / f"{kind}.json").write_text(as_text(schema(kind)), encoding="utf-8")


if __name__ == "__main__":
    settings = Path(sys.argv[1])
    write(settings / "schema")
    (settings / "settings.json").write_text(editor_settings(f"{settings.name}/schema"), encoding="utf-8")
