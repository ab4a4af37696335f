"""Works as CSL-JSON, which Zotero, Mendeley, pandoc and most reference managers read."""

from collections.abc import Sequence
from typing import Any

from factsheet.exports.export import Export
from factsheet.exports.writing import opened
from factsheet.model.dates import Date
from factsheet.wording import formats
from factsheet.wording.works import Work, WorkKind


def as_csl(works: Sequence[Work], export: Export) -> str:
    """Print an array of items."""
    return "[\n" + ",\n".join(export.once("csl", work, _item) for work in works) + "\n]\n"


def _item(work: Work, export: Export) -> str:
    """Print an item, a line for each field."""
    return "".join(opened(item(work, export))) + "\n}"


def item(work: Work, export: Export) -> dict[str, Any]:
    """Describe one work in CSL's fields; what is not known is left out."""
    said = {
        "id": work.key,
        "type": str(work.kind),
        "title": work.title,
        "author": [{"literal": name} for name in work.authors],
        "container-title": work.container,
        "publisher": work.publisher,
        "issued": _date(work.issued, export.words.language),
        "accessed": _date(work.accessed, export.words.language),
        "URL": work.url,
        "archive_location": work.archived,
        "version": work.version,
        "language": work.language,
        "note": note_of(work, export),
    }
    return {key: value for key, value in said.items() if value}


def note_of(work: Work, export: Export) -> str:
    """Say what a reader of the list must know of a work: how it was read, by which edition it is listed."""
    listed = work.kind is WorkKind.ENTRY or work is export.work
    found = f"{'' if listed else 'Listed in: '}{export.signature}"
    parts = [f"Said by {work.said}" if work.said else "", work.read[:1].upper() + work.read[1:], found]
    return ". ".join(filter(None, parts))


def _date(date: Date | None, language: str) -> dict[str, Any]:
    """Write a date as parts where it has them, a stretch as two; what parts cannot say stands in words."""
    if date is None:
        return {}
    ends = date.ends if date.lasting or date.one_of else (date,)
    parts = [_parts(end) for end in ends if end is not None]
    if len(parts) != len(ends) or not all(parts):
        return {"literal": formats.date(date, language)}
    vague = date.one_of or date.approximate or date.uncertain
    return {"date-parts": parts, **({"circa": True} if vague else {})}


def _parts(date: Date) -> list[int]:
    """Give year, month and day as far as they are written; none if a digit is not known."""
    if date.year is None or "X" in date.text:
        return []
    return [part for part in (date.year, date.month, date.day) if part is not None]
