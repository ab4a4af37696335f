"""A content tree to a corpus."""

from decimal import Decimal

import pytest

from factsheet.documents.parse import unparse
from factsheet.loading.corpus import load
from factsheet.loading.fields import FOLDERS, POLICY, SHEET
from factsheet.model.corpus import Corpus, nature_of
from factsheet.model.records import Speaker
from factsheet.model.text import Text
from factsheet.model.values import ValueWord
from factsheet.model.words import ActorKind, Nature, State
from support.dossier import GOOD, RIDERS, places
from support.memory_tree import MemoryTree

EVERYTHING = """\
statement:
  en: Some riders say that the ferry is late.
  fr: Des passagers disent que le bac est en retard.
nature: claim
figure: riders
value: {about: 1.3 thousand}
as_stated: some 1,300
as_of: "2030-04-30"
method: survey
event:
  when: "2030"
  title: The ferry is late
  kind: delay
  status: cancelled
topic: service
said_by:
  unnamed: some riders
citations:
  - source: post-2030
    at: headline
    quote: "some 1,300"
    via: [bay-post, bay-line]
  - source: post-2030
    at: paragraph 9
revises: ferry-began
repeats: riders-line
state: superseded
superseded_by: riders-line
state_reason: A later count.
checked: "2030-05-04"
review_by: "2031"
note: Nothing.
editor_note: nothing
"""


MORE = {
    "places/bay.yml": "name: {en: The bay, fr: La baie}\nat: [18.5, -72.33]\nnote: Large.\n",
    "places/pier.yml": "name: The pier\nwithin: bay\n",
    "policy.yml": (
        'rules: {V107: "off"}\nlongest_quotation: 9\n'
        "tolerances: {about: 12.5, vague: {dozens: [12, 60]}}\n"
        'waivers:\n  - {rule: V109, record: late, owner: us, reason: because, until: "2031"}\n'
    ),
    "changes/late.yml": (
        'facts: [riders-line]\nkind: correction\nnote: Wrong.\nwas: a\nnow: b\nsince: "2030-01-01"\nfound_by: a reader\n'
    ),
    "figures/full.yml": (
        "title: Full\nquestion: How full?\nkind: count\nunit: boats\nplace: bay\ncounts: x\nbehaviour: level\nholds: 7\n"
        "populations: {children: all, pupils: children}\ndefinitions: {boarded: Who boards, left: Who leaves}\n"
        "headline: {pick: latest, definition: boarded}\nexplanation: y\n"
    ),
    "figures/words.yml": (
        'title: Words\nquestion: Which?\nkind: description\ncounts: x\nvocabulary: [late, "no", on-time]\n'
    ),
    "figures/day.yml": "title: Day\nquestion: When?\nkind: date\ncounts: x\n",
    "facts/full-1.yml": RIDERS.replace("figure: riders", "figure: full").replace(
        "{at_least: 120}", "{between: [100, 1.3 thousand]}"
    )
    + "scope: {place: pier, population: pupils, definition: boarded}\n",
    "facts/full-2.yml": RIDERS.replace("figure: riders", "figure: full").replace("{at_least: 120}", "{vague: dozens}"),
    "facts/full-3.yml": RIDERS.replace("figure: riders", "figure: full").replace(
        "value: {at_least: 120}", "denies: full-1"
    ),
    "facts/full-4.yml": RIDERS.replace("figure: riders", "figure: full").replace(
        "value: {at_least: 120}", "declined: true"
    ),
    "facts/word.yml": RIDERS.replace("figure: riders", "figure: words").replace("{at_least: 120}", '{says: "no"}'),
    "facts/day.yml": RIDERS.replace("figure: riders", "figure: day").replace(
        "{at_least: 120}", '{on: "[2030-01..2030-02]"}'
    ),
    "facts/sum.yml": RIDERS + "derived: {sum: [riders-line, full-1]}\ncompare:\n  - {fact: word, note: See both.}\n"
    "sensitivity: minor\nreply: None.\n",
    "facts/dates.yml": RIDERS.replace('"2030-04"', '"2029-XX/2030-04~"').replace(
        "at: paragraph 3", "at: page 3\n    for: [value, date]"
    ),
}


