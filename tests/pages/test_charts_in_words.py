"""What stands beside a drawing: its title, a description, the sentence and the table that say the same."""

import re
from collections import Counter
from collections.abc import Mapping

import pytest

from factsheet.pages.charting import chart_of
from factsheet.pages.press import Press
from factsheet.pages.prose import Prose
from pages.figured import DATE, LEVEL, TWO_WAYS, WORD, Fields, figured, printed, reading, riders

Facts = Mapping[str, Fields]

FLOOR, NUMBER, ABOUT = (
    reading("at_least", 100),
    reading("exactly", 120, "beta"),
    reading("about", 110, "gamma"),
)
MARCH = {"as_of": "2030-03-15"}
KINDS: dict[str, tuple[Fields, Facts]] = {
    "range": (LEVEL, {"a": FLOOR, "b": NUMBER, "c": ABOUT}),
    "time": (LEVEL, {"a": FLOOR, "b": reading("exactly", 120, "beta", **MARCH)}),
    "lanes": (WORD, {"a": reading("says", "open"), "b": reading("says", "closed", "beta")}),
    "lanes of days": (DATE, {"a": reading("on", "2029-05-01", as_of=""), "b": reading("on", "2029-05-03", "beta", as_of="")}),
}  # fmt: skip
PROSE = {"pages/about.md": "# About\n\n{chart:riders}\n\n{chart:riders}\n"}


def charts(body: str) -> list[str]:
    return re.findall(r"<svg .*?</svg>", body, re.DOTALL)


def prose(press: Press, *names: str) -> list[str]:
    """Print charts on the page `about`, one after another."""
    page = Prose(press).page("about.md", "about/")
    return [page.form("chart", name) or "" for name in names]


@pytest.mark.parametrize("name", KINDS)
def test_a_chart_has_a_title_a_description_a_sentence_and_a_table(name: str) -> None:
    figure, facts = KINDS[name]
    press = figured(figure, facts, PROSE)
    body = printed(press)["figures/riders/"].body
    for text in (body, *prose(press, "riders")):
        [svg] = charts(text)
        assert f"fs-chart-{name.split(maxsplit=1)[0]}" in svg
        title, desc = (re.search(f"<{tag} id=[^>]+>([^<]+)</{tag}>", svg) for tag in ("title", "desc"))
        assert title is not None
        assert desc is not None
        assert title[1] == f"Riders: {len(facts)} readings"
        assert desc[1].count("Alpha: ") >= 1
        caption = re.search("<figcaption>([^<]+)</figcaption>", text)
        assert caption is not None
        assert caption[1].startswith(f"{len(facts)} readings that say something of their own, ")
        assert desc[1].startswith(caption[1])
        assert text.index("<svg") < text.index("</svg>") < text.index("<figcaption>") < text.index("<table")


def test_a_description_speaks_every_reading_that_is_drawn() -> None:
    press = figured(
        LEVEL, {"a": FLOOR, "b": NUMBER, "c": ABOUT, "d": reading("exactly", 120, "delta", repeats="b", **MARCH)}
    )
    chart = chart_of(press, riders(press), "key")
    assert chart is not None
    assert (
        "Alpha: at least 100; 11 April 2030. Beta: 120; 11 April 2030. Gamma: about 110; 11 April 2030."
    ) in chart.svg


def test_the_sentence_counts_what_is_drawn() -> None:
    undated = reading("exactly", 120, "gamma", as_of="")
    press = figured(LEVEL, {"a": FLOOR, "b": reading("exactly", 120, "beta", **MARCH), "c": undated})
    chart = chart_of(press, riders(press), "key")
    assert chart is not None
    assert chart.sentence.startswith(
        "2 readings that say something of their own, two origins. One more without a date: in the table. "
    )


def test_a_description_speaks_of_who_is_counted_and_how() -> None:
    of = {"period": "2030-04-11"}
    facts = {
        "a": reading("exactly", 100, as_of="", scope={**of, "definition": "board"}, method="count"),
        "b": reading("exactly", 250, "beta", as_of="", scope={**of, "definition": "gate"}),
    }
    press = figured(TWO_WAYS, facts)
    chart = chart_of(press, riders(press), "key")
    assert chart is not None
    assert (
        "Alpha: 100; 11 April 2030; Counted on board; a count. Beta: 250; 11 April 2030; Counted at the gate."
        in chart.svg
    )


def test_what_is_drawn_twice_on_a_page_has_ids_of_its_own() -> None:
    press = figured(LEVEL, {"a": FLOOR, "b": NUMBER}, PROSE)
    pair = prose(press, "riders", "riders")
    ids = re.findall(r' id="([^"]+)"', "".join(pair))
    assert len(ids) == 4
    assert max(Counter(ids).values()) == 1
    for text in pair:
        [named] = re.findall('aria-labelledby="([^"]+)"', charts(text)[0])
        assert named.split() == re.findall(r' id="([^"]+)"', charts(text)[0])


def test_drawings_of_figures_with_like_names_have_ids_of_their_own() -> None:
    other = printed_figure("riders-1")
    page = {"pages/about.md": "# About\n\n{chart:riders}\n\n{chart:riders}\n\n{chart:riders-1}\n"}
    press = figured(LEVEL, {"a": FLOOR, "b": NUMBER, **other[1]}, {**page, **other[0]})
    ids = re.findall(r' id="([^"]+)"', "".join(prose(press, "riders", "riders", "riders-1")))
    assert len(ids) == 6
    assert max(Counter(ids).values()) == 1


def printed_figure(name: str) -> tuple[dict[str, str | None], Facts]:
    """A second figure with two readings."""
    text = "title: More\nquestion: How many more?\ntopic: riders\nkind: count\nunit: people\ncounts: People.\n"
    facts = {
        f"more-{by}": reading(word, 100, by, figure=name) for word, by in (("at_least", "alpha"), ("exactly", "beta"))
    }
    return {f"figures/{name}.yml": f"{text}behaviour: level\n"}, facts


@pytest.mark.parametrize("facts", [{"a": FLOOR}, {}], ids=["one reading", "nobody"])
def test_where_there_is_no_chart_there_is_the_table_or_a_word(facts: Facts) -> None:
    press = figured(LEVEL, facts, PROSE)
    page = printed(press)["figures/riders/"]
    [text] = prose(press, "riders")
    for body in (page.body, text):
        assert not charts(body)
        assert ("<table" if facts else "No source has been found that answers it.") in body
    assert "chart" not in [heading.anchor for heading in page.headings]
