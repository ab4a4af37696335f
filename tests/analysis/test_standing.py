"""Where a figure stands: whole figures worked out by hand, every standing and the order between them."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from factsheet.model.identifiers import FactId, FigureId
from factsheet.model.relations import Standing, Verdict
from support.relation_cases import disagreement_of

_FILE: dict[str, Any] = yaml.load(
    Path(__file__).with_name("standing_cases.yml").read_text(encoding="utf-8"), yaml.CSafeLoader
)
FIGURES: Mapping[str, Any] = _FILE["figures"]
CASES: list[dict[str, Any]] = _FILE["cases"]
FIGURE = FigureId("the-figure")
EMPTY = Verdict(Standing.EMPTY)


def verdict_in(case: Mapping[str, Any]) -> Verdict:
    return disagreement_of(FIGURES[case["figure"]], case["facts"]).verdicts[FIGURE]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_figure_stands_as_the_rules_say(case: Mapping[str, Any]) -> None:
    verdict = verdict_in(case)
    assert verdict.standing == case["standing"]
    assert list(verdict.deciding) == case.get("deciding", [])
    assert list(verdict.origins.known) == case.get("known", [])
    assert verdict.origins.unnamed == case.get("unnamed", 0)
    the_names_of_readings_change_nothing(case)
    if case["facts"]:
        the_pair_that_decided_is_spelt_out(case)


def the_names_of_readings_change_nothing(case: Mapping[str, Any]) -> None:
    """The same figure with the ids in the other order."""
    names = dict(zip(case["facts"], reversed([f"z{name}" for name in case["facts"]]), strict=True))

    def renamed(fields: Mapping[str, Any]) -> dict[str, Any]:
        links = {key: names[fields[key]] for key in ("revises", "repeats", "denies", "superseded_by") if key in fields}
        derived = (
            {"derived": {"sum": [names[each] for each in fields["derived"]["sum"]]}} if "derived" in fields else {}
        )
        return {**fields, **links, **derived}

    facts = {names[name]: renamed(fields) for name, fields in case["facts"].items()}
    verdict = verdict_in({**case, "facts": facts})
    assert verdict.standing == case["standing"]
    assert list(verdict.origins.known) == case.get("known", [])
    assert verdict.origins.unnamed == case.get("unnamed", 0)


def the_pair_that_decided_is_spelt_out(case: Mapping[str, Any]) -> None:
    found = disagreement_of(FIGURES[case["figure"]], case["facts"])
    verdict, relations = found.verdicts[FIGURE], found.relations[FIGURE]
    pair = relations.deciding(verdict)
    if case["standing"] == "not-in-conflict":
        assert pair is None or pair.kind == "undated"
    elif case["standing"] in ("single-origin", "empty") or len(case["deciding"]) == 1:
        assert pair is None
    else:
        assert pair is not None
        assert [pair.left, pair.right] == case["deciding"]


def test_every_standing_has_its_cases() -> None:
    by_standing = Counter(case["standing"] for case in CASES)
    assert all(by_standing[standing] >= 4 for standing in Standing)
    assert len(CASES) >= 45
    assert len({case["name"] for case in CASES}) == len(CASES)


def test_standings_are_asked_in_their_order() -> None:
    """One figure loses its readings one by one, and stands a step further down each time."""
    day = {"as_of": "2025-06-25"}
    facts: dict[str, dict[str, Any]] = {
        "a": {"value": {"at_least": 100}, **day},
        "b": {"value": {"more_than": 99}, **day, "said_by": "beta"},
        "c": {"value": {"at_least": 100}, **day, "said_by": "gamma"},
        "d": {"value": {"at_least": 90}, "as_of": "2025-03-01", "said_by": "gamma"},
        "e": {"value": {"at_least": 50}, "scope": {"place": "city", "period": "2025-06-25"}, "said_by": "gamma"},
        "f": {"denies": "a", "said_by": "post"},
        "g": {"value": {"at_most": 40}, "scope": {"place": "country", "period": "2025-06-25"}, "said_by": "gazette"},
    }
    figure = {**FIGURES["level"], "place": "country"}
    steps = [dict(list(facts.items())[:number]) for number in range(len(facts), -1, -1)]
    standings = [disagreement_of(figure, step).verdicts[FIGURE].standing for step in steps]
    assert standings == [
        Standing.CONTRADICTED,  # g is a ceiling below the floor of a
        Standing.CONTESTED,  # f denies a
        Standing.DIVERGING,  # e is about another place
        Standing.CHANGING,  # d is about another day
        Standing.AGREED,  # a and c say the same
        Standing.NOT_IN_CONFLICT,  # a and b are floors
        Standing.SINGLE_ORIGIN,  # a alone
        Standing.EMPTY,
    ]


def test_all_that_is_no_echo_is_given_with_the_figure() -> None:
    """Readings that say something of their own, among them refusals and denials; echoes and superseded ones are out."""
    day = {"as_of": "2025-06-25"}
    found = disagreement_of(
        FIGURES["level"],
        {
            "a": {"value": {"exactly": 120}, **day},
            "b": {"value": {"exactly": 120}, **day, "said_by": "alpha-voice"},
            "c": {"value": {"about": 120}, **day, "repeats": "a"},
            "d": {"declined": True, "said_by": "beta"},
            "e": {"denies": "a", "said_by": "gamma"},
            "f": {"value": {"exactly": 99}, **day, "state": "superseded", "superseded_by": "a"},
        },
    )
    assert [fact.id for fact in found.firsts[FIGURE]] == [FactId("a"), FactId("d"), FactId("e")]


def test_of_two_that_echo_each_other_the_one_with_more_behind_it_counts() -> None:
    both = [{"source": "post-2026", "at": "page 1", "via": ["post", voice]} for voice in ("alpha", "beta")]
    found = disagreement_of(
        FIGURES["level"],
        {
            "a": {"value": {"exactly": 120}, "as_of": "2025-06-25"},
            "b": {"value": {"exactly": 120}, "as_of": "2025-06-25", "citations": both},
        },
    )
    assert [fact.id for fact in found.firsts[FIGURE]] == ["b"]
    assert found.verdicts[FIGURE].origins.known == ("alpha", "beta")


def test_a_figure_nobody_answers_stands_empty() -> None:
    assert disagreement_of(FIGURES["level"], {}).verdicts[FIGURE] == EMPTY
