"""A new record's text: what is asked, what is taken over, and that a filled one is a good record."""

import datetime as dt
from collections.abc import Callable, Container, Mapping
from pathlib import Path

import pytest

from factsheet.desk.drafts import new_fact, new_figure, new_source
from factsheet.desk.layout.order import laid_out
from factsheet.documents.nodes import texts
from factsheet.documents.parse import parse
from factsheet.documents.tree import EntryKind, FolderTree, TreeEntry
from factsheet.dossier import Dossier, prepare
from factsheet.loading.corpus import load
from factsheet.loading.fields import FOLDERS
from factsheet.model.identifiers import FactId, FigureId, SourceId
from factsheet.model.words import FigureKind
from support.dossier import FIGURE, RIDERS, SOURCE, dossier, places, problems
from support.editions import MINIATURE

CONTENT = Path(__file__).resolve().parents[2] / "content"
TODAY = dt.date(2030, 6, 1)
FACT = "facts/new.yml"

# A fact of which nothing is known.
PLAIN = """\
statement:  # One sentence of ours.
topic:  # service | riders
said_by:  # Who says it; the publisher of the first citation unless said.
citations:
  - source:  # The source that says it.
    at:  # Where in the source.
    quote:  # A short quotation, never a whole sentence.
state: draft
"""
READING = """\
statement:  # One sentence of ours.
figure: riders
value:  # {at_least: 120} | exactly | more_than | at_most | less_than | about | nearly | between | vague
as_stated:  # The value in the source's own words.
as_of:  # The day, month or year the value speaks of.
said_by:  # Who says it; the publisher of the first citation unless said.
citations:
  - source: post-2030
    at:  # Where in the source.
    quote:  # A short quotation, never a whole sentence.
state: draft
"""
LIKE_RIDERS = """\
statement:  # there: The Bay Line says that at least 120 people ride on a day.
figure: riders
value:
  at_least:  # there: 120
as_stated:  # there: no fewer than 120 people
as_of:  # there: 2030-04
said_by: bay-line
citations:
  - source: post-2030
    at:  # there: paragraph 3
    quote:  # there: no fewer than 120 people
state: draft
"""
NEW_SOURCE = """\
title:  # The title as printed; in [brackets] if it is the editor's.
kind:  # news | statement | official | un-report | ngo-report | dataset | law | social | other
publisher:  # Who published it.
published:  # When it was published, as precisely as is known.
language:  # The language it is written in.
url:  # Where it can be read.
access:  # full | excerpt | unseen
accessed: "2030-06-01"
"""
LIKE_SOURCE = """\
title:  # there: A year of the ferry
kind: news
publisher: bay-post
published:  # there: 2030-05-02
language: en
url:  # there: https://example.org/ferry
access: full
accessed: "2030-06-01"
capture:
  sha256: "0000000000000000000000000000000000000000000000000000000000000000"
  media_type: text/plain
"""
NEW_FIGURE = """\
title:  # The figure's name.
question:  # The question the readings answer.
topic:  # service | riders
kind:  # count | amount | share | rate | rank | date | description
unit:  # What is counted; a currency code for an amount.
counts:  # What is counted and what is not.
behaviour:  # cumulative | cumulative-revisable | flow | level | fixed
"""
LIKE_FIGURE = """\
title:  # there: Riders a day
question:  # there: How many people ride the ferry on a day?
topic: riders
kind: count
unit: people
counts:  # there: People who board; a return trip counts twice.
behaviour: level
"""
SAYS = {"statement": "The Bay Line says that at least 130 people ride on a day.", "said_by": "bay-line"}
TOLD = {"at": "paragraph 5", "quote": '"no fewer than 130 people"'}
COUNTED = {"as_stated": "no fewer than 130 people", "as_of": '"2030-05"'}
ASKED = {"title": "Crew", "question": "How many?", "topic": "service", "counts": "Whoever works on board."}
PRINTED = {"title": "Two years", "published": '"2030-05-31"', "url": "https://example.org/two"}


def fact(
    changes: Mapping[str, str | bytes | None] | None = None,
    figure: str | None = None,
    source: str | None = None,
    like: str | None = None,
) -> str:
    corpus = dossier(changes).corpus
    return new_fact(
        corpus,
        corpus.figures[FigureId(figure)] if figure else None,
        SourceId(source) if source else None,
        corpus.facts[FactId(like)] if like else None,
    )


