"""`factsheet build`."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from factsheet.cli.shared import lines_of, open_root, root_option, today
from factsheet.documents.tree import FolderTree
from factsheet.dossier import prepare
from factsheet.review.as_text import as_text
from factsheet.review.report import Report, count


@click.command()
@click.option("--strict", is_flag=True, help="Let warnings stop the build too.")
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where to build; site/ in the dossier unless given.",
)
@click.option("--zip", "packed", is_flag=True, help="Make a .zip too, which opens from a disk without a server.")
@root_option
def build(strict: bool, site_dir: Path | None, packed: bool, start: Path) -> int:
    """Build the whole site.

    The new site is built beside the old one and then put in its place: a build that fails leaves what
    was there.

    \b
    Examples:
      factsheet build --strict
      factsheet build --site-dir public --zip
    """
    # Material's notice is for those who choose a site engine, not for those who build a dossier.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from factsheet.site.build import BuildFailed  # noqa: PLC0415 - MkDocs takes longer to load than `check` to run
    from factsheet.site.build import build as build_site  # noqa: PLC0415

    began = time.perf_counter()
    root = open_root(start)
    tree = FolderTree(root)
    dossier = prepare(tree, today=today())
    report = Report(dossier.problems, dossier.corpus.paths)
    if report.problems:
        click.echo(as_text(report, lines_of(tree)), err=True)
    if report.errors or (strict and report.problems):
        click.echo("Nothing was built: mend the findings first.", err=True)
        return 1
    try:
        with _telling() as progress:
            built = build_site(
                root, dossier, site_dir or root / "site", strict=strict, packed=packed, progress=progress
            )
    except BuildFailed as error:
        for message in error.args:
            click.echo(f"factsheet: {message}", err=True)
        return 1
    for warning in built.warnings:
        click.echo(f"factsheet: {warning}", err=True)
    seconds = time.perf_counter() - began
    pages, records = count(built.pages, "page"), count(report.records, "record")
    click.echo(f"Built {pages} from {records} in {seconds:.1f} s. Open {_short(built.home)}")
    return 0


@contextmanager
def _telling() -> Iterator[Callable[[int, int], None] | None]:
    """Say on a terminal how far the pages are, in one line that is gone when they are done."""
    if not sys.stderr.isatty():
        yield None
        return
    try:
        yield lambda done, of: click.echo(f"\rPrinting pages: {done:,} of {of:,}", nl=False, err=True)
    finally:
        click.echo("\r\x1b[K", nl=False, err=True)


def _short(path: Path) -> Path:
    """Name a file from where the user stands, if it is below there."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
