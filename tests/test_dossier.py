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

from factsheet.analysis.provenance import speakers_of
from factsheet.desk.evidence.captures import prove
from factsheet.desk.layout.rewriting import layouts, records_in
from factsheet.documents.tree import FolderTree
from factsheet.dossier import Shelf, prepare
from factsheet.exports.cff import cff_files
from factsheet.exports.export import Export
from factsheet.model.identifiers import ActorId, FactId, FigureId
from factsheet.model.provable import Proof, all_provable, proof_of
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


def test_the_repository_says_how_the_newest_edition_is_cited() -> None:
    newest = CORPUS.newest
    assert newest is not None
    [file] = cff_files(Export.of(Shelf.of(CORPUS).dossier(newest)))
    assert (ROOT / file.path).read_text(encoding="utf-8") == file.text, "run `factsheet export --format cff -o .`"


# The articles that were read in full, and how many lines of each are not empty.
ARTICLES = {"efe-2025-06-25": 31, "kenyans-2025-08-05": 12}


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


def test_what_was_not_read_in_full_is_quoted_nowhere_and_says_so() -> None:
    full = {source.id for source in CORPUS.sources.values() if source.access == "full"}
    assert full == set(ARTICLES)
    for fact in CORPUS.published():
        for citation in fact.citations:
            assert citation.source in full or not citation.quote, fact.id
    for source in CORPUS.sources.values():
        note = source.note.wordings[0][1] if source.note is not None else ""
        assert source.id in full or "excerpt" in note, source.id


def test_the_dossier_is_of_a_size() -> None:
    facts = CORPUS.published()
    assert len(facts) >= 80
    assert sum(fact.citations[0].source in ARTICLES for fact in facts) >= 80


# Figures that both articles, or one of them, must be readable in.
FIGURES = {
    "killed-2025", "gang-share-capital", "displaced", "displaced-children", "mission-strength", "first-contingent",
    "mission-dead", "mission-injured", "massacres",
}  # fmt: skip
DESCRIPTIONS = {"progress", "airport", "roads", "presence", "combat", "coordination", "violence-trend"}


def test_whatever_has_a_number_or_two_accounts_is_a_figure() -> None:
    assert set(CORPUS.figures) == FIGURES | DESCRIPTIONS
    assert {figure.id for figure in CORPUS.figures.values() if figure.vocabulary} == DESCRIPTIONS


# Where the two articles pull apart or meet, and how a reader finds it: two readings of one figure, or a pair.
TENSIONS = {
    "deaths in 2025": ("killed-2025", "killed-2025-kenyans", "killed-2025-ohchr-june"),
    "progress": ("progress", "progress-kenyans", "struggles-headline-efe"),
    "progress, by critics": ("progress", "growing-effectiveness-kenyans", "no-results-critics-efe"),
    "airport": ("airport", "airport-guarded-kenyans", "airport-closed-efe"),
    "airport, by another report": ("airport", "airport-domestic-ap", "airport-closed-efe"),
    "airport, reopened": (None, "airport-reopened-ap", "airport-closed-efe"),
    "roads": ("roads", "roads-kenscoff-kenyans", "roads-gang-control-efe"),
    "roads, by another report": (None, "infrastructure-secured-placentin", "roads-gang-control-efe"),
    "Kenscoff": (None, "roads-kenscoff-kenyans", "kenscoff-improved-efe"),
    "Kenscoff, by residents": (None, "roads-kenscoff-kenyans", "kenscoff-progress-residents-efe"),
    "how much the gangs hold": (None, "gang-control-kenyans", "gang-share-85-efe"),
    "presence": ("presence", "bases-presence-kenyans", "confined-residents-efe"),
    "combat": ("combat", "attacks-repelled-kenyans", "avoid-combat-officers-efe"),
    "coordination": ("coordination", "operations-joint-kenyans", "coordination-setbacks-efe"),
    "coordination, by personnel": ("coordination", "operations-joint-kenyans", "joint-operations-undermined-efe"),
    "equipment": (None, "equipment-ombaka-vantbef", "equipment-rnddh-efe"),
    "equipment, unmentioned later": (None, "equipment-ombaka-vantbef", "growing-effectiveness-kenyans"),
    "its own dead": (None, "progress-kenyans", "mission-dead-2-efe"),
    "its own injured": (None, "progress-kenyans", "mission-injured-1-efe"),
    "first deployment": (None, "first-batch-kenyans", "mission-began-efe"),
    "first contingent": ("first-contingent", "first-contingent-400-efe", "first-contingent-200-ap"),
    "who did the killing": (None, "killed-2025-kenyans", "killed-2025-ohchr-june"),
    "who the mission is": (None, "kenyan-police-in-mss-kenyans", "contributors-efe"),
    "direction of the violence": ("violence-trend", "violence-escalating-ombaka-kenyans", "violence-unabated-efe"),
    "seaport": (None, "seaport-guarded-kenyans", "port-base-efe"),
    "where the operations were": (None, "operations-intensified-kenyans", "savien-station-kenyans"),
    "the captions' day": (None, "armed-officer-picture-efe", "patrol-picture-efe"),
    "time since deployment": (None, "kenya-over-a-year-kenyans", "mission-began-efe"),
}


