"""The whole sheet as data: nothing that is held is missing, nothing that is not held is there, and all links lead."""

import json
import re
from collections import Counter
from collections.abc import Mapping

import pytest

from factsheet.dossier import Dossier
from factsheet.pdf.compositor import Data
from factsheet.theme import theme_folder
from support.dossier import BEGAN, COUNTED, FIGURE, SHEET, SOURCE, dossier
from support.pages import pages_of
from support.papers import WEB, all_under, miniature, one, paper_of, words_of

SMALL = dossier({"pages/method.md": "# Method\n\nSee [@ferry-began].\n", "pages/mission.md": "# Ferry\n"})
MINIATURE = miniature()
WHOLE = {"small": SMALL, "miniature": MINIATURE}
SET: Mapping[str, Data] = {name: paper_of(each) for name, each in WHOLE.items()}
PAPER = SET["miniature"]
CHAPTERS = ["home", "figures/", "timeline/", "facts/", "sources/", "changes/", "corrections/"]


def facts_of(paper: Data) -> list[Data]:
    """Give every fact of the chapter that holds them."""
    return [fact for topic in paper["topics"] for fact in topic["facts"]]


def figures_of(paper: Data) -> list[Data]:
    """Give every figure, those that are disputed first."""
    return [*paper["disputed"], *(figure for group in paper["figures"] for figure in group["figures"])]


def events_of(paper: Data) -> list[Data]:
    """Give every event of the timeline."""
    return [event for year in paper["timeline"] for month in year["months"] for event in month["events"]]


def test_a_paper_has_its_chapters_in_the_order_in_which_they_are_printed() -> None:
    assert list(PAPER) == [
        "language", "cover", "summary", "cited", "tiles", "disputed", "figures", "front", "timeline", "topics",
        "sources", "changes", "corrections", "back",
    ]  # fmt: skip
    assert PAPER["language"] == "en"


def test_prose_says_first_what_it_is_about_and_at_the_end_how_to_read_it() -> None:
    names = ("about", "zebra", "glossary", "method", "mission", "apple")
    paper = paper_of(dossier({f"pages/{name}.md": f"# {name}\n" for name in names}))
    assert [each["label"] for each in paper["front"]] == ["mission/"]
    assert [each["label"] for each in paper["back"]] == ["method/", "glossary/", "about/", "apple/", "zebra/"]


@pytest.mark.parametrize("name", SET)
def test_every_published_fact_is_there_once(name: str) -> None:
    published = {
        "small": ["ferry-began", "riders-line"],
        "miniature": [
            "ferry-began", "ferry-began-gazette", "boat-promised", "strike", "pier-rebuilt", "crew-again", "crew-line",
            "crew-post", "crew-rejected", "late-riders", "slow-boat", "bay-surveyed", "mood-post", "riders-office",
            "riders-line", "riders-post", "riders-silent", "riders-total", "second-boat",
        ],
    }  # fmt: skip
    assert [fact["id"] for fact in facts_of(SET[name])] == published[name]


def test_facts_stand_under_their_topic_and_those_without_one_at_the_end() -> None:
    topics = [(topic["title"], len(topic["facts"])) for topic in PAPER["topics"]]
    assert topics == [("Service & <i>boats</i>", 11), ("Riders", 7), ("Other", 1)]


@pytest.mark.parametrize(
    ("name", "expected"), [("small", ["riders"]), ("miniature", ["crew", "riders", "late", "mood", "boats"])]
)
def test_every_figure_is_there_once(name: str, expected: list[str]) -> None:
    assert [figure["id"] for figure in figures_of(SET[name])] == expected


def test_disputed_figures_come_first_and_the_others_by_where_they_stand() -> None:
    assert [(each["id"], each["badge"]) for each in PAPER["disputed"]] == [
        ("crew", "Sources contradict each other"), ("riders", "Accounts compete"),
    ]  # fmt: skip
    assert [(group["badge"], [each["id"] for each in group["figures"]]) for group in PAPER["figures"]] == [
        ("One origin", ["late", "mood"]), ("No answer yet", ["boats"]),
    ]  # fmt: skip


