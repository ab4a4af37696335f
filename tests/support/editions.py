"""Sealed editions of the small dossier, made as `factsheet edition cut` makes them."""

import datetime as dt
from collections.abc import Mapping, Sequence

from factsheet.documents.sealed import written
from factsheet.dossier import prepare
from factsheet.editions.seal import About, seal
from factsheet.loading.editions import read_edition
from factsheet.model.editions import Edition, edition_order
from support.dossier import GOOD, TODAY
from support.memory_tree import MemoryTree


def an_edition(changed: Mapping[str, str | None], identifier: str, before: str | None = None) -> str:
    """Seal the good dossier with some files changed; `before` is the text of the edition that it follows."""
    files = {path: text for path, text in {**GOOD, **changed}.items() if text is not None}
    dossier = prepare(MemoryTree(files), today=TODAY)
    predecessor = read_edition("before.json", before.encode()) if before is not None else None
    order = edition_order(identifier)
    assert order is not None
    about = About(
        id=identifier, title=f"Edition {identifier}", notes="", cutoff=order[0], released=order[0],
        predecessor=predecessor,
    )  # fmt: skip
    return written(seal(dossier, about, {})).decode()


def a_chain(states: Sequence[tuple[str, Mapping[str, str | None]]]) -> dict[str, str | bytes | None]:
    """Seal one edition after another, each with its own files; give them by their paths."""
    found: dict[str, str | bytes | None] = {}
    before: str | None = None
    for identifier, changed in states:
        before = an_edition(changed, identifier, before)
        found[f"editions/{identifier}.json"] = before
    return found


def read(text: str, path: str = "content/editions/edition.json") -> Edition:
    """Read a sealed edition's text."""
    return read_edition(path, text.encode())


def day(text: str) -> dt.date:
    """Read a day."""
    return dt.date.fromisoformat(text)
