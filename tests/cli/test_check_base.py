"""`factsheet check --base` and `--format markdown`: what stands on changed lines comes first."""

import datetime as dt
import json
import os
from pathlib import Path

import pytest

from factsheet.cli import check as check_module
from factsheet.cli.main import main
from support.dossier import BEGAN, GOOD, TODAY
from support.repository import Repository, new_repository

BAD = BEGAN.replace("topic: service", "topic: nowhere")
AT = "/content/facts/"


@pytest.fixture(autouse=True)
def _settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def today() -> dt.date:
        return TODAY

    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.setattr(check_module, "today", today)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Twelve old mistakes, all before the new one by their paths."""
    found = new_repository(tmp_path / "dossier")
    old = {f"facts/a-{n:02}.yml": BAD for n in range(12)}
    found.commit({f"content/{path}": text for path, text in {**GOOD, **old}.items()})
    found.git("switch", "--quiet", "--create", "work")
    found.commit({"content/facts/z-new.yml": BAD})
    return found


def run(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["check", *arguments, "-C", str(root)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_without_a_base_findings_stand_by_their_paths(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(repository.root, capsys, "--format", "json")
    found = json.loads(out)["findings"]
    assert code == 1
    assert found[0]["path"] == "content/facts/a-00.yml"
    assert "on_changed_line" not in found[0]


def test_changed_lines_come_first(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(repository.root, capsys, "--base", "main", "--format", "json")
    found = json.loads(out)["findings"]
    assert code == 1
    assert [each["on_changed_line"] for each in found] == [True] + [False] * 12
    assert found[0]["path"] == "content/facts/z-new.yml"


def test_changed_lines_come_first_in_text(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(repository.root, capsys, "--base", "main")
    assert out.startswith("content/facts/z-new.yml:5:8")


def test_changed_lines_are_within_what_github_shows(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """Of thirteen errors ten are shown; the new one would be the last."""
    _, without, _ = run(repository.root, capsys, "--format", "github")
    _, out, _ = run(repository.root, capsys, "--base", "main", "--format", "github")
    assert "z-new" not in without
    assert out.startswith("::error file=content/facts/z-new.yml,line=5,")
    assert out.count("::error ") == without.count("::error ") == 10
    assert "::3 more findings; " in out


def test_changed_lines_come_first_in_markdown(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(repository.root, capsys, "--base", "main", "--format", "markdown")
    first = out.index("| `content/facts/")
    assert code == 1
    assert out.startswith("**13 errors, 0 warnings in 20 files**\n\n| where | what |\n|---|---|\n")
    assert out[first:].startswith("| `content/facts/z-new.yml`, line 5 | **error R101** ")


def test_what_is_not_committed_counts_as_changed(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.write({"content/facts/z-newer.yml": BAD})
    _, out, _ = run(repository.root, capsys, "--base", "HEAD", "--format", "json")
    found = json.loads(out)["findings"]
    assert [each["path"] for each in found if each["on_changed_line"]] == ["content/facts/z-newer.yml"]
    assert found[0]["path"] == "content/facts/z-newer.yml"


def test_what_main_did_meanwhile_is_not_ours(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.git("switch", "--quiet", "main")
    repository.commit({"content/facts/a-00.yml": f"# Ours no longer.\n{BAD}", "content/facts/a-01.yml": BEGAN})
    repository.git("switch", "--quiet", "work")
    _, out, _ = run(repository.root, capsys, "--base", "main", "--format", "json")
    found = json.loads(out)["findings"]
    assert [each["path"] for each in found if each["on_changed_line"]] == ["content/facts/z-new.yml"]


def test_paths_still_choose(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(
        repository.root, capsys, str(repository.root / "content/facts/a-03.yml"), "--base", "main", "--format", "json"
    )
    assert [each["path"] for each in json.loads(out)["findings"]] == ["content/facts/a-03.yml"]


def test_an_unknown_base_is_a_wrong_use(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(repository.root, capsys, "--base", "nowhere")
    assert (code, out) == (2, "")
    assert "the repository has no commit 'nowhere'" in err
    assert err.count("\n") == 1


def test_a_base_without_a_repository_is_a_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path, text in GOOD.items():
        file = tmp_path / "alone" / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    code, out, err = run(tmp_path / "alone", capsys, "--base", "main")
    assert (code, out) == (2, "")
    assert "is in no git repository" in err


def test_a_good_dossier_says_so_in_markdown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = new_repository(tmp_path / "good")
    good.commit({f"content/{path}": text for path, text in GOOD.items()})
    code, out, _ = run(good.root, capsys, "--base", "HEAD", "--format", "markdown")
    assert (code, out) == (0, "**No findings in 7 files.**\n\n")
