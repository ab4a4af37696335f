"""The working folder as a content tree."""

from pathlib import Path

import pytest

from factsheet.documents.tree import EntryKind, FolderTree, Unreadable, find_root
from factsheet.problems import NoDossier


def write(root: Path, *paths: str) -> None:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(path)


def test_entries_come_sorted_and_hidden_names_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, "content/sheet.yml", "content/facts/b.yml", "content/facts/a.yml", "content/.DS_Store", "other.yml")
    (tmp_path / "content/facts/link.yml").symlink_to("a.yml")
    assert [(entry.path, entry.kind) for entry in FolderTree(tmp_path).entries()] == [
        ("content/facts", EntryKind.FOLDER),
        ("content/facts/a.yml", EntryKind.FILE),
        ("content/facts/b.yml", EntryKind.FILE),
        ("content/facts/link.yml", EntryKind.LINK),
        ("content/sheet.yml", EntryKind.FILE),
    ]


def test_reading_stops_one_byte_after_the_limit(tmp_path: Path) -> None:
    write(tmp_path, "content/sheet.yml")
    tree = FolderTree(tmp_path)
    assert tree.read("content/sheet.yml", 4) == b"conte"
    assert tree.read("content/sheet.yml", 400) == b"content/sheet.yml"


def test_a_link_is_not_read_even_when_asked_for(tmp_path: Path) -> None:
    write(tmp_path, "content/sheet.yml")
    (tmp_path / "content/link.yml").symlink_to("sheet.yml")
    with pytest.raises(Unreadable, match=r"cannot read content/link\.yml"):
        FolderTree(tmp_path).read("content/link.yml", 10)


def test_the_root_is_the_nearest_folder_upwards(tmp_path: Path) -> None:
    write(tmp_path, "content/sheet.yml", "content/facts/a.yml", "inner/content/sheet.yml")
    assert find_root(tmp_path / "content/facts") == tmp_path
    assert find_root(tmp_path / "inner/content") == tmp_path / "inner"


def test_no_dossier_is_said_with_a_way_on(tmp_path: Path) -> None:
    with pytest.raises(NoDossier, match="factsheet new dossier"):
        find_root(tmp_path)
