"""What a broken layout is called."""

import pytest

from factsheet.documents.parse import parse

# The text, where the mistake is, and a part of what is said of it.
CASES = [
    ("a: b: c\n", "1:5", "a colon followed by a space"),
    ("a: 'b\n", "1:4", "never closed"),
    ('a: "b\nc: d\n', "1:4", "never closed"),
    ("a: b\nplain words\n", "2:1", "neither `key: value` nor the continuation"),
    ("a:\n  - b\n - c\n", "3:2", "does not line up"),
    ("a: b\n  c: d\n", "2:4", "this key is indented"),
    ("a: b\n  c d: e\n", "2:6", "a colon followed by a space"),
    ("a: b\nstate:published\n", "2:1", "neither `key: value`"),
    ('a: "b" c\n', "1:8", "text stands after a value that ended"),
    ("a: [b] c\n", "1:8", "text stands after a value that ended"),
    ("a: 'b's c\n", "1:7", "text stands after a value that ended"),
    ("a: ? b\n", "1:4", "cannot begin with `?`"),
    ("a: b\nc:\u00a0d\n", "2:3", "non-breaking space"),
    ("a: {b: c\n", "2:1", "`{` is not closed"),
    ("a: [b, c\n", "2:1", "`[` is not closed"),
    ("a: @b\n", "1:4", "cannot begin with `@`"),
    ("a: `b`\n", "1:4", "cannot begin with ```"),
    ("a: %b\n", "1:4", "cannot begin with `%`"),
    ('a: "b\\q"\n', "1:6", "a backslash in double quotes"),
    ("a: * b\n", "1:5", "cannot begin with `*`"),
    ("a: > b\n", "1:6", "text stands after `>` or `|`"),
    ("\ta: b\n", "1:1", "a tab stands"),
    ("a:\n\tb: c\n", "2:1", "a tab stands"),
    ("a: [b,, c]\n", "1:7", "a value is missing"),
]


@pytest.mark.parametrize(("text", "place", "message"), CASES, ids=lambda value: repr(value)[:30])
def test_a_broken_layout_is_explained(text: str, place: str, message: str) -> None:
    (problem,) = parse("f.yml", text.encode()).problems
    assert problem.code == "Y004"
    assert message in problem.message
    assert f"{problem.span.line}:{problem.span.column}" == place
    assert problem.hint
