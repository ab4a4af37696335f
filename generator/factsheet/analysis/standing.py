"""Standings: where a figure stands, its readings taken together."""

from collections.abc import Callable, Iterable, Iterator

from factsheet.analysis.ranks import places_of
from factsheet.analysis.readings import Comparable
from factsheet.analysis.relations import Relations, Row
from factsheet.model.identifiers import ActorId, FactId
from factsheet.model.relations import CLASHES, Kind, Origins, Standing, Verdict
from factsheet.model.values import ValueWord

Pairs = Iterator[tuple[int, int]]
_ONE_SIDED = (ValueWord.AT_LEAST, ValueWord.MORE_THAN, ValueWord.AT_MOST, ValueWord.LESS_THAN)


def verdict_on(relations: Relations, counted: int) -> Verdict:
    """Give the first standing that holds, over the readings that are counted (see `counted_in`)."""
    answers = [n for n in places_of(counted) if relations.readings[n].value is not None]
    origins = _origins(relations.readings[n] for n in answers)
    single = len(origins.known) == 1 or (not origins.known and origins.unnamed > 0)
    deciding: Iterable[int] | None
    for standing, deciding in (
        (Standing.CONTRADICTED, next(_definite(relations, counted), None)),
        (Standing.CONTESTED, next(_clashing(relations, counted), None)),
        (Standing.SINGLE_ORIGIN, answers if single else None),
        (Standing.DIVERGING, next(_differently_measured(relations, counted), None)),
        (Standing.CHANGING, next(_changed(relations, counted), None)),
        (Standing.AGREED, next(_supporting(relations, counted), None)),
        (Standing.NOT_IN_CONFLICT, answers or None),
    ):
        if deciding is not None:
            return Verdict(standing, _ids(relations, deciding), origins)
    return Verdict(Standing.EMPTY)


def counted_in(relations: Relations) -> int:
    """Give the published readings without echoes, as bits; of two that echo each other, the one with more behind it."""
    readings, kept = relations.readings, 0
    if relations.kinds.isdisjoint((Kind.ECHO, Kind.ALTERED_ECHO)):
        return relations.sets.published

    def first(n: int) -> tuple[bool, int, int]:
        voices = readings[n].voices
        return readings[n].fact.repeats is not None, -len(voices.known) - len(voices.unnamed), n

    for n in sorted(places_of(relations.sets.published), key=first):
        if not relations.rows[n].echoes & kept:
            kept |= 1 << n
    return kept


def diverging(relations: Relations, counted: int) -> tuple[FactId, FactId] | None:
    """Give two counted readings whose difference asks for an account: they clash, or measure differently."""
    for pairs in (_clashing(relations, counted), _differently_measured(relations, counted)):
        for one, other in pairs:
            return relations.readings[one].id, relations.readings[other].id
    return None


def _definite(relations: Relations, counted: int) -> Pairs:
    """Pairs that contradict each other, whatever the dates and however hard the words."""
    sets = relations.sets

    def contradicting(n: int, row: Row) -> int:
        soft = sets.everybody if relations.readings[n].soft else sets.soft
        return row.of(Kind.CONTRADICTION) & ~row.possible & ~soft

    return _pairs(relations, counted, contradicting, (Kind.CONTRADICTION,))


def _clashing(relations: Relations, counted: int) -> Pairs:
    return _pairs(relations, counted, lambda _, row: row.of(*CLASHES), CLASHES)


def _differently_measured(relations: Relations, counted: int) -> Pairs:
    """Pairs whose answers differ together with a definition, a method, a place or a population."""
    sets = relations.sets

    def differing(n: int, row: Row) -> int:
        wholes, parts, elsewhere = sets.scope(n)
        measures = wholes | parts | elsewhere | sets.other_definition(n) | sets.other_method(n)
        return _otherwise(relations, n, row) & measures if measures else 0

    return _pairs(relations, counted, differing)


def _changed(relations: Relations, counted: int) -> Pairs:
    """Pairs whose answers differ with the time they speak of."""
    times = (Kind.SUCCESSIVE, Kind.DIFFERENT_PERIOD, Kind.REVISION)
    return _pairs(relations, counted, lambda n, row: _otherwise(relations, n, row) & row.of(*times), times)


def _otherwise(relations: Relations, n: int, row: Row) -> int:
    """Give the readings that state something else, as far as both state something and the dates allow a word on it."""
    sets = relations.sets
    return sets.everybody & ~sets.same_numbers(n) & ~row.of(Kind.NO_FIGURE, Kind.UNDATED)


def _supporting(relations: Relations, counted: int) -> Pairs:
    """Pairs of known origins of their own that agree, or that meet with two-sided values."""
    readings, sets = relations.readings, relations.sets
    two_sided = sum(1 << n for n, reading in enumerate(readings) if _two_sided(reading))
    known = sum(1 << n for n, reading in enumerate(readings) if reading.voices.known)

    def supporting(n: int, row: Row) -> int:
        meeting = row.of(Kind.COMPATIBLE) & two_sided if two_sided >> n & 1 else 0
        return (row.of(Kind.AGREEMENT) | meeting) & ~sets.one_voice(n) & (known if known >> n & 1 else 0)

    return _pairs(relations, counted, supporting, (Kind.AGREEMENT, Kind.COMPATIBLE))


def _two_sided(reading: Comparable) -> bool:
    return reading.value is not None and reading.value.word not in _ONE_SIDED


def _pairs(
    relations: Relations, counted: int, others: Callable[[int, Row], int], kinds: Iterable[Kind] = Kind
) -> Pairs:
    """Give each pair of counted readings once; none if the figure has no pair of these kinds."""
    if relations.kinds.isdisjoint(kinds):
        return
    for n in places_of(counted):
        for other in places_of((others(n, relations.rows[n]) & counted) >> n + 1):
            yield n, other + n + 1


def _origins(readings: Iterable[Comparable]) -> Origins:
    """Count whom readings go back to; the unnamed are told apart by their words and by who carries them."""
    known: set[ActorId] = set()
    unnamed: set[tuple[str, str]] = set()
    for reading in readings:
        known |= reading.voices.known
        unnamed |= reading.voices.unnamed
    return Origins(tuple(sorted(known)), len(unnamed))


def _ids(relations: Relations, places: Iterable[int]) -> tuple[FactId, ...]:
    return tuple(relations.readings[n].id for n in places)