def test_every_event_is_there_once_and_an_echo_stands_with_what_it_repeats() -> None:
    assert [(each["label"], each["fact"]) for each in events_of(PAPER)] == [
        ("timeline/#bay-surveyed", 12), ("timeline/#ferry-began", 1), ("timeline/#boat-promised", 3),
        ("timeline/#strike", 4), ("timeline/#pier-rebuilt", 5), ("timeline/#second-boat", 19),
    ]  # fmt: skip
    assert [each["echoes"] for each in events_of(PAPER) if each["echoes"]] == [
        [{"fact": 2, "to": "facts/ferry-began-gazette/", "speaker": "Harbour Office <x>"}]
    ]


def test_events_stand_under_year_and_month() -> None:
    assert [(year["title"], [month["title"] for month in year["months"]]) for year in PAPER["timeline"]] == [
        ("No earliest day known", ["December 2018 or earlier"]),
        ("2019", ["May 2019"]),
        ("2020", ["About February 2020", "March 2020", "April 2020"]),
        ("2031", ["About February 2031"]),
    ]


def test_what_had_not_happened_is_open() -> None:
    opened = [(each["fact"], each["status"]) for each in events_of(PAPER) if each["open"]]
    assert opened == [(19, "Planned")]


@pytest.mark.parametrize(
    ("name", "expected"), [("small", ["post-2030"]), ("miniature", ["gazette-2020", "post-2020", "report-unseen"])]
)
def test_every_source_is_there_once(name: str, expected: list[str]) -> None:
    assert [source["id"] for source in SET[name]["sources"]] == expected


def test_a_source_says_how_it_was_read_and_what_rests_on_it() -> None:
    (source,) = SET["small"]["sources"]
    assert source == {
        "to": "sources/post-2030/", "title": ["A year of the ferry"], "publisher": "Bay Post",
        "published": "2 May 2030", "label": "sources/post-2030/", "id": "post-2030", "authors": [],
        "access": "Read in full", "accessed": "3 May 2030",
        "addresses": [{"kind": "", "shown": "https://example.org/ferry", "url": "https://example.org/ferry"}],
        "sha256": "", "identified_by": "", "note": [], "facts": 2, "party": 1, "share": 50, "resting": [1, 2],
    }  # fmt: skip


def test_an_address_is_shown_as_it_was_written_and_followed_as_a_pdf_needs_it() -> None:
    source = SOURCE.replace("example.org/ferry", "example.org/f\u00e4hre")
    (found,) = paper_of(dossier({"sources/post-2030.yml": source}))["sources"]
    assert found["addresses"] == [
        {"kind": "", "shown": "https://example.org/f\u00e4hre", "url": "https://example.org/f%C3%A4hre"}
    ]
    one_, other = one(PAPER["sources"], "id", "post-2020")["addresses"]
    assert (one_["kind"], one_["shown"]) == ("", "https://example.org/ferry?a=1&b=2")
    assert (other["kind"], other["shown"]) == ("Archived copy", "https://archive.example.org/ferry")


@pytest.mark.parametrize("said", ["UNPUBLISHED", "WITHDRAWN", "SUPERSEDED", "SECRET", "took it back", "A later count"])
def test_what_is_not_held_or_not_shown_leaves_no_word(said: str) -> None:
    assert said not in json.dumps(PAPER)


@pytest.mark.parametrize("fact", ["draft", "sank", "riders-old"])
def test_what_is_not_held_has_no_place(fact: str) -> None:
    assert f"facts/{fact}/" not in json.dumps(PAPER)


