"""Sheets printed, and what a reader, a screen reader and a program find in the PDF."""

import ctypes
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from pypdfium2 import raw

from factsheet.documents.tree import FolderTree
from factsheet.dossier import Dossier, Shelf, prepare
from factsheet.loading.editions import tree_of
from factsheet.model.identifiers import EditionId
from factsheet.pdf.sheet import Printed, print_sheet
from support.dossier import GOOD, TODAY
from support.memory_tree import MemoryTree


@dataclass(frozen=True, slots=True)
class Tag:
    """One element of the tree that a screen reader follows; `marked` are its own pieces of text, by page and number."""

    role: str
    depth: int
    lang: str
    alt: str
    inside: tuple[str, ...]  # the roles above it, the outermost first
    children: tuple["Tag", ...]
    marked: frozenset[tuple[int, int]]
    links: int  # how many annotations it has as its own


@dataclass(frozen=True, slots=True)
class Link:
    """A link: the page it stands on, what it says of itself, and the page or the address it leads to."""

    page: int
    contents: str
    to: int | None
    uri: str


def print_small(changes: Mapping[str, str | bytes | None] | None = None, address: str = "") -> Printed:
    """Print the good dossier with some files changed."""
    files = {path: data for path, data in {**GOOD, **(changes or {})}.items() if data is not None}
    tree = MemoryTree(files)
    found = prepare(tree, today=TODAY)
    assert [f"{each.span} {each.code} {each.message}" for each in found.errors] == []
    return print_sheet(found, tree, address)


def edition_of(root: Path, identifier: str = "") -> tuple[Dossier, str]:
    """Open an edition that stands in a folder, the newest unless one is named; give its name too."""
    editions = prepare(FolderTree(root), today=TODAY).corpus.editions
    shelf = Shelf(list(editions.values()))
    edition = editions[EditionId(identifier)] if identifier else shelf.editions[-1]
    return shelf.dossier(edition), str(edition.id)


def print_edition(dossier: Dossier, address: str = "") -> bytes:
    """Print an edition that is open."""
    edition = dossier.chronicle.edition
    assert edition is not None
    printed = print_sheet(dossier, tree_of(edition), address)
    assert printed.warnings == ()
    return printed.data


