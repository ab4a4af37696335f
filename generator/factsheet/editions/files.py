"""Files of editions: written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factsheet.problems import FactsheetError


class CannotWrite(FactsheetError):
    """The edition's file cannot be written."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(f"cannot write {path}: {error.strerror or error}; nothing was left behind")


class EditionExists(FactsheetError):
    """An edition is never written twice."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} is sealed already, and a sealed edition is never overwritten; choose another id")


def write_new(path: Path, data: bytes, name: str) -> None:
    """Write a file where none is; a link, unlike a renaming, never takes the place of another."""
    with _beside(path, data) as beside:
        try:
            os.link(beside, path)
        except FileExistsError:
            raise EditionExists(name) from None


def replace_file(path: Path, data: bytes) -> None:
    """Put new content in a file's place."""
    with _beside(path, data) as beside:
        beside.replace(path)


@contextmanager
def _beside(path: Path, data: bytes) -> Iterator[Path]:
    """Write a file next to another, to the disk itself; it is gone afterwards."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            yield beside
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise CannotWrite(path, error) from error
