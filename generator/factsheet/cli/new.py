"""`factsheet new`."""

from pathlib import Path
from shlex import quote

import click

from factsheet.cli.shared import InOrder, open_root, root_option, today
from factsheet.desk.drafts import new_fact, new_figure, new_source
from factsheet.desk.fresh import UnknownRecord, copy_of, found, known, refuse_taken, write_record
from factsheet.desk.scaffold import new_dossier
from factsheet.documents.tree import FolderTree
from factsheet.loading.corpus import load
from factsheet.model.identifiers import SourceId
from factsheet.model.words import FigureKind
from factsheet.review.report import count


@click.group(cls=InOrder)
def new() -> None:
    """Start something new; never overwrites.

    \b
    Examples:
      factsheet new dossier my-dossier
      factsheet new source post-2030-06-01 --copy ~/captures/post.txt
      factsheet new fact riders-2030-post --figure riders --source post-2030-06-01
    """


@new.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def dossier(folder: Path) -> int:
    """Write a small invented dossier into DIR, to build, look at and replace.

    DIR is a new or an empty folder.

    \b
    Example:
      factsheet new dossier my-dossier
      factsheet build -C my-dossier
    """
    written = new_dossier(folder)
    click.echo(f"Wrote {count(len(written), 'file')} into {folder}. Next:")
    click.echo(f"  factsheet check -C {quote(str(folder))}")
    click.echo(f"  factsheet build -C {quote(str(folder))}")
    return 0


@new.command()
@click.argument("name", metavar="ID")
@click.option("--figure", metavar="FIGURE", help="The figure it is a reading of.")
@click.option("--source", metavar="SOURCE", help="The source that says it.")
@click.option("--like", metavar="FACT", help="A fact of the same sort.")
@root_option
def fact(name: str, figure: str | None, source: str | None, like: str | None, start: Path) -> int:
    """Begin a fact in content/facts/, as a draft.

    Its file holds the fields it needs, empty, with what belongs there beside them; `factsheet check` then names each
    at its line. With --like it takes over what says of which sort the other is, never what the other says.

    \b
    Examples:
      factsheet new fact ferry-began --source post-2030
      factsheet new fact riders-2030-post --figure riders --source post-2030
      factsheet new fact riders-2031-line --like riders-2030-line
    """
    root = open_root(start)
    corpus = load(FolderTree(root)).corpus
    refuse_taken(corpus, "facts", name)
    if source is not None and source not in known(corpus, "sources"):
        raise UnknownRecord("sources", source, known(corpus, "sources"))
    text = new_fact(
        corpus,
        found(corpus, "figures", corpus.figures, figure),
        SourceId(source) if source is not None else None,
        found(corpus, "facts", corpus.facts, like),
    )
    _written(write_record(root, "facts", name, text))
    click.echo("It is a draft; once it is right, set `state: published`.")
    return 0


@new.command()
@click.argument("name", metavar="ID")
@click.option("--like", metavar="SOURCE", help="A source of the same sort.")
@click.option(
    "--copy",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The copy that was read, kept outside the dossier; only its SHA-256 is written down.",
)
@root_option
def source(name: str, like: str | None, copy: Path | None, start: Path) -> int:
    """Begin a source in content/sources/, as read today.

    The copy that was read is somebody else's property: it is named by its digest and stays where it is.

    \b
    Examples:
      factsheet new source post-2030-06-01
      factsheet new source post-2030-06-01 --like post-2030 --copy ~/captures/post.txt
    """
    root = open_root(start)
    corpus = load(FolderTree(root)).corpus
    refuse_taken(corpus, "sources", name)
    other = found(corpus, "sources", corpus.sources, like)
    text = new_source(today(), copy_of(copy, root) if copy is not None else None, other)
    _written(write_record(root, "sources", name, text))
    return 0


@new.command()
@click.argument("name", metavar="ID")
@click.option("--kind", type=click.Choice([str(each) for each in FigureKind]), help="What sort of answer it has.")
@click.option("--like", metavar="FIGURE", help="A figure of the same sort.")
@root_option
def figure(name: str, kind: str | None, like: str | None, start: Path) -> int:
    """Begin a figure in content/figures/.

    A figure is a question whose answers are set side by side, and what is counted in them.

    \b
    Examples:
      factsheet new figure riders-2031 --kind count
      factsheet new figure riders-2031 --like riders-2030
    """
    root = open_root(start)
    corpus = load(FolderTree(root)).corpus
    refuse_taken(corpus, "figures", name)
    other = found(corpus, "figures", corpus.figures, like)
    text = new_figure(corpus, FigureKind(kind) if kind is not None else None, other)
    _written(write_record(root, "figures", name, text))
    return 0


def _written(path: str) -> None:
    click.echo(f"Wrote {path}. Fill in what is empty; `factsheet check` names each place.")
