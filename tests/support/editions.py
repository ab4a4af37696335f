"""Sealed editions of the small dossier, made as `factsheet edition cut` makes them."""

import datetime as dt
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from factsheet.documents.sealed import written
from factsheet.documents.tree import FolderTree
from factsheet.dossier import prepare
from factsheet.editions.cut import Wanted, cut, write
from factsheet.editions.seal import About, seal
from factsheet.loading.corpus import load
from factsheet.loading.editions import read_edition
from factsheet.model.editions import Edition, edition_order
from support.dossier import GOOD, TODAY
from support.memory_tree import MemoryTree

MINIATURE = Path(__file__).resolve().parents[1] / "miniature"
RUMOUR = """\
statement: The Bay Post reports that the pier is to be sold.
topic: service
citations:
  - source: post-2020
    at: paragraph 14
state: published
"""
WITHDRAWN = RUMOUR.replace("state: published", "state: withdrawn\nstate_reason: The article does not say so.")
MISREAD = """\
facts: [riders-line, riders-total]
kind: correction
note: The number was misread.
was: The line carries at least 110 people a day.
now: The line carries at least 120 people a day.
since: 2020-06-01
found_by: a reader
"""
GONE = "facts: [rumour]\nkind: withdrawal\nnote: No source says so.\n"
LONGER = "facts: [strike]\nkind: source-revised\nnote: The Bay Post changed its article.\n"


def an_edition(changed: Mapping[str, str | None], identifier: str, before: str | None = None) -> str:
    """Seal the good dossier with some files changed; `before` is the text of the edition that it follows."""
    files = {path: text for path, text in {**GOOD, **changed}.items() if text is not None}
    dossier = prepare(MemoryTree(files), today=TODAY)
    predecessor = read_edition("before.json", before.encode()) if before is not None else None
    order = edition_order(identifier)
    assert order is not None
    about = About(
        id=identifier, title=f"Edition {identifier}", notes="", cutoff=order[0], released=order[0],
        predecessor=predecessor,
    )  # fmt: skip
    return written(seal(dossier, about, {})).decode()


def a_chain(states: Sequence[tuple[str, Mapping[str, str | None]]]) -> dict[str, str | bytes | None]:
    """Seal one edition after another, each with its own files; give them by their paths."""
    found: dict[str, str | bytes | None] = {}
    before: str | None = None
    for identifier, changed in states:
        before = an_edition(changed, identifier, before)
        found[f"editions/{identifier}.json"] = before
    return found


def read(text: str, path: str = "content/editions/edition.json") -> Edition:
    """Read a sealed edition's text."""
    return read_edition(path, text.encode())


def day(text: str) -> dt.date:
    """Read a day."""
    return dt.date.fromisoformat(text)


def published_miniature(folder: Path) -> Path:
    """Copy the miniature and seal three editions of it: the first has a number wrong, the second withdraws a fact.

    In the first the line's riders are 110, and a rumour is told. The second corrects the riders, withdraws the rumour
    and is another's account of the boats richer. The third is the miniature as it stands.
    """
    root = Path(shutil.copytree(MINIATURE, folder))
    content = root / "content"
    riders = (content / "facts/riders-line.yml").read_text(encoding="utf-8")
    total = (content / "facts/riders-total.yml").read_text(encoding="utf-8")
    wrong = riders.replace("120", "110")
    _put(content, {"facts/riders-line.yml": wrong, "facts/rumour.yml": RUMOUR})
    _put(content, {"facts/riders-total.yml": total.replace("240", "220")})
    _put(content, {"sheet.yml": (content / "sheet.yml").read_text(encoding="utf-8").replace("120", "110")})
    late = (content / "facts/bay-surveyed.yml").read_text(encoding="utf-8")
    (content / "facts/bay-surveyed.yml").unlink()
    seal_here(root, "2020-06-01")
    sheet = (content / "sheet.yml").read_text(encoding="utf-8").replace("110", "120")
    _put(content, {"facts/riders-line.yml": riders, "sheet.yml": sheet, "facts/bay-surveyed.yml": late})
    _put(content, {"facts/riders-total.yml": total})
    _put(
        content, {"facts/rumour.yml": WITHDRAWN, "changes/riders-misread.yml": MISREAD, "changes/rumour-gone.yml": GONE}
    )
    seal_here(root, "2020-07-01")
    strike = (content / "facts/strike.yml").read_text(encoding="utf-8")
    _put(content, {"facts/strike.yml": strike.replace("2 to 5 March", "2 to 6 March").replace("03-05", "03-06")})
    _put(content, {"changes/strike-longer.yml": LONGER})
    seal_here(root, "2020-08-01")
    return root


def seal_here(root: Path, identifier: str) -> Path:
    """Seal the dossier of a folder as it stands, on the day of the edition's id."""
    tree = FolderTree(root)
    order = edition_order(identifier)
    assert order is not None
    wanted = Wanted(id=identifier, title=f"Edition {identifier}", notes="", cutoff=None, today=order[0])
    made = cut(tree, wanted, load(tree).corpus.editions)
    assert [f"{each.span} {each.code} {each.message}" for each in made.errors] == []
    return write(root, made)


def _put(content: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text, encoding="utf-8")
