"""`factsheet diff`: what can be compared, how it is printed, and how it ends."""

import json
import shutil
from pathlib import Path

import pytest

from factsheet.cli.main import main
from support.dossier import GOOD, RIDERS
from support.editions import a_chain, published_miniature
from support.golden import FOLDER
from support.repository import Repository, new_repository

MORE = RIDERS.replace("120", "130")
NOTE = "facts: [riders-line]\nkind: source-revised\nnote: The paper changed it.\n"
SECOND = {"facts/riders-line.yml": MORE, "changes/more.yml": NOTE}
EDITIONS = a_chain([("2030-05-01", {}), ("2030-05-02", SECOND)])
CHANGED = """\
value-revised: facts/riders-line (also citation-changed)
  statement: The Bay Line says that at least 120 people ride on a day. -> The Bay Line says that at least 130 people ride on a day.
  value.at_least: 120 -> 130
  as_stated: no fewer than 120 people -> no fewer than 130 people
  citations: [{"source": "post-2030", "at": "paragraph 3", "quote": "no fewer than 120 people"}] -> [{"source": "post-2030", "at": "paragraph 3", "quote": "no fewer than 130 people"}]
  why: changes/more
1 change.
"""


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Two commits and two editions; the working tree is as the second has it."""
    found = new_repository(tmp_path / "dossier")
    found.commit({f"content/{path}": text for path, text in GOOD.items()})
    found.git("tag", "first")
    found.commit({f"content/{path}": text for path, text in {**SECOND, **EDITIONS}.items()})
    return found


@pytest.fixture(scope="module")
def miniature(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published_miniature(tmp_path_factory.mktemp("diff") / "miniature")


def run(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["diff", *arguments, "-C", str(root)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_without_names_it_is_the_newest_edition_and_the_working_tree(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    root = repository.root
    assert run(root, capsys) == (0, "No changes.\n", "From edition 2030-05-02 to the working tree:\n")
    repository.write({"content/facts/riders-line.yml": RIDERS.replace("120", "140")})
    code, out, err = run(root, capsys)
    assert (code, err) == (0, "From edition 2030-05-02 to the working tree:\n")
    assert "  value.at_least: 130 -> 140\n" in out


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("2030-05-01",), "From edition 2030-05-01 to the working tree:\n"),
        (("2030-05-01", "2030-05-02"), "From edition 2030-05-01 to edition 2030-05-02:\n"),
        (("first", "HEAD"), "From revision first to revision HEAD:\n"),
        (("HEAD~1",), "From revision HEAD~1 to the working tree:\n"),
        (("2030-05-01", "main"), "From edition 2030-05-01 to revision main:\n"),
        (("first", "2030-05-02"), "From revision first to edition 2030-05-02:\n"),
    ],
)
def test_editions_and_revisions_are_compared(
    repository: Repository, capsys: pytest.CaptureFixture[str], names: tuple[str, ...], said: str
) -> None:
    assert run(repository.root, capsys, *names) == (0, CHANGED, said)


def test_folders_and_files_are_compared(
    repository: Repository, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Path(shutil.copytree(repository.root, tmp_path / "other"))
    (other / "content/facts/riders-line.yml").write_text(RIDERS, encoding="utf-8")
    (other / "content/changes/more.yml").unlink()
    monkeypatch.chdir(tmp_path)
    assert run(repository.root, capsys, "other") == (0, CHANGED, "From the folder other to the working tree:\n")
    shutil.copy(repository.root / "content/editions/2030-05-01.json", tmp_path / "old.json")
    assert run(repository.root, capsys, "old.json", "2030-05-02") == (
        0, CHANGED, "From edition 2030-05-01 to edition 2030-05-02:\n",
    )  # fmt: skip
    (tmp_path / "bad.json").write_text("{}", encoding="utf-8")
    code, out, err = run(repository.root, capsys, "bad.json")
    assert (code, out) == (2, "")
    assert "does not say by which schema it was sealed" in err


def test_the_exit_code_tells_if_it_is_asked_to(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(repository.root, capsys, "2030-05-01", "--exit-code")[0] == 1
    assert run(repository.root, capsys, "2030-05-02", "--exit-code")[0] == 0
    repository.write({"content/facts/riders-line.yml": MORE + "editor_note: Ask.\n"})
    assert run(repository.root, capsys, "HEAD", "--exit-code") == (
        0, "0 changes; 1 record changed only on the desk.\n", "From revision HEAD to the working tree:\n",
    )  # fmt: skip


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_forms_end_alike(repository: Repository, capsys: pytest.CaptureFixture[str], form: str) -> None:
    assert run(repository.root, capsys, "2030-05-01", "--exit-code", "--format", form)[0] == 1
    assert run(repository.root, capsys, "2030-05-01", "--format", form)[0] == 0


def test_a_program_gets_nothing_but_json(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(repository.root, capsys, "2030-05-01", "--format", "json")
    assert (code, err) == (0, "")
    assert [each["record"] for each in json.loads(out)["changes"]] == ["facts/riders-line"]


def test_a_pull_request_gets_markdown_with_the_names(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(repository.root, capsys, "first", "--format", "markdown")
    assert (code, err) == (0, "")
    assert out.startswith("From revision first to the working tree:\n\n**1 change.**\n\n### Value revised (1)\n\n")


def test_three_editions_of_the_miniature(miniature: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(miniature, capsys, "2020-06-01", "2020-07-01")
    assert (code, out) == (0, (FOLDER / "reports/editions.txt").read_text(encoding="utf-8"))
    assert run(miniature, capsys)[1] == "No changes.\n"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("nowhere",), "'nowhere' is no edition, no git revision and no dossier's folder"),
        (("2030-05-03",), "'2030-05-03' is no edition, no git revision and no dossier's folder"),
        (("HEAD", "2031-01-01"), "(editions here: 2030-05-01, 2030-05-02)"),
        (("none.json",), "'none.json' is no edition"),
        (("content",), "'content' is no edition"),
        (("--upload-pack=x",), "No such option"),
        (("a", "b", "c"), "unexpected extra argument"),
    ],
)
def test_an_unknown_name_is_2(
    repository: Repository, capsys: pytest.CaptureFixture[str], names: tuple[str, ...], said: str
) -> None:
    code, out, err = run(repository.root, capsys, *names)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_without_an_edition_something_must_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    repository = new_repository(tmp_path)
    repository.commit({f"content/{path}": text for path, text in GOOD.items()})
    assert run(tmp_path, capsys) == (
        2, "",
        "factsheet: no edition is sealed yet to compare with; name a revision: `factsheet diff HEAD`\n",
    )  # fmt: skip
    assert run(tmp_path, capsys, "HEAD") == (0, "No changes.\n", "From revision HEAD to the working tree:\n")


def test_what_cannot_be_read_cannot_be_compared(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.write({"content/facts/riders-line.yml": RIDERS.replace("value: {", "value: [")})
    code, out, err = run(repository.root, capsys)
    assert (code, out) == (2, "")
    assert err.startswith(
        "factsheet: the working tree holds records that cannot be read: content/facts/riders-line.yml:"
    )
    assert err.endswith("; `factsheet check` explains\n")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"statement": "The Bay Line', '"state_ment": "The Bay Line'),
        ('"facts": {\n   "ferry', '"facts": {"x": 5,\n   "ferry'),
    ],
)
def test_an_edition_whose_records_cannot_be_read_cannot_be_compared(
    repository: Repository, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    path = repository.root / "content/editions/2030-05-01.json"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    code, out, err = run(repository.root, capsys, "2030-05-01", "2030-05-02")
    assert (code, out) == (2, "")
    assert "2030-05-01" in err
    assert "Traceback" not in err


def test_help_names_every_way_and_the_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "--help"]) == 0
    printed = capsys.readouterr().out
    assert all(each in printed for each in ("[A] [B]", "--exit-code", "--format", "factsheet diff HEAD~1 HEAD"))
