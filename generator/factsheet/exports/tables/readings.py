"""The table of readings: what a newsroom takes, with what must travel with each number."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from factsheet.exports.cells import Value
from factsheet.exports.export import Export
from factsheet.exports.tables.given import (
    MANY,
    Table,
    cited,
    earliest,
    given,
    latest,
    place,
    said_on,
    shared,
    speaker,
    terms,
    text,
    written,
)
from factsheet.model.corpus import definition_in, printing
from factsheet.model.intervals import interval_of
from factsheet.model.records import Citation, Fact, Figure, Source
from factsheet.model.relations import Standing
from factsheet.model.values import ValueWord
from factsheet.model.words import Access, FigureKind, Method
from factsheet.wording.machine import amount_text, interval_as_json


@dataclass(frozen=True, slots=True)
class Answer:
    """A reading with its figure, the first citation that prints it, and that one's source."""

    fact: Fact
    figure: Figure
    citation: Citation
    source: Source

    def interval(self, export: Export) -> Mapping[str, Any]:
        """Which numbers it admits; nothing for an answer without any."""
        value = self.fact.value
        found = interval_of(value, self.figure.kind, export.dossier.corpus.policy.tolerances) if value else None
        return interval_as_json(found, value) if found is not None and value is not None else {}


def _answers(export: Export) -> Iterator[Answer]:
    corpus = export.dossier.corpus
    for figure in corpus.figures.values():
        for fact in export.readings_of(figure):
            citation = printing(fact)[0]
            yield Answer(fact, figure, citation, corpus.sources[citation.source])


def _amount(place: int) -> Callable[[Export, Answer], Value]:
    """Give a number of the value, written out, with the decimals its source gave."""

    def number(_: Export, row: Answer) -> Value:
        amounts = row.fact.value.amounts if row.fact.value is not None else ()
        return Decimal(amount_text(amounts[place])) if len(amounts) > place else None

    return number


def _end(end: str) -> Callable[[Export, Answer], Value]:
    """Give one end of the interval, or whether it belongs to it."""

    def value(export: Export, row: Answer) -> Value:
        found = row.interval(export).get(end)
        return Decimal(found) if isinstance(found, str) else found

    return value


def _value_word(_: Export, row: Answer) -> Value:
    return row.fact.value.word if row.fact.value is not None else None


def _definition(export: Export, row: Answer) -> Value:
    return text(export, row.figure.definitions.get(definition_in(row.figure, row.fact)))


def _stated(export: Export, fact: Fact) -> str | None:
    return export.words.words(fact.as_stated).text if fact.as_stated is not None else None


READINGS: Table[Answer] = Table(
    "readings",
    "Readings",
    "One row for each published reading of a figure, with the columns of the first source that prints it.",
    _answers,
    (
        given("id", "The reading's id: that of its fact.", lambda _, row: row.fact.id, required=True, unique=True),
        given("figure", "The figure it answers, by id.", lambda _, row: row.figure.id, required=True),
        given("figure_title", "The figure's title.", lambda export, row: text(export, row.figure.title)),
        given(
            "kind", "What sort of answer the figure asks for.", lambda _, row: row.figure.kind, enum=terms(FigureKind)
        ),
        given("unit", "The unit of the numbers.", lambda export, row: text(export, row.figure.unit)),
        given(
            "standing",
            "Where the figure stands, all its readings taken together.",
            lambda export, row: export.dossier.verdicts[row.figure.id].standing,
            enum=terms(Standing),
        ),
        given(
            "answer",
            "The answer in words, with its qualifier: print this, not a bare number.",
            lambda export, row: export.words.answer(row.fact),
        ),
        given("word", "How the source words its value; empty if it gives none.", _value_word, enum=terms(ValueWord)),
        given("amount", "The number that goes with the word, or the lower of two.", _amount(0), "number"),
        given("amount_to", "The higher of two numbers.", _amount(1), "number"),
        given(
            "term",
            "The word that is the answer, of a description or a vague number.",
            lambda _, row: (row.fact.value.term or None) if row.fact.value is not None else None,
        ),
        given(
            "date",
            "The day that is the answer (EDTF).",
            lambda _, row: written(row.fact.value.date) if row.fact.value is not None else None,
        ),
        given("low", "The lowest number the value admits; empty for no lower end.", _end("low"), "number"),
        given("low_inclusive", "Whether the lowest number itself is meant.", _end("low_inclusive"), "boolean"),
        given("high", "The highest number the value admits; empty for no upper end.", _end("high"), "number"),
        given("high_inclusive", "Whether the highest number itself is meant.", _end("high_inclusive"), "boolean"),
        given("soft", "Whether a tolerance, a rounding or a vague word is in these ends.", _end("soft"), "boolean"),
        given("as_stated", "The answer in the source's own words.", lambda export, row: _stated(export, row.fact)),
        given("as_of", "The time the value speaks of (EDTF).", lambda _, row: written(row.fact.period)),
        given("as_of_earliest", "The first day that can mean.", lambda _, row: earliest(row.fact.period), "date"),
        given("as_of_latest", "The last day that can mean.", lambda _, row: latest(row.fact.period), "date"),
        given("place", "What place is counted, by id.", lambda export, row: place(export, row.fact)),
        given(
            "population",
            "Who is counted, if not all.",
            lambda _, row: (row.fact.scope.population or None) if row.fact.scope is not None else None,
        ),
        given("definition", "By which definition, in words.", _definition),
        given(
            "method",
            "How the number came about; empty if that is not said.",
            lambda _, row: row.fact.method,
            enum=terms(Method),
        ),
        given(
            "speaker",
            "Who says it: an actor's id; empty for somebody unnamed.",
            lambda export, row: speaker(export, row.fact),
        ),
        given("speaker_name", "Who says it, in words.", lambda export, row: export.words.speaker(row.fact).text),
        given(
            "party",
            "Whether the speaker is a party, or speaks for one.",
            lambda export, row: export.words.speaker(row.fact).party,
            "boolean",
        ),
        given(
            "said_on",
            "The day on which it was said, if known apart from the publication (EDTF).",
            lambda export, row: said_on(export, row.fact),
        ),
        given(
            "repeats", "The reading that it carries again, by id: no second origin.", lambda _, row: row.fact.repeats
        ),
        given(
            "revises",
            "The reading that it takes the place of, by id; one that is no longer held has no row here.",
            lambda _, row: row.fact.revises,
        ),
        given(
            "denies",
            "The reading that it rejects, by id; one that is no longer held has no row here.",
            lambda _, row: row.fact.denies,
        ),
        given(
            "declined", "Whether the speaker was asked and gave no answer.", lambda _, row: row.fact.declined, "boolean"
        ),
        given("source", "The first source that prints it, by id.", lambda _, row: row.source.id, required=True),
        given("at", "The place in that source.", lambda _, row: row.citation.at),
        given("source_title", "The source's title.", lambda export, row: export.words.words(row.source.title).text),
        given(
            "publisher",
            "Who published the source, in words.",
            lambda export, row: export.words.actor(row.source.publisher).text,
        ),
        given("published", "When the source was published (EDTF).", lambda _, row: row.source.published.text),
        given("url", "The source's address.", lambda _, row: row.source.url or None),
        given("access", "How the source was read.", lambda _, row: row.source.access, enum=terms(Access)),
        given("sources", f"Every source it cites, by id, {MANY}.", lambda _, row: cited(row.fact)),
        *shared(lambda row: f"facts/{row.fact.id}"),
    ),
    key=("id",),
    leads={"id": "facts", "source": "sources"},
)