def source(like: str | None = None, capture: dict[str, str] | None = None) -> str:
    other = dossier({"sources/other.yml": like}).corpus.sources[SourceId("other")] if like else None
    return new_source(TODAY, capture, other)


def figure(kind: FigureKind | None = None, like: str | None = None) -> str:
    corpus = dossier({"figures/other.yml": like}).corpus
    return new_figure(corpus, kind, corpus.figures[FigureId("other")] if like else None)


def filled(text: str, words: Mapping[str, str]) -> str:
    """Write words behind the keys that are empty, one after another; every blank is filled and every word used."""
    left = dict(words)
    lines = []
    for line in text.split("\n"):
        blank, _, beside = line.partition(":  # ")
        key = blank.strip().removeprefix("- ")
        lines.append(f"{blank}: {left.pop(key)}  # {beside}" if beside else line)
    assert not left
    return "\n".join(lines)


def asked(text: str) -> list[int]:
    """The lines of a file that hold a key and nothing but a comment."""
    return [n for n, line in enumerate(text.split("\n"), start=1) if ":  # " in line]


WRITTEN = {
    "a plain fact": (fact, PLAIN, [(1, 11), (2, 7), (3, 9), (5, 12), (6, 8), (7, 11)]),
    "a reading": (
        lambda: fact(figure="riders", source="post-2030"), READING,
        [(1, 11), (3, 7), (4, 11), (5, 7), (6, 9), (9, 8), (10, 11)],
    ),
    "a fact like another": (
        lambda: fact(like="riders-line"), LIKE_RIDERS, [(1, 11), (4, 12), (5, 11), (6, 7), (10, 8), (11, 11)],
    ),
}  # fmt: skip
SOURCES = {
    "a source": (source, NEW_SOURCE, [(1, 7), (2, 6), (3, 11), (4, 11), (5, 10), (6, 5), (7, 8)]),
    "a source like another": (
        lambda: source(SOURCE, {"sha256": "0" * 64, "media_type": "text/plain"}), LIKE_SOURCE,
        [(1, 7), (4, 11), (6, 5)],
    ),
}  # fmt: skip
FIGURES = {
    "a figure": (figure, NEW_FIGURE, [(1, 7), (2, 10), (3, 7), (4, 6), (5, 6), (6, 8), (7, 11)]),
    "a figure like another": (lambda: figure(like=FIGURE), LIKE_FIGURE, [(1, 7), (2, 10), (6, 8)]),
}
ALL: dict[str, tuple[str, Callable[[], str], str, list[tuple[int, int]]]] = {
    **{name: ("facts", *case) for name, case in WRITTEN.items()},
    **{name: ("sources", *case) for name, case in SOURCES.items()},
    **{name: ("figures", *case) for name, case in FIGURES.items()},
}


@pytest.mark.parametrize("case", ALL)
def test_a_new_record_asks_and_check_names_each_blank(case: str) -> None:
    folder, made, expected, blanks = ALL[case]
    text = made()
    assert text == expected
    path = f"{folder}/new.yml"
    assert places(problems({path: text})) == [f"content/{path}:{line}:{column} S103" for line, column in blanks]
    assert asked(text) == [line for line, _ in blanks]


FILLED: dict[str, tuple[str, dict[str, str]]] = {
    "a plain fact": (
        "facts", {"statement": "The Bay Line paints.", "topic": "service", "said_by": "bay-line", "source": "post-2030", **TOLD},
    ),
    "a reading": ("facts", {**SAYS, "value": "{at_least: 130}", **COUNTED, **TOLD}),
    "a fact like another": ("facts", {"statement": SAYS["statement"], "at_least": "130", **COUNTED, **TOLD}),
    "a source": (
        "sources", {**PRINTED, "kind": "news", "publisher": "bay-post", "language": "en", "access": "full"},
    ),
    "a source like another": ("sources", PRINTED),
    "a figure": ("figures", {**ASKED, "kind": "count", "unit": "people", "behaviour": "fixed"}),
    "a figure like another": ("figures", {key: ASKED[key] for key in ("title", "question", "counts")}),
}  # fmt: skip


