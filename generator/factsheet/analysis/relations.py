"""Relations: how the readings of a figure stand to one another, by fourteen rules, the first that matches.

A rule is a set: all readings to which it applies when one of them is asked about. Sets are the bits of one integer,
and bounds are ranked beforehand, so a rule answers for thousands of readings at once and no pair is walked over; two
readings alone are compared by the same lines. A pair is spelt out, with its gap, only when somebody asks for it.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from factsheet.analysis.calendar import Times
from factsheet.analysis.gaps import gap_of
from factsheet.analysis.periods import STRETCHES
from factsheet.analysis.ranks import places_of
from factsheet.analysis.readings import Comparable
from factsheet.analysis.sets import Sets
from factsheet.model.editions import SealedPair
from factsheet.model.identifiers import FactId, PlaceId
from factsheet.model.records import Figure
from factsheet.model.relations import Dimension, Kind, Relation, Standing, Strength, Verdict
from factsheet.model.words import Behaviour, FigureKind

# The number of the rules. An edition seals it: raise it with every change in what the rules conclude.
ENGINE = 1


@dataclass(slots=True)
class Row:
    """What one reading is to all others: the sets of each kind, and which clashes rest on a date or on nothing said."""

    rest: int
    times: Times
    kinds: dict[Kind, int] = field(default_factory=dict)
    by_date: int = 0
    unstated: int = 0

    @property
    def possible(self) -> int:
        """All with which a clash is no more than possible."""
        return self.by_date | self.unstated

    def take(self, kind: Kind, which: int) -> None:
        """Decide what no earlier rule has decided."""
        if found := self.rest & which:
            self.kinds[kind] = self.kinds.get(kind, 0) | found
            self.rest &= ~found

    def of(self, *kinds: Kind) -> int:
        """Give all that are of some kinds."""
        whole = 0
        for kind in kinds:
            whole |= self.kinds.get(kind, 0)
        return whole


class Relations:
    """The readings of one figure, and what each is to each."""

    def __init__(
        self, figure: Figure, readings: Sequence[Comparable], around: Callable[[PlaceId], tuple[PlaceId, ...]]
    ):
        self.figure = figure
        self.readings = tuple(readings)
        self.sets = Sets(figure, self.readings, around)
        self._index = {reading.id: n for n, reading in enumerate(self.readings)}
        self.strengths: dict[tuple[int, int], Strength | None] = {}  # by pair, where an edition has sealed them
        self.rows = tuple(_row(self.sets, n) for n in range(len(self.readings)))
        self.kinds = frozenset(kind for row in self.rows for kind in row.kinds)

    def all(self, *kinds: Kind, among: int = -1) -> Iterator[Relation]:
        """Spell out every pair once, or those of some kinds and among some readings, in the order of ids."""
        for n in places_of(among & self.sets.everybody):
            for other, kind in self._of(n, kinds, among & -2 << n):
                yield self.pair(n, other, kind)

    def of(self, fact: FactId, *kinds: Kind, among: int = -1) -> Iterator[Relation]:
        """Spell out what one reading is to the others."""
        if fact in self._index:
            n = self._index[fact]
            for other, kind in self._of(n, kinds, among):
                yield self.pair(min(n, other), max(n, other), kind)

    def kinds_with(self, fact: FactId, *kinds: Kind, among: int = -1) -> Iterator[tuple[FactId, Kind, Strength | None]]:
        """Say what one reading is to the others, and how firmly; no pair is spelt out."""
        if fact in self._index:
            n = self._index[fact]
            for other, kind in self._of(n, kinds, among):
                yield self.readings[other].id, kind, self.strength(min(n, other), max(n, other), kind)

    def between(self, one: FactId, other: FactId) -> Relation | None:
        """Spell out one pair; None if the two are not compared."""
        n, m = (self._index.get(fact, -1) for fact in (one, other))
        if n < 0 or m < 0:
            return None
        kind = next((kind for kind, bits in self.rows[n].kinds.items() if bits >> m & 1), None)
        return self.pair(min(n, m), max(n, m), kind) if kind is not None else None

    def deciding(self, verdict: Verdict) -> Relation | None:
        """Spell out the pair that a standing rests on: two that decided it, or two that cannot be compared."""
        if verdict.standing is Standing.NOT_IN_CONFLICT:
            named = set(verdict.deciding)
            return next((each for each in self.all(Kind.UNDATED) if {each.left, each.right} <= named), None)
        return self.between(*verdict.deciding) if verdict.by_pair and len(verdict.deciding) == 2 else None

    def counts(self) -> Counter[Kind]:
        """Count the pairs of each kind."""
        return Counter({kind: number for kind in self.kinds if (number := self.count(kind))})

    def count(self, kind: Kind, among: int = -1) -> int:
        """Count the pairs of one kind, among some readings."""
        chosen = places_of(among & self.sets.everybody)
        return sum((self.rows[n].of(kind) & among).bit_count() for n in chosen) // 2

    def kinds_of(self, fact: FactId) -> Collection[Kind]:
        """Name the kinds that one reading is to any other."""
        return self.rows[self._index[fact]].kinds if fact in self._index else ()

    def kinds_by_reading(self, fact: FactId) -> dict[FactId, Kind]:
        """Say of every reading that is compared with one of them what it is to it, and no more than that."""
        row = self.rows[self._index[fact]] if fact in self._index else None
        pairs = row.kinds.items() if row is not None else ()
        return {self.readings[other].id: kind for kind, bits in pairs for other in places_of(bits)}

    def count_of(self, fact: FactId, kind: Kind, among: int = -1) -> int:
        """Count the readings that are something to one of them."""
        return (self.rows[self._index[fact]].of(kind) & among).bit_count() if fact in self._index else 0

    def _of(self, n: int, kinds: Iterable[Kind], among: int) -> Iterator[tuple[int, Kind]]:
        row = self.rows[n]
        wanted = [kind for kind in row.kinds if kind in kinds] if kinds else list(row.kinds)
        for other in places_of(row.of(*wanted) & among):
            yield other, next(kind for kind in wanted if row.kinds[kind] >> other & 1)

    def pair(self, left: int, right: int, kind: Kind) -> Relation:
        """Spell out one pair."""
        one, other = self.readings[left], self.readings[right]
        strength = self.strength(left, right, kind)
        return Relation(
            figure=self.figure.id,
            left=one.id,
            right=other.id,
            kind=kind,
            strength=strength,
            dimensions=tuple(_dimensions(one, other)),
            undecided=tuple(self._undecided(left, right)) if strength is Strength.POSSIBLE else (),
            gap=gap_of(self.figure, one, other, kind, strength),
        )

    def _undecided(self, left: int, right: int) -> Iterator[Dimension]:
        """Name what leaves open whether two readings clash."""
        one, other, row = self.readings[left], self.readings[right], self.rows[left]
        if row.by_date >> right & 1:
            yield Dimension.PERIOD
        if row.unstated >> right & 1:
            if (one.place is None) is not (other.place is None):
                yield Dimension.PLACE
            if len(self.figure.definitions) > 1 and not (one.definition and other.definition):
                yield Dimension.DEFINITION

    def strength(self, left: int, right: int, kind: Kind) -> Strength | None:
        """Say how firm a clash is; no other kind has a strength."""
        if kind not in (Kind.CONTRADICTION, Kind.COMPETING_DESCRIPTION):
            return None
        if (left, right) in self.strengths:
            return self.strengths[left, right]
        if self.rows[left].possible >> right & 1:
            return Strength.POSSIBLE
        soft = self.readings[left].soft or self.readings[right].soft
        return Strength.SOFT if soft else Strength.DEFINITE

    def pairs(self, among: int = -1) -> Iterator[SealedPair]:
        """Give every pair as an edition seals it: what the two are to one another, and how firmly."""
        for n in places_of(among & self.sets.everybody):
            for other, kind in self._of(n, (), among & -2 << n):
                strength = self.strength(n, other, kind)
                yield SealedPair(self.readings[n].id, self.readings[other].id, kind, strength)


def _row(sets: Sets, n: int) -> Row:
    """Apply the rules in their order."""
    row = Row(_compared(sets, n), sets.calendar.times(n))
    linked = sets.links
    if revised := sets.through_echoes(n, linked.revised):
        row.take(Kind.REVISION, revised & sets.shared_voice(n))
    row.take(Kind.ECHO, sets.echoes(n))
    row.take(Kind.ALTERED_ECHO, sets.altered_echoes(n))
    row.take(Kind.DENIAL, sets.through_echoes(n, linked.denied))
    row.take(Kind.NO_FIGURE, sets.everybody if sets.readings[n].value is None else sets.without_value)
    row.take(Kind.DIFFERENT_DEFINITION, sets.other_definition(n))
    if row.rest:
        _scopes(sets, n, row)
        _descriptions(sets, n, row) if sets.figure.kind is FigureKind.DESCRIPTION else _values(sets, n, row)
        row.unstated = sets.unstated(n)
        if sets.figure.behaviour in STRETCHES:
            row.by_date |= sets.calendar.open_ended(n)
    return row


def _compared(sets: Sets, n: int) -> int:
    """A published reading is compared with all published ones; a superseded one with what took its place."""
    others = sets.everybody & ~(1 << n)
    if sets.published == sets.everybody:
        return others
    replaced = sets.links.revised.of[n]
    if sets.published >> n & 1:
        return others & (sets.published | replaced)
    return others & sets.published & replaced


def _scopes(sets: Sets, n: int, row: Row) -> None:
    """Rules 6 and 7: a part is set against its whole, if both add up and the time allows it; other scopes are not."""
    (wholes, parts, elsewhere), times = sets.scope(n), row.times
    different = wholes | parts | elsewhere
    if sets.adds_up and different:
        certain = times.equal
        mine, theirs = times.may_be_equal, times.may_be_equal
        if sets.figure.behaviour in STRETCHES:
            mine, theirs = mine | times.may_be_inside, theirs | times.may_hold
            certain = times.equal | wholes & times.inside | parts & times.holding
        wholes, parts = wholes & mine, parts & theirs
        clash = wholes & sets.below(n) | parts & sets.above(n)
        row.by_date |= clash & ~certain
        row.take(Kind.CONTRADICTION, clash)
        row.take(Kind.PART_OF_WHOLE, wholes | parts)
    row.take(Kind.DIFFERENT_SCOPE, different)


def _descriptions(sets: Sets, n: int, row: Row) -> None:
    """Rule 8: other times, the same term, or another."""
    row.take(Kind.DIFFERENT_PERIOD, row.times.apart)
    row.take(Kind.AGREEMENT, sets.equal(n))
    row.by_date |= row.rest & ~row.times.together
    row.take(Kind.COMPETING_DESCRIPTION, row.rest)


def _values(sets: Sets, n: int, row: Row) -> None:
    """Rules 9 to 14: numbers and dates of one scope, by their periods."""
    times, clashes = row.times, _Clashes(row, sets.other_method(n))
    _compare(sets, n, times.equal, clashes)
    dated = times.equal if sets.readings[n].period is None else sets.everybody & ~sets.undated
    row.take(Kind.UNDATED, sets.everybody & ~dated)
    if sets.figure.behaviour in STRETCHES and sets.adds_up:
        below, above = sets.below(n), sets.above(n)
        certain = times.inside | times.holding
        clash = times.inside & below | times.holding & above
        perhaps = ~certain & (times.may_be_inside & below | times.may_hold & above)
        if sets.figure.behaviour is Behaviour.CUMULATIVE_REVISABLE:
            row.take(Kind.REVISION, (clash | perhaps) & sets.one_voice(n))
        row.by_date |= row.rest & perhaps
        clashes.take(clash | perhaps)
        row.take(Kind.SUCCESSIVE, certain)
    if sets.figure.behaviour is Behaviour.LEVEL:
        _compare(sets, n, times.near, clashes, possible=True)
    _compare(sets, n, times.may_be_equal, clashes, possible=True)
    row.take(Kind.DIFFERENT_PERIOD, row.rest)


class _Clashes:
    """Contradictions of one row, but for those that two ways of counting explain (rule 9)."""

    def __init__(self, row: Row, other_method: int) -> None:
        self.row = row
        self._other_method = other_method

    def take(self, which: int) -> None:
        """Decide for a contradiction, or for a difference in method."""
        self.row.take(Kind.DIFFERENT_METHOD, which & self._other_method)
        self.row.take(Kind.CONTRADICTION, which)


def _compare(sets: Sets, n: int, which: int, clashes: _Clashes, *, possible: bool = False) -> None:
    """Set values of one time against each other: equal, meeting or apart."""
    row = clashes.row
    if not which & row.rest:
        return
    row.take(Kind.AGREEMENT, which & sets.equal(n))
    row.take(Kind.COMPATIBLE, which & sets.meeting(n))
    if possible:
        row.by_date |= row.rest & which
    clashes.take(which)


def _dimensions(left: Comparable, right: Comparable) -> Iterator[Dimension]:
    """Name what differs; what one leaves out does not."""
    if left.value is not None and right.value is not None:
        if left.numbers != right.numbers:
            yield Dimension.VALUE
        if left.value.word is not right.value.word:
            yield Dimension.QUALIFIER
    if left.period is not None and right.period is not None and left.period != right.period:
        yield Dimension.PERIOD
    for dimension, mine, theirs in (
        (Dimension.PLACE, left.place, right.place),
        (Dimension.POPULATION, left.population, right.population),
        (Dimension.DEFINITION, left.definition, right.definition),
        (Dimension.METHOD, left.method, right.method),
    ):
        if mine and theirs and mine != theirs:
            yield dimension
