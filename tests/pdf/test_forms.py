"""What a page of prose names, on paper: facts by number, figures by value, drawings, readings and events."""

import re
from collections.abc import Mapping

import pytest

from factsheet.pages.prose import Prose
from factsheet.pdf import prose
from factsheet.pdf.compositor import Data
from support.dossier import COUNTED, FIGURE, dossier
from support.papers import all_under, blocks, chapter, compositor_of, miniature, press_of, words_of

BEGAN: Data = {"mark": 1, "to": "facts/ferry-began/"}
READING: Data = {
    "fact": 2,
    "to": "facts/riders-line/",
    "value": "at least 120",
    "of": [],
    "unit": ["people"],
    "scope": "",
    "as_of": "as of April 2030",
    "period": "April 2030",
    "speaker": "Bay Line",
    "party": True,
    "said": "",
    "carrier": "Bay Post",
    "printed": " on 2 May 2030",
    "as_stated": ["no fewer than 120 people"],
    "counted": "",
}
WORK: Data = {
    "to": "sources/post-2030/",
    "title": ["A year of the ferry"],
    "publisher": "Bay Post",
    "published": "2 May 2030",
}
ROW: Data = {
    **READING, "again": None, "works": [{**WORK, "at": "paragraph 3"}], "ladder": ["Bay Post", "Bay Line"]
}  # fmt: skip
BOATS = FIGURE.replace("Riders a day", "Boats").replace("people ride", "boats sail")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sails [@ferry-began].", ["It sails", BEGAN, "."]),
        ("It *sails\n[@ferry-began]* now.", [*["It ", {"text": "sails", "em": True}], BEGAN, " now."]),
        ("[@ferry-began]", [BEGAN]),
        ("(see [@ferry-began])", ["(see", BEGAN, ")"]),
    ],
)
def test_a_fact_is_cited_by_its_number_on_the_page(text: str, expected: list[str | Data]) -> None:
    assert blocks(f"{text}\n") == [{"words": expected}]


def test_a_fact_that_is_cited_twice_keeps_its_number() -> None:
    found = chapter("One [@riders-line], two [@ferry-began], one [@riders-line].\n")
    assert list(all_under(found["blocks"], "mark")) == [1, 2, 1]
    assert [(note["number"], note["fact"], note["to"]) for note in found["notes"]] == [
        (1, 2, "facts/riders-line/"), (2, 1, "facts/ferry-began/"),
    ]  # fmt: skip


def test_what_was_cited_is_told_below() -> None:
    assert chapter("Many ride [@riders-line].\n")["notes"] == [
        {
            "number": 1,
            "fact": 2,
            "to": "facts/riders-line/",
            "statement": ["The Bay Line says that at least 120 people ride on a day."],
            "speaker": "Bay Line",
            "badges": ["Party\u2019s own statement"],
            "works": [{**WORK, "at": "paragraph 3"}],
        }
    ]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [("It carries {figure:riders}.", ["It carries "], ["."]), ("{figure:riders}", [], [])],
)
def test_a_figure_is_named_by_its_values_with_their_numbers(text: str, before: list[str], after: list[str]) -> None:
    mark: Data = {"mark": 1, "to": "facts/riders-line/"}
    assert blocks(f"{text}\n") == [{"words": [*before, {"reading": READING}, mark, *after]}]


def test_two_values_of_a_figure_are_kept_apart() -> None:
    whole = dossier({
        "pages/method.md": "It carries {figure:riders}.\n",
        "figures/riders.yml": f"{FIGURE}headline: {{pick: all}}\nexplanation: Nobody says why.\n",
        "facts/riders-post.yml": COUNTED,
    })  # fmt: skip
    found = prose.chapter(compositor_of(whole), "method.md", lambda _: None)["blocks"][0]["words"]
    assert [part if isinstance(part, str) else next(iter(part)) for part in found] == [
        "It carries ", "reading", "mark", "; ", "reading", "mark", ".",
    ]  # fmt: skip
    assert [each["value"] for each in all_under(found, "reading")] == ["at least 120", "80"]
    assert list(all_under(found, "mark")) == [1, 2]


def test_a_figure_without_an_answer_is_named_by_its_title() -> None:
    whole = dossier({"pages/method.md": "Of {figure:boats} nobody speaks.\n", "figures/boats.yml": BOATS})
    assert prose.chapter(compositor_of(whole), "method.md", lambda _: None)["blocks"] == [
        {
            "words": [
                "Of ", {"text": "Boats", "to": "figures/boats/"}, " (no answer is printed here)", " nobody speaks.",
            ]
        }
    ]  # fmt: skip


READINGS: Data = {
    "readings": [ROW],
    "to": "figures/riders/",
    "question": ["How many people ride the ferry on a day?"],
    "named": False,
    "drawing": None,
}
EVENT: Data = {
    "label": None,
    "fact": 1,
    "to": "facts/ferry-began/",
    "when": "May 2029",
    "mark": "not-sure",
    "open": False,
    "status": "",
    "title": ["The ferry begins"],
    "speaker": "Bay Post",
    "badges": [],
    "place": "",
    "echoes": [],
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{readings:riders}\n", [READINGS]),
        ("Who says what:\n{readings:riders}\nThat is all.\n", [{"words": ["Who says what:"]}, READINGS, {"words": ["That is all."]}]),
        ("- a\n\n    {readings:riders}\n", [{"start": None, "list": [[{"words": ["a"]}, READINGS]]}]),
        ("{timeline:service}\n", [{"timeline": [EVENT]}]),
        ("{timeline:riders}\n", [{"timeline": []}]),
        ("{readings:riders}\n{timeline:service}\n", [READINGS, {"timeline": [EVENT]}]),
    ],
)  # fmt: skip
def test_what_has_a_line_to_itself_is_a_block(text: str, expected: list[Data]) -> None:
    assert blocks(text) == expected


