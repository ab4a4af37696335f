"""A small good dossier as strings: tests change one file of it and look at what is said."""

import datetime as dt
from collections.abc import Mapping

from factsheet.dossier import Dossier, prepare
from factsheet.problems import Problem
from support.memory_tree import MemoryTree

TODAY = dt.date(2030, 6, 1)

SHEET = """\
title: The ferry at Lantern Bay
subject: An invented ferry, for tests.
summary: >-
  The ferry began to sail in May 2029 [@ferry-began]. It carries
  at least 120 people a day [@riders-line].
topics:
  service: Service
  riders: Riders
languages:
  - en
licence: CC-BY-4.0
"""
SOURCE = """\
title: A year of the ferry
kind: news
publisher: bay-post
published: "2030-05-02"
language: en
url: https://example.org/ferry
access: full
accessed: "2030-05-03"
"""
LINE = """\
name: Bay Line
kind: company
party: true
"""
POST = """\
name: Bay Post
kind: outlet
"""
FIGURE = """\
title: Riders a day
question: How many people ride the ferry on a day?
topic: riders
kind: count
unit: people
counts: People who board; a return trip counts twice.
behaviour: level
"""
BEGAN = """\
statement: The ferry sailed for the first time in May 2029.
event:
  when: "2029-05"
  title: The ferry begins
topic: service
citations:
  - source: post-2030
    at: paragraph 2
state: published
"""
RIDERS = """\
statement: The Bay Line says that at least 120 people ride on a day.
figure: riders
value: {at_least: 120}
as_stated: no fewer than 120 people
as_of: "2030-04"
said_by: bay-line
citations:
  - source: post-2030
    at: paragraph 3
    quote: "no fewer than 120 people"
state: published
"""
# Beside the line's own: what the paper counted.
COUNTED = """\
statement: The Bay Post counted 80 people on a day.
figure: riders
value: {exactly: 80}
as_of: "2030-04"
citations:
  - source: post-2030
    at: paragraph 4
state: published
"""

GOOD: Mapping[str, str] = {
    "sheet.yml": SHEET,
    "sources/post-2030.yml": SOURCE,
    "actors/bay-line.yml": LINE,
    "actors/bay-post.yml": POST,
    "figures/riders.yml": FIGURE,
    "facts/ferry-began.yml": BEGAN,
    "facts/riders-line.yml": RIDERS,
}


def dossier(changes: Mapping[str, str | bytes | None] | None = None) -> Dossier:
    """Prepare the good dossier with some files changed, added or (None) taken away."""
    files: dict[str, str | bytes | None] = {**GOOD, **(changes or {})}
    tree = MemoryTree({path: data for path, data in files.items() if data is not None})
    return prepare(tree, today=TODAY)


def problems(changes: Mapping[str, str | bytes | None]) -> tuple[Problem, ...]:
    """What is said of the good dossier with some files changed."""
    return dossier(changes).problems


def places(found: tuple[Problem, ...]) -> list[str]:
    """Findings as `path:line:column CODE`, the way a test writes down what it expects."""
    return [f"{problem.span} {problem.code}" for problem in found]
