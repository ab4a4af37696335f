"""Dossier to pages: the site's map."""

from collections.abc import Iterator
from pathlib import Path

from factsheet.dossier import Dossier
from factsheet.pages import overview, records, who_and_where
from factsheet.pages.page import Page
from factsheet.pages.press import Press
from factsheet.pages.prose import Prose


def assemble(dossier: Dossier, templates: Path, language: str) -> tuple[Page, ...]:
    """Make every page of a dossier that is free of errors; its prose is printed by `prose`."""
    sheet = dossier.corpus.sheet
    return tuple(_pages(Press(dossier, sheet, templates, language))) if sheet is not None else ()


def prose(dossier: Dossier, templates: Path, language: str) -> Prose | None:
    """Give what prints the records that a page of prose names."""
    sheet = dossier.corpus.sheet
    return Prose(Press(dossier, sheet, templates, language)) if sheet is not None else None


def _pages(press: Press) -> Iterator[Page]:
    yield overview.home(press)
    yield overview.timeline(press)
    yield from records.pages(press)
    yield from who_and_where.pages(press)
