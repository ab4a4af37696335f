"""`factsheet change`."""

from pathlib import Path

import click

from factsheet.analysis.changes import changed_facts
from factsheet.cli.shared import open_root, root_option
from factsheet.desk.notes import NothingChanged, UnknownFact, notes_on, write_notes
from factsheet.documents.tree import FolderTree
from factsheet.loading.corpus import load
from factsheet.model.identifiers import FactId
from factsheet.model.words import ChangeKind


@click.group()
def change() -> None:
    """Say why published facts changed.

    \b
    Example:
      factsheet change new
    """


@change.command()
@click.argument("facts", metavar="[FACT]...", nargs=-1)
@click.option(
    "--kind", type=click.Choice([str(each) for each in ChangeKind]), help="Why they changed; guessed unless given."
)
@click.option("--as", "name", metavar="NAME", help="The note's file name, without .yml.")
@root_option
def new(facts: tuple[str, ...], kind: str | None, name: str | None, start: Path) -> int:
    """Begin a note in content/changes/ on facts that changed since the newest edition.

    Without FACT it is every one that no note explains yet, with a note for each kind of change. The note says which
    facts, what moved in them, and of a correction what was wrong and what is right; why, is for you to write.

    \b
    Examples:
      factsheet change new
      factsheet change new killed-2025-ohchr --kind correction
    """
    root = open_root(start)
    corpus = load(FolderTree(root)).corpus
    newest = corpus.newest
    if newest is None:
        raise NothingChanged(None)
    changed = changed_facts(corpus, newest)
    explained = corpus.explained()
    for fact in facts:
        if FactId(fact) not in corpus.facts:
            raise UnknownFact(fact, list(corpus.facts))
    wanted = [FactId(fact) for fact in dict.fromkeys(facts)] or [fact for fact in changed if fact not in explained]
    if unchanged := [fact for fact in wanted if fact not in changed]:
        raise NothingChanged(newest.id, unchanged)
    if not wanted:
        raise NothingChanged(newest.id)
    chosen = [changed[fact] for fact in wanted]
    notes = list(notes_on(corpus, chosen, ChangeKind(kind) if kind is not None else None, name))
    write_notes(root, notes)
    for note in notes:
        click.echo(f"Wrote {note.path} on {', '.join(note.facts)}. Say in it why, then run `factsheet check`.")
    return 0
