"""A sealed edition as a file: canonical JSON, its digests, and the content tree that is read from it.

A digest is the SHA-256 of canonical JSON. That of a record covers what its readers see of it. That of the edition
covers everything else in the file, the records' digests among it, so it can be held against the file even after a
record was blanked.
"""

import base64
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from factsheet.documents.parse import MAX_DEPTH
from factsheet.documents.tree import CONTENT, EntryKind, TreeEntry, Unreadable

Sealed: TypeAlias = Mapping[str, Any]

SCHEMA = 1
# A step from the fields of one schema to those of the next; the key is the schema it begins at.
Migrations: TypeAlias = Mapping[int, Callable[[Sealed], Sealed]]
MIGRATIONS: Migrations = {}

# Kinds of record whose every id has a file, beside prose, pictures and the two that stand alone.
ALONE = ("sheet", "policy")
PAGES, MEDIA = "pages", "media"
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_AFTERWARDS = ("records", "sha256", "redactions", "sha256_redacted")


def canonical(value: object) -> bytes:
    """Write JSON in one way alone: sorted keys, no blanks, UTF-8."""
    return _CANONICAL.encode(value).encode()


def written(sealed: Sealed) -> bytes:
    """Write a file of ours: canonical too, and in lines, so that git can show what is in it."""
    return (json.dumps(sealed, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def digest(value: object) -> str:
    """Give the SHA-256 of a value's canonical JSON."""
    return hashlib.sha256(canonical(value)).hexdigest()


def seal_of(sealed: Sealed) -> str:
    """Reckon the digest over all of an edition; of records, over their digests."""
    return digest({key: value for key, value in sealed.items() if key not in _AFTERWARDS})


def redacted_seal_of(sealed: Sealed) -> str:
    """Reckon the digest over all of an edition after records were blanked."""
    return digest({key: value for key, value in sealed.items() if key not in ("records", "sha256_redacted")})


def records_of(sealed: Sealed) -> Iterator[tuple[str, Any]]:
    """Give every record by its name: `sheet`, `facts/riders-line`, `pages/about.md`, `media/map.png`."""
    for kind, found in sealed["records"].items():
        if kind in ALONE:
            yield kind, found
        else:
            yield from ((f"{kind}/{name}", record) for name, record in found.items())


def migrated(sealed: Sealed, migrations: Migrations = MIGRATIONS, schema: int = SCHEMA) -> Sealed:
    """Give an edition in today's fields; the file stays as it was sealed."""
    for step in range(sealed["schema"], schema):
        sealed = {**migrations[step](sealed), "schema": step + 1}
    return sealed


@dataclass(frozen=True, slots=True)
class SealedTree:
    """The dossier as an edition has it, file by file, in today's fields."""

    sealed: Sealed

    def entries(self) -> Iterator[TreeEntry]:
        """List a file for each record, below `content/`."""
        paths = sorted((_path(name) for name, _ in records_of(self.sealed)), key=lambda path: path.split("/"))
        yield from (TreeEntry(path, EntryKind.FILE) for path in paths)

    def read(self, path: str, limit: int) -> bytes:
        """Give a record as JSON, which is YAML too; prose and pictures as they were."""
        name, records = path.removeprefix(f"{CONTENT}/"), self.sealed["records"]
        folder, _, file = name.partition("/")
        try:
            if folder == PAGES:
                found = records.get(PAGES, {})
                data = found[file].encode() if file in found else base64.b64decode(records[MEDIA][file])
            elif file:
                identifier = file.removesuffix(".yml")
                data = self._in_order(f"{folder}/{identifier}", records[folder][identifier])
            else:
                data = self._in_order(name.removesuffix(".yml"), records[name.removesuffix(".yml")])
        except KeyError:
            raise Unreadable(path, f"edition {self.sealed['id']} does not hold it") from None
        return data[: limit + 1]

    def _in_order(self, name: str, record: Mapping[str, Any]) -> bytes:
        """Write a record with those maps in order whose order readers see; canonical JSON has sorted them."""
        orders: Mapping[str, list[str]] = self.sealed.get("order", {}).get(name, {})
        return json.dumps(_ordered(record, orders, ""), ensure_ascii=False).encode()


def _ordered(value: Any, orders: Mapping[str, list[str]], way: str) -> Any:
    """Put the maps of a value in order, each found by the way that leads to it; none stands deeper than a record is."""
    if not orders or way.count(".") > MAX_DEPTH:
        return value
    if isinstance(value, list):
        return [_ordered(each, orders, f"{way}.{place}") for place, each in enumerate(value)]
    if not isinstance(value, dict):
        return value
    wanted = orders.get(way, [])
    keys = [key for key in wanted if key in value] + [key for key in value if key not in wanted]
    return {key: _ordered(value[key], orders, f"{way}.{key}".lstrip(".")) for key in keys}


def _path(name: str) -> str:
    if name.startswith((f"{PAGES}/", f"{MEDIA}/")):
        return f"{CONTENT}/{PAGES}/{name.partition('/')[2]}"
    return f"{CONTENT}/{name}.yml"