def corpus_of(files: dict[str, str]) -> Corpus:
    loaded = load(MemoryTree({**GOOD, **files}))
    assert loaded.problems == ()
    return loaded.corpus


def test_every_field_of_a_fact_is_read() -> None:
    fact = corpus_of({"facts/late.yml": EVERYTHING}).facts["late"]  # type: ignore[index]
    assert fact.id == "late"
    assert fact.statement.in_language("fr", "en").text == "Des passagers disent que le bac est en retard."
    assert fact.value is not None
    assert (fact.value.word, fact.value.amount.exact) == (ValueWord.ABOUT, Decimal(1300))
    assert fact.said_by == Speaker(unnamed=Text.plain("some riders"))
    assert [(each.at, each.via) for each in fact.citations] == [
        ("headline", ("bay-post", "bay-line")),
        ("paragraph 9", ()),
    ]
    assert fact.event is not None
    assert fact.event.status == "cancelled"
    assert fact.state is State.SUPERSEDED
    assert nature_of(fact) is Nature.CLAIM


def test_what_is_left_out_takes_its_default() -> None:
    corpus = corpus_of({})
    began, riders = corpus.facts["ferry-began"], corpus.facts["riders-line"]  # type: ignore[index]
    assert corpus.speaker_of(began) == Speaker(actor="bay-post")  # type: ignore[arg-type]
    assert corpus.topic_of(riders) == "riders"
    assert nature_of(began) is Nature.FACT
    assert corpus.actors["bay-post"].party is False  # type: ignore[index]
    assert corpus.actors["bay-line"].kind is ActorKind.COMPANY  # type: ignore[index]


def test_a_record_knows_where_its_parts_stand() -> None:
    places = corpus_of({}).facts["riders-line"].places  # type: ignore[index]
    assert str(places.at("citations", 0, "quote")) == "content/facts/riders-line.yml:10:12"
    assert str(places.key("citations", 0, "quote")) == "content/facts/riders-line.yml:10:5"
    assert str(places.at("value", "at_least")) == "content/facts/riders-line.yml:3:19"
    assert str(places.at("note")) == "content/facts/riders-line.yml:1:1"
    assert (places.has("value"), places.has("note"), places.has("citations", 1)) == (True, False, False)


@pytest.mark.parametrize("extra", [{}, {"facts/late.yml": EVERYTHING}, MORE])
def test_reading_writing_and_reading_again_gives_an_equal_corpus(extra: dict[str, str]) -> None:
    first = corpus_of(extra)
    assert first.sheet is not None
    written = {"sheet.yml": unparse(SHEET.write(first.sheet)), "policy.yml": unparse(POLICY.write(first.policy))}
    for folder, table in FOLDERS.items():
        for identifier, record in getattr(first, folder).items():
            written[f"{folder}/{identifier}.yml"] = unparse(table.write(record))
    again = load(MemoryTree(written))
    assert again.problems == ()
    assert again.corpus == first


def test_a_broken_record_is_known_by_name_so_that_others_may_name_it() -> None:
    loaded = load(MemoryTree({**GOOD, "actors/bay-line.yml": "name: [\n"}))
    assert "bay-line" not in loaded.corpus.actors
    assert "bay-line" in loaded.corpus.ids["actors"]


def test_a_dossier_without_a_sheet_says_so() -> None:
    loaded = load(MemoryTree({path: text for path, text in GOOD.items() if path != "sheet.yml"}))
    assert places(loaded.problems) == ["content/sheet.yml:1:1 S111"]


def test_records_below_their_folder_are_not_passed_over() -> None:
    loaded = load(MemoryTree({**GOOD, "facts/2030/more.yml": RIDERS, "notes.txt": "x"}))
    assert places(loaded.problems) == [
        "content/facts/2030:1:1 S110",
        "content/notes.txt:1:1 S110",
    ]


def test_pages_are_prose_and_not_read_as_records() -> None:
    assert load(MemoryTree({**GOOD, "pages/about.md": "# About", "pages/deep/more.md": "x"})).problems == ()
