"""`factsheet check` on the dossier in this repository."""

from pathlib import Path

import pytest

from factsheet.cli.main import main

ROOT = Path(__file__).resolve().parents[2]


def test_the_dossier_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "-C", str(ROOT), "--today", "2026-11-21"]) == 0
    assert capsys.readouterr().out == "No findings in 35 files.\n"
