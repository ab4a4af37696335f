"""The pages that give a view of the whole: home, and the timeline."""

from factsheet.pages.events import views_of, years
from factsheet.pages.page import Heading, Page, PageKind
from factsheet.pages.press import Press
from factsheet.pages.tags import choices

_LAST_EVENTS = 6


def home(press: Press) -> Page:
    """The fact sheet on one page."""
    views, sheet, corpus = press.views, press.sheet, press.corpus
    figures = [(figure, views.headline(figure), views.readings(figure)) for figure in press.views.figures()]
    answered = [each for each in figures if each[2]]
    headings = [Heading("key-figures", "Key figures"), Heading("accounts", "How accounts describe it")]
    if not any(figure.vocabulary for figure, _, _ in answered):
        headings.pop()
    if press.dossier.timeline:
        headings.append(Heading("events", "Last events"))
    headings.append(Heading("trust", "How far to trust this sheet"))
    return press.page(
        PageKind.HOME,
        "",
        views.plain(sheet.title),
        views.plain(sheet.subject),
        tuple(headings),
        numbers=[each for each in answered if not each[0].vocabulary],
        descriptions=[each for each in answered if each[0].vocabulary],
        events=views_of(press, press.dossier.timeline[: -_LAST_EVENTS - 1 : -1]),
        counts={
            "facts": len(corpus.published()),
            "sources": len(corpus.sources),
            "full": sum(source.access == "full" for source in corpus.sources.values()),
        },
        pairs=len(press.dossier.provenance.pairs),
    )


def timeline(press: Press) -> Page:
    """Every dated event, the oldest first; scripts turn the order and filter."""
    events = views_of(press, press.dossier.timeline)
    groups = years(press, events)
    return press.page(
        PageKind.TIMELINE,
        "timeline/",
        "Timeline",
        "Every dated event of this sheet in the order of its earliest possible day, with who says so.",
        tuple(Heading(year.anchor, year.title) for year in groups),
        years=groups,
        choices=choices(press, (event.tags for event in events)),
        span=press.sheet.mission,
    )
