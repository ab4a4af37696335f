"""Which relations stand on which page: clashes first, the rest by kind, and nothing that leads to no page."""

import re

import pytest

from factsheet.model.identifiers import FactId
from factsheet.model.records import Figure
from factsheet.model.relations import CLASHES, Standing
from factsheet.pages.comparison import (
    DISPUTED,
    MOST_SHOWN,
    ORDER,
    Group,
    against,
    clashes_of,
    others_of,
)
from factsheet.pages.press import Press
from pages.figured import FIXED, LEVEL, TWO_WAYS, WORD, figured, printed, reading, riders, unnamed

# Alpha's floor fits Beta and Gamma, and Beta and Gamma do not fit each other.
THREE = {
    "a": reading("at_least", 100),
    "b": reading("exactly", 120, "beta"),
    "c": reading("exactly", 150, "gamma"),
}


def pairs(groups: tuple[Group, ...]) -> dict[str, list[tuple[str, str]]]:
    """Give by kind the readings that are shown together."""
    return {
        str(group.kind): [(pair.readings[0].fact.id, pair.readings[1].fact.id) for pair in group.pairs]
        for group in groups
    }


def many(readings: int) -> Press:
    """Readings of which no two fit each other."""
    return figured(LEVEL, {f"n{n:02}": reading("exactly", 100 + n, unnamed(f"guard {n}")) for n in range(readings)})


def everything(press: Press, figure: Figure, fact: FactId | None = None) -> tuple[Group, ...]:
    return (*clashes_of(press, figure, fact), *others_of(press, figure, fact))


# Which pairs ---------------------------------------------------------------------------------------------------


def test_clashes_are_apart_from_the_rest() -> None:
    press = figured(LEVEL, THREE)
    assert pairs(clashes_of(press, riders(press))) == {"contradiction": [("b", "c")]}
    assert pairs(others_of(press, riders(press))) == {"compatible": [("a", "b"), ("a", "c")]}


def test_on_the_page_clashes_come_first_and_open_the_rest_is_folded() -> None:
    body = printed(figured(LEVEL, THREE))["figures/riders/"].body.split('id="relations"')[1]
    assert body.index('<section class="fs-clash">') < body.index('<details class="fs-group">')
    clash, rest = body.split('<details class="fs-group">')
    assert re.findall(r'href="../../facts/([a-c])/"', clash) == ["b", "c"]
    assert re.findall(r'href="../../facts/([a-c])/"', rest) == ["a", "b", "a", "c"]
    assert rest.lstrip().startswith("<summary>2 pairs: compatible</summary>")


def test_a_denial_and_competing_words_are_clashes_too() -> None:
    facts = {
        "a": reading("says", "open"),
        "b": reading("says", "closed", "beta"),
        "c": {"denies": "a", "said_by": "gamma"},
    }
    press = figured(WORD, facts)
    assert pairs(clashes_of(press, riders(press))) == {"denial": [("a", "c")], "competing-description": [("a", "b")]}
    assert pairs(others_of(press, riders(press))) == {"no-figure": [("b", "c")]}


def test_every_pair_stands_on_the_page_of_the_figure_once() -> None:
    press = figured(LEVEL, {**THREE, "d": reading("exactly", 120, "delta"), "e": reading("about", 90, as_of="")})
    shown = [each for group in pairs(everything(press, riders(press))).values() for each in group]
    assert sorted(shown) == [(one, other) for one in "abcde" for other in "abcde" if one < other]


def test_a_fact_comes_first_in_its_own_pairs() -> None:
    press = figured(LEVEL, THREE)
    assert pairs(everything(press, riders(press), FactId("b"))) == {
        "contradiction": [("b", "c")],
        "compatible": [("b", "a")],
    }
    assert pairs(everything(press, riders(press), FactId("c"))) == {
        "contradiction": [("c", "b")],
        "compatible": [("c", "a")],
    }


