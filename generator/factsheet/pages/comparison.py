"""How readings relate, as pages show it: clashes one by one, the rest in groups; and where a figure stands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from factsheet.analysis.relations import Relations
from factsheet.model.identifiers import FactId
from factsheet.model.records import Fact, Figure
from factsheet.model.relations import CLASHES, Kind, Relation, Standing, Strength
from factsheet.pages.press import Press
from factsheet.pages.worded import Reading
from factsheet.wording.relations import STRENGTHS, TITLES, Telling

# Pairs of one kind on a page: a figure's, clashes on a fact's and all else there, and with each fact on a source's.
# `factsheet relations` has all.
MOST_SHOWN, MOST_BESIDE, MOST_ASIDE, MOST_AGAINST = 40, 12, 3, 5

# Disputed first, then what only looks so, then what is at rest.
ORDER = (
    Standing.CONTRADICTED,
    Standing.CONTESTED,
    Standing.DIVERGING,
    Standing.CHANGING,
    Standing.SINGLE_ORIGIN,
    Standing.NOT_IN_CONFLICT,
    Standing.AGREED,
    Standing.EMPTY,
)
DISPUTED = ORDER[:2]
_FIRMNESS = (None, Strength.DEFINITE, Strength.SOFT, Strength.POSSIBLE)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two readings: how firm the clash is, how far they lie apart, what they are, what would let both hold."""

    readings: tuple[Reading, Reading]
    strength: str
    gap: str
    sentence: str
    condition: str

    def note(self, said: str) -> str:
        """Say what is said of this pair alone; `said` is the condition that stands with the run."""
        parts = (self.strength.capitalize(), self.gap[:1].upper() + self.gap[1:])
        closed = [f"{part}." for part in parts if part]
        return " ".join(closed if said or not self.condition else [*closed, self.condition])


@dataclass(frozen=True, slots=True)
class Run:
    """Pairs of which the same is said; a condition that they do not share stands with each."""

    pairs: tuple[Pair, ...]
    sentence: str
    condition: str

    @property
    def said(self) -> str:
        """What is said of all of them."""
        return f"{self.sentence} {self.condition}".rstrip()


@dataclass(frozen=True, slots=True)
class Group:
    """Pairs of one kind: how many there are, and those shown, the firmest first."""

    kind: Kind
    title: str
    total: int
    runs: tuple[Run, ...]

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """All pairs shown."""
        return tuple(pair for run in self.runs for pair in run.pairs)

    @property
    def left_out(self) -> int:
        """How many pairs are counted and not shown."""
        return self.total - len(self.pairs)


def clashes_of(press: Press, figure: Figure, fact: FactId | None = None, most: int = MOST_BESIDE) -> tuple[Group, ...]:
    """Give the clashes of a figure, or of one of its readings (then at most so many)."""
    return tuple(_groups(press, figure, fact, (kind for kind in Kind if kind in CLASHES), most))


def others_of(press: Press, figure: Figure, fact: FactId | None = None) -> tuple[Group, ...]:
    """Give everything else that readings are to one another."""
    return tuple(_groups(press, figure, fact, (kind for kind in Kind if kind not in CLASHES), MOST_ASIDE))


def origins_told(press: Press, figure: Figure, readings: Sequence[Reading]) -> str:
    """Say how many readings there are, of how many origins; nothing if one was removed since the figure was sealed."""
    origins = press.views.stand(figure).origins
    if not origins or press.views.incomplete(figure):
        return ""
    echoes = len(press.dossier.firsts[figure.id]) < len(readings)
    added = ". What only carries another reading again adds no origin" if echoes else ""
    return f"{press.views.measured(len(readings), 'reading')}, {origins}{added}."


def _groups(press: Press, figure: Figure, fact: FactId | None, kinds: Iterable[Kind], most: int) -> Iterator[Group]:
    relations = press.dossier.relations[figure.id]
    telling = press.views.telling(figure)
    there = relations.kinds if fact is None else relations.kinds_of(fact)
    for kind in kinds:
        if kind not in there:
            continue
        among = _shown(relations, kind)
        total = relations.count(kind, among) if fact is None else relations.count_of(fact, kind, among)
        if total:
            found = relations.all(kind, among=among) if fact is None else relations.of(fact, kind, among=among)
            shown = islice(found, MOST_SHOWN if fact is None else most)
            firmest = sorted(shown, key=lambda each: _FIRMNESS.index(each.strength))
            runs = _runs(_pair(press, relation, telling, fact) for relation in firmest)
            yield Group(kind=kind, title=TITLES[kind], total=total, runs=tuple(runs))


def _runs(pairs: Iterable[Pair]) -> Iterator[Run]:
    for sentence, same in groupby(pairs, key=lambda pair: pair.sentence):
        run = tuple(same)
        conditions = {pair.condition for pair in run}
        yield Run(run, sentence, conditions.pop() if len(conditions) == 1 else "")


def _shown(relations: Relations, kind: Kind) -> int:
    """Choose whose pairs are shown: a superseded reading has no page, and an echo is shown with what it repeats.

    What an echo is to all others, the reading that it repeats is too; only its own page says it again.
    """
    published = relations.sets.published
    return published if kind in (Kind.ECHO, Kind.ALTERED_ECHO, Kind.DENIAL) else published & ~relations.sets.repeating


def _pair(press: Press, relation: Relation, telling: Telling, first: FactId | None) -> Pair:
    """Word two readings; the one that a page is about comes first."""
    ids = (relation.left, relation.right) if first in (None, relation.left) else (relation.right, relation.left)
    one, other = (press.views.reading(press.corpus.facts[each]) for each in ids)
    return Pair(
        readings=(one, other),
        strength=STRENGTHS[relation.strength] if relation.strength is not None else "",
        gap=telling.gap(relation),
        sentence=telling.sentence(relation),
        condition=telling.to_agree(relation),
    )


def against(press: Press, facts: Iterable[Fact]) -> Iterator[tuple[Fact, Group]]:
    """Give with each fact what clashes with it, if anything does."""
    for fact in facts:
        figure = press.corpus.figure_of(fact)
        if figure is not None:
            yield from ((fact, group) for group in clashes_of(press, figure, fact.id, MOST_AGAINST))
