"""A new record's place: an id that is free for ever, the records it leans on, the copy it names, its file."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from factsheet.documents.files import write_new
from factsheet.documents.tree import CONTENT
from factsheet.loading.fields import FOLDERS
from factsheet.loading.reading import did_you_mean
from factsheet.loading.shapes import ID_GRAMMAR
from factsheet.model.corpus import Corpus
from factsheet.model.identifiers import MAX_LENGTH, is_identifier
from factsheet.problems import FactsheetError

R = TypeVar("R")
_MEDIA = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
    ".html": "text/html",
}


class BadId(FactsheetError):
    """A record cannot have that id."""

    def __init__(self, name: str) -> None:
        why = (
            ID_GRAMMAR
            if len(name) <= MAX_LENGTH
            else f"it has {len(name)} characters, and at most {MAX_LENGTH} will do"
        )
        super().__init__(f"{name[:MAX_LENGTH]!r} cannot be an id: {why}")


class IdTaken(FactsheetError):
    """An id names another record already, or did once for readers."""

    def __init__(self, folder: str, name: str, edition: str | None = None) -> None:
        if edition is None:
            super().__init__(f"{CONTENT}/{folder}/{name}.yml is there already, and nothing is overwritten")
        else:
            super().__init__(
                f"edition {edition} has a {FOLDERS[folder].name} {name}: an id that was published is never given to "
                "another record; choose a new one"
            )


class UnknownRecord(FactsheetError):
    """A record was named that does not exist."""

    def __init__(self, folder: str, name: str, known: frozenset[str]) -> None:
        hint = did_you_mean(name, sorted(known), f"see {CONTENT}/{folder}/")
        super().__init__(f"there is no {FOLDERS[folder].name} {name!r}; {hint}")


class BrokenRecord(FactsheetError):
    """A record was named that cannot be read."""

    def __init__(self, folder: str, name: str) -> None:
        super().__init__(f"{CONTENT}/{folder}/{name}.yml cannot be read; `factsheet check` says why")


class FolderIsLink(FactsheetError):
    """A record would be written somewhere else."""

    def __init__(self, path: str) -> None:
        super().__init__(f"cannot write {path}: its folder is a link to another place, and links are not followed")


class BadCopy(FactsheetError):
    """A copy of a source cannot be named."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} cannot be named as the copy: {why}")


def refuse_taken(corpus: Corpus, folder: str, name: str) -> None:
    """Make sure that an id can be given to a new record."""
    if not is_identifier(name):
        raise BadId(name)
    if name in known(corpus, folder):
        raise IdTaken(folder, name)
    for edition in reversed(list(corpus.editions.values())):
        if f"{folder}/{name}" in edition.digests:
            raise IdTaken(folder, name, edition.id)


def known(corpus: Corpus, folder: str) -> frozenset[str]:
    """Name the records of a kind, broken ones too."""
    return corpus.ids.get(folder, frozenset())


def found(corpus: Corpus, folder: str, records: Mapping[Any, R], name: str | None) -> R | None:
    """Find the record of a name; None for no name."""
    if name is None:
        return None
    if name not in known(corpus, folder):
        raise UnknownRecord(folder, name, known(corpus, folder))
    if name not in records:
        raise BrokenRecord(folder, name)
    return records[name]


def copy_of(path: Path, root: Path) -> dict[str, str]:
    """Name a copy of a source by the digest of its bytes; the copy stays where it is."""
    content = (root / CONTENT).resolve()
    try:
        real = path.resolve(strict=True)
        if any(each.is_relative_to(content) for each in (real, path.parent.resolve() / path.name)):
            raise BadCopy(path, f"it stands in {CONTENT}/; other people's works are kept outside the dossier")
        if not real.is_file():
            raise BadCopy(path, "it is not a plain file")
        with real.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, RuntimeError) as error:  # a circle of links is the latter
        raise BadCopy(path, getattr(error, "strerror", None) or "its links lead nowhere") from error
    media = _MEDIA.get(path.suffix.lower())
    return {"sha256": digest} if media is None else {"sha256": digest, "media_type": media}


def write_record(root: Path, folder: str, name: str, text: str) -> str:
    """Write a record's file where none is, and give its path."""
    path = f"{CONTENT}/{folder}/{name}.yml"
    if (root / CONTENT).is_symlink() or (root / CONTENT / folder).is_symlink():
        raise FolderIsLink(path)
    write_new(root / path, text.encode(), IdTaken(folder, name))
    return path
