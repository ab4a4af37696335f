"""Every page of ours printed, poured into its shell and written: one at a time, so that none is kept in memory.

Where the system can double a process for nothing, a second one takes half of the pages, and begins to print them
while the first still waits for the shells. What comes out is the same: a page knows nothing of its neighbours.
"""

import multiprocessing
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from html import escape
from itertools import chain
from multiprocessing.connection import Connection
from pathlib import Path

from factsheet.pages.page import Page, PageKind, Plan, is_record
from factsheet.site.double import Double
from factsheet.site.shell import Shell

# Fewer pages than this are written before a second process has begun.
FEW = 400
# After how many pages it is told how far the work is.
_OFTEN = 100
# Pages that the double keeps until it is told of the shells.
_MOST_WAITING = 1000

Entries = list[dict[str, str]]
# Is told how many pages there are so far, of how many.
Progress = Callable[[int, int], None]


class Pourer:
    """Prints and writes the pages that are planned; a double, if there may be one, sets out at once."""

    def __init__(self, plans: Sequence[Plan], *, processes: int = 1, progress: Progress | None = None) -> None:
        self._plans = plans
        self._progress = progress
        self._parts = _parts(plans) if processes > 1 and len(plans) >= FEW else (list(range(len(plans))), [])
        self._helper = _Helper([plans[n] for n in self._parts[1]]) if self._parts[1] else None

    def pour(self, shells: Mapping[str, Shell], target: Path) -> Entries:
        """Write every page below `target`, and give what the search must know of each, in the order of the plans.

        A shell is found by a page's address, or by the folder of its records.
        """
        for folder in dict.fromkeys(plan.address.split("/")[0] for plan in self._plans):
            (target / folder).mkdir(parents=True, exist_ok=True)
        try:
            if self._helper is not None:
                self._helper.tell(shells, target)
            found = list(self._poured(shells, target))
            theirs = self._helper.answer() if self._helper is not None else []
            if theirs is None:
                # What the double could not do is done here: either it works, or the mistake shows itself whole.
                theirs = [_written(self._plans[n].page(), shells, target) for n in self._parts[1]]
            found += theirs
        finally:
            self.stop()
        return list(chain.from_iterable(each for _, each in sorted(zip(chain(*self._parts), found, strict=True))))

    def _poured(self, shells: Mapping[str, Shell], target: Path) -> Iterator[Entries]:
        """Write the pages of this process; the double is taken to be as far."""
        ours = self._parts[0]
        for done, n in enumerate(ours):
            if self._progress is not None and done % _OFTEN == 0:
                self._progress(done * len(self._plans) // len(ours), len(self._plans))
            yield _written(self._plans[n].page(), shells, target)

    def stop(self) -> None:
        """Let the double go; there is nothing more to do for it."""
        if self._helper is not None:
            self._helper.stop()


def _parts(plans: Sequence[Plan]) -> tuple[list[int], list[int]]:
    """Part the plans, by their places, for this process and its double; a family stays together."""
    families: defaultdict[str | int, list[int]] = defaultdict(list)
    for place, plan in enumerate(plans):
        families[plan.family or place].append(place)
    parts: tuple[list[int], list[int]] = ([], [])
    for family in sorted(families.values(), key=len, reverse=True):
        min(parts, key=len).extend(family)
    return parts


def _written(page: Page, shells: Mapping[str, Shell], target: Path) -> Entries:
    folder = target / page.address
    with suppress(FileExistsError):
        folder.mkdir()
    shell = shells[page.address.split("/")[0] if is_record(page.address) else page.address]
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


class _Helper:
    """A double that prints its part, and writes it when it is told into which shells and where."""

    def __init__(self, plans: Sequence[Plan]) -> None:
        self._line, end = multiprocessing.Pipe()
        self._double = Double(partial(_print, self._line, end, plans))
        end.close()

    def tell(self, shells: Mapping[str, Shell], target: Path) -> None:
        """Say into which shells to pour, and where to write."""
        with suppress(BrokenPipeError, ConnectionResetError):
            self._line.send((shells, target))

    def answer(self) -> list[Entries] | None:
        """Wait for what it wrote; None if it ended before, by a mistake or because it was stopped."""
        try:
            return list(self._line.recv())
        except (EOFError, ConnectionResetError):
            return None

    def stop(self) -> None:
        """End it, whatever it does."""
        self._double.stop()
        self._line.close()


def _print(others: Connection, line: Connection, plans: Iterable[Plan]) -> None:
    """Print its part; without anybody at the other end there is nothing to do."""
    others.close()
    line.send(list(_poured(line, plans)))


def _poured(line: Connection, plans: Iterable[Plan]) -> Iterator[Entries]:
    """Print page after page; keep them until there are shells."""
    waiting: list[Page] = []
    told: tuple[Mapping[str, Shell], Path] | None = None
    first = os.getppid()
    for plan in plans:
        if os.getppid() != first:
            return  # nobody is left to wait for it
        waiting.append(plan.page())
        if told is None and (line.poll() or len(waiting) >= _MOST_WAITING):
            told = line.recv()
        if told is not None:
            yield from (_written(page, *told) for page in waiting)
            waiting.clear()
    told = told if told is not None else line.recv()
    yield from (_written(page, *told) for page in waiting)
