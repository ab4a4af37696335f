"""How long it takes to compare a figure's readings, side by side with loading them, as ratios of one run.

    PYTHONPATH=tests python bench/relations.py [N]

The bar: N readings of one figure, 2,000 unless given, within a second of processor time, whatever the figure counts.
"""

import datetime as dt
import random
import sys
import time
from collections.abc import Callable, Iterator
from statistics import median

from factsheet.analysis.disagreement import compare
from factsheet.loading.corpus import load, without_collection
from factsheet.model.corpus import Corpus
from support.memory_tree import MemoryTree

RUNS, SEED, BAR = 3, 2029, 1.0
BEHAVIOURS = ("level", "cumulative", "cumulative-revisable", "flow", "fixed")
DESCRIPTION = "description"
SHEET = """\
title: A synthetic dossier
subject: It measures the program and says nothing about the world.
summary: It begins with its first fact [@fact-0].
topics: {one: One}
languages: [en]
licence: CC0-1.0
"""
SOURCE = """\
title: Report {n}
kind: ngo-report
publisher: body-{n}
published: "2026-12-28"
language: en
url: https://example.org/reports/{n}
access: full
accessed: "2027-01-05"
"""
FIGURE = """\
title: Boxes in the store
question: What is there to say of the boxes in the store?
topic: one
counts: Boxes on the shelves of the store.
{answer}
populations: {{small: all, red: small}}
definitions: {{shelf: Boxes on a shelf, list: Boxes on a list}}
"""
FACT = """\
statement: Something is said of the boxes in the store.
figure: store
value: {{{value}}}
said_by: {{{speaker}}}
{more}citations:
  - source: report-{source}
    at: paragraph {n}
state: published
"""


def timed(work: Callable[[], object]) -> float:
    """Time one run in seconds of processor time, which a busy machine disturbs least."""
    began = time.process_time()
    work()
    return time.process_time() - began


def fact(n: int, drawn: random.Random, *, words: bool) -> str:
    """Draw one reading: its value, who says it, of when, where, of whom, and how it was counted."""
    number = drawn.choice((drawn.randrange(1, 9000), drawn.randrange(1, 90) * 100))
    value = f"{drawn.choice(('exactly', 'at_least', 'more_than', 'at_most', 'about', 'nearly'))}: {number}"
    day = dt.date(2025, 1, 1) + dt.timedelta(drawn.randrange(700))
    period = drawn.choice((f"{day}", f"{day:%Y-%m}", f"2025-01-01/{day}", f"{day}/..", f"{day:%Y-%m}~"))
    scope = [f'period: "{period}"'] if n % 11 else []
    scope += [f"place: {drawn.choice(('land', 'town', 'quay'))}"] if n % 5 == 0 else []
    scope += [f"population: {drawn.choice(('small', 'red'))}"] if n % 7 == 0 else []
    scope += [f"definition: {drawn.choice(('shelf', 'list'))}"] if n % 3 else []
    more = f"scope: {{{', '.join(scope)}}}\n" if scope else ""
    more += f"method: {drawn.choice(('count', 'survey', 'estimate', 'registry'))}\n" if n % 4 == 0 else ""
    more += f"repeats: fact-{drawn.randrange(n)}\n" if n % 20 == 19 else ""
    return FACT.format(
        value=f"says: {drawn.choice(('open', 'shut', 'empty'))}" if words else value,
        speaker=f"unnamed: guard {n}" if n % 10 == 0 else f"actor: body-{drawn.randrange(40)}",
        more=more,
        source=drawn.randrange(40),
        n=n % 30 + 1,
    )


def files(behaviour: str, readings: int) -> Iterator[tuple[str, str]]:
    """Give a dossier with one figure; the same for the same number of readings."""
    drawn = random.Random(SEED)  # noqa: S311 - the same draw each time is what is wanted
    words = behaviour == DESCRIPTION
    answer = "kind: description\nvocabulary: [open, shut, empty]" if words else f"kind: count\nbehaviour: {behaviour}"
    yield "sheet.yml", SHEET
    yield "figures/store.yml", FIGURE.format(answer=answer)
    yield "places/land.yml", "name: The land\n"
    yield from ((f"places/{name}.yml", f"name: The {name}\nwithin: land\n") for name in ("town", "quay"))
    yield from ((f"actors/body-{n}.yml", f"name: Body {n}\nkind: ngo\n") for n in range(40))
    yield from ((f"sources/report-{n}.yml", SOURCE.format(n=n)) for n in range(40))
    yield from ((f"facts/fact-{n}.yml", fact(n, drawn, words=words)) for n in range(readings))


def compared(corpus: Corpus) -> None:
    """Compare as the dossier does."""
    with without_collection():
        compare(corpus)


def measured(behaviour: str, readings: int) -> float:
    """Print how long it takes, and as a ratio; give the seconds."""
    tree = MemoryTree(dict(files(behaviour, readings)))
    loaded = load(tree)
    assert not loaded.problems, loaded.problems[0]
    [relations] = compare(loaded.corpus).relations.values()
    pairs = sum(relations.counts().values())
    assert pairs == readings * (readings - 1) // 2
    loading, comparing = [], []
    for _ in range(RUNS):  # in turn, so that all meet the same machine
        loading.append(timed(lambda: load(tree)))
        comparing.append(timed(lambda: compared(loaded.corpus)))
    seconds, base = median(comparing), median(loading)
    print(f"  {behaviour:20} {seconds:6.2f} s   load {base:6.2f} s   {seconds / base:.2f}   {pairs:,} pairs")
    return seconds


def main(readings: int) -> int:
    """Print a line for every behaviour; exit 1 if the bar is missed."""
    print(
        f"{readings:,} readings of one figure, median of {RUNS} runs in one process, processor seconds (bar: {BAR:.2f})"
    )
    slowest = max(measured(behaviour, readings) for behaviour in (*BEHAVIOURS, DESCRIPTION))
    return 0 if slowest <= BAR else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000))
