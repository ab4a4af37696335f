"""Slips that YAML allows and no editor means: told by a look at the text as it was written."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from factsheet.documents.nodes import Entry, Node, Place, TextNode
from factsheet.problems import Severity

# A blank, and a `#` that is followed by text at once: hardly meant as a comment.
LOST_AFTER_HASH = re.compile(r"[ \t]+(#\w+)")


class Slip(NamedTuple):
    """What was most likely meant otherwise."""

    place: Place
    code: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR


def lost_after_hash(lines: Sequence[str], node: TextNode) -> Slip | None:
    """See whether a text such as `the #1 port` was cut before its `#`."""
    number = node.end_line
    # An empty value at the very end stands on a line that is not there.
    if not node.text or number > len(lines):
        return None
    line = lines[number - 1]
    rest = LOST_AFTER_HASH.match(line, node.end_column - 1)
    if rest is None:
        return None
    return Slip(
        Place(number, rest.start(1) + 1, number, len(line.rstrip()) + 1),
        "Y016",
        f"`{rest[1]}` and what follows is read as a comment and lost",
        "put the whole value in double quotes; a comment has a blank after its `#`",
        Severity.WARNING,
    )


def has_no_colon(lines: Sequence[str], key: TextNode, value: Node) -> bool:
    """Tell `{a: b, rest}` from `{a: b, rest: }`: only the first has no colon after the key."""
    if not isinstance(value, TextNode) or value.text or not value.plain:
        return False
    line = lines[key.end_line - 1] if key.end_line <= len(lines) else ""
    return not line[key.end_column - 1 :].lstrip(" ").startswith(":")


def comma_in_braces(lines: Sequence[str], before: Entry, rest: TextNode) -> Slip:
    """Say what a comma in a map with braces did to the value before it."""
    value = before.value.text if isinstance(before.value, TextNode) else "…"
    line = rest.line
    comma = lines[line - 1].rfind(",", 0, rest.column - 1) + 1 if line <= len(lines) else 0
    both_numbers = value.isdecimal() and rest.text.isdecimal()
    return Slip(
        Place(line, comma, line, comma + 1) if comma else rest.place,
        "Y011",
        f"in a map written with braces a comma ends a value:"
        f" `{before.key.text}` is only `{value}`, and `{rest.text}` is left over",
        f"write {value}{rest.text}: numbers have no separators"
        if both_numbers
        else "put the value in double quotes, or write each key on a line of its own",
    )
