"""Sealing: everything readers see, and everything concluded from it, in one file that never changes again."""

import base64
import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from factsheet.analysis.relations import ENGINE
from factsheet.documents.sealed import ALONE, MEDIA, PAGES, SCHEMA, digest, records_of, seal_of
from factsheet.documents.tree import CONTENT, ContentTree, EntryKind
from factsheet.dossier import Dossier
from factsheet.loading.editions import PICTURES
from factsheet.loading.published import orders_of, published_records
from factsheet.model.editions import Conclusion, Edition
from factsheet.model.words import State
from factsheet.problems import FactsheetError

LARGEST_PICTURE = 5_000_000
# Nobody's sign-off is recorded yet, so there is one state alone.
UNREVIEWED = "unreviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What an edition says of itself."""

    id: str
    title: str
    notes: str
    cutoff: dt.date
    released: dt.date
    predecessor: Edition | None


def seal(dossier: Dossier, about: About, pictures: Mapping[str, bytes]) -> dict[str, Any]:
    """Give the content of an edition's file."""
    corpus, before = dossier.corpus, about.predecessor
    records = _records(dossier, pictures)
    digests = {name: digest(record) for name, record in records_of({"records": records})}
    sealed: dict[str, Any] = {
        "schema": SCHEMA,
        "id": about.id,
        "title": about.title,
        "notes": about.notes,
        "cutoff": about.cutoff.isoformat(),
        "released": about.released.isoformat(),
        "predecessor": {"id": before.id, "sha256": before.seal} if before is not None else None,
        "engine": ENGINE,
        "records": records,
        "order": orders_of(corpus, digests),
        "digests": digests,
        "concluded": {
            "figures": {figure: _concluded(each) for figure, each in dossier.conclusions.items()},
            "facts": {
                fact.id: {"review": UNREVIEWED} for fact in corpus.facts.values() if fact.state is State.PUBLISHED
            },
        },
    }
    return {**sealed, "sha256": seal_of(sealed)}


def _records(dossier: Dossier, pictures: Mapping[str, bytes]) -> dict[str, Any]:
    records: dict[str, Any] = {}
    for name, record in published_records(dossier.corpus):
        kind, _, identifier = name.partition("/")
        if kind in ALONE:
            records[kind] = record
        else:
            records.setdefault(kind, {})[identifier] = record
    if pictures:
        records[MEDIA] = {name: base64.b64encode(data).decode("ascii") for name, data in pictures.items()}
    return records


def _concluded(conclusion: Conclusion) -> dict[str, Any]:
    verdict = conclusion.verdict
    return {
        "standing": verdict.standing,
        "deciding": list(verdict.deciding),
        "origins": {"known": list(verdict.origins.known), "unnamed": verdict.origins.unnamed},
        "headline": list(conclusion.headline),
        # One line for each pair: the two readings, what they are to one another, how firmly.
        "relations": [" ".join(filter(None, (p.left, p.right, p.kind, p.strength))) for p in conclusion.pairs],
    }


class PictureTooLarge(FactsheetError):
    """A picture beside prose is larger than a page should be."""

    def __init__(self, path: str) -> None:
        most = LARGEST_PICTURE // 1_000_000
        super().__init__(f"{path} is larger than {most} million bytes: make it smaller, or take it away")


def pictures_of(tree: ContentTree) -> Iterator[tuple[str, bytes]]:
    """Give the pictures that stand beside the prose of a tree."""
    top = f"{CONTENT}/{PAGES}/"
    for entry in tree.entries():
        if entry.kind is EntryKind.FILE and entry.path.startswith(top) and entry.path.lower().endswith(PICTURES):
            data = tree.read(entry.path, LARGEST_PICTURE)
            if len(data) > LARGEST_PICTURE:
                raise PictureTooLarge(entry.path)
            yield entry.path.removeprefix(top), data
