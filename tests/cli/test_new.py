"""`factsheet new`: a record begun in its place, under an id that is free, and never over another."""

import os
from pathlib import Path

import pytest

from factsheet.cli.main import main
from support.dossier import GOOD, RIDERS
from support.editions import a_chain

# Of the three letters `abc`, as FIPS 180-4 gives it.
ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
OLD = {"facts/old.yml": RIDERS}
EDITIONS = a_chain([("2030-05-01", {}), ("2030-05-02", OLD), ("2030-05-03", OLD), ("2030-05-04", {})])
BROKEN = "title: [\n"
KINDS = {"fact": "facts", "source": "sources", "figure": "figures"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "dossier"
    for path, text in GOOD.items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def run(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["new", *arguments, "-C", str(root)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def files(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if not path.is_dir())


def text(root: Path, path: str) -> str:
    return (root / "content" / path).read_bytes().decode()


WROTE = "Wrote content/{}. Fill in what is empty; `factsheet check` names each place.\n"
DRAFT = "It is a draft; once it is right, set `state: published`.\n"


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_is_begun_and_check_names_what_is_missing(
    root: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    path = f"{KINDS[kind]}/new-1.yml"
    before = files(root)
    assert run(root, capsys, kind, "new-1") == (0, WROTE.format(path) + (DRAFT if kind == "fact" else ""), "")
    assert files(root) == sorted([*before, f"content/{path}"])
    assert text(root, path).startswith(("statement:  # ", "title:  # "))
    assert main(["check", "-C", str(root), "--today", "2030-06-01"]) == 1
    assert f"content/{path}:1:" in capsys.readouterr().out


def test_a_reading_names_its_figure_and_its_source(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, capsys, "fact", "new", "--figure", "riders", "--source", "post-2030")[0] == 0
    made = text(root, "facts/new.yml")
    assert "\nfigure: riders\n" in made
    assert "\n  - source: post-2030\n" in made


def test_a_record_is_made_like_another(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, capsys, "fact", "new", "--like", "riders-line")[0] == 0
    assert run(root, capsys, "source", "new", "--like", "post-2030")[0] == 0
    assert run(root, capsys, "figure", "new", "--like", "riders")[0] == 0
    assert "\n  at_least:  # there: 120\n" in text(root, "facts/new.yml")
    assert "\npublisher: bay-post\n" in text(root, "sources/new.yml")
    assert "\nbehaviour: level\n" in text(root, "figures/new.yml")


def test_a_figure_is_of_a_kind(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, capsys, "figure", "new", "--kind", "date")[0] == 0
    assert "\nkind: date\n" in text(root, "figures/new.yml")
    code, _, err = run(root, capsys, "figure", "other", "--kind", "dates")
    assert (code, "'dates' is not one of" in err) == (2, True)


def test_what_comes_first_in_the_help_is_a_dossier(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "--help"]) == 0
    listed = capsys.readouterr().out.split("Commands:\n")[1]
    assert [line.split()[0] for line in listed.splitlines()] == ["dossier", "fact", "source", "figure"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_help_has_examples(capsys: pytest.CaptureFixture[str], kind: str) -> None:
    assert main(["new", kind, "--help"]) == 0
    assert f"  factsheet new {kind} " in capsys.readouterr().out.split("Examples:\n")[1]


BAD = ["../x", "X", "a b", "", "a/b", "a.yml", "é", "a_b", "\x1b[2K", "a\n", "a" * 81]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_an_id_is_refused(root: Path, capsys: pytest.CaptureFixture[str], kind: str, name: str) -> None:
    before = files(root.parent)
    code, out, err = run(root, capsys, kind, name)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("factsheet: ")
    assert " cannot be an id: " in err
    assert err.strip().isprintable()
    assert files(root.parent) == before


def test_an_id_does_not_begin_with_a_hyphen(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "fact", "-C", str(root), "--", "-x"]) == 2
    assert capsys.readouterr().err == (
        "factsheet: '-x' cannot be an id: ids are lower-case letters, digits and hyphens, and begin with a letter or"
        " digit\n"
    )
    assert run(root, capsys, "fact", "-x")[0] == 2


def test_the_longest_id_has_eighty_characters(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, capsys, "fact", "a" * 80)[0] == 0
    assert run(root, capsys, "fact", "b" * 81)[2].endswith("it has 81 characters, and at most 80 will do\n")


UNKNOWN = {
    "a figure": (["fact", "new", "--figure", "rider"], "there is no figure 'rider'; did you mean `riders`?"),
    "a source": (["fact", "new", "--source", "post-2031"], "there is no source 'post-2031'; did you mean `post-2030`?"),
    "a fact": (["fact", "new", "--like", "zzz"], "there is no fact 'zzz'; see content/facts/"),
    "a source to follow": (["source", "new", "--like", "../x"], "there is no source '../x'; see content/sources/"),
    "a figure to follow": (["figure", "new", "--like", "x\x1b[2K"], r"there is no figure 'x\x1b[2K'; see content/figures/"),
}  # fmt: skip


@pytest.mark.parametrize("case", UNKNOWN)
def test_what_is_named_must_be_there(root: Path, capsys: pytest.CaptureFixture[str], case: str) -> None:
    arguments, message = UNKNOWN[case]
    before = files(root)
    assert run(root, capsys, *arguments) == (2, "", f"factsheet: {message}\n")
    assert files(root) == before


@pytest.mark.parametrize("kind", ["fact", "source", "figure"])
def test_what_cannot_be_read_cannot_be_followed(root: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    path = f"content/{KINDS[kind]}/broken.yml"
    (root / path).write_text(BROKEN, encoding="utf-8")
    message = f"factsheet: {path} cannot be read; `factsheet check` says why\n"
    assert run(root, capsys, kind, "new", "--like", "broken") == (2, "", message)


def test_a_source_that_cannot_be_read_can_be_cited(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "content/sources/broken.yml").write_text(BROKEN, encoding="utf-8")
    assert run(root, capsys, "fact", "new", "--source", "broken")[0] == 0


@pytest.mark.parametrize("there", ["a record", "a broken record", "a link to nothing", "a folder"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_ever_overwritten(root: Path, capsys: pytest.CaptureFixture[str], kind: str, there: str) -> None:
    path = f"content/{KINDS[kind]}/mine.yml"
    match there:
        case "a record":
            (root / path).write_text("title: Mine\n", encoding="utf-8")
        case "a broken record":
            (root / path).write_text(BROKEN, encoding="utf-8")
        case "a link to nothing":
            (root / path).symlink_to(root / "elsewhere")
        case _:
            (root / path).mkdir()
    before = [(name, (root / name).read_bytes() if (root / name).exists() else b"") for name in files(root)]
    message = f"factsheet: {path} is there already, and nothing is overwritten\n"
    assert run(root, capsys, kind, "mine") == (2, "", message)
    assert [(name, (root / name).read_bytes() if (root / name).exists() else b"") for name in files(root)] == before


@pytest.mark.parametrize(("name", "edition"), [("old", "2030-05-03"), ("riders-line", "2030-05-04")])
def test_an_id_that_was_published_is_not_given_again(
    root: Path, capsys: pytest.CaptureFixture[str], name: str, edition: str
) -> None:
    (root / "content/editions").mkdir()
    for path, sealed in EDITIONS.items():
        (root / "content" / path).write_text(str(sealed), encoding="utf-8")
    (root / "content/facts/riders-line.yml").unlink()
    before = files(root)
    message = f"edition {edition} has a fact {name}: an id that was published is never given to another record"
    assert run(root, capsys, "fact", name) == (2, "", f"factsheet: {message}; choose a new one\n")
    assert files(root) == before
    taken = "content/facts/ferry-began.yml is there already, and nothing is overwritten"
    assert run(root, capsys, "fact", "ferry-began") == (2, "", f"factsheet: {taken}\n")
    assert run(root, capsys, "source", name)[0] == 0  # ids of each kind are its own


def test_a_folder_that_is_missing_is_made(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (root / "content/figures").iterdir():
        path.unlink()
    (root / "content/figures").rmdir()
    assert run(root, capsys, "figure", "new")[0] == 0
    assert files(root / "content/figures") == ["new.yml"]


def test_a_folder_that_is_a_file_is_told_in_one_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "content/figures/riders.yml").unlink()
    (root / "content/figures").rmdir()
    (root / "content/figures").write_text("", encoding="utf-8")
    code, out, err = run(root, capsys, "figure", "new")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("factsheet: cannot write ")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_told_in_one_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = root / "content/facts"
    folder.chmod(0o555)
    try:
        code, out, err = run(root, capsys, "fact", "new")
    finally:
        folder.chmod(0o755)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "Permission denied" in err


@pytest.mark.parametrize("folder", ["content/facts", "content"])
def test_nothing_is_written_through_a_link(root: Path, capsys: pytest.CaptureFixture[str], folder: str) -> None:
    (root / folder).rename(root.parent / "elsewhere")
    (root / folder).symlink_to(root.parent / "elsewhere")
    before = files(root.parent)
    message = "cannot write content/facts/new.yml: its folder is a link to another place, and links are not followed"
    assert run(root, capsys, "fact", "new") == (2, "", f"factsheet: {message}\n")
    assert files(root.parent) == before


NAMED = {
    "a.txt": "text/plain",
    "A.PDF": "application/pdf",
    "a.b.md": "text/markdown",
    "page.html": "text/html",
    "page.htm": None,
    "copy": None,
}


@pytest.mark.parametrize("name", NAMED)
def test_a_copy_is_named_by_its_digest_and_stays_where_it_is(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    copy = tmp_path / name
    copy.write_bytes(b"abc")
    before = files(root)
    assert run(root, capsys, "source", "new", "--copy", str(copy))[0] == 0
    made = text(root, "sources/new.yml")
    media = f"  media_type: {NAMED[name]}\n" if NAMED[name] else ""
    assert made[made.index("capture:") :] == f"capture:\n  sha256: {ABC}\n{media}"
    assert files(root) == sorted([*before, "content/sources/new.yml"])
    assert copy.read_bytes() == b"abc"


INSIDE = "it stands in content/; other people's works are kept outside the dossier"
COPIES = {
    "in content": INSIDE,
    "a link into content": INSIDE,
    "a link in content": INSIDE,
    "by a way round": INSIDE,
    "missing": "No such file or directory",
    "a folder": "it is not a plain file",
    "a pipe": "it is not a plain file",
    "a circle": "its links lead nowhere",
}


@pytest.mark.parametrize("case", COPIES)
def test_what_is_no_copy_of_a_work_is_refused(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    outside, inside, copy = tmp_path / "outside.txt", root / "content/copy.txt", tmp_path / "copy.txt"
    outside.write_bytes(b"abc")
    match case:
        case "in content" | "a link into content" | "by a way round":
            inside.write_bytes(b"abc")
        case "a link in content":
            inside.symlink_to(outside)
        case "a folder":
            copy.mkdir()
        case "a pipe":
            os.mkfifo(copy)
        case "a circle":
            copy.symlink_to(copy)
    if case == "a link into content":
        copy.symlink_to(inside)
    named = {
        "in content": inside, "a link in content": inside, "by a way round": root / "content/facts/../copy.txt",
    }.get(case, copy)  # fmt: skip
    message = f"factsheet: {named} cannot be named as the copy: {COPIES[case]}\n"
    assert run(root, capsys, "source", "new", "--copy", str(named)) == (2, "", message)
    assert not (root / "content/sources/new.yml").exists()


def test_without_a_dossier_nothing_is_begun(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(tmp_path, capsys, "fact", "new")
    assert (code, "no dossier at" in err) == (2, True)
    assert files(tmp_path) == []
