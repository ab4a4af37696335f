"""Dossier to plans of pages: the site's map."""

from collections.abc import Iterator
from pathlib import Path

from factsheet.dossier import Dossier
from factsheet.pages import changing, overview, records, who_and_where
from factsheet.pages.contents import contents
from factsheet.pages.events import views_of
from factsheet.pages.page import Plan
from factsheet.pages.press import Press
from factsheet.pages.prose import Prose


def assemble(
    dossier: Dossier, templates: Path, language: str, *, beside: bool = False
) -> tuple[tuple[Plan, ...], Prose | None]:
    """Plan every page of a dossier that is free of errors, and give what prints the records its prose names.

    Both come from one press, so that no text is read twice. Without a sheet there is neither. Only where other editions
    stand `beside` this one do pages link to them.
    """
    sheet = dossier.corpus.sheet
    if sheet is None:
        return (), None
    press = Press(dossier, sheet, templates, language, beside=beside)
    plans = tuple(_plans(press))
    return (*plans, contents(press, plans)), Prose(press)


def _plans(press: Press) -> Iterator[Plan]:
    events = views_of(press, press.dossier.timeline)
    yield from overview.plans(press, events)
    yield from records.plans(press)
    yield from who_and_where.plans(press, events)
    yield from changing.plans(press)
