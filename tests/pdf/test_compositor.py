"""Phrases on paper: their blanks, their marks, where their links lead, and in which language they stand."""

from collections.abc import Mapping

import pytest

from factsheet.model.identifiers import FactId, SourceId
from factsheet.model.text import Text
from factsheet.pdf.compositor import Data, Phrase
from factsheet.wording.markup import inline
from factsheet.wording.runs import Run
from support.dossier import BEGAN, RIDERS, SOURCE, dossier
from support.papers import WEB, all_under, compositor_of, editions_of, miniature, paper_of, phrase

PAGES = {"pages/method.md": "# Method\n", "pages/texts/more.md": "# More\n"}
WHOLE = dossier(PAGES)
SET = compositor_of(WHOLE)
NOWHERE = compositor_of(WHOLE, address="")
MINIATURE = miniature()
TWICE = """\
statement: Two days of the least number of riders make 240.
figure: riders
value: {at_least: 240}
derived:
  sum: [riders-line, riders-line]
citations:
  - source: post-2030
    at: paragraph 3
state: published
"""


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([Run("one \n"), Run("  two", emphasis=True), Run(" ")], phrase("one ", {"text": "two", "em": True}, " ")),
        ([Run("one \t "), Run(" \r\n")], phrase("one ")),
        ([Run("\n"), Run("  one")], phrase("one")),
        ([Run("one"), Run("  "), Run(" two")], phrase("one", " ", "two")),
        ([], phrase()),
    ],
)
def test_blanks_of_neighbouring_runs_are_one_blank(runs: list[Run], expected: Phrase) -> None:
    assert SET.runs(runs) == expected


def test_a_blank_before_and_after_a_mark_stays() -> None:
    mark: Data = {"mark": 1, "to": None}
    assert SET.runs([Run("one "), mark, Run("  two")]) == ["one ", mark, " two"]


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f"])
def test_a_blank_at_which_no_line_breaks_stays(blank: str) -> None:
    runs = [Run(f"{blank}10{blank}{blank}000 "), Run(f"{blank}people")]
    assert SET.runs(runs) == [f"{blank}10{blank}{blank}000 ", f"{blank}people"]


def test_emphasis_strong_words_and_code_are_told_apart() -> None:
    said = SET.say(Text.plain("*a* **b** `c d` _**e**_ f"))
    assert said == [
        {"text": "a", "em": True}, " ", {"text": "b", "strong": True}, " ", {"text": "c d", "code": True}, " ",
        {"text": "e", "em": True, "strong": True}, " f",
    ]  # fmt: skip


def test_a_link_keeps_how_its_words_stand_out() -> None:
    said = SET.say(Text.plain("see [the *list*](facts/)"))
    assert said == ["see ", {"text": "the ", "to": "facts/"}, {"text": "list", "em": True, "to": "facts/"}]


def test_no_text_is_no_phrase() -> None:
    assert SET.say(None) == []


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a?b=c&d=1#e", "https://example.org/a?b=c&d=1#e"),
        ("http://example.org/", "http://example.org/"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("https://example.org/a b\u00e9", "https://example.org/a%20b%C3%A9"),
        ('https://example.org/"<a>\\', "https://example.org/%22%3Ca%3E%5C"),
    ],
)
def test_an_address_on_the_web_is_kept_and_written_so_that_any_reader_can_follow_it(
    address: str, expected: str
) -> None:
    assert SET.link(address) == {"url": expected}
    assert NOWHERE.link(address, "method.md") == {"url": expected}


ON_PAPER = [
    ("facts/riders-line/", "", "facts/riders-line/"),
    ("facts/riders-line/index.md", "method.md", "facts/riders-line/"),
    ("../facts/riders-line/", "texts/more.md", "facts/riders-line/"),
    ("figures/riders/", "", "figures/riders/"),
    ("sources/post-2030/index.html", "method.md", "sources/post-2030/"),
    ("facts/", "", "facts/"),
    ("figures/index.md", "method.md", "figures/"),
    ("sources/", "", "sources/"),
    ("changes/index.md", "method.md", "changes/"),
    ("corrections/", "", "corrections/"),
    ("timeline/", "", "timeline/"),
    ("timeline/#ferry-began", "", "timeline/#ferry-began"),
    ("timeline/#somebody", "", "timeline/"),
    ("index.md", "method.md", "home"),
    ("index.html", "", "home"),
    ("./", "", "home"),
    ("../index.md", "texts/more.md", "home"),
    ("method.md", "", "method/"),
    ("method/", "", "method/"),
    ("method.md#words", "about.md", "method/"),
    ("#words", "method.md", "method/"),
    ("#words", "texts/more.md", "texts/more/"),
    ("more.md", "texts/more.md", "texts/more/"),
    ("../method.md", "texts/more.md", "method/"),
]


@pytest.mark.parametrize(("address", "page", "expected"), ON_PAPER)
def test_a_link_to_what_is_on_paper_leads_to_its_place(address: str, page: str, expected: str) -> None:
    assert SET.link(address, page) == {"to": expected}
    assert NOWHERE.link(address, page) == {"to": expected}


@pytest.mark.parametrize(
    ("address", "page", "expected"),
    [
        ("actors/bay-line/", "", f"{WEB}actors/bay-line/"),
        ("actors/bay-line/index.md", "method.md", f"{WEB}actors/bay-line/"),
        ("../actors/bay-line/index.md", "texts/more.md", f"{WEB}actors/bay-line/"),
        ("facts/nobody/", "", f"{WEB}facts/nobody/"),
        ("a b.csv", "method.md", f"{WEB}a%20b.csv"),
    ],
)
def test_a_link_to_what_is_not_on_paper_leads_to_the_web_if_the_edition_stands_there(
    address: str, page: str, expected: str
) -> None:
    assert SET.link(address, page) == {"url": expected}
    assert NOWHERE.link(address, page) == {}


