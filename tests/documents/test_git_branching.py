"""Where a branch left: the commit that a change is counted from."""

import os
import subprocess
from pathlib import Path

import pytest

from factsheet.documents.git import NoRepository, UnknownRevision, branching_point
from support.dossier import GOOD
from support.repository import Repository, new_repository


@pytest.fixture(autouse=True)
def _nobodys_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    found = new_repository(tmp_path / "repository")
    found.commit({f"content/{path}": text for path, text in GOOD.items()})
    return found


def branched(repository: Repository) -> str:
    """Leave main with one commit of its own, while main goes on; give the commit they have in common."""
    left = repository.git("rev-parse", "HEAD")
    repository.git("switch", "--quiet", "--create", "work")
    repository.commit({"content/ours.txt": "a"})
    repository.git("switch", "--quiet", "main")
    repository.commit({"content/theirs.txt": "b"})
    repository.git("switch", "--quiet", "work")
    return left


def cloned(repository: Repository, *options: str, branch: str = "work") -> Repository:
    root = repository.root.parent / "clone"
    repository.git("clone", "--quiet", *options, "--branch", branch, f"file://{repository.root}", str(root))
    return Repository(root)


def test_a_branch_is_counted_from_where_it_left_though_main_went_on(repository: Repository) -> None:
    left = branched(repository)
    assert branching_point(repository.root, "main") == branching_point(repository.root, None) == left


def test_what_was_merged_meanwhile_is_behind(repository: Repository) -> None:
    branched(repository)
    repository.git("merge", "--quiet", "--no-edit", "main")
    assert branching_point(repository.root, None) == repository.git("rev-parse", "main")


def test_on_main_itself_it_is_the_last_commit(repository: Repository) -> None:
    last = repository.commit({"content/more.txt": "a"})
    assert branching_point(repository.root, None) == branching_point(repository.root, "HEAD") == last


def test_a_commit_behind_is_itself(repository: Repository) -> None:
    first = repository.git("rev-parse", "HEAD")
    repository.commit({"content/more.txt": "a"})
    assert branching_point(repository.root, first) == branching_point(repository.root, "HEAD~1") == first


def test_a_commit_ahead_changes_nothing(repository: Repository) -> None:
    first = repository.git("rev-parse", "HEAD")
    repository.commit({"content/more.txt": "a"})
    repository.git("branch", "ahead")
    repository.git("reset", "--quiet", "--hard", first)
    assert branching_point(repository.root, "ahead") == first


def test_a_clone_is_held_against_the_branch_it_was_made_from(repository: Repository) -> None:
    repository.git("branch", "--move", "trunk")
    left = repository.git("rev-parse", "HEAD")
    clone = cloned(repository, branch="trunk")
    clone.git("switch", "--quiet", "--create", "work")
    clone.commit({"content/ours.txt": "a"})
    clone.git("branch", "--delete", "--force", "trunk")
    assert branching_point(clone.root, None) == left


def test_the_remote_branch_comes_before_a_stale_one_of_our_own(repository: Repository) -> None:
    clone = cloned(repository, branch="main")
    theirs = repository.commit({"content/theirs.txt": "b"})
    clone.git("fetch", "--quiet", "origin")
    clone.git("switch", "--quiet", "--detach", "origin/main")
    clone.commit({"content/ours.txt": "a"})
    assert branching_point(clone.root, None) == theirs


def test_a_remote_head_that_points_nowhere_is_passed_over(repository: Repository) -> None:
    left = repository.git("rev-parse", "HEAD")
    clone = cloned(repository, branch="main")
    clone.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/gone")
    clone.git("switch", "--quiet", "--create", "work")
    clone.commit({"content/ours.txt": "a"})
    assert branching_point(clone.root, None) == left


def test_master_serves_where_there_is_no_main(repository: Repository) -> None:
    repository.git("branch", "--move", "master")
    left = repository.git("rev-parse", "HEAD")
    repository.git("switch", "--quiet", "--create", "work")
    repository.commit({"content/ours.txt": "a"})
    assert branching_point(repository.root, None) == left


def test_without_any_trunk_it_is_the_last_commit(repository: Repository) -> None:
    repository.git("branch", "--move", "elsewhere")
    last = repository.commit({"content/more.txt": "a"})
    assert branching_point(repository.root, None) == last


def test_a_file_or_tag_called_main_is_not_the_branch(repository: Repository) -> None:
    left = branched(repository)
    repository.write({"main": "a"})
    repository.git("tag", "main", "work")
    assert branching_point(repository.root, None) == left


def test_histories_that_never_met_are_held_against_one_another(repository: Repository) -> None:
    main = repository.git("rev-parse", "main")
    repository.git("switch", "--quiet", "--orphan", "other")
    repository.commit({"content/sheet.yml": GOOD["sheet.yml"]})
    assert branching_point(repository.root, None) == branching_point(repository.root, "main") == main


def test_a_shallow_clone_is_held_against_the_branch_itself(repository: Repository) -> None:
    branched(repository)
    clone = cloned(repository, "--depth", "1", "--no-single-branch")
    assert clone.git("rev-parse", "--is-shallow-repository") == "true"
    assert branching_point(clone.root, "origin/main") == clone.git("rev-parse", "origin/main")


def test_the_commit_that_a_forge_makes_of_both_is_counted_from_main(repository: Repository) -> None:
    branched(repository)
    main = repository.git("rev-parse", "main")
    repository.git("switch", "--quiet", "--detach", "main")
    repository.git("merge", "--quiet", "--no-edit", "work")
    assert branching_point(repository.root, "main") == branching_point(repository.root, None) == main


@pytest.mark.parametrize(
    "revision", ["nowhere", "", "--all", "HEAD..main", "^main", "main:content/sheet.yml", "a\0b", "-n1"]
)
def test_what_is_no_commit_is_named(repository: Repository, revision: str) -> None:
    with pytest.raises(UnknownRevision):
        branching_point(repository.root, revision)


def test_a_repository_without_a_commit_says_so(tmp_path: Path) -> None:
    empty = new_repository(tmp_path / "empty")
    with pytest.raises(UnknownRevision, match="no branch has a commit yet"):
        branching_point(empty.root, None)


def test_where_there_is_no_repository_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoRepository):
        branching_point(tmp_path, None)


def test_a_folder_in_a_repository_has_its_branches(repository: Repository) -> None:
    left = branched(repository)
    assert branching_point(repository.root / "content", None) == left


def test_nothing_of_the_repository_is_changed(repository: Repository) -> None:
    branched(repository)
    asked = ["git", "-C", str(repository.root), "for-each-ref"]
    before = subprocess.run(asked, capture_output=True, check=True).stdout
    branching_point(repository.root, None)
    assert subprocess.run(asked, capture_output=True, check=True).stdout == before
