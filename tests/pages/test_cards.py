"""What a citation's card is made of: the notes on home and at the end of a page of prose."""

import re
from html import unescape

import pytest

from factsheet.pages.press import Press
from factsheet.pages.prose import ProsePage
from pages.figured import LEVEL, figured, printed, reading
from support.dossier import SHEET, SOURCE

HOSTILE = "\"><script>alert(1)</script><b title='x'>"
NOTE = re.compile(r'<li value="(\d+)">(.*?)</li>', re.DOTALL)
SUMMARY = SHEET.split("summary:")[0] + "summary: {}\ntopics:" + SHEET.split("topics:")[1]


def press(summary: str = "It is said [@b] and said [@a]. Again [@b], and once more [@c].", **more: str) -> Press:
    facts = {name: reading("exactly", 5, by) for name, by in (("a", "alpha"), ("b", "beta"), ("c", "gamma"))}
    return figured(LEVEL, facts, {"sheet.yml": SUMMARY.format(summary), **more})


def home(of: Press) -> str:
    return printed(of)[""].body


def notes(body: str) -> dict[str, str]:
    """The notes of a page by their number; a card is made of one."""
    lists = re.findall(r'<ol class="fs-notes">.*?</ol>', body, re.DOTALL)
    assert len(lists) == 1, "a number must mean one note"
    found = NOTE.findall(lists[0])
    assert len({number for number, _ in found}) == len(found)
    return dict(found)


def words(note: str) -> list[str]:
    """What a reader sees of a note, line by line."""
    return [re.sub(r"<[^>]+>", "", line) for line in note.strip().splitlines()]


def test_each_fact_of_the_summary_is_listed_once_in_the_order_of_its_number() -> None:
    body = home(press())
    marks = re.findall(r'<sup class="fs-mark"><a href="facts/([abc])/" aria-label="Fact (\d)">\2</a>', body)
    assert marks == [("b", "1"), ("a", "2"), ("b", "1"), ("c", "3")]
    listed = [(number, re.findall(r'href="facts/([abc])/"', note)) for number, note in notes(body).items()]
    assert listed == [("1", ["b"]), ("2", ["a"]), ("3", ["c"])]


def test_the_list_on_home_is_folded_and_not_searched() -> None:
    body = home(press())
    folded = re.findall(r"<details([^>]*)>\n<summary>Facts cited above</summary>\n(.*?)</details>", body, re.DOTALL)
    assert [attributes for attributes, _ in folded] == [' class="fs-cited" data-search-exclude']
    assert folded[0][1].startswith('<ol class="fs-notes">')
    assert body.index("Facts cited above") < body.index('id="key-figures"')


def test_a_note_says_what_is_said_by_whom_and_where_it_can_be_read() -> None:
    note = notes(home(press()))["2"]
    assert words(note) == [
        "It is said.",
        "Said by Alpha",
        "A year of the ferry, Bay Post, 2 May 2030: page 1 (read in full)",
    ]
    assert re.findall(r'href="([^"]*)"', note) == ["facts/a/", "sources/post-2030/"]


def test_a_party_speaks_as_one_and_a_source_read_in_excerpt_says_so() -> None:
    excerpt = SOURCE.replace("access: full", "access: excerpt")
    note = notes(
        home(
            press(
                **{
                    "actors/alpha.yml": "name: Alpha\nkind: ngo\nparty: true\n",
                    "sources/post-2030.yml": excerpt,
                }
            )
        )
    )["2"]
    assert words(note) == [
        "It is said.",
        "Said by Alpha · Party’s own statement · Read in excerpt only",  # noqa: RUF001 - as it is printed
        "A year of the ferry, Bay Post, 2 May 2030: page 1",
    ]
    assert note.count('<span class="fs-badge">') == 2


def test_of_two_sources_each_says_how_it_was_read() -> None:
    other = SOURCE.replace("access: full", "access: excerpt").replace("A year", "Another year")
    cited = [{"source": "post-2030", "at": "page 1"}, {"source": "second", "at": "page 7"}]
    facts = {"a": reading("exactly", 5, citations=cited)}
    files = {"sheet.yml": SUMMARY.format("It is said [@a]."), "sources/second.yml": other.replace("/ferry", "/second")}
    assert words(notes(home(figured(LEVEL, facts, files)))["1"])[2:] == [
        "A year of the ferry, Bay Post, 2 May 2030: page 1 (read in full)",
        "Another year of the ferry, Bay Post, 2 May 2030: page 7 (read in excerpt only)",
    ]


@pytest.mark.parametrize("where", ["home", "prose"])
def test_what_others_wrote_is_text(where: str) -> None:
    quoted = HOSTILE.replace("'", "''")
    facts = {
        "a": reading("exactly", 5, statement=f"It is {HOSTILE}.", citations=[{"source": "post-2030", "at": HOSTILE}])
    }
    files = {
        "sheet.yml": SUMMARY.format("It is said [@a]."),
        "actors/alpha.yml": f"name: '{quoted}'\nkind: ngo\n",
        "actors/bay-post.yml": f"name: '{quoted}'\nkind: outlet\n",
        "sources/post-2030.yml": SOURCE.replace("A year of the ferry", f"'{quoted}'"),
    }
    of = figured(LEVEL, facts, files)
    if where == "home":
        body = home(of)
    else:
        page = ProsePage(of, "../", [("cited", "a")])
        page.form("cited", "a")
        body = page.notes("facts_cited", "Facts cited")
    note = notes(body)["1"]
    assert set(re.findall(r"<(\w+)", note)) == {"a", "span"}
    assert set(re.findall(r"<\w+ (\w+)=", note)) == {"href", "class"}
    assert unescape("".join(words(note))).count(HOSTILE) == 5


def test_the_notes_of_prose_are_those_of_home_from_where_they_stand() -> None:
    of = press()
    page = ProsePage(of, "../", [("cited", name) for name in "bac"])
    marks = [page.form("cited", name) or "" for name in "bac"]
    assert [re.findall(r"Fact (\d)", mark) for mark in marks] == [["1"], ["2"], ["3"]]
    body = page.notes("facts_cited", "Facts cited")
    assert notes(body.replace('href="../', 'href="')) == notes(home(of))


def test_every_number_on_home_has_its_note() -> None:
    body = home(press())
    assert set(re.findall(r"Fact (\d+)", body)) == set(notes(body))


def test_a_page_that_meets_a_strict_policy_has_no_script_or_style_of_its_own() -> None:
    body = home(press())
    assert not re.search(r"<script|<style|\bstyle=|\bon\w+=", body)
