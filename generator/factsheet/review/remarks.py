"""The findings a change is about: those on lines it changed, and those that were not there before."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from factsheet.documents.decode import MAX_BYTES
from factsheet.documents.tree import ContentTree
from factsheet.dossier import Dossier
from factsheet.problems import FactsheetError, Problem, Severity, Span
from factsheet.review.report import Report, printable

# Pairs of lines; beyond, a line counts as changed if the file had no such line at all.
_MOST_COMPARED = 4_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One finding, as a report keeps it; fresh if it was not there before."""

    rule: str
    severity: str
    message: str
    hint: str
    path: str
    line: int
    column: int
    changed_line: bool
    fresh: bool


class ChangedLines:
    """Which lines of a file are new or other than they were; each file is compared once, and only if asked for."""

    def __init__(self, old: ContentTree, new: ContentTree, changed: frozenset[str]) -> None:
        self._trees = (old, new)
        self._changed = changed
        self._lines: dict[str, frozenset[int]] = {}

    def holds(self, span: Span) -> bool:
        """Tell whether a place touches a changed line."""
        if span.path not in self._changed:
            return False
        if span.path not in self._lines:
            self._lines[span.path] = frozenset(_changed(*(_lines(tree, span.path) for tree in self._trees)))
        # A line that went is noticed at the line after it.
        return not self._lines[span.path].isdisjoint(range(span.line, max(span.line, span.end_line) + 1))


def _lines(tree: ContentTree, path: str) -> list[str]:
    try:
        return tree.read(path, MAX_BYTES).decode("utf-8", "replace").split("\n")
    except (FactsheetError, KeyError):
        return []


def _changed(old: list[str], new: list[str]) -> Iterator[int]:
    """Give the numbers of the lines that differ; what is alike at the beginning and the end is not compared."""
    alike = 0
    while alike < min(len(old), len(new)) and old[alike] == new[alike]:
        alike += 1
    ends = 0
    while ends < min(len(old), len(new)) - alike and old[-1 - ends] == new[-1 - ends]:
        ends += 1
    before, after = old[alike : len(old) - ends], new[alike : len(new) - ends]
    if len(before) * len(after) > _MOST_COMPARED:
        known = frozenset(before)
        yield from (alike + n for n, line in enumerate(after, 1) if line not in known)
        return
    for tag, _, _, first, last in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from range(alike + first + 1, alike + max(first + 1, last) + 1)


def touched(report: Report, old: ContentTree, new: ContentTree) -> Report:
    """Put the findings on changed lines first, and mark them."""
    changed = ChangedLines(old, new, frozenset(problem.span.path for problem in report.problems))
    found = frozenset(problem for problem in report.problems if changed.holds(problem.span))
    ordered = sorted(report.problems, key=lambda problem: problem not in found)
    return replace(report, problems=tuple(ordered), touched=found)


def remarks_on(old: Dossier, new: Dossier, changed: ChangedLines) -> tuple[list[Remark], int]:
    """Give the findings that the change is about, the gravest first, and how many others there are."""
    before = {problem.fingerprint for problem in old.problems}
    found = [
        remark_of(problem, changed_line=changed.holds(problem.span), fresh=problem.fingerprint not in before)
        for problem in new.problems
    ]
    about = [each for each in found if each.changed_line or each.fresh]
    grades = list(map(str, Severity))
    about.sort(key=lambda each: (grades.index(each.severity), not each.changed_line))
    return about, len(found) - len(about)


def remark_of(problem: Problem, *, changed_line: bool = False, fresh: bool = False) -> Remark:
    """Write a finding as a report keeps it."""
    return Remark(
        rule=problem.code,
        severity=str(problem.severity),
        message=printable(problem.message),
        hint=printable(problem.hint),
        path=printable(problem.span.path),
        line=problem.span.line,
        column=problem.span.column,
        changed_line=changed_line,
        fresh=fresh,
    )
