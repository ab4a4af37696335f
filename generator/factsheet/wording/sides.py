"""The readings of a figure in words, each as one side of a comparison: who says what, of whom, of when."""

from collections.abc import Callable
from dataclasses import dataclass

from factsheet.model.corpus import Corpus, definition_in
from factsheet.model.identifiers import ActorId, FactId, PlaceId
from factsheet.model.records import Fact, Figure, Scope
from factsheet.model.text import Text
from factsheet.model.words import FigureKind
from factsheet.wording.formats import date
from factsheet.wording.markup import inline
from factsheet.wording.runs import plain
from factsheet.wording.values import value_in_words


@dataclass(frozen=True, slots=True)
class Side:
    """One reading of a pair; `details` are whom it counts where, and of a description the source's words."""

    fact: Fact
    speaker: str
    value: str
    period: str
    definition: str
    details: tuple[str, ...] = ()

    @property
    def says(self) -> str:
        """Write `IOM: nearly 1.3 million`, `EFE: closed (“shut since November”)`."""
        details = f" ({'; '.join(self.details)})" if self.details else ""
        return f"{self.speaker}: {self.value}{details}"


def scope_in_words(scope: Scope | None, name_of: Callable[[PlaceId], str]) -> str:
    """Say who is counted where, as far as a reading says so: `Kenscoff, children`."""
    if scope is None:
        return ""
    place = name_of(scope.place) if scope.place is not None else ""
    people = scope.population.replace("-", " ") if scope.population != "all" else ""
    return ", ".join(filter(None, (place, people)))


class Sides:
    """Words the readings of one figure, each once, in one language."""

    def __init__(self, corpus: Corpus, figure: Figure, language: str) -> None:
        self.corpus = corpus
        self.figure = figure
        self.language = language
        self._sides: dict[FactId, Side] = {}

    def of(self, fact: FactId) -> Side:
        """Word one reading."""
        if fact not in self._sides:
            self._sides[fact] = self._side(self.corpus.facts[fact])
        return self._sides[fact]

    def _side(self, fact: Fact) -> Side:
        definition = self.figure.definitions.get(definition_in(self.figure, fact))
        silent = "gave no answer when asked" if fact.declined else "rejects another answer"
        return Side(
            fact=fact,
            speaker=self._speaker(fact),
            value=value_in_words(fact.value, self.figure, self.language) if fact.value is not None else silent,
            period=date(fact.period, self.language) if fact.period is not None else "not dated",
            definition=self.plain(definition) if definition is not None else "",
            details=tuple(filter(None, (scope_in_words(fact.scope, self._place), self._stated(fact)))),
        )

    def _place(self, identifier: PlaceId) -> str:
        return self.plain(self.corpus.places[identifier].name) if identifier in self.corpus.places else ""

    def _stated(self, fact: Fact) -> str:
        """Quote the source where the answer is only a term it is filed under."""
        if self.figure.kind is not FigureKind.DESCRIPTION or fact.as_stated is None:
            return ""
        return f"“{fact.as_stated.wordings[0][1]}”"

    def _speaker(self, fact: Fact) -> str:
        speaker = self.corpus.speaker_of(fact)
        if speaker is not None and speaker.actor in self.corpus.actors and speaker.actor is not None:
            return self.name(speaker.actor)
        return self.plain(speaker.unnamed) if speaker is not None and speaker.unnamed is not None else "not named"

    def name(self, actor: ActorId) -> str:
        """Name an actor; empty for one without a record."""
        return self.plain(self.corpus.actors[actor].name) if actor in self.corpus.actors else ""

    def plain(self, text: Text) -> str:
        """Give a text's words, without its Markdown."""
        sheet = self.corpus.sheet
        default = sheet.languages[0] if sheet is not None else self.language
        return plain(inline(text.in_language(self.language, default).text))
