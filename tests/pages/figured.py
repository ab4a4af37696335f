"""A small dossier about one figure, ready to be printed: what a reading leaves out is filled in here."""

from collections.abc import Mapping
from typing import Any

import yaml

from factsheet.model.identifiers import FigureId
from factsheet.model.records import Figure
from factsheet.pages.page import Page
from factsheet.pages.press import Press
from factsheet.theme import theme_folder
from support.dossier import SHEET, dossier
from support.pages import pages_of

Fields = Mapping[str, Any]

TEMPLATES = theme_folder() / "pages"
LEVEL: Fields = {"kind": "count", "unit": "people", "behaviour": "level"}
FIXED: Fields = {"kind": "count", "unit": "people", "behaviour": "fixed"}
WORD: Fields = {"kind": "description", "vocabulary": ["open", "closed", "half-open"]}
DATE: Fields = {"kind": "date"}
TWO_WAYS: Fields = {**LEVEL, "definitions": {"board": "Counted on *board*", "gate": "Counted at the gate"}}
DAY = "2030-04-11"
_FIGURE = {
    "title": "Riders", "question": "How many people ride?", "topic": "riders", "counts": "People who board.",
    "explanation": "Nobody says why they differ.",
}  # fmt: skip
_FACT = {
    "statement": "It is said.", "figure": "riders", "state": "published",
    "citations": [{"source": "post-2030", "at": "page 1"}],
}  # fmt: skip
_ACTORS = ("alpha", "beta", "gamma", "delta")


def reading(word: str, number: object, by: object = "alpha", **more: Any) -> Fields:
    """A reading of one day in April; `as_of=""` leaves it undated."""
    fields = {**_FACT, "value": {word: number}, "as_of": DAY, "said_by": by, **more}
    return {key: value for key, value in fields.items() if value != ""}


def unnamed(words: str) -> Fields:
    return {"unnamed": words}


def figured(figure: Fields, facts: Mapping[str, Fields], more: Mapping[str, str | None] | None = None) -> Press:
    """Make a press for readings of the figure `riders`, and for a few more files."""
    files: dict[str, str | None] = {
        "sheet.yml": SHEET.replace("[@riders-line]", "[@ferry-began]"),
        "facts/riders-line.yml": None,
        "figures/riders.yml": yaml.safe_dump({**_FIGURE, **figure}, sort_keys=False),
    }
    files |= {f"actors/{name}.yml": f"name: {name.title()}\nkind: ngo\n" for name in _ACTORS}
    files |= {f"facts/{name}.yml": yaml.safe_dump({**_FACT, **fields}) for name, fields in facts.items()}
    found = dossier({**files, **(more or {})})
    assert not found.errors, found.errors[0]
    assert found.corpus.sheet is not None
    return Press(found, found.corpus.sheet, TEMPLATES, "en")


def riders(press: Press) -> Figure:
    return press.corpus.figures[FigureId("riders")]


def printed(press: Press) -> dict[str, Page]:
    """Print every page, by its address."""
    return pages_of(press.dossier)
