"""On which day a page last changed in meaning: that of the edition in which something it tells was new or different."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise

from factsheet.analysis.provenance import speakers_of
from factsheet.documents.sealed import PAGES
from factsheet.dossier import Dossier
from factsheet.model.editions import Edition
from factsheet.model.identifiers import FactId, FigureId, TopicId
from factsheet.model.records import Fact
from factsheet.pages.page import PageKind, Plan

_LISTS = {
    PageKind.FACTS: ("facts",), PageKind.TOPIC: ("facts",), PageKind.TIMELINE: ("facts",),
    PageKind.SOURCES: ("sources", "facts"), PageKind.ACTORS: ("actors", "facts"), PageKind.PLACES: ("places", "facts"),
}  # fmt: skip


class Freshness:
    """Knows of every record in which edition it last changed; a draft has no days."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        edition = dossier.chronicle.edition
        self._newest = edition.released if edition is not None else None
        self._figures: dict[FigureId, dt.date | None] = {}

    @cached_property
    def _days(self) -> dict[str, dt.date]:
        """Give the day of each record, by its name."""
        found: dict[str, dt.date] = {}
        history: list[Edition | None] = [None, *self._dossier.chronicle.editions]
        for before, edition in pairwise(history):
            known = before.digests if before is not None else {}
            for name, digest in (edition.digests if edition is not None else {}).items():
                if known.get(name) != digest and edition is not None:
                    found[name] = edition.released
        return found

    @cached_property
    def _of_kinds(self) -> dict[str, dt.date]:
        """Give the last day on which any record of a kind changed."""
        found: dict[str, dt.date] = {}
        for name, day in self._days.items():
            kind = name.partition("/")[0]
            found[kind] = max(day, found.get(kind, day))
        return found

    def of(self, plan: Plan) -> dt.date | None:
        """Give the day of one of our pages; home and what tells of all else change with every edition."""
        if self._newest is None:
            return None
        identifier = plan.address.rstrip("/").rsplit("/", 1)[-1]
        if plan.kind in _LISTS:
            days = [self._of_kinds[kind] for kind in _LISTS[plan.kind] if kind in self._of_kinds]
            return max(days, default=self._newest)
        return max(self._told(plan.kind, identifier), default=self._newest)

    def of_prose(self, address: str) -> dt.date | None:
        """Give the day of a page of prose: of its words, or of a record that it prints."""
        name = f"{address.rstrip('/')}.md"
        page = self._dossier.corpus.pages.get(name)
        if self._newest is None:
            return None
        named = [each for form in page.names for each in self._printed(form.form, form.id)] if page is not None else []
        return max([*self._records([f"{PAGES}/{name}"]), *named], default=self._newest)

    def _printed(self, form: str, identifier: str) -> Iterator[dt.date]:
        """Give the days of what one form of a page of prose prints."""
        match form:
            case "cited":
                return self._records([f"facts/{identifier}"])
            case "timeline":
                facts = self._dossier.provenance.by_topic.get(TopicId(identifier), ())
                return self._facts(fact for fact in facts if fact.event is not None)
            case _:
                return iter(self._figure(FigureId(identifier)))

    def _told(self, kind: PageKind, identifier: str) -> Iterator[dt.date]:
        """Give the days of all that a page tells of, also of what is no longer held there."""
        match kind:
            case PageKind.FACT | PageKind.TOMBSTONE:
                yield from self._records([f"facts/{identifier}"])
                fact = self._dossier.corpus.facts[FactId(identifier)]
                if fact.figure is not None:
                    yield from self._figure(fact.figure)
            case PageKind.FIGURE:
                yield from self._figure(FigureId(identifier))
            case PageKind.FIGURES:
                for figure in self._dossier.corpus.figures:
                    yield from self._figure(figure)
            case PageKind.SOURCE:
                facts = self._told_on[f"sources/{identifier}"]
                yield from self._records([f"sources/{identifier}"])
                yield from self._facts(facts)
                for answered in {fact.figure for fact in facts if fact.figure is not None}:
                    yield from self._figure(answered)
            case PageKind.ACTOR | PageKind.PLACE:
                name = f"{kind}s/{identifier}"
                yield from self._records([name])
                yield from self._facts(self._told_on[name])
            case _:
                return

    @cached_property
    def _told_on(self) -> Mapping[str, list[Fact]]:
        """Give the facts that a record's page tells of or once told of, by its name: withdrawing one changes it too."""
        found: defaultdict[str, list[Fact]] = defaultdict(list)
        corpus = self._dossier.corpus
        for fact in corpus.facts.values():
            names = [f"sources/{citation.source}" for citation in fact.citations]
            names += [f"actors/{speaker}" for speaker in speakers_of(corpus, fact)]
            names += [f"figures/{fact.figure}", f"places/{corpus.place_of(fact)}"]
            for name in dict.fromkeys(names):
                found[name].append(fact)
        return found

    def _figure(self, figure: FigureId) -> tuple[dt.date, ...]:
        """Give the day of a figure: of its own words, of where it stands, or of any reading it ever had."""
        if figure not in self._figures:
            days = self._records(
                [f"figures/{figure}", *(f"facts/{fact.id}" for fact in self._told_on[f"figures/{figure}"])]
            )
            self._figures[figure] = max([*days, *self._conclusions(figure)], default=None)
        day = self._figures[figure]
        return (day,) if day is not None else ()

    def _records(self, names: Iterable[str]) -> Iterator[dt.date]:
        return (self._days[name] for name in names if name in self._days)

    def _facts(self, facts: Iterable[Fact]) -> Iterator[dt.date]:
        return self._records(f"facts/{fact.id}" for fact in facts)

    def _conclusions(self, figure: FigureId) -> Iterator[dt.date]:
        """Give the day on which a figure last stood otherwise."""
        return (each.edition.released for each in self._dossier.chronicle.figures.get(figure, ())[-1:])
