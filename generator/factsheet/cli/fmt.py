"""`factsheet fmt`."""

from pathlib import Path

import click

from factsheet.cli.shared import inside, lines_of, open_root, root_option
from factsheet.desk.layout.rewriting import layouts, records_in, rewrite
from factsheet.documents.tree import FolderTree
from factsheet.review.as_text import as_text
from factsheet.review.report import Report, count, printable


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Write nothing; name what is not in the one layout.")
@root_option
def fmt(paths: tuple[Path, ...], only_check: bool, start: Path) -> int:
    """Put records in one canonical layout; nothing they say is changed, and every comment is kept.

    Keys come in the order of the field reference, long texts are folded, and what needs quotes has them. A comment on
    lines of its own moves with the key or list item below it. PATHS, taken from the folder you stand in, choose files
    and folders; all records of the dossier unless given. A file that cannot be read as YAML is left as it is.

    \b
    Examples:
      factsheet fmt
      factsheet fmt --check
      factsheet fmt content/facts content/sheet.yml
    """
    root = open_root(start)
    tree = FolderTree(root)
    chosen = records_in(tree, [inside(path, root) for path in paths])
    broken, changed = [], 0
    for layout in layouts(tree, chosen):
        if layout.problems:
            broken.append(layout)
        elif layout.changes:
            if not only_check:
                rewrite(tree, layout)
            changed += 1
            click.echo(printable(layout.path))
    if broken:
        report = Report(tuple(each for one in broken for each in one.problems), tuple(one.path for one in broken))
        click.echo(as_text(report, lines_of(tree)), err=True)
    done = "not in the one layout" if only_check else "laid out anew"
    click.echo(f"{changed:,} of {count(len(chosen), 'file')} {done}.", err=True)
    return 1 if broken or (only_check and changed) else 0
