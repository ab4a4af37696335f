"""A built edition held against its lists of files, and against the sealed file it was built from."""

import datetime as dt
import json
from pathlib import Path

import pytest

from factsheet.documents.manifest import MANIFEST, write_manifest
from factsheet.editions.redact import redacted
from factsheet.editions.verify import verify_built
from factsheet.model.editions import Edition
from factsheet.model.identifiers import EditionId
from support.editions import an_edition, read

EDITION = read(an_edition({}, "2030-05-01"))
ID = EditionId("2030-05-01")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_bytes(b"<p>a</p>\n")
    (tmp_path / "b.css").write_bytes(b"b{}")
    write_manifest(tmp_path, {"id": "2030-05-01", "sha256": EDITION.seal})
    return tmp_path


def told(folder: Path, editions: dict[EditionId, Edition]) -> list[tuple[str, str]]:
    assert all(each.fault for each in verify_built(folder, editions))
    return [(each.where, each.what) for each in verify_built(folder, editions)]


def test_what_was_built_from_a_sealed_edition_holds(folder: Path) -> None:
    assert told(folder, {ID: EDITION}) == []
    assert told(folder, {}) == []  # a built edition can be verified without the dossier


def test_a_changed_file_is_named_with_its_folder(folder: Path) -> None:
    (folder / "index.html").write_bytes(b"<p>b</p>\n")
    assert told(folder, {ID: EDITION}) == [(f"{folder}/index.html", "its content is not what was published")]


def test_what_was_built_from_another_edition_of_that_id_is_said(folder: Path) -> None:
    other = read(an_edition({"pages/about.md": "# About\n"}, "2030-05-01"))
    assert told(folder, {ID: other}) == [
        (str(folder), "it was not built from the edition 2030-05-01 that is sealed here")
    ]  # fmt: skip


def test_what_was_built_before_or_after_a_redaction_holds(folder: Path) -> None:
    blank = read(redacted(EDITION, "facts/ferry-began", reason="A court.", on=dt.date(2030, 7, 1)).decode())
    assert told(folder, {ID: blank}) == []
    write_manifest(folder, {"id": "2030-05-01", "sha256": str(blank.sealed["sha256_redacted"])})
    assert told(folder, {ID: blank}) == []
    # The words are back: it was built from a file that is redacted, and the sealed file here is not.
    assert told(folder, {ID: EDITION}) == [
        (str(folder), "it was not built from the edition 2030-05-01 that is sealed here")
    ]  # fmt: skip


@pytest.mark.parametrize("edition", [None, 5, [], {}, {"id": 5}, {"id": ["2030-05-01"]}, {"id": "2030-05-01"}])
def test_a_manifest_that_says_no_edition_stops_nothing(folder: Path, edition: object) -> None:
    found = json.loads((folder / MANIFEST).read_bytes())
    (folder / MANIFEST).write_text(json.dumps({**found, "edition": edition}), encoding="utf-8")
    assert (f"{folder}/{MANIFEST}", "it is not what was published") in told(folder, {ID: EDITION})
