"""`factsheet fmt`: files put in the one layout, each whole or not at all."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from factsheet.cli.fmt import fmt
from factsheet.cli.main import factsheet, main
from factsheet.desk.layout import order
from factsheet.desk.layout.order import laid_out
from factsheet.documents.parse import Document
from factsheet.loading.table import Table
from support.dossier import GOOD, RIDERS

F, B, S = "content/facts/riders-line.yml", "content/facts/ferry-began.yml", "content/sheet.yml"
MIXED = "state: published\n" + RIDERS.removesuffix("state: published\n") + "# at the end\n"
LAID_OUT = RIDERS + "# at the end\n"
BROKEN = "statement: 'open\n"


@pytest.fixture(autouse=True)
def _registered() -> None:
    factsheet.add_command(fmt)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    # Of the good dossier all is laid out but the summary, which fits on its line.
    write(tmp_path, {f"content/{path}": text for path, text in GOOD.items()})
    sheet = GOOD["sheet.yml"].replace(">-\n  The", "The").replace("carries\n  at", "carries at")
    write(tmp_path, {S: sheet, "content/pages/about.md": "# About\n", "content/evidence.jsonl": ""})
    return tmp_path


def write(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def run(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["fmt", *arguments, "-C", str(root)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def text(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def everything(root: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path.relative_to(root)): (path.read_bytes(), path.lstat().st_mtime_ns)
        for path in root.rglob("*")
        if path.is_file()
    }


def test_what_is_laid_out_is_not_touched(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = everything(root)
    assert run(root, capsys) == (0, "", "0 of 7 files laid out anew.\n")
    assert everything(root) == before


def test_what_is_not_is_rewritten_and_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {F: MIXED})
    before = everything(root)
    assert run(root, capsys) == (0, f"{F}\n", "1 of 7 files laid out anew.\n")
    assert text(root, F) == LAID_OUT
    after = everything(root)
    assert {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)} == {F}


def test_check_writes_nothing_and_is_1(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {F: MIXED, B: "\n" + GOOD["facts/ferry-began.yml"]})
    before = everything(root)
    assert run(root, capsys, "--check") == (1, f"{B}\n{F}\n", "2 of 7 files not in the one layout.\n")
    assert everything(root) == before


def test_check_of_what_is_laid_out_is_0(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, capsys, "--check") == (0, "", "0 of 7 files not in the one layout.\n")


@pytest.mark.parametrize("check", [(), ("--check",)])
def test_a_file_that_cannot_be_read_is_left_and_the_others_done(
    root: Path, capsys: pytest.CaptureFixture[str], check: tuple[str, ...]
) -> None:
    write(root, {B: BROKEN, F: MIXED})
    code, out, err = run(root, capsys, *check)
    assert (code, out) == (1, f"{F}\n")
    assert err.startswith(
        f"{B}:1:12: error Y004 a quotation mark is opened here and never closed\n    statement: 'open\n"
    )
    assert "\n1 error, 0 warnings in 1 file.\n1 of 7 files " in err
    assert text(root, B) == BROKEN
    assert text(root, F) == (MIXED if check else LAID_OUT)


def test_a_key_given_twice_is_never_lost(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {F: RIDERS + "figure: crew\n"})
    assert run(root, capsys)[:2] == (1, "")
    assert text(root, F) == RIDERS + "figure: crew\n"


def test_an_unknown_key_is_no_hindrance(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {F: "colour: red\n" + RIDERS})
    assert run(root, capsys)[:2] == (0, f"{F}\n")
    assert text(root, F) == RIDERS + "colour: red\n"


@pytest.mark.parametrize(
    ("named", "done"),
    [
        ((F,), [F]), (("content/facts",), [B, F]), (("content",), [B, F, S]), (("content/pages",), []),
        ((F, S), [F, S]), ((F, "content/facts", F), [B, F]), ((".",), [B, F, S]),
    ],
)  # fmt: skip
def test_paths_choose(
    root: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    named: tuple[str, ...],
    done: list[str],
) -> None:
    write(root, {F: MIXED, B: "\n" + text(root, B), S: "\n" + text(root, S)})
    monkeypatch.chdir(root)
    code, out, _ = run(root, capsys, *named)
    assert (code, out.splitlines()) == (0, done)


def test_paths_are_taken_from_where_one_stands(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, {F: MIXED})
    monkeypatch.chdir(root / "content/facts")
    assert main(["fmt", "riders-line.yml"]) == 0
    assert capsys.readouterr().out == f"{F}\n"


@pytest.mark.parametrize(
    "named",
    ["content/pages/about.md", "content/evidence.jsonl", "content/facts/Bad Name.yml", "content/facts/linked.yml"],
)
def test_what_is_no_record_is_refused_by_name(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    write(root, {"content/facts/Bad Name.yml": MIXED, F: MIXED})
    (root / "content/facts/linked.yml").symlink_to("riders-line.yml")
    monkeypatch.chdir(root)
    code, out, err = run(root, capsys, F, named)
    assert (code, out) == (2, "")
    assert err == (
        f"factsheet: {named} is no record: only content/sheet.yml, content/policy.yml"
        " and plain .yml files in the folders of records are laid out\n"
    )
    assert text(root, F) == MIXED


def test_a_path_elsewhere_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "x.yml"
    outside.write_text("a: b\n")
    assert run(root, capsys, str(outside)) == (2, "", f"factsheet: {outside} is not in the dossier {root}\n")
    code, _, err = run(root, capsys, str(root / "content/gone.yml"))
    assert (code, "does not exist" in err) == (2, True)


def test_links_are_neither_followed_nor_replaced(
    root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    write(elsewhere, {"x.yml": MIXED, "more/y.yml": MIXED})
    (root / "content/facts/linked.yml").symlink_to(elsewhere / "x.yml")
    (root / "content/places").symlink_to(elsewhere / "more")
    assert run(root, capsys)[:2] == (0, "")
    assert (root / "content/facts/linked.yml").is_symlink()
    assert (text(elsewhere, "x.yml"), text(elsewhere, "more/y.yml")) == (MIXED, MIXED)


def test_permissions_stay(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {F: MIXED})
    (root / F).chmod(0o640)
    assert run(root, capsys)[0] == 0
    assert stat.S_IMODE((root / F).stat().st_mode) == 0o640


def test_a_file_that_may_only_be_read_is_left(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {F: MIXED})
    (root / F).chmod(0o444)
    assert run(root, capsys) == (2, "", f"factsheet: cannot rewrite {F}: it may only be read; it is as it was\n")
    assert text(root, F) == MIXED
    assert names(root / "content/facts") == ["ferry-began.yml", "riders-line.yml"]


def meanwhile(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], None]) -> None:
    """Let something happen to the dossier between reading and writing."""

    def lay_out(document: Document, table: Table[object]) -> str:
        happens()
        return laid_out(document, table)

    monkeypatch.setattr("factsheet.desk.layout.rewriting.laid_out", lay_out)


def test_a_file_that_vanishes_is_said(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, {F: MIXED})
    meanwhile(monkeypatch, lambda: (root / F).unlink(missing_ok=True))
    code, out, err = run(root, capsys, str(root / F))
    assert (code, out) == (2, "")
    assert err == f"factsheet: cannot read {F}: No such file or directory\n"
    assert names(root / "content/facts") == ["ferry-began.yml"]


def test_what_an_editor_saves_meanwhile_is_not_lost(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, {F: MIXED})
    meanwhile(monkeypatch, lambda: write(root, {F: MIXED + "# new\n"}))
    assert run(root, capsys, str(root / F)) == (
        2, "", f"factsheet: cannot rewrite {F}: it was changed meanwhile; it is as it was\n",
    )  # fmt: skip
    assert text(root, F) == MIXED + "# new\n"
    assert names(root / "content/facts") == ["ferry-began.yml", "riders-line.yml"]


def test_a_fault_of_ours_is_70_and_nothing_is_written(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, {F: MIXED})
    monkeypatch.setattr(order, "written", lambda *_: "statement: lost\n")
    assert run(root, capsys, str(root / F))[:2] == (70, "")
    assert text(root, F) == MIXED


def test_without_a_dossier_it_is_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(tmp_path, capsys)
    assert code == 2
    assert err.startswith(f"factsheet: no dossier at {tmp_path}")


def test_help_has_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fmt", "--help"]) == 0
    assert "factsheet fmt --check" in capsys.readouterr().out
