"""A revision as a content tree: what the working folder would give, and nothing of the repository's is run."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from factsheet.documents import git
from factsheet.documents.git import (
    GitRefused,
    GitTooSlow,
    NoDossierThere,
    NoGit,
    NoRepository,
    TooManyPaths,
    UnknownRevision,
    open_revision,
)
from factsheet.documents.tree import EntryKind, FolderTree, TreeEntry, Unreadable
from factsheet.loading.corpus import load
from factsheet.problems import FactsheetError
from support.dossier import GOOD
from support.repository import Repository, new_repository

MINIATURE = Path(__file__).resolve().parents[1] / "miniature"
SHEET = "content/sheet.yml"
Listing = list[tuple[str, EntryKind]]


@pytest.fixture(autouse=True)
def _nobodys_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return new_repository(tmp_path / "repository")


def listing(root: Path, revision: str = "HEAD") -> Listing:
    with open_revision(root, revision) as tree:
        return [(entry.path, entry.kind) for entry in tree.entries()]


def read(root: Path, path: str, revision: str = "HEAD", limit: int = 1000) -> bytes:
    with open_revision(root, revision) as tree:
        return tree.read(path, limit)


def good(folder: str = "content") -> dict[str, str | bytes | None]:
    return {f"{folder}/{path}": text for path, text in GOOD.items()}


# The same as the working folder


def test_a_revision_gives_what_the_folder_gives(repository: Repository) -> None:
    shutil.copytree(MINIATURE, repository.root, dirs_exist_ok=True)
    commit = repository.commit()
    folder = FolderTree(repository.root)
    with open_revision(repository.root, "main") as tree:
        entries = list(tree.entries())
        assert entries == list(folder.entries())
        assert len(entries) > 20
        for entry in entries:
            if entry.kind is EntryKind.FILE:
                assert tree.read(entry.path, 1_000_000) == folder.read(entry.path, 1_000_000)
        assert load(tree) == load(folder)
        assert tree.commit == commit


def test_the_order_is_the_folders_and_not_gits(repository: Repository) -> None:
    names = ("facts.yml", "facts/z.yml", "facts-old/a.yml", "facts/b/c.yml", "facts/b.yml", "facts/b-c.yml", "Z.yml")
    repository.commit({SHEET: "", **{f"content/{name}": name for name in names}})
    with open_revision(repository.root, "HEAD") as tree:
        assert list(tree.entries()) == list(FolderTree(repository.root).entries())


def test_hidden_names_are_left_out_and_neighbours_of_content_too(repository: Repository) -> None:
    paths = ("content/.DS_Store", "content/facts/.a.yml", "content/.cache/b.yml", "content.yml", "contents/a.yml", "a")
    repository.commit({SHEET: "", "content/facts/a.yml": "", **dict.fromkeys(paths, "")})
    assert listing(repository.root) == [
        ("content/facts", EntryKind.FOLDER),
        ("content/facts/a.yml", EntryKind.FILE),
        (SHEET, EntryKind.FILE),
    ]
    with open_revision(repository.root, "HEAD") as tree:
        assert list(tree.entries()) == list(FolderTree(repository.root).entries())


def test_reading_stops_one_byte_after_the_limit(repository: Repository) -> None:
    repository.commit({SHEET: "title: Ferry"})
    assert read(repository.root, SHEET, limit=4) == b"title"
    assert read(repository.root, SHEET, limit=11) == b"title: Ferry"
    assert read(repository.root, SHEET, limit=12) == b"title: Ferry"


def test_a_large_file_is_cut_and_the_next_is_still_read(repository: Repository) -> None:
    repository.commit({SHEET: "title: Ferry", "content/facts/a.yml": b"0123456789" * 500_000, "content/empty.yml": ""})
    repository.git("repack", "-adq")
    with open_revision(repository.root, "HEAD") as tree:
        for limit in (0, 9, 1_000_000, 4_999_999, 5_000_000):
            data = tree.read("content/facts/a.yml", limit)
            assert len(data) == min(limit + 1, 5_000_000)
            assert data[:10] == b"0123456789"[: limit + 1]
            assert tree.read("content/empty.yml", limit) == b""
            assert tree.read(SHEET, 100) == b"title: Ferry"


# Revisions


def test_an_older_revision_stands_beside_a_changed_folder(repository: Repository) -> None:
    first = repository.commit({SHEET: "first", "content/facts/a.yml": "a"}, day="2030-01-01")
    repository.git("tag", "--annotate", "v1", "--message", "one")
    repository.commit({SHEET: "second", "content/facts/a.yml": None, "content/facts/b.yml": "b"}, day="2030-02-01")
    repository.write({SHEET: "third", "content/facts/c.yml": "c"})
    paths = []
    with open_revision(repository.root, "v1") as old, open_revision(repository.root, "HEAD") as new:
        assert (old.commit, old.read(SHEET, 99), new.read(SHEET, 99)) == (first, b"first", b"second")
        paths = [[entry.path for entry in tree.entries()][1] for tree in (old, new)]
    assert paths == ["content/facts/a.yml", "content/facts/b.yml"]
    assert read(repository.root, SHEET, first[:8]) == b"first"
    assert read(repository.root, SHEET, "HEAD~1") == b"first"
    assert read(repository.root, SHEET, "main@{0}") == b"second"
    assert FolderTree(repository.root).read(SHEET, 99) == b"third"


def test_a_branch_that_moves_meanwhile_changes_nothing(repository: Repository) -> None:
    repository.commit({SHEET: "first"})
    with open_revision(repository.root, "main") as tree:
        repository.commit({SHEET: "second"})
        assert tree.read(SHEET, 99) == b"first"


def test_a_replaced_object_is_read_as_it_was_committed(repository: Repository) -> None:
    first = repository.commit({SHEET: "first"})
    second = repository.commit({SHEET: "second"})
    repository.git("replace", first, second)
    repository.git("replace", repository.git("rev-parse", f"{second}:{SHEET}"), first, "--force")
    assert read(repository.root, SHEET, first) == b"first"
    assert read(repository.root, SHEET, second) == b"second"


@pytest.mark.parametrize("folder", ["dossier", "deep/er", ".hidden/dossier", ":(top)ça va\n*/--x", 'q"uo\\te'])
def test_the_dossier_may_stand_in_a_folder_of_the_repository(folder: str, repository: Repository) -> None:
    repository.commit({SHEET: "the other one", "content/facts/x.yml": "", **good(f"{folder}/content")})
    root = repository.root / folder
    with open_revision(root, "HEAD") as tree:
        assert list(tree.entries()) == list(FolderTree(root).entries())
        assert load(tree) == load(FolderTree(root))


def test_a_linked_worktree_is_a_repository_too(repository: Repository, tmp_path: Path) -> None:
    repository.commit({SHEET: "here"})
    repository.git("worktree", "add", "--quiet", "-b", "side", str(tmp_path / "side"))
    assert read(tmp_path / "side", SHEET, "side") == b"here"


# Names and kinds


ODD = ("été.yml", "two words.yml", "new\nline.yml", "tab\t.yml", 'quo"te.yml', "-dash.yml", ":(top)x.yml", "*.yml",
       "back\\slash.yml", "\x1b[31m.yml", "\u202egnp.yml", "e\u0301.yml")  # fmt: skip


def test_names_may_hold_any_character(repository: Repository) -> None:
    repository.commit({SHEET: "", **{f"content/facts/{name}": name for name in ODD}})
    with open_revision(repository.root, "HEAD") as tree:
        assert list(tree.entries()) == list(FolderTree(repository.root).entries())
        assert {tree.read(f"content/facts/{name}", 99).decode() for name in ODD} == set(ODD)


def test_a_name_that_is_not_utf8_is_a_finding(repository: Repository) -> None:
    repository.commit(good())
    blob = repository.git("rev-parse", "HEAD:content/facts/riders-line.yml").encode()
    lines = b"".join(b"100644 %s\tcontent/%s\0" % (blob, path) for path in (b"facts/caf\xe9.yml", b"caf\xe9/a.yml"))
    repository.git("update-index", "--add", "-z", "--index-info", given=lines)
    repository.commit_index()
    with open_revision(repository.root, "HEAD") as tree:
        assert tree.read("content/facts/caf\udce9.yml", 99)[:9] == b"statement"
        found = [(problem.span.path, problem.code) for problem in load(tree).problems]
    assert found == [("content/caf\udce9", "S110"), ("content/facts/caf\udce9.yml", "S105")]


def test_links_and_submodules_are_listed_and_not_read(repository: Repository) -> None:
    first = repository.commit(good())
    repository.stage("120000", repository.git("rev-parse", f"HEAD:{SHEET}"), "content/facts/link.yml")
    repository.git("update-index", "--add", "--cacheinfo", f"160000,{first},content/facts/module")
    repository.git("update-index", "--chmod=+x", "content/facts/ferry-began.yml")
    repository.commit_index()
    with open_revision(repository.root, "HEAD") as tree:
        kinds = {entry.path: entry.kind for entry in tree.entries()}
        for path in ("content/facts", "content/facts/link.yml", "content/facts/module", "content/nothing.yml"):
            with pytest.raises(Unreadable, match=f"cannot read {path}: commit .{{10}} has no plain file there"):
                tree.read(path, 10)
        codes = [(problem.span.path, problem.code) for problem in load(tree).problems]
    assert kinds["content/facts/link.yml"] is EntryKind.LINK
    assert kinds["content/facts/module"] is EntryKind.OTHER
    assert kinds["content/facts"] is EntryKind.FOLDER
    assert kinds["content/facts/ferry-began.yml"] is EntryKind.FILE
    assert codes == [("content/facts/link.yml", "Y015"), ("content/facts/module", "Y015")]


def test_a_linked_content_folder_is_listed_as_in_the_folder(repository: Repository) -> None:
    repository.write({"elsewhere/sheet.yml": ""})
    (repository.root / "content").symlink_to("elsewhere", target_is_directory=True)
    repository.commit()
    with open_revision(repository.root, "HEAD") as tree:
        assert list(tree.entries()) == list(FolderTree(repository.root).entries())
        assert list(tree.entries()) == [TreeEntry("content", EntryKind.LINK)]
        assert load(tree) == load(FolderTree(repository.root))


def test_a_sheet_that_is_a_folder_is_listed_as_in_the_folder(repository: Repository) -> None:
    repository.commit({f"{SHEET}/a.yml": ""})
    with open_revision(repository.root, "HEAD") as tree:
        assert load(tree) == load(FolderTree(repository.root))


# What can be wrong round it


@pytest.mark.parametrize(
    "revision",
    ["--output=x", "--all", "-h", "mian", "", "^HEAD", "HEAD..HEAD", "HEAD^{tree}", f"HEAD:{SHEET}", "a\nb", "a\0b", "\ud800", "0" * 40],
)  # fmt: skip
def test_an_unknown_revision_is_named_and_others_are_offered(revision: str, repository: Repository) -> None:
    repository.commit({SHEET: ""})
    repository.git("branch", "release")
    with pytest.raises(UnknownRevision) as caught, open_revision(repository.root, revision):
        pass
    said = str(caught.value)
    assert said.startswith(f"the repository has no commit {revision!r} (known are HEAD, ")
    assert "main" in said
    assert said.isprintable()
    assert sorted(path.name for path in repository.root.iterdir()) == [".git", "content"]


def test_a_near_name_is_offered_first(repository: Repository) -> None:
    repository.commit({SHEET: ""})
    for name in ("release/2029", "v1.0", "v1.1", "x"):
        repository.git("branch", name)
    with pytest.raises(UnknownRevision, match=r"known are HEAD, release/2029, and"):
        listing(repository.root, "release-2029")


def test_a_repository_without_commits_says_so(repository: Repository) -> None:
    with pytest.raises(UnknownRevision, match=r"no commit 'HEAD' \(no branch has a commit yet\)"):
        listing(repository.root)


def test_a_shallow_clone_says_how_to_get_the_rest(repository: Repository, tmp_path: Path) -> None:
    repository.commit({SHEET: "first"})
    repository.commit({SHEET: "second"})
    clone = new_repository(tmp_path / "clone")
    clone.git("pull", "--quiet", "--depth=1", f"file://{repository.root}", "main")
    assert read(clone.root, SHEET) == b"second"
    with pytest.raises(UnknownRevision, match="this clone is shallow: `git fetch --unshallow` brings the rest"):
        listing(clone.root, "HEAD~1")


def test_no_repository(tmp_path: Path) -> None:
    folder = tmp_path / "plain"
    folder.mkdir()
    with pytest.raises(NoRepository, match="plain' is in no git repository: there are no revisions of it"):
        listing(folder)


@pytest.mark.parametrize("files", [{"a": ""}, {"content/facts/a.yml": ""}, {"content": ""}, {"content/.sheet.yml": ""}])
def test_a_revision_without_the_dossier(files: dict[str, str], repository: Repository) -> None:
    repository.commit(files)
    repository.commit(good("later/content"))
    with pytest.raises(NoDossierThere, match=r"revision 'HEAD' holds no dossier: it has no file 'content/sheet\.yml'"):
        listing(repository.root)
    with pytest.raises(NoDossierThere, match=r"it has no file 'later/content/sheet\.yml'"):
        listing(repository.root / "later", "HEAD~1")


def test_git_is_not_installed(repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoGit, match="git cannot be run: it was not found"):
        listing(repository.root)
    (tmp_path / "git").write_bytes(b"\x7fELF")
    (tmp_path / "git").chmod(0o755)
    with pytest.raises(NoGit, match="git cannot be run: Exec format error"):
        listing(repository.root)


def test_broken_settings_are_reported_in_gits_words(repository: Repository) -> None:
    repository.commit({SHEET: ""})
    with (repository.root / ".git/config").open("a") as config:
        config.write("[core\n")
    with pytest.raises(GitRefused, match=r"^`git rev-parse` failed: bad config line \d+ in file .*config$"):
        listing(repository.root)


def test_a_repository_of_somebody_else_says_how_to_trust_it(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit({SHEET: ""})
    monkeypatch.setenv("GIT_CONFIG_COUNT", "0")
    monkeypatch.setitem(git._ENVIRONMENT, "GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # noqa: SLF001 - git's own switch
    with pytest.raises(GitRefused, match=r"dubious ownership .* git config --global --add safe\.directory"):
        listing(repository.root)
    # A build machine says so by variables.
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "safe.directory")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "*")
    assert listing(repository.root) == [(SHEET, EntryKind.FILE)]


def test_a_folder_that_is_not_there(repository: Repository) -> None:
    with pytest.raises(GitRefused, match="cannot change to"):
        listing(repository.root / "nowhere")


def loose(repository: Repository, identity: str) -> Path:
    return repository.root / ".git/objects" / identity[:2] / identity[2:]


def test_lost_and_damaged_objects_are_reported(repository: Repository) -> None:
    repository.commit({SHEET: "sheet", "content/facts/a.yml": "a", "content/facts/b.yml": "b"})
    lost, damaged, folder = (
        loose(repository, repository.git("rev-parse", f"HEAD:content/facts{name}")) for name in ("/a.yml", "/b.yml", "")
    )
    lost.unlink()
    damaged.chmod(0o644)
    damaged.write_bytes(b"nonsense")
    with open_revision(repository.root, "HEAD") as tree:
        with pytest.raises(Unreadable, match=r"cannot read content/facts/a\.yml: the repository lacks its content"):
            tree.read("content/facts/a.yml", 10)
        assert tree.read(SHEET, 10) == b"sheet"
        with pytest.raises(FactsheetError):
            tree.read("content/facts/b.yml", 10)
    folder.unlink()
    with pytest.raises(GitRefused, match="`git ls-tree` failed"):
        listing(repository.root)


def test_a_list_without_end_is_not_taken_in(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit({SHEET: ""})
    bomb = repository.git("rev-parse", "HEAD:content")
    for _ in range(10):
        bomb = repository.git("mktree", given="".join(f"040000 tree {bomb}\tfolder{n}\n" for n in range(10)))
    sheet = repository.git("rev-parse", f"HEAD:{SHEET}")
    content = repository.git("mktree", given=f"040000 tree {bomb}\tfacts\n100644 blob {sheet}\tsheet.yml\n")
    top = repository.git("mktree", given=f"040000 tree {content}\tcontent\n")
    monkeypatch.setattr(git, "MAX_LISTING", 1_000_000)
    with pytest.raises(TooManyPaths, match="longer than 1,000,000 bytes"):
        listing(repository.root, repository.git("commit-tree", top, "-m", "bomb"))


@pytest.mark.parametrize("slow", ["rev-parse", "ls-tree", "cat-file"])
def test_nothing_is_waited_for_without_end(
    slow: str, repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    repository.commit({SHEET: ""})
    real, fake = shutil.which("git"), tmp_path / "bin/git"
    fake.parent.mkdir()
    fake.write_text(f'#!/bin/sh\ncase " $* " in *" {slow} "*) exec sleep 60;; esac\nexec {real} "$@"\n')
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(fake.parent), prepend=os.pathsep)
    monkeypatch.setattr(git, "TIMEOUT", 0.5)
    with pytest.raises(GitTooSlow, match=f"`git {slow}` did not answer within 0.5 seconds and was stopped"):
        read(repository.root, SHEET)


# Nothing is run, nothing is left


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Every git that is started, and the promise that none of them is left."""
    children: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *arguments: object, **options: object) -> None:
            super().__init__(*arguments, **options)  # type: ignore[call-overload]
            children.append(self)

    monkeypatch.setattr(git, "Popen", Noted)
    yield children
    for child in children:
        assert child.returncode is not None
        with pytest.raises(ProcessLookupError):
            os.kill(child.pid, 0)


