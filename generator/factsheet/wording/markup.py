"""Markdown made safe: the only door to markdown.

Prose and fields come from strangers' pull requests too: HTML in them is shown as text, and a link leads to a
page, a web address or a mailbox, never to a script. A field is one line of thought: only what stands inside
a line is read there (emphasis, strong, code, links), no blocks, no images and no link defined elsewhere.
The module is long because everything that knows the library stands behind one door.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from functools import cache
from html import unescape
from html.entities import html5
from typing import Any
from urllib.parse import quote, urlsplit
from xml.etree.ElementTree import Element, ElementTree, SubElement

from markdown import Extension, Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.footnotes import NBSP_PLACEHOLDER
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE

from factsheet.documents.prose import ALONE, IN_LINE
from factsheet.wording.runs import Run

_SAFE = ("", "http", "https", "mailto")
# What the library reads inside a line and a field does not. An entity is decoded once the line is read.
_NOT_IN_A_FIELD = (
    "reference", "short_reference", "image_link", "image_reference", "short_image_ref",
    "automail", "linebreak", "entity",
)  # fmt: skip
# A text without any of them holds no markup.
_SIGNS = re.compile(r"[*_`\[<&\\]")
# The library keeps its own notes in a text between these two.
_NOTES = re.compile("[\x02\x03]")
_NOTE = re.compile("\x02[^\x02\x03]*\x03")
_KEPT = re.compile("\x02([0-9]+)\x03")
# As many digits as a character can need; leading zeros are no digits.
_ENTITY = re.compile(r"&(?:#0*([0-9]{1,7})|#[xX]0*([0-9a-fA-F]{1,6})|([A-Za-z0-9]+));")
_NOT_IN_AN_ADDRESS = re.compile(r'[\x00-\x20\x7f\s"<>\\^`{|}]')


def is_safe_link(address: str) -> bool:
    """Tell whether a reader may follow it: relative, http, https or mailto."""
    # Browsers drop these from an address before they look at its scheme.
    bare = "".join(character for character in address if character > " " and character != "\x7f")
    try:
        return urlsplit(bare).scheme.lower() in _SAFE
    except ValueError:
        return False


def inline(text: str) -> tuple[Run, ...]:
    """Read the Markdown of one field; reads any text, and loses no word of it."""
    if not _SIGNS.search(text):
        return (Run(text),) if text else ()
    root = Element("div")
    SubElement(root, "p").text = _NOTES.sub("", text)
    _reader().treeprocessors["inline"].run(root)
    return _joined(_flat(root))


@cache
def _reader() -> Markdown:
    """The library, reduced to what a field may hold."""
    reader = Markdown(extensions=[SafeMarkdown()])
    for name in _NOT_IN_A_FIELD:
        reader.inlinePatterns.deregister(name)
    return reader


def _flat(root: Element) -> Iterator[Run]:
    """Cut a tree of any depth into runs."""
    waiting: list[tuple[Element | str | None, Run]] = [(root, Run(""))]
    while waiting:
        part, style = waiting.pop()
        if isinstance(part, Element):
            inner = _styled(part, style)
            children = [(each, inner) for child in part for each in (child, child.tail)]
            waiting.extend(reversed([(part.text, inner), *children]))
        elif part:
            # Only in code has the library written `&lt;` for `<` by now.
            yield replace(style, text=unescape(_unmarked(part)) if style.code else _decoded(_unmarked(part)))


def _styled(element: Element, style: Run) -> Run:
    """Add an element to the style it stands in; a link in a link is words."""
    match element.tag:
        case "em":
            return replace(style, emphasis=True)
        case "strong":
            return replace(style, strong=True)
        case "code":
            return replace(style, code=True)
        case "a":
            return replace(style, href=style.href or _address(element.get("href", "")))
        case _:
            return style


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Join neighbours that look alike; a code stays apart from the next."""
    joined: list[Run] = []
    for run in runs:
        if joined and not run.code and replace(joined[-1], text=run.text) == run:
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(joined)


def _unmarked(text: str) -> str:
    """Give back what a backslash kept from being read."""
    return _KEPT.sub(lambda match: chr(int(match[1])), text)


def _decoded(text: str) -> str:
    """Decode entities as a browser does what the library hands it: `&amp;` is `&`, `&nowhere;` is itself."""

    def character(match: re.Match[str]) -> str:
        decimal, hexadecimal, name = match.groups()
        if name:
            return html5.get(f"{name};", match[0])
        return unescape(f"&#x{hexadecimal};" if hexadecimal else f"&#{decimal};")

    return _ENTITY.sub(character, text)


def _address(written: str) -> str:
    """Give an address as a link needs it; an unsafe one is none."""
    address = _decoded(_unmarked(written)).strip()
    if not is_safe_link(address):
        return ""
    return _NOT_IN_AN_ADDRESS.sub(lambda match: quote(match[0]), address)


