"""A sealed edition's file to an edition, and single records out of one."""

import base64
import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, TypeVar

from factsheet.documents.decode import MAX_BYTES
from factsheet.documents.parse import parse
from factsheet.documents.sealed import MEDIA, MIGRATIONS, PAGES, SCHEMA, Migrations, SealedTree, migrated, records_of
from factsheet.documents.tree import CONTENT
from factsheet.loading.fields import FOLDERS
from factsheet.loading.places import NodePlaces
from factsheet.loading.reading import Reading
from factsheet.model.editions import Conclusion, Edition, Redaction, SealedPair, edition_order
from factsheet.model.identifiers import ActorId, EditionId, FactId, FigureId, is_identifier
from factsheet.model.relations import Kind, Origins, Standing, Strength, Verdict

_Form = TypeVar("_Form")
EDITIONS = "editions"
# Pictures that stand beside prose.
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
# An edition holds what a whole folder does.
MAX_EDITION = 256_000_000


# `json.dumps` as we call it never writes half a character; a file that holds one was made by other hands.
_HALF = re.compile(rb"\\u[dD][89a-fA-F]")
_PAIRS = re.compile(rf"(?:[a-z0-9-]+ [a-z0-9-]+ (?:{'|'.join(Kind)})(?: (?:{'|'.join(Strength)}))?\n)*", re.ASCII)
_FILE = re.compile(r"(?!\.)[^/\\\0]+(?:/(?!\.)[^/\\\0]+)*")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class NotAnEdition(Exception):
    """A file is no sealed edition; the message says why in an editor's words."""


def read_edition(path: str, data: bytes, migrations: Migrations = MIGRATIONS, schema: int = SCHEMA) -> Edition:
    """Read a sealed edition; whether its digests hold is a question of its own."""
    if len(data) > MAX_EDITION:
        raise NotAnEdition("it is larger than any edition")
    try:
        sealed = json.loads(data.decode(), object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise NotAnEdition("it is not JSON") from None
    if _HALF.search(data):
        raise NotAnEdition("it holds half a character")
    if not isinstance(sealed, dict) or type(sealed.get("schema")) is not int:
        raise NotAnEdition("it does not say by which schema it was sealed")
    if sealed["schema"] > schema:
        raise NotAnEdition(f"it was sealed by a newer factsheet (schema {sealed['schema']}; this one knows {schema})")
    if unknown := [step for step in range(sealed["schema"], schema) if step not in migrations]:
        raise NotAnEdition(f"it was sealed by schema {unknown[0]}, which nobody knows any more")
    try:
        return _edition(path, sealed, migrated(sealed, migrations, schema))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError, RecursionError) as error:
        what = f"`{error.args[0]}` is missing" if isinstance(error, KeyError) else "a part of it has another form"
        raise NotAnEdition(what) from error


def _edition(path: str, sealed: Mapping[str, Any], today: Mapping[str, Any]) -> Edition:
    if edition_order(str(today["id"])) is None:
        raise NotAnEdition("its id is not a day such as 2025-08-07, or 2025-08-07.2")
    before = today["predecessor"]
    _check(today)
    if before is not None:
        _texts(before["id"], before["sha256"])
    return Edition(
        id=EditionId(str(today["id"])),
        title=str(today["title"]),
        notes=str(today["notes"]),
        cutoff=dt.date.fromisoformat(today["cutoff"]),
        released=dt.date.fromisoformat(today["released"]),
        predecessor=EditionId(str(before["id"])) if before is not None else None,
        engine=_of(int, today["engine"]),
        seal=str(today["sha256"]),
        records=dict(records_of(today)),
        digests={str(name): str(each) for name, each in today["digests"].items()},
        conclusions=_Conclusions(today["concluded"]["figures"]),
        reviews={FactId(name): str(each["review"]) for name, each in today["concluded"]["facts"].items()},
        redactions=tuple(_redaction(each) for each in today.get("redactions", ())),
        path=path,
        sealed=sealed,
    )


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make a map whose keys are given once; the seal would cover only the last of two."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotAnEdition("it gives a key twice")
    return found


def _check(today: Mapping[str, Any]) -> None:
    """Refuse what no sealing writes: it may come from a stranger, and is read by much that trusts it."""
    for name, record in records_of(today):
        kind, _, identifier = name.partition("/")
        text = kind in (PAGES, MEDIA)
        ending = identifier.lower().endswith((".md",) if kind == PAGES else PICTURES)
        if text and not (_FILE.fullmatch(identifier) and ending):
            raise NotAnEdition(f"`{name}` cannot be a page or a picture")
        if identifier and not text and (kind not in FOLDERS or not is_identifier(identifier)):
            raise NotAnEdition(f"`{name}` cannot be a record")
        _of(str if text else dict, record)
        if kind == MEDIA:
            base64.b64decode(record, validate=True)
    _of(dict, today["records"]["sheet"])
    _texts(today["title"], today["notes"], *today["digests"])
    if not all(_DIGEST.fullmatch(each) for each in today["digests"].values()):
        raise ValueError("digests")
    for orders in _of(dict, today.get("order", {})).values():
        for keys in _of(dict, orders).values():
            _texts(*_of(list, keys))
    for concluded in today["concluded"]["figures"].values():
        _check_conclusion(concluded)


def _check_conclusion(concluded: Mapping[str, Any]) -> None:
    Standing(concluded["standing"])
    _texts(
        *_of(list, concluded["deciding"]), *_of(list, concluded["headline"]), *_of(list, concluded["origins"]["known"])
    )
    _of(int, concluded["origins"]["unnamed"])
    if not _PAIRS.fullmatch("".join(f"{pair}\n" for pair in _of(list, concluded["relations"]))):
        raise ValueError("relations")


def _of(form: type[_Form], value: Any) -> _Form:
    if type(value) is not form:
        raise TypeError(form.__name__)
    return value


def _texts(*values: Any) -> None:
    for value in values:
        _of(str, value)


class _Conclusions(Mapping[FigureId, Conclusion]):
    """What was concluded of figures, read when it is asked for: of most editions nobody asks."""

    def __init__(self, concluded: Mapping[str, Any]) -> None:
        self._concluded = concluded
        self._read: dict[str, Conclusion] = {}

    def __getitem__(self, figure: FigureId) -> Conclusion:
        """Read what was concluded of one figure."""
        if figure not in self._read:
            self._read[figure] = _conclusion(self._concluded[figure])
        return self._read[figure]

    def __iter__(self) -> Iterator[FigureId]:
        """Name the figures."""
        return map(FigureId, self._concluded)

    def __len__(self) -> int:
        """Count the figures."""
        return len(self._concluded)


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
