"""Words for what a record says, in one language: what pages, paper and open data all print alike."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from factsheet.model.corpus import Corpus, definition_in, nature_of
from factsheet.model.dates import Date
from factsheet.model.identifiers import ActorId, PlaceId
from factsheet.model.records import Citation, Fact, Figure, Source
from factsheet.model.text import Text, Wording
from factsheet.model.words import Access, FigureKind
from factsheet.wording import formats, labels
from factsheet.wording.markup import inline
from factsheet.wording.numerals import digits, measured
from factsheet.wording.runs import Run, plain
from factsheet.wording.values import value_in_words

# Kinds of figure whose answer is no number.
_IN_WORDS = (FigureKind.DESCRIPTION, FigureKind.DATE)


@dataclass(frozen=True, slots=True)
class Name:
    """An actor as a reader meets it; somebody unnamed has words and no id."""

    text: str
    id: str = ""
    acronym: str = ""
    party: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Words for one language, taken from one corpus."""

    corpus: Corpus
    language: str
    # Reads inline Markdown, and each text but once.
    runs: Callable[[str], tuple[Run, ...]] = field(
        default_factory=lambda: cache(inline), init=False, repr=False, compare=False
    )
    _names: dict[ActorId, Name] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def default(self) -> str:
        """The language texts stand in when none is named."""
        sheet = self.corpus.sheet
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

    def number(self, how_many: int) -> str:
        """Write how many there are: `1,675`."""
        return digits(Decimal(how_many), self.language)

    def measured(self, how_many: int, what: str) -> str:
        """Write how many of what there are: `1 fact`, `1,675 facts`."""
        return measured(Decimal(how_many), what, self.language)

    def actor(self, identifier: ActorId) -> Name:
        """Name an actor; whoever speaks for a party speaks as one."""
        if identifier not in self._names:
            self._names[identifier] = self._name(identifier)
        return self._names[identifier]

    def _name(self, identifier: ActorId) -> Name:
        actors = self.corpus.actors
        actor = actors[identifier]
        party = actor.party or actors[self.corpus.stands_for(identifier)].party
        return Name(self.words(actor.name).text, identifier, actor.acronym, party)

    def speaker(self, fact: Fact) -> Name:
        """Name whoever says it; words stand for somebody unnamed, and for ourselves where we did the sum."""
        speaker = self.corpus.speaker_of(fact)
        if speaker is None:
            return Name("this fact sheet" if fact.derived is not None else "not known")
        if speaker.actor is not None:
            return self.actor(speaker.actor)
        return Name(self.plain(speaker.unnamed) or "not named")

    def nature(self, fact: Fact) -> str:
        """Say what sort of assertion it is."""
        return labels.NATURES[nature_of(fact)]

    def figure_of(self, fact: Fact) -> Figure | None:
        """Find the figure a fact answers."""
        return self.corpus.figure_of(fact)

    def source(self, citation: Citation) -> Source:
        """Find the source a citation names."""
        return self.corpus.sources[citation.source]

    def access(self, source: Source) -> str:
        """Say how a source was read."""
        return labels.ACCESS[source.access]

    def answer(self, fact: Fact) -> str:
        """Say in words what a reading answers."""
        if fact.value is not None:
            return value_in_words(fact.value, self.figure_of(fact), self.language)
        figure = self.figure_of(fact)
        sought = "answer" if figure is not None and figure.kind in _IN_WORDS else "number"
        return f"gave no {sought} when asked" if fact.declined else f"rejects another {sought}"

    def _counted(self, fact: Fact) -> str:
        """Say by which definition and method, as far as a reading does."""
        figure = self.figure_of(fact)
        named = figure.definitions.get(definition_in(figure, fact)) if figure is not None else None
        method = labels.METHODS[fact.method] if fact.method is not None else ""
        return "; ".join(part for part in (self.plain(named), method) if part)

    def place(self, identifier: PlaceId) -> str:
        """Name a place."""
        return self.plain(self.corpus.places[identifier].name)

    def said_day(self, fact: Fact) -> str:
        """Give the last day on which it can have been said, for sorting: `2025-06-25`."""
        latest = (said_on(fact) or self.source(fact.citations[0]).published).latest
        return latest.isoformat() if latest is not None else ""

    def unread(self, fact: Fact) -> str:
        """Say how little was read of what a fact rests on; empty if any of it was read in full."""
        read = {self.source(citation).access for citation in fact.citations}
        if Access.FULL in read:
            return ""
        return "Read in excerpt only" if Access.EXCERPT in read else "Known only through others"


def said_on(fact: Fact) -> Date | None:
    """Give the day of its own on which it was said; without one, that of its publication stands for it."""
    return fact.said_by.on if fact.said_by is not None else None
