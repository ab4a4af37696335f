"""States of a dossier that a command can name: an edition, a git revision, a folder, or the working tree."""

import datetime as dt
from contextlib import ExitStack
from pathlib import Path

from factsheet.analysis.changes import Side
from factsheet.analysis.disagreement import compare
from factsheet.documents.git import NoGit, NoRepository, UnknownRevision, open_revision
from factsheet.documents.tree import CONTENT, ContentTree, FolderTree
from factsheet.dossier import Shelf
from factsheet.loading.corpus import Loaded, load
from factsheet.loading.editions import NotAnEdition, read_edition
from factsheet.loading.reading import did_you_mean
from factsheet.model.editions import edition_order
from factsheet.model.identifiers import EditionId
from factsheet.problems import FactsheetError, Severity


class UnknownState(FactsheetError):
    """A name is neither an edition, nor a folder, nor a revision."""

    def __init__(self, name: str, editions: list[str]) -> None:
        known = f"editions here: {', '.join(editions)}" if editions else "no edition is sealed here"
        super().__init__(f"{name!r} is no edition, no git revision and no dossier's folder ({known})")


class UnknownEdition(FactsheetError):
    """An edition was named that is not sealed here."""

    def __init__(self, name: str, known: list[str]) -> None:
        hint = did_you_mean(name, known) if known else "none is sealed yet; `factsheet edition cut` seals one"
        super().__init__(f"there is no edition {name}; {hint}")


class BrokenState(FactsheetError):
    """A state of the dossier holds records that cannot be read, so what changed in them cannot be told."""

    def __init__(self, name: str, first: str, more: int) -> None:
        others = f", and {more} more" if more else ""
        super().__init__(f"{name} holds records that cannot be read: {first}{others}; `factsheet check` explains")


def side_of(root: Path, name: str | None, here: Loaded) -> tuple[str, Side]:
    """Open one state of the dossier, and say what it is; without a name, the working tree, which was loaded before."""
    if name is None:
        return "the working tree", _side("the working tree", here)
    editions = here.corpus.editions
    if EditionId(name) in editions:
        return f"edition {name}", Shelf(list(editions.values())).side(editions[EditionId(name)])
    path = Path.cwd() / name
    if path.suffix == ".json" and path.is_file():
        return _of_file(path)
    if (path / CONTENT / "sheet.yml").exists():
        return f"the folder {name}", _side(name, load(FolderTree(path)))
    if edition_order(name) is not None:
        raise UnknownState(name, list(editions))
    with ExitStack() as opened:
        try:
            tree: ContentTree = opened.enter_context(open_revision(root, name))
        except (UnknownRevision, NoRepository, NoGit) as error:
            if isinstance(error, UnknownRevision) and not editions:
                raise
            raise UnknownState(name, list(editions)) from error
        return f"revision {name}", _side(name, load(tree))


def _of_file(path: Path) -> tuple[str, Side]:
    try:
        edition = read_edition(str(path), path.read_bytes())
    except NotAnEdition as error:
        raise BrokenState(str(path), str(error), 0) from error
    return f"edition {edition.id}", Shelf([edition]).side(edition)


def _side(name: str, loaded: Loaded) -> Side:
    unreadable = [each for each in loaded.problems if each.severity is Severity.ERROR]
    if unreadable:
        first = f"{unreadable[0].span}: {unreadable[0].message}"
        raise BrokenState(name, first, len(unreadable) - 1)
    return Side(loaded.corpus, compare(loaded.corpus).verdicts)


def as_day(day: dt.datetime | None) -> dt.date | None:
    """Give the day that was asked for."""
    return day.date() if day is not None else None
