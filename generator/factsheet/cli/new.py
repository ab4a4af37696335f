"""`factsheet new`."""

from pathlib import Path
from shlex import quote

import click

from factsheet.desk.scaffold import new_dossier
from factsheet.review.report import count


@click.group()
def new() -> None:
    """Start something new; never overwrites.

    \b
    Example:
      factsheet new dossier my-dossier
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
