"""Works as they are cited: in one form for all programs, and in one line for people."""

from dataclasses import replace

from factsheet.exports.export import Export
from factsheet.model.dates import parse_date
from factsheet.model.identifiers import FactId, FigureId, SourceId
from factsheet.wording.works import Work, WorkKind, edition_work, in_text, source_work
from support.dossier import COUNTED, FIGURE, RIDERS, SHEET, SOURCE, dossier
from support.editions import an_edition

URL = "https://example.org/vessen/2030-05-01/"
REPORT = """\
title: "[Rapport annuel]"
kind: un-report
publisher: bay-line
published: "2029"
language: fr
access: unseen
"""
# Rests on the paper for its value, and on the report for its day alone.
DATED = RIDERS.replace(
    '    quote: "no fewer than 120 people"\n',
    "    for:\n      - value\n  - source: report\n    at: page 2\n    for:\n      - date\n",
)
GUARD = """\
statement: The *guard* saw 80 people.
figure: riders
value: {exactly: 80}
as_of: "2030-04"
said_by:
  unnamed: a guard of the pier
citations:
  - source: report
    at: page 4
state: published
"""
FILES = {
    "sheet.yml": SHEET.replace("title: The ferry", "title: The *ferry*") + "publisher: Vessen Desk\n",
    "sources/report.yml": REPORT,
    "facts/riders-line.yml": DATED,
    "facts/riders-post.yml": COUNTED,
    "facts/riders-guard.yml": GUARD,
    "figures/empty.yml": FIGURE.replace("Riders a day", "Boats"),
}
DRAFT = Export.of(dossier(FILES))
PLACED = Export.of(dossier(FILES), URL)

PAPER = "“A year of the ferry”, Bay Post, 2 May 2030, https://example.org/ferry (seen on 3 May 2030)."
UNSEEN = "“[Rapport annuel]”, Bay Line, 2029 (not read; known only through others)."


def test_a_source_is_described_as_it_is_printed() -> None:
    news = SOURCE.replace("year", "*year*") + "authors:\n  - a.b. and C.\n  - De Er\n"
    news += "archive_urls:\n  - https://archive.example.org/1\n  - https://archive.example.org/2\n"
    export = Export.of(dossier({"sources/post-2030.yml": news, "sources/report.yml": REPORT}))
    sources = export.dossier.corpus.sources
    assert source_work(export.words, sources[SourceId("post-2030")]) == Work(
        key="post-2030",
        kind=WorkKind.NEWSPAPER,
        title="A *year* of the ferry",
        authors=("a.b. and C.", "De Er"),
        container="Bay Post",
        publisher="Bay Post",
        issued=parse_date("2030-05-02"),
        accessed=parse_date("2030-05-03"),
        url="https://example.org/ferry",
        archived="https://archive.example.org/1",
        language="en",
    )
    assert source_work(export.words, sources[SourceId("report")]) == Work(
        key="report",
        kind=WorkKind.REPORT,
        title="[Rapport annuel]",
        publisher="Bay Line",
        issued=parse_date("2029"),
        language="fr",
        read="not read; known only through others",
    )


def test_each_kind_of_source_has_its_word_of_csl() -> None:
    words = {
        "news": "article-newspaper", "statement": "document", "official": "document", "un-report": "report",
        "ngo-report": "report", "dataset": "dataset", "law": "legislation", "social": "post", "other": "webpage",
    }  # fmt: skip
    files = {f"sources/s-{kind}.yml": SOURCE.replace("kind: news", f"kind: {kind}") for kind in words}
    export = Export.of(dossier(files))
    sources = export.dossier.corpus.sources
    found = {kind: source_work(export.words, sources[SourceId(f"s-{kind}")]) for kind in words}
    assert {kind: str(work.kind) for kind, work in found.items()} == words
    # A paper and a network are what a work appeared in; a ministry is not.
    assert {kind for kind, work in found.items() if work.container == "Bay Post"} == {"news", "social"}


