"""`factsheet check`."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import click

from factsheet.cli.shared import inside, lines_of, open_root, root_option, today, wants_colour
from factsheet.desk.manual import entries
from factsheet.documents.git import branching_point, open_revision
from factsheet.documents.tree import FolderTree
from factsheet.dossier import prepare
from factsheet.loading.reading import did_you_mean
from factsheet.problems import FactsheetError, Severity
from factsheet.review.as_annotations import as_annotations
from factsheet.review.as_json import as_json
from factsheet.review.as_markdown import as_markdown
from factsheet.review.as_text import as_text
from factsheet.review.remarks import touched
from factsheet.review.report import Report

_FORMATS = ("text", "json", "github", "markdown")


class UnknownRule(FactsheetError):
    """A rule was named that does not exist."""

    def __init__(self, code: str, known: list[str]) -> None:
        super().__init__(f"there is no rule {code}; {did_you_mean(code, known)}")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="How to print the findings.",
)
@click.option("--base", metavar="REV", help="Show first what stands on lines changed since the branch left REV.")
@click.option("--today", "day", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="Check as if it were this day.")
@click.option(
    "--fail-on",
    type=click.Choice([str(each) for each in Severity]),
    default="error",
    show_default=True,
    help="The least that makes the exit code 1.",
)
@click.option("--explain", "code", metavar="RULE", help="Print a rule's page of the manual, and check nothing.")
@root_option
def check(  # noqa: PLR0913, PLR0917 - one argument for each option
    paths: tuple[Path, ...],
    form: str,
    base: str | None,
    day: dt.datetime | None,
    fail_on: str,
    code: str | None,
    start: Path,
) -> int:
    """Find mistakes in the dossier, each at its line and column.

    The whole dossier is always read; PATHS, taken from the folder you stand in, only choose whose
    findings are shown. The exit code is 1 if there is anything to mend, else 0.

    \b
    Examples:
      factsheet check
      factsheet check content/facts/killed-2025.yml
      factsheet check --fail-on warning --format github
      factsheet check --base main
      factsheet check --explain C102
    """
    if code is not None:
        click.echo(_manual_page(code.upper()))
        return 0
    root = open_root(start)
    tree = FolderTree(root)
    dossier = prepare(tree, today=day.date() if day else today())
    report = Report(dossier.problems, dossier.corpus.paths)
    if paths:
        report = report.within([inside(path, root) for path in paths])
    if base is not None:
        with open_revision(root, branching_point(root, base)) as old:
            report = touched(report, old, tree)
    printers: dict[str, Callable[[], str]] = {
        "text": lambda: as_text(report, lines_of(tree), colour=wants_colour()),
        "json": lambda: as_json(report),
        "github": lambda: as_annotations(report),
        "markdown": lambda: as_markdown(report),
    }
    if text := printers[form]():
        click.echo(text)
    return 1 if report.fails(Severity(fail_on)) else 0


def _manual_page(code: str) -> str:
    known = entries()
    if code not in known:
        raise UnknownRule(code, list(known))
    title, text = known[code]
    return f"{code} {title}\n\n{text}"