@pytest.mark.parametrize("address", ["//elsewhere.example/x", "//elsewhere.example/facts/"])
def test_a_link_to_another_host_never_leads_to_this_one(address: str) -> None:
    found = SET.link(address).get("url", "")
    assert found.partition(":")[2] in ("", address)


def test_words_of_a_link_that_leads_nowhere_stay() -> None:
    assert NOWHERE.runs(inline("the [Bay Line](actors/bay-line/) says")) == ["the ", "Bay Line", " says"]


def test_a_text_that_falls_back_to_another_language_is_marked_with_it() -> None:
    french, facts = compositor_of(MINIATURE, language="fr"), MINIATURE.corpus.facts
    assert french.say(facts[FactId("strike")].statement) == [
        {"lang": "en", "in": ["The crew struck from 2 to 5 March 2020."]}
    ]
    assert french.say(facts[FactId("second-boat")].statement) == ["Un second bateau doit venir."]


@pytest.mark.parametrize(
    ("language", "expected"),
    [("de", [{"lang": "de", "in": ["A *year* of_the ferry"]}]), ("en", ["A *year* of_the ferry"])],
)
def test_a_title_stands_in_the_language_of_its_work_and_to_the_letter(language: str, expected: Phrase) -> None:
    source = SOURCE.replace("language: en", f"language: {language}").replace("A year of the", "A *year* of_the")
    whole = dossier({"sources/post-2030.yml": source})
    assert compositor_of(whole).title(whole.corpus.sources[SourceId("post-2030")]) == expected


@pytest.mark.parametrize(
    ("language", "expected"), [("en", [{"lang": "fr", "in": ["le bac a *commenc\u00e9*"]}]), ("fr", ["le bac a *commenc\u00e9*"])]
)  # fmt: skip
def test_a_quotation_stands_in_the_language_of_its_source(language: str, expected: Phrase) -> None:
    assert compositor_of(MINIATURE, language=language).quoted(" le bac\n a *commenc\u00e9*", "fr") == expected


EXCERPT = SOURCE.replace("access: full", "access: excerpt")
UNSEEN = SOURCE.replace("access: full", "access: unseen").replace('accessed: "2030-05-03"\n', "")


@pytest.mark.parametrize(
    ("fact", "changed", "expected"),
    [
        ("ferry-began", {}, []),
        ("riders-line", {}, ["Party\u2019s own statement"]),
        ("ferry-began", {"sources/post-2030.yml": EXCERPT}, ["Read in excerpt only"]),
        ("ferry-began", {"sources/post-2030.yml": UNSEEN}, ["Known only through others"]),
        ("riders-line", {"sources/post-2030.yml": EXCERPT}, ["Party\u2019s own statement", "Read in excerpt only"]),
        ("riders-twice", {"facts/riders-twice.yml": TWICE}, ["Our arithmetic"]),
    ],
)
def test_a_badge_says_what_a_reader_must_know_of_a_fact(
    fact: str, changed: Mapping[str, str], expected: list[str]
) -> None:
    whole = dossier(changed)
    assert compositor_of(whole).views.badges(whole.corpus.facts[FactId(fact)]) == expected


def test_a_fact_that_a_later_edition_calls_wrong_bears_a_badge_until_then() -> None:
    misread = "facts: [riders-line]\nkind: correction\nnote: Misread.\nwas: At least 110.\nnow: At least 120.\n"
    wrong = {"facts/riders-line.yml": RIDERS.replace("120", "110")}
    editions = editions_of([("2030-06-01", wrong), ("2030-07-01", {"changes/misread.yml": misread})])
    badges = {
        name: compositor_of(each).views.badges(each.corpus.facts[FactId("riders-line")])
        for name, each in editions.items()
    }
    assert badges == {
        "2030-06-01": ["Party\u2019s own statement", "Corrected later"],
        "2030-07-01": ["Party\u2019s own statement"],
    }


def test_facts_are_numbered_by_topic_and_day() -> None:
    later = BEGAN.replace("2029-05", "2030-01")
    numbers = compositor_of(dossier({"facts/a-second-boat.yml": later})).numbers
    assert numbers == {"ferry-began": 1, "a-second-boat": 2, "riders-line": 3}


def test_facts_are_numbered_in_the_order_in_which_the_chapter_prints_them() -> None:
    printed = [fact["number"] for topic in paper_of(MINIATURE)["topics"] for fact in topic["facts"]]
    assert printed == list(range(1, 20))


def test_a_fact_is_named_by_its_number_and_its_place() -> None:
    assert SET.fact(FactId("riders-line")) == {"fact": 2, "to": "facts/riders-line/"}


@pytest.mark.parametrize("fact", ["draft", "sank", "riders-old", "nobody"])
def test_a_fact_that_is_not_held_has_neither_number_nor_place(fact: str) -> None:
    assert compositor_of(MINIATURE).fact(FactId(fact)) == {"fact": None, "to": None}


def test_a_work_is_named_with_the_place_in_it() -> None:
    fact = WHOLE.corpus.facts[FactId("riders-line")]
    assert SET.printed(fact) == [
        {
            "to": "sources/post-2030/", "title": ["A year of the ferry"], "publisher": "Bay Post",
            "published": "2 May 2030", "at": "paragraph 3",
        }
    ]  # fmt: skip


def test_a_source_that_prints_only_a_scope_or_a_date_is_no_work_that_prints_a_fact() -> None:
    fact = MINIATURE.corpus.facts[FactId("riders-post")]
    assert list(all_under(compositor_of(MINIATURE).printed(fact), "at")) == ["paragraph 4"]
