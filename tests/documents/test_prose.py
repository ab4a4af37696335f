"""References in prose, at their place however the lines were folded."""

import pytest

from factsheet.documents.nodes import TextNode
from factsheet.documents.parse import parse
from factsheet.documents.prose import references

CASES = [
    ("s: One [@a].\n", ["a 1:10"]),
    ('s: "One [@a] and [@b]."\n', ["a 1:11", "b 1:20"]),
    ("s: >-\n  One [@a]\n  two [@b-c].\n", ["a 2:9", "b-c 3:9"]),
    ("s: |\n  One [@a]\n\n  two [@a].\n", ["a 2:9", "a 4:9"]),
    ("s: One\n  two [@a].\n", ["a 2:9"]),
    ("s: none\n", []),
    ("s: mail [a@b] and [ @c]\n", []),
    ("s: one [@a]  # and [@b] in a comment\n", ["a 1:10"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_references_are_found_at_their_place(text: str, expected: list[str]) -> None:
    document = parse("f.yml", text.encode()).document
    assert document is not None
    value = document.root.entries[0].value
    assert isinstance(value, TextNode)
    found = references(text, value)
    assert [f"{each.id} {each.place.line}:{each.place.column}" for each in found] == expected
