"""Which chart a figure's readings choose, and what is drawn."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from factsheet.charts.values import Bar, Lane, Spell, Step
from factsheet.pages import charting
from factsheet.pages.charting import MOST_DRAWN, chart_of
from pages.figured import DATE, FIXED, LEVEL, TWO_WAYS, WORD, Fields, figured, reading, riders, unnamed

Facts = Mapping[str, Fields]

FLOOR, NUMBER, ABOUT = (
    reading("at_least", 100),
    reading("exactly", 120, "beta"),
    reading("about", 110, "gamma"),
)
MARCH = {"as_of": "2030-03-15"}


def scoped(definition: str, period: str = "2030-04-11") -> dict[str, Any]:
    return {"as_of": "", "scope": {"definition": definition, "period": period}}


def drawn(figure: Fields, facts: Facts) -> str:
    """Name the chart a figure has: `range`, `time`, `lanes`, or nothing."""
    press = figured(figure, facts)
    chart = chart_of(press, riders(press), "key")
    found = re.match(r'<svg xmlns="[^"]*" class="fs-chart fs-chart-([a-z]+)"', chart.svg) if chart is not None else None
    return found[1] if found is not None else ""


def handed(name: str, figure: Fields, facts: Facts, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, ...]:
    """Give what a drawing is made of."""
    given: list[tuple[Any, ...]] = []

    def spy(*arguments: Any, **_: Any) -> str:
        given.append(arguments)
        return "<svg/>"

    monkeypatch.setattr(charting, name, spy)
    press = figured(figure, facts)
    assert chart_of(press, riders(press), "key") is not None
    [arguments] = given
    return arguments


# Which chart ---------------------------------------------------------------------------------------------------


CHOICES: dict[str, tuple[Fields, Facts, str]] = {
    "one day": (LEVEL, {"a": FLOOR, "b": NUMBER, "c": ABOUT}, "range"),
    "one month": (LEVEL, {"a": reading("exactly", 1, as_of="2030-04"), "b": reading("exactly", 2, "beta", as_of="2030-04")}, "range"),
    "one day and one definition": (TWO_WAYS, {"a": reading("exactly", 1, **scoped("gate")), "b": reading("exactly", 2, "beta", **scoped("gate"))}, "range"),
    "one occasion, whatever the dates": (FIXED, {"a": reading("exactly", 1), "b": reading("exactly", 2, "beta", as_of="")}, "range"),
    "two days": (LEVEL, {"a": FLOOR, "b": reading("exactly", 120, "beta", **MARCH)}, "time"),
    "a day and its month": (LEVEL, {"a": FLOOR, "b": reading("exactly", 120, "beta", as_of="2030-04")}, "time"),
    "one day and two definitions": (TWO_WAYS, {"a": reading("exactly", 1, **scoped("gate")), "b": reading("exactly", 2, "beta", **scoped("board"))}, "time"),
    "two times, one undated": (LEVEL, {"a": FLOOR, "b": NUMBER, "c": reading("exactly", 5, "gamma", as_of="")}, "range"),
    "words of one day": (WORD, {"a": reading("says", "open"), "b": reading("says", "closed", "beta")}, "lanes"),
    "words of several days": (WORD, {"a": reading("says", "open"), "b": reading("says", "closed", "beta", **MARCH)}, "lanes"),
    "days as answers": (DATE, {"a": reading("on", "2029-05-01", as_of=""), "b": reading("on", "2029-05-03", "beta", as_of="")}, "lanes"),
    "nobody": (LEVEL, {}, ""),
    "one reading": (LEVEL, {"a": FLOOR}, ""),
    "one reading and its echo": (LEVEL, {"a": FLOOR, "b": reading("at_least", 100, "beta", repeats="a")}, ""),
    "one reading and what it replaced": (LEVEL, {"a": FLOOR, "b": reading("exactly", 99, state="superseded", superseded_by="a", state_reason="Newer.")}, ""),
    "one reading and a draft": (LEVEL, {"a": FLOOR, "b": reading("exactly", 99, "beta", state="draft")}, ""),
    "one number and a refusal": (LEVEL, {"a": FLOOR, "b": {"declined": True, "said_by": "beta"}}, ""),
    "one number and its denial": (LEVEL, {"a": FLOOR, "b": {"denies": "a", "said_by": "beta"}}, ""),
    "one reading and our arithmetic": (LEVEL, {"a": FLOOR, "b": reading("at_least", 200, "", derived={"sum": ["a", "a"]}, statement="Twice the people.")}, ""),
    "two times, one known": (LEVEL, {"a": FLOOR, "b": reading("exactly", 120, "beta", as_of="")}, ""),
}  # fmt: skip


@pytest.mark.parametrize("name", CHOICES)
def test_the_readings_choose_the_chart(name: str) -> None:
    figure, facts, expected = CHOICES[name]
    assert drawn(figure, facts) == expected


def test_readings_without_a_day_have_no_time_in_common() -> None:
    facts = {"a": reading("exactly", 120, as_of=""), "b": reading("exactly", 150, "beta", as_of="")}
    assert drawn(LEVEL, facts) == ""


def test_beyond_what_can_be_told_apart_nothing_is_drawn() -> None:
    facts = {f"n{n:02}": reading("exactly", 100 + n, unnamed(f"guard {n}")) for n in range(MOST_DRAWN + 1)}
    fewer = {name: fields for name, fields in facts.items() if name != "n60"}
    echo = reading("exactly", 100, "alpha", repeats="n00")
    assert MOST_DRAWN == 60
    assert drawn(LEVEL, fewer) == "range"
    assert drawn(LEVEL, {**fewer, "z": echo}) == "range"
    assert drawn(LEVEL, facts) == ""


# What is drawn -------------------------------------------------------------------------------------------------


def step(low: str | None, high: str | None, closed: str, firm: int, faded: int) -> Step:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    return Step(ends[0], ends[1], closed[0] == "[", closed[1] == "]", firm, faded)


def test_a_range_has_a_row_for_each_reading_and_a_profile_of_origins(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = {"a": FLOOR, "b": NUMBER, "c": ABOUT, "d": reading("exactly", 105, unnamed("a guard"))}
    bars, profile = handed("range_plot", LEVEL, facts, monkeypatch)
    assert [(bar.label, bar.value, bar.low, bar.high, bar.soft) for bar in bars] == [
        ("Alpha", "at least 100", Decimal(100), None, False),
        ("Beta", "120", Decimal(120), Decimal(120), False),
        ("Gamma", "about 110", Decimal(99), Decimal(121), True),
        ("a guard", "105", Decimal(105), Decimal(105), False),
    ]
    assert [bar.origin for bar in bars] == [0, 1, 2, -1]
    # Gamma from 99, with Alpha from 100, with Beta at 120; whoever is not named counts for nothing.
    assert profile == (
        step("99", "100", "[)", 1, 0),
        step("100", "120", "[)", 1, 1),
        step("120", "120", "[]", 2, 1),
        step("120", "121", "(]", 1, 1),
        step("121", None, "()", 0, 1),
    )


def test_one_origin_counts_once_however_many_carry_it(monkeypatch: pytest.MonkeyPatch) -> None:
    more = {"b": reading("at_most", 130, "beta"), "c": reading("exactly", 110, "beta", method="survey")}
    speaks = {"a": reading("exactly", 110), "d": reading("exactly", 110, "gamma", repeats="a")}
    bars, profile = handed("range_plot", LEVEL, {**more, **speaks}, monkeypatch)
    assert len(bars) == 3  # the repeat is left out
    assert max(each.firm + each.faded for each in profile) == 2


def test_a_reading_of_two_origins_counts_for_both(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [{"source": "post-2030", "at": "page 1", "via": ["bay-post", voice]} for voice in ("alpha", "beta")]
    facts = {"a": reading("exactly", 110, "", citations=both), "b": reading("at_least", 100, "gamma")}
    bars, profile = handed("range_plot", LEVEL, facts, monkeypatch)
    assert len(bars) == 2
    assert step("110", "110", "[]", 2, 1) in profile


def test_people_are_whole_in_the_profile_and_as_they_were_said_in_the_row(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = {"a": reading("more_than", 100), "b": reading("less_than", 110, "beta")}
    bars, profile = handed("range_plot", LEVEL, facts, monkeypatch)
    assert [(bar.low, bar.low_closed, bar.high, bar.high_closed) for bar in bars] == [
        (Decimal(100), False, None, True),
        (Decimal(0), True, Decimal(110), False),
    ]
    # More than 100 people are 101, fewer than 110 at most 109.
    assert step("101", "109", "[]", 1, 1) in profile


def test_values_against_time_are_grouped_by_definition(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = {
        "a": reading("exactly", 100, **scoped("gate", "2030-03-01")),
        "b": reading("exactly", 150, "beta", **scoped("board", "2030-03-01")),
        "c": reading("exactly", 110, **scoped("gate", "2030-04-01")),
    }
    spells: list[Spell]
    (spells,) = handed("over_time", TWO_WAYS, facts, monkeypatch)
    assert [(each.group, each.value, str(each.first), str(each.last)) for each in spells] == [
        ("Counted at the gate", "100", "2030-03-01", "2030-03-01"),
        ("Counted on board", "150", "2030-03-01", "2030-03-01"),
        ("Counted at the gate", "110", "2030-04-01", "2030-04-01"),
    ]
    assert all(each.firm and not each.lasting for each in spells)


def test_what_all_count_alike_has_no_group(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = {"a": FLOOR, "b": reading("exactly", 120, "beta", as_of="2030-03")}
    spells: list[Spell]
    (spells,) = handed("over_time", LEVEL, facts, monkeypatch)
    assert [(each.label, each.group) for each in spells] == [("Beta", ""), ("Alpha", "")]
    # A level of March was seen on some day of March.
    assert (str(spells[0].first), str(spells[0].last), spells[0].firm, spells[0].lasting) == (
        "2030-03-01", "2030-03-31", False, False,
    )  # fmt: skip


def test_a_count_over_time_lasts(monkeypatch: pytest.MonkeyPatch) -> None:
    total = {**LEVEL, "behaviour": "cumulative"}
    facts = {
        "a": reading("exactly", 100, as_of="", scope={"period": "2030-01-01/2030-03-31"}),
        "b": reading("exactly", 120, "beta", as_of="", scope={"period": "2030-01-01/2030-04-30"}),
    }
    spells: list[Spell]
    (spells,) = handed("over_time", total, facts, monkeypatch)
    assert [(str(each.first), str(each.last), each.lasting, each.firm) for each in spells] == [
        ("2030-01-01", "2030-03-31", True, True),
        ("2030-01-01", "2030-04-30", True, True),
    ]


def test_words_have_lanes_in_the_order_of_the_vocabulary(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = {
        "a": reading("says", "half-open"),
        "b": reading("says", "open", "beta", as_of="2030-03/2030-04-10"),
        "c": reading("says", "half-open", "gamma", as_of="2030-04"),
        "d": reading("says", "open", "delta", repeats="b", as_of="2030-03/2030-04-10"),
    }
    lanes: list[Lane]
    (lanes,) = handed("lanes", WORD, facts, monkeypatch)
    assert [(lane.term, [entry.label for entry in lane.entries]) for lane in lanes] == [
        ("open", ["Beta"]),
        ("half open", ["Gamma", "Alpha"]),  # some day from 1 April, and 11 April,
    ]
    [lasting] = lanes[0].entries
    assert (str(lasting.first), str(lasting.last), lasting.lasting) == ("2030-03-01", "2030-04-10", True)


def test_drawn_readings_are_in_the_order_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    days = {"a": "2030-04-20", "b": "2030-01-05", "c": "2030-03-01"}
    facts = {name: reading("exactly", n, unnamed(name), as_of=day) for n, (name, day) in enumerate(days.items())}
    spells: list[Bar]
    (spells,) = handed("over_time", LEVEL, facts, monkeypatch)
    assert [each.label for each in spells] == ["b", "c", "a"]
