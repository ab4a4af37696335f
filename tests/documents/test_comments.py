"""Where the comments of a file stand."""

import pytest

from factsheet.documents.comments import comments
from factsheet.documents.parse import parse

CASES: dict[str, tuple[str, list[tuple[str, int, int, str]]]] = {
    "none": ("a: b\n", []),
    "on a line of its own": ("# x\na: b\n", [("# x", 1, 1, "alone")]),
    "indented": ("a: b\n   # x\n", [("# x", 2, 4, "alone")]),
    "behind a value": ("a: b # x\n", [("# x", 1, 6, "behind")]),
    "behind a key": ("a: # x\n  b\n", [("# x", 1, 4, "behind")]),
    "behind a key without a value": ("a: # x\nb: c\n", [("# x", 1, 4, "behind")]),
    "behind a dash": ("a:\n- # x\n  b\n", [("# x", 2, 3, "behind")]),
    "right behind a quotation mark": ("a: 'b'#x\n", [("#x", 1, 7, "behind")]),
    "right behind brackets": ("a: [b]#x\n", [("#x", 1, 7, "behind")]),
    "between brackets": ("a: [b, # x\n  # y\n  c]\n", [("# x", 1, 8, "behind"), ("# y", 2, 3, "alone")]),
    "with a hash in it": ("a: b # x # y\n", [("# x # y", 1, 6, "behind")]),
    "blanks behind it are no part of it": ("a: b # x \t\r\n", [("# x", 1, 6, "behind")]),
    "a hash in a word": ("a: b#x\n", []),
    "a hash in a key": ("a#b: c\n", []),
    "a hash in quotes": ("a: 'b # x'\nb: \"c # y\"\n", []),
    "a hash in quotes, a comment behind them": ("a: 'b # x' # y\n", [("# y", 1, 12, "behind")]),
    "a hash in quotes over two lines": ("a: 'b\n  # x\n  c' # y\n", [("# y", 3, 6, "behind")]),
    "a hash in a block": ("a: |\n  # x\n  b # y\nc: d\n", []),
    "behind the mark of a block": ("a: >- # x\n  b # y\n", [("# x", 1, 7, "behind")]),
    "below a block": ("a: |\n  b\n# x\nc: d\n", [("# x", 3, 1, "alone")]),
    "below a block and an empty line": ("a: |+\n  b\n\n# x\n", [("# x", 4, 1, "alone")]),
    "below a block, indented less than it": ("a:\n  b: |\n      c\n    # x\n", [("# x", 4, 5, "alone")]),
    "behind a value over two lines": ("a: b\n  c # x\n", [("# x", 2, 5, "behind")]),
    "behind an emoji": ("a: ⛴ # x\n", [("# x", 1, 6, "behind")]),
    "at the end without a line break": ("a: b\n#", [("#", 2, 1, "alone")]),
}


@pytest.mark.parametrize("case", CASES)
def test_comments_are_found(case: str) -> None:
    text, expected = CASES[case]
    document = parse("f.yml", text.encode()).document
    assert document is not None
    found = [(each.text, each.line, each.column, "alone" if each.alone else "behind") for each in comments(document)]
    assert found == expected