def test_the_page_of_a_fact_names_the_others_alone() -> None:
    page = printed(figured(LEVEL, THREE))["facts/b/"]
    body = page.body.split('id="relations"')[1]
    assert re.findall(r'href="../../facts/([a-c])/"', body) == ["c", "a"]
    assert "<summary>1 reading: compatible</summary>" in body
    assert "They contradict each other: no value fits both." in body
    assert [heading.anchor for heading in page.headings] == ["sources", "relations"]


@pytest.mark.parametrize("address", ["facts/ferry-began/", "facts/sum/", "facts/alone/"])
def test_what_is_compared_with_nothing_has_no_section(address: str) -> None:
    total = {"derived": {"sum": ["alone", "alone"]}, "value": {"exactly": 240}, "statement": "Twice the people."}
    page = printed(figured(LEVEL, {"alone": reading("exactly", 120), "sum": total}))[address]
    assert 'id="relations"' not in page.body
    assert "relations" not in [heading.anchor for heading in page.headings]


# Words ---------------------------------------------------------------------------------------------------------


def test_a_sentence_that_all_share_stands_with_the_group() -> None:
    press = figured(LEVEL, THREE)
    [group] = others_of(press, riders(press))
    [run] = group.runs
    assert run.sentence == "They are worded differently, and there are values that fit both."
    assert printed(press)["figures/riders/"].body.count(run.sentence) == 1


def test_pairs_of_which_another_thing_is_said_stand_apart_the_firmest_first() -> None:
    press = figured(LEVEL, {**THREE, "d": reading("about", 200, "delta")})
    [group] = clashes_of(press, riders(press))
    assert [(len(run.pairs), run.sentence, run.condition) for run in group.runs] == [
        (
            1,
            "They contradict each other: no value fits both.",
            "Both can hold only if they differ in something neither of them states.",
        ),
        (2, "Taken with the usual tolerance, no value fits both.", ""),
    ]
    assert [pair.strength.split(":")[0] for pair in group.pairs] == ["definite", "soft", "soft"]
    body = printed(press)["figures/riders/"].body
    # 180 to 220 against 120 and 150: 80 and 50 of 200.
    for words in (
        "They contradict each other: no value fits both.",
        "They would agree only if “about” meant ±40%.",
        "They would agree only if “about” meant ±25%.",
    ):
        assert body.count(words) == 1


def test_a_clash_says_how_firm_it_is_and_how_far_apart() -> None:
    press = figured(LEVEL, THREE)
    [pair] = clashes_of(press, riders(press))[0].pairs
    assert pair.strength == "definite"
    assert pair.gap == "120 and 150: 1.25 times, a difference of 30; the nearest values they allow are 30 apart"
    assert pair.condition == "Both can hold only if they differ in something neither of them states."
    body = printed(press)["figures/riders/"].body
    assert f"Definite. {pair.gap}." in body
    assert pair.condition in body


def test_gaps_stand_with_what_may_hide_a_clash() -> None:
    of = {"period": "2030-04-11"}
    facts = {
        "a": reading("exactly", 100, as_of="", scope={**of, "definition": "board"}),
        "b": reading("exactly", 250, "beta", as_of="", scope={**of, "definition": "gate"}),
        "c": reading("exactly", 300, "gamma", as_of="", scope={"period": "2030-04-01", "definition": "board"}),
    }
    body = printed(figured(TWO_WAYS, facts))["figures/riders/"].body
    assert "100 and 250: 2.50 times" in body  # other definitions
    assert "100 and 300: 3.00 times" in body  # other dates
    assert "their dates are 10 days apart" in body


# Many ----------------------------------------------------------------------------------------------------------


def test_of_many_pairs_the_first_are_shown_and_the_rest_counted() -> None:
    press = many(10)  # 45 pairs
    [group] = clashes_of(press, riders(press))
    assert (MOST_SHOWN, group.total, len(group.pairs), group.left_out) == (40, 45, 40, 5)
    # 9, 8, 7, 6, 5 and 4 pairs of the first six make 39.
    assert pairs((group,))["contradiction"][-2:] == [("n05", "n09"), ("n06", "n07")]
    body = printed(press)["figures/riders/"].body
    assert body.count('<section class="fs-clash">') == 1
    assert "and 5 more of this kind" in body


