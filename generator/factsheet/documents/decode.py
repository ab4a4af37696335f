"""Bytes to text: UTF-8, bounded, and free of characters that no editor shows."""

import re

from factsheet.documents.faults import fault
from factsheet.problems import Problem, Span

MAX_BYTES = 1_000_000

# What YAML allows, less the line breaks (NEL, LS, PS, a lone CR) that editors count differently.
FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|\r(?!\n)"
)


def decode(path: str, data: bytes, limit: int = MAX_BYTES) -> tuple[str, Problem | None]:
    """Give the text of a file, or the mistake that makes it unreadable."""
    if len(data) > limit:
        message = f"the file is larger than {limit:,} bytes and was not read"
        hint = "one record per file; long texts belong to the source, not to the dossier"
        return "", fault("Y002", Span(path), message, hint)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = _character(path, data[: error.start].decode("utf-8", "replace"))
        message = f"byte 0x{data[error.start]:02X} is not UTF-8"
        return "", fault("Y001", where, message, "save the file with the encoding UTF-8")
    if (match := FORBIDDEN.search(text)) is not None:
        where = _character(path, text[: match.start()])
        message = f"the character U+{ord(match.group()[0]):04X} cannot stand in a record"
        hint = "delete it; it is invisible in most editors and often comes with pasted text"
        return "", fault("Y003", where, message, hint)
    return text, None


def _character(path: str, before: str) -> Span:
    """Give the place of the one character that follows this text."""
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    return Span(path, line, column, line, column + 1)
