"""How two readings relate, told: sentences, gaps and conditions worked out by hand."""

from collections.abc import Mapping
from typing import Any

import pytest

from factsheet.model.relations import Kind, Standing, Strength
from factsheet.wording.relations import STRENGTHS, TITLES
from factsheet.wording.standings import BADGES
from support.relation_cases import disagreement_of
from wording.told import (
    DATE,
    DAY,
    FIGURE,
    JUNE,
    LEFT,
    LEVEL,
    MONEY,
    RATE,
    RIGHT,
    SHARE,
    TOTAL,
    TWO_WAYS,
    WORD,
    of,
    on,
    telling,
    told,
)  # fmt: skip

# Sentences -----------------------------------------------------------------------------------------------------

SENTENCES: list[tuple[Mapping[str, Any], Mapping[str, Any], Mapping[str, Any], str, str]] = [
    (LEVEL, of("exactly", 120, **DAY, revises="right"), of("exactly", 150, **DAY, said_by="alpha"),
     "revision", "The same voice put one in the place of the other."),
    (LEVEL, of("exactly", 150, **DAY), of("exactly", 150, **DAY, repeats="left"),
     "echo", "They go back to the same origin and say the same, so they count once."),
    (LEVEL, of("exactly", 989, **DAY), of("about", 1000, **DAY, repeats="left"),
     "altered-echo", "One carries the other again, and the value and the qualifier changed on the way; they count once."),
    (LEVEL, of("at_least", 989, **DAY), of("exactly", 989, **DAY, repeats="left"),
     "altered-echo", "One carries the other again, and the qualifier changed on the way; they count once."),
    (LEVEL, of("exactly", 989, **DAY), of("exactly", 989, as_of="2025-07-25", repeats="left"),
     "altered-echo", "One carries the other again, and the date changed on the way; they count once."),
    (TWO_WAYS, of("exactly", 9, scope={"place": "city", "definition": "gate", "period": "2025-06-25"}),
     of("about", 9, scope={"place": "port", "definition": "board", "period": "2025-06-25"}, repeats="left"),
     "altered-echo", "One carries the other again, and the qualifier, the place and the definition changed on the way; they count once."),
    ({**TOTAL, "behaviour": "cumulative-revisable"}, of("exactly", 100, scope={"period": "../2025-05-01"}),
     of("exactly", 90, scope={"period": "../2025-06-01"}, said_by="alpha"),
     "revision", "The same voice gave less for a longer time; this figure can be revised."),
    (WORD, of("says", "open", **DAY), of("says", "open", **DAY, said_by="alpha"),
     "echo", "They go back to the same origin and are filed under the same term, so they count once."),
    (LEVEL, {"denies": "right", **DAY}, of("exactly", 150, **DAY),
     "denial", "One rejects what the other says."),
    (LEVEL, {"declined": True, **DAY}, of("exactly", 150, **DAY),
     "no-figure", "One of them gives no answer, so there is nothing to compare."),
    (TWO_WAYS, of("exactly", 150, scope={"definition": "gate"}), of("exactly", 400, scope={"definition": "board"}),
     "different-definition", "They go by different definitions, “Counted on board” and “Counted at the gate”; neither confirms nor excludes the other."),
    (LEVEL, of("exactly", 120, scope={"place": "city", "period": "2025-06-25"}),
     of("exactly", 400, scope={"place": "country", "period": "2025-06-25"}),
     "part-of-whole", "One counts a part of what the other counts, so both can be true."),
    (LEVEL, of("exactly", 120, scope={"place": "city", "period": "2025-06-25"}),
     of("exactly", 400, scope={"place": "port", "period": "2025-06-25"}),
     "different-scope", "They are about different places; neither confirms nor excludes the other."),
    ({**LEVEL, "populations": {"children": "all", "crew": "all"}},
     of("exactly", 120, scope={"population": "children", "period": "2025-06-25"}),
     of("exactly", 400, scope={"population": "crew", "period": "2025-06-25"}),
     "different-scope", "They are about different groups; neither confirms nor excludes the other."),
    ({**LEVEL, "populations": {"children": "all", "crew": "all"}},
     of("exactly", 120, scope={"population": "children", "place": "city", "period": "2025-06-25"}),
     of("exactly", 400, scope={"population": "crew", "place": "port", "period": "2025-06-25"}),
     "different-scope", "They are about different places and groups; neither confirms nor excludes the other."),
    (LEVEL, on("2024-06-25", "exactly", 85), on("2025-06-25", "exactly", 80),
     "different-period", "They are about different dates; neither confirms nor excludes the other."),
    (WORD, on("2024-06-25", "says", "open"), on("2025-06-25", "says", "closed"),
     "different-period", "They are about different dates; neither confirms nor excludes the other."),
    (LEVEL, of("exactly", 150, **DAY), of("exactly", 150, **DAY),
     "agreement", "They give the same answer."),
    (LEVEL, of("about", 1000, **DAY), of("exactly", 989, **DAY),
     "compatible", "They are worded differently, and there are values that fit both."),
    (LEVEL, of("exactly", 400, **DAY, method="survey"), of("exactly", 300, **DAY, method="count"),
     "different-method",
     "No value fits both for one time. One was counted, the other estimated or modelled; that alone settles nothing."),
    (LEVEL, of("exactly", 787), of("exactly", 980, **DAY),
     "undated", "They cannot be compared, because a date is missing."),
    (TOTAL, of("at_least", 2680, scope={"period": "2025-01-01/2025-05-30"}),
     of("more_than", 3000, scope={"period": "2025-01-01/2025-08-05"}),
     "successive", "The later count covers a longer time, so both can be true."),
    ({**LEVEL, "behaviour": "flow"}, of("exactly", 400, scope={"period": "2024"}), of("exactly", 90, scope={"period": "2024-12"}),
     "successive", "One count covers a longer time, so both can be true."),
    (LEVEL, of("exactly", 120, **DAY), of("exactly", 150, **DAY),
     "contradiction", "They contradict each other: no value fits both."),
    (LEVEL, of("about", 1000, **DAY), of("exactly", 787, **DAY),
     "contradiction", "Taken with the usual tolerance, no value fits both."),
    (LEVEL, of("exactly", 120, **JUNE), of("exactly", 150, **JUNE),
     "contradiction", "They may contradict each other: if they speak of the same time and scope, no value fits both."),
    (LEVEL, of("exactly", 500, scope={"place": "city", "period": "2025-06-25"}),
     of("exactly", 400, scope={"place": "country", "period": "2025-06-25"}),
     "contradiction", "They contradict each other: what is given for a part exceeds what is given for the whole."),
    (WORD, of("says", "open", **DAY), of("says", "closed", **DAY),
     "competing-description", "They describe the same matter in different terms, for the same time."),
    (WORD, of("says", "open", **JUNE), of("says", "closed", **JUNE),
     "competing-description", "They describe the same matter in different terms, for what may be the same time."),
    (WORD, of("says", "open", scope={"place": "city", "period": "2025-06-25"}), of("says", "closed", **DAY),
     "competing-description", "They describe what may be the same matter in different terms, for the same time."),
]  # fmt: skip