def test_git_is_gone_when_the_block_is_left(repository: Repository, started: list[subprocess.Popen[bytes]]) -> None:
    repository.commit({SHEET: "x" * 1_000_000})
    with open_revision(repository.root, "HEAD") as tree:
        assert [child.poll() is None for child in started] == [False, False, False, True]
        tree.read(SHEET, 10)


def test_a_tree_ends_with_its_block(repository: Repository) -> None:
    repository.commit({SHEET: ""})
    with open_revision(repository.root, "HEAD") as tree:
        pass
    with pytest.raises(ValueError, match="closed file"):
        tree.read(SHEET, 10)


def test_git_is_gone_when_the_block_fails(repository: Repository, started: list[subprocess.Popen[bytes]]) -> None:
    repository.commit({SHEET: ""})
    with pytest.raises(KeyboardInterrupt), open_revision(repository.root, "HEAD"):
        raise KeyboardInterrupt
    with pytest.raises(UnknownRevision):
        listing(repository.root, "nothing")
    assert len(started) == 8


def trap(repository: Repository, tmp_path: Path) -> Path:
    """Configure everything git would run for a repository to leave a mark."""
    mark = tmp_path / "mark"
    script = tmp_path / "trap"
    script.write_text(f'#!/bin/sh\necho "$0 $*" >>"{mark}"\n[ -f "$1" ] && exec cat "$1"\nexec cat\n')
    script.chmod(0o755)
    hooks = repository.root / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for hook in ("post-checkout", "post-index-change", "fsmonitor-watchman", "reference-transaction", "post-merge"):
        shutil.copy(script, hooks / hook)
    for key in (
        "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass", "credential.helper",
        "filter.trap.smudge", "filter.trap.clean", "diff.trap.textconv", "diff.trap.command",
        "diff.external", "pager.ls-tree", "pager.cat-file", "alias.ls-tree", "alias.cat-file", "gpg.program",
    ):  # fmt: skip
        repository.git("config", key, f"!{script}" if key.startswith("alias.") else str(script))
    repository.git("config", "pager.rev-parse", "true")
    return mark


