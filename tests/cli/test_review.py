"""`factsheet review`: what it is held against, how it is printed, and how it ends."""

import datetime as dt
import json
import os
from pathlib import Path

import pytest

from factsheet.cli import review as review_module
from factsheet.cli.main import main
from factsheet.review.proposals.as_markdown import MARKER
from support.dossier import BEGAN, COUNTED, GOOD, RIDERS, TODAY
from support.repository import Repository, new_repository

MORE = RIDERS.replace("120", "130")
OURS = BEGAN.replace("sailed for the first time", "first sailed")


@pytest.fixture(autouse=True)
def _settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def today() -> dt.date:
        return TODAY

    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.setattr(review_module, "today", today)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A branch that changed one fact."""
    found = new_repository(tmp_path / "dossier")
    found.commit({f"content/{path}": text for path, text in GOOD.items()})
    found.git("switch", "--quiet", "--create", "work")
    found.commit({"content/facts/ferry-began.yml": OURS})
    return found


def run(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["review", *arguments, "-C", str(root)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def records(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """Name the records that a report tells of."""
    code, out, err = run(root, capsys, *arguments, "--format", "json")
    assert (code, err) == (0, "")
    return [each["record"] for each in json.loads(out)["changes"]]


def test_a_branch_is_held_against_where_it_left_main(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(repository.root, capsys)
    base = repository.git("rev-parse", "main")[:10]
    assert (code, err) == (0, "")
    assert out.startswith(f"{base} -> the working tree: 1 change for readers (1 reworded); no findings.\n")
    assert "  facts/ferry-began: reworded\n" in out


def test_the_base_is_named_as_it_was_asked_for(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    base = repository.git("rev-parse", "main")[:10]
    _, out, _ = run(repository.root, capsys, "--base", "main")
    assert out.startswith(f"main ({base}) -> the working tree: ")


def test_what_is_not_committed_counts(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.write({"content/facts/riders-line.yml": MORE})
    assert records(repository.root, capsys) == ["facts/riders-line", "facts/ferry-began"]
    assert records(repository.root, capsys, "--base", "HEAD") == ["facts/riders-line"]


def test_on_main_itself_only_what_is_not_committed_counts(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.git("switch", "--quiet", "main")
    assert records(repository.root, capsys) == []
    repository.write({"content/facts/riders-line.yml": MORE})
    assert records(repository.root, capsys) == ["facts/riders-line"]


def test_what_main_did_meanwhile_is_not_shown(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.git("switch", "--quiet", "main")
    repository.commit({"content/facts/riders-line.yml": MORE, "content/facts/counted.yml": COUNTED})
    repository.git("switch", "--quiet", "work")
    assert records(repository.root, capsys) == ["facts/ferry-began"]
    assert records(repository.root, capsys, "--base", "main") == ["facts/ferry-began"]
    repository.git("merge", "--quiet", "--no-edit", "main")
    assert records(repository.root, capsys) == ["facts/ferry-began"]


def test_a_clone_is_held_against_the_branch_of_its_origin(
    repository: Repository, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    repository.git("switch", "--quiet", "main")
    repository.git("clone", "--quiet", str(repository.root), str(tmp_path / "clone"))
    clone = Repository(tmp_path / "clone")
    clone.commit({"content/facts/riders-line.yml": MORE})
    assert records(clone.root, capsys) == ["facts/riders-line"]


def test_a_shallow_clone_is_held_against_what_is_there(
    repository: Repository, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    repository.git("switch", "--quiet", "main")
    repository.commit({"content/facts/riders-line.yml": MORE})
    source = f"file://{repository.root}"
    options = ("--quiet", "--depth", "1", "--no-single-branch", "--branch", "work")
    repository.git("clone", *options, source, str(tmp_path / "clone"))
    # Nobody knows where the branch left: what main did since is shown as well.
    assert records(tmp_path / "clone", capsys, "--base", "origin/main") == ["facts/riders-line", "facts/ferry-began"]


def test_histories_that_never_met(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.git("switch", "--quiet", "--orphan", "other")
    repository.commit({f"content/{path}": text for path, text in {**GOOD, "facts/riders-line.yml": MORE}.items()})
    assert records(repository.root, capsys) == ["facts/riders-line"]


def test_a_dossier_in_a_folder_of_its_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = new_repository(tmp_path / "all")
    found.commit({f"sheets/ferry/content/{path}": text for path, text in GOOD.items()})
    found.commit({"README": "Not of the dossier.\n"})
    found.write({"sheets/ferry/content/facts/riders-line.yml": MORE})
    assert records(found.root / "sheets" / "ferry", capsys) == ["facts/riders-line"]
    assert records(found.root / "sheets" / "ferry" / "content" / "facts", capsys) == ["facts/riders-line"]


def test_findings_do_not_fail_a_report(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """Whether a change may be merged is for `check` to say."""
    repository.write({"content/facts/riders-line.yml": "statement: [}\n"})
    code, out, _ = run(repository.root, capsys)
    assert code == 0
    assert "; 1 error, 0 warnings.\n" in out


def test_nothing_changed_is_said(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(repository.root, capsys, "--base", "HEAD")
    assert code == 0
    assert out.endswith(" -> the working tree: no change for readers; no findings.\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--base", "nowhere"), "the repository has no commit 'nowhere'"),
        (("--base", "main..work"), "the repository has no commit 'main..work'"),
        (("--base", "--output=x"), "the repository has no commit '--output=x'"),
        (("--from", "no-such-file.json"), "cannot read no-such-file.json: "),
        (
            ("--from", "x.json", "--base", "main"),
            "--from prints a report that was made before: it does not go with --base",
        ),
        (("--from", "."), "cannot read .: "),
    ],
)
def test_wrong_uses_end_with_two_and_a_line(
    repository: Repository, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    code, out, err = run(repository.root, capsys, *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


def test_a_format_that_does_not_exist_is_a_wrong_use(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(repository.root, capsys, "--format", "html")[0] == 2


def test_without_a_repository_it_ends_with_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Repository(tmp_path / "alone").write({f"content/{path}": text for path, text in GOOD.items()})
    code, out, err = run(tmp_path / "alone", capsys)
    assert (code, out) == (2, "")
    assert "is in no git repository" in err
    assert err.count("\n") == 1


def test_a_repository_without_a_commit_ends_with_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = new_repository(tmp_path / "new")
    found.write({f"content/{path}": text for path, text in GOOD.items()})
    code, _, err = run(found.root, capsys)
    assert code == 2
    assert "no branch has a commit yet" in err


def test_a_dossier_that_was_not_there_yet_ends_with_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = new_repository(tmp_path / "new")
    found.commit({"README": "Soon.\n"})
    found.write({f"content/{path}": text for path, text in GOOD.items()})
    code, _, err = run(found.root, capsys)
    assert code == 2
    assert "holds no dossier" in err


# Made in one place, printed in another


def made(repository: Repository, capsys: pytest.CaptureFixture[str], path: Path) -> None:
    code, out, _ = run(repository.root, capsys, "--format", "json")
    assert code == 0
    path.write_text(out, encoding="utf-8")


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_a_report_printed_from_its_file_is_the_same(
    repository: Repository, capsys: pytest.CaptureFixture[str], tmp_path: Path, form: str
) -> None:
    repository.write({"content/facts/riders-line.yml": MORE, "content/facts/counted.yml": COUNTED})
    made(repository, capsys, tmp_path / "review.json")
    direct = run(repository.root, capsys, "--format", form)
    assert run(tmp_path, capsys, "--from", str(tmp_path / "review.json"), "--format", form) == direct
    assert direct[0] == 0


def test_printing_needs_neither_dossier_nor_repository(
    repository: Repository, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    made(repository, capsys, tmp_path / "review.json")
    (tmp_path / "empty").mkdir()
    code, out, _ = run(tmp_path / "empty", capsys, "--from", str(tmp_path / "review.json"), "--format", "markdown")
    assert code == 0
    assert out.startswith(f"{MARKER}\n")


REFUSED = {
    "not JSON": b"{",
    "not UTF-8": b'{"version": 1, "base": "\xe9"}',
    "other version": b'{"version": 2}',
    "a list": b"[1]",
    "unknown key": b'{"version": 1, "more": 1}',
    "deep nesting": b"[" * 300_000,
    "17 MB": b" " * 17_000_000,
    "nothing": b"",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_report_ends_with_two_and_a_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    (tmp_path / "review.json").write_bytes(REFUSED[name])
    code, out, err = run(tmp_path, capsys, "--from", str(tmp_path / "review.json"), "--format", "markdown")
    assert (code, out) == (2, "")
    assert "is no report of `factsheet review --format json`: " in err
    assert err.count("\n") == 1
