"""`factsheet export`: every format, of any edition or of the draft, whole or not at all."""

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from factsheet.cli.main import main
from factsheet.exports.catalogue import FORMATS
from factsheet.exports.export import Export, Exported
from factsheet.exports.names import Form
from support.sites import contents, small_dossier

OLDER, NEWEST = "2020-06-10", "2020-06-20"
CITED = ("edition", "sources", "sources/post-2020", "figures/riders", "facts/ferry-began", "facts/riders-line")
# What each format is made of: the small dossier has one figure, one source and two facts.
FILES = {
    "json": {
        "data/schema/factsheet.json", "data/schema/fact.json", "data/schema/figure.json", "data/factsheet.json",
        "data/figures/riders.json", "data/facts/ferry-began.json", "data/facts/riders-line.json", "data/changes.json",
    },
    "csv": {
        "data/facts.csv", "data/readings.csv", "data/events.csv", "data/sources.csv", "data/relations.csv",
        "data/datapackage.json",
    },
    "csl-json": {f"data/{each}.csl.json" for each in CITED},
    "bibtex": {f"data/{each}.bib" for each in CITED},
    "text": {f"data/{each}.txt" for each in CITED},
    "icalendar": {"timeline.ics"},
    "llms": {"llms.txt"},
    "embeds": {"embed/style.css", "embed/icon.svg", "embed/riders/index.html"},
    "feeds": {"feeds/changes.atom", "feeds/corrections.atom", "feeds/changes.json"},
    "cff": {"CITATION.cff"},
}  # fmt: skip
ALL = {name for names in FILES.values() for name in names}


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_dossier(tmp_path_factory.mktemp("export") / "dossier", OLDER, NEWEST)


@pytest.fixture
def root(sealed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    found = Path(shutil.copytree(sealed, tmp_path / "dossier"))
    monkeypatch.chdir(found)
    return found


def about(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / "data/factsheet.json").read_bytes())["about"]
    return found


def test_frames_lead_to_the_sheet_from_any_host(root: Path) -> None:
    """Only a sheet that stands nowhere has frames that must stay beside its pages."""

    def leads(*given: str) -> set[str]:
        assert main(["export", "--format", "embeds", *given]) == 0
        return set(re.findall(r'href="([^"]*)"', (root / "export/embed/riders/index.html").read_text(encoding="utf-8")))

    pages = {"", "figures/riders/", "facts/riders-line/"}
    beside = {"../style.css", "../icon.svg"}
    assert leads() == beside | {f"../../{page}" for page in pages}
    home = f"https://example.org/ferry/{NEWEST}/"
    assert leads("--address", "https://example.org/ferry/") == beside | {home + page for page in pages}


