"""`factsheet export`."""

from pathlib import Path

import click

from factsheet.cli.pdf import choose
from factsheet.cli.shared import root_option, telling
from factsheet.exports.names import Form
from factsheet.review.report import count
from factsheet.site.standing import DRAFT


@click.command()
@click.option(
    "--format", "forms", metavar="F", multiple=True, type=click.Choice([str(each) for each in Form]),
    help=f"Write this format alone; may be given again. One of: {', '.join(Form)}.",
)  # fmt: skip
@click.option("--edition", "only", metavar="ID", help="Export this edition; the newest unless given.")
@click.option("--draft", is_flag=True, help="Export the working tree; always while nothing is sealed.")
@click.option(
    "-o", "--output", metavar="DIR", default="export", show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write into; files there that are no part of the export stay.",
)  # fmt: skip
@click.option("--address", metavar="URL", help="Where the site will stand, in place of the sheet's own address.")
@root_option
def export(
    forms: tuple[str, ...], only: str | None, draft: bool, output: Path, address: str | None, start: Path
) -> int:
    """Write the sheet as open data: JSON, CSV, citations, a calendar, feeds, pages for frames.

    The files are those that a built site holds of an edition; /data/ of the site explains each of them. Each is
    put in its place whole. `cff` is CITATION.cff for the repository: write it with `-o .`.

    \b
    Examples:
      factsheet export
      factsheet export --format csv --format json -o data
      factsheet export --edition 2025-08-07 --address https://example.org/
      factsheet export --format cff -o .
    """
    from factsheet.exports.export import Export  # noqa: PLC0415 - other commands start without it
    from factsheet.site.exporting import chosen, write_into  # noqa: PLC0415 - as above

    state = choose(start, only, address, draft=draft)
    if state is None:
        click.echo("Nothing was exported: mend the findings first.", err=True)
        return 1
    source = Export.of(state.dossier, state.url)
    wanted = [Form(each) for each in forms] or list(Form)
    with telling("Writing") as progress:
        written = write_into(output, lambda: chosen(source, state.shelf, state.address, wanted), progress)
    what = f"edition {state.name}" if state.name != DRAFT else "the draft"
    click.echo(f"Wrote {count(written, 'file')} of {what} to {output}.", err=True)
    return 0
