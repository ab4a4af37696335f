"""A dossier as a revision has it: the one door to git.

git only lists paths and gives bytes here. Nothing is checked out, so whatever a repository configures
(hooks, filters, text conversion, file monitors, pagers) has no occasion to run, and is switched off
besides. Nothing is fetched, nobody is asked anything, and no answer is waited for longer than the time-out.
The module is long because everything that knows git stands behind one door.
"""

import math
import os
import re
import shutil
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from subprocess import PIPE, Popen
from typing import IO, NamedTuple

from factsheet.documents.tree import CONTENT, EntryKind, TreeEntry, Unreadable
from factsheet.problems import FactsheetError

TIMEOUT = 30.0  # seconds
MAX_LISTING = 32_000_000  # bytes: some 300,000 paths

_LOOK = 0.1  # seconds between two looks at the clock
_CHUNK = 65_536

_GLOBAL = (
    "--no-pager", "--no-replace-objects", "--literal-pathspecs",
    "-c", f"core.hooksPath={os.devnull}",
    "-c", "core.fsmonitor=false",
    # Files that look like a repository may be part of what a stranger proposes; their settings are not ours.
    "-c", "safe.bareRepository=explicit",
    # What is larger than any record is passed on in pieces, not taken into memory whole.
    "-c", "core.bigFileThreshold=2m",
)  # fmt: skip
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "",  # a partial clone would fetch what it lacks, by a command of its configuration
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
# Of the user's own variables these may stay: they say where git and its settings are, and where to stop looking.
_KEPT = ("GIT_CEILING_DIRECTORIES", "GIT_CONFIG_", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH")

_COMMIT = re.compile(rb"[0-9a-f]{40,64}\n")
# Where a branch is most likely to have left, the likeliest first.
_TRUNKS = ("refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/heads/main", "refs/heads/master")
_FATAL = "fatal: "
_KINDS = {b"040000": EntryKind.FOLDER, b"120000": EntryKind.LINK}


class NoGit(FactsheetError):
    """The program git is missing, or cannot be run."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"git cannot be run: {reason} (revisions are read with git; install it, or mend PATH)")


class NoRepository(FactsheetError):
    """The dossier is in no repository, so there are no revisions of it."""

    def __init__(self, root: Path) -> None:
        super().__init__(f"{str(root)!r} is in no git repository: there are no revisions of it (start with `git init`)")


class UnknownRevision(FactsheetError):
    """The repository has no commit of that name."""

    def __init__(self, revision: str, known: Iterable[str], *, shallow: bool) -> None:
        names = ", ".join(known)
        way = f"known are {names}, and any commit's number" if names else "no branch has a commit yet"
        if shallow:
            way += "; this clone is shallow: `git fetch --unshallow` brings the rest"
        super().__init__(f"the repository has no commit {revision!r} ({way})")


class NoDossierThere(FactsheetError):
    """The revision is there, but it holds no dossier at that place."""

    def __init__(self, revision: str, sheet: str) -> None:
        super().__init__(f"revision {revision!r} holds no dossier: it has no file {sheet!r}")


class TooManyPaths(FactsheetError):
    """A revision lists more than any dossier holds: a mistake, or meant to exhaust us."""

    def __init__(self) -> None:
        super().__init__(f"the revision's list of paths is longer than {MAX_LISTING:,} bytes and was not read")


class GitTooSlow(FactsheetError):
    """The answer did not come in time."""

    def __init__(self, command: str) -> None:
        super().__init__(f"`git {command}` did not answer within {TIMEOUT:g} seconds and was stopped")


class GitRefused(FactsheetError):
    """The repository or its settings are broken, or not ours to read: git says why."""

    def __init__(self, command: str, reason: str) -> None:
        super().__init__(f"`git {command}` failed: {reason}")
        self.reason = reason


class _Object(NamedTuple):
    """What a revision has at a path."""

    kind: EntryKind
    identity: bytes  # its hash


@dataclass(frozen=True, slots=True)
class RevisionTree:
    """The dossier in one commit; it can be read until `open_revision` is left."""

    commit: str
    _objects: Mapping[str, _Object] = field(repr=False)
    _store: "_Process" = field(repr=False)

    def entries(self) -> Iterator[TreeEntry]:
        """List everything below `content/` as the working folder does; a submodule is neither file nor folder."""
        for path, found in self._objects.items():
            yield TreeEntry(path, found.kind)

    def read(self, path: str, limit: int) -> bytes:
        """Give at most `limit + 1` bytes of a plain file."""
        found = self._objects.get(path)
        if found is None or found.kind is not EntryKind.FILE:
            raise Unreadable(path, f"commit {self.commit[:10]} has no plain file there")
        data = self._store.blob(found.identity, limit)
        if data is None:
            raise Unreadable(path, "the repository lacks its content")
        return data


def branching_point(root: Path, revision: str | None) -> str:
    """Give the commit from which the present branch went its own way: what it changed is counted from there.

    Without a revision it is the branch the clone was made from, or `main`, or `master`; and the last commit where none
    of them is, or where nothing has gone its own way.
    """
    _prefix(root)
    if revision is None:
        there = (name for name in _TRUNKS if _resolved(root, name) is not None)
        revision = next(there, "HEAD")
    commit = _commit(root, revision)
    try:
        return _ask(root, "merge-base", commit, "HEAD").decode().split("\n")[0]
    except GitRefused:  # two histories that never met, or a shallow clone that does not know where
        return commit


def unsaved(root: Path) -> list[str]:
    """Name the files below `content/` that differ from the last commit, or are in none."""
    prefix = _prefix(root)
    listed = _ask(root, "status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--", CONTENT)
    return [os.fsdecode(line[3:]).removeprefix(prefix) for line in listed.split(b"\0")[:-1]]


@contextmanager
def open_revision(root: Path, revision: str) -> Iterator[RevisionTree]:
    """Open the dossier of a folder as a branch, a tag or any other name of a commit has it."""
    prefix = _prefix(root)
    commit = _commit(root, revision)
    objects = _objects(root, commit, prefix)
    # A link in place of the folder is listed: that mistake is worth more than being told nothing is there.
    if f"{CONTENT}/sheet.yml" not in objects and CONTENT not in objects:
        raise NoDossierThere(revision, f"{prefix}{CONTENT}/sheet.yml")
    with _running(root, "cat-file", "--batch") as store:
        yield RevisionTree(commit, objects, store)


def _prefix(root: Path) -> str:
    """The dossier's folder in its repository: nothing, or a path that ends in `/`."""
    try:
        return os.fsdecode(_ask(root, "rev-parse", "--show-prefix").removesuffix(b"\n"))
    except GitRefused as error:
        if error.reason.startswith("not a git repository (or any"):
            raise NoRepository(root) from error
        raise


def _commit(root: Path, revision: str) -> str:
    """Resolve a revision once, so that a branch which moves meanwhile changes nothing."""
    commit = _resolved(root, revision)
    if commit is None:
        shallow = _ask(root, "rev-parse", "--is-shallow-repository") == b"true\n"
        raise UnknownRevision(revision, _known(root, revision), shallow=shallow)
    return commit


def _resolved(root: Path, revision: str) -> str | None:
    """Give the commit that one name names."""
    try:
        named = _ask(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    except (GitRefused, ValueError):  # a name may hold characters that no program can be given
        return None
    # Ranges and `^name` are answered as well, in other words than one name.
    return named.decode().strip() if _COMMIT.fullmatch(named) else None


def _known(root: Path, revision: str) -> list[str]:
    """Branches and tags to name instead: those spelled much the same, or else the newest."""
    listed = _ask(root, "for-each-ref", "--sort=-creatordate", "--format=%(refname:short)")
    names = listed.decode("utf-8", "replace").split()
    near = get_close_matches(revision, names, n=3) or names[:3]
    return ["HEAD", *near] if names else []


def _objects(root: Path, commit: str, prefix: str) -> dict[str, _Object]:
    """Everything below `content/` that is not hidden, in the order of the working folder."""
    listed = _ask(root, "ls-tree", "-r", "-t", "-z", "--full-tree", commit, "--", f"{prefix}{CONTENT}")
    found: dict[str, _Object] = {}
    for line in listed.split(b"\0")[:-1]:
        words, _, name = line.partition(b"\t")
        mode, _, identity = words.split()
        kind = EntryKind.FILE if mode.startswith(b"100") else _KINDS.get(mode, EntryKind.OTHER)
        path = os.fsdecode(name)[len(prefix) :]  # nothing is left of the folders on the way to the dossier
        if path and "/." not in path and (path != CONTENT or kind is EntryKind.LINK):
            found[path] = _Object(kind, identity)
    return dict(sorted(found.items(), key=lambda item: item[0].split("/")))


def _ask(root: Path, *command: str) -> bytes:
    """Give what a command prints that ends by itself."""
    with _running(root, *command) as process:
        return process.output()


@contextmanager
def _running(root: Path, *command: str) -> Iterator["_Process"]:
    """Start git in a folder; it has ended when the block is left, however it is left."""
    with tempfile.TemporaryFile() as complaint, _start(root, command, complaint) as popen:
        process = _Process(command[0], popen, complaint)
        watch = threading.Thread(target=process.watch, daemon=True)
        watch.start()
        try:
            yield process
        finally:
            process.left.set()
            watch.join()
            popen.kill()  # it only reads: nothing is lost


def _start(root: Path, command: Iterable[str], complaint: IO[bytes]) -> Popen[bytes]:
    git = shutil.which("git")
    if git is None:
        raise NoGit("it was not found")
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key.startswith(_KEPT)}
    try:
        # No shell, and a revision stands behind --end-of-options.
        whole = [git, "-C", str(root), *_GLOBAL, *command]
        return Popen(whole, stdin=PIPE, stdout=PIPE, stderr=complaint, env=inherited | _ENVIRONMENT)  # noqa: S603
    except OSError as error:
        raise NoGit(error.strerror or str(error)) from error


class _Process:
    """A running git: each of its answers is due within the time-out."""

    def __init__(self, command: str, popen: Popen[bytes], complaint: IO[bytes]) -> None:
        assert popen.stdin and popen.stdout  # noqa: S101, PT018 - for the type checker: both are pipes
        self.left = threading.Event()
        self._command, self._popen, self._complaint = command, popen, complaint
        self._question, self._answer = popen.stdin, popen.stdout
        self._due, self._late = math.inf, False

    def watch(self) -> None:
        """End git when an answer is overdue, and with it the wait; runs beside it until the block is left."""
        while not self.left.wait(_LOOK):
            if time.monotonic() > self._due:
                self._late = True
                self._popen.kill()

    def output(self) -> bytes:
        """Wait for the end of a command and give all it printed."""
        self._due = time.monotonic() + TIMEOUT
        printed = self._answer.read(MAX_LISTING + 1)
        if len(printed) > MAX_LISTING:
            raise TooManyPaths
        if self._popen.wait():
            raise self._failure()
        return printed

    def blob(self, identity: bytes, limit: int) -> bytes | None:
        """Ask `cat-file --batch` for at most `limit + 1` bytes; None if the repository lacks the file."""
        self._due = time.monotonic() + TIMEOUT
        try:
            os.write(self._question.fileno(), identity + b"\n")
            return self._reply(limit)
        except BrokenPipeError as error:
            raise self._failure() from error
        finally:
            self._due = math.inf

    def _reply(self, limit: int) -> bytes | None:
        """Keep what is wanted of a file and pass over the rest, which a line break ends."""
        header = self._answer.readline().split()
        if header[1:] == [b"missing"]:
            return None
        if not header:
            raise self._failure()
        size = int(header[-1])
        wanted = self._answer.read(min(size, limit + 1))
        rest = size + 1 - len(wanted)
        while rest:
            passed = self._answer.read(min(rest, _CHUNK))
            if not passed:
                raise self._failure()
            rest -= len(passed)
        return wanted

    def _failure(self) -> FactsheetError:
        """Why git ended before its answer did."""
        self._popen.kill()
        self._popen.wait()
        if self._late:
            return GitTooSlow(self._command)
        self._complaint.seek(0)
        said = self._complaint.read(_CHUNK).decode("utf-8", "backslashreplace")
        reason = " ".join(said[max(0, said.find(_FATAL)) :].removeprefix(_FATAL).split())
        return GitRefused(self._command, reason or "it ended without a word")
