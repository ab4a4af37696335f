"""Cutting an edition: what it refuses, and that its file is written once, whole or not at all."""

import datetime as dt
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from factsheet.documents.files import CannotWrite
from factsheet.documents.git import open_revision, unsaved
from factsheet.documents.tree import FolderTree
from factsheet.editions.cut import (
    BadEditionId,
    Cut,
    CutoffTooLate,
    EditionExists,
    OutOfOrder,
    Wanted,
    cut,
    write,
)
from factsheet.loading.corpus import load
from factsheet.model.editions import Edition
from factsheet.model.identifiers import EditionId
from factsheet.problems import Severity
from support.dossier import BEGAN, GOOD, RIDERS, TODAY, places
from support.editions import an_edition, read
from support.memory_tree import MemoryTree
from support.repository import new_repository

FIRST = an_edition({}, "2030-05-01")
SEALED = {EditionId("2030-05-01"): read(FIRST, "content/editions/2030-05-01.json")}
MORE = RIDERS.replace("120", "130")
NOTE = "facts: [riders-line]\nkind: source-revised\nnote: The paper changed it.\n"


def wanted(identifier: str = "2030-05-20", cutoff: dt.date | None = None) -> Wanted:
    return Wanted(id=identifier, title=f"Edition {identifier}", notes="A few words.", cutoff=cutoff, today=TODAY)


def made(
    files: Mapping[str, str | None] | None = None,
    asked: Wanted | None = None,
    sealed: Mapping[EditionId, Edition] | None = None,
) -> Cut:
    whole = {path: text for path, text in {**GOOD, **(files or {})}.items() if text is not None}
    return cut(MemoryTree(whole), asked or wanted(), sealed if sealed is not None else {})


def test_an_edition_is_made_ready() -> None:
    found = made()
    assert (found.path, found.problems, found.unexplained) == ("content/editions/2030-05-20.json", (), ())
    edition = read(found.data.decode())
    assert edition == found.edition
    assert (edition.id, edition.title, edition.notes) == ("2030-05-20", "Edition 2030-05-20", "A few words.")
    assert (edition.cutoff, edition.released) == (dt.date(2030, 5, 20), TODAY)
    assert edition.predecessor is None
    assert found.changes.records == ()


def test_making_one_ready_twice_gives_the_same_bytes() -> None:
    assert made().data == made().data


def test_it_says_what_changed_since_its_predecessor() -> None:
    found = made({"facts/riders-line.yml": MORE, "changes/more.yml": NOTE}, sealed=SEALED)
    assert (found.errors, found.unexplained) == ((), ())
    assert found.edition.predecessor == "2030-05-01"
    assert found.edition.sealed["predecessor"] == {
        "id": "2030-05-01", "sha256": SEALED[EditionId("2030-05-01")].seal,
    }  # fmt: skip
    changes = [(each.record, str(each.kind), each.notes) for each in found.changes.records]
    assert changes == [("facts/riders-line", "value-revised", ("more",))]


@pytest.mark.parametrize("identifier", ["", "first", "2030-5-20", "2030-02-30", "2030-05-20.0", "2030-05-20/../x"])
def test_a_bad_id_is_refused(identifier: str) -> None:
    with pytest.raises(BadEditionId) as error:
        made(asked=wanted(identifier))
    assert str(error.value) == (
        f"{identifier!r} cannot be an edition's id: write a day such as 2025-08-07, or 2025-08-07.2"
    )


def test_an_id_that_is_taken_is_refused() -> None:
    with pytest.raises(EditionExists) as error:
        made(asked=wanted("2030-05-01"), sealed=SEALED)
    assert str(error.value) == (
        "content/editions/2030-05-01.json is sealed already, and a sealed edition is never overwritten; "
        "choose another id"
    )


@pytest.mark.parametrize("identifier", ["2030-04-30", "2030-04-30.9"])
def test_an_edition_before_the_newest_is_refused(identifier: str) -> None:
    with pytest.raises(OutOfOrder) as error:
        made(asked=wanted(identifier), sealed=SEALED)
    assert str(error.value) == (
        f"edition {identifier} would come before 2030-05-01, which is sealed already; choose a later id"
    )


def test_a_second_edition_of_a_day_follows_the_first() -> None:
    found = made(asked=wanted("2030-05-01.2"), sealed=SEALED)
    assert found.edition.predecessor == "2030-05-01"


@pytest.mark.parametrize(
    "asked", [wanted("2030-06-02"), wanted("2030-05-20", dt.date(2030, 6, 2)), wanted("2031-01-01", None)]
)
def test_a_cutoff_of_a_day_to_come_is_refused(asked: Wanted) -> None:
    with pytest.raises(CutoffTooLate, match="is later than today, 2030-06-01; name one with --cutoff"):
        made(asked=asked)


def test_a_cutoff_can_be_named() -> None:
    assert made(asked=wanted("2030-06-02", TODAY)).edition.cutoff == TODAY
    assert made(asked=wanted("2030-05-20", dt.date(2030, 5, 3))).edition.cutoff == dt.date(2030, 5, 3)


def test_mistakes_in_the_dossier_stand_in_the_way() -> None:
    found = made({"facts/riders-line.yml": RIDERS.replace("figure: riders", "figure: rider")})
    assert places(found.errors) == ["content/facts/riders-line.yml:2:9 R101"]


