"""How a page says that it is cited, and how a figure is put on somebody else's page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

from factsheet.model.records import Fact, Figure, Source
from factsheet.pages.press import Press
from factsheet.wording.works import Work, in_text


@dataclass(frozen=True, slots=True)
class Cited:
    """A record as one line of text, how many works stand beneath it, and what a page of others needs to show it."""

    text: str
    works: int
    embed: str = ""
    data: bool = False  # whether it has a file of its own as JSON


def cite_sheet(press: Press) -> Cited:
    """Cite the sheet as this edition has it."""
    return _cited(press, [press.citing.sheet])


def cite_fact(press: Press, fact: Fact) -> Cited:
    """Cite a fact."""
    return replace(_cited(press, press.citing.fact(fact)), data=True)


def cite_source(press: Press, source: Source) -> Cited:
    """Cite a source."""
    return _cited(press, press.citing.source(source))


def cite_figure(press: Press, figure: Figure) -> Cited:
    """Cite a figure, and give the frame for it; without an address nobody else can show it."""
    readings = press.dossier.provenance.readings_of(figure.id)
    works = press.citing.figure(figure, readings, press.dossier.verdicts[figure.id].standing)
    frame = (
        f'<iframe src="{escape(press.url)}embed/{figure.id}/" title="{escape(press.views.plain(figure.title))}"'
        ' width="100%" height="420" loading="lazy"></iframe>'
    )
    return replace(_cited(press, works), embed=frame if press.url else "", data=True)


def _cited(press: Press, works: Sequence[Work]) -> Cited:
    return Cited(in_text(works[0], press.views.language), len(works) - 1)
