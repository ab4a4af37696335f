"""Dossier to pages: the site's map."""

from collections.abc import Iterator
from pathlib import Path

from factsheet.dossier import Dossier
from factsheet.pages import overview, records, who_and_where
from factsheet.pages.contents import contents
from factsheet.pages.events import views_of
from factsheet.pages.page import Page
from factsheet.pages.press import Press
from factsheet.pages.prose import Prose


def assemble(dossier: Dossier, templates: Path, language: str) -> tuple[tuple[Page, ...], Prose | None]:
    """Make every page of a dossier that is free of errors, and what prints the records its prose names.

    Both come from one press, so that no text is read twice. Without a sheet there is neither.
    """
    sheet = dossier.corpus.sheet
    if sheet is None:
        return (), None
    press = Press(dossier, sheet, templates, language)
    pages = tuple(_pages(press))
    return (*pages, contents(press, pages)), Prose(press)


def _pages(press: Press) -> Iterator[Page]:
    events = views_of(press, press.dossier.timeline)
    yield overview.home(press, events)
    yield overview.timeline(press, events)
    yield from records.pages(press)
    yield from who_and_where.pages(press, events)
