"""Standings: where a figure stands, its readings taken together."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from factsheet.analysis.counted import Counted
from factsheet.analysis.ranks import bits_of, places_of
from factsheet.analysis.readings import Comparable
from factsheet.analysis.relations import Relations, Row
from factsheet.model.identifiers import ActorId, FactId
from factsheet.model.relations import CLASHES, Kind, Origins, Standing, Verdict
from factsheet.model.values import ValueWord

Pairs = Iterator[tuple[int, int]]
_COMPARED = (Kind.CONTRADICTION, Kind.COMPETING_DESCRIPTION)
_ONE_SIDED = (ValueWord.AT_LEAST, ValueWord.MORE_THAN, ValueWord.AT_MOST, ValueWord.LESS_THAN)


def verdict_on(relations: Relations, counted: Counted) -> Verdict:
    """Give the first standing that holds."""
    answers = [n for n in places_of(counted.own) if relations.readings[n].value is not None]
    origins = origins_of(relations.readings[n] for n in answers)
    single = len(origins.known) == 1 or (not origins.known and origins.unnamed > 0)
    standings: Iterable[tuple[Standing, Iterable[Iterable[int]]]] = (
        (Standing.CONTRADICTED, _definite(relations, counted)),
        (Standing.CONTESTED, _clashing(relations, counted)),
        (Standing.SINGLE_ORIGIN, [answers] if single else []),
        (Standing.DIVERGING, _differently_measured(relations, counted)),
        (Standing.CHANGING, _changed(relations, counted)),
        (Standing.AGREED, chain(_supporting(relations, counted), _joint(relations.readings, answers))),
        (Standing.NOT_IN_CONFLICT, [answers] if answers else []),
    )
    for standing, found in standings:
        for deciding in found:
            return Verdict(standing, tuple(relations.readings[n].id for n in deciding), origins)
    return Verdict(Standing.EMPTY)


def diverging(relations: Relations, counted: Counted) -> tuple[FactId, FactId] | None:
    """Give two counted readings whose difference asks for an account: they clash, or measure differently."""
    for one, other in chain(_clashing(relations, counted), _differently_measured(relations, counted)):
        return relations.readings[one].id, relations.readings[other].id
    return None


def _definite(relations: Relations, counted: Counted) -> Pairs:
    """Pairs that contradict each other, whatever the dates and however hard the words."""
    sets = relations.sets

    def contradicting(n: int, row: Row) -> int:
        soft = sets.everybody if relations.readings[n].soft else sets.soft
        return row.of(Kind.CONTRADICTION) & ~row.possible & ~soft

    return _pairs(relations, counted, contradicting, (Kind.CONTRADICTION,))


def _clashing(relations: Relations, counted: Counted) -> Pairs:
    """Pairs that clash, those first for which no date and nothing left unsaid leaves a way out."""
    yield from _pairs(relations, counted, lambda _, row: row.of(*_COMPARED) & ~row.possible, _COMPARED)
    yield from _pairs(relations, counted, lambda _, row: row.of(*CLASHES), CLASHES)


def _differently_measured(relations: Relations, counted: Counted) -> Pairs:
    """Pairs whose answers differ together with a definition, a method, a place or a population."""
    sets = relations.sets

    def differing(n: int, row: Row) -> int:
        wholes, parts, elsewhere = sets.scope(n)
        measures = wholes | parts | elsewhere | sets.other_definition(n) | sets.other_method(n)
        return _otherwise(relations, n, row) & measures if measures else 0

    return _pairs(relations, counted, differing)


def _changed(relations: Relations, counted: Counted) -> Pairs:
    """Pairs whose answers differ with the time they speak of."""
    times = (Kind.SUCCESSIVE, Kind.DIFFERENT_PERIOD, Kind.REVISION)
    return _pairs(relations, counted, lambda n, row: _otherwise(relations, n, row) & row.of(*times), times)


def _otherwise(relations: Relations, n: int, row: Row) -> int:
    """Give the readings that state something else, as far as both state something and the dates allow a word on it."""
    sets = relations.sets
    return sets.everybody & ~sets.same_numbers(n) & ~row.of(Kind.NO_FIGURE, Kind.UNDATED)


def _supporting(relations: Relations, counted: Counted) -> Pairs:
    """Pairs of known origins of their own that agree, or that meet with two-sided values."""
    readings, sets = relations.readings, relations.sets
    two_sided = bits_of(n for n, reading in enumerate(readings) if _two_sided(reading))
    known = bits_of(n for n, reading in enumerate(readings) if reading.voices.known)

    def supporting(n: int, row: Row) -> int:
        meeting = row.of(Kind.COMPATIBLE) & two_sided if two_sided >> n & 1 else 0
        return (row.of(Kind.AGREEMENT) | meeting) & ~sets.one_voice(n) & (known if known >> n & 1 else 0)

    return _pairs(relations, counted, supporting, (Kind.AGREEMENT, Kind.COMPATIBLE))


def _joint(readings: Sequence[Comparable], answers: Iterable[int]) -> Iterator[tuple[int]]:
    """Readings that go back to two known origins: as if each had one of its own."""
    return ((n,) for n in answers if len(readings[n].voices.known) > 1)


def _two_sided(reading: Comparable) -> bool:
    open_end = reading.interval is not None and None in (reading.interval.low, reading.interval.high)
    return not open_end and reading.value is not None and reading.value.word not in _ONE_SIDED


def _pairs(
    relations: Relations, counted: Counted, others: Callable[[int, Row], int], kinds: Iterable[Kind] = Kind
) -> Pairs:
    """Give each pair once, those of readings that count before those of their copies.

    None if the figure has no pair of these kinds.
    """
    if relations.kinds.isdisjoint(kinds):
        return
    for among in dict.fromkeys((counted.own, counted.asserting)):
        for n in places_of(among):
            for other in places_of((others(n, relations.rows[n]) & among) >> n + 1):
                yield n, other + n + 1


def origins_of(readings: Iterable[Comparable]) -> Origins:
    """Count whom readings go back to; the unnamed are told apart by their words and by who carries them."""
    known: set[ActorId] = set()
    unnamed: set[tuple[str, str]] = set()
    for reading in readings:
        known |= reading.voices.known
        unnamed |= reading.voices.unnamed
    return Origins(tuple(sorted(known)), len(unnamed))