def test_a_drawing_stands_with_its_readings_and_says_what_it_shows() -> None:
    (found,) = blocks("{chart:riders}\n", riders_post=COUNTED)
    assert [row["fact"] for row in found["chart"]] == [3, 2]
    assert (found["to"], found["named"]) == ("figures/riders/", False)
    assert found["drawing"]["svg"].startswith("<svg")
    assert "Bay Line: at least 120" in found["drawing"]["spoken"]
    assert "Bay Post: 80" in found["drawing"]["spoken"]


def test_what_cannot_be_drawn_has_its_readings_alone() -> None:
    whole = dossier({"pages/method.md": "{chart:boats}\n", "figures/boats.yml": BOATS})
    (found,) = prose.chapter(compositor_of(whole), "method.md", lambda _: None)["blocks"]
    assert (found["chart"], found["drawing"]) == ([], None)


@pytest.mark.parametrize("drawn", ["readings", "chart"])
def test_a_table_of_readings_cites_nothing(drawn: str) -> None:
    assert chapter(f"{{{drawn}:riders}}\n")["notes"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Nobody [@nobody] says so.", "Of {figure:nothing} nobody speaks.", "{readings:nothing}", "{chart:nothing}",
        "{timeline:nothing}", "{poem:riders}", "[@]", "[@ riders-line]", "A {chart:riders} in a line.",
        "A {readings:riders} in a line.", "{figure:riders-line}", "[@riders]",
    ],
)  # fmt: skip
def test_what_names_nothing_stays_as_it_was_written(text: str) -> None:
    assert words_of(blocks(f"{text}\n")) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("## Many [@riders-line]", "Many [@riders-line]"),
        ("[many [@riders-line]](facts/)", "many [@riders-line]"),
        ("## Many {figure:riders}", "Many {figure:riders}"),
        ("`[@riders-line]` and `{figure:riders}`", "[@riders-line] and {figure:riders}"),
        ("```\n[@riders-line]\n{readings:riders}\n```", "[@riders-line] {readings:riders}"),
        ("![Many [@riders-line]](none.png)", "Many [@riders-line]"),
    ],
)
def test_where_no_form_is_printed_it_stays_as_it_was_written(text: str, words: str) -> None:
    found = chapter(f"{text}\n")
    assert words_of(found["blocks"]) == words
    assert found["notes"] == []


PRINTED = re.compile(r'aria-label="Fact (\d+)"')


def of_page(text: str) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Give the number of each fact that a page cites: on paper and on the site."""
    whole = dossier({"pages/method.md": text, "facts/riders-post.yml": COUNTED})
    return _numbers(prose.chapter(compositor_of(whole), "method.md", lambda _: None)), {
        fact: int(number)
        for fact in ("ferry-began", "riders-line", "riders-post")
        for number in PRINTED.findall(Prose(press_of(whole)).page("method.md", "method/").form("cited", fact) or "")
    }


def _numbers(data: Data) -> dict[str, int]:
    """Read off the marks which number leads to which fact."""
    found: dict[str, int] = {}
    for part in _marks(data["blocks"]):
        assert found.setdefault(part["to"].split("/")[1], part["mark"]) == part["mark"]
    return found


def _marks(data: object) -> list[Data]:
    if isinstance(data, dict):
        return [data] if isinstance(data.get("mark"), int) else _marks(list(data.values()))
    return [mark for part in data for mark in _marks(part)] if isinstance(data, list) else []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[@riders-post] [@ferry-began] [@riders-line]\n", {"riders-post": 1, "ferry-began": 2, "riders-line": 3}),
        ("- a [@riders-post]\n\nThen [@ferry-began] [@riders-line].\n", {"riders-post": 1, "ferry-began": 2, "riders-line": 3}),
        ("| a [@riders-line] |\n|---|\n| b [@riders-post] |\n\nc [@ferry-began]\n", {"riders-line": 1, "riders-post": 2, "ferry-began": 3}),
        ("> a [@ferry-began]\n\n1. b [@riders-post]\n    - c [@riders-line]\n", {"ferry-began": 1, "riders-post": 2, "riders-line": 3}),
        ("a[^1] [@riders-line] [@riders-post]\n\n[^1]: b [@ferry-began]\n", {"riders-line": 1, "riders-post": 2, "ferry-began": 3}),
    ],
)  # fmt: skip
def test_numbers_run_from_top_to_bottom_and_are_those_of_the_site(text: str, expected: Mapping[str, int]) -> None:
    assert of_page(text) == (expected, expected)


def test_a_page_that_names_figures_numbers_their_readings_as_the_site_does() -> None:
    whole = miniature()
    found = prose.chapter(compositor_of(whole), "mission.md", lambda _: None)
    expected = {"ferry-began": 1, "riders-office": 2, "mood-post": 3, "slow-boat": 4, "riders-post": 5}
    assert _numbers(found) == expected
    assert [note["number"] for note in found["notes"]] == [1, 2, 3, 4, 5]
    page = Prose(press_of(whole)).page("mission.md", "mission/")
    forms = [page.form(*each) or "" for each in (("cited", "ferry-began"), ("figure", "riders"), ("figure", "mood"), ("cited", "slow-boat"), ("cited", "riders-post"))]  # fmt: skip
    assert [PRINTED.findall(form) for form in forms] == [["1"], ["2"], ["3"], ["4"], ["5"]]
