"""The table of events."""

from collections.abc import Callable

from factsheet.analysis.timeline import Entry
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
    place_name,
    shared,
    statement,
    terms,
    text,
)
from factsheet.model.words import EventStatus


def _at(axis: int) -> Callable[[Export, Entry], Value]:
    def value(export: Export, row: Entry) -> Value:
        place = export.dossier.corpus.place_of(row.fact)
        at = export.dossier.corpus.places[place].at if place is not None else None
        return at[axis] if at is not None else None

    return value


EVENTS: Table[Entry] = Table(
    "events",
    "Events",
    "One row for each event of the timeline, in the order of its first possible day.",
    lambda export: export.dossier.timeline,
    (
        given("id", "The id of the fact that tells of it.", lambda _, row: row.fact.id, required=True, unique=True),
        given(
            "title",
            "What happened, in a few words.",
            lambda export, row: text(export, row.event.title) or statement(export, row.fact),
        ),
        given("when", "When (EDTF).", lambda _, row: row.event.when.text, required=True),
        given(
            "earliest",
            "The first day that can mean; empty if that is open.",
            lambda _, row: earliest(row.event.when),
            "date",
        ),
        given(
            "latest",
            "The last day that can mean; empty if that is open.",
            lambda _, row: latest(row.event.when),
            "date",
        ),
        given(
            "lasting", "Whether it lasted from one end to the other.", lambda _, row: row.event.when.lasting, "boolean"
        ),
        given("status", "Whether it took place.", lambda _, row: row.event.status, enum=terms(EventStatus)),
        given("kind", "What sort of event it is, in the editor's word.", lambda _, row: row.event.kind or None),
        given("place", "Where, by id.", lambda export, row: place(export, row.fact)),
        given(
            "place_name",
            "Where, in words.",
            lambda export, row: place_name(export, export.dossier.corpus.place_of(row.fact)),
        ),
        given("latitude", "The place's latitude, if it has a point on the map.", _at(0), "number"),
        given("longitude", "Its longitude.", _at(1), "number"),
        given("statement", "The fact in one sentence.", lambda export, row: statement(export, row.fact)),
        given("speaker_name", "Who says so, in words.", lambda export, row: export.words.speaker(row.fact).text),
        given(
            "echoes",
            f"Facts that carry it again, by id, {MANY}.",
            lambda _, row: " ".join(fact.id for fact in row.echoes) or None,
        ),
        given("sources", f"Every source it cites, by id, {MANY}.", lambda _, row: cited(row.fact)),
        *shared(lambda row: f"facts/{row.fact.id}"),
    ),
    key=("id",),
    leads={"id": "facts"},
)
