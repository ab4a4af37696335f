"""What templates see of a record: its words in one language, and links relative to the page."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache

from factsheet.dossier import Dossier
from factsheet.model.corpus import nature_of
from factsheet.model.dates import Date
from factsheet.model.identifiers import ActorId, PlaceId, SourceId
from factsheet.model.records import Citation, Fact, Figure, Source
from factsheet.model.text import Text, Wording
from factsheet.model.words import Access, Nature
from factsheet.wording import formats
from factsheet.wording.citations import Mark, with_marks
from factsheet.wording.markup import inline
from factsheet.wording.runs import Run, plain
from factsheet.wording.values import machine_form, value_in_words

_NATURES = {
    Nature.FACT: "Reported fact",
    Nature.CLAIM: "Claim",
    Nature.JUDGEMENT: "Judgement",
    Nature.CAUSE: "Claimed cause",
    Nature.FORECAST: "Forecast",
}


_ACCESS = {
    Access.FULL: "in full",
    Access.EXCERPT: "in excerpt only",
    Access.UNSEEN: "not read; known only through others",
}


@dataclass(frozen=True, slots=True)
class Name:
    """An actor as a reader meets it."""

    text: str
    acronym: str = ""
    party: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a figure, worded."""

    fact: Fact
    value: str
    machine: str
    as_stated: Wording | None
    as_of: str
    period: str
    scope: str
    speaker: str
    carrier: str


@dataclass(frozen=True, slots=True)
class Views:
    """Words for one language, taken from one dossier."""

    dossier: Dossier
    language: str
    # Reads inline Markdown, and each text but once.
    runs: Callable[[str], tuple[Run, ...]] = field(
        default_factory=lambda: cache(inline), init=False, repr=False, compare=False
    )

    @property
    def default(self) -> str:
        """The language texts stand in when none is named."""
        sheet = self.dossier.corpus.sheet
        return sheet.languages[0] if sheet is not None else self.language

    def words(self, text: Text) -> Wording:
        """Give a text's wording in this language, as it was written."""
        return text.in_language(self.language, self.default)

    def plain(self, text: Text | None) -> str:
        """Give a text's words in this language, without its Markdown; empty for no text."""
        return plain(self.runs(self.words(text).text)) if text is not None else ""

    def date(self, value: Date) -> str:
        """Write a date in words."""
        return formats.date(value, self.language)

    def actor(self, identifier: ActorId) -> Name:
        """Name an actor."""
        actor = self.dossier.corpus.actors[identifier]
        return Name(self.words(actor.name).text, actor.acronym, actor.party)

    def speaker(self, fact: Fact) -> Name:
        """Name whoever says it; words stand for somebody unnamed."""
        speaker = self.dossier.corpus.speaker_of(fact)
        if speaker is None:
            return Name("not known")
        if speaker.actor is not None:
            return self.actor(speaker.actor)
        return Name(self.plain(speaker.unnamed) or "not named")

    def ladder(self, fact: Fact, citation: Citation) -> tuple[Name, ...]:
        """Name who carried it: from the outlet that was read to whoever said it first.

        As the citation writes it in `via`; else the publisher, what the source relays, and the speaker.
        """
        if citation.via:
            return tuple(self.actor(actor) for actor in citation.via)
        source = self.source(citation)
        carriers = [self.actor(source.publisher), *self._relayed(source), self.speaker(fact)]
        return tuple(dict.fromkeys(carriers))

    def _relayed(self, source: Source) -> Iterator[Name]:
        if ActorId(source.relays) in self.dossier.corpus.actors:
            yield self.actor(ActorId(source.relays))
        elif SourceId(source.relays) in self.dossier.corpus.sources:
            yield self.actor(self.dossier.corpus.sources[SourceId(source.relays)].publisher)

    def nature(self, fact: Fact) -> str:
        """Say what sort of assertion it is."""
        return _NATURES[nature_of(fact)]

    def figure_of(self, fact: Fact) -> Figure | None:
        """Find the figure a fact answers."""
        return self.dossier.corpus.figure_of(fact)

    def source(self, citation: Citation) -> Source:
        """Find the source a citation names."""
        return self.dossier.corpus.sources[citation.source]

    def access(self, source: Source) -> str:
        """Say how a source was read."""
        return _ACCESS[source.access]

    def place_in(self, fact: Fact, source: Source) -> str:
        """Say where in a source a fact can be read."""
        return ", ".join(citation.at for citation in fact.citations if citation.source == source.id)

    def reading(self, fact: Fact) -> Reading:
        """Word one reading; value, qualifier, date and attribution stay together."""
        period = fact.period
        return Reading(
            fact=fact,
            value=self._answer(fact),
            machine=machine_form(fact.value) if fact.value is not None else "",
            as_stated=self.words(fact.as_stated) if fact.as_stated is not None else None,
            as_of=formats.as_of(period, self.language) if period is not None else "undated",
            period=self.date(period) if period is not None else "not dated",
            scope=self._scope(fact),
            speaker=self.speaker(fact).text,
            carrier=self.actor(self.source(fact.citations[0]).publisher).text,
        )

    def _answer(self, fact: Fact) -> str:
        if fact.value is not None:
            return value_in_words(fact.value, self.figure_of(fact), self.language)
        return "gave no number when asked" if fact.declined else "rejects another number"

    def _scope(self, fact: Fact) -> str:
        """Say what is counted where, as far as a reading says so."""
        scope, figure = fact.scope, self.figure_of(fact)
        if scope is None:
            return ""
        place = self.place(scope.place) if scope.place is not None else ""
        population = scope.population.replace("-", " ") if scope.population != "all" else ""
        named = figure.definitions.get(scope.definition) if figure is not None else None
        return ", ".join(part for part in (place, population, self.plain(named)) if part)

    def place(self, identifier: PlaceId) -> str:
        """Name a place."""
        return self.plain(self.dossier.corpus.places[identifier].name)

    def readings(self, figure: Figure) -> tuple[Reading, ...]:
        """Word every published reading of a figure, the latest first, undated ones last; no arithmetic of ours."""
        facts = [fact for fact in self.dossier.provenance.by_figure.get(figure.id, ()) if fact.derived is None]
        readings = [self.reading(fact) for fact in facts]
        return tuple(sorted(readings, key=lambda reading: (_latest(reading.fact), reading.fact.id), reverse=True))

    def summary(self) -> Iterator[tuple[Run, ...] | Mark]:
        """Cut the sheet's summary into words and marks; Markdown ends at a mark."""
        sheet = self.dossier.corpus.sheet
        parts = with_marks(self.words(sheet.summary.text).text) if sheet is not None else ()
        return (part if isinstance(part, Mark) else self.runs(part) for part in parts)


def _latest(fact: Fact) -> dt.date:
    """The last day a reading can speak of; an undated one comes before all others."""
    return dt.date.min if fact.period is None else fact.period.latest or dt.date.max
