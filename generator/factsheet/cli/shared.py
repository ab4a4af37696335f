"""What commands share: the dossier's root, today, and showing findings."""

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TypeVar

import click

from factsheet.documents.decode import MAX_BYTES
from factsheet.documents.tree import FolderTree, find_root
from factsheet.dossier import Dossier
from factsheet.problems import FactsheetError
from factsheet.review.as_text import as_text
from factsheet.review.report import Report

F = TypeVar("F", bound=Callable[..., object])


class OutsideDossier(FactsheetError):
    """A path was named that is no part of the dossier."""

    def __init__(self, path: Path, root: Path) -> None:
        super().__init__(f"{path} is not in the dossier {root}")


class NoSuchPath(FactsheetError):
    """A path was named that does not exist: most likely a typing slip."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} does not exist (paths are taken from the folder you stand in)")


class InOrder(click.Group):
    """Lists its commands in the order they were added, as an editor meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        """Give the names of the commands."""
        return list(self.commands)


def root_option(command: F) -> F:
    """Add `-C DIR` to a command."""
    return click.option(
        "-C", "start", metavar="DIR", default=".", show_default=False,
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        help="The dossier's folder; the nearest one upwards that holds content/sheet.yml unless given.",
    )(command)  # fmt: skip


def open_root(start: Path) -> Path:
    """Find the dossier a command speaks of."""
    return find_root(start.resolve())


def today() -> dt.date:
    """The one look at the clock."""
    return dt.datetime.now(tz=dt.UTC).date()


def lines_of(tree: FolderTree) -> Callable[[str, int], str]:
    """Give lines of the dossier's files, for showing a place; nothing where there is none."""

    @cache
    def lines(path: str) -> list[str]:
        try:
            return tree.read(path, MAX_BYTES)[:MAX_BYTES].decode("utf-8", "replace").splitlines()
        except FactsheetError:
            return []

    def line(path: str, number: int) -> str:
        found = lines(path)
        return found[number - 1] if 0 < number <= len(found) else ""

    return line


def shown(dossier: Dossier, tree: FolderTree) -> Report:
    """Show what was found in the working tree."""
    report = Report(dossier.problems, dossier.corpus.paths)
    if report.problems:
        click.echo(as_text(report, lines_of(tree)), err=True)
    return report


def wants_colour() -> bool:
    """Colour only for a person at a terminal."""
    return sys.stdout.isatty()


@contextmanager
def telling(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """Say on a terminal how far something is, in one line that is gone when it is done."""
    if not sys.stderr.isatty():
        yield None
        return
    try:
        yield lambda done, of: click.echo(f"\r{what}: {done:,} of {of:,}", nl=False, err=True)
    finally:
        click.echo("\r\x1b[K", nl=False, err=True)


def inside(path: Path, root: Path) -> str:
    """Write a path the way findings do."""
    absolute = Path.cwd() / path
    resolved = absolute.parent.resolve() / absolute.name
    if not os.path.lexists(resolved):
        raise NoSuchPath(path)
    if not resolved.is_relative_to(root):
        raise OutsideDossier(path, root)
    return resolved.relative_to(root).as_posix()