@pytest.mark.parametrize("case", FILLED)
@pytest.mark.parametrize("state", ["draft", "published"])
def test_once_filled_in_it_is_good(case: str, state: str) -> None:
    folder, words = FILLED[case]
    text = filled(ALL[case][1](), words).replace("state: draft", f"state: {state}")
    made = dossier({f"{folder}/new.yml": text})
    assert places(made.problems) == []
    corpus = made.corpus
    read: dict[str, Container[object]] = {"facts": corpus.facts, "sources": corpus.sources, "figures": corpus.figures}
    assert "new" in read[folder]


BOUND = {
    FigureKind.COUNT: {"unit": "people", "behaviour": "level"},
    FigureKind.AMOUNT: {"unit": "USD", "behaviour": "flow"},
    FigureKind.RATE: {"unit": "per sailing", "behaviour": "flow"},
    FigureKind.RANK: {"behaviour": "fixed"},
    FigureKind.SHARE: {"of": "sailings", "behaviour": "flow"},
    FigureKind.DATE: {},
    FigureKind.DESCRIPTION: {"vocabulary": "[late, punctual]"},
}


@pytest.mark.parametrize("kind", FigureKind)
def test_a_figure_asks_what_its_kind_needs(kind: FigureKind) -> None:
    text = figure(kind)
    assert f"\nkind: {kind}\n" in text
    assert places(problems({"figures/new.yml": filled(text, {**ASKED, **BOUND[kind]})})) == []


# What a reading is asked by its figure, of all that stands between the figure's name and who says it.
SINCE = FIGURE.replace("behaviour: level", "behaviour: fixed")
MOOD = FIGURE.replace("kind: count\nunit: people", "kind: description\nvocabulary: [glad, sad]").replace(
    "behaviour: level\n", ""
)
FIRST = FIGURE.replace("kind: count\nunit: people", "kind: date").replace("behaviour: level\n", "")
TWO = FIGURE + "definitions: {boarded: People who board, tickets: Tickets sold}\n"
ONE = FIGURE + "definitions: {boarded: People who board}\n"
PARTS = FIGURE + "populations: {children: all, pupils: children}\n"
NUMBER = "value:  # {at_least: 120} | exactly | more_than | at_most | less_than | about | nearly | between | vague\n"
STATED = "as_stated:  # The value in the source's own words.\n"
OF = "as_of:  # The day, month or year the value speaks of.\n"
READINGS = {
    "fixed": (SINCE, NUMBER + STATED),
    "description": (MOOD, "value:\n  says:  # glad | sad\n" + STATED),
    "description without words": (
        MOOD.replace("vocabulary: [glad, sad]\n", ""), "value:\n  says:\n" + STATED,
    ),
    "date": (FIRST, 'value:\n  on:  # such as 2025-06-25 or 2025-06\n' + STATED),
    "one definition": (ONE, NUMBER + STATED + OF),
    "two definitions": (TWO, NUMBER + STATED + OF + "scope:\n  definition:  # boarded | tickets\n"),
    "populations": (PARTS, NUMBER + STATED + OF + "scope:\n  population:  # all | children | pupils\n"),
    "no topic": (FIGURE.replace("topic: riders\n", ""), NUMBER + STATED + OF + "topic:  # service | riders\n"),
}  # fmt: skip


@pytest.mark.parametrize("case", READINGS)
def test_a_reading_is_asked_what_its_figure_needs(case: str) -> None:
    other, expected = READINGS[case]
    text = fact({"figures/other.yml": other}, figure="other")
    assert text[text.index("figure:") : text.index("said_by:")] == "figure: other\n" + expected


def test_the_words_of_an_unseen_source_are_not_asked() -> None:
    unseen = SOURCE.replace("access: full\n", "access: unseen\n").replace('accessed: "2030-05-03"\n', "")
    text = fact({"sources/unseen.yml": unseen}, source="unseen")
    assert text.endswith("citations:\n  - source: unseen\n    at:  # Where in the source.\nstate: draft\n")


