"""Editions on paper: what their covers say, what changed since the one before, and what was found wrong."""

import datetime as dt
import json
from collections.abc import Mapping

import pytest

from factsheet.documents.tree import FolderTree
from factsheet.dossier import Dossier, Shelf, prepare
from factsheet.editions.redact import redacted
from factsheet.loading.editions import read_edition
from factsheet.pdf.compositor import Data
from support.dossier import TODAY, dossier
from support.editions import published_miniature
from support.papers import WEB, all_under, editions_of, one, paper_of

FIRST, SECOND, THIRD = "2020-06-01", "2020-07-01", "2020-08-01"


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Dossier]:
    working = prepare(FolderTree(published_miniature(tmp_path_factory.mktemp("paper") / "dossier")), today=TODAY)
    shelf = Shelf(list(working.corpus.editions.values()))
    return {each.id: shelf.dossier(each) for each in shelf.editions} | {"draft": shelf.with_chronicle(working)}


@pytest.fixture(scope="module")
def papers(editions: Mapping[str, Dossier]) -> Mapping[str, Data]:
    return {name: paper_of(each) for name, each in editions.items()}


def test_the_cover_of_a_draft_names_no_edition() -> None:
    assert paper_of(dossier())["cover"] == {
        "title": ["The ferry at Lantern Bay"],
        "plain_title": "The ferry at Lantern Bay",
        "short_title": "The ferry at Lantern Bay",
        "subject": ["An invented ferry, for tests."],
        "plain_subject": "An invented ferry, for tests.",
        "edition": None,
        "superseded": False,
        "later": 0,
        "address": WEB,
        "url": WEB,
        "publisher": "",
        "contact": "",
        "licence": "CC-BY-4.0",
        "counts": {"facts": 2, "sources": 1, "full": 1},
    }


def test_the_cover_of_an_edition_says_which_it_is_and_bears_its_seal(
    editions: Mapping[str, Dossier], papers: Mapping[str, Data]
) -> None:
    sealed = editions[THIRD].chronicle.edition
    assert sealed is not None
    cover = papers[THIRD]["cover"]
    assert cover["edition"] == {
        "id": THIRD, "title": "Edition 2020-08-01", "notes": "", "cutoff": "1 August 2020", "sealed": "1 August 2020",
        "seal": sealed.sealed["sha256"],
    }  # fmt: skip
    assert (cover["superseded"], cover["later"]) == (False, 0)
    assert (cover["publisher"], cover["contact"]) == ("Nobody <nobody@example.org>", "nobody@example.org")


def test_the_cover_of_a_superseded_edition_says_how_many_facts_were_found_wrong(papers: Mapping[str, Data]) -> None:
    covers = {name: (paper["cover"]["superseded"], paper["cover"]["later"]) for name, paper in papers.items()}
    assert covers == {FIRST: (True, 2), SECOND: (True, 0), THIRD: (False, 0), "draft": (False, 0)}


@pytest.mark.parametrize(("name", "before"), [(FIRST, ""), (SECOND, FIRST), (THIRD, SECOND), ("draft", THIRD)])
def test_what_changed_is_told_since_the_edition_before(name: str, before: str, papers: Mapping[str, Data]) -> None:
    assert papers[name]["changes"]["before"] == before


def test_where_nothing_stood_before_and_where_nothing_moved_nothing_changed(papers: Mapping[str, Data]) -> None:
    assert papers[FIRST]["changes"]["groups"] == []
    assert papers["draft"]["changes"]["groups"] == []


def test_changes_stand_in_groups_the_most_important_first(papers: Mapping[str, Data]) -> None:
    groups = papers[SECOND]["changes"]["groups"]
    assert [(group["title"], [entry["title"] for entry in group["entries"]]) for group in groups] == [
        (
            "Corrected, withdrawn, restored (3)",
            [
                "The Bay Line says that at least 120 people ride on a day.",
                "Two days of the least number of riders make 240.",
                "rumour",
            ],
        ),
        ("New (1)", ["The bay had been surveyed by December 2018, the Bay Post says."]),
        ("Wording, and what is said of figures and sources (1)", ["The sheet\u2019s own words"]),
    ]


def test_of_what_is_new_there_is_nothing_else_to_tell(papers: Mapping[str, Data]) -> None:
    groups = papers[SECOND]["changes"]["groups"]
    assert [group["brief"] for group in groups] == [False, True, False]
    assert [each["fact"] for each in groups[1]["entries"]] == [12]


def entry(paper: Data, title: str) -> Data:
    """Find the change of what has this title."""
    return one([each for group in paper["changes"]["groups"] for each in group["entries"]], "title", title)


def test_a_correction_says_what_stood_and_what_stands(papers: Mapping[str, Data]) -> None:
    told = entry(papers[SECOND], "Two days of the least number of riders make 240.")
    assert (told["label"], told["to"], told["what"]) == ("Corrected", "facts/riders-total/", "")
    assert told["pairs"] == [
        ["Two days of the least number of riders make 220.", "Two days of the least number of riders make 240."],
        ["at least 220", "at least 240"],
    ]
    assert told["notes"] == [["Correction", "The number was misread."]]


def test_what_was_withdrawn_is_told_and_has_no_place(papers: Mapping[str, Data]) -> None:
    told = entry(papers[SECOND], "rumour")
    assert (told["label"], told["to"]) == ("Withdrawn", None)
    assert told["pairs"] == [["The Bay Post reports that the pier is to be sold.", ""]]
    assert told["notes"] == [["Withdrawal", "No source says so."]]
    assert "rumour" not in [fact["id"] for topic in papers[SECOND]["topics"] for fact in topic["facts"]]


