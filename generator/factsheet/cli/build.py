"""`factsheet build`."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factsheet.cli.pdf import address_of, known_edition, printer
from factsheet.cli.shared import open_root, root_option, shown, telling, today
from factsheet.documents.tree import FolderTree
from factsheet.dossier import Dossier, prepare
from factsheet.problems import Severity
from factsheet.review.report import count

if TYPE_CHECKING:
    from factsheet.site.build import Built, Wanted


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
@click.option("--no-pdf", is_flag=True, help="Print no PDF; many editions are built faster so.")
@root_option
def build(  # noqa: PLR0913, PLR0917 - one parameter for each option
    strict: bool,
    site_dir: Path | None,
    draft: bool,
    only: str | None,
    address: str | None,
    packed: bool,
    no_pdf: bool,
    start: Path,
) -> int:
    """Build the whole site: every sealed edition, or the working tree while there is none.

    Editions are built from their sealed files alone. The new site is built beside the old one and then put in its
    place: a build that fails leaves what was there. What did not change is not built again. Each edition holds the
    whole sheet as factsheet.pdf, if the extra `pdf` is installed.

    \b
    Examples:
      factsheet build --strict
      factsheet build --draft
      factsheet build --site-dir public --zip --address https://example.org/
    """
    from factsheet.site.build import Wanted  # noqa: PLC0415 - the site takes longer to load than `check` to run

    began, root = time.perf_counter(), open_root(start)
    tree = FolderTree(root)
    dossier = prepare(tree, today=today())
    report = shown(dossier, tree)
    if report.fails(Severity.WARNING if strict else Severity.ERROR):
        click.echo("Nothing was built: mend the findings first.", err=True)
        return 1
    with telling("Printing pages") as progress:
        wanted = Wanted(
            root=root,
            site_dir=site_dir or root / "site",
            strict=strict,
            packed=packed,
            draft=draft,
            only=known_edition(dossier, only),
            address=address_of(dossier, address),
            printer=printer() if not no_pdf else None,
            progress=progress,
        )
        built = _built(dossier, wanted)
    if built is None:
        return 1
    for warning in built.warnings:
        click.echo(f"factsheet: {warning}", err=True)
    click.echo(f"{_summary(built, report.records)} in {time.perf_counter() - began:.1f} s. Open {_short(built.home)}")
    return 0


def _built(dossier: Dossier, wanted: "Wanted") -> "Built | None":
    """Build, or say why nothing was built."""
    from factsheet.site.build import build as build_site  # noqa: PLC0415 - as above
    from factsheet.site.failures import BuildFailed  # noqa: PLC0415 - as above

    try:
        return build_site(dossier, wanted)
    except BuildFailed as error:
        for message in error.args:
            click.echo(f"factsheet: {message}", err=True)
        return None


def _summary(built: "Built", records: int) -> str:
    """Say what was built."""
    pages = count(built.pages, "page")
    if not built.editions:
        return f"Built {pages} from {count(records, 'record')}"
    editions = count(len(built.editions), "edition")
    if built.unchanged:
        return f"{editions.capitalize()}, {pages}, as they were: nothing to build"
    return f"Built {editions}, {pages}" + (f" ({built.kept} as before)" if built.kept else "")


def _short(path: Path) -> Path:
    """Name a file from where the user stands, if it is below there."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