RICH = """\
statement: {en: At least 120 ride, fr: Au moins 120}
nature: claim
figure: riders
value: {between: [90, 1.3 thousand]}
as_stated: 90 to 1300
scope: {period: "2030-04", place: pier, population: children, definition: tickets}
method: survey
event: {when: "2030-04", title: The count, where: pier, kind: count, status: planned}
topic: service
said_by: {actor: bay-line, role: captain, on: "2030-05-01"}
citations:
  - source: post-2030
    at: paragraph 3
    quote: "90 to 1300"
    via: [bay-post, bay-line]
    for: [value, date]
  - source: post-2030
    at: caption 1
revises: riders-line
compare: [{fact: riders-line, note: See both.}]
state: superseded
superseded_by: riders-line
state_reason: Counted again.
sensitivity: allegation
reply: Asked.
checked: "2030-05-04"
review_by: "2031"
note: A note.
editor_note: Mine.
"""
WIDE = FIGURE + "populations: {children: all}\ndefinitions: {boarded: People who board, tickets: Tickets sold}\n"
PIER = "name: Pier\n"
LIKE_RICH = """\
statement:  # there: en: At least 120 ride; fr: Au moins 120
nature: claim
figure: riders
value:
  between:  # there: 90, 1.3 thousand
as_stated:  # there: 90 to 1300
scope:
  period:  # there: 2030-04
  place: pier
  population: children
  definition: tickets
method: survey
event:
  when:  # there: 2030-04
  title:  # there: The count
  where: pier
  kind: count
  status:  # there: planned
topic: service
said_by:
  actor: bay-line
  role: captain
  on:  # there: 2030-05-01
citations:
  - source: post-2030
    at:  # there: paragraph 3
    quote:  # there: 90 to 1300
    via:  # there: bay-post, bay-line
    for:  # there: value, date
  - source: post-2030
    at:  # there: caption 1
state: draft
sensitivity: allegation
reply:  # there: Asked.
"""


def test_only_what_says_of_which_sort_a_fact_is_is_taken_over() -> None:
    assert fact({"facts/rich.yml": RICH, "figures/riders.yml": WIDE, "places/pier.yml": PIER}, like="rich") == LIKE_RICH


def test_of_a_fact_on_another_figure_its_counting_is_not_taken_over() -> None:
    text = fact(
        {"facts/rich.yml": RICH, "figures/riders.yml": WIDE, "figures/crew.yml": FIGURE, "places/pier.yml": PIER},
        figure="crew", source="post-2030", like="rich",
    )  # fmt: skip
    assert text[text.index("nature:") : text.index("event:")] == (
        f"nature: claim\nfigure: crew\n{NUMBER}{STATED}{OF}method: survey\n"
    )
    assert "topic:" not in text
    assert "    at:  # Where in the source.\n    quote:  # A short quotation, never a whole sentence.\nstate" in text


def test_a_definition_that_another_fact_left_open_is_asked() -> None:
    text = fact({"figures/riders.yml": WIDE}, like="riders-line")
    assert "scope:\n  population:  # all | children\n  definition:  # boarded | tickets\n" in text


@pytest.mark.parametrize(
    ("there", "here"),
    [
        ("value: {at_least: 120}", "value:\n  at_least:  # there: 120\n"),
        ("denies: ferry-began", NUMBER),
        ("declined: true", NUMBER),
    ],
)
def test_who_denied_or_declined_is_not_said_to_do_it_again(there: str, here: str) -> None:
    other = RIDERS.replace("value: {at_least: 120}", there)
    text = fact({"facts/other.yml": other}, like="other")
    assert f"figure: riders\n{here}as_stated:" in text
    assert "denies" not in text
    assert "declined" not in text


UNSEEN = SOURCE.replace("access: full", "access: unseen").replace('accessed: "2030-05-03"\n', "")


def test_a_source_like_an_unseen_one_was_not_read() -> None:
    text = source(UNSEEN)
    assert text.endswith("language: en\nurl:  # there: https://example.org/ferry\naccess: unseen\n")
    assert places(problems({"sources/new.yml": filled(text, PRINTED)})) == []


def test_whoever_has_a_copy_has_read_it() -> None:
    text = source(UNSEEN, {"sha256": "a" * 64})
    assert text.endswith(
        f'access:  # full | excerpt | unseen\naccessed: "2030-06-01"\ncapture:\n  sha256: {"a" * 64}\n'
    )