@pytest.mark.parametrize(("figure", "left", "right", "kind", "sentence"), SENTENCES)
def test_a_relation_in_one_sentence(
    figure: Mapping[str, Any], left: Mapping[str, Any], right: Mapping[str, Any], kind: str, sentence: str
) -> None:
    teller, relation = told(figure, left, right)
    assert (relation.kind, teller.sentence(relation)) == (kind, sentence)


def test_every_kind_has_its_sentence_and_its_title() -> None:
    assert {kind for *_, kind, _ in SENTENCES} == set(Kind) == set(TITLES)
    assert set(STRENGTHS) == set(Strength)
    assert set(BADGES) == set(Standing)


def test_what_one_leaves_out_has_not_changed_on_the_way() -> None:
    teller, relation = told(LEVEL, of("at_least", 2680, **DAY), of("exactly", 2680, repeats="left"))
    assert relation.kind is Kind.ALTERED_ECHO
    assert teller.sentence(relation) == (
        "One carries the other again, and the qualifier changed on the way; they count once."
    )


def test_who_gives_no_answer() -> None:
    silent = [({"declined": True}, {"declined": True}), (of("exactly", 5), {"declined": True})]
    assert [told(LEVEL, *each)[0].sentence(told(LEVEL, *each)[1]) for each in silent] == [
        "Neither gives an answer of its own, so there is nothing to compare.",
        "One of them gives no answer, so there is nothing to compare.",
    ]
    facts = {"left": of("exactly", 5), "right": {"denies": "other"}, "other": of("exactly", 7, said_by="gamma")}
    found = disagreement_of(LEVEL, facts)
    relation = found.relations[FIGURE].between(LEFT, RIGHT)
    assert relation is not None
    assert telling(found).sentence(relation) == (
        "One of them rejects another answer and gives none, so there is nothing to compare."
    )


# Gaps ----------------------------------------------------------------------------------------------------------

