"""Dossiers on paper: the small one and the miniature, whole or a page of prose of them, and what stands in the data."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factsheet.documents.tree import FolderTree
from factsheet.dossier import Dossier, Shelf, prepare
from factsheet.pages.press import Press
from factsheet.pdf import prose
from factsheet.pdf.compositor import Compositor, Data, Phrase
from factsheet.pdf.paper import paper
from factsheet.theme import theme_folder
from support.dossier import dossier
from support.editions import MINIATURE, a_chain, read

WEB = "https://sheet.example/2030-06-01/"


def miniature() -> Dossier:
    """Prepare the miniature as its folder holds it."""
    return prepare(FolderTree(MINIATURE), today=dt.date(2020, 6, 1))


def press_of(whole: Dossier, language: str = "en") -> Press:
    """Make a dossier ready to be printed."""
    assert whole.corpus.sheet is not None
    return Press(whole, whole.corpus.sheet, theme_folder() / "pages", language)


def compositor_of(whole: Dossier, *, language: str = "en", address: str = WEB) -> Compositor:
    """Take somebody on who sets the words of a dossier."""
    return Compositor(press_of(whole, language), address)


def paper_of(whole: Dossier, *, address: str = WEB) -> Data:
    """Set a whole dossier; no page of it shows a picture."""
    assert whole.corpus.sheet is not None
    return paper(
        whole, whole.corpus.sheet, theme_folder() / "pages", "en", address=address, pictures=lambda _: None
    )  # fmt: skip


def editions_of(states: Sequence[tuple[str, Mapping[str, str | None]]]) -> dict[str, Dossier]:
    """Seal the small dossier again and again, each time with some files changed, and take each from the shelf."""
    editions = [read(str(text), path) for path, text in a_chain(states).items()]
    shelf = Shelf(editions)
    return {each.id: shelf.dossier(each) for each in editions}


def chapter(
    text: str, *, path: str = "method.md", pictures: Mapping[str, str] | None = None, **more: str
) -> Data:  # fmt: skip
    """Set a page of prose of the small dossier; `pictures` are those there are, `more` the facts besides its own."""
    facts = {f"facts/{name.replace('_', '-')}.yml": written for name, written in more.items()}
    whole = dossier({**facts, f"pages/{path}": text})
    return prose.chapter(compositor_of(whole), path, (pictures or {}).get)


def blocks(text: str, **more: str) -> list[Data]:
    """Set a page of prose, and give what stands below its title."""
    found: list[Data] = chapter(text, path="method.md", pictures=None, **more)["blocks"]
    return found


def words_of(data: object) -> str:
    """Write the words of a phrase, or of whatever holds phrases, in the order in which they stand."""
    return " ".join(" ".join(_words(data)).split())


def _words(data: object) -> Iterator[str]:
    """Give words as they stand; those of one phrase belong together."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list) and any(isinstance(part, str) or _is_run(part) for part in data):
        yield "".join("".join(_words(part)) for part in data)
    elif isinstance(data, list):
        for part in data:
            yield from _words(part)
    elif isinstance(data, dict):
        for name in ("heading", "term", "head", "words", "list", "said", "table", "quote", "code", "alt", "in", "text"):
            yield from _words(data.get(name))


def _is_run(part: object) -> bool:
    return isinstance(part, dict) and bool({"text", "in", "mark", "reading", "break"} & part.keys())


def all_under(data: object, name: str) -> Iterator[Any]:
    """Give everything that stands under a name, however deep."""
    if isinstance(data, dict):
        if name in data:
            yield data[name]
        data = list(data.values())
    if isinstance(data, list):
        for part in data:
            yield from all_under(part, name)


def one(found: Sequence[Data], name: str, value: object) -> Data:
    """Give the one of several that has this value under a name."""
    (only,) = (each for each in found if each[name] == value)
    return only


def phrase(*parts: str | Data) -> Phrase:
    """Write a phrase."""
    return list(parts)
