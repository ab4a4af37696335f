"""A report as GitHub's workflow commands: notes at the lines of a pull request.

GitHub shows ten errors and ten warnings of a step and drops the rest without a word; a last line says
how many are left.
"""

from collections.abc import Iterable, Iterator

from factsheet.problems import Problem, Severity
from factsheet.review.report import Report, count, printable

CAP = 10


def as_annotations(report: Report) -> str:
    """Print one command for each finding, capped, and a count of the rest."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    left = 0
    for severity in Severity:
        found = [problem for problem in report.problems if problem.severity is severity]
        left += max(0, len(found) - CAP)
        yield from _commands(found[:CAP])
    if left:
        yield f"::notice title=factsheet::{count(left, 'more finding')}; `factsheet check` shows all of them"


def _commands(problems: Iterable[Problem]) -> Iterator[str]:
    for problem in problems:
        span = problem.span
        # GitHub's end column is inclusive, and only counts within one line.
        end = f",endColumn={max(span.column, span.end_column - 1)}" if span.end_line == span.line else ""
        title = _property(f"{problem.code} {problem.name}")
        text = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
        yield (
            f"::{problem.severity} file={_property(span.path)},line={span.line},endLine={span.end_line}"
            f",col={span.column}{end},title={title}::{_data(text)}"
        )


def _data(text: str) -> str:
    return printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
