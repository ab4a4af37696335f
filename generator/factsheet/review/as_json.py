"""A report for programs: the findings with everything known of them."""

import json
from typing import Any

from factsheet.problems import Problem, Span
from factsheet.review.report import Report, printable

VERSION = 1


def as_json(report: Report) -> str:
    """Print `{version, summary, findings}`."""
    return json.dumps(
        {
            "version": VERSION,
            "summary": {
                "errors": report.errors,
                "warnings": report.warnings,
                "files": report.records,
            },
            "findings": [_finding(problem) | _touched(report, problem) for problem in report.problems],
        },
        ensure_ascii=False,
        indent=2,
    )


def _finding(problem: Problem) -> dict[str, Any]:
    return {
        "rule": problem.code,
        "name": problem.name,
        "severity": str(problem.severity),
        "message": printable(problem.message),
        "hint": printable(problem.hint),
        **_place(problem.span),
        "record": printable(problem.record),
        "field": problem.field,
        "related": [{**_place(other.span), "message": other.message} for other in problem.related],
        "fingerprint": problem.fingerprint,
        "manual": f"docs/rules.md#{problem.code.lower()}",
    }


def _touched(report: Report, problem: Problem) -> dict[str, bool]:
    """Say whether a finding stands on a changed line, if that was asked."""
    return {} if report.touched is None else {"on_changed_line": problem in report.touched}


def _place(span: Span) -> dict[str, Any]:
    return {
        "path": printable(span.path),
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