class _Whole(InlineProcessor):
    """Reads emphasis as the library does, except where marks cross: there it keeps the words and leaves the marks."""

    def __init__(self, reads: Any, md: Markdown) -> None:
        super().__init__("", md)
        self._reads = reads

    def getCompiledRegExp(self) -> re.Pattern[str]:  # noqa: N802 - the library's own spelling
        """The marks to look at."""
        return self._reads.getCompiledRegExp()  # type: ignore[no-any-return]

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's own spelling
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """Take the element if it holds all that stood between its marks."""
        element, start, end = self._reads.handleMatch(m, data)
        # What it remembers of this text it would apply to the next.
        if hasattr(self._reads, "reset"):
            self._reads.reset()
        if not isinstance(element, Element):
            return element, start, end
        return (element, start, end) if self._holds(element, data[start:end]) else (None, m.start(0), m.end(0))

    def _holds(self, element: Element, written: str) -> bool:
        """Tell whether an element holds what was written, marks apart, and cuts none of the library's notes."""
        marks = dict.fromkeys(map(ord, "".join(getattr(self._reads, "tokens", "*_"))))
        texts = list(element.itertext())
        return (
            not element.tail
            and not any(_NOTES.search(_NOTE.sub("", text)) for text in texts)
            and "".join(texts).translate(marks) == written.translate(marks)
        )


_ALIGNED = re.compile(r"text-align:\s*(left|center|right)")


class _SafeAttributes(Treeprocessor):
    """Takes away every address that leads elsewhere than a page or a mailbox, every script and style in an attribute.

    How a column of a table is aligned, which the library writes as a style, is written as a class.
    """

    def run(self, root: Element) -> None:
        for element in root.iter():
            if found := _ALIGNED.search(element.attrib.pop("style", "")):
                element.set("class", f"{element.get('class', '')} fs-{found[1]}".strip())
            for name in list(element.attrib):
                # The library prints entities as they were written, and a browser decodes them.
                leads = name in ("href", "src") and not is_safe_link(_decoded(element.attrib[name]))
                if leads or name.startswith("on"):
                    del element.attrib[name]


class SafeMarkdown(Extension):
    """Python-Markdown without raw HTML and without script addresses, and without losing a word."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's own spelling
        """Take out what reads HTML, watch over emphasis, and look through the links at the end."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        for name, priority in (("em_strong", 60), ("em_strong2", 50)):
            if name in md.inlinePatterns:
                md.inlinePatterns.register(_Whole(md.inlinePatterns[name], md), name, priority)
        md.treeprocessors.register(_SafeAttributes(md), "factsheet-safe-attributes", -10)


