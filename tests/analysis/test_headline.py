"""Which reading stands for a figure."""

import pytest

from support.dossier import FIGURE, RIDERS, dossier


def reading(value: str, as_of: str, extra: str = "") -> str:
    date = f'as_of: "{as_of}"\n' if as_of else ""
    return f"""\
statement: The Bay Line gives a number of riders.
figure: riders
value: {{{value}}}
as_stated: so many
{date}{extra}said_by: bay-line
citations:
  - source: post-2030
    at: paragraph 4
state: published
"""


READINGS = {
    "facts/riders-line.yml": RIDERS,  # at least 120, April 2030
    "facts/later.yml": reading("at_most: 90", "2030-05-01"),
    "facts/undated.yml": reading("more_than: 200", ""),
    "facts/verified.yml": reading("exactly: 101", "2030-02", "scope: {definition: counted}\n"),
    "facts/silent.yml": "\n".join(
        line for line in reading("x: 1", "2030-05-02").splitlines() if not line.startswith(("value", "as_stated"))
    ).replace("figure: riders", "figure: riders\ndeclined: true"),
}
DEFINITIONS = "definitions:\n  counted: Counted at the gate\n  asked: Asked on board\n"


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("", ["later"]),
        ("headline: {pick: latest}\n", ["later"]),
        ("headline: {pick: latest, definition: counted}\n", ["verified"]),
        ("headline: {pick: highest-floor}\n", ["undated"]),
        ("headline: {pick: all, definition: counted}\n", ["verified"]),
        ("headline: {pick: none}\n", []),
        ("headline: {pick: latest, definition: asked}\n", []),
    ],
)
def test_the_editors_rule_chooses(rule: str, expected: list[str]) -> None:
    found = dossier({**READINGS, "figures/riders.yml": FIGURE + DEFINITIONS + rule})
    assert not found.errors
    assert [fact.id for fact in found.headlines[_RIDERS]] == expected


_RIDERS = next(iter(dossier().headlines))


def test_all_are_all_the_readings_and_no_arithmetic() -> None:
    total = reading("exactly: 221", "").replace("said_by: bay-line", "derived: {sum: [riders-line, verified]}")
    found = dossier(
        {**READINGS, "facts/total.yml": total, "figures/riders.yml": FIGURE + DEFINITIONS + "headline: {pick: all}\n"}
    )
    assert {fact.id for fact in found.headlines[_RIDERS]} == {"riders-line", "later", "undated", "verified", "silent"}


def test_an_echo_is_never_the_headline() -> None:
    echo = reading("at_most: 90", "2030-05-01").replace("state:", "repeats: later\nstate:")
    found = dossier({**READINGS, "facts/z-echo.yml": echo, "figures/riders.yml": FIGURE + DEFINITIONS})
    assert [fact.id for fact in found.headlines[_RIDERS]] == ["later"]


def test_a_figure_with_one_definition_counts_by_it() -> None:
    figure = FIGURE + "definitions: {counted: Counted at the gate}\nheadline: {pick: latest, definition: counted}\n"
    assert [fact.id for fact in dossier({"figures/riders.yml": figure}).headlines[_RIDERS]] == ["riders-line"]


def test_a_description_shows_every_answer() -> None:
    figure = "\n".join(line for line in FIGURE.splitlines() if not line.startswith(("unit", "behaviour"))).replace(
        "kind: count", "kind: description\nvocabulary: [full, empty]"
    )
    found = dossier(
        {
            "figures/riders.yml": figure,
            "facts/riders-line.yml": reading("says: full", "2030-04"),
            "facts/other.yml": reading("says: empty", "2030-03"),
        }
    )
    assert not found.errors
    assert [fact.id for fact in found.headlines[_RIDERS]] == ["other", "riders-line"]


# On one day a company and a paper cannot both hold with 90 at most and 150; about April the company speaks alone.
CLASHING = {
    "facts/line-may.yml": reading("at_most: 90", "2030-05-01"),
    "facts/post-may.yml": reading("exactly: 150", "2030-05-01").replace("said_by: bay-line", "said_by: bay-post"),
}
EXPLAINED = FIGURE + DEFINITIONS + "explanation: Nobody says why they differ.\n"
RULES = [
    "",
    "headline: {pick: latest}\n",
    "headline: {pick: highest-floor}\n",
    "headline: {pick: latest, definition: counted}\n",
    "headline: {pick: all, definition: asked}\n",
    "headline: {pick: none}\n",
]


def clashing(rule: str = "", more: dict[str, str] | None = None) -> list[str]:
    counted = {
        path: text.replace("said_by:", "scope: {definition: counted}\nsaid_by:") for path, text in CLASHING.items()
    }
    found = dossier({**counted, **(more or {}), "figures/riders.yml": EXPLAINED + rule})
    assert not found.errors
    assert found.verdicts[_RIDERS].standing == "contradicted"
    return [fact.id for fact in found.headlines[_RIDERS]]


@pytest.mark.parametrize("rule", RULES)
def test_readings_that_contradict_each_other_are_all_shown_whatever_the_rule(rule: str) -> None:
    assert clashing(rule) == ["line-may", "post-may", "riders-line"]


def test_of_a_contradicted_figure_the_refusals_are_shown_and_the_echoes_are_not() -> None:
    line = CLASHING["facts/line-may.yml"].replace("said_by:", "scope: {definition: counted}\nsaid_by:")
    more = {
        "facts/silent.yml": READINGS["facts/silent.yml"],
        "facts/z-echo.yml": line.replace("state:", "repeats: line-may\nstate:"),
        "facts/z-older.yml": line.replace("90", "80").replace(
            "state: published", "state: superseded\nsuperseded_by: line-may\nstate_reason: A later count."
        ),
    }
    assert clashing("headline: {pick: latest}\n", more) == ["line-may", "post-may", "riders-line", "silent"]


@pytest.mark.parametrize(
    ("value", "day"),
    [("about: 150", "2030-05-01"), ("exactly: 150", "2030-05")],
    ids=["a soft word", "an open date"],
)
def test_what_is_only_contested_follows_the_rule(value: str, day: str) -> None:
    post = reading(value, day).replace("said_by: bay-line", "said_by: bay-post")
    figure = FIGURE + "explanation: Nobody says why they differ.\nheadline: {pick: highest-floor}\n"
    found = dossier({**CLASHING, "facts/post-may.yml": post, "figures/riders.yml": figure})
    assert not found.errors
    assert found.verdicts[_RIDERS].standing == "contested"
    assert [fact.id for fact in found.headlines[_RIDERS]] == [
        "post-may"  # 135 or 150 and more, above 120 in April and nothing in May
    ]