def test_every_format_of_the_newest_edition(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(ALL) == 41
    assert main(["export"]) == 0
    assert capsys.readouterr() == ("", f"Wrote 41 files of edition {NEWEST} to export.\n")
    whole = contents(root / "export")
    assert set(whole) == ALL
    assert about(root / "export")["edition"] == NEWEST
    assert [path.name for path in (root / "export").iterdir() if path.name.startswith(".")] == []
    for form, names in FILES.items():
        assert main(["export", "--format", form, "-o", f"alone/{form}"]) == 0
        assert contents(root / "alone" / form) == {name: whole[name] for name in names}, form
    capsys.readouterr()
    assert main(["export", "--format", "cff", "--format", "csv", "--format", "cff", "-o", "some"]) == 0
    assert capsys.readouterr() == ("", f"Wrote 7 files of edition {NEWEST} to some.\n")
    assert contents(root / "some") == {name: whole[name] for name in FILES["csv"] | FILES["cff"]}
    # Once more: the same bytes in the same places.
    assert main(["export"]) == 0
    assert contents(root / "export") == whole


def test_an_edition_the_draft_and_an_address(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--edition", OLDER, "-o", "older"]) == 0
    assert (about(root / "older")["edition"], about(root / "older")["address"]) == (OLDER, None)
    fact = root / "content/facts/ferry-began.yml"
    text = fact.read_text(encoding="utf-8")
    fact.write_text(text.replace("for the first time", "first"), encoding="utf-8")
    capsys.readouterr()
    assert main(["export", "--draft", "-o", "draft", "--address", "https://example.org/x"]) == 0
    assert capsys.readouterr().err.endswith("Wrote 41 files of the draft to draft.\n")
    assert (about(root / "draft")["edition"], about(root / "draft")["address"]) == (
        None,
        "https://example.org/x/draft/",
    )
    assert b"sailed first in May" in (root / "draft/data/facts.csv").read_bytes()
    changed = json.loads((root / "draft/data/changes.json").read_bytes())
    assert (changed["predecessor"], [each["record"] for each in changed["changes"]]) == (NEWEST, ["facts/ferry-began"])
    # Feeds tell of what is sealed, whatever is exported beside them.
    assert (root / "draft/feeds/changes.atom").read_bytes().count(b"<entry>") == 2
    assert b'href="https://example.org/x/2020-06-20/changes/"' in (root / "draft/feeds/changes.atom").read_bytes()
    # The edition was sealed before.
    assert main(["export", "-o", "sealed"]) == 0
    assert b"sailed first in May" not in (root / "sealed/data/facts.csv").read_bytes()


def test_while_nothing_is_sealed_the_draft_is_exported(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(root / "content/editions")
    assert main(["export"]) == 0
    assert capsys.readouterr() == ("", "Wrote 38 files of the draft to export.\n")
    assert set(contents(root / "export")) == ALL - FILES["feeds"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--draft", "--edition", NEWEST), "give one of them"),
        (("--edition", "2020-06-11"), "factsheet: there is no edition 2020-06-11; did you mean `2020-06-10`?\n"),
        (("--format", "xlsx"), "'xlsx' is not one of 'json', 'csv', 'csl-json', 'bibtex', 'text', 'icalendar'"),
        (("--address", "javascript:x"), "an address begins with https:// or http://"),
        (("-o", "mkdocs.yml"), "'mkdocs.yml' is a file"),
        (("-o", "mkdocs.yml/data"), "factsheet: cannot write mkdocs.yml/data: Not a directory"),
        (("everything",), "unexpected extra argument"),
    ],
)
def test_what_cannot_be_is_2_and_writes_nothing(
    root: Path, capsys: pytest.CaptureFixture[str], asked: tuple[str, ...], said: str
) -> None:
    before = contents(root)
    assert main(["export", *asked]) == 2
    out, err = capsys.readouterr()
    assert (out, contents(root)) == ("", before)
    assert said in err
    assert "Traceback" not in err
    # What stands before it is how the command is used.
    usage = err.startswith("Usage: factsheet export ")
    assert err.count("\n") == (4 if usage else 1)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_told_in_one_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "export").mkdir(mode=0o555)
    assert main(["export"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "Permission denied" in err


def test_errors_in_the_working_tree_stop_the_draft_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "content/facts/ferry-began.yml").write_text("statement: 5\n", encoding="utf-8")
    before = contents(root)
    assert main(["export", "--draft"]) == 1
    out, err = capsys.readouterr()
    assert (out, contents(root)) == ("", before)
    assert "content/facts/ferry-began.yml" in err
    assert err.endswith("Nothing was exported: mend the findings first.\n")
    assert not (root / "export").exists()
    assert main(["export"]) == 0
    assert capsys.readouterr().err == f"Wrote 41 files of edition {NEWEST} to export.\n"


def test_files_of_others_stay(root: Path) -> None:
    others = {"export/README.md": "ours", "export/data/notes.txt": "ours", "export/data/facts/old.json": "{}"}
    for name, text in others.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    (root / "export/data/facts.csv").write_text("an older export", encoding="utf-8")
    assert main(["export"]) == 0
    assert {name: (root / name).read_text(encoding="utf-8") for name in others} == others
    assert (root / "export/data/facts.csv").read_text(encoding="utf-8").startswith("id,statement,")
    before = contents(root / "content")
    assert main(["export", "--format", "cff", "-o", "."]) == 0
    assert (root / "CITATION.cff").is_file()
    assert contents(root / "content") == before


def full(_: Export) -> Iterator[Exported]:
    """A file in the middle of which the disk is full, and one after it."""

    def pieces() -> Iterator[str]:
        yield "half of it"
        raise OSError(28, "No space left on device")

    yield Exported("data/sources.txt", pieces)
    yield Exported("data/zzz.txt", lambda: ["whole"])


def test_a_full_disk_leaves_what_was_there(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["export"]) == 0
    (root / "export/data/facts.csv").write_text("as it was", encoding="utf-8")
    (root / "export/data/sources.txt").write_text("as it was", encoding="utf-8")
    before = contents(root)
    capsys.readouterr()
    monkeypatch.setitem(FORMATS, Form.TEXT, full)
    assert main(["export"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("factsheet: cannot write ")
    assert "No space left on device" in err
    assert contents(root) == before
    assert list(root.rglob(".factsheet*")) == []


def test_a_place_that_is_taken_leaves_what_was_there(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder stands where a file should, or a file where a folder should: no other file is put in its place."""
    for taken, kept in (("data/sources.csv/thesis.txt", "data/facts.csv"), ("embed", "data/facts.csv")):
        output = root / taken.split("/")[-1]
        (output / kept).parent.mkdir(parents=True)
        (output / kept).write_text("as it was", encoding="utf-8")
        (output / taken).parent.mkdir(parents=True, exist_ok=True)
        (output / taken).write_text("years of work", encoding="utf-8")
        before = contents(output)
        capsys.readouterr()
        assert main(["export", "-o", str(output)]) == 2
        out, err = capsys.readouterr()
        assert (out, err.count("\n")) == ("", 1)
        assert contents(output) == before, taken


def test_how_far_it_is_is_told_on_a_terminal_alone(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert root.is_dir()
    assert main(["export"]) == 0
    assert "Writing" not in capsys.readouterr().err
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert main(["export"]) == 0
    said = capsys.readouterr().err
    assert said == f"\rWriting: 0 of 41\r\x1b[KWrote 41 files of edition {NEWEST} to export.\n"


def test_help_shows_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--help"]) == 0
    text = capsys.readouterr().out
    assert "Examples:\n    factsheet export\n    factsheet export --format csv --format json -o data\n" in text
    assert "factsheet export --format cff -o ." in text
    words = " ".join(text.split())
    assert "One of: json, csv, csl-json, bibtex, text, icalendar, llms, embeds, feeds, cff." in words
