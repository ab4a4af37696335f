"""Files are written whole or not at all, and nothing is left beside them."""

import os
import stat
from pathlib import Path

import pytest

from factsheet.documents.files import CannotWrite, replace_file, write_new
from factsheet.problems import FactsheetError

TAKEN = FactsheetError("it is there already")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written(tmp_path: Path) -> None:
    path = tmp_path / "one" / "two" / "new.yml"
    write_new(path, b"new\n", TAKEN)
    assert (path.read_bytes(), names(path.parent)) == (b"new\n", ["new.yml"])


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    path = tmp_path / "old.yml"
    path.write_bytes(b"old\n")
    with pytest.raises(FactsheetError) as caught:
        write_new(path, b"new\n", TAKEN)
    assert caught.value is TAKEN
    assert (path.read_bytes(), names(tmp_path)) == (b"old\n", ["old.yml"])


def test_nor_that_of_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "link.yml"
    path.symlink_to(tmp_path / "nowhere.yml")
    with pytest.raises(FactsheetError) as caught:
        write_new(path, b"new\n", TAKEN)
    assert caught.value is TAKEN
    assert names(tmp_path) == ["link.yml"]


def test_a_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "old.yml"
    path.write_bytes(b"a longer text\n")
    replace_file(path, b"new\n")
    assert (path.read_bytes(), names(tmp_path)) == (b"new\n", ["old.yml"])


@pytest.mark.parametrize("may", [0o600, 0o640, 0o644, 0o755, 0o444])
def test_who_may_read_it_stays_as_it_was(tmp_path: Path, may: int) -> None:
    path = tmp_path / "old.yml"
    path.write_bytes(b"old\n")
    path.chmod(may)
    replace_file(path, b"new\n")
    assert (path.read_bytes(), mode(path)) == (b"new\n", may)


def test_a_file_that_was_not_there_is_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "other.yml").write_bytes(b"other\n")
    replace_file(tmp_path / "folder" / "new.yml", b"new\n")
    assert (tmp_path / "folder" / "new.yml").read_bytes() == b"new\n"
    assert mode(tmp_path / "folder" / "new.yml") == mode(tmp_path / "other.yml")


def test_what_points_to_the_old_file_keeps_it(tmp_path: Path) -> None:
    path, kept = tmp_path / "old.yml", tmp_path / "kept.yml"
    path.write_bytes(b"old\n")
    os.link(path, kept)
    replace_file(path, b"new\n")
    assert (path.read_bytes(), kept.read_bytes()) == (b"new\n", b"old\n")


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "folder"
    path.mkdir()
    with pytest.raises(CannotWrite, match=r"cannot write .*/folder: .+; nothing was left behind"):
        replace_file(path, b"new\n")
    assert names(tmp_path) == ["folder"]


@pytest.mark.parametrize("write", [replace_file, lambda path, data: write_new(path, data, TAKEN)])
def test_a_place_below_a_file_cannot_be_written(tmp_path: Path, write: object) -> None:
    (tmp_path / "file").write_bytes(b"old\n")
    assert callable(write)
    with pytest.raises(CannotWrite, match="nothing was left behind"):
        write(tmp_path / "file" / "new.yml", b"new\n")
    assert (names(tmp_path), (tmp_path / "file").read_bytes()) == (["file"], b"old\n")


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        replace_file(tmp_path / ("x" * 300), b"new\n")
    assert names(tmp_path) == []


def test_it_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FactsheetError) as caught:
        replace_file(tmp_path / "file" / "new.yml", b"new\n")
    assert str(caught.value).splitlines() == [str(caught.value)]