def test_nothing_the_repository_configures_is_run(repository: Repository, tmp_path: Path) -> None:
    repository.commit({SHEET: "sheet", ".gitattributes": "* filter=trap diff=trap\n"})
    mark = trap(repository, tmp_path)
    for careless in (("status",), ("cat-file", "--textconv", f"HEAD:{SHEET}"), ("checkout", "--quiet", "-b", "side")):
        repository.git(*careless)
        assert mark.exists(), "the trap itself does not work"
        mark.unlink()
    assert read(repository.root, SHEET) == b"sheet"
    assert listing(repository.root) == [(SHEET, EntryKind.FILE)]
    with pytest.raises(UnknownRevision):
        listing(repository.root, "nothing")
    assert listing(repository.root / "content/..", "side") == [(SHEET, EntryKind.FILE)]
    assert not mark.exists()


def test_what_a_partial_clone_lacks_is_not_fetched(repository: Repository, tmp_path: Path) -> None:
    repository.commit({SHEET: "sheet"})
    identity = repository.git("rev-parse", f"HEAD:{SHEET}")
    mark = tmp_path / "mark"
    for key, value in {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.url": str(tmp_path),
        "remote.origin.uploadPack": f"touch {mark}; false",
    }.items():
        repository.git("config", key, value)
    loose(repository, identity).unlink()
    repository.git("cat-file", "--batch", given=f"{identity}\n")
    assert mark.exists(), "the trap itself does not work"
    mark.unlink()
    with pytest.raises(Unreadable, match="the repository lacks its content"):
        read(repository.root, SHEET)
    assert not mark.exists()


def test_files_that_look_like_a_repository_are_not_taken_for_one(repository: Repository) -> None:
    repository.commit({SHEET: "outer"})
    inner = repository.root / "dossier"
    shutil.copytree(repository.root / ".git", inner)
    assert repository.git("-C", str(inner), "rev-parse", "HEAD"), "the inner one is no repository"
    with pytest.raises(GitRefused, match="cannot use bare repository"):
        listing(inner)


def test_variables_that_point_elsewhere_are_not_followed(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    repository.commit({SHEET: "here"})
    other = new_repository(tmp_path / "other")
    other.commit({SHEET: "there"})
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.root))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    monkeypatch.setenv("GIT_GLOB_PATHSPECS", "1")
    monkeypatch.setenv("GIT_TRACE", "1")
    assert read(repository.root, SHEET) == b"here"
