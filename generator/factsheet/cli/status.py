"""`factsheet status`."""

import datetime as dt
import json
from pathlib import Path

import click

from factsheet.cli.shared import open_root, root_option, today
from factsheet.cli.states import as_day
from factsheet.desk.status import Status, Topic, status_of
from factsheet.documents.tree import FolderTree
from factsheet.dossier import prepare
from factsheet.review.report import count, harmless

VERSION = 1


@click.command()
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="How to print the state.",
)  # fmt: skip
@click.option("--today", "day", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="Look as if it were this day.")
@root_option
def status(form: str, day: dt.datetime | None, start: Path) -> int:
    """Show what the desk should look after, of what readers see.

    What is to be looked at again; figures that rest on one voice, or only on a party's; quotations no receipt proves;
    facts whose sources were read in excerpt only; and what is not translated. None of it is a mistake.

    \b
    Examples:
      factsheet status
      factsheet status --format json --today 2026-01-31
    """
    wanted = as_day(day) or today()
    found = status_of(prepare(FolderTree(open_root(start)), today=wanted), wanted)
    click.echo(_as_json(found) if form == "json" else _as_text(found))
    return 0


def _as_json(status: Status) -> str:
    return json.dumps(
        {
            "version": VERSION,
            "today": status.today.isoformat(),
            "summary": {
                "facts": status.facts,
                "figures": status.figures,
                **{topic.name: len(topic.concerns) for topic in status.topics},
            },
            **{
                topic.name: [{"record": each.record, "why": each.why} for each in topic.concerns]
                for topic in status.topics
            },
        },
        ensure_ascii=False,
        indent=2,
    )


def _as_text(status: Status) -> str:
    head = f"{count(status.facts, 'published fact')}, {count(status.figures, 'figure')}, on {status.today}."
    return "\n".join([head, *map(_topic, status.topics)])


def _topic(topic: Topic) -> str:
    lines = [f"\n{topic.name} ({len(topic.concerns):,}): {topic.means}"]
    lines += [f"  {harmless(each.record)}: {harmless(each.why)}" for each in topic.concerns]
    return "\n".join(lines)
