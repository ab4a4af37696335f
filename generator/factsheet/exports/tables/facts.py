"""The table of facts."""

from factsheet.exports.tables.given import (
    MANY,
    Table,
    cited,
    given,
    place,
    place_name,
    said_on,
    shared,
    speaker,
    statement,
    terms,
    text,
    written,
)
from factsheet.model.corpus import nature_of
from factsheet.model.records import Fact
from factsheet.model.words import Nature

FACTS: Table[Fact] = Table(
    "facts",
    "Facts",
    "One row for each published fact: who says what, and where it can be read.",
    lambda export: export.facts,
    (
        given("id", "The fact's id, which is permanent.", lambda _, fact: fact.id, required=True, unique=True),
        given("statement", "The fact in one sentence.", statement, required=True),
        given("nature", "What sort of assertion it is.", lambda _, fact: nature_of(fact), enum=terms(Nature)),
        given(
            "topic", "The topic it is filed under, by id.", lambda export, fact: export.dossier.corpus.topic_of(fact)
        ),
        given("figure", "The figure it is a reading of, by id.", lambda _, fact: fact.figure),
        given(
            "speaker", "Who says it: an actor's id; empty for somebody unnamed, and for our own arithmetic.", speaker
        ),
        given("speaker_name", "Who says it, in words.", lambda export, fact: export.words.speaker(fact).text),
        given(
            "party",
            "Whether the speaker is a party to what the sheet is about, or speaks for one.",
            lambda export, fact: export.words.speaker(fact).party,
            "boolean",
        ),
        given("said_on", "The day on which it was said, if it is known apart from the publication (EDTF).", said_on),
        given("place", "Where it happened or what is counted, by id.", place),
        given("place_name", "The same in words.", lambda export, fact: place_name(export, place(export, fact))),
        given(
            "event_when",
            "When it happened, if it is an event (EDTF).",
            lambda _, fact: written(fact.event.when) if fact.event is not None else None,
        ),
        given(
            "repeats",
            "The fact that it carries again, by id; one that is no longer held has no row here.",
            lambda _, fact: fact.repeats,
        ),
        given("derived", "Whether it is our own arithmetic.", lambda _, fact: fact.derived is not None, "boolean"),
        given("sources", f"Every source it cites, by id, {MANY}.", lambda _, fact: cited(fact)),
        given("note", "What to know about it.", lambda export, fact: text(export, fact.note)),
        *shared(lambda fact: f"facts/{fact.id}"),
    ),
    key=("id",),
    leads={},
)
