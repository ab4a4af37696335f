"""Dossier to plans of pages: the site's map."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from factsheet.dossier import Dossier
from factsheet.pages import changing, overview, records, who_and_where
from factsheet.pages.contents import contents
from factsheet.pages.data import planned_data
from factsheet.pages.embedded import Embed, embeds
from factsheet.pages.events import views_of
from factsheet.pages.page import Plan
from factsheet.pages.press import Press
from factsheet.pages.prose import Prose
from factsheet.wording.catalogue import Listed


@dataclass(frozen=True, slots=True)
class Assembled:
    """The plans of all pages, what prints the records that prose names, and what prints figures for frames.

    All come from one press, so that no text is read twice.
    """

    plans: tuple[Plan, ...] = ()
    prose: Prose | None = None
    embeds: Callable[[], Iterable[Embed]] = tuple


def assemble(
    dossier: Dossier,
    templates: Path,
    language: str,
    *,
    beside: bool = False,
    url: str = "",
    catalogue: Sequence[Listed] = (),
) -> Assembled:
    """Plan every page of a dossier that is free of errors; without a sheet there is none.

    Only where other editions stand `beside` this one do pages link to them. `url` is where the pages will stand, if
    that is known; the `catalogue` lists the files of open data that will stand beside them.
    """
    sheet = dossier.corpus.sheet
    if sheet is None:
        return Assembled()
    press = Press(dossier, sheet, templates, language, beside=beside, url=url)
    plans = tuple(_plans(press, catalogue))
    return Assembled((*plans, contents(press, plans)), Prose(press), partial(embeds, press))


def _plans(press: Press, catalogue: Sequence[Listed]) -> Iterator[Plan]:
    events = views_of(press, press.dossier.timeline)
    yield from overview.plans(press, events)
    yield from records.plans(press)
    yield from who_and_where.plans(press, events)
    yield from changing.plans(press)
    if catalogue:
        yield planned_data(press, catalogue)
