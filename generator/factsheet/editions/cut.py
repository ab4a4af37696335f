"""Cutting an edition: what stands in the way, what it will hold, and its file, which is written once."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factsheet.analysis.changes import changed_facts
from factsheet.documents.files import write_new
from factsheet.documents.sealed import SealedTree, written
from factsheet.documents.tree import CONTENT, ContentTree
from factsheet.dossier import Shelf, prepare
from factsheet.editions.seal import About, pictures_of, seal
from factsheet.loading.editions import EDITIONS, read_edition
from factsheet.model.changes import Changes
from factsheet.model.corpus import Corpus
from factsheet.model.editions import Edition, edition_order
from factsheet.model.identifiers import EditionId, FactId
from factsheet.problems import FactsheetError, Problem, Severity


class EditionExists(FactsheetError):
    """An edition is never written twice."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} is sealed already, and a sealed edition is never overwritten; choose another id")


class BadEditionId(FactsheetError):
    """The name for the new edition is none."""

    def __init__(self, identifier: str) -> None:
        super().__init__(f"{identifier!r} cannot be an edition's id: write a day such as 2025-08-07, or 2025-08-07.2")


class OutOfOrder(FactsheetError):
    """Editions follow one another."""

    def __init__(self, identifier: str, newest: str) -> None:
        super().__init__(f"edition {identifier} would come before {newest}, which is sealed already; choose a later id")


class CutoffTooLate(FactsheetError):
    """Sources of days to come cannot have been considered."""

    def __init__(self, cutoff: dt.date, released: dt.date) -> None:
        super().__init__(f"the cut-off {cutoff} is later than today, {released}; name one with --cutoff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """An edition ready to be written, with what is new in it; or without one the findings that stand in its way."""

    path: str
    problems: tuple[Problem, ...]
    paths: tuple[str, ...]
    data: bytes = b""
    sealed: Edition | None = None
    changes: Changes = field(default_factory=Changes)
    unexplained: tuple[FactId, ...] = ()
    remarks: tuple[str, ...] = ()  # what its editor should look at once more

    @property
    def edition(self) -> Edition:
        """What was made ready; only of what has no errors."""
        assert self.sealed is not None, "there are errors"  # noqa: S101 - whoever asks has looked
        return self.sealed

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What must be mended first."""
        return tuple(each for each in self.problems if each.severity is Severity.ERROR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked for: an id, perhaps a title, notes and a cut-off, and the day of today."""

    id: str
    title: str
    notes: str
    cutoff: dt.date | None
    today: dt.date


def cut(tree: ContentTree, wanted: Wanted, sealed: Mapping[EditionId, Edition]) -> Cut:
    """Seal a content tree, which may be that of an older commit, after the editions that are sealed already."""
    order = edition_order(wanted.id)
    if order is None:
        raise BadEditionId(wanted.id)
    path = f"{CONTENT}/{EDITIONS}/{wanted.id}.json"
    if wanted.id in sealed:
        raise EditionExists(path)
    newest = max(sealed.values(), key=lambda each: each.order, default=None)
    if newest is not None and newest.order > order:
        raise OutOfOrder(wanted.id, newest.id)
    cutoff = wanted.cutoff or order[0]
    if cutoff > wanted.today:
        raise CutoffTooLate(cutoff, wanted.today)
    dossier = prepare(tree, today=wanted.today, editions=sealed)
    if dossier.errors:
        return Cut(path=path, problems=dossier.problems, paths=dossier.corpus.paths)
    about = About(
        id=wanted.id, title=wanted.title, notes=wanted.notes, cutoff=cutoff, released=wanted.today, predecessor=newest
    )
    content = seal(dossier, about, dict(pictures_of(tree)))
    left = _of_what_is_left(content, wanted.today)
    if left:
        return Cut(path=path, problems=(*dossier.problems, *left), paths=dossier.corpus.paths)
    data = written(content)
    edition = read_edition(path, data)
    changed = changed_facts(dossier.corpus, newest)
    return Cut(
        path=path,
        problems=dossier.problems,
        paths=dossier.corpus.paths,
        data=data,
        sealed=edition,
        changes=Shelf([*sealed.values(), edition]).dossier(edition).chronicle.changes,
        remarks=tuple(_too_early(cutoff, newest, dossier.corpus)),
        # Whatever weight the policy gives the rule that asks for notes.
        unexplained=tuple(fact for fact in changed if fact not in dossier.corpus.explained()),
    )


def _too_early(cutoff: dt.date, newest: Edition | None, corpus: Corpus) -> Iterator[str]:
    """Hold a cut-off against the edition before, and against the sources that are sealed."""
    if newest is not None and cutoff < newest.cutoff:
        yield f"the cut-off {cutoff} is earlier than that of edition {newest.id}, {newest.cutoff}"
    for source in corpus.sources.values():
        day = source.published.earliest
        if day is not None and day > cutoff:
            yield f"the source {source.id} was published on {day}, after the cut-off {cutoff}"


def _of_what_is_left(content: Mapping[str, Any], today: dt.date) -> tuple[Problem, ...]:
    """Check what is sealed by itself: without its drafts nothing may name one."""
    alone = prepare(SealedTree(content), today=today, editions={})
    return tuple(each for each in alone.errors if each.code.startswith(("S", "R")))


def write(root: Path, cut: Cut) -> Path:
    """Write the edition's file, and never over another."""
    path = root / cut.path
    write_new(path, cut.data, EditionExists(cut.path))
    return path