def test_a_warning_stands_in_nobodys_way() -> None:
    found = made({"facts/riders-line.yml": RIDERS.replace("as_stated: no fewer than", "as_stated: the #1: no fewer than")})  # fmt: skip
    assert len(found.problems) == 1
    assert found.errors == ()


def test_a_change_that_no_note_explains_stands_in_the_way() -> None:
    found = made({"facts/riders-line.yml": MORE}, sealed=SEALED)
    assert found.unexplained == ("riders-line",)
    assert [(each.code, each.span.path) for each in found.problems] == [("P106", "content/facts/riders-line.yml")]


def test_a_change_that_no_note_explains_stands_in_the_way_though_the_policy_is_silent() -> None:
    found = made({"facts/riders-line.yml": MORE, "policy.yml": 'rules: {P106: "off"}\n'}, sealed=SEALED)
    assert (found.problems, found.unexplained) == ((), ("riders-line",))


def test_a_note_of_an_older_edition_explains_nothing_new() -> None:
    second = an_edition({"facts/riders-line.yml": MORE, "changes/more.yml": NOTE}, "2030-05-10", FIRST)
    sealed = {**SEALED, EditionId("2030-05-10"): read(second, "content/editions/2030-05-10.json")}
    files = {"facts/riders-line.yml": RIDERS.replace("120", "140"), "changes/more.yml": NOTE}
    assert made(files, sealed=sealed).unexplained == ("riders-line",)


DRAFT = BEGAN.replace("state: published", "state: draft")
NAMING = {
    "facts/draft.yml": DRAFT,
    "facts/riders-line.yml": RIDERS + "compare: [{fact: draft, note: Both speak of it.}]\n",
}


def test_a_published_fact_that_names_a_draft_stands_in_the_way() -> None:
    found = made(NAMING)
    assert [each.span.path for each in found.errors] == ["content/facts/riders-line.yml"]


def test_a_published_fact_that_names_a_draft_stands_in_the_way_beside_a_warning() -> None:
    warned = {"facts/more.yml": RIDERS.replace("as_stated: no fewer than", "as_stated: the #1: no fewer than")}
    assert {each.severity for each in made(warned).problems} == {Severity.WARNING}
    found = made({**NAMING, **warned})
    assert "content/facts/riders-line.yml" in [each.span.path for each in found.errors]


def test_prose_that_names_a_draft_stands_in_the_way() -> None:
    found = made({"facts/draft.yml": DRAFT, "pages/about.md": "# About\n\nIt sailed [@draft].\n"})
    assert "content/pages/about.md" in [each.span.path for each in found.errors]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    new_repository(tmp_path).commit({f"content/{path}": text for path, text in GOOD.items()})
    return tmp_path


def test_an_edition_is_written(root: Path) -> None:
    found = cut(FolderTree(root), wanted(), {})
    path = write(root, found)
    assert path == root / "content/editions/2030-05-20.json"
    assert path.read_bytes() == found.data
    assert [each.name for each in path.parent.iterdir()] == ["2030-05-20.json"]
    loaded = load(FolderTree(root))
    assert loaded.problems == ()
    assert loaded.corpus.editions == {"2030-05-20": found.edition}


def test_a_file_that_appears_meanwhile_is_not_overwritten(root: Path) -> None:
    found = cut(FolderTree(root), wanted(), {})
    path = root / found.path
    path.parent.mkdir()
    path.write_bytes(b"another editor's")
    with pytest.raises(EditionExists):
        write(root, found)
    assert path.read_bytes() == b"another editor's"
    assert list(path.parent.iterdir()) == [path]


def test_a_link_that_appears_meanwhile_is_not_followed(root: Path) -> None:
    found = cut(FolderTree(root), wanted(), {})
    path = root / found.path
    path.parent.mkdir()
    path.symlink_to(root / "elsewhere.json")
    with pytest.raises(EditionExists):
        write(root, found)
    assert not (root / "elsewhere.json").exists()


@pytest.mark.parametrize("name", ["fsync", "link"])
def test_a_full_disk_leaves_nothing(root: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    found = cut(FolderTree(root), wanted(), {})
    error = OSError(28, "No space left on device")

    def full(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, name, full)
    with pytest.raises(CannotWrite) as refused:
        write(root, found)
    assert str(refused.value) == (f"cannot write {root / found.path}: No space left on device; nothing was left behind")
    assert list((root / "content/editions").iterdir()) == []


def test_a_file_in_place_of_the_folder_is_said(root: Path) -> None:
    found = cut(FolderTree(root), wanted(), {})
    (root / "content/editions").write_bytes(b"")
    with pytest.raises(CannotWrite):
        write(root, found)


def test_what_is_in_no_commit_is_named(root: Path) -> None:
    assert unsaved(root) == []
    (root / "content/facts/riders-line.yml").write_text(MORE, encoding="utf-8")
    (root / "content/facts/new.yml").write_text(BEGAN, encoding="utf-8")
    (root / "content/actors/bay-post.yml").unlink()
    (root / "readme.txt").write_text("not content", encoding="utf-8")
    assert sorted(unsaved(root)) == [
        "content/actors/bay-post.yml", "content/facts/new.yml", "content/facts/riders-line.yml",
    ]  # fmt: skip


def test_an_edition_can_be_cut_from_a_revision(root: Path) -> None:
    (root / "content/facts/riders-line.yml").write_text(MORE, encoding="utf-8")
    with open_revision(root, "HEAD") as tree:
        assert cut(tree, wanted(), {}).data == made().data
    assert cut(FolderTree(root), wanted(), {}).data != made().data
