"""`factsheet change new`: a note on what changed, begun for its editor and never over another."""

from pathlib import Path

import pytest

from factsheet.cli.main import main
from support.dossier import BEGAN, GOOD, RIDERS
from support.editions import a_chain

F, B = "facts/riders-line.yml", "facts/ferry-began.yml"
MORE = RIDERS.replace("120", "130")
LATER = RIDERS.replace('as_of: "2030-04"', 'as_of: "2030-05"').replace("at_least: 120", "at_least: 130")
EDITIONS = a_chain([("2030-05-01", {F: RIDERS + "note: x\n"}), ("2030-05-02", {}), ("2030-05-03", {})])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, {**GOOD, **{path: str(text) for path, text in EDITIONS.items()}})
    return tmp_path


def write(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def run(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["change", "new", *arguments, "-C", str(root)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def notes(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "content").glob("changes/*"))


def test_a_note_is_begun(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {F: MORE})
    assert run(root, capsys) == (
        0,
        (
            "Wrote content/changes/riders-line-source-revised.yml on riders-line. "
            "Say in it why, then run `factsheet check`.\n"
        ),
        "",
    )
    assert (root / "content/changes/riders-line-source-revised.yml").read_text(encoding="utf-8") == (
        "# What moved since the newest edition; these lines may go.\n"
        "#   riders-line, statement: The Bay Line says that at least 120 people ride on a day. -> "
        "The Bay Line says that at least 130 people ride on a day.\n"
        '#   riders-line, value: {"at_least": "120"} -> {"at_least": "130"}\n'
        "#   riders-line, as_stated: no fewer than 120 people -> no fewer than 130 people\n"
        '#   riders-line, citations: [{"source": "post-2030", "at": "paragraph 3", "quote": "no fewer than 120 people"}]'
        ' -> [{"source": "post-2030", "at": "paragraph 3", "quote": "no fewer than 130 people"}]\n'
        "facts:\n  - riders-line\nkind: source-revised\nnote:  # why, for readers, in a sentence or two\n"
    )


def test_check_asks_for_the_reason_and_is_content_with_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {F: MORE})
    run(root, capsys)
    assert main(["check", "-C", str(root), "--today", "2030-06-01"]) == 1
    assert "riders-line-source-revised.yml" in capsys.readouterr().out
    path = root / "content/changes/riders-line-source-revised.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("note:  # why", "note: It was. # why"), encoding="utf-8")
    assert main(["check", "-C", str(root), "--today", "2030-06-01"]) == 0


KINDS = {
    "another value of the same time": (MORE, "source-revised"),
    "a value of a later time": (LATER, "update"),
    "withdrawn": (
        RIDERS.replace("state: published", "state: withdrawn\nstate_reason: No."), "withdrawal",
    ),
    "other words": (RIDERS.replace("ride on a day", "ride it on a day"), "clarification"),
    "a note for readers": (RIDERS + "note: Of all ages.\n", "clarification"),
}  # fmt: skip


@pytest.mark.parametrize("case", KINDS)
def test_the_kind_is_guessed(root: Path, capsys: pytest.CaptureFixture[str], case: str) -> None:
    text, kind = KINDS[case]
    write(root, {F: text})
    assert run(root, capsys)[0] == 0
    assert notes(root) == [f"riders-line-{kind}.yml"]
    assert f"\nkind: {kind}\n" in (root / f"content/changes/riders-line-{kind}.yml").read_text(encoding="utf-8")


def test_a_correction_is_filled_in(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {F: MORE})
    assert run(root, capsys, "riders-line", "--kind", "correction", "--as", "misread")[0] == 0
    text = (root / "content/changes/misread.yml").read_text(encoding="utf-8")
    assert text[text.index("facts:") :] == (
        "facts:\n  - riders-line\nkind: correction\nnote:  # why, for readers, in a sentence or two\n"
        "was: The Bay Line says that at least 120 people ride on a day.\n"
        "now: The Bay Line says that at least 130 people ride on a day.\n"
        'since: "2030-05-02"\n'  # in the first edition the fact had a note
        "# found_by: a reader, an editor, the source\n"
    )


def test_each_kind_of_change_has_a_note_of_its_own(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {F: MORE, B: BEGAN + "note: At noon.\n"})
    code, out, _ = run(root, capsys)
    assert (code, len(out.splitlines())) == (0, 2)
    assert notes(root) == ["ferry-began-clarification.yml", "riders-line-source-revised.yml"]


def test_one_kind_takes_them_all(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {F: MORE, B: BEGAN + "note: At noon.\n"})
    assert run(root, capsys, "--kind", "clarification", "--as", "both")[0] == 0
    text = (root / "content/changes/both.yml").read_text(encoding="utf-8")
    assert "facts:\n  - ferry-began\n  - riders-line\nkind: clarification\n" in text


def test_what_is_explained_is_not_explained_again(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {F: MORE, B: BEGAN + "note: At noon.\n"})
    write(root, {"changes/more.yml": "facts: [riders-line]\nkind: source-revised\nnote: So.\n"})
    assert run(root, capsys)[1].startswith("Wrote content/changes/ferry-began-clarification.yml on ferry-began.")
    assert notes(root) == ["ferry-began-clarification.yml", "more.yml"]


def test_nothing_is_overwritten(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {F: MORE, "changes/mine.yml": "facts: [ferry-began]\nkind: update\nnote: Mine.\n"})
    code, out, err = run(root, capsys, "--as", "mine")
    assert (code, out) == (2, "")
    assert err == (
        f"factsheet: {root}/content/changes/mine.yml is there already, and nothing is overwritten; "
        "name another with --as\n"
    )
    assert (root / "content/changes/mine.yml").read_text(encoding="utf-8").endswith("note: Mine.\n")


def test_either_all_notes_are_written_or_none(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {F: MORE, B: BEGAN + "note: At noon.\n"})
    write(root, {"changes/riders-line-source-revised.yml": "facts: [gone]\nkind: update\nnote: Mine.\n"})
    assert run(root, capsys)[0] == 2
    assert notes(root) == ["riders-line-source-revised.yml"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "every published fact that changed since edition 2030-05-03 is explained"),
        (("riders-line",), "riders-line: as edition 2030-05-03 has it, there is nothing to explain"),
        (("rider-line",), "there is no fact rider-line; did you mean `riders-line`?"),
    ],
)
def test_where_nothing_changed_there_is_nothing_to_write(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    assert run(root, capsys, *arguments) == (2, "", f"factsheet: {said}\n")
    assert notes(root) == []


@pytest.mark.parametrize("name", ["../out", "A Note", "", "a/b", ".hidden"])
def test_a_name_that_is_no_id_is_refused(root: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    write(root, {F: MORE})
    code, out, err = run(root, capsys, "--as", name)
    assert (code, out) == (2, "")
    assert f"{name!r} cannot name the note" in err
    assert notes(root) == []


def test_one_name_is_not_enough_for_two_notes(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {F: MORE, B: BEGAN + "note: At noon.\n"})
    code, _, err = run(root, capsys, "--as", "both")
    assert code == 2
    assert "there would be 2 of them (clarification, source-revised); choose one with --kind" in err


def test_without_an_edition_no_note_is_needed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, dict(GOOD))
    assert run(tmp_path, capsys) == (
        2, "", "factsheet: no edition is sealed yet: what was never published needs no note on its change\n"
    )  # fmt: skip


def test_a_fact_named_twice_stands_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {F: MORE})
    assert run(root, capsys, "riders-line", "riders-line")[0] == 0
    text = (root / "content/changes/riders-line-source-revised.yml").read_text(encoding="utf-8")
    assert "facts:\n  - riders-line\nkind" in text


def test_an_unknown_kind_is_2(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, capsys, "--kind", "mistake")[0] == 2
