"""The dossier in this repository: complete, and true to the copies it was written from.

The copies are other people's property and not in the repository. Where a private folder holds them
(FACTSHEET_CAPTURES), every locator, quotation and number is held against them.
"""

import hashlib
import os
import re
from datetime import date
from pathlib import Path

import pytest

from factsheet.documents.tree import FolderTree
from factsheet.dossier import prepare
from factsheet.model.records import Citation, Fact, Figure

ROOT = Path(__file__).resolve().parents[1]
DOSSIER = prepare(FolderTree(ROOT), today=date(2026, 11, 21))
CORPUS = DOSSIER.corpus
LONGEST_RUN = 12  # words that may be the same by accident


def captures() -> dict[str, list[str]]:
    """The non-empty lines of each private copy, by digest."""
    folder = os.environ.get("FACTSHEET_CAPTURES")
    files = sorted(Path(folder).iterdir()) if folder else []
    return {
        hashlib.sha256(file.read_bytes()).hexdigest(): [
            line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()
        ]
        for file in files
        if file.is_file()
    }


CAPTURES = captures()
READ = [
    (fact, citation, CAPTURES[source.capture.sha256])
    for fact in CORPUS.published()
    for citation in fact.citations
    if (source := CORPUS.sources[citation.source]).capture is not None and source.capture.sha256 in CAPTURES
]
needs_captures = pytest.mark.skipif(not CAPTURES, reason="FACTSHEET_CAPTURES names no folder with the copies")


def test_the_dossier_is_clean() -> None:
    assert DOSSIER.problems == ()


# The articles that were read in full, and how many lines of each are not empty.
ARTICLES = {"efe-2025-06-25": 31}


def paragraphs(text: str) -> set[int]:
    """The paragraphs a locator or a note names: `paragraph 7`, `paragraphs 11 and 21`."""
    runs = re.findall(r"[Pp]aragraphs? (\d+(?:(?:, | and )\d+)*)", text)
    return {int(number) for run in runs for number in re.findall(r"\d+", run)}


@pytest.mark.parametrize(("article", "length"), ARTICLES.items())
def test_every_paragraph_is_cited_or_named_as_saying_nothing(article: str, length: int) -> None:
    source = next(each for each in CORPUS.sources.values() if each.id == article)
    cited = {
        number
        for fact in CORPUS.published()
        for citation in fact.citations
        if citation.source == article
        for number in paragraphs(citation.at)
    }
    note = source.note.wordings[0][1] if source.note is not None else ""
    assert cited | paragraphs(note) >= set(range(1, length + 1))
    assert max(cited) <= length
    # What the note names as a heading, a repeated caption or a credit is no fact's place.
    for number in paragraphs(note) - cited:
        assert re.search(rf"\b{number}\b[^.]*(heading|caption|credit)", note), number


def test_an_article_is_cited_by_paragraph() -> None:
    for fact in CORPUS.published():
        for citation in fact.citations:
            if citation.source in ARTICLES:
                assert re.fullmatch(r"paragraph \d+", citation.at), fact.id


def test_every_figure_has_a_reading_and_every_topic_a_fact() -> None:
    assert CORPUS.sheet is not None
    assert set(DOSSIER.provenance.by_figure) == set(CORPUS.figures)
    assert set(DOSSIER.provenance.by_topic) == set(CORPUS.sheet.topics)


def test_every_sentence_of_the_summary_cites_a_fact() -> None:
    assert CORPUS.sheet is not None
    text = CORPUS.sheet.summary.text.wordings[0][1]
    for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z])", text):
        assert "[@" in sentence, sentence


def test_the_sheet_says_that_nobody_has_reviewed_it() -> None:
    about = (ROOT / "content/pages/about.md").read_text(encoding="utf-8")
    assert "No second person has reviewed it." in about


def paragraph(lines: list[str], citation: Citation) -> str:
    return lines[int(citation.at.removeprefix("paragraph ")) - 1]


@needs_captures
def test_all_citations_are_held_against_a_copy() -> None:
    assert {citation.source for _, citation, _ in READ} == set(ARTICLES)
    assert len(READ) >= 58


@needs_captures
@pytest.mark.parametrize(
    ("fact", "citation", "lines"), READ, ids=lambda value: value.id if isinstance(value, Fact) else ""
)
def test_a_quotation_stands_in_its_paragraph(fact: Fact, citation: Citation, lines: list[str]) -> None:
    words = paragraph(lines, citation)
    assert citation.quote, fact.id
    assert citation.quote in words
    assert citation.quote != words
    assert not re.fullmatch(r"[A-Z].*[.!?]", citation.quote), "a whole sentence"


@needs_captures
def test_the_words_of_a_reading_stand_in_a_paragraph_it_cites() -> None:
    words: dict[str, str] = {}
    for fact, citation, lines in READ:
        words[fact.id] = f"{words.get(fact.id, '')}\n{paragraph(lines, citation)}"
    for fact, _, _ in READ:
        if fact.as_stated is not None:
            assert fact.as_stated.wordings[0][1] in words[fact.id], fact.id


@needs_captures
def test_no_sentence_of_a_copy_stands_in_the_repository() -> None:
    theirs = {run for lines in CAPTURES.values() for line in lines for run in runs(line)}
    for path in [*(ROOT / "content").rglob("*.yml"), *(ROOT / "content").rglob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        shared = theirs & set(runs(path.read_text(encoding="utf-8")))
        assert not shared, f"{path.name}: {shared}"


def runs(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return [tuple(words[n : n + LONGEST_RUN]) for n in range(len(words) - LONGEST_RUN + 1)]


def test_figures_are_asked_as_questions() -> None:
    figures: list[Figure] = list(CORPUS.figures.values())
    for figure in figures:
        assert figure.question.wordings[0][1].endswith("?")
        assert figure.in_short is not None
