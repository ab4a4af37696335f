"""Seals: an edition held against its own digests and the edition it follows; and what blanking a record leaves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from factsheet.documents.sealed import MEDIA, PAGES, digest, records_of, redacted_seal_of, seal_of, written
from factsheet.loading.fields import FOLDERS
from factsheet.loading.shapes import Address, CitedProse, Keyed, Line, Many, Words
from factsheet.model.editions import Edition
from factsheet.model.identifiers import EditionId

BLANK = "Removed"


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
            if not _is_blank(name, record, redacted[name].reason):
                yield Finding(where, f"{name}: other words stand in the place of what was redacted")
                continue
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
    elif (redacted_seal_of(sealed) if "redactions" in sealed else None) != sealed.get("sha256_redacted"):
        yield Finding(where, "the list of what was redacted was changed by hand")
    elif data is not None and written(sealed) != data:
        yield Finding(where, "the file is not written as it was sealed, though it says the same")
    yield from _follows(edition, others, where)


def _is_blank(name: str, record: Any, reason: str) -> bool:
    kind, _, _ = name.partition("/")
    try:
        return bool(blanked(kind, record, reason) == record)
    except (KeyError, IndexError, TypeError):
        return False


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


def blanked(kind: str, record: Any, reason: str) -> Any:
    """Give what stands in the place of a record that was blanked; blanked once more it is the same."""
    if kind == MEDIA:
        return ""
    if kind == PAGES:
        return f"# {BLANK}\n\n{reason}\n"
    if kind == "sheet":
        return {**record, "summary": BLANK}  # without its title and topics the edition could not be read
    if kind == "facts":
        citations = [{"source": each["source"], "at": BLANK.casefold()} for each in record["citations"][:1]]
        return {"statement": BLANK, "citations": citations, "state": "removed", "state_reason": reason}
    return dict(_without_words(kind, record, reason))


def _without_words(kind: str, record: Mapping[str, Any], reason: str) -> Iterator[tuple[str, Any]]:
    """Keep what a record is, and what it leads to; words that somebody wrote are gone, names and addresses too."""
    for field in FOLDERS[kind].fields:
        if field.name == "note":
            yield field.name, reason
        if field.name not in record or field.name == "note":
            continue
        words = isinstance(field.shape, (Words, Line, CitedProse, Address))
        lists = isinstance(field.shape, Many) and isinstance(field.shape.item, (Words, Line, Address))
        keyed = isinstance(field.shape, Keyed) and isinstance(field.shape.item, Words)
        kept = field.name == "vocabulary" or not (words or lists or keyed or field.name in ("capture", "at"))
        if kept:
            yield field.name, record[field.name]
        elif keyed:
            yield field.name, dict.fromkeys(record[field.name], BLANK)
        elif field.required:
            yield field.name, BLANK
