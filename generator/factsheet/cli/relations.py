"""`factsheet relations`."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from factsheet.cli.shared import open_root, root_option, today
from factsheet.documents.tree import FolderTree
from factsheet.dossier import Dossier, prepare
from factsheet.loading.reading import did_you_mean
from factsheet.model.identifiers import FigureId
from factsheet.model.records import Figure
from factsheet.problems import FactsheetError
from factsheet.review.as_relations import relations_as_json, relations_as_text
from factsheet.review.report import count

_PRINTERS: dict[str, Callable[[Dossier, Sequence[Figure], str], Iterator[str]]] = {
    "text": relations_as_text,
    "json": relations_as_json,
}


class UnknownFigure(FactsheetError):
    """A figure was named that does not exist, or whose file cannot be read."""

    def __init__(self, name: str, known: Sequence[str], *, broken: bool) -> None:
        why = "its file has mistakes; `factsheet check` names them" if broken else did_you_mean(name, known)
        super().__init__(f"there is no figure {name} to compare; {why}")


@click.command()
@click.argument("figure", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_PRINTERS)),
    default="text",
    show_default=True,
    help="How to print the relations.",
)
@root_option
def relations(figure: str | None, form: str, start: Path) -> int:
    """Show how the readings of a figure relate, or of all figures.

    Each figure has a standing and the reason for it. Clashes come first, each with what would have to be true
    for both readings to hold. Numbers in JSON are text, to the digit. The exit code is 1 if the dossier has
    errors, which may hide readings, else 0.

    \b
    Examples:
      factsheet relations
      factsheet relations killed-2025
      factsheet relations killed-2025 --format json
    """
    dossier = prepare(FolderTree(open_root(start)), today=today())
    sheet = dossier.corpus.sheet
    language = sheet.languages[0] if sheet is not None else "en"
    for piece in _PRINTERS[form](dossier, _chosen(dossier, figure), language):
        click.echo(piece, nl=False)
    if dossier.errors:
        errors = count(len(dossier.errors), "error")
        click.echo(f"factsheet: {errors} in the dossier may hide readings; see `factsheet check`", err=True)
    return 1 if dossier.errors else 0


def _chosen(dossier: Dossier, name: str | None) -> tuple[Figure, ...]:
    figures = dossier.corpus.figures
    if name is None:
        return tuple(figures.values())
    if FigureId(name) not in figures:
        broken = name in dossier.corpus.ids.get("figures", frozenset())
        raise UnknownFigure(name, list(figures), broken=broken)
    return (figures[FigureId(name)],)
