"""Content trees: where a dossier's files come from.

A tree is a protocol, so that the working folder, a git revision (`documents.git`) and a test's dictionary
are read by the same code. Links are listed, never followed.
"""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from factsheet.problems import FactsheetError, NoDossier

CONTENT = "content"

_CHUNK = 65_536
# Not every system has these; where they are missing, there are no such files either.
_CAREFULLY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class EntryKind(StrEnum):
    """What stands at a path."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """One path of a tree, relative to the dossier's root, with `/` between its parts."""

    path: str
    kind: EntryKind


class ContentTree(Protocol):
    """The files of one dossier."""

    def entries(self) -> Iterable[TreeEntry]:
        """List everything below `content/`, sorted by path; hidden names are left out."""
        ...

    def read(self, path: str, limit: int) -> bytes:
        """Give at most `limit + 1` bytes of a file: one more than allowed tells that it is longer."""
        ...


class Unreadable(FactsheetError):
    """The system refuses to give a file that the tree lists."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"cannot read {path}: {reason}")


@dataclass(frozen=True, slots=True)
class FolderTree:
    """The working folder."""

    root: Path

    def entries(self) -> Iterator[TreeEntry]:
        """List everything below `content/`; links and devices are named, not followed or opened."""
        top = self.root / CONTENT
        if top.is_symlink():
            yield TreeEntry(CONTENT, EntryKind.LINK)
            return
        if not top.is_dir():
            yield TreeEntry(CONTENT, EntryKind.OTHER)
            return
        yield from self._below(top, CONTENT)

    def _below(self, folder: Path, path: str) -> Iterator[TreeEntry]:
        with os.scandir(folder) as listing:
            found = sorted(listing, key=lambda entry: entry.name)
        for entry in found:
            if entry.name.startswith("."):
                continue
            here = f"{path}/{entry.name}"
            kind = _kind(entry)
            yield TreeEntry(here, kind)
            if kind is EntryKind.FOLDER:
                yield from self._below(folder / entry.name, here)

    def read(self, path: str, limit: int) -> bytes:
        """Read a plain file; neither a link nor a pipe that took its place meanwhile is followed or waited for."""
        try:
            handle = os.open(f"{self.root}/{path}", os.O_RDONLY | _CAREFULLY)
            try:
                if not stat.S_ISREG(os.fstat(handle).st_mode):
                    raise Unreadable(path, "it is not a plain file")
                return b"".join(_chunks(handle, limit + 1))
            finally:
                os.close(handle)
        except OSError as error:
            raise Unreadable(path, error.strerror or str(error)) from error


@dataclass(frozen=True)
class Noted:
    """A tree that notes what was read: of each path the SHA-256 of its bytes."""

    tree: ContentTree
    digests: dict[str, bytes] = field(default_factory=dict)

    def entries(self) -> Iterable[TreeEntry]:
        """List what the tree does."""
        return self.tree.entries()

    def read(self, path: str, limit: int) -> bytes:
        """Read, and note."""
        data = self.tree.read(path, limit)
        self.digests[path] = hashlib.sha256(data).digest()
        return data


def _chunks(handle: int, most: int) -> Iterator[bytes]:
    """Give what a file holds, up to a number of bytes; small files come in one piece."""
    while most > 0 and (chunk := os.read(handle, min(most, _CHUNK))):
        most -= len(chunk)
        yield chunk


def _kind(entry: os.DirEntry[str]) -> EntryKind:
    if entry.is_symlink():
        return EntryKind.LINK
    if entry.is_dir(follow_symlinks=False):
        return EntryKind.FOLDER
    return EntryKind.FILE if entry.is_file(follow_symlinks=False) else EntryKind.OTHER


def find_root(start: Path) -> Path:
    """Find the nearest folder upwards that holds `content/sheet.yml`."""
    for folder in (start, *start.parents):
        if (folder / CONTENT / "sheet.yml").exists():
            return folder
    raise NoDossier(str(start))
