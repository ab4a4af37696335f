"""The sheet on paper beside its pages: printed by whoever is handed in, since packages of one floor do not meet."""

from collections.abc import Callable, Sequence
from typing import Protocol

from factsheet.documents.tree import ContentTree
from factsheet.dossier import Dossier
from factsheet.problems import FactsheetError
from factsheet.site.failures import BuildFailed
from factsheet.site.standing import Standing

PDF = "factsheet.pdf"


class Paper(Protocol):
    """A sheet as it was printed, and what had to be left out."""

    @property
    def data(self) -> bytes:
        """The PDF."""
        ...

    @property
    def warnings(self) -> Sequence[str]:
        """What had to be left out of it."""
        ...


# Prints a dossier with the pictures of a tree, for a place on the web or for none.
Printer = Callable[[Dossier, ContentTree, str], Paper]


def printed(
    printer: Printer | None, dossier: Dossier, tree: ContentTree, standing: Standing, *, strict: bool
) -> tuple[bytes | None, Sequence[str]]:
    """Print the sheet, and say what could not be printed; what is sealed is published without it, if it must be."""
    if printer is None:
        return None, ()
    try:
        paper = printer(dossier, tree, standing.url or "")
    except FactsheetError as error:
        if strict:
            raise BuildFailed(str(error)) from error
        return None, [str(error)]
    return paper.data, paper.warnings


def told_of(data: bytes | None) -> dict[str, str]:
    """Give what the theme must know of it: where it is, and how large."""
    return {
        "printed": PDF if data is not None else "",
        "printed_size": size_in_words(len(data)) if data is not None else "",
    }


def size_in_words(size: int) -> str:
    """Say how long it takes to load: `591 kB`, `1.2 MB`."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"
