"""Records put in the one layout where they stand: each file whole or not at all, and only if it changes."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from factsheet.desk.layout.order import laid_out, table_of
from factsheet.documents.decode import MAX_BYTES
from factsheet.documents.files import replace_file
from factsheet.documents.parse import parse
from factsheet.documents.tree import EntryKind, FolderTree
from factsheet.problems import FactsheetError, Problem, Severity


class NoRecord(FactsheetError):
    """A file was named that has no layout of ours."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path} is no record: only content/sheet.yml, content/policy.yml"
            " and plain .yml files in the folders of records are laid out"
        )


class CannotRewrite(FactsheetError):
    """A file cannot be replaced."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"cannot rewrite {path}: {reason}; it is as it was")


@dataclass(frozen=True, slots=True)
class Layout:
    """What became of one file: its new bytes, or the mistakes that leave it as it is."""

    path: str
    before: bytes
    after: bytes
    problems: tuple[Problem, ...] = ()

    @property
    def changes(self) -> bool:
        """Tell whether the file is not in the one layout yet."""
        return self.before != self.after


def records_in(tree: FolderTree, wanted: Sequence[str] = ()) -> list[str]:
    """List the records of a dossier, or those that some paths name; a file that is none is refused by name."""
    found = [each.path for each in tree.entries() if each.kind is EntryKind.FILE and table_of(each.path) is not None]
    for path in wanted:
        if path not in found and not _is_folder(tree.root / path):
            raise NoRecord(path)
    return [path for path in found if not wanted or any(_is_in(path, each) for each in wanted)]


def layouts(tree: FolderTree, paths: Iterable[str]) -> Iterator[Layout]:
    """Lay out one file after another; one that cannot be read as YAML is left as it is."""
    for path in paths:
        data = tree.read(path, MAX_BYTES)
        parsed, table = parse(path, data), table_of(path)
        wrong = tuple(each for each in parsed.problems if each.severity is Severity.ERROR)
        if parsed.document is None or table is None or wrong:
            yield Layout(path, data, data, wrong)
        else:
            yield Layout(path, data, laid_out(parsed.document, table).encode())


def rewrite(tree: FolderTree, layout: Layout) -> None:
    """Put a file's new bytes in its place, with the permissions it had; not if it has changed meanwhile."""
    path = tree.root / layout.path
    if tree.read(layout.path, MAX_BYTES) != layout.before:
        raise CannotRewrite(layout.path, "it was changed meanwhile")
    if not _may_be_written(path):
        raise CannotRewrite(layout.path, "it may only be read")
    replace_file(path, layout.after)


def _may_be_written(path: Path) -> bool:
    """Ask the file itself: a folder would let anything in it be replaced, and so would a superuser's rights."""
    return os.access(path, os.W_OK) and bool(path.lstat().st_mode & 0o222)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _is_in(path: str, place: str) -> bool:
    return place in (".", path) or path.startswith(f"{place}/")