# What the two readings of a figure are to one another; worked out by hand from what each source says and when.
KINDS = {
    # The paper counts those killed by gangs, a part of all; up to which day either counts is not known.
    "deaths in 2025": "part-of-whole",
    # One side speaks of the time up to August, the other of the year up to June: they overlap, if the first began by then.
    "progress": "competing-description, possible",
    "progress, by critics": "competing-description, possible",
    # A guarded airport can be closed.
    "airport": "different-definition",
    "airport, by another report": "competing-description, possible",
    # Streets of single places are no national roads.
    "roads": "different-definition",
    "presence": "competing-description, possible",
    "combat": "competing-description, possible",
    "coordination": "competing-description, possible",
    "coordination, by personnel": "competing-description, possible",
    # "About 200" would have to reach 400.
    "first contingent": "contradiction, soft",
    "direction of the violence": "agreement",
}
STANDINGS = {
    "airport": "contested", "combat": "contested", "coordination": "contested", "first-contingent": "contested",
    "presence": "contested", "progress": "contested", "roads": "diverging", "displaced": "agreed",
    "violence-trend": "agreed", "killed-2025": "single-origin", "gang-share-capital": "single-origin",
    "displaced-children": "single-origin", "massacres": "single-origin", "mission-dead": "single-origin",
    "mission-injured": "single-origin", "mission-strength": "single-origin",
}  # fmt: skip


def test_every_figure_stands_where_its_readings_put_it() -> None:
    assert {figure: verdict.standing for figure, verdict in DOSSIER.verdicts.items()} == STANDINGS


def test_the_two_counts_of_the_dead_are_not_one_series() -> None:
    relations = DOSSIER.relations[FigureId("killed-2025")]
    paper = FactId("killed-2025-kenyans")
    for un in ("killed-2025-ohchr-may", "killed-2025-half-afp"):
        relation = relations.between(paper, FactId(un))
        assert relation is not None
        assert relation.kind == "different-definition"
    # The UN's two numbers follow one another, and EFE carries the first of them with a vaguer date.
    for one, other, kind in (
        ("killed-2025-ohchr-may", "killed-2025-half-afp", "successive"),
        ("killed-2025-ohchr-june", "killed-2025-ohchr-may", "altered-echo"),
    ):
        relation = relations.between(FactId(one), FactId(other))
        assert relation is not None
        assert relation.kind == kind


@pytest.mark.parametrize("tension", TENSIONS)
def test_a_reader_can_find_each_tension(tension: str) -> None:
    figure, one, other = TENSIONS[tension]
    if figure is not None:
        readings = {fact.id for fact in DOSSIER.provenance.readings_of(FigureId(figure))}
        assert {one, other} <= readings
        relation = DOSSIER.relations[FigureId(figure)].between(FactId(one), FactId(other))
        assert relation is not None
        words = f"{relation.kind}, {relation.strength}" if relation.strength is not None else relation.kind
        assert words == KINDS[tension]
        described = CORPUS.figures[FigureId(figure)]
        assert described.explanation is not None or tension == "direction of the violence"
    else:
        assert tension not in KINDS
        pairs = {(pair.fact.id, pair.other.id) for pair in DOSSIER.provenance.pairs}
        assert (one, other) in pairs


def test_what_an_article_relays_from_the_mission_is_the_missions_word_and_not_the_outlets() -> None:
    relayed = [
        fact
        for fact in CORPUS.published()
        for citation in fact.citations[:1]
        if citation.source == "kenyans-2025-08-05" and paragraphs(citation.at) <= {3, 4, 5, 7, 8, 9}
    ]
    assert len(relayed) >= 18
    for fact in relayed:
        assert "mss" in speakers_of(CORPUS, fact), fact.id
    own = [fact for fact in CORPUS.published() if "kenyans" in speakers_of(CORPUS, fact)]
    assert own
    assert not any("mss" in speakers_of(CORPUS, fact) for fact in own)
    assert CORPUS.actors[ActorId("mss")].party
    assert not CORPUS.actors[ActorId("kenyans")].party


def test_every_event_stands_once() -> None:
    entries = [
        (entry.event.when.text, entry.event.where) for entry in DOSSIER.timeline if entry.event.kind != "picture"
    ]
    assert len(entries) == len(set(entries)) >= 10


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


def test_every_quotation_has_a_receipt() -> None:
    proofs = [proof_of(CORPUS, each)[0] for each in all_provable(CORPUS)]
    assert len(proofs) == len(CORPUS.receipts) == 105
    assert set(proofs) == {Proof.PROVED}


@pytest.mark.parametrize("dossier", [".", "tests/miniature", "generator/factsheet/desk/starter"])
def test_records_are_in_the_one_layout(dossier: str) -> None:
    tree = FolderTree(ROOT / dossier)
    assert [each.path for each in layouts(tree, records_in(tree)) if each.changes or each.problems] == []


def paragraph(lines: list[str], citation: Citation) -> str:
    return lines[int(citation.at.removeprefix("paragraph ")) - 1]


@needs_captures
def test_all_citations_are_held_against_a_copy() -> None:
    assert {citation.source for _, citation, _ in READ} == set(ARTICLES)
    assert len(READ) >= 95


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
def test_a_look_today_gives_the_receipts_that_are_kept() -> None:
    answers = prove(CORPUS, Path(os.environ["FACTSHEET_CAPTURES"]))
    assert {each.receipt for each in answers} == set(CORPUS.receipts.values())


@needs_captures
def test_no_sentence_of_a_copy_stands_in_the_repository() -> None:
    theirs = {run for lines in CAPTURES.values() for line in lines for run in runs(line)}
    folders = (ROOT / each for each in ("content", "docs", "generator", "theme", "tests", "bench"))
    files = [*ROOT.glob("*.md"), *(path for folder in folders for path in folder.rglob("*"))]
    for path in files:
        if path.suffix not in {".yml", ".md", ".py", ".html", ".json"}:
            continue
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
