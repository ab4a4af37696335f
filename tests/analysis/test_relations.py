"""Two readings of a figure: cases worked out by hand from the rules, in both orders, and what holds for all of them."""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from factsheet.model.identifiers import FactId, FigureId
from factsheet.model.relations import Relation
from support.relation_cases import disagreement_of, facts_of, turned

CASES: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("relation_cases.yml").read_text(encoding="utf-8"), yaml.CSafeLoader
)
FIGURE, LEFT, RIGHT = FigureId("the-figure"), FactId("left"), FactId("right")


def relation_in(case: Mapping[str, Any]) -> Relation | None:
    return disagreement_of(case["figure"], facts_of(case)).relations[FIGURE].between(LEFT, RIGHT)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_two_readings_relate_as_the_rules_say(case: Mapping[str, Any]) -> None:
    relation = relation_in(case)
    assert relation is not None
    assert (relation.kind, relation.strength) == (case["kind"], case.get("strength"))
    assert _gap_of(relation, case.get("gap", {})) == {key: str(value) for key, value in case.get("gap", {}).items()}
    assert relation_in(turned(case)) == relation, "the order of the two changes it"


def _gap_of(relation: Relation, wanted: Mapping[str, object]) -> dict[str, str]:
    """Give what a case names of a gap, the way it is written there."""
    gap = relation.gap
    if gap is None:
        return {}
    soft = gap.break_even
    given = {
        "difference": None if gap.spread is None else _plain(gap.spread.difference),
        "ratio": None if gap.spread is None or gap.spread.ratio is None else f"{gap.spread.ratio:f}",
        "apart": None if gap.apart is None else _plain(gap.apart),
        "days": gap.days,
        "break_even": None
        if soft is None
        else f"{_plain(soft.amount)} points"
        if soft.points
        else f"{soft.amount:f} %",
    }
    return {key: str(given[key]) for key in wanted if given[key] is not None}


def _plain(number: Decimal) -> str:
    return f"{number.to_integral_value() if number == number.to_integral_value() else number.normalize():f}"


def test_every_rule_has_its_cases() -> None:
    by_rule = Counter(case["rule"] for case in CASES)
    assert by_rule["table"] == 19
    assert all(by_rule[rule] >= 4 for rule in range(1, 15))
    assert len(CASES) >= 99
