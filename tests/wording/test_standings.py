"""Why a figure stands where it stands, in one sentence; and words that may stand in no sentence."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from factsheet.analysis.disagreement import Disagreement
from factsheet.model.relations import Standing
from factsheet.wording.relations import STRENGTHS, TITLES
from factsheet.wording.standings import BADGES, origins_in_words, reason
from support.relation_cases import disagreement_of, facts_of
from wording.told import DAY, FIGURE, JUNE, LEVEL, TWO_WAYS, WORD, of, on, telling

FOLDER = Path(__file__).resolve().parents[1] / "analysis"
PAIRS: list[dict[str, Any]] = yaml.load((FOLDER / "relation_cases.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
WHOLE: dict[str, Any] = yaml.load((FOLDER / "standing_cases.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)

REASONS: list[tuple[Mapping[str, Any], dict[str, dict[str, Any]], str, str]] = [
    (LEVEL, {"a": of("exactly", 120, **DAY), "b": of("exactly", 1500, **DAY, said_by="beta")},
     "contradicted", "They cannot both hold as stated: Alpha: 120; Beta: 1,500."),
    (LEVEL, {"a": of("about", 100, **DAY), "b": of("exactly", 150, **DAY, said_by="beta")},
     "contested", "Taken with the usual tolerance they do not meet: Alpha: about 100; Beta: 150."),
    (LEVEL, {"a": of("exactly", 100, **JUNE), "b": of("exactly", 150, **JUNE, said_by="beta")},
     "contested", "Whether both can hold rests on which days are meant: Alpha: 100; Beta: 150."),
    (TWO_WAYS, {"a": of("exactly", 68, **DAY), "b": of("exactly", 85, scope={"definition": "board", "period": "2025-06-25"}, said_by="beta")},
     "contested", "Whether both can hold rests on a definition that is not stated: Alpha: 68; Beta: 85."),
    (LEVEL, {"a": of("exactly", 68, **DAY), "b": of("exactly", 85, scope={"place": "city", "period": "2025-06-25"}, said_by="beta")},
     "contested", "Whether both can hold rests on a place that one of them leaves out: Alpha: 68; Beta: 85 (City)."),
    (WORD, {"a": of("says", "partly-open", **DAY, as_stated="half shut"), "b": of("says", "closed", **DAY, said_by="beta")},
     "contested", "The accounts differ: Alpha: partly open (“half shut”); Beta: closed."),
    (WORD, {"a": of("says", "partly-open", **DAY), "b": of("says", "closed", **DAY, said_by="beta")},
     "contested", "The accounts differ: Alpha: partly open; Beta: closed."),
    (LEVEL, {"a": of("exactly", 120, **DAY), "b": {"denies": "a", "said_by": "beta"}},
     "contested", "One rejects what the other says: Alpha: 120; Beta: rejects another answer."),
    (LEVEL, {"a": of("exactly", 120, **DAY)}, "single-origin", "All that can be traced goes back to Alpha."),
    (LEVEL, {"a": of("exactly", 120, **DAY), "b": of("exactly", 120, **DAY, said_by={"unnamed": "two officers"})},
     "single-origin", "All that can be traced goes back to Alpha; one more is not named."),
    (LEVEL, {"a": of("exactly", 120, **DAY), "b": of("exactly", 120, **DAY, said_by={"unnamed": "two officers"}),
             "c": of("exactly", 120, **DAY, said_by={"unnamed": "a guard"})},
     "single-origin", "All that can be traced goes back to Alpha; two more are not named."),
    (LEVEL, {"a": of("exactly", 120, **DAY, said_by={"unnamed": "two officers"})},
     "single-origin", "Nobody who is named stands behind it."),
    (LEVEL, {"a": of("exactly", 120, **DAY, said_by={"unnamed": "two officers"}),
             "b": of("exactly", 120, **DAY, said_by={"unnamed": "a guard"})},
     "single-origin", "Nobody who is named stands behind it."),
    (TWO_WAYS, {"a": of("exactly", 5, scope={"definition": "gate", "period": "2025-06-25"}),
                "b": of("exactly", 7, scope={"definition": "board", "period": "2025-06-25"}, said_by="beta")},
     "diverging", "The answers differ, and so does the definition: Alpha: 5; Beta: 7."),
    (TWO_WAYS, {"a": of("exactly", 5, scope={"definition": "gate", "place": "city"}, method="count"),
                "b": of("exactly", 7, scope={"definition": "board", "place": "port"}, method="model", said_by="beta")},
     "diverging", "The answers differ, and so do the place, the definition and the method: Alpha: 5 (City); Beta: 7 (Port)."),
    (LEVEL, {"a": on("2025-03-01", "exactly", 120), "b": on("2025-06", "at_least", 150, said_by="beta")},
     "changing", "The answers differ with the time they speak of: Alpha: 120, 1 March 2025; Beta: at least 150, June 2025."),
    (LEVEL, {"a": of("exactly", 120, **DAY), "b": of("exactly", 120, **DAY, said_by="beta")},
     "agreed",
     "Two origins give answers that go together: Alpha: 120; Beta: 120; whether one drew on the other is not established."),
    (LEVEL, {"a": of("at_least", 120, **DAY), "b": of("more_than", 90, **DAY, said_by="beta")},
     "not-in-conflict", "Nothing clashes, and nothing supports: Alpha: at least 120; Beta: more than 90."),
    (LEVEL, {"a": of("at_least", 120, **DAY), "b": of("more_than", 90, **DAY, said_by="beta"),
             "c": of("more_than", 80, **DAY, said_by={"unnamed": "a guard"})},
     "not-in-conflict",
     "Nothing clashes, and nothing supports: Alpha: at least 120; Beta: more than 90; a guard: more than 80."),
    (LEVEL, {"a": of("exactly", 10), "b": of("exactly", 5000, said_by="beta")},
     "not-in-conflict", "Not all can be compared, for want of a date: Alpha: 10; Beta: 5,000."),
    (LEVEL, {"a": of("at_least", 1, **DAY), "b": of("at_least", 2, **DAY, said_by="beta"),
             "c": of("at_least", 3, **DAY, said_by="gamma"), "d": of("at_least", 4, **DAY, said_by="post")},
     "not-in-conflict",
     "Nothing clashes, and nothing supports: Alpha: at least 1; Beta: at least 2; Gamma: at least 3; and one more."),
    ({**LEVEL, "behaviour": "fixed"},
     {"a": of("exactly", 120, revises="b"), "b": of("exactly", 150), "c": of("at_least", 100, said_by="beta")},
     "changing", "The same voice put one in the place of the other: Alpha: 120, not dated; Alpha: 150, not dated."),
    (LEVEL, {}, "empty", "No source has been found that answers it."),
]  # fmt: skip


@pytest.mark.parametrize(("figure", "facts", "standing", "expected"), REASONS)
def test_why_a_figure_stands_there(
    figure: Mapping[str, Any], facts: dict[str, dict[str, Any]], standing: str, expected: str
) -> None:
    found = disagreement_of(figure, facts)
    verdict = found.verdicts[FIGURE]
    assert verdict.standing == standing
    assert reason(telling(found), verdict, found.relations[FIGURE].deciding(verdict)) == expected


def test_of_competing_descriptions_every_term_is_named_with_the_first_who_uses_it() -> None:
    facts = {
        "a": of("says", "closed", **DAY),
        "b": of("says", "partly-open", **DAY, said_by="beta"),
        "c": of("says", "open", **DAY, said_by="gamma", as_stated="as ever"),
        "d": of("says", "closed", **DAY, said_by="post"),
        "e": {"denies": "a", "said_by": "post"},
    }
    found = disagreement_of(WORD, facts)
    verdict = found.verdicts[FIGURE]
    assert reason(telling(found), verdict, found.relations[FIGURE].deciding(verdict), found.firsts[FIGURE]) == (
        "The accounts differ: Gamma: open (“as ever”); Alpha: closed; Beta: partly open."
    )


def test_every_standing_has_its_reason() -> None:
    assert {standing for _, _, standing, _ in REASONS} == set(Standing)


def test_numbers_of_origins_are_words_up_to_ten() -> None:
    facts = {f"f{n}": of("at_least", 100 + n, **DAY, said_by={"unnamed": f"guard {n}"}) for n in range(11)}
    counted = [disagreement_of(LEVEL, dict(list(facts.items())[:number])) for number in (1, 10, 11)]
    assert [origins_in_words(each.verdicts[FIGURE].origins) for each in counted] == [
        "one unnamed origin",
        "ten unnamed origins",
        "11 unnamed origins",
    ]


# Words that may stand in none ----------------------------------------------------------------------------------

JUDGING = re.compile(r"\b(right|wrong|false|lie|correct|error|mistake|inaccurate|misleading)\b", re.IGNORECASE)


def said_of(found: Disagreement) -> list[str]:
    """Everything that is said of a figure's readings in whole sentences."""
    teller, relations, verdict = telling(found), found.relations[FIGURE], found.verdicts[FIGURE]
    pairs = list(relations.all())
    return [
        reason(teller, verdict, relations.deciding(verdict)),
        *(teller.sentence(pair) for pair in pairs),
        *(teller.to_agree(pair) for pair in pairs),
    ]


def test_no_sentence_of_a_pair_judges() -> None:
    for case in PAIRS:
        judges_nobody(case, said_of(disagreement_of(case["figure"], facts_of(case))))


def test_no_reason_judges() -> None:
    for case in WHOLE["cases"]:
        judges_nobody(case, said_of(disagreement_of(WHOLE["figures"][case["figure"]], case["facts"])))


def judges_nobody(case: Mapping[str, Any], said: Sequence[str]) -> None:
    assert said, case["name"]
    for each in said:
        assert not JUDGING.search(each), f"{case['name']}: {each}"
        assert each == "" or (each[0].isupper() and each.endswith(".") and "  " not in each), f"{case['name']}: {each}"


def test_no_badge_and_no_title_judges() -> None:
    assert not [each for each in (*BADGES.values(), *TITLES.values(), *STRENGTHS.values()) if JUDGING.search(each)]
