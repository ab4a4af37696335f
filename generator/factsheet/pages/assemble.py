"""Dossier to pages: one function a kind of page; together they are the site's map."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from factsheet.dossier import Dossier
from factsheet.model.records import Fact, Figure, Sheet, Source
from factsheet.pages.page import Heading, Page, PageKind
from factsheet.pages.render import Renderer
from factsheet.pages.views import Reading, Views


def assemble(dossier: Dossier, templates: Path, language: str) -> tuple[Page, ...]:
    """Make every page of a dossier that is free of errors."""
    sheet = dossier.corpus.sheet
    if sheet is None:
        return ()
    return tuple(_Assembly(dossier, sheet, templates, language).pages())


class _Assembly:
    """Fills the templates of one dossier in one language."""

    def __init__(self, dossier: Dossier, sheet: Sheet, templates: Path, language: str) -> None:
        self._dossier = dossier
        self._sheet = sheet
        self._views = Views(dossier, language)
        views = self._views
        # Home, the list and the figure's own page show the same readings.
        self._readings = {figure.id: views.readings(figure) for figure in dossier.corpus.figures.values()}
        self._renderer = Renderer(templates, {"words": views.words, "runs": views.runs, "date": views.date})

    def pages(self) -> Iterator[Page]:
        corpus = self._dossier.corpus
        yield self._home()
        yield self._facts()
        yield from (self._fact(fact) for fact in corpus.published())
        yield self._figures()
        yield from (self._figure(figure) for figure in corpus.figures.values())
        yield self._sources()
        yield from (self._source(source) for source in corpus.sources.values())

    def _page(
        self, kind: PageKind, address: str, title: str, description: str,
        headings: tuple[Heading, ...] = (), search: str = "", **values: object,
    ) -> Page:  # fmt: skip
        body = self._renderer.body(
            f"{kind}.html",
            root="../" * address.count("/"),
            title=title,
            sheet=self._sheet,
            views=self._views,
            headings={heading.anchor: heading.title for heading in headings},
            **values,
        )
        return Page(
            address=address,
            kind=kind,
            title=title,
            description=description,
            body=body,
            headings=headings,
            search=search,
        )

    def _home(self) -> Page:
        events = sorted(
            (fact for fact in self._dossier.corpus.published() if fact.event is not None),
            key=_by_day,
        )
        return self._page(
            PageKind.HOME,
            "",
            self._views.plain(self._sheet.title),
            self._views.plain(self._sheet.subject),
            (
                Heading("key-figures", "Key figures"),
                Heading("events", "Events"),
                Heading("trust", "How far to trust this sheet"),
            ),
            figures=[(figure, readings) for figure, readings in self._answered() if readings],
            events=events,
            counts=self._counts(),
        )

    def _answered(self) -> list[tuple[Figure, tuple[Reading, ...]]]:
        """Give every figure with its readings, topic by topic."""
        order = {topic: n for n, topic in enumerate(self._sheet.topics)}
        figures = self._dossier.corpus.figures.values()
        in_order = sorted(
            figures,
            key=lambda each: (order.get(each.topic, len(order)) if each.topic else len(order), each.id),
        )
        return [(figure, self._readings[figure.id]) for figure in in_order]

    def _counts(self) -> dict[str, int]:
        corpus = self._dossier.corpus
        full = sum(source.access == "full" for source in corpus.sources.values())
        return {"facts": len(corpus.published()), "sources": len(corpus.sources), "full": full}

    def _facts(self) -> Page:
        by_topic = self._dossier.provenance.by_topic
        groups = [
            (topic, self._views.plain(title), by_topic[topic])
            for topic, title in self._sheet.topics.items()
            if topic in by_topic
        ]
        if None in by_topic:
            groups.append(("without-topic", "Other", by_topic[None]))  # type: ignore[arg-type]
        return self._page(
            PageKind.FACTS,
            "facts/",
            "Facts",
            "Every published fact by topic, with who says it and where it can be read.",
            tuple(Heading(topic, title) for topic, title, _ in groups),
            groups=groups,
        )

    def _fact(self, fact: Fact) -> Page:
        statement = self._views.plain(fact.statement)
        topic = self._dossier.corpus.topic_of(fact)
        headings = [Heading("sources", "Where it can be read")]
        if fact.note is not None:
            headings.append(Heading("note", "What to know"))
        return self._page(
            PageKind.FACT,
            f"facts/{fact.id}/",
            statement,
            f"{self._views.nature(fact)}, said by {self._views.speaker(fact).text}.",
            tuple(headings),
            f"{statement} {self._views.plain(fact.note)}",
            fact=fact,
            figure=self._views.figure_of(fact),
            reading=self._views.reading(fact) if fact.figure is not None else None,
            topic=(topic, self._views.plain(self._sheet.topics[topic])) if topic is not None else None,
        )

    def _figures(self) -> Page:
        return self._page(
            PageKind.FIGURES,
            "figures/",
            "Figures",
            "Every figure of this sheet: the question, and who gives which answer.",
            figures=self._answered(),
        )

    def _figure(self, figure: Figure) -> Page:
        title = self._views.plain(figure.title)
        headings = [Heading("readings", "Who says what")]
        if figure.open_questions:
            headings.append(Heading("open-questions", "What is not known"))
        return self._page(
            PageKind.FIGURE,
            f"figures/{figure.id}/",
            title,
            self._views.plain(figure.in_short) or self._views.plain(figure.question),
            tuple(headings),
            f"{self._views.plain(figure.question)} {self._views.plain(figure.in_short)}",
            figure=figure,
            readings=self._readings[figure.id],
        )

    def _sources(self) -> Page:
        return self._page(
            PageKind.SOURCES,
            "sources/",
            "Sources",
            "Every work this sheet rests on, how it was read, and what rests on it.",
            sources=[(source, self._resting(source)) for source in self._dossier.corpus.sources.values()],
        )

    def _resting(self, source: Source) -> tuple[Fact, ...]:
        """List what rests on a source in the order one meets it while reading the source."""
        facts = self._dossier.provenance.by_source.get(source.id, ())
        return tuple(sorted(facts, key=lambda fact: (_reading_order(self._views.place_in(fact, source)), fact.id)))

    def _source(self, source: Source) -> Page:
        # A work's own title, to the letter.
        title = self._views.words(source.title).text
        return self._page(
            PageKind.SOURCE,
            f"sources/{source.id}/",
            title,
            f"{self._views.actor(source.publisher).text}, {self._views.date(source.published)}:"
            " how it was read, and what rests on it.",
            (Heading("reading", "How it was read"), Heading("facts", "What rests on it")),
            f"{title} {self._views.plain(source.note)}",
            source=source,
            facts=self._resting(source),
        )


def _reading_order(place: str) -> tuple[int, str]:
    """Sort `paragraph 7` before `paragraph 10`, and words without a number first."""
    digits = "".join(character if character.isdecimal() else " " for character in place).split()
    return int(digits[0]) if digits else 0, place


def _by_day(fact: Fact) -> tuple[dt.date, str]:
    """Sort events by their earliest possible day."""
    earliest = fact.event.when.earliest if fact.event is not None else None
    return earliest or dt.date.min, fact.id
