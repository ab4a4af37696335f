"""What is concluded of figures, as editions seal it; and what was sealed, put in place of what the rules say today."""

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import replace

from factsheet.analysis.disagreement import Disagreement
from factsheet.analysis.relations import Relations, Row
from factsheet.model.editions import Conclusion, SealedPair
from factsheet.model.identifiers import FactId, FigureId
from factsheet.model.records import Fact
from factsheet.model.relations import Strength, Verdict


def conclusions_of(
    relations: Mapping[FigureId, Relations],
    verdicts: Mapping[FigureId, Verdict],
    headlines: Mapping[FigureId, tuple[Fact, ...]],
) -> dict[FigureId, Conclusion]:
    """Give what is concluded of every figure."""
    return {
        figure: Conclusion(
            verdict=verdict,
            headline=tuple(fact.id for fact in headlines[figure]),
            pairs=tuple(relations[figure].pairs()),
        )
        for figure, verdict in verdicts.items()
    }


def restored(
    today: Disagreement, headlines: Mapping[FigureId, tuple[Fact, ...]], sealed: Mapping[FigureId, Conclusion]
) -> tuple[Disagreement, dict[FigureId, tuple[Fact, ...]], dict[FigureId, Verdict], frozenset[FigureId]]:
    """Put what was sealed in place of what the rules say today, where they differ; and say what they say today.

    A reading that was redacted since has no relations any more, and is no headline; of its figure nothing is said of
    today, for it is not the rules that differ there. Such figures are named at the end.
    """
    concluded = conclusions_of(today.relations, today.verdicts, headlines)
    differing = [figure for figure, each in sealed.items() if figure in concluded and each != concluded[figure]]
    facts = {fact.id: fact for each in today.relations.values() for fact in (reading.fact for reading in each.readings)}
    relations, verdicts, heads = dict(today.relations), dict(today.verdicts), dict(headlines)
    otherwise: dict[FigureId, Verdict] = {}
    incomplete: set[FigureId] = set()
    for figure in differing:
        conclusion = sealed[figure]
        there = frozenset(reading.id for reading in relations[figure].readings)
        whole = _named(conclusion) <= there
        if _within(conclusion, there, whole=whole) == _within(concluded[figure], there, whole=whole):
            continue
        if whole:
            otherwise[figure] = verdicts[figure]
        else:
            incomplete.add(figure)
        relations[figure] = as_sealed(relations[figure], conclusion.pairs)
        deciding = tuple(fact for fact in conclusion.verdict.deciding if fact in there)
        verdicts[figure] = replace(conclusion.verdict, deciding=deciding)
        heads[figure] = tuple(facts[fact] for fact in conclusion.headline if fact in facts)
    return replace(today, relations=relations, verdicts=verdicts), heads, otherwise, frozenset(incomplete)


def _within(conclusion: Conclusion, kept: frozenset[FactId], *, whole: bool) -> object:
    """Give what a conclusion says of readings that are still there; whom they go back to only if all of them are."""
    verdict = conclusion.verdict
    return (
        verdict.standing,
        frozenset(verdict.deciding) & kept,
        verdict.origins if whole else None,
        [fact for fact in conclusion.headline if fact in kept],
        frozenset(pair for pair in conclusion.pairs if pair.left in kept and pair.right in kept),
    )


def _named(conclusion: Conclusion) -> set[FactId]:
    """Name every reading of which a conclusion says anything."""
    paired = {fact for pair in conclusion.pairs for fact in (pair.left, pair.right)}
    return {*conclusion.verdict.deciding, *conclusion.headline, *paired}


def as_sealed(relations: Relations, pairs: Iterable[SealedPair]) -> Relations:
    """Give the same readings, related as an edition sealed them."""
    sealed, place = copy(relations), {reading.id: n for n, reading in enumerate(relations.readings)}
    sealed.rows = tuple(Row(0, row.times) for row in relations.rows)
    sealed.strengths = {}
    for pair in pairs:
        n, m = place.get(pair.left, -1), place.get(pair.right, -1)
        if n < 0 or m < 0:
            continue
        sealed.strengths[min(n, m), max(n, m)] = pair.strength
        for one, other in ((n, m), (m, n)):
            row = sealed.rows[one]
            row.kinds[pair.kind] = row.kinds.get(pair.kind, 0) | 1 << other
            row.by_date |= 1 << other if pair.strength is Strength.POSSIBLE else 0
    sealed.kinds = frozenset(kind for row in sealed.rows for kind in row.kinds)
    return sealed
