"""The lists of a built folder: every change of a file is found, and the file is named."""

import hashlib
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from factsheet.documents.manifest import (
    MANIFEST,
    SUMS,
    Broken,
    broken_files,
    files_below,
    read_manifest,
    write_manifest,
)

FILES = {"index.html": b"<p>a</p>\n", "facts/a/index.html": b"A\x00\xff", "empty.txt": b"", "two  blanks.css": b"b{}"}
DIGESTS = {name: hashlib.sha256(data).hexdigest() for name, data in FILES.items()}
CHANGED = "its content is not what was published"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    write_manifest(tmp_path, {"id": "2030-05-01", "sha256": "a" * 64})
    return tmp_path


def broken(folder: Path) -> list[tuple[str, str]]:
    return [(each.path, each.how) for each in broken_files(folder)]


def test_what_is_as_it_was_published_is_whole(folder: Path) -> None:
    assert broken(folder) == []
    assert list(files_below(folder)) == ["empty.txt", "facts/a/index.html", "index.html", "two  blanks.css"]


def test_the_manifest_says_path_digest_and_bytes_of_every_file(folder: Path) -> None:
    found = dict(read_manifest(folder) or {})
    signed = found.pop("sha256")
    said = json.dumps(found, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    assert signed == hashlib.sha256(said.encode()).hexdigest()
    assert found == {
        "edition": {"id": "2030-05-01", "sha256": "a" * 64},
        "files": [
            {"path": "empty.txt", "sha256": DIGESTS["empty.txt"], "bytes": 0},
            {"path": "facts/a/index.html", "sha256": DIGESTS["facts/a/index.html"], "bytes": 3},
            {"path": "index.html", "sha256": DIGESTS["index.html"], "bytes": 9},
            {"path": "two  blanks.css", "sha256": DIGESTS["two  blanks.css"], "bytes": 3},
        ],
    }
    assert (folder / MANIFEST).read_bytes().endswith(b"}\n")


def test_everybodys_sha256sum_can_check_the_sums(folder: Path) -> None:
    lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    manifest = hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()
    assert lines == [
        f"{DIGESTS['empty.txt']}  empty.txt",
        f"{DIGESTS['facts/a/index.html']}  facts/a/index.html",
        f"{DIGESTS['index.html']}  index.html",
        f"{DIGESTS['two  blanks.css']}  two  blanks.css",
        f"{manifest}  manifest.json",
    ]
    command = ["sha256sum", "--check", "--strict", "--quiet", SUMS]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, b"")
    (folder / "index.html").write_bytes(b"<p>b</p>\n")
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (1, b"index.html: FAILED\n")


def test_writing_is_the_same_every_time(folder: Path) -> None:
    first = [(folder / name).read_bytes() for name in (MANIFEST, SUMS)]
    write_manifest(folder, {"sha256": "a" * 64, "id": "2030-05-01"})
    assert [(folder / name).read_bytes() for name in (MANIFEST, SUMS)] == first


@pytest.mark.parametrize("mask", [0x01, 0x20])
@pytest.mark.parametrize("name", [name for name, data in FILES.items() if data])
def test_any_byte_changed_in_a_file_names_that_file_alone(folder: Path, name: str, mask: int) -> None:
    data = FILES[name]
    for place in range(len(data)):
        (folder / name).write_bytes(data[:place] + bytes([data[place] ^ mask]) + data[place + 1 :])
        assert broken(folder) == [(name, CHANGED)], place


@pytest.mark.parametrize("name", [MANIFEST, SUMS])
def test_any_byte_changed_in_a_list_names_that_list_and_no_other_file(folder: Path, name: str) -> None:
    data = (folder / name).read_bytes()
    wrong = []
    for place in range(len(data)):
        (folder / name).write_bytes(data[:place] + bytes([data[place] ^ 0x01]) + data[place + 1 :])
        named = {path for path, _ in broken(folder)}
        if name not in named or not named <= {MANIFEST, SUMS}:
            line = data.count(b"\n", 0, place) + 1
            wrong.append((line, data.split(b"\n")[line - 1], sorted(named)))
    assert wrong == []


