"""`factsheet pdf`, and what other commands need to print."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factsheet.cli.shared import open_root, root_option, shown, today
from factsheet.cli.states import UnknownEdition
from factsheet.documents.files import CannotWrite, replace_file
from factsheet.documents.tree import ContentTree, FolderTree
from factsheet.dossier import Dossier, Shelf, prepare
from factsheet.loading.editions import tree_of
from factsheet.loading.shapes.text import address_fault
from factsheet.model.identifiers import EditionId
from factsheet.problems import Severity
from factsheet.site.standing import DRAFT, url_of

if TYPE_CHECKING:
    from factsheet.site.printed import Printer


@click.command()
@click.option("--edition", "only", metavar="ID", help="Print this edition; the newest unless given.")
@click.option("--draft", is_flag=True, help="Print the working tree; always while nothing is sealed.")
@click.option(
    "-o", "--output", metavar="FILE", default="factsheet.pdf", show_default=True,
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="Where to write it; `-` writes to the standard output.",
)  # fmt: skip
@click.option("--address", metavar="URL", help="Where the site will stand, in place of the sheet's own address.")
@root_option
def pdf(only: str | None, draft: bool, output: Path, address: str | None, start: Path) -> int:
    """Print the whole sheet as one PDF: tagged for screen readers (PDF/UA-1) and kept for decades (PDF/A-2a).

    An edition is printed from its sealed file alone, and gives the same bytes wherever and whenever it is printed.
    Where the sheet has an address, the cover shows it and a QR code of it. Needs the extra `pdf`.

    \b
    Examples:
      factsheet pdf
      factsheet pdf --edition 2025-08-07 -o sheet.pdf
      factsheet pdf --draft --address https://example.org/
    """
    from factsheet.pdf.printer import NoPrinter, is_installed  # noqa: PLC0415 - other commands start without it
    from factsheet.pdf.sheet import print_sheet  # noqa: PLC0415 - as above

    if not is_installed():
        raise NoPrinter
    chosen = choose(start, only, address, draft=draft)
    if chosen is None:
        click.echo("Nothing was printed: mend the findings first.", err=True)
        return 1
    printed = print_sheet(chosen.dossier, chosen.tree, chosen.url)
    for warning in printed.warnings:
        click.echo(f"factsheet: {warning}", err=True)
    _write(output, printed.data)
    return 0


def _write(output: Path, data: bytes) -> None:
    """Write whole or not at all; into a pipe or a device goes what was asked for, and its place is left to it."""
    try:
        if str(output) == "-":
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
            return
        if output.exists() and not output.is_file():
            output.write_bytes(data)
            return
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CannotWrite(output, error) from error
    replace_file(output.resolve(), data)
    click.echo(f"Printed {output} ({len(data):,} bytes).", err=True)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A state that is given away: an edition or the draft by its name, and the address of the whole site, if any."""

    name: str
    dossier: Dossier
    tree: ContentTree
    shelf: Shelf
    address: str

    @property
    def url(self) -> str:
        """Where the folder of this state stands; empty for nowhere."""
        return url_of(self.address, self.name) or ""


def choose(start: Path, only: str | None, address: str | None, *, draft: bool) -> Chosen | None:
    """Open the edition that is asked for, the newest, or the working tree; None if that has errors, which are shown."""
    if only is not None and draft:
        raise click.UsageError("--edition and --draft name two different states: give one of them")
    working = FolderTree(open_root(start))
    dossier = prepare(working, today=today())
    known, place = known_edition(dossier, only), address_of(dossier, address)
    shelf = Shelf.of(dossier.corpus)
    if draft or not shelf.editions:
        if shown(dossier, working).fails(Severity.ERROR):
            return None
        return Chosen(DRAFT, shelf.with_chronicle(dossier), working, shelf, place)
    edition = dossier.corpus.editions[EditionId(known)] if known else shelf.editions[-1]
    return Chosen(edition.id, shelf.dossier(edition), tree_of(edition), shelf, place)


def printer() -> "Printer | None":
    """Give what prints a sheet, or say in one line that nothing does."""
    from factsheet.pdf.printer import NoPrinter, is_installed  # noqa: PLC0415 - only some commands print

    if not is_installed():
        click.echo(f"factsheet: {NoPrinter()}", err=True)
        return None
    from factsheet.pdf.sheet import print_sheet  # noqa: PLC0415 - as above

    return print_sheet


def known_edition(dossier: Dossier, edition: str | None) -> str:
    """Give the one edition that is asked for; empty for none in particular."""
    if edition is not None and edition not in dossier.corpus.editions:
        raise UnknownEdition(edition, list(dossier.corpus.editions))
    return edition or ""


def address_of(dossier: Dossier, given: str | None) -> str:
    """Give the address of the whole site, the one that is given or the sheet's own."""
    if given is not None and (fault := address_fault(given)) is not None:
        raise click.BadParameter(f"{fault}; an address begins with https:// or http://", param_hint="--address")
    sheet = dossier.corpus.sheet
    return given or (sheet.address if sheet is not None else "")
