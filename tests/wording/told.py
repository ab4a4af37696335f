"""Readings in short, and what tells of them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from factsheet.analysis.disagreement import Disagreement
from factsheet.model.identifiers import FactId, FigureId
from factsheet.model.relations import Relation
from factsheet.wording.relations import Telling
from support.dossier import dossier
from support.relation_cases import disagreement_of, facts_of

FIGURE, LEFT, RIGHT = FigureId("the-figure"), FactId("left"), FactId("right")
ACTORS = ("alpha", "alpha-voice", "beta", "gamma", "gazette", "post")
PLACES = ("city", "country", "port")
CORPUS = dossier({
    **{f"actors/{name}.yml": f"name: {name.title()}\nkind: ngo\n" for name in ACTORS},
    **{f"places/{name}.yml": f"name: {name.title()}\n" for name in PLACES},
}).corpus  # fmt: skip

LEVEL = {"kind": "count", "unit": "people", "behaviour": "level"}
TOTAL = {"kind": "count", "unit": "people", "behaviour": "cumulative"}
TWO_WAYS = {**LEVEL, "definitions": {"gate": "Counted at the gate", "board": "Counted on *board*"}}
SHARE = {"kind": "share", "of": "sailings", "behaviour": "level"}
MONEY = {"kind": "amount", "unit": "crowns", "behaviour": "fixed"}
RATE = {"kind": "rate", "unit": "falls a day", "behaviour": "fixed"}
DATE = {"kind": "date"}
WORD = {"kind": "description", "vocabulary": ["open", "closed", "partly-open"]}
DAY = {"as_of": "2025-06-25"}
JUNE = {"as_of": "2025-06"}


def telling(found: Disagreement) -> Telling:
    relations = found.relations[FIGURE]
    corpus = replace(CORPUS, facts={each.id: each.fact for each in relations.readings})
    return Telling(corpus, relations.figure, "en")


def told(figure: Mapping[str, Any], left: Mapping[str, Any], right: Mapping[str, Any]) -> tuple[Telling, Relation]:
    """What tells of two readings, and the relation to be told."""
    found = disagreement_of(figure, facts_of({"left": left, "right": right}))
    relation = found.relations[FIGURE].between(LEFT, RIGHT)
    assert relation is not None
    return telling(found), relation


def of(word: str, number: object, **more: Any) -> dict[str, Any]:
    return {"value": {word: number}, **more}


def on(period: str, word: str, number: object, **more: Any) -> dict[str, Any]:
    return {"value": {word: number}, "as_of": period, **more}
