"""Works as BibTeX, in Unicode, with the dates of biblatex."""

import re
from collections.abc import Iterator, Sequence

from factsheet.exports.csl import note_of
from factsheet.exports.export import Export
from factsheet.model.dates import Date
from factsheet.wording.works import Work, WorkKind

_TYPES = {WorkKind.NEWSPAPER: "article", WorkKind.REPORT: "techreport"}
# Where the publisher stands in each; elsewhere it is the publisher.
_PUBLISHER = {"article": "journal", "techreport": "institution"}
# BibTeX counts every brace, also one behind a backslash.
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}
_SIGNS = re.compile("[" + re.escape("".join(_SPECIAL)) + "]")
# TeX draws two of these as one sign: `--` as a dash, `''` as a quotation mark.
_DRAWN_AS_ONE = re.compile(r"(?<=([-`',<>]))(?=\1)|(?<=[?!])(?=`)")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_NOT_IN_AN_ADDRESS = re.compile(r'[\s\\{}"<>^`|\x00-\x1f]')


def as_bibtex(works: Sequence[Work], export: Export) -> str:
    """Print a file: a line that says where it comes from, then an entry for each work."""
    source = _flat(export.signature).replace("@", "(at)")
    return "\n".join([f"% {source}", "", *(export.once("bib", work, entry) for work in works)])


def entry(work: Work, export: Export) -> str:
    """Print one entry."""
    kind = _TYPES.get(work.kind, "misc")
    lines = [f"  {name} = {{{value}}}," for name, value in _fields(work, kind, export) if value]
    return "\n".join([f"@{kind}{{{work.key},", *lines, "}", ""])


def _fields(work: Work, kind: str, export: Export) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{escaped(work.title)}}}"  # the inner braces keep its capitals
    # A name in braces is printed as it is: which part of a by-line is a family's name is not known.
    yield "author", " and ".join(f"{{{escaped(name)}}}" for name in work.authors)
    yield _PUBLISHER.get(kind, "publisher"), escaped(work.publisher)
    yield "booktitle", escaped(work.container) if work.kind is WorkKind.ENTRY else ""
    yield "version", escaped(work.version)
    yield "year", str(work.issued.year) if work.issued is not None and work.issued.year is not None else ""
    yield "date", _date(work.issued)
    yield "url", _address(work.url)
    yield "urldate", _date(work.accessed) if work.url else ""
    yield "language", escaped(work.language)
    archived = f". Archived: {work.archived}" if work.archived else ""
    yield "note", escaped(note_of(work, export) + archived)


def escaped(text: str) -> str:
    """Write text so that TeX prints it as it is."""
    return _DRAWN_AS_ONE.sub("{}", _SIGNS.sub(lambda sign: _SPECIAL[sign[0]], _flat(text)))


def _flat(text: str) -> str:
    return _CONTROLS.sub(" ", text)


def _address(url: str) -> str:
    """Write an address as it is, but for signs that would end its field."""
    return _NOT_IN_AN_ADDRESS.sub(lambda sign: f"%{ord(sign[0]):02X}", url) if url.isascii() else escaped_address(url)


def escaped_address(url: str) -> str:
    """Write an address with letters of other scripts by their bytes."""
    return "".join(
        each if each.isascii() and not _NOT_IN_AN_ADDRESS.match(each) else "".join(f"%{b:02X}" for b in each.encode())
        for each in url
    )


def _date(date: Date | None) -> str:
    """Write a date as biblatex reads it; one that it would read otherwise is left out."""
    if date is None or "X" in date.text:
        return ""
    if date.one_of:
        ends = [end.text for end in date.ends if end is not None]
        return "/".join(ends) if len(ends) == 2 else ""
    return date.text
