"""The command line: what every command shares, and the exit codes.

0 clean, 1 findings, 2 wrong usage or surroundings, 70 a fault of ours, 130 Ctrl-C; a broken pipe ends
quietly. Data goes to stdout, everything about it to stderr.
"""

import gc
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click

from factsheet import __version__
from factsheet.cli.build import build
from factsheet.cli.change import change
from factsheet.cli.check import check
from factsheet.cli.diff import diff
from factsheet.cli.edition import edition
from factsheet.cli.evidence import evidence
from factsheet.cli.export import export
from factsheet.cli.fmt import fmt
from factsheet.cli.new import new
from factsheet.cli.pdf import pdf
from factsheet.cli.relations import relations
from factsheet.cli.review import review
from factsheet.cli.schema import schema_command
from factsheet.cli.shared import InOrder
from factsheet.cli.status import status
from factsheet.problems import FactsheetError

USAGE, FAULT, INTERRUPTED = 2, 70, 130


@click.group(cls=InOrder, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="factsheet")
def factsheet() -> None:
    """Facts with their sources become a static fact sheet.

    \b
    Examples:
      factsheet new dossier my-dossier    start a dossier that builds
      factsheet new fact killed-2025-un   begin a fact
      factsheet check                     find mistakes, each at its place
      factsheet relations killed-2025     see how the readings of a figure relate
      factsheet fmt                       lay every record out alike
      factsheet build --strict            build the whole site
      factsheet review --base main        see what a change does to readers
      factsheet evidence prove            look for quotations in the copies that were read
      factsheet edition cut 2025-08-07    seal an edition
      factsheet export                    write the sheet as open data
      factsheet pdf                       print the whole sheet
    """


# In the order of the contract: the order of an editor's work.
factsheet.add_command(new)
factsheet.add_command(check)
factsheet.add_command(relations)
factsheet.add_command(fmt)
factsheet.add_command(build)
factsheet.add_command(diff)
factsheet.add_command(edition)
factsheet.add_command(change)
factsheet.add_command(review)
factsheet.add_command(evidence)
factsheet.add_command(export)
factsheet.add_command(pdf)
factsheet.add_command(schema_command)
factsheet.add_command(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    try:
        code = factsheet.main(args=arguments, prog_name="factsheet", standalone_mode=False)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):
        # Whoever read our output has enough; click turns that into an exit, and no other command exits so.
        # Nothing may complain at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (Exception, KeyboardInterrupt) as error:
        return _explain(error)
    return code if isinstance(code, int) else 0


def _explain(error: BaseException) -> int:
    """Say in one line what stopped a command; only a fault of ours is shown whole."""
    match error:
        case click.ClickException():
            error.show()
            return USAGE
        case FactsheetError():
            click.echo(f"factsheet: {error}", err=True)
            return USAGE
        case click.Abort() | KeyboardInterrupt():
            click.echo("factsheet: stopped", err=True)
            return INTERRUPTED
        case _:
            traceback.print_exception(error)
            click.echo("factsheet: this is a fault of the program, not of the dossier; please report it", err=True)
            return FAULT


def run() -> None:
    """Be the `factsheet` script."""
    # A dossier stays to the end of a command. To look through it for garbage as often as Python does by itself is a
    # fifth of a large build, and finds none.
    gc.set_threshold(1_000_000, 50, 1000)
    # Whoever called us may have closed them.
    nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - it is as long as the process
    sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    # Everything is written and closed. To take a large dossier apart object by object would be a fifth of its build.
    os._exit(code)
