"""A report: the findings to show, already in order, and their count."""

from collections.abc import Iterable
from dataclasses import dataclass

from factsheet.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Report:
    """What one check found."""

    problems: tuple[Problem, ...]
    records: int

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

    def within(self, paths: Iterable[str]) -> "Report":
        """Keep the findings of these files and folders."""
        wanted = tuple(paths)
        kept = tuple(
            problem
            for problem in self.problems
            if any(problem.span.path == path or problem.span.path.startswith(f"{path}/") for path in wanted)
        )
        return Report(kept, self.records)


def count(number: int, noun: str) -> str:
    """Say `1 error`, `2 errors`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
