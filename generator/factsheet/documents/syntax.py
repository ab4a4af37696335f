"""What libyaml's complaints mean to an editor: our words, and what would be right.

The parser speaks of tokens and mappings; an editor sees a colon, a tab or a quotation mark. Every
phrase of libyaml 0.2.5 that an editor's file can meet is translated here; an unknown one is passed on.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple


class Mistake(NamedTuple):
    """A mistake in the shape of a file; `at_start` places it where the unfinished thing began."""

    message: str
    hint: str
    at_start: bool = False


_INDENTED = re.compile(r" +[a-z_]+")
_QUOTE_IT = "put the whole value in double quotes"
_UNCLOSED = Mistake(
    "a quotation mark is opened here and never closed",
    "close it with the same mark; write a mark inside the text twice ('') or with a backslash (\\\")",
    at_start=True,
)
_COLON = Mistake(
    "a colon followed by a space starts a new value in the middle of this one",
    _QUOTE_IT + ", or write it below the key after `>-`",
)
_NOT_A_PAIR = Mistake(
    "this line is neither `key: value` nor the continuation of a value",
    "write `key: value` with a space after the colon, or indent the line below its key",
    at_start=True,
)
_INDENT = Mistake(
    "this line does not line up with the ones above it",
    "keys of one record start in the same column, the items of one list too",
)
_AFTER_A_VALUE = Mistake(
    "text stands after a value that ended with its quotation mark or bracket",
    _QUOTE_IT + '; a mark inside is then written with a backslash (\\")',
)
_INDENTED_KEY = Mistake(
    "this key is indented, so it reads as more of the value above",
    "begin it in the same column as the other keys",
)
_HARD_SPACE = Mistake("a non-breaking space stands where a plain one is needed", "type the space anew")
_TAB = Mistake("a tab stands where the layout needs spaces", "indent with two spaces")

_PHRASES: tuple[tuple[str, Mistake], ...] = (
    ("mapping values are not allowed", _COLON),
    ("found unexpected end of stream", _UNCLOSED),
    ("found unexpected document indicator", _UNCLOSED),
    ("could not find expected ':'", _NOT_A_PAIR),
    ("found a tab character", _TAB),
    ("found character that cannot start any token", _TAB),
    ("did not find expected key", _INDENT),
    ("did not find expected '-' indicator", _INDENT),
    ("block sequence entries are not allowed", _INDENT),
    ("block mapping", _INDENT),
    ("did not find expected <document start>", _INDENT),
    (
        "mapping keys are not allowed",
        Mistake("a text cannot begin with `?` unless it is quoted", _QUOTE_IT),
    ),
    (
        "did not find expected ',' or '}'",
        Mistake("a map opened with `{` is not closed", "close it with `}`, on the same line if possible"),
    ),
    (
        "did not find expected ',' or ']'",
        Mistake("a list opened with `[` is not closed", "close it with `]`, or put a text in quotes"),
    ),
    (
        "did not find expected node content",
        Mistake("a value is missing between these commas or brackets", "remove the extra comma or write a value"),
    ),
    (
        "escape",
        Mistake("a backslash in double quotes starts an escape this one is not", "write `\\\\` for a backslash"),
    ),
    (
        "alphabetic or numeric character",
        Mistake("a text cannot begin with `*` or `&` unless it is quoted", _QUOTE_IT),
    ),
    (
        "found unexpected ':'",
        Mistake("a colon inside braces or brackets needs a space after it", _QUOTE_IT + ", or write `key: value`"),
    ),
    (
        "did not find expected whitespace or line break",
        Mistake("a text cannot begin with `!` or `&` unless it is quoted", _QUOTE_IT),
    ),
    (
        "non-alphabetical character",
        Mistake("a line beginning with `%` is read as an instruction", _QUOTE_IT),
    ),
    (
        "expected the YAML directive",
        Mistake("a line beginning with `%` is read as an instruction", _QUOTE_IT),
    ),
    (
        "directive",
        Mistake("a line beginning with `%` is read as an instruction", _QUOTE_IT),
    ),
    (
        "tag",
        Mistake("a text cannot begin with `!` unless it is quoted", _QUOTE_IT),
    ),
    (
        "indentation indicator",
        Mistake(
            "after `>` or `|` only `-`, `+` or a digit may follow",
            "write `>-` and put the text on the next line",
        ),
    ),
    (
        "comment or line break",
        Mistake("text stands after `>` or `|` on the same line", "write `>-` and put the text on the next line"),
    ),
)


class Explained(NamedTuple):
    """A mistake and its place, line and column from 1."""

    mistake: Mistake
    line: int
    column: int


def explain(problem: str, lines: Sequence[str], at: tuple[int, int], began: tuple[int, int]) -> Explained:
    """Translate libyaml's phrase; it was met `at` a line and column from 0, in something that `began` earlier."""
    mistake = _translate(problem, lines[at[0]] if at[0] < len(lines) else "", at[1])
    line, column = began if mistake.at_start else at
    hard_space = lines[line].find("\u00a0") if line < len(lines) else -1
    if mistake is _NOT_A_PAIR and hard_space >= 0:
        mistake, column = _HARD_SPACE, hard_space
    return Explained(mistake, line + 1, column + 1)


def _translate(problem: str, line: str, column: int) -> Mistake:
    found, before = line[column : column + 1], line[:column]
    if "cannot start any token" in problem and found not in ("\t", ""):
        return Mistake(f"a text cannot begin with `{found}` unless it is quoted", _QUOTE_IT)
    if "did not find expected key" in problem and before.strip():
        return _AFTER_A_VALUE
    if "mapping values are not allowed" in problem and _INDENTED.fullmatch(before):
        return _INDENTED_KEY
    for phrase, mistake in _PHRASES:
        if phrase in problem:
            return mistake
    return Mistake(f"this cannot be read as YAML: {problem}", "compare with a record that is read without a finding")
