"""Pages of prose on paper: headings, paragraphs, lists, tables and what they name, as a list of blocks.

A block is a dictionary with one name for what it is: `heading`, `words`, `list`, `terms`, `table`, `quote`, `code`,
`rule`, `picture`, `chart`, `readings`, `timeline`. What is none of them gives its words: none is lost.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from factsheet.model.identifiers import FactId, FigureId, TopicId
from factsheet.model.records import NamedInProse
from factsheet.pages.contents import prose_title
from factsheet.pages.events import views_of
from factsheet.pages.prose import numbers_of
from factsheet.pdf import events, figures
from factsheet.pdf.compositor import Compositor, Data, Phrase
from factsheet.pdf.notes import notes
from factsheet.wording.markup import page_tree
from factsheet.wording.runs import Run

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {*_HEADINGS, "p", "ul", "ol", "dl", "blockquote", "pre", "table", "hr", "div", "img"}
_NESTING = {"ul", "ol", "dl", "blockquote"}
_ALIGNED = {"fs-left": "left", "fs-center": "center", "fs-right": "right"}
_DEEPEST = 6
# Lists and quotations within one another; deeper ones stand at this depth, for Typst has an end of its own.
_MOST_NESTED = 8

# Gives the name under which a picture is printed, by its path below `content/pages`; None if there is none.
Pictures = Callable[[str], str | None]


def chapter(compositor: Compositor, path: str, pictures: Pictures) -> Data:
    """Set one page of prose, with the facts it cites numbered as on its page of the site."""
    page = compositor.corpus.pages[path]
    names = {(named.form, named.id): None for named in page.names if _is_known(compositor, named)}
    setting = _Setting(compositor, path, pictures, numbers_of(compositor.press, names))
    tree = page_tree(page.text, lambda form, identifier: (form, identifier) in names)
    title = next((each for each in tree if each.tag == "h1"), None)
    words = compositor.runs(setting.inline(title), path) if title is not None else []
    if title is not None:
        tree.remove(title)
    return {
        "label": f"{path.removesuffix('.md')}/",
        "title": words if _says_something(words) else [prose_title(path)],
        "blocks": _with_levels(setting.blocks(tree)),
        "notes": notes(compositor, [(n, fact) for fact, n in setting.numbers.items() if fact in setting.cited]),
    }


def _is_known(compositor: Compositor, named: NamedInProse) -> bool:
    """Tell whether a form names something; what does not stays as it was written."""
    corpus = compositor.corpus
    match named.form:
        case "cited":
            return named.id in corpus.facts
        case "timeline":
            return named.id in compositor.press.sheet.topics
        case _:
            return named.id in corpus.figures


def _with_levels(blocks: list[Data]) -> list[Data]:
    """Let no heading be more than one deeper than the one before it: a reader without eyes counts them."""
    level = 1
    for heading in _headings(blocks):
        level = heading["level"] = max(2, min(heading["level"], level + 1, _DEEPEST))
    return blocks


def _headings(blocks: Iterable[Data]) -> Iterator[Data]:
    """Give the headings in the order of reading, wherever they stand."""
    for block in blocks:
        if "heading" in block:
            yield block
        within = (*block.get("list", ()), block.get("quote", ()), *(each["said"] for each in block.get("terms", ())))
        for each in within:
            yield from _headings(each)


@dataclass(slots=True)
class _Setting:
    """One page that is being set, and which facts it has cited so far."""

    compositor: Compositor
    path: str
    pictures: Pictures
    numbers: Mapping[FactId, int]
    cited: set[FactId] = field(default_factory=set)
    depth: int = 0

    def within(self, parent: Element) -> list[Data]:
        """Set what stands in a list, a quotation or a term, one deeper."""
        self.depth += 1
        try:
            return self.blocks(parent)
        finally:
            self.depth -= 1

    def blocks(self, parent: Element) -> list[Data]:
        """Set what stands in an element: its blocks, and its loose words as paragraphs between them."""
        found: list[Data] = []
        loose: list[Run | Data] = []

        def close() -> None:
            if phrase := self.compositor.runs(loose, self.path):
                found.append({"words": phrase})
            loose.clear()

        for part in _parts(parent):
            if isinstance(part, str):
                loose.append(Run(part))
            elif part.tag in _NESTING and self.depth >= _MOST_NESTED:
                close()
                found.extend(self.blocks(part))
            elif part.tag in _BLOCKS or _is_alone(part):
                close()
                found.extend(self._block(part))
            elif any(each.tag in _BLOCKS or _is_alone(each) for each in part.iter()):
                close()
                found.extend(self.blocks(part))
            else:
                loose.extend(self._styled(part, Run("")))
        close()
        return found

    def _block(self, element: Element) -> Iterable[Data]:
        match element.tag:
            case "ul" | "ol":
                items = [self.within(item) for item in element if item.tag == "li"]
                yield {"list": items, "start": _number(element.get("start")) if element.tag == "ol" else None}
            case "dl":
                yield {"terms": list(self._terms(element))}
            case "table":
                yield self._table(element)
            case "blockquote":
                yield {"quote": self.within(element)}
            case "pre":
                yield {"code": "".join(element.itertext()).rstrip("\n")}
            case "hr":
                yield {"rule": True}
            case "img":
                yield self._picture(element)
            case "form":
                yield from self._form_alone(element.get("form", ""), element.get("id", ""))
            case tag if tag in _HEADINGS:
                yield from self._heading(element, _HEADINGS[tag])
            case _:
                yield from self.blocks(element)

    def _heading(self, element: Element, level: int) -> Iterator[Data]:
        words = self.compositor.runs(self.inline(element), self.path)
        if _says_something(words):
            yield {"heading": words, "level": level}

    def _terms(self, element: Element) -> Iterator[Data]:
        for each in element:
            if each.tag == "dt":
                yield {"term": self.compositor.runs(self.inline(each), self.path), "said": []}
            else:
                yield {"term": [], "said": self.within(each)}

    def _table(self, element: Element) -> Data:
        rows = [list(row) for row in element.iter("tr")]
        head = [cell for cell in rows[0] if cell.tag == "th"] if rows else []
        body = rows[1:] if head else rows
        return {
            "table": [[self._cell(cell) for cell in row] for row in body],
            "head": [self._cell(cell) for cell in head],
            "align": [_ALIGNED.get(cell.get("class", ""), "left") for cell in head or next(iter(rows), [])],
        }

    def _cell(self, cell: Element) -> Phrase:
        return self.compositor.runs(self.inline(cell), self.path)

    def _picture(self, element: Element) -> Data:
        alt = " ".join(element.get("alt", "").split())
        folder = PurePosixPath(self.path).parent.as_posix()
        path = unquote(urlsplit(element.get("src", "")).path)
        name = self.pictures(normpath(join(folder, path)))
        if name is None:
            return {"words": [alt or "A picture"]}
        return {"picture": name, "alt": alt or "A picture without a description"}

    def inline(self, element: Element) -> Iterator[Run | Data]:
        """Give the words of an element, and the marks and values that stand among them."""
        yield from self._within(element, Run(""))

    def _within(self, element: Element, style: Run) -> Iterator[Run | Data]:
        for part in _parts(element):
            if isinstance(part, str):
                yield replace(style, text=part)
            else:
                yield from self._styled(part, style)

    def _styled(self, element: Element, style: Run) -> Iterator[Run | Data]:
        match element.tag:
            case "em":
                yield from self._within(element, replace(style, emphasis=True))
            case "strong":
                yield from self._within(element, replace(style, strong=True))
            case "code":
                yield from self._within(element, replace(style, code=True))
            case "a" if "footnote-backref" in element.get("class", ""):
                pass  # on paper nothing leads back
            case "a":
                yield from self._within(element, replace(style, href=style.href or element.get("href", "")))
            case "sup":
                yield {"text": "".join(element.itertext()), "sup": True}
            case "br":
                yield {"break": True}
            case "img":
                yield replace(style, text=element.get("alt", ""))
            case "form":
                yield from self._form(element.get("form", ""), element.get("id", ""))
            case _:
                yield from self._within(element, style)

    def _form(self, form: str, identifier: str) -> Iterator[Run | Data]:
        """Set what is named within a line: a fact by its number, a figure by its values."""
        corpus, views = self.compositor.corpus, self.compositor.views
        fact, figure = corpus.facts.get(FactId(identifier)), corpus.figures.get(FigureId(identifier))
        if form == "cited" and fact is not None:
            yield self._mark(fact.id)
        elif form == "figure" and figure is not None:
            for at, reading in enumerate(views.headline(figure)):
                yield Run("; " if at else "")
                yield {"reading": figures.reading(self.compositor, figure, reading)}
                yield self._mark(reading.fact.id)
            if not views.headline(figure):
                yield {"text": views.plain(figure.title), "to": f"figures/{figure.id}/"}
                yield Run(" (no answer is printed here)")

    def _mark(self, fact: FactId) -> Data:
        self.cited.add(fact)
        return {"mark": self.numbers[fact], "to": self.compositor.to(f"facts/{fact}/")}

    def _form_alone(self, form: str, identifier: str) -> Iterator[Data]:
        """Set what is named on a line of its own: a drawing, a table of readings, the events of a topic."""
        corpus, views = self.compositor.corpus, self.compositor.views
        figure = corpus.figures.get(FigureId(identifier))
        if form in ("chart", "readings") and figure is not None:
            yield {
                form: figures.table(self.compositor, figure, views.readings(figure)),
                "to": f"figures/{figure.id}/",
                "question": self.compositor.say(figure.question),
                "named": bool(figure.vocabulary),
                "drawing": figures.drawing(self.compositor, figure) if form == "chart" else None,
            }
        elif form == "timeline":
            press = self.compositor.press
            chosen = [each for each in press.dossier.timeline if corpus.topic_of(each.fact) == TopicId(identifier)]
            yield {"timeline": [events.event(self.compositor, each) for each in views_of(press, chosen)]}


def _says_something(phrase: Phrase) -> bool:
    """Tell whether there are words in it: nobody can be led to a heading that is empty."""
    return any((part if isinstance(part, str) else str(part.get("text", "."))).strip() for part in phrase)


def _parts(element: Element) -> Iterator[str | Element]:
    """Give what stands in an element, in order."""
    if element.text:
        yield element.text
    for child in element:
        yield child
        if child.tail:
            yield child.tail


def _is_alone(element: Element) -> bool:
    return element.tag == "form" and element.get("form") in ("chart", "readings", "timeline")


def _number(written: str | None) -> int:
    return int(written) if written is not None and written.isdecimal() else 1
