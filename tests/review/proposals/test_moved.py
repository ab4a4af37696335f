"""What the readings of a figure become to one another, counted and said."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

import pytest

from factsheet.analysis.relations import Relations
from factsheet.model.identifiers import FactId, FigureId
from factsheet.model.relations import Kind
from factsheet.review.proposals import moved
from factsheet.review.proposals.moved import in_words, moves, outlets
from support.relation_cases import disagreement_of

COUNT = {"kind": "count", "unit": "people", "behaviour": "level"}
DAY = "2025-06-25"
ONE: Mapping[str, Any] = {"value": {"exactly": 120}, "as_of": DAY}
OTHER: Mapping[str, Any] = {"value": {"exactly": 150}, "as_of": DAY}
K = Kind


def relations(**facts: Mapping[str, Any]) -> Relations:
    found = disagreement_of(COUNT, facts).relations
    return found[FigureId("the-figure")]


def moved_between(old: Relations | None, new: Relations | None, touched: Collection[str] = ()) -> Counter[moved.Move]:
    return moves(old, new, {FactId(each) for each in touched})


def test_a_contradiction_that_becomes_a_revision() -> None:
    old = relations(left=ONE, right=OTHER)
    new = relations(left=ONE, right={**OTHER, "revises": "left"})
    assert moved_between(old, new) == {(K.CONTRADICTION, K.REVISION): 1}
    assert list(in_words(moved_between(old, new))) == ["one contradiction becomes a revision"]


def test_a_new_reading_is_a_new_pair_with_each_of_the_others() -> None:
    old = relations(left=ONE, right=OTHER)
    new = relations(left=ONE, right=OTHER, third={**ONE, "said_by": "beta"})
    assert moved_between(old, new) == {(None, K.AGREEMENT): 1, (None, K.CONTRADICTION): 1}
    assert list(in_words(moved_between(old, new))) == ["one new contradiction", "one new agreement"]
    assert list(in_words(moved_between(new, old))) == ["one contradiction gone", "one agreement gone"]


def test_a_pair_is_counted_once_though_both_its_readings_were_touched() -> None:
    old, new = relations(left=ONE, right=OTHER), relations(left=ONE, right={**ONE, "said_by": "beta"})
    for touched in ({"left", "right"}, {"left"}, {"right"}, ()):
        assert moved_between(old, new, touched) == {(K.CONTRADICTION, K.AGREEMENT): 1}


def test_pairs_that_nobody_touched_are_looked_at_as_well() -> None:
    """What an actor, a source or a tolerance does to two readings is told though neither of them was touched."""
    old = relations(left=ONE, right=OTHER, third={**ONE, "said_by": "gamma"})
    new = relations(left=ONE, right={**ONE, "said_by": "beta"}, third={**ONE, "said_by": "gamma"})
    for touched in ((), {"left"}, {"third"}):
        assert moved_between(old, new, touched) == {(K.CONTRADICTION, K.AGREEMENT): 2}


def test_a_figure_that_is_new_or_gone() -> None:
    some = relations(left=ONE, right=OTHER)
    assert moved_between(None, some) == {(None, K.CONTRADICTION): 1}
    assert moved_between(some, None) == {(K.CONTRADICTION, None): 1}
    assert moved_between(None, None) == Counter()


def test_nothing_moved_between_a_figure_and_itself() -> None:
    some = relations(left=ONE, right=OTHER)
    assert moved_between(some, some) == Counter()


def test_of_a_large_figure_only_touched_readings_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = relations(left=ONE, right=OTHER), relations(left=ONE, right={**ONE, "said_by": "beta"})
    monkeypatch.setattr(moved, "MOST", 1)
    assert moved_between(old, new) == Counter()
    assert moved_between(old, new, {"somewhere-else"}) == Counter()
    assert moved_between(old, new, {"left"}) == {(K.CONTRADICTION, K.AGREEMENT): 1}


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ({}, []),
        ({(K.CONTRADICTION, K.REVISION): 2}, ["two contradictions become revisions"]),
        ({(K.AGREEMENT, K.ECHO): 1}, ["one agreement becomes an echo"]),
        ({(None, K.ALTERED_ECHO): 1}, ["one new altered echo"]),
        ({(None, K.NO_FIGURE): 1}, ["one new answer not given"]),
        ({(None, K.PART_OF_WHOLE): 3}, ["three new parts and their wholes"]),
        ({(K.DIFFERENT_SCOPE, None): 2}, ["two differences of scope gone"]),
        ({(None, K.COMPATIBLE): 10}, ["ten new compatible pairs"]),
        ({(None, K.COMPATIBLE): 11}, ["11 new compatible pairs"]),
        ({(None, K.SUCCESSIVE): 1_200}, ["1,200 new successive pairs"]),
        ({(K.UNDATED, K.DIFFERENT_PERIOD): 1}, ["one undated pair becomes a difference of period"]),
        ({(K.COMPETING_DESCRIPTION, K.AGREEMENT): 1}, ["one competing description becomes an agreement"]),
    ],
)
def test_moves_in_words(found: Mapping[moved.Move, int], said: list[str]) -> None:
    assert list(in_words(Counter(found))) == said


def test_what_opens_or_settles_a_clash_comes_first() -> None:
    found: Counter[moved.Move] = Counter({
        (None, K.ECHO): 1, (K.AGREEMENT, K.CONTRADICTION): 1, (K.DENIAL, None): 1, (None, K.DENIAL): 1, (K.ECHO, None): 1,
    })  # fmt: skip
    assert list(in_words(found)) == [
        "one new denial", "one agreement becomes a contradiction", "one denial gone", "one new echo", "one echo gone",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_its_words(kind: Kind) -> None:
    [one] = in_words(Counter({(None, kind): 1}))
    [many] = in_words(Counter({(None, kind): 2}))
    [becomes] = in_words(Counter({(kind, K.REVISION if kind is not K.REVISION else K.ECHO): 1}))
    assert one.startswith("one new ")
    assert many.startswith("two new ")
    assert one.removeprefix("one new ") != many.removeprefix("two new ")
    assert becomes.startswith(f"{one.replace('one new ', 'one ')} becomes a")


def test_outlets_are_those_that_print_a_published_reading() -> None:
    assert outlets(None) == 0
    assert outlets(relations(left=ONE)) == 1
    again = {**ONE, "citations": [{"source": "gazette-2026", "at": "page 2"}]}
    assert outlets(relations(left=ONE, right={**ONE, "said_by": "beta"})) == 1
    assert outlets(relations(left=ONE, right=again)) == 2
