"""`factsheet build`."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factsheet.cli.shared import lines_of, open_root, root_option, today
from factsheet.cli.states import UnknownEdition
from factsheet.documents.tree import FolderTree
from factsheet.dossier import Dossier, prepare
from factsheet.loading.shapes.text import address_fault
from factsheet.problems import Severity
from factsheet.review.as_text import as_text
from factsheet.review.report import Report, count

if TYPE_CHECKING:
    from factsheet.site.build import Built


@click.command()
@click.option("--strict", is_flag=True, help="Let warnings stop the build too.")
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where to build; site/ in the dossier unless given.",
)
@click.option("--draft", is_flag=True, help="Build the working tree too, into draft/; always while nothing is sealed.")
@click.option("--edition", "only", metavar="ID", help="Build one edition, and leave the others as they stand.")
@click.option("--address", metavar="URL", help="Where the site will stand, in place of the sheet's own address.")
@click.option("--zip", "packed", is_flag=True, help="Make a .zip too, which opens from a disk without a server.")
@root_option
def build(  # noqa: PLR0913, PLR0917 - one parameter for each option
    strict: bool, site_dir: Path | None, draft: bool, only: str | None, address: str | None, packed: bool, start: Path
) -> int:
    """Build the whole site: every sealed edition, or the working tree while there is none.

    Editions are built from their sealed files alone. The new site is built beside the old one and then put in its
    place: a build that fails leaves what was there. What did not change is not built again.

    \b
    Examples:
      factsheet build --strict
      factsheet build --draft
      factsheet build --site-dir public --zip --address https://example.org/
    """
    from factsheet.site.build import Wanted  # noqa: PLC0415 - the site takes longer to load than `check` to run
    from factsheet.site.build import build as build_site  # noqa: PLC0415
    from factsheet.site.failures import BuildFailed  # noqa: PLC0415

    began, root = time.perf_counter(), open_root(start)
    tree = FolderTree(root)
    dossier = prepare(tree, today=today())
    report = Report(dossier.problems, dossier.corpus.paths)
    if report.problems:
        click.echo(as_text(report, lines_of(tree)), err=True)
    if report.fails(Severity.WARNING if strict else Severity.ERROR):
        click.echo("Nothing was built: mend the findings first.", err=True)
        return 1
    try:
        with _telling() as progress:
            wanted = Wanted(
                root=root,
                site_dir=site_dir or root / "site",
                strict=strict,
                packed=packed,
                draft=draft,
                only=_known(dossier, only),
                address=_address(dossier, address),
                progress=progress,
            )
            built = build_site(dossier, wanted)
    except BuildFailed as error:
        for message in error.args:
            click.echo(f"factsheet: {message}", err=True)
        return 1
    for warning in built.warnings:
        click.echo(f"factsheet: {warning}", err=True)
    click.echo(f"{_summary(built, report.records)} in {time.perf_counter() - began:.1f} s. Open {_short(built.home)}")
    return 0


def _known(dossier: Dossier, edition: str | None) -> str:
    """Give the one edition that is asked for; empty for all of them."""
    if edition is not None and edition not in dossier.corpus.editions:
        raise UnknownEdition(edition, list(dossier.corpus.editions))
    return edition or ""


def _address(dossier: Dossier, given: str | None) -> str:
    """Give the address of the whole site, the one that is given or the sheet's own."""
    if given is not None and (fault := address_fault(given)) is not None:
        raise click.BadParameter(f"{fault}; an address begins with https:// or http://", param_hint="--address")
    sheet = dossier.corpus.sheet
    return given or (sheet.address if sheet is not None else "")


def _summary(built: "Built", records: int) -> str:
    """Say what was built."""
    pages = count(built.pages, "page")
    if not built.editions:
        return f"Built {pages} from {count(records, 'record')}"
    editions = count(len(built.editions), "edition")
    if built.unchanged:
        return f"{editions.capitalize()}, {pages}, as they were: nothing to build"
    return f"Built {editions}, {pages}" + (f" ({built.kept} as before)" if built.kept else "")


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
