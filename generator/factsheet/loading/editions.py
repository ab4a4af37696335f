"""A sealed edition's file to an edition, and single records out of one."""

import datetime as dt
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from factsheet.documents.decode import MAX_BYTES
from factsheet.documents.parse import parse
from factsheet.documents.sealed import MIGRATIONS, SCHEMA, Migrations, SealedTree, migrated, records_of
from factsheet.documents.tree import CONTENT
from factsheet.loading.fields import FOLDERS
from factsheet.loading.places import NodePlaces
from factsheet.loading.reading import Reading
from factsheet.model.editions import Conclusion, Edition, Redaction, SealedPair, edition_order
from factsheet.model.identifiers import ActorId, EditionId, FactId, FigureId
from factsheet.model.relations import Kind, Origins, Standing, Strength, Verdict

EDITIONS = "editions"
# An edition holds what a whole folder does.
MAX_EDITION = 256_000_000


class NotAnEdition(ValueError):
    """A file is no sealed edition; the message says why in an editor's words."""


def read_edition(path: str, data: bytes, migrations: Migrations = MIGRATIONS, schema: int = SCHEMA) -> Edition:
    """Read a sealed edition; whether its digests hold is a question of its own."""
    if len(data) > MAX_EDITION:
        raise NotAnEdition("it is larger than any edition")
    try:
        sealed = json.loads(data)
    except (ValueError, RecursionError):
        raise NotAnEdition("it is not JSON") from None
    if not isinstance(sealed, dict) or not isinstance(sealed.get("schema"), int):
        raise NotAnEdition("it does not say by which schema it was sealed")
    if sealed["schema"] > schema:
        raise NotAnEdition(f"it was sealed by a newer factsheet (schema {sealed['schema']}; this one knows {schema})")
    try:
        return _edition(path, sealed, migrated(sealed, migrations, schema))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        what = f"`{error.args[0]}` is missing" if isinstance(error, KeyError) else "a part of it has another form"
        raise NotAnEdition(what) from error


def _edition(path: str, sealed: Mapping[str, Any], today: Mapping[str, Any]) -> Edition:
    if edition_order(str(today["id"])) is None:
        raise NotAnEdition("its id is not a day such as 2025-08-07, or 2025-08-07.2")
    before = today["predecessor"]
    return Edition(
        id=EditionId(str(today["id"])),
        title=str(today["title"]),
        notes=str(today["notes"]),
        cutoff=dt.date.fromisoformat(today["cutoff"]),
        released=dt.date.fromisoformat(today["released"]),
        predecessor=EditionId(str(before["id"])) if before is not None else None,
        engine=int(today["engine"]),
        seal=str(today["sha256"]),
        records=dict(records_of(today)),
        digests={str(name): str(each) for name, each in today["digests"].items()},
        conclusions={FigureId(name): _conclusion(each) for name, each in today["concluded"]["figures"].items()},
        reviews={FactId(name): str(each["review"]) for name, each in today["concluded"]["facts"].items()},
        redactions=tuple(_redaction(each) for each in today.get("redactions", ())),
        path=path,
        sealed=sealed,
    )


def _conclusion(concluded: Mapping[str, Any]) -> Conclusion:
    origins = concluded["origins"]
    return Conclusion(
        verdict=Verdict(
            Standing(concluded["standing"]),
            tuple(FactId(fact) for fact in concluded["deciding"]),
            Origins(tuple(ActorId(actor) for actor in origins["known"]), int(origins["unnamed"])),
        ),
        headline=tuple(FactId(fact) for fact in concluded["headline"]),
        pairs=tuple(_pair(*pair.split(" ")) for pair in concluded["relations"]),
    )


def _pair(left: str, right: str, kind: str, strength: str = "") -> SealedPair:
    return SealedPair(FactId(left), FactId(right), Kind(kind), Strength(strength) if strength else None)


def _redaction(redacted: Mapping[str, Any]) -> Redaction:
    return Redaction(
        record=str(redacted["record"]),
        reason=str(redacted["reason"]),
        on=dt.date.fromisoformat(redacted["on"]),
        was=str(redacted["was"]),
        now=str(redacted["now"]),
    )


def tree_of(edition: Edition) -> SealedTree:
    """Give the content tree of an edition, in today's fields."""
    return SealedTree(migrated(edition.sealed))


def record_in(edition: Edition, folder: str, identifier: str) -> Any:
    """Read one record as an edition has it; None if the edition does not hold it, or it cannot be read any more."""
    plain = edition.records.get(f"{folder}/{identifier}")
    return None if plain is None else _read(folder, identifier, json.dumps(plain, ensure_ascii=False))


@lru_cache(maxsize=20_000)  # most records are the same in many editions
def _read(folder: str, identifier: str, text: str) -> Any:
    path = f"{CONTENT}/{folder}/{identifier}.yml"
    parsed = parse(path, text.encode()[: MAX_BYTES + 1])
    if parsed.document is None:
        return None
    root = parsed.document.root
    given = {"places": NodePlaces(path, root), "id": identifier}
    return FOLDERS[folder].read(root, Reading(parsed.document, identifier), (), **given)
