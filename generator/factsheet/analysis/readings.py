"""A reading made ready to be compared: its value as an interval, its period, its scope, its method, its origins."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from factsheet.analysis.origins import Voices
from factsheet.analysis.periods import Period, period_of
from factsheet.model.corpus import Corpus, definition_in, printing
from factsheet.model.dates import Date
from factsheet.model.identifiers import ActorId, FactId, PlaceId
from factsheet.model.intervals import Edge, Interval, Tolerances, edges, interval_of
from factsheet.model.records import Fact, Figure
from factsheet.model.values import Value, ValueWord
from factsheet.model.words import FigureKind, Method, State

WHOLE = (FigureKind.COUNT, FigureKind.RANK)
COUNTED, MODELLED = "counted", "modelled"
_CLASSES = {
    Method.COUNT: COUNTED,
    Method.REGISTRY: COUNTED,
    Method.OBSERVATION: COUNTED,
    Method.SURVEY: MODELLED,
    Method.ESTIMATE: MODELLED,
    Method.MODEL: MODELLED,
}
_NUMBERLESS = {FigureKind.DATE: ValueWord.ON, FigureKind.DESCRIPTION: ValueWord.SAYS}


@dataclass(frozen=True, slots=True)
class Comparable:
    """One reading. Without a `value` it declines, or denies another.

    `interval` is None for a term; `edges` are its ends in their order (see `model.intervals`). `said` is the word and
    the numbers, `numbers` these alone: two readings with the same `said` have equal values.
    """

    fact: Fact
    value: Value | None
    interval: Interval | None
    edges: tuple[Edge, Edge] | None
    said: tuple[object, ...]
    numbers: tuple[object, ...]
    period: Period | None
    population: str
    place: PlaceId | None
    definition: str
    method: str
    voices: Voices
    outlets: frozenset[ActorId]

    @property
    def id(self) -> FactId:
        """The fact it was made from."""
        return self.fact.id

    @property
    def soft(self) -> bool:
        """Tell whether a tolerance, a rounding or a vague word is in its value."""
        return self.interval is not None and self.interval.soft


def readings_of(
    corpus: Corpus, figure: Figure, facts: tuple[Fact, ...], voices: Mapping[FactId, Voices]
) -> Iterator[Comparable]:
    """Make a figure's readings ready, in the order given; one with a mistake in its value or scope is left out."""
    for fact in facts:
        if _understood(fact) and (fact.value is None or _fits(fact.value, figure)):
            yield _comparable(corpus, figure, fact, voices[fact.id])


def answers(fact: Fact) -> bool:
    """Tell whether a fact is a reading that is compared: published, or superseded by one; our arithmetic never is."""
    return fact.figure is not None and fact.derived is None and fact.state in (State.PUBLISHED, State.SUPERSEDED)


def _understood(fact: Fact) -> bool:
    """Tell whether a reading answers, declines or denies, and of whom; if not, what is written is a mistake."""
    says = fact.value is not None or fact.declined or fact.denies is not None
    return says and (fact.scope is not None or not fact.places.has("scope"))


def _fits(value: Value, figure: Figure) -> bool:
    wanted = _NUMBERLESS.get(figure.kind)
    return value.word not in _NUMBERLESS.values() if wanted is None else value.word is wanted


def _comparable(corpus: Corpus, figure: Figure, fact: Fact, voices: Voices) -> Comparable:
    interval = span_of(fact.value, figure.kind, corpus.policy.tolerances) if fact.value is not None else None
    scope = fact.scope
    numbers = numbers_of(fact.value) if fact.value is not None else ()
    return Comparable(
        fact=fact,
        value=fact.value,
        interval=interval,
        edges=edges(interval, whole=figure.kind in WHOLE) if interval is not None else None,
        said=_said(fact, numbers),
        numbers=numbers,
        period=period_of(fact, figure, said_on(corpus, fact)),
        population=scope.population if scope is not None and scope.population else "all",
        place=scope.place if scope is not None and scope.place is not None else figure.place,
        definition=definition_in(figure, fact),
        method=_CLASSES.get(fact.method, "") if fact.method is not None else "",
        voices=voices,
        outlets=frozenset(
            corpus.sources[each.source].publisher for each in printing(fact) if each.source in corpus.sources
        ),
    )


def span_of(value: Value, kind: FigureKind, tolerances: Tolerances) -> Interval | None:
    """Say which numbers a value admits, or which days, counted as ordinals; None for a term."""
    if value.date is None:
        return interval_of(value, kind, tolerances)
    first, last = (_ordinal(day) for day in (value.date.earliest, value.date.latest))
    return Interval(first, last, soft=value.date.approximate or value.date.uncertain)


def _ordinal(day: dt.date | None) -> Decimal | None:
    return None if day is None else Decimal(day.toordinal())


def numbers_of(value: Value) -> tuple[object, ...]:
    """Give what a value states, without the word it goes with: numbers, a date as it is written, or a term."""
    if value.date is not None:
        return (value.date.text,)
    return tuple(amount.exact for amount in value.amounts) or (value.term,)


def _said(fact: Fact, numbers: tuple[object, ...]) -> tuple[object, ...]:
    if fact.value is not None:
        return (fact.value.word, *numbers)
    return ("denies", fact.denies) if fact.denies is not None else ("declined",)


def said_on(corpus: Corpus, fact: Fact) -> Date | None:
    """Say when it was said: on its day, else when the first source that prints it was published."""
    if fact.said_by is not None and fact.said_by.on is not None:
        return fact.said_by.on
    source = corpus.sources.get(fact.citations[0].source)
    return source.published if source is not None else None
