"""What a reader sees of a dossier is found by the search: the words of its records and of its summary."""

import datetime as dt
import html
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from factsheet.cli.main import main
from factsheet.documents.tree import FolderTree
from factsheet.dossier import prepare
from factsheet.model.text import Text
from factsheet.model.words import State
from factsheet.wording.citations import Mark, with_marks
from factsheet.wording.markup import inline
from factsheet.wording.runs import plain

ROOT = Path(__file__).resolve().parents[2]
DOSSIERS = {"miniature": ROOT / "tests" / "miniature", "dossier": ROOT}


def words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w+", text)}


def texts(root: Path) -> Iterator[Text]:
    """Give the texts of every published record, as they were written."""
    dossier = prepare(FolderTree(root), today=dt.date(2030, 1, 1))
    corpus = dossier.corpus
    for fact in corpus.facts.values():
        if fact.state is State.PUBLISHED:
            yield from filter(None, (fact.statement, fact.as_stated, fact.note))
            yield from filter(None, (fact.event.title if fact.event is not None else None,))
    for figure in corpus.figures.values():
        yield from filter(None, (figure.title, figure.question, figure.in_short, figure.explanation))
        yield from figure.open_questions
    yield from (pair.note for pair in dossier.provenance.pairs)
    yield from (actor.name for actor in corpus.actors.values())
    yield from (place.name for place in corpus.places.values())
    yield from (source.title for source in corpus.sources.values())


@pytest.mark.parametrize("name", DOSSIERS)
def test_every_word_of_a_record_is_found(name: str, tmp_path: Path) -> None:
    root = tmp_path / "dossier"
    shutil.copytree(DOSSIERS[name] / "content", root / "content", ignore=shutil.ignore_patterns("editions"))
    shutil.copy(DOSSIERS[name] / "mkdocs.yml", root)
    shutil.copytree(ROOT / "theme", root / "theme")
    assert main(["build", "--no-pdf", "-C", str(root), "--site-dir", str(tmp_path / "site")]) == 0
    index = json.loads((tmp_path / "site/draft/search/index.json").read_text(encoding="utf-8"))["docs"]
    found = words(html.unescape(" ".join(f"{entry['title']} {entry['text']}" for entry in index)))
    assert not {word for text in texts(root) for word in words(plain(inline(text.wordings[0][1]))) - found}
    sheet = prepare(FolderTree(root), today=dt.date(2030, 1, 1)).corpus.sheet
    assert sheet is not None
    parts = with_marks(sheet.summary.text.wordings[0][1])
    home = next(entry for entry in index if entry["location"] == "")
    told = words(html.unescape(home["text"]))
    lines = [line for part in parts if not isinstance(part, Mark) for line in part.split("\n")]
    assert not {word for line in lines for word in words(plain(inline(line)))} - told
