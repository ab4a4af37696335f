"""`factsheet status`: two formats of one answer, and no failure."""

import json
from pathlib import Path

import pytest

from factsheet.cli.main import main
from support.dossier import GOOD

TEXT = """\
2 published facts, 1 figure, on 2030-06-01.

stale (0): to be looked at again

single-origin (1): figures that stand on a single origin
  figures/riders: bay-line

party-only (1): figures that only parties to the mission speak of
  figures/riders: bay-line

unproved (1): quotations and values that no receipt proves
  facts/riders-line: post-2030, paragraph 3: the source names no copy

excerpt-only (0): facts of which no source was read in full

untranslated (0): facts without a statement in one of the sheet's languages
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in GOOD.items():
        (tmp_path / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / path).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_person_gets_a_list(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "--today", "2030-06-01", "-C", str(root)]) == 0
    assert capsys.readouterr().out == TEXT


def test_a_program_gets_the_same(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "--today", "2030-06-01", "--format", "json", "-C", str(root)]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "version": 1,
        "today": "2030-06-01",
        "summary": {
            "facts": 2, "figures": 1, "stale": 0, "single-origin": 1, "party-only": 1, "unproved": 1,
            "excerpt-only": 0, "untranslated": 0,
        },
        "stale": [],
        "single-origin": [{"record": "figures/riders", "why": "bay-line"}],
        "party-only": [{"record": "figures/riders", "why": "bay-line"}],
        "unproved": [{"record": "facts/riders-line", "why": "post-2030, paragraph 3: the source names no copy"}],
        "excerpt-only": [],
        "untranslated": [],
    }  # fmt: skip


def test_a_dossier_with_mistakes_still_has_a_state(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "content/facts/riders-line.yml").write_text("statment: x\n", encoding="utf-8")
    assert main(["status", "--today", "2030-06-01", "-C", str(root)]) == 0
    assert capsys.readouterr().out.startswith("1 published fact, 1 figure, on 2030-06-01.\n")