# What a page of prose may hold besides the library's own: what MkDocs always reads, and what a new dossier asks for.
_ON_A_PAGE = ("toc", "tables", "fenced_code", "def_list", "footnotes")
# As MkDocs finds what stands before a page.
_HEAD = re.compile(r"\A-{3}[ \t]*\n.*?\n(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
# Signs by which the library keeps characters until a page is written.
_SIGNED = {AMP_SUBSTITUTE: "&", NBSP_PLACEHOLDER: "\u00a0"}
_TAG = re.compile(r"<[^>]*>")


def page_tree(text: str, names: Callable[[str, str], bool]) -> Element:
    """Read a page of prose into a tree of HTML's elements, with every word as a reader sees it.

    A reference form that `names` a record stands there as an element `form`, with the attributes `form` and `id`.
    """
    forms: dict[str, tuple[str, str]] = {}

    def keep(form: str, identifier: str) -> str | None:
        if not names(form, identifier):
            return None
        forms[f"{form} {identifier}"] = (form, identifier)
        return f"{form} {identifier}"

    reader = Markdown(extensions=[*_ON_A_PAGE, SafeMarkdown(), References(keep)])
    lines = _HEAD.sub("", text).split("\n")
    for preprocessor in reader.preprocessors:
        lines = preprocessor.run(lines)
    tree = reader.parser.parseDocument(lines)
    for treeprocessor in reader.treeprocessors:
        changed = treeprocessor.run(_root(tree))
        if changed is not None:
            tree = ElementTree(changed)
    return _settled(_root(tree), [_kept(str(each), forms) for each in reader.htmlStash.rawHtmlBlocks])


def _root(tree: "ElementTree[Any]") -> Element:
    root: Element = tree.getroot()
    return root


def _settled(element: Element, kept: Sequence[Element | str], *, code: bool = False) -> Element:
    """Copy a tree, with what the library has kept apart in its place."""
    settled = Element(element.tag, {name: _legible(value) for name, value in element.attrib.items()})
    code = code or element.tag in ("code", "pre")
    for part in (element.text, *(each for child in element for each in (child, child.tail))):
        if isinstance(part, Element):
            settled.append(_settled(part, kept, code=code))
            continue
        for at, piece in enumerate(HTML_PLACEHOLDER_RE.split(part or "")):
            found = kept[int(piece)] if at % 2 else unescape(piece) if code else _legible(piece)
            if isinstance(found, str):
                _add(settled, found)
            else:
                settled.append(deepcopy(found))
    return settled


def _kept(written: str, forms: Mapping[str, tuple[str, str]]) -> Element | str:
    """Give what the library keeps as HTML: a form, a block of code, or a character by its name."""
    if written in forms:
        form, identifier = forms[written]
        return Element("form", {"form": form, "id": identifier})
    if not written.startswith("<"):
        return _decoded(written)
    block = Element("pre")
    block.text = unescape(_TAG.sub("", written))
    return block


def _legible(text: str) -> str:
    for sign, character in _SIGNED.items():
        text = text.replace(sign, character)
    return _decoded(_unmarked(text))


def _add(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


# Prints one reference form: which form, and the id it names; None leaves it as it was written.
FormPrinter = Callable[[str, str], str | None]


class References(Extension):
    """Prints the reference forms of prose; `print_form` gives a form's HTML, which is not escaped again."""

    def __init__(self, print_form: FormPrinter) -> None:
        super().__init__()
        self._print_form = print_form

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's own spelling
        """Read forms in a line after code and before links, and forms on a line of their own before tables."""
        written: dict[str, str] = {}
        md.inlinePatterns.register(_FormInLine(md, self._print_form, written), "factsheet-form", 175)
        # Before the table of contents makes an address of a heading.
        md.treeprocessors.register(_FormsOutOfPlace(md, written), "factsheet-form", 6)
        md.parser.blockprocessors.register(_FormAlone(md, self._print_form), "factsheet-form", 76)


class _FormInLine(InlineProcessor):
    """A citation or a figure within a line; the blank before a mark belongs to the line it was written on."""

    def __init__(self, md: Markdown, print_form: FormPrinter, written: dict[str, str]) -> None:
        super().__init__(IN_LINE, md)
        self._print_form = print_form
        self._written = written

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's own spelling
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - the library's own signature
    ) -> tuple[str | None, int | None, int | None]:
        """Store the printed form where the library keeps what it must not read again.

        What the library would put into an attribute, or into a link, is written back by `_FormsOutOfPlace`.
        """
        blank, cited, figure = m.groups()
        html = self._print_form("cited", cited) if cited is not None else self._print_form("figure", figure)
        if html is None:
            return None, None, None
        kept = self.md.htmlStash.store(html)
        self._written[kept] = m[0] if cited is not None else m[0][len(blank) :]
        return (kept if cited is not None else blank + kept), m.start(0), m.end(0)


# Where no form is printed: a link in a link, and a heading whose address would change with a reading.
_CLOSED = ("a", "h1", "h2", "h3", "h4", "h5", "h6")


class _FormsOutOfPlace(Treeprocessor):
    """Leaves a form as it was written where HTML would break: in an attribute, in a link, in a heading."""

    def __init__(self, md: Markdown, written: dict[str, str]) -> None:
        super().__init__(md)
        self._written = written

    def run(self, root: Element) -> None:
        """Look at every attribute, and at what stands in links and headings."""
        if not self._written:
            return
        for element in root.iter():
            for name, value in element.attrib.items():
                element.set(name, self._unprinted(value))
            if element.tag in _CLOSED:
                for part in element.iter():
                    part.text = self._unprinted(part.text) if part.text else part.text
                    if part is not element:
                        part.tail = self._unprinted(part.tail) if part.tail else part.tail

    def _unprinted(self, text: str) -> str:
        return HTML_PLACEHOLDER_RE.sub(lambda match: self._written.get(match[0], match[0]), text)


class _FormAlone(BlockProcessor):
    """A chart, a timeline or a table of readings on a line of its own, whatever stands above and below it."""

    def __init__(self, md: Markdown, print_form: FormPrinter) -> None:
        super().__init__(md.parser)
        self._md = md
        self._print_form = print_form

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the library's own signature
        """Look for such a line."""
        return ALONE.search(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        """Print the first such line, and hand back what stands around it."""
        block = blocks[0]
        match = ALONE.search(block)
        html = self._print_form(match[1], match[2]) if match is not None else None
        if match is None or html is None:
            return False
        blocks.pop(0)
        if before := block[: match.start()].rstrip("\n"):
            self.parser.parseBlocks(parent, [before])
        SubElement(parent, "p").text = self._md.htmlStash.store(html)
        if after := block[match.end() :].lstrip("\n"):
            blocks.insert(0, after)
        return None
