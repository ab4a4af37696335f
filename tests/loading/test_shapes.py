"""What each shape of field accepts, and what it answers otherwise."""

import pytest

from support.dossier import BEGAN, FIGURE, LINE, RIDERS, SHEET, SOURCE, problems

# The file, its text, the place, the rule, a part of what is said.
CASES = [
    ("facts/x.yml", RIDERS.replace("figure: riders", "figure:"), "2:8", "S103", "the value is empty"),
    ("facts/x.yml", RIDERS.replace("figure: riders", "figure: [riders]"), "2:9", "S103", "here stands a list"),
    ("facts/x.yml", RIDERS.replace("figure: riders", "figure: {a: b}"), "2:9", "S103", "here stands a map"),
    ("facts/x.yml", RIDERS.replace("riders\n", "Riders\n", 1), "2:9", "S105", "`Riders` cannot be an id"),
    ("facts/x.yml", RIDERS.replace("{at_least: 120}", "{}"), "3:8", "S103", "no value word"),
    ("facts/x.yml", RIDERS.replace("120}", "120, at_most: 200}"), "3:8", "S103", "2 value words"),
    ("facts/x.yml", RIDERS.replace("at_least:", "atleast:"), "3:9", "S104", "`atleast` is not a value word"),
    ("facts/x.yml", RIDERS.replace("120}", "[1, 2]}"), "3:19", "S103", "here stands a list"),
    ("facts/x.yml", RIDERS.replace("said_by: bay-line", "said_by: {role: captain}"), "6:10", "S103", "either an `actor` or `unnamed`"),
    ("facts/x.yml", BEGAN.replace("  - source: post-2030\n    at: paragraph 2", "  source: post-2030"), "7:3", "S103", "takes a list"),
    ("facts/x.yml", BEGAN.replace("\n  - source: post-2030\n    at: paragraph 2", " []"), "6:12", "S103", "empty list"),
    ("facts/x.yml", BEGAN.replace("  - source: post-2030\n    at: paragraph 2", "  - post-2030"), "7:5", "S103", "here stands a text"),
    ("facts/x.yml", BEGAN.replace("event:\n", "event: May\n").replace('  when: "2029-05"\n', "").replace("  title: The ferry begins\n", ""), "2:8", "S103", "here stands a text"),
    ("facts/x.yml", BEGAN.replace("statement: The ferry sailed for the first time in May 2029.", "statement: {EN: a}"), "1:13", "S109", "`EN` is not a language code"),
    ("facts/x.yml", BEGAN.replace("statement: The ferry sailed for the first time in May 2029.", "statement: {}"), "1:12", "S103", "map of languages is empty"),
    ("sources/x.yml", SOURCE.replace("https://example.org/ferry", "example.org/ferry"), "6:6", "S108", "no scheme instead of https"),
    ("sources/x.yml", SOURCE.replace("https://example.org/ferry", "https://"), "6:6", "S108", "is not a web address"),
    ("sources/x.yml", SOURCE.replace("https://example.org/ferry", '"https://example.org/a b"'), "6:6", "S108", "is not a web address"),
    ("sources/x.yml", SOURCE.replace("https://example.org/ferry", "https://[::1"), "6:6", "S108", "is not a web address"),
    ("sources/x.yml", SOURCE.replace("https://example.org/ferry", "JavaScript:alert(1)"), "6:6", "S108", "is not a web address"),
    ("sources/x.yml", SOURCE.replace("https://example.org/ferry", "data:text/html,x"), "6:6", "S108", "(data instead of https)"),
    ("sources/x.yml", SOURCE.replace("language: en", "language: english!"), "5:11", "S109", "is not a language code"),
    ("sources/x.yml", SOURCE + "capture: {sha256: abc}\n", "9:19", "S109", "is not a SHA-256 digest"),
    ("sheet.yml", SHEET.replace("  service: Service\n  riders: Riders", "  - riders"), "7:3", "S103", "takes `id: text` pairs"),
    ("sheet.yml", SHEET.replace("  service: Service", "  Service: Service"), "7:3", "S105", "`Service` cannot be an id"),
    ("actors/x.yml", LINE.replace("kind: company", "kind: Company"), "2:7", "S104", "`Company` is not one of the words"),
    ("figures/x.yml", FIGURE + "open_questions: why\n", "8:17", "S103", "`open_questions` takes a list"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "place", "code", "message"), CASES)
def test_a_field_of_the_wrong_shape(path: str, text: str, place: str, code: str, message: str) -> None:
    first, *_ = [each for each in problems({path: text}) if each.span.path == f"content/{path}"]
    assert (f"{first.span.line}:{first.span.column}", first.code) == (place, code)
    assert message in first.message
    assert first.hint
