"""The manual's generated pages."""

from pathlib import Path

import pytest

from factsheet.checks.run import RULES
from factsheet.desk.manual import PAGES, write

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize("name", PAGES)
def test_the_manual_is_up_to_date(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name](), "run `make docs`"


def test_every_rule_has_its_place_in_the_manual() -> None:
    page = PAGES["rules.md"]()
    for rule in RULES:
        assert f'<a id="{rule.code.lower()}"></a>{rule.code} {rule.name}' in page


def test_the_pages_are_written_where_asked(tmp_path: Path) -> None:
    write(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"fields.md", "rules.md"}