GAPS: list[tuple[Mapping[str, Any], Mapping[str, Any], Mapping[str, Any], str]] = [
    (TWO_WAYS, of("at_least", 2680, scope={"definition": "gate", "period": "2025-06-25"}),
     of("exactly", 4026, scope={"definition": "board", "period": "2025-06-25"}),
     "at least 2,680 and 4,026: 1.50 times, a difference of 1,346"),
    (LEVEL, of("about", 1000, **DAY), of("exactly", 787, **DAY),
     "about 1,000 and 787: 1.27 times, a difference of 213; the nearest values they allow are 113 apart"),
    (TOTAL, of("at_least", 2680, scope={"period": "2025-01-01/2025-05-30"}),
     of("more_than", 3000, scope={"period": "2025-01-01/2025-08-05"}),
     "at least 2,680 and more than 3,000: 1.12 times, a difference of 320; their dates are 67 days apart"),
    (LEVEL, on("2025-06-25", "exactly", 100), on("2025-06-26", "exactly", 120),
     "100 and 120: 1.20 times, a difference of 20; the nearest values they allow are 20 apart; their dates are 1 day apart"),
    (LEVEL, of("exactly", 0, **DAY), of("exactly", 5, **DAY),
     "0 and 5: a difference of 5; the nearest values they allow are 5 apart"),
    (LEVEL, of("between", [80, 95], **DAY), of("exactly", 100, **DAY),
     # The farthest two: 80 and 100.
     "between 80 and 95 and 100: 1.25 times, a difference of 20; the nearest values they allow are 5 apart"),
    (LEVEL, of("vague", "dozens", **DAY), of("exactly", 120, **DAY), ""),
    (LEVEL, of("between", [900, 1200], **DAY), of("exactly", 1000, **DAY),
     "between 900 and 1,200 and 1,000: 1.20 times, a difference of 200"),
    (MONEY, of("more_than", 3000), of("at_most", 3000), ""),
    (MONEY, of("exactly", 3000), of("more_than", 3000), ""),
    (DATE, of("on", "2021-04-01"), of("on", "2025-06-03"), "1 April 2021 and 3 June 2025: 1,524 days; the nearest days they allow are 1,524 days apart"),
    (SHARE, on("2025", "exactly", 85), on("2024", "exactly", 80),
     "85% and 80%: 1.06 times, 5 points; the nearest values they allow are 5 points apart"),
    (SHARE, of("exactly", "0.5", **DAY), of("less_than", "0.25", **DAY),
     "0.5% and less than 0.25%: 2.00 times, 0.25 points; the nearest values they allow are 0.25 points apart"),
    (MONEY, of("exactly", "68 million"), of("exactly", "85 million"),
     "68 million and 85 million: 1.25 times, a difference of 17,000,000; the nearest values they allow are 16,000,000 apart"),
    (RATE, of("exactly", "4.5"), of("exactly", "4.75"),
     "4.5 and 4.75: 1.06 times, a difference of 0.25; the nearest values they allow are 0.25 apart"),
    (RATE, of("exactly", "-2"), of("exactly", "3"),
     "-2 and 3: a difference of 5; the nearest values they allow are 5 apart"),
    (DATE, of("on", "2025-03-12"), of("on", "2025-03-19"), "12 March 2025 and 19 March 2025: 7 days; the nearest days they allow are 7 days apart"),
    (DATE, of("on", "2025-03-12"), of("on", "2025-03-13"), "12 March 2025 and 13 March 2025: 1 day; the nearest days they allow are 1 day apart"),
    (DATE, of("on", "2025-03-12"), of("on", "2025-03"), ""),
    (WORD, of("says", "open", **DAY), of("says", "closed", **DAY), ""),
    (LEVEL, of("exactly", 150, **DAY), of("exactly", 150, **DAY), ""),
    (LEVEL, of("at_least", 150, **DAY), of("exactly", 150, **DAY), ""),
    (LEVEL, {"declined": True}, of("exactly", 150, **DAY), ""),
]  # fmt: skip


@pytest.mark.parametrize(("figure", "left", "right", "gap"), GAPS)
def test_how_far_apart(figure: Mapping[str, Any], left: Mapping[str, Any], right: Mapping[str, Any], gap: str) -> None:
    teller, relation = told(figure, left, right)
    assert teller.gap(relation) == gap


def test_one_point_is_one_point() -> None:
    teller, relation = told(SHARE, of("exactly", 96, **DAY), of("exactly", 95, **DAY))
    assert teller.gap(relation) == "96% and 95%: 1.01 times, 1 point; the nearest values they allow are 1 point apart"