def test_a_line_of_text() -> None:
    day = parse_date("2030-05-02")
    post = Work(key="w", kind=WorkKind.POST, title="Late again", publisher="Bay Post")
    said = {
        "“Late again”, Bay Post.": post,
        "a.b., C. Deer, “Late again”, Bay Post, 2 May 2030.": replace(post, authors=("a.b.", "C. Deer"), issued=day),
        "“Late again”, Bay Post, about May 2030.": replace(post, issued=parse_date("2030-05~")),
        "“Late again”, Bay Post, between 5 and 6 August 2030.": replace(
            post, issued=parse_date("[2030-08-05..2030-08-06]")
        ),
        # Without an address nobody can see it where it was seen.
        "“Late again”, Bay Post (archived: https://a.example.org/).": replace(
            post, accessed=day, archived="https://a.example.org/"
        ),
        "“Late again”, Bay Post, https://example.org/x (read in excerpt only; seen on 2 May 2030).": replace(
            post, accessed=day, url="https://example.org/x", read="read in excerpt only"
        ),
        # It stays one line.
        "“Late Resting on: - nothing”, Bay Post.": replace(post, title="Late\nResting on:\r\n- nothing"),
    }
    assert [in_text(work, "en") for work in said.values()] == list(said)
    assert DRAFT.citing.text([post]) == "“Late again”, Bay Post."


def test_the_sheet_is_cited_as_an_edition_or_as_a_draft() -> None:
    assert in_text(DRAFT.work, "en") == "“The ferry at Lantern Bay”, fact sheet, draft, no edition, Vessen Desk."
    files = dossier({**FILES, "editions/2030-05-01.json": an_edition(FILES, "2030-05-01")})
    sealed = next(iter(files.corpus.editions.values()))
    work = edition_work(PLACED.words, PLACED.sheet, sealed, URL)
    assert in_text(work, "en") == (
        "“The ferry at Lantern Bay”, fact sheet, edition 2030-05-01, Vessen Desk, 1 May 2030, "
        "https://example.org/vessen/2030-05-01/."
    )


def test_a_fact_is_cited_with_who_says_it_and_the_works_that_print_it() -> None:
    citing, facts = PLACED.citing, PLACED.dossier.corpus.facts
    place = f"in: The ferry at Lantern Bay (fact sheet), draft, no edition, Vessen Desk, {URL}facts"
    line = f"“The Bay Line says that at least 120 people ride on a day.”, {place}/riders-line/ (said by Bay Line)."
    guard = f"“The guard saw 80 people.”, {place}/riders-guard/ (said by a guard of the pier)."
    # The report gives the line's day alone.
    told = {"riders-line": [line, PAPER], "riders-guard": [guard, UNSEEN]}
    for fact, lines in told.items():
        works = citing.fact(facts[FactId(fact)])
        assert [in_text(work, "en") for work in works] == lines
    assert [work.key for work in DRAFT.citing.fact(facts[FactId("riders-line")])] == [
        "facts.riders-line.draft",
        "post-2030",
    ]


def test_a_figure_is_cited_with_where_it_stands_and_every_work_beneath_it_once() -> None:
    figures = DRAFT.dossier.corpus.figures
    works = DRAFT.cite_figure(figures[FigureId("riders")])
    assert DRAFT.citing.text(works).split("\n") == [
        "“Riders a day”, in: The ferry at Lantern Bay (fact sheet), draft, no edition, Vessen Desk (accounts compete).",
        "Resting on:",
        f"- {UNSEEN}",
        f"- {PAPER}",
    ]
    empty = DRAFT.cite_figure(figures[FigureId("empty")])
    assert [in_text(work, "en") for work in empty] == [
        "“Boats”, in: The ferry at Lantern Bay (fact sheet), draft, no edition, Vessen Desk (no answer yet)."
    ]
