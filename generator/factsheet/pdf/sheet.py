"""A sheet printed: an edition, or the working tree, as one PDF, with what could not be printed of it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from factsheet.documents.tree import CONTENT, ContentTree
from factsheet.dossier import Dossier
from factsheet.loading.corpus import PAGES
from factsheet.loading.editions import PICTURES
from factsheet.pdf.paper import paper
from factsheet.pdf.printer import is_picture, print_paper
from factsheet.problems import FactsheetError
from factsheet.theme import theme_folder

_LARGEST = 64_000_000  # bytes of a picture


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, and what had to be left out of it."""

    data: bytes
    warnings: tuple[str, ...]


def print_sheet(dossier: Dossier, tree: ContentTree, address: str) -> Printed:
    """Print a dossier that is free of errors; its pictures stand in the tree, its edition at the address, if any."""
    sheet = dossier.corpus.sheet
    if sheet is None:
        raise NothingToPrint
    pictures = _Pictures(tree)
    language = sheet.languages[0]
    whole = paper(dossier, sheet, theme_folder() / "pages", language, address=address, pictures=pictures.take)
    data = print_paper(whole, pictures.taken, day_of(dossier))
    return Printed(data, tuple(pictures.left_out))


class NothingToPrint(FactsheetError):
    """A dossier without a sheet has no title and no language."""

    def __init__(self) -> None:
        super().__init__("nothing can be printed: content/sheet.yml cannot be read")


def day_of(dossier: Dossier) -> dt.date:
    """Give the day a PDF bears: that on which its edition was sealed; a draft bears the last day its sources know."""
    edition = dossier.chronicle.edition
    return edition.released if edition is not None else max(_days(dossier), default=dt.date(1970, 1, 1))


def _days(dossier: Dossier) -> Iterator[dt.date]:
    for source in dossier.corpus.sources.values():
        for date in (source.published, source.accessed):
            if date is not None and date.latest is not None:
                yield date.latest


@dataclass(slots=True)
class _Pictures:
    """The pictures that pages of prose show, under the names by which the template finds them."""

    tree: ContentTree
    taken: dict[str, bytes] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    _names: dict[str, str | None] = field(default_factory=dict)

    def take(self, path: str) -> str | None:
        """Give the name of a picture that stands at a path below `content/pages`."""
        if path not in self._names:
            self._names[path] = self._taken(path)
        return self._names[path]

    def _taken(self, path: str) -> str | None:
        """Read a picture; one that is not there, or cannot be drawn, is told and left out."""
        whole = f"{CONTENT}/{PAGES}/{path}"
        if path.startswith(("../", "/")) or not path.lower().endswith(PICTURES):
            self.left_out.append(f"{path}: no picture of this dossier, so it is not in the PDF")
            return None
        try:
            data = self.tree.read(whole, _LARGEST)
        except FactsheetError:
            self.left_out.append(f"{whole} is not there, so it is not in the PDF")
            return None
        name = f"{len(self.taken)}{PurePosixPath(path).suffix.lower()}"
        if not is_picture(name, data):
            self.left_out.append(f"{whole} cannot be drawn, so its description stands in the PDF in its place")
            return None
        self.taken[name] = data
        return name
