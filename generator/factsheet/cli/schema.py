"""`factsheet schema`."""

from pathlib import Path

import click

from factsheet.desk.schema import KINDS, as_text, schema


@click.command(name="schema")
@click.argument("kind", type=click.Choice(list(KINDS)), required=False)
@click.option(
    "--write",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write one file a kind into DIR.",
)
def schema_command(kind: str | None, folder: Path | None) -> int:
    """Print the JSON Schema of a kind of record, for completion and hover texts while you type.

    \b
    Examples:
      factsheet schema fact
      factsheet schema --write .vscode/schema
    """
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        for each in KINDS if kind is None else [kind]:
            (folder / f"{each}.json").write_text(as_text(schema(each)), encoding="utf-8")
        return 0
    if kind is None:
        raise click.UsageError("name a kind of record, or a folder with --write")
    click.echo(as_text(schema(kind)), nl=False)
    return 0