def test_a_month_and_a_day_that_do_not_meet_lie_days_apart() -> None:
    # From 31 March to 12 May: 30 days to the end of April, and 12.
    teller, relation = told(DATE, of("on", "2025-03"), of("on", "2025-05-12"))
    assert relation.kind is Kind.CONTRADICTION
    assert teller.gap(relation) == "the nearest days they allow are 42 days apart"


# What would let both hold --------------------------------------------------------------------------------------

CONDITIONS: list[tuple[Mapping[str, Any], Mapping[str, Any], Mapping[str, Any], str]] = [
    (LEVEL, of("about", 1000, **DAY), of("exactly", 787, **DAY),
     "They would agree only if “about” meant ±21.3%."),
    # 900 to 1,000 and 630 to 770: 300 of 1,700
    (LEVEL, of("nearly", 1000, **DAY), of("about", 700, **DAY),
     "They would agree only if “about” and “nearly” meant ±17.6%."),
    (LEVEL, of("about", 1000, **DAY), of("about", 700, **DAY),
     "They would agree only if “about” meant ±17.6%."),
    (MONEY, of("exactly", "68 million"), of("exactly", "85 million"),  # 17 of 153
     "They would agree only if the rounding meant ±11.1%."),
    (SHARE, of("about", 80, **DAY), of("exactly", 90, **DAY),
     "They would agree only if “about” meant ±10 points."),
    (SHARE, of("about", 80, **DAY), of("about", 87, **DAY),
     "They would agree only if “about” meant ±3.5 points."),
    # About 1 million reaches the 1.25 million at which 1.3 million begins: 0.25 of 1.
    (MONEY, of("about", "1 million"), of("exactly", "1.3 million"), "They would agree only if “about” meant ±25%."),
    # 2 thousand ends at 2,500, and nearly 3,000 begins at 2,700: 500 of 3,000.
    (LEVEL, of("nearly", 3000, **DAY), of("exactly", "2 thousand", **DAY),
     "They would agree only if “nearly” reached 16.7% down."),
    # Nearly 700 reaches no higher, so about 1,000 has to come down to it.
    (LEVEL, of("nearly", 700, **DAY), of("about", 1000, **DAY), "They would agree only if “about” meant ±30%."),
    (LEVEL, of("about", 1000, **JUNE), of("exactly", 787, **JUNE),
     "Both can hold if they speak of different times, or if “about” meant ±21.3%."),
    (TWO_WAYS, of("exactly", 68, scope={"period": "2025-06-25"}), of("exactly", 85, scope={"definition": "board", "period": "2025-06-25"}),
     "Both can hold if they go by different definitions."),
    (LEVEL, of("exactly", 68, **DAY), of("exactly", 85, scope={"place": "city", "period": "2025-06-25"}),
     "Both can hold if they speak of different places."),
    (LEVEL, of("vague", "dozens", **DAY), of("exactly", 120, **DAY),
     "They would agree only if the soft words were meant more loosely than usual."),
    (LEVEL, of("exactly", 1000, **DAY), of("exactly", 787, **DAY),
     "Both can hold only if they differ in something neither of them states."),
    (LEVEL, of("exactly", 1000, **JUNE), of("exactly", 787, **JUNE),
     "Both can hold if they speak of different times."),
    (WORD, of("says", "open", **DAY), of("says", "closed", **DAY),
     "Both can hold only if they mean different sides of the matter."),
    (WORD, of("says", "open", **JUNE), of("says", "closed", **JUNE),
     "Both can hold only if they speak of different times or mean different sides of the matter."),
    (TWO_WAYS, of("exactly", 1, scope={"definition": "gate"}), of("exactly", 2, scope={"definition": "board"}),
     "Whether they agree can be told only if both go by one definition."),
    (LEVEL, of("exactly", 1, scope={"place": "city"}), of("exactly", 2, scope={"place": "port"}),
     "Whether they agree can be told only if both are about the same place and group."),
    (LEVEL, of("exactly", 4, **DAY, method="survey"), of("exactly", 3, **DAY, method="count"),
     "Both can hold only as far as the two methods measure different things."),
    (LEVEL, of("exactly", 150, **DAY), of("exactly", 150, **DAY), ""),
    (LEVEL, on("2024-06-25", "exactly", 85), on("2025-06-25", "exactly", 80), ""),
]  # fmt: skip


@pytest.mark.parametrize(("figure", "left", "right", "condition"), CONDITIONS)
def test_what_would_let_both_hold(
    figure: Mapping[str, Any], left: Mapping[str, Any], right: Mapping[str, Any], condition: str
) -> None:
    teller, relation = told(figure, left, right)
    assert teller.to_agree(relation) == condition
