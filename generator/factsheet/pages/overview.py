"""The pages that give a view of the whole: home, and the timeline."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from factsheet.model.changes import ChangeClass
from factsheet.model.corpus import Corpus
from factsheet.model.identifiers import FactId, FigureId
from factsheet.model.records import Fact, Figure
from factsheet.pages import linked
from factsheet.pages.citing import cite_sheet
from factsheet.pages.comparison import DISPUTED, ORDER
from factsheet.pages.events import EventView, years
from factsheet.pages.page import Heading, Page, PageKind, Plan
from factsheet.pages.press import Press, root_of
from factsheet.pages.tags import choices
from factsheet.pages.worded import Reading, Stand
from factsheet.wording.changed import first_changes
from factsheet.wording.citations import Mark
from factsheet.wording.runs import Run, plain

_LAST_EVENTS = 6


def plans(press: Press, events: Sequence[EventView]) -> Iterator[Plan]:
    """Plan both."""
    yield Plan(
        address="",
        kind=PageKind.HOME,
        title=press.views.plain(press.sheet.title),
        description=press.views.plain(press.sheet.subject),
        printing=partial(_home, press, events),
    )
    yield Plan(
        address="timeline/",
        kind=PageKind.TIMELINE,
        title="Timeline",
        description="Every dated event of this sheet in the order of its earliest possible day, with who says so.",
        printing=partial(_timeline, press, events),
        sections=bool(events),
    )


def _home(press: Press, events: Sequence[EventView], plan: Plan) -> Page:
    """Print the fact sheet on one page."""
    views = press.views
    summary = views.summary()
    answered = [(figure, readings) for figure in views.figures() if (readings := views.readings(figure))]
    stands = {figure.id: press.views.stand(figure) for figure, _ in answered}
    disputed = _disputed(answered, stands)
    at_rest = [each for each in answered if each[0].vocabulary and each not in disputed]
    changes = press.dossier.chronicle.changes.records
    sections = {
        "key-figures": ("Key figures", True),
        "disputed": ("What is disputed", disputed),
        "accounts": ("How accounts describe it", at_rest),
        "events": ("Last events", events),
        "changes": ("What changed", changes),
        "trust": ("How far to trust this sheet", True),
    }
    headings = [Heading(anchor, title) for anchor, (title, there) in sections.items() if there]
    return press.page(
        plan,
        tuple(headings),
        f"{plan.description} {_plain(summary)}",
        linked.dataset(press, root_of(plan.address)),
        summary=summary,
        cited=cited_in(press, summary),
        numbers=[
            (figure, views.headline(figure), beside_headline(press, figure, readings))
            for figure, readings in answered
            if not figure.vocabulary
        ],
        disputed=disputed,
        descriptions=at_rest,
        stands=stands,
        events=events[: -_LAST_EVENTS - 1 : -1],
        counts=counts_of(press.corpus),
        pairs=len(press.dossier.provenance.pairs),
        chronicle=press.dossier.chronicle,
        news=first_changes(press.past),
        fresh=sum(each.kind is ChangeClass.NEW for each in changes),
        citation=cite_sheet(press),
    )


def _disputed(
    answered: Iterable[tuple[Figure, tuple[Reading, ...]]], stands: Mapping[FigureId, Stand]
) -> list[tuple[Figure, tuple[Reading, ...]]]:
    """Choose the figures over which sources disagree, the firmest disagreement first."""
    found = (each for each in answered if stands[each[0].id].standing in DISPUTED)
    return sorted(found, key=lambda each: ORDER.index(stands[each[0].id].standing))


def _plain(summary: Iterable[Iterable[tuple[Run, ...] | Mark]]) -> str:
    """Write the words of the summary alone."""
    return " ".join(plain(part) for paragraph in summary for part in paragraph if not isinstance(part, Mark))


def counts_of(corpus: Corpus) -> dict[str, int]:
    """Count what the sheet rests on."""
    return {
        "facts": len(corpus.published()),
        "sources": len(corpus.sources),
        "full": sum(source.access == "full" for source in corpus.sources.values()),
    }


def cited_in(press: Press, summary: Iterable[Iterable[object]]) -> list[tuple[int, Fact]]:
    """Give what the summary cites by its number, each fact once."""
    marks = [part for paragraph in summary for part in paragraph if isinstance(part, Mark)]
    return list({mark.number: (mark.number, press.corpus.facts[FactId(mark.fact)]) for mark in marks}.values())


def beside_headline(press: Press, figure: Figure, readings: Sequence[Reading]) -> list[Reading]:
    """Give the readings that a tile names besides its headline; an echo is named by none."""
    said = {fact.id for fact in press.dossier.firsts[figure.id]}
    said -= {fact.id for fact in press.dossier.headlines[figure.id]}
    return [reading for reading in readings if reading.fact.id in said]


def _timeline(press: Press, events: Sequence[EventView], plan: Plan) -> Page:
    """Print every dated event, the oldest first; scripts turn the order and filter."""
    groups = years(press, events)
    return press.page(
        plan,
        tuple(Heading(year.anchor, year.title) for year in groups),
        years=groups,
        choices=choices(press, (event.tags for event in events)),
        span=press.sheet.mission,
    )
