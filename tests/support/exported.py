"""Open data of known dossiers: the miniature as a draft and as editions, and the newest edition of our own dossier."""

import datetime as dt
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from factsheet.documents.tree import FolderTree
from factsheet.dossier import Shelf, prepare
from factsheet.exports.catalogue import files_of
from factsheet.exports.export import Export
from factsheet.loading.corpus import load
from factsheet.model.corpus import Corpus
from support.editions import MINIATURE, published_miniature

ROOT = Path(__file__).resolve().parents[2]
DRAFT, REAL = "draft", "real"
# The first has a number wrong and a rumour, the second corrects and withdraws, the third is the miniature as it stands.
EDITIONS = ("2020-06-01", "2020-07-01", "2020-08-01")
NAMES = (DRAFT, *EDITIONS, REAL)


@cache
def export(name: str) -> Export:
    """Give one of the dossiers, as it is given away."""
    if name == DRAFT:
        return Export.of(prepare(FolderTree(MINIATURE), today=dt.date(2030, 6, 1)), "https://example.org/draft/")
    shelf = Shelf.of(_corpus(mine=name == REAL))
    edition = next(each for each in reversed(shelf.editions) if name in (each.id, REAL))
    return Export.of(shelf.dossier(edition), f"https://example.org/{edition.id}/")


@cache
def files(name: str) -> Mapping[str, str]:
    """Give all of its files, by path."""
    return {each.path: each.text for each in files_of(export(name))}


def put(files: Mapping[str, str], folder: Path) -> Path:
    """Write files below a folder."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="")
    return folder


@cache
def _corpus(*, mine: bool) -> Corpus:
    if mine:
        return load(FolderTree(ROOT)).corpus
    with tempfile.TemporaryDirectory() as folder:
        return load(FolderTree(published_miniature(Path(folder) / "miniature"))).corpus
