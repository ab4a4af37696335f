"""`factsheet diff`."""

from pathlib import Path

import click

from factsheet.analysis.changes import changes_between
from factsheet.cli.shared import open_root, root_option
from factsheet.cli.states import side_of
from factsheet.documents.tree import FolderTree
from factsheet.loading.corpus import load
from factsheet.problems import FactsheetError
from factsheet.review.as_changes import changes_as_json, changes_as_markdown, changes_as_text


class NothingSealed(FactsheetError):
    """There is no edition to compare with."""

    def __init__(self) -> None:
        super().__init__("no edition is sealed yet to compare with; name a revision: `factsheet diff HEAD`")


@click.command()
@click.argument("old", metavar="[A]", required=False)
@click.argument("new", metavar="[B]", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="How to print the changes.",
)
@click.option("--exit-code", "telling", is_flag=True, help="Exit with 1 if anything changed.")
@root_option
def diff(old: str | None, new: str | None, form: str, telling: bool, start: Path) -> int:
    """Show what changed for readers between two states of the dossier.

    A and B are editions, git revisions or folders; without B it is the working tree, without A the newest edition.
    Records are compared by id, and each change is classified, the most important first. Wrapping, order of keys,
    quotes and comments are no changes.

    \b
    Examples:
      factsheet diff
      factsheet diff 2025-06-26 2025-08-07
      factsheet diff main --format markdown
      factsheet diff HEAD~1 HEAD --exit-code
    """
    root = open_root(start)
    here = load(FolderTree(root))
    newest = here.corpus.newest
    if old is None and newest is None:
        raise NothingSealed
    first = old if old is not None or newest is None else newest.id
    (name, before), (other, after) = side_of(root, first, here), side_of(root, new, here)
    changes = changes_between(before, after)
    if form == "json":
        click.echo(changes_as_json(changes, before, after))
    elif form == "markdown":
        click.echo(f"From {name} to {other}:\n")
        for piece in changes_as_markdown(changes, before, after):
            click.echo(piece, nl=False)
    else:
        click.echo(f"From {name} to {other}:", err=True)
        for piece in changes_as_text(changes, before, after):
            click.echo(piece, nl=False)
    return 1 if telling and changes.records else 0
