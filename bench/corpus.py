"""A synthetic dossier for measuring: the same for the same number of facts, and clean under `factsheet check`.

    python bench/corpus.py 10000 FOLDER

writes N facts, N/20 sources and N/25 figures, two citations each, in the shape editors write.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

SHEET = """\
title: A synthetic dossier
subject: It measures the program and says nothing about the world.
summary: It begins with its first fact [@fact-0].
topics: {one: One, two: Two, three: Three}
languages: [en]
licence: CC0-1.0
"""
SOURCE = """\
title: Report {n}
kind: ngo-report
publisher: body-{body}
published: "2020-{month:02}-28"
language: en
url: https://example.org/reports/{n}
access: full
accessed: "2021-01-05"
note: >-
  It exists only to be read by a machine, and it is as long as notes usually are in a dossier
  that people keep.
"""
FIGURE = """\
title: Boxes in store {n}
question: How many boxes stand in store {n}?
topic: {topic}
kind: count
unit: boxes
counts: Boxes on the shelves of the store, counted on the day.
behaviour: level
in_short: Nobody knows how many boxes there are.
open_questions:
  - Who counted them.
"""
FACT = """\
statement: Body {body} says that at least {value} boxes stood in the store.
figure: store-{figure}
value: {{at_least: {value}}}
as_stated: no fewer than {value} boxes
as_of: "2020-{month:02}-{day:02}"
said_by: body-{body}
citations:
  - source: report-{one}
    at: paragraph {day}
    quote: "no fewer than {value} boxes"
  - source: report-{two}
    at: page {month}
state: published
note: >-
  A note of two lines, so that the file is about as long as the ones people write, with a number or
  two in it.
"""


def files(facts: int) -> Iterator[tuple[str, str]]:
    """Give every file of the dossier below `content/`."""
    sources, figures = max(2, facts // 20), max(1, facts // 25)
    yield "sheet.yml", SHEET
    yield from ((f"actors/body-{n}.yml", f"name: Body {n}\nkind: ngo\n") for n in range(10))
    for n in range(sources):
        yield f"sources/report-{n}.yml", SOURCE.format(n=n, body=n % 10, month=n % 12 + 1)
    for n in range(figures):
        yield f"figures/store-{n}.yml", FIGURE.format(n=n, topic=("one", "two", "three")[n % 3])
    for n in range(facts):
        one = n % sources
        month = one % 12 + 1
        yield f"facts/fact-{n}.yml", FACT.format(
            body=n % 10, value=100 + n % 9000, figure=n % figures, month=month, day=n % 27 + 1,
            one=one, two=(one + 12) % sources,
        )  # fmt: skip


def write(facts: int, root: Path) -> None:
    """Write the dossier into a folder."""
    for path, text in files(facts):
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
