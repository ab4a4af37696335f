"""Redacting: blanking a record of a sealed edition, for a court's order or a person's privacy and for nothing else.

What was there cannot be read any more, but that it was there can be proved: its digest stays, and so does the seal.
"""

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from factsheet.documents.sealed import ALONE, MEDIA, PAGES, digest, redacted_seal_of, written
from factsheet.loading.fields import FOLDERS
from factsheet.loading.reading import did_you_mean
from factsheet.loading.shapes import Address, CitedProse, Keyed, Line, Many, Words
from factsheet.model.editions import Edition
from factsheet.problems import FactsheetError

BLANK = "Removed"


class NoSuchRecord(FactsheetError):
    """The edition does not hold the record."""

    def __init__(self, edition: Edition, name: str) -> None:
        hint = did_you_mean(
            name, sorted(edition.digests), "write it as facts/ID, sources/ID, figures/ID or pages/NAME.md"
        )
        super().__init__(f"edition {edition.id} holds no record {name!r}; {hint}")


class NotRedacted(FactsheetError):
    """The record cannot be blanked."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name} cannot be redacted: {why}")


def redacted(edition: Edition, name: str, *, reason: str, on: dt.date) -> bytes:
    """Give the edition's file with one record blanked; its digest before, and the seal, stay in it."""
    if not reason.strip():
        raise NotRedacted(name, "readers are told why: give --reason")
    if name not in edition.digests:
        raise NoSuchRecord(edition, name)
    if name in ALONE:
        raise NotRedacted(name, "without it the edition says nothing; name a fact, a source or another record")
    if edition.redaction_of(name) is not None:
        raise NotRedacted(name, "that was done already")
    kind, _, identifier = name.partition("/")
    sealed: dict[str, Any] = dict(edition.sealed)
    blank = _blank(kind, sealed["records"][kind][identifier], reason)
    sealed["records"] = {**sealed["records"], kind: {**sealed["records"][kind], identifier: blank}}
    entry = {
        "record": name, "reason": reason, "on": on.isoformat(), "was": edition.digests[name], "now": digest(blank),
    }  # fmt: skip
    sealed["redactions"] = [*sealed.get("redactions", []), entry]
    sealed["sha256_redacted"] = redacted_seal_of(sealed)
    return written(sealed)


def _blank(kind: str, record: Any, reason: str) -> Any:
    if kind == MEDIA:
        return ""
    if kind == PAGES:
        return f"# {BLANK}\n\n{reason}\n"
    if kind == "facts":
        first = record["citations"][0]["source"]
        citations = [{"source": first, "at": BLANK.casefold()}]
        return {"statement": BLANK, "citations": citations, "state": "removed", "state_reason": reason}
    return dict(_blanked(kind, record, reason))


def _blanked(kind: str, record: Mapping[str, Any], reason: str) -> Iterator[tuple[str, Any]]:
    """Keep what a record is, and what it leads to; words that somebody wrote are gone, names and addresses too."""
    for field in FOLDERS[kind].fields:
        if field.name not in record:
            continue
        words = isinstance(field.shape, (Words, Line, CitedProse, Address))
        lists = isinstance(field.shape, Many) and isinstance(field.shape.item, (Words, Line, Address))
        keyed = isinstance(field.shape, Keyed) and isinstance(field.shape.item, Words)
        kept = field.name == "vocabulary" or not (words or lists or keyed or field.name in ("capture", "at"))
        if kept:
            yield field.name, record[field.name]
        elif keyed:
            yield field.name, dict.fromkeys(record[field.name], BLANK)
        elif field.name == "note":
            yield field.name, reason
        elif field.required:
            yield field.name, BLANK


def replace_file(path: Path, data: bytes) -> None:
    """Put new content in a file's place, whole or not at all."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
