"""How long it takes to compare a figure's readings, side by side with loading them, as ratios of one run.

    PYTHONPATH=tests python bench/relations.py [N]

The bar: N readings of one figure, 2,000 unless given, within a second of processor time, whatever the figure counts
and however the readings are linked.
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
LINKED = ("revised in a chain", "replaced in a chain", "repeated in a chain", "copied and denied", "one answer of many")
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
LINE = """\
statement: Something is said of the boxes in the store.
figure: store
{words}citations:
  - source: report-{source}
    at: page 1
state: {state}
"""


def link(field: str, n: int) -> str:
    """Name the reading before; the first of each thousand has none."""
    return f"{field}: fact-{n - 1}\n" if n % 1000 else ""


def said(shape: str, n: int) -> str:
    """Say what one of many linked readings says."""
    one, number = "said_by: {actor: body-1}\n", f"value: {{exactly: {n}}}\n"
    match shape:
        case "revised in a chain":
            return number + one + link("revises", n)
        case "replaced in a chain":
            newer = f"superseded_by: fact-{n + 1}\nstate_reason: A later count.\n" if n % 1000 < 999 else ""
            return number + one + link("revises", n) + newer
        case "repeated in a chain":
            return "value: {exactly: 5}\n" + one + link("repeats", n)
        case "copied and denied":
            return (
                "value: {exactly: 5}\n" + one if n % 2 == 0 else f"denies: fact-{n - 1}\nsaid_by: {{actor: body-2}}\n"
            )
        case _:
            return f"value: {{exactly: 5}}\nsaid_by: {{unnamed: guard {n}}}\n"


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


def linked(shape: str, readings: int) -> Iterator[tuple[str, str]]:
    """Give a dossier with one figure whose readings are linked."""
    yield from (each for each in files("level", readings) if not each[0].startswith("facts/"))
    for n in range(readings):
        words = said(shape, n)
        state = "superseded" if "superseded_by" in words else "published"
        yield f"facts/fact-{n}.yml", LINE.format(words=words, state=state, source=n % 40)


def compared(corpus: Corpus) -> None:
    """Compare as the dossier does."""
    with without_collection():
        compare(corpus)


def measured(name: str, written: Iterator[tuple[str, str]]) -> float:
    """Print how long it takes, and as a ratio; give the seconds."""
    tree = MemoryTree(dict(written))
    loaded = load(tree)
    assert not loaded.problems, loaded.problems[0]
    [relations] = compare(loaded.corpus).relations.values()
    pairs = sum(relations.counts().values())
    loading, comparing = [], []
    for _ in range(RUNS):  # in turn, so that all meet the same machine
        loading.append(timed(lambda: load(tree)))
        comparing.append(timed(lambda: compared(loaded.corpus)))
    seconds, base = median(comparing), median(loading)
    print(f"  {name:22} {seconds:6.2f} s   load {base:6.2f} s   {seconds / base:.2f}   {pairs:,} pairs")
    return seconds


def main(readings: int) -> int:
    """Print a line for every behaviour; exit 1 if the bar is missed."""
    print(
        f"{readings:,} readings of one figure, median of {RUNS} runs in one process, processor seconds (bar: {BAR:.2f})"
    )
    dossiers = {behaviour: files(behaviour, readings) for behaviour in (*BEHAVIOURS, DESCRIPTION)}
    dossiers |= {shape: linked(shape, readings) for shape in LINKED}
    slowest = max(measured(name, written) for name, written in dossiers.items())
    return 0 if slowest <= BAR else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000))
