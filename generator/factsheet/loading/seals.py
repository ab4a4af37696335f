"""Seals: a sealed edition held against its own digests, and against the edition it follows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factsheet.documents.sealed import digest, records_of, redacted_seal_of, seal_of, written
from factsheet.model.editions import Edition
from factsheet.model.identifiers import EditionId


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with an edition, or, if it is no fault, what a reader should know."""

    where: str
    what: str
    fault: bool = True


def verify(edition: Edition, others: Mapping[EditionId, Edition], data: bytes | None = None) -> Iterator[Finding]:
    """Hold a sealed edition against its own digests, and against the one it follows; `data` are the file's bytes."""
    sealed, where = edition.sealed, edition.path or edition.id
    redacted = {each.record: each for each in edition.redactions}
    for name, record in records_of(sealed):
        now, was = digest(record), edition.digests.get(name)
        if name in redacted and redacted[name].now == now and redacted[name].was == was:
            on = redacted[name].on.isoformat()
            yield Finding(where, f"{name}: redacted on {on} ({redacted[name].reason})", fault=False)
        elif was is None:
            yield Finding(where, f"{name}: was not in the edition when it was sealed")
        elif now != was:
            yield Finding(where, f"{name}: is not what was sealed")
    for name in edition.digests.keys() - {name for name, _ in records_of(sealed)}:
        yield Finding(where, f"{name}: was sealed, and is missing")
    if seal_of(sealed) != edition.seal:
        yield Finding(where, "the edition's own statements (dates, conclusions, digests) are not what was sealed")
    elif redacted and redacted_seal_of(sealed) != sealed.get("sha256_redacted"):
        yield Finding(where, "the list of what was redacted was changed by hand")
    elif data is not None and written(sealed) != data:
        yield Finding(where, "the file is not written as it was sealed, though it says the same")
    yield from _follows(edition, others, where)


def _follows(edition: Edition, others: Mapping[EditionId, Edition], where: str) -> Iterator[Finding]:
    """Hold an edition against the one it names as its predecessor."""
    before = edition.sealed.get("predecessor")
    if not isinstance(before, dict):
        return
    predecessor = others.get(EditionId(str(before.get("id"))))
    if predecessor is None:
        yield Finding(where, f"the edition it follows, {before.get('id')}, is not there")
    elif predecessor.seal != before.get("sha256"):
        yield Finding(where, f"it follows another {predecessor.id} than the one that is there")
