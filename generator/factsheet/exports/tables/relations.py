"""The table of relations: every two readings of a figure that readers see."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from factsheet.exports.export import Export
from factsheet.exports.tables.given import (
    MANY,
    Table,
    given,
    shared,
    terms,
)
from factsheet.model.relations import Kind, Relation, Strength
from factsheet.wording.machine import gap_as_json
from factsheet.wording.relations import Telling


@dataclass(frozen=True, slots=True)
class Pair:
    """A relation, and what tells of its figure."""

    relation: Relation
    telling: Telling
    gap: Mapping[str, Any]  # what lies between the two, to the digit


def _pairs(export: Export) -> Iterator[Pair]:
    for figure in export.dossier.corpus.figures.values():
        telling = Telling(export.dossier.corpus, figure, export.words.language)
        relations = export.dossier.relations[figure.id]
        for each in relations.all(among=relations.sets.published):
            yield Pair(each, telling, gap_as_json(each.gap) if each.gap is not None else {})


def _number(text: str | None) -> Decimal | None:
    return Decimal(text) if text is not None else None


RELATIONS: Table[Pair] = Table(
    "relations",
    "Relations",
    "One row for each two readings of a figure: what they are to one another.",
    _pairs,
    (
        given("figure", "The figure both answer, by id.", lambda _, row: row.relation.figure, required=True),
        given("left", "The reading with the smaller id.", lambda _, row: row.relation.left, required=True),
        given("right", "The reading with the larger id.", lambda _, row: row.relation.right, required=True),
        given(
            "kind", "What they are to one another.", lambda _, row: row.relation.kind, required=True, enum=terms(Kind)
        ),
        given(
            "strength",
            "How firm a clash is; empty for what is none.",
            lambda _, row: row.relation.strength,
            enum=terms(Strength),
        ),
        given("dimensions", f"In what they differ, {MANY}.", lambda _, row: " ".join(row.relation.dimensions) or None),
        given(
            "undecided",
            f"What a possible clash rests on, {MANY}.",
            lambda _, row: " ".join(row.relation.undecided) or None,
        ),
        given(
            "difference",
            "How far the stated numbers lie apart.",
            lambda _, row: _number((row.gap.get("spread") or {}).get("difference")),
            "number",
        ),
        given(
            "ratio",
            "How many times the smaller goes into the larger.",
            lambda _, row: _number((row.gap.get("spread") or {}).get("ratio")),
            "number",
        ),
        given(
            "apart",
            "How far the nearest values they admit lie apart; empty where they meet.",
            lambda _, row: _number(row.gap.get("apart")),
            "number",
        ),
        given("days", "How many days lie between their dates.", lambda _, row: row.gap.get("days"), "integer"),
        given("sentence", "The same in words.", lambda _, row: row.telling.sentence(row.relation)),
        *shared(lambda row: f"figures/{row.relation.figure}"),
    ),
    key=("left", "right"),
    leads={"left": "readings", "right": "readings"},
)
