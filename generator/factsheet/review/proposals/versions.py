"""Two versions of a dossier as they were read, and what in them cannot be known because it could not be."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from factsheet.documents.tree import Noted
from factsheet.dossier import Dossier
from factsheet.loading.corpus import POLICY_PATH, SHEET_PATH
from factsheet.model.changes import ChangeClass, RecordChange
from factsheet.model.identifiers import FactId, FigureId
from factsheet.problems import Problem, Severity

# What is concluded of a figure from all its readings.
_CONCLUDED = frozenset({ChangeClass.DISPUTE_OPENED, ChangeClass.DISPUTE_CHANGED, ChangeClass.DISPUTE_SETTLED})
_ALONE = {"sheet": SHEET_PATH, "policy": POLICY_PATH}
_FOLDERS = ("facts", "figures", "sources", "actors", "places", "changes")


@dataclass(frozen=True)
class Version:
    """One state of a dossier: its name, its files as they were read, and what was made of them."""

    name: str
    tree: Noted
    dossier: Dossier

    @cached_property
    def unreadable(self) -> frozenset[str]:
        """Records whose files are there and could not be read: nothing can be said of them."""
        corpus = self.dossier.corpus
        broken = {
            f"{folder}/{name}"
            for folder in _FOLDERS
            for name in corpus.ids.get(folder, ())
            if name not in getattr(corpus, folder)
        }
        alone = {name for name, path in _ALONE.items() if any(_stops(each, path) for each in self.dossier.problems)}
        return frozenset(broken | alone | ({"sheet"} if corpus.sheet is None else set()))


def _stops(problem: Problem, path: str) -> bool:
    """Tell whether a mistake keeps a file, or a part of it, from being read."""
    known = problem.code != "S101"  # a field nobody knows keeps no other from being read
    return problem.span.path == path and problem.severity is Severity.ERROR and problem.code[0] in "YS" and known


def unsure_figures(unreadable: Collection[str], old: Dossier, new: Dossier) -> Iterator[FigureId]:
    """Name the figures that something unreadable speaks of, or may: of them nothing can be concluded."""
    folders = {name.rpartition("/")[0] for name in unreadable}
    for side in (old, new):
        if folders - {"facts", "figures", "changes"}:
            yield from side.corpus.figures  # an actor, a source, a place, the tolerances: any figure may hang on it
        for fact in side.corpus.facts.values():
            if fact.figure is not None and f"facts/{fact.id}" in unreadable:
                yield fact.figure
    yield from (FigureId(name.removeprefix("figures/")) for name in unreadable if name.startswith("figures/"))


def hangs_on(change: RecordChange, unreadable: Collection[str], sides: Sequence[Dossier]) -> bool:
    """Tell whether a fact answers a figure that cannot be read: its topic and its unit are that figure's."""
    facts = [side.corpus.facts.get(FactId(change.id)) for side in sides] if change.folder == "facts" else []
    return any(fact is not None and f"figures/{fact.figure}" in unreadable for fact in facts)


def sure_of(
    records: Sequence[RecordChange],
    unreadable: Collection[str],
    unsure: Collection[FigureId],
) -> Iterator[RecordChange]:
    """Leave out what cannot be read, and what would only be concluded from it."""
    for change in records:
        if change.record in unreadable:
            continue
        if change.folder == "figures" and change.id in unsure:
            classes = tuple(each for each in change.classes if each not in _CONCLUDED)
            if classes:
                yield replace(change, classes=classes)
        else:
            yield change