def pages_of(data: bytes) -> list[str]:
    """Read every page, with one blank between words."""
    return [_one_blank(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(data)]


def words_of(data: bytes) -> str:
    """Read the whole of it, with one blank between words."""
    return " ".join(pages_of(data))


def squeezed(text: str) -> str:
    """Take every blank out of a text: where a line ends on paper is chance."""
    return "".join(text.split())


def _one_blank(text: str) -> str:
    # Where a line ends with a hyphen that was written, the reader of texts gives a sign of its own for it.
    return " ".join(re.sub("[\ufffe\x02]\\s*", "-", text).split())


def opened(data: bytes) -> pikepdf.Pdf:
    """Open a PDF as the objects it is made of."""
    return pikepdf.open(io.BytesIO(data))


def tags(data: bytes) -> list[Tag]:
    """List the tree of tags from its top, each before its children."""
    with opened(data) as pdf:
        numbers = _numbers(pdf)
        tops = [_tag(each, (), "", numbers) for each in _elements(pdf.Root.StructTreeRoot)]
    return list(_flat(tops))


def _numbers(pdf: pikepdf.Pdf) -> dict[Any, int]:
    return {page.objgen: number for number, page in enumerate(pdf.pages)}


def _tag(element: Any, inside: tuple[str, ...], lang: str, numbers: Mapping[Any, int]) -> Tag:
    role = str(element.S).removeprefix("/")
    lang = str(element.get("/Lang", "")) or lang
    return Tag(
        role=role,
        depth=len(inside),
        lang=lang,
        alt=str(element.get("/Alt", "")),
        inside=inside,
        children=tuple(_tag(each, (*inside, role), lang, numbers) for each in _elements(element)),
        marked=frozenset(_marked(element, numbers)),
        links=sum(isinstance(each, pikepdf.Dictionary) and "/Obj" in each for each in _kids(element)),
    )


def _marked(element: Any, numbers: Mapping[Any, int]) -> Iterator[tuple[int, int]]:
    page = element.get("/Pg")
    for each in _kids(element):
        if isinstance(each, int):
            yield numbers[page.objgen], each
        elif isinstance(each, pikepdf.Dictionary) and "/MCID" in each:
            yield numbers[each.get("/Pg", page).objgen], int(each["/MCID"])


def _kids(element: Any) -> list[Any]:
    found = element.get("/K", [])
    return list(found) if isinstance(found, (pikepdf.Array, list)) else [found]


def _elements(element: Any) -> list[Any]:
    return [each for each in _kids(element) if isinstance(each, pikepdf.Dictionary) and "/S" in each]


def _flat(found: Sequence[Tag]) -> Iterator[Tag]:
    for each in found:
        yield each
        yield from _flat(each.children)


def spoken_in(data: bytes, language: str) -> list[str]:
    """Give the pieces of text that are marked as being of a language, in the tree of tags or on the page."""
    wanted = {place for tag in tags(data) if tag.lang == language for place in tag.marked}
    with opened(data) as pdf:
        for number, page in enumerate(pdf.pages):
            for step in pikepdf.parse_content_stream(page):
                marks: Any = step.operands[1] if str(step.operator) == "BDC" else None
                if isinstance(marks, pikepdf.Dictionary):
                    place = (number, int(marks.get("/MCID", -1)))
                    said = str(marks.get("/Lang", ""))
                    wanted = wanted | {place} if said == language else wanted - {place} if said else wanted
    return _pieces(data, wanted)


def _pieces(data: bytes, wanted: set[tuple[int, int]]) -> list[str]:
    """Give the words of marked pieces, in the order in which they are drawn."""
    document = pypdfium2.PdfDocument(data)
    found: dict[tuple[int, int], str] = {}
    for number in sorted({page for page, _ in wanted}):
        page = document[number]
        read = page.get_textpage()
        for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            place = (number, raw.FPDFPageObj_GetMarkedContentID(each.raw))
            if place in wanted:
                found[place] = found.get(place, "") + _said(each.raw, read.raw)
    return [_one_blank(each) for each in found.values()]


def _said(piece: Any, read: Any) -> str:
    size = raw.FPDFTextObj_GetText(piece, read, None, 0)
    held = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(piece, read, ctypes.cast(held, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return held.raw.decode("utf-16-le").rstrip("\0")


def outline(data: bytes) -> list[tuple[int, str, int | None]]:
    """List the bookmarks: how deep, what they say, and the page they lead to."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for each in document.get_toc():
        to = each.get_dest()
        found.append((each.level, each.get_title(), to.get_index() if to is not None else None))
    return found


def links(data: bytes) -> list[Link]:
    """List every link, with where it leads."""
    found = []
    with opened(data) as pdf:
        numbers = _numbers(pdf)
        names = {str(name): place for name, place in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
        for number, page in enumerate(pdf.pages):
            annotations: Any = page.get("/Annots", [])
            for each in annotations:
                action = each.get("/A")
                uri = str(action["/URI"]) if action is not None and "/URI" in action else ""
                to = each.get("/Dest", action.get("/D") if action is not None else None)
                found.append(Link(number, str(each.get("/Contents", "")), _page(to, names, numbers), uri))
    return found


def _page(to: Any, names: Mapping[str, Any], numbers: Mapping[Any, int]) -> int | None:
    if isinstance(to, (pikepdf.String, pikepdf.Name)):
        to = names.get(str(to).removeprefix("/"))
    if isinstance(to, pikepdf.Dictionary):
        to = to.get("/D")
    return numbers.get(to[0].objgen) if isinstance(to, pikepdf.Array) else None


@dataclass(frozen=True)
class OnPaper:
    """An edition, and what was printed of it."""

    dossier: Dossier = field(repr=False)
    edition: str
    data: bytes = field(repr=False)

    @cached_property
    def tags(self) -> list[Tag]:
        return tags(self.data)

    @cached_property
    def links(self) -> list[Link]:
        return links(self.data)

    @cached_property
    def pages(self) -> list[str]:
        return pages_of(self.data)

    @cached_property
    def words(self) -> str:
        """Every word, without the blanks between them and without what stands at the head and foot of pages."""
        head = squeezed(self.pages[1]).partition("Contents")[0]
        foots = (f"{number}/{len(self.pages)}" for number in range(1, len(self.pages) + 1))
        bodies = [squeezed(page).removeprefix(head) for page in self.pages]
        return "".join(body.removesuffix(foot) for body, foot in zip(bodies, foots, strict=True))
