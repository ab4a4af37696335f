"""What can be wrong with a file before anything is known of its fields: code, name, page of the manual."""

from typing import NamedTuple

from factsheet.problems import Problem, Related, Severity, Span


class Fault(NamedTuple):
    """One kind of mistake: its lasting name, and what the manual says of it."""

    name: str
    manual: str


FAULTS: dict[str, Fault] = {
    "Y001": Fault("not-utf-8", "A file is UTF-8, with or without a byte order mark."),
    "Y002": Fault("file-too-large", "A record is at most a million bytes; a larger file is not opened further."),
    "Y003": Fault(
        "control-character",
        "A record holds no control characters, and its lines end in LF or CRLF alone: other line breaks"
        " are counted differently by every editor.",
    ),
    "Y004": Fault("syntax", "A record is YAML: `key: value` lines, lists and maps."),
    "Y005": Fault("duplicate-key", "A key is given once; YAML itself would silently keep the last one."),
    "Y006": Fault("alias", "Anchors (`&name`) and aliases (`*name`) are not read: a value is written out."),
    "Y007": Fault("tag", "Type marks (`!name`, `!!name`) are not read: every value is text until a field types it."),
    "Y008": Fault("second-document", "A file holds one record; `---` does not begin a second one."),
    "Y009": Fault("too-deep", "Values are nested at most twelve deep."),
    "Y010": Fault("too-many-values", "A record holds at most twenty thousand values."),
    "Y011": Fault(
        "comma-in-flow-map",
        "In a map written with braces a comma ends a value: `{quote: at least 2,680 people}` is cut at the comma."
        " Such a value stands in quotes, or on a line of its own.",
    ),
    "Y012": Fault("not-a-record", "A record is a map: `key: value` lines that begin in the first column."),
    "Y013": Fault("empty-file", "A file holds a record; an empty one is a mistake."),
    "Y014": Fault("merge-key", "`<<` is not read: the values are written out."),
    "Y015": Fault(
        "not-a-plain-file", "A record is a plain file; links, folders and devices in its place are not opened."
    ),
    "Y016": Fault(
        "lost-after-hash",
        "In a text without quotes a blank and a `#` begin a comment: of `the #1 port` only `the` is read. A `#` that"
        " is followed by text at once is hardly meant as a comment, so it is a warning.",
    ),
}


def fault(
    code: str, span: Span, message: str, hint: str,
    *, severity: Severity = Severity.ERROR, related: tuple[Related, ...] = (),
) -> Problem:  # fmt: skip
    """Make a mistake of one of these kinds."""
    name = FAULTS[code].name
    return Problem(span=span, code=code, name=name, message=message, hint=hint, severity=severity, related=related)
