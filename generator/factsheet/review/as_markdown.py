"""Findings as a table, for the summary of a job or a comment."""

from factsheet.problems import Severity
from factsheet.review.markdown import code, escaped
from factsheet.review.remarks import Remark, remark_of
from factsheet.review.report import Report, count

HEAD = "| where | what |\n|---|---|\n"
MOST = 500
_LONGEST = 300


def as_markdown(report: Report) -> str:
    """Print every finding, the gravest first, and a count of what there is no room for."""
    if not report.problems:
        return f"**No findings in {count(report.records, 'file')}.**\n"
    errors = f"{count(report.errors, 'error')}, {count(report.warnings, 'warning')}"
    grades, touched = list(Severity), report.touched or frozenset()
    ordered = sorted(report.problems, key=lambda each: (each not in touched, grades.index(each.severity)))
    rows = "".join(row(remark_of(each, changed_line=each in touched)) for each in ordered[:MOST])
    left = f"\n{count(len(ordered) - MOST, 'more finding')}.\n" if len(ordered) > MOST else ""
    return f"**{errors} in {count(report.records, 'file')}**\n\n{HEAD}{rows}{left}"


def row(remark: Remark, aside: str = "") -> str:
    """Print one finding in a line of its own."""
    hint = f"<br>{_cell(remark.hint)}" if remark.hint else ""
    place = f"{code(remark.path[:200])}, line {remark.line}{aside}"
    return f"| {place} | **{remark.severity} {_cell(remark.rule)}** {_cell(remark.message)}{hint} |\n"


def _cell(text: str) -> str:
    text = " ".join(text.split())
    return escaped(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")