def test_what_its_source_revised_says_so(papers: Mapping[str, Data]) -> None:
    told = entry(papers[THIRD], "The crew struck from 2 to 6 March 2020.")
    assert (told["label"], told["to"], told["also"]) == ("Date changed", "facts/strike/", "the event")
    assert told["notes"] == [["Revised by its source", "The Bay Post changed its article."]]


def test_what_is_no_fact_is_named_for_what_it_is() -> None:
    more = {
        "actors/bay-line.yml": "name: The Bay Line\nkind: company\nparty: true\n",
        "places/pier.yml": "name: The pier\n",
    }
    paper = paper_of(editions_of([("2030-06-01", {}), ("2030-07-01", more)])["2030-07-01"])
    told = entry(paper, "The Bay Line")
    assert (told["what"], told["to"]) == ("actor", None)
    assert [told["what"], entry(paper, "The pier")["what"]] == ["actor", "place"]


def test_a_correction_names_the_editions_it_concerns_and_the_facts(papers: Mapping[str, Data]) -> None:
    assert papers[FIRST]["corrections"] == []
    for name in (SECOND, THIRD, "draft"):
        assert papers[name]["corrections"] == [
            {
                "was": "The line carries at least 110 people a day.",
                "now": "The line carries at least 120 people a day.",
                "note": "The number was misread.",
                "wrong": [FIRST],
                "right": SECOND,
                "found_by": "a reader",
                "facts": [
                    {
                        "fact": 15, "to": "facts/riders-line/",
                        "statement": "The Bay Line says that at least 120 people ride on a day.",
                    },
                    {
                        "fact": 18, "to": "facts/riders-total/",
                        "statement": "Two days of the least number of riders make 240.",
                    },
                ],
            }
        ]  # fmt: skip


def test_a_later_correction_stands_with_the_facts_it_concerns_and_their_figure(papers: Mapping[str, Data]) -> None:
    facts = [fact for topic in papers[FIRST]["topics"] for fact in topic["facts"]]
    assert [fact["id"] for fact in facts if fact["notices"]] == ["riders-line", "riders-total"]
    assert [figure["id"] for figure in papers[FIRST]["disputed"] if figure["notices"]] == ["riders"]
    (notice,) = one(facts, "id", "riders-line")["notices"]
    assert (notice["now"], notice["right"]) == ("The line carries at least 120 people a day.", SECOND)
    assert not any(all_under(papers[SECOND], "notices"))


def test_an_edition_does_not_know_of_those_after_it_but_by_corrections(papers: Mapping[str, Data]) -> None:
    assert THIRD not in json.dumps(papers[FIRST])
    assert THIRD not in json.dumps(papers[SECOND])


@pytest.mark.parametrize("name", [FIRST, SECOND, THIRD, "draft"])
def test_every_link_of_an_edition_leads_to_a_place_on_its_paper(name: str, papers: Mapping[str, Data]) -> None:
    labels = {"home", "figures/", "timeline/", "facts/", "sources/", "changes/", "corrections/"}
    labels |= set(all_under(papers[name], "label"))
    assert {to for to in all_under(papers[name], "to") if to is not None} - labels == set()


def blanked(dossiers: Mapping[str, Dossier], fact: str) -> Data:
    """Set the first edition after a fact was taken from it."""
    sealed = dossiers[FIRST].chronicle.edition
    assert sealed is not None
    data = redacted(sealed, f"facts/{fact}", reason="By order of a court.", on=dt.date(2020, 9, 1))
    edition = read_edition(sealed.path, data)
    return paper_of(Shelf([edition]).dossier(edition))


def removed(number: int) -> Data:
    """What is told below of a fact that was removed: its number."""
    return {"number": number, "fact": None, "to": None, "statement": [], "speaker": "", "badges": [], "works": []}


def test_a_fact_removed_from_an_edition_keeps_its_number_in_the_summary_and_no_word(
    editions: Mapping[str, Dossier],
) -> None:
    paper = blanked(editions, "riders-line")
    assert one(paper["cited"], "number", 2) == removed(2)
    assert {"mark": 2, "to": None} in paper["summary"][0]
    assert "110 people ride" not in json.dumps(paper)


def test_a_figure_says_that_a_reading_was_removed_from_the_edition(editions: Mapping[str, Dossier]) -> None:
    figure = one(blanked(editions, "riders-line")["disputed"], "id", "riders")
    assert figure["incomplete"]
    assert "riders-line" not in json.dumps(figure)


def test_a_page_that_cites_what_was_removed_keeps_the_number(editions: Mapping[str, Dossier]) -> None:
    (page,) = blanked(editions, "slow-boat")["front"]
    assert one(page["notes"], "number", 4) == removed(4)
    assert {"start": None, "list": [[{"words": ["in a list", {"mark": 4, "to": None}]}]]} in page["blocks"]


def test_a_page_that_names_a_figure_whose_only_answer_was_removed_names_the_figure(
    editions: Mapping[str, Dossier],
) -> None:
    (page,) = blanked(editions, "mood-post")["front"]
    words = page["blocks"][0]["words"]
    at = words.index({"text": "Mood on board", "to": "figures/mood/"})
    assert words[at + 1] == " (no answer is printed here)"
