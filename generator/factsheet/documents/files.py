"""Files: written whole or not at all."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factsheet.problems import FactsheetError


class CannotWrite(FactsheetError):
    """The file cannot be written."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(f"cannot write {path}: {error.strerror or error}; nothing was left behind")


def write_new(path: Path, data: bytes, taken: FactsheetError) -> None:
    """Write a file where none is, or say what it means that one is; a link never takes the place of another."""
    with _beside(path, data) as beside:
        try:
            os.link(beside, path)
        except FileExistsError:
            raise taken from None


def replace_file(path: Path, data: bytes) -> None:
    """Put new content in a file's place; who may read it stays as it was."""
    with _beside(path, data) as beside:
        if path.exists():
            beside.chmod(stat.S_IMODE(path.stat().st_mode))
        beside.replace(path)


@contextmanager
def _beside(path: Path, data: bytes) -> Iterator[Path]:
    """Write a file next to another, to the disk itself; it is gone afterwards."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.unlink(missing_ok=True)  # left by a process of that number that was stopped
            with beside.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            yield beside
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise CannotWrite(path, error) from error
