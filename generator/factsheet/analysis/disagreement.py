"""Disagreement: all figures of a corpus compared, and what in them an editor should look at."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from factsheet.analysis.counted import counted_in
from factsheet.analysis.origins import Voices, voices_of
from factsheet.analysis.ranks import places_of
from factsheet.analysis.readings import answers, readings_of
from factsheet.analysis.relations import Relations
from factsheet.analysis.standing import diverging, verdict_on
from factsheet.model.corpus import Corpus
from factsheet.model.identifiers import FactId, FigureId
from factsheet.model.records import Fact
from factsheet.model.relations import Kind, Oddities, Verdict
from factsheet.model.values import ValueWord

Pair = tuple[FactId, FactId]
# Kinds that say already why one voice has two numbers.
_ACCOUNTED = (Kind.REVISION, Kind.ECHO, Kind.ALTERED_ECHO, Kind.DENIAL, Kind.DIFFERENT_METHOD)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """By figure: how its readings relate, where it stands, and the readings that say something of their own."""

    relations: Mapping[FigureId, Relations]
    verdicts: Mapping[FigureId, Verdict]
    firsts: Mapping[FigureId, tuple[Fact, ...]]
    oddities: Oddities


def compare(corpus: Corpus) -> Disagreement:
    """Compare the readings of every figure."""
    voices = voices_of(corpus)
    facts: defaultdict[FigureId, list[Fact]] = defaultdict(list)
    for fact in corpus.facts.values():
        if fact.figure is not None and answers(fact):
            facts[fact.figure].append(fact)
    relations = {
        figure.id: Relations(
            figure, tuple(readings_of(corpus, figure, tuple(facts.get(figure.id, ())), voices)), corpus.around
        )
        for figure in corpus.figures.values()
    }
    counted = {figure: counted_in(each) for figure, each in relations.items()}
    pairs = {figure: diverging(each, counted[figure]) for figure, each in relations.items()}
    unlinked, mismatched = _misprinted(relations.values())
    return Disagreement(
        relations=relations,
        verdicts={figure: verdict_on(each, counted[figure]) for figure, each in relations.items()},
        firsts={
            figure: tuple(each.readings[n].fact for n in places_of(counted[figure].own))
            for figure, each in relations.items()
        },
        oddities=Oddities(
            unlinked=unlinked,
            mismatched=mismatched,
            unfaithful=tuple(pair for each in relations.values() for pair in _unfaithful(each)),
            foreign=tuple(_foreign(corpus, voices)),
            diverging={figure: pair for figure, pair in pairs.items() if pair is not None},
        ),
    )


def _misprinted(figures: Iterable[Relations]) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """Find one voice with two numbers for one time: unlinked in one outlet, mismatched between two.

    A reading is named with one other, however many there are.
    """
    unlinked: list[Pair] = []
    mismatched: list[Pair] = []
    for relations in figures:
        for n, here, elsewhere in _of_one_voice(relations):
            unlinked += _pair(relations, n, here)
            mismatched += _pair(relations, n, elsewhere)
    return tuple(unlinked), tuple(mismatched)


def _of_one_voice(relations: Relations) -> Iterator[tuple[int, int, int]]:
    """Give a reading with those of the same voice, time and scope that its outlet and that others print differently.

    One outlet with two numbers that cannot both be true is unlinked: no link says which holds. Two outlets disagree on
    what was said if their numbers do not meet, or go with the same word.
    """
    sets = relations.sets
    asked = sets.published & ~sets.without_value
    for n in places_of(asked):
        row = relations.rows[n]
        same = asked & sets.one_voice(n) & row.times.equal & ~sets.equal(n)
        if not same or relations.readings[n].edges is None:
            continue
        wholes, parts, elsewhere = sets.scope(n)
        accounted = row.of(*_ACCOUNTED) | sets.links.repeated.of[n]
        same &= ~(accounted | wholes | parts | elsewhere | sets.other_definition(n))
        apart, here = sets.below(n) | sets.above(n), sets.one_outlet(n)
        # Bare numbers that meet are one number, rounded; a word that goes with two numbers is two.
        bare = relations.readings[n].said[0] is ValueWord.EXACTLY
        two = apart if bare else apart | sets.same_word(n) & ~sets.same_numbers(n)
        yield n, same & here & apart, same & ~here & two


def _unfaithful(relations: Relations) -> Iterator[Pair]:
    """A reading repeats another, and their values do not meet."""
    index = {reading.id: n for n, reading in enumerate(relations.readings)}
    for n, reading in enumerate(relations.readings):
        first = index.get(reading.fact.repeats) if reading.fact.repeats is not None else None
        if first is not None and not relations.sets.meeting(n) >> first & 1:
            yield reading.id, relations.readings[first].id


def _foreign(corpus: Corpus, voices: Mapping[FactId, Voices]) -> Iterator[Pair]:
    """A fact is said to replace another's words; nobody can revise what somebody else said."""
    for fact in corpus.facts.values():
        for name in filter(None, (fact.revises, fact.superseded_by)):
            other = corpus.facts.get(name)
            if other is None or other is fact or voices[fact.id].share(voices[name]):
                continue
            if _traced(corpus, fact) and _traced(corpus, other):
                yield fact.id, name


def _traced(corpus: Corpus, fact: Fact) -> bool:
    """Tell whether all that is named between a fact and its origin could be read; if not, a mistake says so."""
    if fact.said_by is None and fact.places.has("said_by"):
        return False
    speaker = [fact.said_by.actor] if fact.said_by is not None and fact.said_by.actor is not None else []
    carriers = (actor for citation in fact.citations for actor in (*citation.via, *speaker))
    sources = all(citation.source in corpus.sources for citation in fact.citations)
    return sources and all(actor in corpus.actors for actor in carriers)


def _pair(relations: Relations, n: int, others: int) -> Iterator[Pair]:
    """Name a reading with the first of others that come after it."""
    for other in islice(places_of(others >> n + 1), 1):
        yield relations.readings[n].id, relations.readings[other + n + 1].id
