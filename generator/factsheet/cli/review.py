"""`factsheet review`."""

from pathlib import Path

import click

from factsheet.cli.shared import open_root, root_option, today
from factsheet.documents.git import branching_point, open_revision
from factsheet.documents.tree import FolderTree, Noted
from factsheet.dossier import prepare
from factsheet.problems import FactsheetError
from factsheet.review.proposals.as_json import MAX_REPORT, proposal_as_json, proposal_from_json
from factsheet.review.proposals.as_markdown import proposal_as_markdown
from factsheet.review.proposals.as_text import proposal_as_text
from factsheet.review.proposals.proposal import Proposal
from factsheet.review.proposals.proposing import propose
from factsheet.review.proposals.versions import Version


class UnreadableReport(FactsheetError):
    """The report to be printed cannot be read."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(f"cannot read {path}: {error.strerror or error}")


class OneOrTheOther(FactsheetError):
    """A report is made or printed, not both."""

    def __init__(self) -> None:
        super().__init__("--from prints a report that was made before: it does not go with --base")


@click.command()
@click.option(
    "--base", metavar="REV", help="What the change is held against; where this branch left main unless given."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True,
    help="How to print the report.",
)  # fmt: skip
@click.option(
    "--from", "made", metavar="FILE", type=click.Path(path_type=Path),
    help="Print a report made before with --format json, believing nothing in it.",
)  # fmt: skip
@root_option
def review(base: str | None, form: str, made: Path | None, start: Path) -> int:
    """Report what this change does to readers, for whoever reviews it.

    The working tree is compared with the commit where this branch left REV. Corrections and disputes come first; then
    values, with what readings are to one another now, other facts on the same source that were not touched, and the
    findings on changed lines.

    \b
    Examples:
      factsheet review
      factsheet review --base origin/main --format markdown
      factsheet review --base HEAD --format json > review.json
      factsheet review --from review.json --format markdown
    """
    if made is not None and base is not None:
        raise OneOrTheOther
    proposal = _read(made) if made is not None else _made(open_root(start), base)
    if form == "json":
        click.echo(proposal_as_json(proposal))
    elif form == "markdown":
        click.echo(proposal_as_markdown(proposal), nl=False)
    else:
        for piece in proposal_as_text(proposal):
            click.echo(piece, nl=False)
    return 0


def _made(root: Path, base: str | None) -> Proposal:
    commit = branching_point(root, base)
    day = today()
    with open_revision(root, commit) as tree:
        before, after = Noted(tree), Noted(FolderTree(root))
        named = f"{base} ({commit[:10]})" if base is not None else commit[:10]
        old = Version(named, before, prepare(before, today=day))
        new = Version("the working tree", after, prepare(after, today=day))
        return propose(old, new)


def _read(path: Path) -> Proposal:
    try:
        with path.open("rb") as file:
            return proposal_from_json(str(path), file.read(MAX_REPORT + 1))
    except OSError as error:
        raise UnreadableReport(path, error) from error
