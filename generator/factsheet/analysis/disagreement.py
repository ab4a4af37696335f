"""Disagreement: all figures of a corpus compared, and what in them an editor should look at."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from factsheet.analysis.origins import Voices, voices_of
from factsheet.analysis.ranks import places_of
from factsheet.analysis.readings import answers, readings_of
from factsheet.analysis.relations import Relations
from factsheet.analysis.standing import counted_in, diverging, verdict_on
from factsheet.model.corpus import Corpus
from factsheet.model.identifiers import FactId, FigureId
from factsheet.model.records import Fact
from factsheet.model.relations import Oddities, Verdict


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
    return Disagreement(
        relations=relations,
        verdicts={figure: verdict_on(each) for figure, each in relations.items()},
        firsts={
            figure: tuple(each.readings[n].fact for n in places_of(counted_in(each)))
            for figure, each in relations.items()
        },
        oddities=_oddities(corpus, relations, voices),
    )


def _oddities(corpus: Corpus, relations: Mapping[FigureId, Relations], voices: Mapping[FactId, Voices]) -> Oddities:
    pairs = ((figure, diverging(each)) for figure, each in relations.items())
    return Oddities(
        unlinked=tuple(pair for each in relations.values() for pair in _unlinked(each)),
        mismatched=tuple(pair for each in relations.values() for pair in _mismatched(each)),
        unfaithful=tuple(pair for each in relations.values() for pair in _unfaithful(each)),
        foreign=tuple(_foreign(corpus, voices)),
        diverging={figure: pair for figure, pair in pairs if pair is not None},
    )


def _unlinked(relations: Relations) -> Iterator[tuple[FactId, FactId]]:
    """One outlet gives one voice two numbers for one time that cannot both be true, and no link says which holds.

    A reading is named with one other, however many there are.
    """
    sets = relations.sets
    for n, same in _of_one_voice(relations):
        yield from _pair(relations, n, same & sets.one_outlet(n) & (sets.below(n) | sets.above(n)))


def _mismatched(relations: Relations) -> Iterator[tuple[FactId, FactId]]:
    """Two outlets give one voice different numbers for one time: they do not meet, or go with the same word."""
    sets = relations.sets
    for n, same in _of_one_voice(relations):
        otherwise = ~sets.meeting(n) | sets.same_word(n) & ~sets.same_numbers(n)
        yield from _pair(relations, n, same & ~sets.one_outlet(n) & otherwise)


def _of_one_voice(relations: Relations) -> Iterator[tuple[int, int]]:
    """Give with each number the unlinked ones of the same voice, time and scope."""
    sets = relations.sets
    links = sets.links
    for n in places_of(sets.published & ~sets.without_value):
        if relations.readings[n].edges is None:
            continue
        linked = links.revised.of[n] | links.repeated.of[n] | links.denied.of[n] | relations.rows[n].echoes
        others = sets.one_voice(n) & sets.published & ~sets.without_value & ~linked & ~(1 << n)
        if others:
            wholes, parts, elsewhere = sets.scope(n)
            yield n, others & sets.times(n).equal & ~wholes & ~parts & ~elsewhere & ~sets.other_definition(n)


def _unfaithful(relations: Relations) -> Iterator[tuple[FactId, FactId]]:
    """A reading repeats another, and their values do not meet."""
    index = {reading.id: n for n, reading in enumerate(relations.readings)}
    for n, reading in enumerate(relations.readings):
        first = index.get(reading.fact.repeats) if reading.fact.repeats is not None else None
        if first is not None and not relations.sets.meeting(n) >> first & 1:
            yield reading.id, relations.readings[first].id


def _foreign(corpus: Corpus, voices: Mapping[FactId, Voices]) -> Iterator[tuple[FactId, FactId]]:
    """A fact is said to replace another's words; nobody can revise what somebody else said."""
    for fact in corpus.facts.values():
        for other in filter(None, (fact.revises, fact.superseded_by)):
            if other in voices and fact.id != other and not voices[fact.id].share(voices[other]):
                yield fact.id, other


def _pair(relations: Relations, n: int, others: int) -> Iterator[tuple[FactId, FactId]]:
    """Name a reading with the first of others that come after it."""
    for other in islice(places_of(others >> n + 1), 1):
        yield relations.readings[n].id, relations.readings[other + n + 1].id
