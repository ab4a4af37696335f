"""`factsheet schema`."""

from pathlib import Path

import click

from factsheet.desk.schema import KINDS, as_text, schema, write


@click.command(name="schema")
@click.argument("kind", type=click.Choice(list(KINDS)), required=False)
@click.option(
    "--write",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the schemas of all kinds into DIR.",
)
def schema_command(kind: str | None, folder: Path | None) -> int:
    """Print the JSON Schema of a kind of record, for completion and hover texts while you type.

    \b
    Examples:
      factsheet schema fact
      factsheet schema --write .vscode/schema
    """
    if folder is not None:
        write(folder)
        return 0
    if kind is None:
        raise click.UsageError("name a kind of record, or a folder with --write")
    click.echo(as_text(schema(kind)), nl=False)
    return 0
