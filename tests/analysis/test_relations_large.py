"""A figure with two thousand readings: every pair is of one kind, and none is lost or counted twice."""

import datetime as dt
import random
from collections.abc import Mapping
from typing import Any

import pytest

from factsheet.model.identifiers import FactId, FigureId
from factsheet.model.relations import Kind
from support.relation_cases import disagreement_of

FIGURE = FigureId("the-figure")
MANY = 2_000
VOICES = ("alpha", "beta", "gamma", "post", "gazette")
WORDS = ("exactly", "at_least", "more_than", "at_most", "about", "nearly")
LEVEL = {"kind": "count", "unit": "people", "behaviour": "level", "populations": {"children": "all"}}
TOTAL = {**LEVEL, "behaviour": "cumulative", "definitions": {"gate": "At the gate", "board": "On board"}}


def readings(number: int) -> dict[str, dict[str, Any]]:
    """Draw readings of many days, voices, words, places and groups; the same each time."""
    drawn = random.Random(2029)  # noqa: S311 - the same draw each time is what is wanted
    first = dt.date(2025, 1, 1)
    found: dict[str, dict[str, Any]] = {}
    for n in range(number):
        day = first + dt.timedelta(drawn.randrange(400))
        fields: dict[str, Any] = {"said_by": drawn.choice(VOICES)}
        if n % 50 == 0:
            fields |= {"declined": True}
        else:
            fields |= {"value": {drawn.choice(WORDS): drawn.randrange(1, 4000)}}
        if n % 9:
            scope: dict[str, str] = {"period": drawn.choice((f"{day}", f"{day:%Y-%m}", f"2025-01-01/{day}"))}
            if n % 4 == 0:
                scope["place"] = drawn.choice(("country", "city", "port"))
            if n % 7 == 0:
                scope["population"] = "children"
            fields |= {"scope": scope}
        found[f"r{n:04}"] = fields
    return found


@pytest.mark.parametrize("figure", [LEVEL, TOTAL], ids=["level", "cumulative"])
def test_every_pair_of_two_thousand_readings_is_of_one_kind(figure: Mapping[str, Any]) -> None:
    relations = disagreement_of(figure, readings(MANY)).relations[FIGURE]
    counts = relations.counts()
    assert sum(counts.values()) == MANY * (MANY - 1) // 2 == 1_999_000
    assert {Kind.CONTRADICTION, Kind.COMPATIBLE, Kind.NO_FIGURE, Kind.UNDATED, Kind.ECHO} <= set(counts)
    assert sum(relations.count_of(FactId("r0777"), kind) for kind in Kind) == MANY - 1
