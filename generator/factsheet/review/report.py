"""A report: the findings to show, already in order, and their count."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from factsheet.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Report:
    """What one check found, and the records it looked at; `touched` stand on lines that a change touched."""

    problems: tuple[Problem, ...]
    paths: tuple[str, ...]
    touched: frozenset[Problem] | None = None

    @property
    def errors(self) -> int:
        """How many findings stop a build."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many findings do not."""
        return len(self.problems) - self.errors

    def fails(self, fail_on: Severity) -> bool:
        """Tell whether anything is as bad as that, or worse."""
        return bool(self.problems if fail_on is Severity.WARNING else self.errors)

    @property
    def records(self) -> int:
        """How many records were looked at."""
        return len(self.paths)

    def within(self, wanted: Iterable[str]) -> "Report":
        """Keep what belongs to these files and folders."""
        chosen = tuple(wanted)
        return replace(
            self,
            problems=tuple(problem for problem in self.problems if _stands_in(problem.span.path, chosen)),
            paths=tuple(path for path in self.paths if _stands_in(path, chosen)),
        )


def _stands_in(path: str, places: tuple[str, ...]) -> bool:
    return any(path == place or path.startswith(f"{place}/") for place in places)


def count(number: int, noun: str) -> str:
    """Say `1 error`, `2 errors`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def printable(path: str) -> str:
    """Write a path that any program can print: bytes that are no UTF-8 as `\\xff`."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def harmless(text: str) -> str:
    """Show characters that could steer a terminal or turn a line round as their number; a blank stays one."""
    return "".join(
        character
        if character.isprintable() or unicodedata.category(character) == "Zs"
        else f"<U+{ord(character):04X}>"
        if character != "\t"
        else " "
        for character in text
    )
