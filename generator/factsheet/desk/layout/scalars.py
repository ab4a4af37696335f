"""How a text is written in a record: plain where every reader of YAML reads the same, else in quotes or as a block."""

import re
from collections.abc import Iterator
from enum import Enum, auto

# The longest line, its indentation with it.
WIDTH = 118
_LONG_IN_QUOTES = 90

# What one reader of YAML or another takes for yes, no, nothing, a number, a time of day or a date.
_WORD = re.compile(r"y|n|yes|no|on|off|true|false|null|nil|~|=|<<", re.IGNORECASE)
_NUMBER_LIKE = re.compile(
    r"[-+]?[\d._][\d._,:-]*(?:[eE][-+]?\d*)?|[-+]?0[xX][\da-fA-F_]*|[-+]?0[oO][0-7_]*|[-+]?0[bB][01_]*"
    r"|[-+]?\.(?:inf|nan)|\d{4}-\d\d?-\d\d?[Tt \t][\d:.Zz \t+-]*",
    re.IGNORECASE | re.ASCII,
)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_INDICATORS = frozenset(",[]{}#&*!|>'\"%@`?:")
_FLOW_INDICATORS = frozenset(",[]{}:?#")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})
# A line is only broken at a single blank: what is folded is read with one again.
_BREAK = re.compile(r"(?<! ) (?! )")


class Kind(Enum):
    """How the texts of a field are written."""

    TEXT = auto()
    BARE = auto()  # a number, yes or no
    QUOTED = auto()  # a date, other people's words
    PROSE = auto()  # sentences that stand below their key, however short


def in_line(text: str, kind: Kind = Kind.TEXT, *, flow: bool = False) -> str:
    """Write a text on one line."""
    if kind is Kind.BARE and (_NUMBER.fullmatch(text) or _WORD.fullmatch(text)):
        return text
    if kind is not Kind.QUOTED and _is_plain(text) and not (flow and not _FLOW_INDICATORS.isdisjoint(text)):
        return text
    return f'"{text.translate(_ESCAPES)}"'


def _is_plain(text: str) -> bool:
    """Tell whether a text without quotes is read as itself by whoever reads YAML."""
    return not (
        not text
        or text.strip() != text
        or any(control in text for control in "\t\n\r")
        or text[0] in _INDICATORS
        or text.startswith(("- ", "---", "...", "\ufeff"))
        or text == "-"
        or ": " in text
        or " #" in text
        or text.endswith(":")
        or _WORD.fullmatch(text)
        or _NUMBER_LIKE.fullmatch(text)
    )


def in_block(text: str, kind: Kind, column: int, room: int) -> tuple[str, list[str]] | None:
    """Write a text below its key, if it is too long for the `room` there, or has line breaks; lines begin at `column`.

    Gives the mark and the lines, not yet indented; None for a text that a block cannot hold to the letter.
    """
    body = text.rstrip("\n")
    lines = body.split("\n")
    if (
        kind in (Kind.BARE, Kind.QUOTED)
        or not body
        or body != body.strip()
        or any(line != line.rstrip() for line in lines)
        or "\t" in text
        or "\r" in text
    ):
        return None
    width, written = WIDTH - column, in_line(text)
    asked = kind is Kind.PROSE or ((len(written) > room or _is_burdened(text, written)) and _BREAK.search(text))
    if "\n" not in text and not asked:
        return None
    ends = len(text) - len(body)
    chomped = "-" if not ends else "+" if ends > 1 else ""
    more = [""] * (ends - 1)
    wide = "\n" not in text or any(len(line) > width and _BREAK.search(line) for line in lines)
    if wide and not any(line.startswith(" ") for line in lines):
        return f">{chomped}", [*_folded(lines, width), *more]
    return f"|{chomped}", [*lines, *more]


def _is_burdened(text: str, written: str) -> bool:
    """Tell whether a text that needs quotes is easier to read without them: it is long, or would hold backslashes."""
    return written.startswith('"') and (len(text) > _LONG_IN_QUOTES or '"' in text)


def _folded(lines: list[str], width: int) -> Iterator[str]:
    """Fill lines up to a width; a line break of the text is an empty line."""
    for number, line in enumerate(lines):
        if number:
            yield ""
        if line:
            yield from _filled(line, width)


def _filled(line: str, width: int) -> Iterator[str]:
    words = _BREAK.split(line)
    filled = words[0]
    for word in words[1:]:
        if len(filled) + 1 + len(word) > width:
            yield filled
            filled = word
        else:
            filled = f"{filled} {word}"
    yield filled
