"""The three forms of a report, whole."""

import json
from collections.abc import Callable

from factsheet.problems import Problem, Related, Severity, Span
from factsheet.review.as_annotations import as_annotations
from factsheet.review.as_json import as_json
from factsheet.review.as_text import as_text
from factsheet.review.report import Report

FILES = tuple(f"content/facts/{name}.yml" for name in "abcdefg")
LINES = {
    ("content/facts/a.yml", 3): "figure: rider",
    ("content/facts/b.yml", 1): "statement: " + "long " * 40 + "x: y",
}
ONE = Problem(
    span=Span("content/facts/a.yml", 3, 9, 3, 14),
    code="R101",
    name="unknown-record",
    message="there is no figure `rider`",
    hint="did you mean `riders`?",
    record="a",
    field="figure",
    related=(Related(Span("content/figures/riders.yml", 1, 1, 1, 6), "the nearest"),),
)
TWO = Problem(
    span=Span("content/facts/b.yml", 1, 213, 1, 214),
    code="Y004",
    name="syntax",
    message="100% odd,\r\nwith: a colon",
    severity=Severity.WARNING,
)


def line_of(path: str, number: int) -> str:
    return LINES.get((path, number), "")


def test_a_person_sees_the_line_and_what_would_be_right() -> None:
    assert as_text(Report((ONE, TWO), FILES[:7]), line_of) == (
        "content/facts/a.yml:3:9: error R101 there is no figure `rider`\n"
        "    figure: rider\n"
        "            ^^^^^\n"
        "  hint: did you mean `riders`?\n"
        "  see: content/figures/riders.yml:1:1: the nearest\n"
        "content/facts/b.yml:1:213: warning Y004 100% odd,<U+000D><U+000A>with: a colon\n"
        "    …ong long long long long long long long long long x: y\n"
        "                                                       ^\n"
        "1 error, 1 warning in 7 files."
    )


def test_nothing_found_is_said_in_a_line() -> None:
    assert as_text(Report((), FILES[:1]), line_of) == "No findings in 1 file."


def test_colour_is_for_terminals() -> None:
    assert "\033[31merror\033[0m" in as_text(Report((ONE,), FILES[:1]), line_of, colour=True)
    assert "\033" not in as_text(Report((ONE,), FILES[:1]), line_of)


def test_a_program_gets_everything() -> None:
    data = json.loads(as_json(Report((ONE,), FILES[:7])))
    assert data == {
        "version": 1,
        "summary": {"errors": 1, "warnings": 0, "files": 7},
        "findings": [
            {
                "rule": "R101",
                "name": "unknown-record",
                "severity": "error",
                "message": "there is no figure `rider`",
                "hint": "did you mean `riders`?",
                "path": "content/facts/a.yml",
                "line": 3,
                "column": 9,
                "end_line": 3,
                "end_column": 14,
                "record": "a",
                "field": "figure",
                "related": [
                    {
                        "path": "content/figures/riders.yml",
                        "line": 1,
                        "column": 1,
                        "end_line": 1,
                        "end_column": 6,
                        "message": "the nearest",
                    }
                ],
                "fingerprint": ONE.fingerprint,
                "manual": "docs/rules.md#r101",
            }
        ],
    }


def test_a_fingerprint_stays_when_the_line_moves() -> None:
    moved = Problem(
        span=Span("content/facts/a.yml", 9, 9, 9, 14),
        code=ONE.code,
        name=ONE.name,
        message=ONE.message,
        hint="another hint",
        field=ONE.field,
    )
    other = Problem(span=ONE.span, code=ONE.code, name=ONE.name, message="there is no figure `ride`", field=ONE.field)
    assert moved.fingerprint == ONE.fingerprint != other.fingerprint
    assert len(ONE.fingerprint) == 16


def test_github_gets_escaped_commands() -> None:
    assert as_annotations(Report((ONE, TWO), FILES[:7])).splitlines() == [
        (
            "::error file=content/facts/a.yml,line=3,endLine=3,col=9,endColumn=13,title=R101 unknown-record"
            "::there is no figure `rider`%0Adid you mean `riders`?"
        ),
        (
            "::warning file=content/facts/b.yml,line=1,endLine=1,col=213,endColumn=213,title=Y004 syntax"
            "::100%25 odd,%0D%0Awith: a colon"
        ),
    ]


def test_an_odd_path_cannot_end_a_github_command() -> None:
    odd = Problem(span=Span("content/a,b::c\n.yml"), code="S110", name="stray-file", message="m", hint="h")
    assert "file=content/a%2Cb%3A%3Ac%0A.yml,line=1" in as_annotations(Report((odd,), FILES[:1]))


def test_github_is_told_how_many_are_left() -> None:
    make: Callable[[int, Severity], Problem] = lambda line, severity: Problem(  # noqa: E731
        span=Span("f.yml", line), code="S101", name="unknown-field", message="m", severity=severity
    )
    found = tuple(make(n, Severity.ERROR) for n in range(1, 15)) + tuple(
        make(n, Severity.WARNING) for n in range(1, 12)
    )
    lines = as_annotations(Report(found, FILES[:1])).splitlines()
    assert [line.split()[0] for line in lines] == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"]
    assert lines[-1] == "::notice title=factsheet::5 more findings; `factsheet check` shows all of them"


def test_nothing_to_annotate_is_nothing() -> None:
    assert as_annotations(Report((), FILES[:1])) == ""


def test_findings_of_some_files() -> None:
    report = Report((ONE, TWO), FILES[:7])
    assert report.within(["content/facts/a.yml"]).problems == (ONE,)
    assert report.within(["content/facts"]).problems == (ONE, TWO)
    assert report.within(["content/fact"]).problems == ()
    assert report.within(["content/facts/a.yml"]).records == 1


def test_what_makes_a_check_fail() -> None:
    assert Report((TWO,), FILES[:1]).fails(Severity.WARNING)
    assert not Report((TWO,), FILES[:1]).fails(Severity.ERROR)
    assert Report((ONE,), FILES[:1]).fails(Severity.ERROR)
