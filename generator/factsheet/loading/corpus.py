"""A content tree to a corpus: every file read once, every mistake kept."""

import gc
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from factsheet.documents.decode import MAX_BYTES, decode
from factsheet.documents.faults import FAULTS as FILE_FAULTS
from factsheet.documents.parse import parse
from factsheet.documents.prose import page_references
from factsheet.documents.tree import CONTENT, ContentTree, EntryKind, TreeEntry
from factsheet.loading.editions import EDITIONS, MAX_EDITION, NotAnEdition, read_edition
from factsheet.loading.fields import FOLDERS, POLICY, SHEET
from factsheet.loading.places import NodePlaces
from factsheet.loading.reading import FAULTS, Reading, did_you_mean
from factsheet.loading.receipts import MAX_RECEIPTS, RECEIPTS_PATH, read_receipts
from factsheet.loading.shapes import ID_GRAMMAR
from factsheet.loading.table import Table
from factsheet.model.corpus import Corpus
from factsheet.model.editions import Edition, edition_order
from factsheet.model.evidence import Asked, Receipt
from factsheet.model.identifiers import is_identifier
from factsheet.model.policy import Policy
from factsheet.model.records import NamedInProse, ProsePage, Sheet
from factsheet.problems import Problem, Span, in_order

SHEET_PATH = f"{CONTENT}/sheet.yml"
POLICY_PATH = f"{CONTENT}/policy.yml"
PAGES = "pages"
# Addresses of the site's own lists and records.
TAKEN = frozenset({"index", *FOLDERS, "timeline", "corrections", "data", "embed"})
EDITION_FILE = "an edition's file is named for its day: 2025-08-07.json, or 2025-08-07.2.json for a second one"
_KINDS = {
    EntryKind.LINK: "a link to another place; links are not followed",
    EntryKind.FOLDER: "a folder, and a record is a file",
    EntryKind.OTHER: "neither a file nor a folder",
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a tree gave: the records that could be read, and the mistakes met on the way."""

    corpus: Corpus
    problems: tuple[Problem, ...]


def load(tree: ContentTree) -> Loaded:
    """Read a whole dossier; never raises for bad content."""
    loader = _Loader(tree)
    with without_collection():
        for entry in tree.entries():
            loader.take(entry)
    return loader.loaded()


@contextmanager
def without_collection() -> Iterator[None]:
    """Look for no garbage meanwhile: all that is made here is kept, and looking through it takes half the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Loader:
    """Collects records and mistakes while walking a tree."""

    def __init__(self, tree: ContentTree) -> None:
        self._tree = tree
        self._problems: list[Problem] = []
        self._records: dict[str, dict[Any, Any]] = {folder: {} for folder in FOLDERS}
        self._ids: defaultdict[str, set[str]] = defaultdict(set)
        self._paths: list[str] = []
        self._pages: dict[str, ProsePage] = {}
        self._editions: list[Edition] = []
        self._receipts: dict[Asked, Receipt] = {}
        self._policy = Policy()
        self._sheet: Sheet | None = None
        self._sheet_seen = False

    def take(self, entry: TreeEntry) -> None:
        """Read one path, or say why it is not read."""
        parts = entry.path.split("/")[1:]
        if entry.path in (SHEET_PATH, POLICY_PATH, RECEIPTS_PATH):
            self._alone(entry)
        elif len(parts) < 2:
            self._top(entry, parts)
        elif parts[0] in FOLDERS:
            self._record(entry, parts)
        elif parts[0] == PAGES:
            self._page(entry, parts)
        elif parts[0] == EDITIONS:
            self._edition(entry, parts)

    def _alone(self, entry: TreeEntry) -> None:
        """Read one of the files of which a dossier has one."""
        self._sheet_seen = self._sheet_seen or entry.path == SHEET_PATH
        if not self._plain(entry):
            return
        if entry.path == SHEET_PATH:
            self._sheet = self._read(entry.path, "", SHEET)
        elif entry.path == POLICY_PATH:
            self._policy = self._read(entry.path, "", POLICY) or Policy()
        else:
            self._receipts, problems = read_receipts(self._tree.read(entry.path, MAX_RECEIPTS))
            self._problems.extend(problems)

    def _top(self, entry: TreeEntry, parts: list[str]) -> None:
        """What stands beside the sheet: the folders of records and of pages, and nothing else."""
        known = [*FOLDERS, PAGES, EDITIONS]
        if entry.kind is EntryKind.FOLDER and parts[0] in known:
            return
        if entry.kind is EntryKind.FOLDER:
            self._stray(entry, f"`{parts[0]}` is not a folder of a dossier", did_you_mean(parts[0], known))
        elif entry.kind is EntryKind.FILE:
            self._stray(
                entry,
                f"`{parts[0]}` is not read: nothing of that name belongs here",
                did_you_mean(parts[0], ["sheet.yml", "policy.yml", "evidence.jsonl"]),
            )
        else:
            self._plain(entry)

    def _record(self, entry: TreeEntry, parts: list[str]) -> None:
        """Read a record; the file's name is its id."""
        folder, name = parts[0], parts[-1]
        stem = name.removesuffix(".yml")
        if len(parts) > 2:
            return  # the folder it stands in has been reported
        if entry.kind is EntryKind.FOLDER and stem == name:
            self._stray(
                entry,
                f"records stand in content/{folder}/ itself, not in a folder below it",
                f"move its files to content/{folder}/",
            )
            return
        if not self._plain(entry):
            return
        if stem == name:
            right = f"{name.rsplit('.', 1)[0]}.yml"
            self._stray(
                entry,
                f"`{name}` is not read: a record's file ends in .yml",
                f"rename it to {right}, or move it out of content/",
            )
            return
        if not is_identifier(stem):
            self._problem(
                entry.path,
                "S105",
                f"`{stem}` cannot be an id, and the file's name is the record's id",
                ID_GRAMMAR,
            )
            return
        self._ids[folder].add(stem)
        record = self._read(entry.path, stem, FOLDERS[folder])
        if record is not None:
            self._records[folder][stem] = record

    def _page(self, entry: TreeEntry, parts: list[str]) -> None:
        """A page of prose may not take the address of a page we make."""
        if parts[1].removesuffix(".md") in TAKEN:
            self._problem(
                entry.path, "S112", f"the page `{parts[1]}` would stand where the site has a page of its own",
                "give it another name",
            )  # fmt: skip
        elif entry.kind is not EntryKind.FOLDER and self._plain(entry) and parts[-1].endswith(".md"):
            self._prose(entry.path)

    def _prose(self, path: str) -> None:
        """Read a page of prose for the records it names; its words are left to the site."""
        text, problem = decode(path, self._tree.read(path, MAX_BYTES))
        if problem is not None:
            self._problems.append(problem)
            return
        names = tuple(
            NamedInProse(
                id=found.id, form=found.form, span=Span(path, *found.place), alone=found.alone, within=found.within
            )
            for found in page_references(text)
        )
        self._pages[path.removeprefix(f"{CONTENT}/{PAGES}/")] = ProsePage(path=path, text=text, names=names)

    def _edition(self, entry: TreeEntry, parts: list[str]) -> None:
        """Read a sealed edition; the file's name is its id."""
        stem = parts[-1].removesuffix(".json")
        if entry.kind is EntryKind.FOLDER or len(parts) > 2 or stem == parts[-1] or edition_order(stem) is None:
            self._stray(entry, f"`{parts[-1]}` is not read: only sealed editions stand here", EDITION_FILE)
            return
        if not self._plain(entry):
            return
        hint = "bring it back as it was sealed, from git; an edition is never written by hand"
        try:
            edition = read_edition(entry.path, self._tree.read(entry.path, MAX_EDITION))
        except NotAnEdition as error:
            self._problem(entry.path, "S113", f"this is not a sealed edition: {error}", hint)
            return
        if edition.id != stem:
            self._problem(entry.path, "S113", f"this is edition {edition.id}, under another edition's name", hint)
            return
        self._editions.append(edition)

    def _plain(self, entry: TreeEntry) -> bool:
        """Only a plain file is opened."""
        if entry.kind is EntryKind.FILE:
            return True
        hint = "put a plain file here, or remove it"
        self._problem(entry.path, "Y015", f"this is {_KINDS[entry.kind]}", hint)
        return False

    def _read(self, path: str, identifier: str, table: Table[Any]) -> Any:
        self._paths.append(path)
        parsed = parse(path, self._tree.read(path, MAX_BYTES))
        self._problems.extend(parsed.problems)
        if parsed.document is None:
            return None
        reading = Reading(parsed.document, identifier or table.name)
        given: dict[str, object] = {"places": NodePlaces(path, parsed.document.root)}
        if identifier:
            given["id"] = identifier
        record = table.read(parsed.document.root, reading, (), **given)
        self._problems.extend(reading.problems)
        return record

    def _stray(self, entry: TreeEntry, message: str, hint: str) -> None:
        self._problem(entry.path, "S110", message, hint)

    def _problem(self, path: str, code: str, message: str, hint: str) -> None:
        self._problems.append(
            Problem(
                span=Span(path),
                code=code,
                name=(FAULTS.get(code) or FILE_FAULTS[code]).name,
                message=message,
                hint=hint,
            )
        )

    def loaded(self) -> Loaded:
        """Close the books: the records by id, the mistakes in order."""
        if not self._sheet_seen:
            self._problem(
                SHEET_PATH,
                "S111",
                "the dossier has no sheet.yml",
                "write one: title, subject, summary, topics, languages, licence",
            )
        corpus = Corpus(
            sheet=self._sheet,
            paths=tuple(self._paths),
            ids={folder: frozenset(ids) for folder, ids in self._ids.items()},
            sources=self._records["sources"],
            actors=self._records["actors"],
            figures=self._records["figures"],
            facts=self._records["facts"],
            places=self._records["places"],
            changes=self._records["changes"],
            pages=self._pages,
            policy=self._policy,
            receipts=self._receipts,
            editions={edition.id: edition for edition in sorted(self._editions, key=lambda each: each.order)},
        )
        return Loaded(corpus, in_order(self._problems))