def test_as_many_as_can_be_shown_leave_none_out() -> None:
    press = many(9)  # 36 pairs
    [group] = clashes_of(press, riders(press))
    assert (group.total, len(group.pairs), group.left_out) == (36, 36, 0)
    assert "more of this kind" not in printed(press)["figures/riders/"].body


def test_a_fact_that_clashes_with_many_shows_the_first() -> None:
    press = many(43)
    [group] = clashes_of(press, riders(press), FactId("n42"))
    assert (group.total, len(group.pairs), group.left_out) == (42, 12, 30)
    assert 'and <a href="../../figures/riders/#relations">30 more of this kind</a>' in printed(press)["facts/n42/"].body


def test_what_does_not_clash_with_a_fact_is_shown_in_brief() -> None:
    press = figured(LEVEL, {f"n{n:02}": reading("exactly", 100, unnamed(f"guard {n}")) for n in range(9)})
    [group] = others_of(press, riders(press), FactId("n08"))
    assert (group.total, len(group.pairs), group.left_out) == (8, 3, 5)
    [whole] = others_of(press, riders(press))
    assert (whole.total, len(whole.pairs)) == (36, 36)


def test_a_source_that_clashes_with_many_says_that_there_are_more() -> None:
    body = printed(many(43))["sources/post-2030/"].body.split('id="against"')[1]
    assert "42 readings: contradiction" in body
    assert body.count("37 more of this kind") == 43  # five are shown with each
    assert 'href="../../facts/n00/#relations">37 more' in body


# What has no page ----------------------------------------------------------------------------------------------

REPLACED = {
    "new": reading("exactly", 120),
    "old": reading("exactly", 150, state="superseded", superseded_by="new", state_reason="A later count."),
    "other": reading("exactly", 120, "beta"),
}


def test_a_superseded_reading_is_compared_and_printed_nowhere() -> None:
    press = figured(LEVEL, REPLACED)
    relations = press.dossier.relations[riders(press).id]
    assert [(each.left, each.right, str(each.kind)) for each in relations.of(FactId("old"))] == [
        ("new", "old", "revision")
    ]
    assert pairs(everything(press, riders(press))) == {"agreement": [("new", "other")]}
    assert pairs(everything(press, riders(press), FactId("new"))) == {"agreement": [("new", "other")]}
    assert not [page for page in printed(press).values() if "facts/old/" in page.body or "150" in page.body]


def test_a_superseded_reading_is_not_counted_beside_a_revision_that_is_shown() -> None:
    facts = {**REPLACED, "newest": reading("exactly", 110, as_of="2030-04-12", revises="new")}
    press = figured(LEVEL, facts)
    revisions = [each for each in others_of(press, riders(press)) if each.kind == "revision"]
    assert [(each.total, each.left_out) for each in revisions] == [(1, 0)]
    assert pairs(tuple(revisions)) == {"revision": [("new", "newest")]}


@pytest.mark.parametrize("state", [{"state": "draft"}, {"state": "withdrawn", "state_reason": "A slip."}])
def test_what_is_not_published_is_compared_with_nothing(state: dict[str, str]) -> None:
    press = figured(LEVEL, {**THREE, "d": reading("exactly", 777, "delta", **state)})
    assert "d" not in {each.id for each in press.dossier.relations[riders(press).id].readings}
    assert not [page for page in printed(press).values() if "facts/d/" in page.body or "777" in page.body]


def test_every_link_of_a_pair_leads_to_a_page() -> None:
    pages = printed(figured(LEVEL, {**REPLACED, **THREE}))
    for page in pages.values():
        linked = set(re.findall(r'href="(?:\.\./)*(facts/[a-z-]+/)"', page.body))
        assert linked <= set(pages)


# Sources -------------------------------------------------------------------------------------------------------