def test_a_longer_and_a_shorter_file_are_named(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"\n")
    (folder / "index.html").write_bytes(b"")
    assert broken(folder) == [("empty.txt", CHANGED), ("index.html", CHANGED)]


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert broken(folder) == [(name, "it is missing")]


@pytest.mark.parametrize("name", [MANIFEST, SUMS])
def test_a_missing_list_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert broken(folder) == [(name, "it is missing")]


def test_without_lists_every_file_is_unknown(folder: Path) -> None:
    (folder / MANIFEST).unlink()
    (folder / SUMS).unlink()
    assert {name for name, _ in broken(folder)} >= set(FILES)
    assert read_manifest(folder) is None


@pytest.mark.parametrize("name", ["extra.html", "facts/a/extra", ".hidden", "ünï.html", "facts/manifest.json"])
def test_an_extra_file_is_named(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"x")
    assert broken(folder) == [(name, "it was not published")]


def test_a_renamed_file_is_named_by_both_names(folder: Path) -> None:
    (folder / "index.html").rename(folder / "index.htm")
    assert broken(folder) == [("index.htm", "it was not published"), ("index.html", "it is missing")]


def test_a_link_that_leads_nowhere_is_named(folder: Path) -> None:
    (folder / "away").symlink_to(folder / "nowhere")
    assert ("away", "it was not published") in broken(folder)


def test_a_file_changed_together_with_one_list_is_named(folder: Path) -> None:
    (folder / "index.html").write_bytes(b"other")
    found = json.loads((folder / MANIFEST).read_bytes())
    found["files"][2] = {"path": "index.html", "sha256": hashlib.sha256(b"other").hexdigest(), "bytes": 5}
    (folder / MANIFEST).write_text(json.dumps(found), encoding="utf-8")
    assert broken(folder) != []


def test_a_list_that_names_a_file_more_or_less_is_itself_named(folder: Path) -> None:
    found = json.loads((folder / MANIFEST).read_bytes())
    del found["files"][0]
    (folder / MANIFEST).write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    assert broken(folder) == [(MANIFEST, "it is not what was published")]


def test_a_list_written_in_another_form_is_named(folder: Path) -> None:
    found = json.loads((folder / MANIFEST).read_bytes())
    (folder / MANIFEST).write_text(json.dumps(found), encoding="utf-8")
    assert broken(folder) == [(MANIFEST, "it is not what was published")]


HOSTILE: dict[str, Callable[[dict[str, object]], object]] = {
    "no JSON": lambda _: None,
    "a list": lambda found: [found],
    "a number": lambda _: 5,
    "files are a map": lambda found: {**found, "files": {"path": "a"}},
    "files are texts": lambda found: {**found, "files": ["a"]},
    "files are missing": lambda found: {"edition": found["edition"]},
    "a path is a number": lambda found: {**found, "files": [{"path": 5, "sha256": "a", "bytes": 1}]},
    "a path is a list": lambda found: {**found, "files": [{"path": ["a"], "sha256": "a", "bytes": 1}]},
    "a path is nothing": lambda found: {**found, "files": [{"path": None, "sha256": "a", "bytes": 1}]},
    "a path is half a character": lambda found: {**found, "files": [{"path": "\ud800", "sha256": "a", "bytes": 1}]},
    "a digest is a list": lambda found: {**found, "files": [{"path": "index.html", "sha256": [], "bytes": 1}]},
    "a path leads out": lambda found: {**found, "files": [{"path": "../../x", "sha256": "a", "bytes": 1}]},
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_manifest_that_cannot_be_read_is_named_and_stops_nothing(folder: Path, case: str) -> None:
    changed = HOSTILE[case](json.loads((folder / MANIFEST).read_bytes()))
    (folder / MANIFEST).write_text("{" if changed is None else json.dumps(changed), encoding="utf-8")
    assert Broken(MANIFEST, "it is not what was published") in list(broken_files(folder))


@pytest.mark.parametrize("text", [b"", b"\xff\xfe\x00", b"not a list\n", b"  \n\n  \n", b"abc  ../../etc/passwd\n"])
def test_sums_that_cannot_be_read_are_named_and_stop_nothing(folder: Path, text: bytes) -> None:
    (folder / SUMS).write_bytes(text)
    assert [name for name, _ in broken(folder)] == [SUMS]
