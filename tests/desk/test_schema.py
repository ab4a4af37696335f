"""JSON Schema for editors' programs."""

import json
from pathlib import Path

import pytest

from factsheet.cli.main import main
from factsheet.desk.schema import DRAFT, KINDS, as_text, editor_settings, schema
from factsheet.loading.fields import FACT

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".vscode" / "schema"


@pytest.mark.parametrize("kind", KINDS)
def test_the_schemas_for_the_editor_are_up_to_date(kind: str) -> None:
    text = (FOLDER / f"{kind}.json").read_text(encoding="utf-8")
    assert text == as_text(schema(kind)), "run `make docs`"
    assert json.loads(text)["$schema"] == DRAFT


def test_the_editors_settings_are_up_to_date() -> None:
    text = (ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8")
    assert text == editor_settings(".vscode/schema"), "run `make docs`"
    settings = json.loads(text)["yaml.schemas"]
    assert settings["./.vscode/schema/fact.json"] == "content/facts/*.yml"
    assert {path.name for path in FOLDER.iterdir()} == {Path(path).name for path in settings}


def test_hover_texts_come_from_the_field_table() -> None:
    described = schema("fact")["properties"]
    assert {name: each["description"] for name, each in described.items()} == {
        each.name: each.help for each in FACT.fields
    }


def test_a_schema_is_printed_or_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "place"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "place"
    assert main(["schema", "--write", str(tmp_path / "new")]) == 0
    assert {path.stem for path in (tmp_path / "new").iterdir()} == set(KINDS)
    assert main(["schema"]) == 2
    assert main(["schema", "claim"]) == 2
