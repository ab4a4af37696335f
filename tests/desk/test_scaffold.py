"""`factsheet new dossier`."""

from pathlib import Path

import pytest

from factsheet.cli.main import main
from factsheet.desk.scaffold import AlreadyThere, new_dossier


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    target = tmp_path / "mine"
    target.mkdir()
    assert new_dossier(target)
    assert (target / "content/sheet.yml").exists()


def test_missing_folders_above_are_made(tmp_path: Path) -> None:
    assert new_dossier(tmp_path / "a/b/mine")


@pytest.mark.parametrize("make", ["file", "folder", "link"])
def test_nothing_is_ever_overwritten(make: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "mine"
    if make == "file":
        target.write_text("mine")
    elif make == "folder":
        target.mkdir()
        (target / "keep.txt").write_text("mine")
    else:
        target.symlink_to(tmp_path / "elsewhere")
    before = sorted(path.name for path in tmp_path.rglob("*"))
    with pytest.raises(AlreadyThere):
        new_dossier(target)
    assert sorted(path.name for path in tmp_path.rglob("*")) == before
    assert main(["new", "dossier", str(target)]) == 2
    assert "is already there" in capsys.readouterr().err