def test_what_was_removed_is_no_fact() -> None:
    removed = BEGAN.replace("state: published", "state: removed\nstate_reason: By order.")
    paper = paper_of(dossier({"facts/ferry-gone.yml": removed.replace("sailed", "GONE")}))
    assert [fact["id"] for fact in facts_of(paper)] == ["ferry-began", "riders-line"]
    assert "GONE" not in json.dumps(paper)


def test_citations_stand_in_the_order_of_the_facts_page() -> None:
    fact = one(facts_of(PAPER), "id", "ferry-began")
    told = [(each["work"]["to"], each["at"], each["ladder"]) for each in fact["citations"]]
    assert told == [
        ("sources/post-2020/", "paragraph 10", ["Bay Post"]),
        ("sources/gazette-2020/", "page 3", ["Harbour Office <x>", "Bay Line"]),
    ]
    listed = pages_of(MINIATURE)["facts/ferry-began/"].body.split('<ol class="fs-citations">')[1].split("</ol>")[0]
    assert re.findall(r'href="../../(sources/[^"]+)"', listed) == [to for to, _, _ in told]
    assert re.findall(r"<strong>([^<]+)</strong>", listed) == [at for _, at, _ in told]


def test_a_citation_says_what_it_is_for_and_how_its_source_was_read() -> None:
    one_, other = one(facts_of(PAPER), "id", "riders-post")["citations"]
    assert (one_["for"], one_["access"]) == ([], "")
    assert (other["for"], other["access"]) == (["scope", "date"], "read in excerpt only")


def test_a_fact_is_told_with_its_reading_its_quotation_and_its_note() -> None:
    fact = one(facts_of(PAPER), "id", "riders-line")
    assert words_of(fact["statement"]) == "The Bay Line says that at least 120 people ride on a day."
    assert (fact["number"], fact["label"], fact["nature"]) == (15, "facts/riders-line/", "Reported fact")
    assert (fact["reading"]["value"], fact["reading"]["as_of"]) == ("at least 120", "as of April 2020")
    assert fact["figure"] == {
        "to": "figures/riders/", "title": ["Riders ", {"text": "a day", "em": True}], "badge": "Accounts compete",
        "named": False,
    }  # fmt: skip
    (citation,) = fact["citations"]
    assert (citation["role"], citation["on"]) == (["spokesperson"], "1 May 2020")
    assert citation["quote"] == ["no fewer than 120 people"]
    assert fact["as_stated"] == []
    assert fact["note"] == [
        "It is <b>not</b> said on which day they were counted; ", {"text": "<b>table_2</b>", "code": True}, " is ",
        {"text": "empty", "em": True}, ".",
    ]  # fmt: skip


def test_the_sources_own_words_stand_where_no_quotation_holds_them() -> None:
    assert one(facts_of(PAPER), "id", "crew-line")["as_stated"] == ["a crew of 4"]


def test_a_fact_that_is_carried_again_leads_to_where_it_stands_first() -> None:
    assert one(facts_of(PAPER), "id", "crew-again")["first"] == 7
    assert one(facts_of(PAPER), "id", "crew-line")["first"] is None


def test_what_a_reader_should_see_together_stands_on_both_sides() -> None:
    pairs = {fact["id"]: [(each["fact"], words_of(each["note"])) for each in fact["pairs"]] for fact in facts_of(PAPER)}
    assert {fact: found for fact, found in pairs.items() if found} == {
        "boat-promised": [(11, "This side is not printed, the other is.")],
        "slow-boat": [(3, "This side is not printed, the other is.")],
    }


def test_the_numbers_of_the_summary_are_those_of_home() -> None:
    marks = [(part["mark"], part["to"]) for line in PAPER["summary"] for part in line if "mark" in part]
    assert marks == [
        (1, "facts/ferry-began/"), (2, "facts/riders-line/"), (3, "facts/riders-post/"), (1, "facts/ferry-began/"),
    ]  # fmt: skip
    home = pages_of(MINIATURE)[""].body
    # Not those of facts below it.
    printed = re.findall(r'href="(facts/[^"]+)"[^>]*aria-label="Fact (\d+)"', home)
    assert [(int(number), fact) for fact, number in printed] == marks
    assert [(each["number"], each["to"]) for each in PAPER["cited"]] == marks[:3]