def test_a_source_is_told_what_clashes_with_what_rests_on_it() -> None:
    press = figured(LEVEL, THREE)
    facts = press.corpus.published()
    assert [(fact.id, str(group.kind), group.total) for fact, group in against(press, facts)] == [
        ("b", "contradiction", 1),
        ("c", "contradiction", 1),
    ]
    page = printed(press)["sources/post-2030/"]
    assert [heading.anchor for heading in page.headings] == ["reading", "facts", "against"]
    body = page.body.split('id="against"')[1]
    assert re.findall(r'href="../../facts/([a-c])/"', body) == ["b", "c", "c", "b"]
    assert body.count("1 reading: contradiction") == 2


def test_a_clash_with_another_source_stands_on_the_pages_of_both() -> None:
    other = "title: Log\nkind: official\npublisher: beta\npublished: '2030-04-20'\nlanguage: en\naccess: full\n"
    facts = {**THREE, "b": reading("exactly", 120, "beta", citations=[{"source": "log", "at": "page 2"}])}
    pages = printed(figured(LEVEL, facts, {"sources/log.yml": f'{other}accessed: "2030-05-03"\n'}))
    for source, mine, theirs in (("log", "b", "c"), ("post-2030", "c", "b")):
        body = pages[f"sources/{source}/"].body.split('id="against"')[1]
        assert re.findall(r'href="../../facts/([a-c])/"', body) == [mine, theirs]


def test_without_a_clash_a_source_has_no_such_section() -> None:
    press = figured(LEVEL, {"a": THREE["a"], "b": THREE["b"]})
    assert list(against(press, press.corpus.published())) == []
    assert 'id="against"' not in printed(press)["sources/post-2030/"].body


# Standings -----------------------------------------------------------------------------------------------------


def test_where_a_figure_stands_is_said_in_a_badge_a_reason_and_a_count() -> None:
    press = figured(LEVEL, THREE)
    stand = press.views.stand(riders(press))
    assert (stand.standing, stand.badge, stand.origins) == (
        Standing.CONTRADICTED,
        "Sources contradict each other",
        "three origins",
    )
    assert stand.reason == "They cannot both hold as stated: Beta: 120; Gamma: 150."
    body = printed(press)["figures/riders/"].body
    assert 'class="fs-badge fs-stand fs-contradicted">Sources contradict each other</span>' in body
    assert stand.reason in body
    assert "3 readings, three origins." in body


def test_a_figure_nobody_answers_says_so_and_counts_nothing() -> None:
    press = figured(FIXED, {})
    stand = press.views.stand(riders(press))
    assert (stand.standing, stand.origins) == (Standing.EMPTY, "")
    assert stand.reason == "No source has been found that answers it."


def test_what_is_disputed_comes_first_and_every_standing_has_its_place() -> None:
    assert set(ORDER) == set(Standing)
    assert len(ORDER) == len(set(ORDER))
    assert ORDER[: len(DISPUTED)] == DISPUTED == (Standing.CONTRADICTED, Standing.CONTESTED)
    assert {"contradiction", "competing-description", "denial"} == set(CLASHES)


def test_an_echo_is_shown_with_what_it_repeats_and_with_nothing_else() -> None:
    """Elsewhere what it is to the others, the reading that it repeats is too; a denial of it is shown."""
    facts = {
        **THREE,
        "d": reading("about", 120, "delta", repeats="b"),
        "e": {"denies": "d", "said_by": "bay-post"},
    }
    press = figured(LEVEL, facts)
    assert pairs(everything(press, riders(press))) == {
        "contradiction": [("b", "c")],
        "denial": [("b", "e"), ("d", "e")],
        "altered-echo": [("b", "d")],
        "compatible": [("a", "b"), ("a", "c")],
        "no-figure": [("a", "e"), ("c", "e")],
    }
    assert pairs(everything(press, riders(press), FactId("d"))) == {
        "denial": [("d", "e")],
        "contradiction": [("d", "c")],
        "altered-echo": [("d", "b")],
        "compatible": [("d", "a")],
    }
