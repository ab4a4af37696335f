"""Every page of ours printed, poured into its shell and written: one at a time, so that none is kept in memory.

Where the system can double a process for nothing, a second one takes half of the pages. What comes out is the same:
a page knows nothing of its neighbours.
"""

import multiprocessing
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from html import escape
from itertools import chain
from multiprocessing.connection import Connection
from pathlib import Path

from factsheet.pages.page import Page, PageKind, Plan, is_record
from factsheet.site.shell import Shell

# Fewer pages than this are written before a second process has begun.
FEW = 400

Entries = list[dict[str, str]]


class Interrupted(RuntimeError):
    """The second process ended before its pages were written; it has said why."""


def helpers() -> int:
    """Say how many processes may share the work; elsewhere than on Linux doubling is slow or unsafe."""
    return min(2, len(os.sched_getaffinity(0))) if sys.platform == "linux" else 1


def pour(plans: Sequence[Plan], shells: Mapping[str, Shell], target: Path, *, processes: int = 1) -> Entries:
    """Write every page below `target`, and give what the search must know of each, in the order of the plans.

    A shell is found by a page's address, or by the folder of its records.
    """
    for folder in dict.fromkeys(plan.address.split("/")[0] for plan in plans):
        (target / folder).mkdir(parents=True, exist_ok=True)
    shared = processes > 1 and len(plans) >= FEW
    found = _shared(plans, shells, target) if shared else _poured(plans, shells, target)
    return list(chain.from_iterable(found))


def _poured(plans: Iterable[Plan], shells: Mapping[str, Shell], target: Path) -> list[Entries]:
    """Print, write and forget page after page; give the entries of each."""
    return [_written(plan.page(), shells[_shell_of(plan)], target) for plan in plans]


def _shell_of(plan: Plan) -> str:
    return plan.address.split("/")[0] if is_record(plan.address) else plan.address


def _written(page: Page, shell: Shell, target: Path) -> Entries:
    folder = target / page.address
    with suppress(FileExistsError):
        folder.mkdir()
    (folder / "index.html").write_bytes(shell.pour(page).encode())
    return entries(page)


def entries(page: Page) -> Entries:
    """Tell the search of a page; of home and of lists also section by section."""
    entry = {"location": page.address, "title": escape(page.title), "text": escape(page.search)}
    if is_record(page.address) or page.kind is PageKind.CONTENTS:
        return [entry]
    sections = [
        {"location": f"{page.address}#{heading.anchor}", "title": escape(heading.title), "text": ""}
        for heading in page.headings
    ]
    return [entry, *sections]


def _shared(plans: Sequence[Plan], shells: Mapping[str, Shell], target: Path) -> list[Entries]:
    """Pour one half of the pages, while a double of this process pours the other."""
    fork = multiprocessing.get_context("fork")
    receiving, sending = fork.Pipe(duplex=False)
    halves = _halves(plans)
    one, two = ([plans[n] for n in half] for half in halves)
    other = fork.Process(target=_double, args=(sending, two, shells, target))
    other.start()
    sending.close()
    try:
        found = [*_poured(one, shells, target), *_received(receiving)]
    finally:
        other.terminate()
        other.join()
    return [each for _, each in sorted(zip(chain.from_iterable(halves), found, strict=True))]


def _halves(plans: Sequence[Plan]) -> tuple[list[int], list[int]]:
    """Part the plans, by their places, into halves that cost about the same; a family stays together."""
    families: defaultdict[str | int, list[int]] = defaultdict(list)
    for place, plan in enumerate(plans):
        families[plan.family or place].append(place)
    halves: tuple[list[int], list[int]] = ([], [])
    for family in sorted(families.values(), key=len, reverse=True):
        min(halves, key=len).extend(family)
    return halves


def _double(answer: Connection, plans: Sequence[Plan], shells: Mapping[str, Shell], target: Path) -> None:
    found: list[Entries] | Exception
    try:
        found = _poured(plans, shells, target)
    except Exception as error:
        found = error
    answer.send(found)
    answer.close()


def _received(receiving: Connection) -> list[Entries]:
    """Wait for the double; its mistake is ours."""
    try:
        found = receiving.recv()
    except EOFError as error:
        raise Interrupted from error
    if isinstance(found, Exception):
        raise found
    return list(found)