def test_a_summary_of_two_paragraphs_has_two() -> None:
    summary = "summary: |-\n  One *day*.\n\n  Another [@ferry-began].\n"
    sheet = SHEET[: SHEET.index("summary:")] + summary + SHEET[SHEET.index("topics:") :]
    assert paper_of(dossier({"sheet.yml": sheet}))["summary"] == [
        ["One ", {"text": "day", "em": True}, "."],
        ["Another", {"mark": 1, "to": "facts/ferry-began/"}, "."],
    ]


def test_a_tile_names_the_headline_and_who_says_something_else() -> None:
    tiles = [
        (tile["to"], [each["fact"] for each in tile["headline"]], [each["fact"] for each in tile["others"]])
        for tile in PAPER["tiles"]
    ]
    assert tiles == [
        ("figures/crew/", [7, 8, 9], []), ("figures/late/", [10], []), ("figures/riders/", [14], [15, 16, 17]),
    ]  # fmt: skip


def test_a_tile_has_room_for_few_and_counts_the_rest() -> None:
    more = {
        f"facts/riders-{count}.yml": COUNTED.replace("80", str(count)).replace("2030-04", "2030-03")
        for count in range(81, 88)
    }
    (tile,) = paper_of(dossier({**more, "figures/riders.yml": FIGURE + "explanation: Nobody says why.\n"}))["tiles"]
    assert (len(tile["headline"]), len(tile["others"]), tile["more"]) == (1, 5, 2)


@pytest.mark.parametrize("name", SET)
def test_every_link_within_paper_leads_to_a_place_that_is_there_once(name: str) -> None:
    template = (theme_folder() / "print/factsheet.typ").read_text(encoding="utf-8")
    chapters = re.findall(r'chapter\("([^"]+)"', template)
    labels = [label for label in all_under(SET[name], "label") if label is not None and "/" in label]
    assert chapters == CHAPTERS
    assert [label for label, times in Counter([*chapters, *labels]).items() if times > 1] == []
    assert {to for to in all_under(SET[name], "to") if to is not None} - {*chapters, *labels} == set()


def test_nothing_leads_to_the_web_but_addresses_where_the_edition_stands_nowhere() -> None:
    addresses = set(all_under(paper_of(MINIATURE, address=""), "url"))
    assert addresses == {"", "https://example.org/ferry?a=1&b=2", "https://archive.example.org/ferry"}


@pytest.mark.parametrize("name", SET)
def test_a_paper_is_plain_data_without_a_number_that_is_not_whole(name: str) -> None:
    def no_float(written: str) -> None:
        raise AssertionError(written)

    written = json.dumps(SET[name], allow_nan=False)
    assert json.loads(written, parse_float=no_float, parse_constant=no_float) == SET[name]


EMPTY = {
    "sheet.yml": SHEET.replace("began to sail in May 2029 [@ferry-began]", "is old").replace(" [@riders-line]", ""),
    "facts/ferry-began.yml": None,
    "facts/riders-line.yml": None,
    "figures/riders.yml": None,
}


def test_a_sheet_without_facts_is_set_too() -> None:
    whole: Dossier = dossier(EMPTY)
    paper = paper_of(whole)
    assert whole.errors == ()
    assert [paper[name] for name in ("topics", "timeline", "tiles", "disputed", "figures")] == [[], [], [], [], []]
    assert words_of(paper["summary"]) == "The ferry is old. It carries at least 120 people a day."
    assert paper["cited"] == []
    assert [(source["facts"], source["share"], source["resting"]) for source in paper["sources"]] == [(0, 0, [])]
    assert paper["cover"]["address"] == WEB
