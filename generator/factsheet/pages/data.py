"""The page that explains the open data: each file, each column, what may be done with it."""

from collections.abc import Iterable, Sequence
from functools import partial

from factsheet.pages.page import Heading, Page, PageKind, Plan
from factsheet.pages.press import Press
from factsheet.wording.catalogue import Listed
from factsheet.wording.works import in_text

_TABLES, _FILES, _FEEDS = "tables", "files", "feeds"


def planned_data(press: Press, catalogue: Sequence[Listed]) -> Plan:
    """Plan the page."""
    return Plan(
        address="data/",
        kind=PageKind.DATA,
        title="Data",
        description="Every fact, figure, source and event of this sheet for programs: each file and column explained.",
        printing=partial(_data, press, catalogue),
    )


def _data(press: Press, catalogue: Sequence[Listed], plan: Plan) -> Page:
    tables = [each for each in catalogue if each.columns]
    files = [each for each in catalogue if not each.columns]
    titles = {"rules": "What to know first", _TABLES: "Tables", _FILES: "Everything else"}
    feeds = press.beside and bool(press.dossier.chronicle.editions)  # of no edition there is none
    if feeds:
        titles[_FEEDS] = "Feeds"
    return press.page(
        plan,
        tuple(Heading(anchor, title) for anchor, title in titles.items()),
        " ".join(_searched(catalogue)),
        tables=tables,
        files=files,
        cite=in_text(press.citing.sheet, press.views.language),
        edition=press.dossier.chronicle.edition,
        feeds=feeds,
    )


def _searched(catalogue: Iterable[Listed]) -> Iterable[str]:
    """Give the words by which the page is found: what files are for, and what formats are called."""
    for each in catalogue:
        yield f"{each.format} {each.about}"
