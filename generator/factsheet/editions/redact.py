"""Redacting: blanking a record of a sealed edition, for a court's order or a person's privacy and for nothing else.

What was there cannot be read any more, but that it was there can be proved: its digest stays, and so does the seal.
"""

import datetime as dt
import re
from typing import Any

from factsheet.documents.sealed import SCHEMA, digest, redacted_seal_of, written
from factsheet.loading.reading import did_you_mean
from factsheet.loading.seals import blanked
from factsheet.model.editions import Edition
from factsheet.problems import FactsheetError


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
    if name == "policy":
        raise NotRedacted(name, "it says only how far soft words reach; name a fact, a source or another record")
    if edition.redaction_of(name) is not None:
        raise NotRedacted(name, "that was done already")
    if edition.sealed["schema"] != SCHEMA:
        raise NotRedacted(name, f"edition {edition.id} was sealed by schema {edition.sealed['schema']}, not {SCHEMA}")
    kind, _, identifier = name.partition("/")
    sealed: dict[str, Any] = dict(edition.sealed)
    found = sealed["records"][kind]
    blank = blanked(kind, found[identifier] if identifier else found, reason)
    sealed["records"] = {**sealed["records"], kind: {**found, identifier: blank} if identifier else blank}
    entry = {
        "record": name, "reason": reason, "on": on.isoformat(), "was": edition.digests[name], "now": digest(blank),
    }  # fmt: skip
    sealed["redactions"] = [*sealed.get("redactions", []), entry]
    sealed["sha256_redacted"] = redacted_seal_of(sealed)
    return written(sealed)


def naming(edition: Edition, name: str) -> list[str]:
    """Name the other records of an edition that name one: they may hold its words too."""
    identifier = name.partition("/")[2] or name
    named = re.compile(rf"(?<![a-z0-9-]){re.escape(identifier)}(?![a-z0-9-])")
    return [other for other, record in edition.records.items() if other != name and named.search(str(record))]