def test_a_source_like_another_asks_for_its_authors_and_whom_it_relays() -> None:
    text = source(
        SOURCE + "authors: [a.b., C. Deer]\nrelays: bay-line\narchive_urls: [https://a.example/]\nnote: Hm.\n"
    )
    assert "\nauthors:  # there: a.b., C. Deer\n" in text
    assert "\nrelays:  # there: bay-line\n" in text
    assert "archive" not in text
    assert "note" not in text


def test_a_figure_like_another_counts_by_the_same_words() -> None:
    other = WIDE + 'since: "2029"\nholds: 3\nheadline: {pick: latest, definition: tickets}\nexplanation: So.\n'
    text = figure(like=other)
    assert text[text.index("unit:") :] == (
        "unit: people\nsince:  # there: 2029\ncounts:  # there: People who board; a return trip counts twice.\n"
        "behaviour: level\nholds: 3\npopulations:\n  children: all\ndefinitions:\n  boarded: People who board\n"
        "  tickets: Tickets sold\nheadline: {pick: latest, definition: tickets}\n"
    )


def test_a_figure_of_another_kind_takes_nothing_over_that_hangs_on_the_kind() -> None:
    text = figure(FigureKind.SHARE, FIGURE + "holds: 3\n")
    assert text[text.index("topic:") :] == (
        "topic: riders\nkind: share\nof:  # What a share is a share of.\n"
        "counts:  # there: People who board; a return trip counts twice.\n"
        "behaviour:  # cumulative | cumulative-revisable | flow | level | fixed\n"
    )


HOSTILE = {
    "a line end": r'"a\nstate: published\n- x"',
    "a carriage return": r'"a\rstate: published"',
    "a line separator": r'"a\u2028state: published"',
    "a next line": r'"a\x85state: published"',
    "a bell": r'"a\astate: published"',
    "an escape": r'"\e[2Ka"',
    "a nought": r'"a\0b"',
    "a turn": '"a \u202egnihton"',
    "a hash": '"a #b # c"',
    "YAML": "'{a: [b, \"c'",
    "an anchor": '"&a *b !!python/object"',
    "a tab": r'"a\t\tb"',
    "much": '"' + "x y " * 4000 + '"',
    "nothing that shows": '"\u200b\u200d"',
    "no letters": '"\U0001f600 \u0301"',
}
# What YAML has no room for, not even between quotes.
UNHOLDABLE = ("a line separator", "a next line", "a bell", "an escape", "a nought", "a carriage return")
SPOILT = """\
statement: TEXT
figure: mood
value: {says: TEXT}
as_stated: TEXT
event: {when: "2030-04", title: TEXT, kind: TEXT}
said_by: {unnamed: TEXT, role: TEXT}
citations:
  - source: post-2030
    at: TEXT
    quote: TEXT
state: draft
"""


@pytest.mark.parametrize("case", HOSTILE)
def test_whatever_another_record_says_stays_in_its_comment(case: str) -> None:
    text = HOSTILE[case]
    mood = MOOD.replace("[glad, sad]", f"[{text}, sad]")
    told = SPOILT.replace("role: TEXT", "on: 2030-04").replace("TEXT", text)
    changes = {"figures/mood.yml": mood, "facts/other.yml": told}
    made = fact(changes, like="other")
    found = [each for each in problems({**changes, FACT: made}) if each.span.path == f"content/{FACT}"]
    assert {each.code for each in found} == {"S103"}
    assert [each.span.line for each in found] == empty(made)
    assert [line for line in made.split("\n") if not line.isprintable() and ":  #" in line] == []
    assert max(len(line) for line in made.split("\n") if ":  #" in line) < 125
    assert made.count("state: draft") == 1
    assert fact(changes, figure="mood").count("\n") == 11


