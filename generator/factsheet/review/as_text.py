"""A report for a person at a terminal: `path:line:column`, the line itself, what would be right."""

from collections.abc import Callable, Iterator

from factsheet.problems import Problem, Severity
from factsheet.review.report import Report, count, harmless, printable

_MAX_LINE = 100
_RED, _YELLOW, _CYAN, _BOLD, _OFF = "\033[31m", "\033[33m", "\033[36m", "\033[1m", "\033[0m"


def as_text(report: Report, line_of: Callable[[str, int], str], *, colour: bool = False) -> str:
    """Print every finding with its line, and a count at the end; `line_of` gives a line of a file."""
    shown = [_finding(problem, line_of, colour=colour) for problem in report.problems]
    return "\n".join([*shown, _count(report)])


def _finding(problem: Problem, line_of: Callable[[str, int], str], *, colour: bool) -> str:
    def paint(text: str, code: str) -> str:
        return f"{code}{text}{_OFF}" if colour and text else text

    weight = paint(str(problem.severity), _RED if problem.severity is Severity.ERROR else _YELLOW)
    where = harmless(printable(str(problem.span)))
    lines = [f"{paint(where, _BOLD)}: {weight} {problem.code} {harmless(problem.message)}"]
    lines += _excerpt(problem, line_of)
    if problem.hint:
        lines.append(f"  {paint('hint:', _CYAN)} {harmless(problem.hint)}")
    lines += [
        f"  {paint('see:', _CYAN)} {harmless(printable(str(other.span)))}: {harmless(other.message)}"
        for other in problem.related
    ]
    return "\n".join(lines)


def _excerpt(problem: Problem, line_of: Callable[[str, int], str]) -> Iterator[str]:
    """The line with a mark below the place; a long line is cut round it."""
    line = line_of(problem.span.path, problem.span.line)
    if not line.strip():
        return
    start = problem.span.column - 1
    left = max(0, start - _MAX_LINE // 2) if len(line) > _MAX_LINE else 0
    right = left + _MAX_LINE
    same_line = problem.span.end_line == problem.span.line
    end = problem.span.end_column - 1 if same_line else len(line)
    marks = max(1, min(end, right, len(line)) - start)
    before, after = ("…" if left else ""), ("…" if right < len(line) else "")
    yield f"    {before}{harmless(line[left:right])}{after}"
    yield f"    {' ' * (start - left + len(before))}{'^' * marks}"


def _count(report: Report) -> str:
    where = f"in {count(report.records, 'file')}"
    if not report.problems:
        return f"No findings {where}."
    return f"{count(report.errors, 'error')}, {count(report.warnings, 'warning')} {where}."