@pytest.mark.parametrize("case", HOSTILE)
def test_whatever_a_figure_counts_by_is_taken_over_to_the_letter_or_asked(case: str) -> None:
    text = HOSTILE[case]
    other = MOOD.replace("[glad, sad]", f"[{text}, sad]") + f"definitions: {{glad: {text}}}\nunit: {text}\n"
    changes = {"figures/mood.yml": other}
    corpus = dossier(changes).corpus
    there = corpus.figures[FigureId("mood")]
    made = new_figure(corpus, None, there)
    found = [each for each in problems({**changes, "figures/new.yml": made}) if "new.yml" in each.span.path]
    assert {each.code for each in found} == {"S103"}
    assert [each.span.line for each in found] == empty(made)
    words = {
        "title": "T",
        "question": "Q",
        "counts": "C",
        "unit": "U",
        "vocabulary": "[U, V]",
        "definitions": "{glad: U}",
    }
    asked_for = [line.partition(":")[0] for line in made.split("\n") if ":  # " in line]
    here = dossier({"figures/new.yml": filled(made, {key: words[key] for key in asked_for})}).corpus.figures[
        FigureId("new")
    ]
    took = (here.vocabulary, here.definitions, here.unit) == (there.vocabulary, there.definitions, there.unit)
    assert took == (case not in UNHOLDABLE)


def test_terms_of_another_record_cannot_end_the_comment_they_stand_in() -> None:
    text = fact(
        {"figures/mood.yml": MOOD.replace("[glad, sad]", r'["glad\nstate: published", "sa\e[2Kd"]')}, figure="mood"
    )
    assert "\n  says:  # glad state: published | sa [2Kd\n" in text


def empty(text: str) -> list[int]:
    """The lines of a file on which a value is empty."""
    document = parse("", text.encode()).document
    assert document is not None
    return [node.line for node in texts(document.root) if not node.text]


Grew = tuple[dict[str, str], Dossier, Dossier]
DOSSIERS: dict[str, Path] = {"miniature": MINIATURE, "the dossier": CONTENT.parent}


@pytest.fixture(scope="module", params=DOSSIERS)
def whole(request: pytest.FixtureRequest) -> Grew:
    """A dossier; its records again, each made like one of its own; and what is said of it before and after."""
    tree = FolderTree(DOSSIERS[request.param])
    corpus = load(tree).corpus
    made: dict[str, str] = {}
    for n, each in enumerate(corpus.facts.values()):
        made[f"facts/new-{n}.yml"] = new_fact(corpus, None, None, each)
    for n, one in enumerate(corpus.sources.values()):
        made[f"sources/new-{n}.yml"] = new_source(TODAY, None, one)
    for n, that in enumerate(corpus.figures.values()):
        made[f"figures/new-{n}.yml"] = new_figure(corpus, None, that)
        made[f"facts/of-{n}.yml"] = new_fact(corpus, that, None, None)
    return made, prepare(tree, today=TODAY), prepare(Grown(tree, made), today=TODAY)


class Grown:
    """A folder with some files more."""

    def __init__(self, tree: FolderTree, more: Mapping[str, str]) -> None:
        self._tree = tree
        self._more = {f"content/{path}": text for path, text in more.items()}

    def entries(self) -> list[TreeEntry]:
        more = [TreeEntry(path, EntryKind.FILE) for path in self._more]
        return sorted([*self._tree.entries(), *more], key=lambda each: each.path.split("/"))

    def read(self, path: str, limit: int) -> bytes:
        return self._more[path].encode() if path in self._more else self._tree.read(path, limit)


def test_a_record_like_any_other_asks_and_nothing_else_is_wrong(
    whole: Grew,
) -> None:
    made, before, after = whole
    new = [each for each in after.problems if each not in before.problems]
    assert {each.code for each in new} == {"S103"}
    found = {path: [each.span.line for each in new if each.span.path == f"content/{path}"] for path in made}
    assert found == {path: empty(text) for path, text in made.items()}
    assert len(made) > 30


def test_every_new_record_is_in_the_one_layout(whole: Grew) -> None:
    made, _, _ = whole
    for path, text in made.items():
        document = parse(path, text.encode()).document
        assert document is not None
        keys = [entry.key.text for entry in document.root.entries]
        table = FOLDERS[path.split("/")[0]]
        assert keys == [each.name for each in table.fields if each.name in keys]
        assert laid_out(document, table) == text
        assert text.endswith("\n")
        assert not any(line != line.rstrip() or not line for line in text[:-1].split("\n"))
