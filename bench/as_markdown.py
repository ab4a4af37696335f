"""The pages of a built site as Markdown: what another generator is given, so that both publish the same.

What a reader sees on a page becomes headings, paragraphs, lists, quotations and tables, with the same links to the
other pages. A drawing stands as HTML among the Markdown, as an author would put it there; who is given it need not
draw it. Two things are left out, each to the other's advantage: the controls of filters, and the list "On this page",
which Material prints by itself. The part of a link after `#` goes too, because headings of Markdown have other anchors.
"""

import json
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.DOTALL)
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')
_SPECIAL = re.compile(r"([\\*_`\[\]<>|])")
_HEADINGS = {f"h{level}": f"{'#' * level} " for level in range(1, 7)}
_BLOCKS = {*_HEADINGS, "p", "div", "section", "header", "footer", "summary", "details", "figure", "figcaption"}
_BLOCKS |= {"ul", "ol", "dl", "dt", "table", "thead", "tbody", "caption", "hr"}
_ITEMS = {"li": "-   ", "dd": ":   "}
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_SKIPPED = {"svg", "script", "style", "form", "template", "button"}
_SKIPPED_CLASSES = {"fs-contents", "headerlink"}


@dataclass(frozen=True, slots=True)
class MarkdownPage:
    """One page; `path` is that of its file below the folder of documents."""

    path: str
    text: str


class _Printer(HTMLParser):
    """Prints an article as Markdown, one line for each block."""

    def __init__(self, paths: dict[str, str], address: str, drawings: Iterable[str]) -> None:
        super().__init__()
        self._drawings = iter(drawings)
        self.lines: list[str] = []
        self.title = ""
        self.words: list[str] = []
        self._paths, self._address = paths, address
        self._inline: list[str] = []
        self._prefixes: list[str] = []
        self._marker = ""  # of the item or heading that begins
        self._tight = False  # whether the line before began an item
        self._links: list[str] = []
        self._row: list[str] | None = None
        self._rows = 0
        self._skipping: tuple[str, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, an item or a mark."""
        if self._skipping is not None:
            name, depth = self._skipping
            self._skipping = (name, depth + (tag == name))
            return
        said = dict(attrs)
        if tag == "svg":
            self._flush()
            self.lines += ["", f"<figure>{next(self._drawings)}</figure>"]
        if tag in _SKIPPED or _SKIPPED_CLASSES & set((said.get("class") or "").split()):
            self._skipping = (tag, 1)
        elif tag == "a":
            self._links.append(self._target(said.get("href") or ""))
            self._inline.append("[" if self._links[-1] else "")
        elif tag in _MARKS:
            self._inline.append(_MARKS[tag])
        elif tag == "q":
            self._inline.append("“")
        elif tag == "br":
            self._inline.append(" ")
        else:
            self._begin(tag)

    def _begin(self, tag: str) -> None:
        if tag == "tr":
            self._row = []
        elif tag in ("td", "th"):
            self._inline.clear()
        elif self._row is None and (tag in _BLOCKS or tag in _ITEMS or tag == "blockquote"):
            self._flush()
            self._rows = 0 if tag == "table" else self._rows
            self._marker = self._marker + _HEADINGS[tag] if tag in _HEADINGS else _ITEMS.get(tag, self._marker)
            if tag in _ITEMS or tag == "blockquote":
                self._prefixes.append("    " if tag in _ITEMS else "> ")

    def handle_endtag(self, tag: str) -> None:
        """End what was begun."""
        if self._skipping is not None:
            name, depth = self._skipping
            depth -= tag == name
            self._skipping = (name, depth) if depth else None
        elif tag == "a" and self._links:
            target = self._links.pop()
            self._inline.append(f"]({target})" if target else "")
        elif tag in _MARKS:
            self._inline.append(_MARKS[tag])
        elif tag == "q":
            self._inline.append("”")
        elif tag in ("td", "th") and self._row is not None:
            self._row.append(self._taken())
        elif tag == "tr" and self._row is not None:
            self._print_row(self._row)
            self._row = None
        elif self._row is None:
            self._end(tag)

    def _end(self, tag: str) -> None:
        if tag == "h1" and not self.title:
            self.title = " ".join("".join(self._inline).split())
        if tag in _BLOCKS or tag in _ITEMS or tag == "blockquote":
            self._flush()
            if (tag in _ITEMS or tag == "blockquote") and self._prefixes:
                self._prefixes.pop()
                self._marker = ""

    def handle_data(self, data: str) -> None:
        """Take text, with what Markdown would read as a mark made plain."""
        if self._skipping is None:
            self._inline.append(_SPECIAL.sub(r"\\\1", data))
            self.words += re.findall(r"\w+", data)

    def _taken(self) -> str:
        text = " ".join("".join(self._inline).split())
        self._inline.clear()
        return text

    def _flush(self) -> None:
        """Print the block that ends here, if anything stands in it."""
        text = self._taken()
        if not text:
            return
        item = self._marker.startswith(tuple(_ITEMS.values()))
        prefixes = self._prefixes[:-1] if item else self._prefixes
        # Items that follow one another, or a term and what is said of it, are not torn apart.
        if not (item and (self._tight or self._marker.startswith(":"))):
            self.lines.append("")
        self.lines.append("".join(prefixes) + self._marker + text)
        self._marker, self._tight = "", item

    def _print_row(self, row: list[str]) -> None:
        prefix = "".join(self._prefixes)
        if not self._rows:
            self.lines.append("")
        self.lines.append(f"{prefix}| {' | '.join(row)} |")
        if not self._rows:
            self.lines.append(f"{prefix}|{' --- |' * len(row)}")
        self._rows += 1
        self._tight = False

    def _target(self, href: str) -> str:
        """Name the file a link leads to; links within the page become plain text."""
        path = href.partition("#")[0]
        if not path or "://" in path or path.startswith("mailto:"):
            return path
        address = posixpath.normpath(posixpath.join("/" + self._address, path)).strip("/")
        target = self._paths.get(f"{address}/" if address else "")
        if target is None:
            # A file of open data, or a page for frames, which others do not have: nobody need look for it.
            return f"https://example.org/{address}"
        return posixpath.relpath(target, posixpath.dirname(self._paths[self._address]) or ".")


def paths_of(site: Path) -> dict[str, str]:
    """Give the file of Markdown for the address of each page."""
    addresses = [
        "" if page.parent == site else f"{page.parent.relative_to(site).as_posix()}/"
        for page in sorted(site.rglob("index.html"))
        if page.relative_to(site).parts[0] != "embed"
    ]
    lists = {address.split("/")[0] for address in addresses if address.count("/") == 2} | {""}
    return {
        address: f"{address}index.md" if address.rstrip("/") in lists else f"{address.rstrip('/')}.md"
        for address in addresses
    }


def printed(html: str, address: str, paths: dict[str, str]) -> str:
    """Print one page of the site as Markdown, with title and description at its head."""
    printer = _read(html, address, paths)
    description = _DESCRIPTION.search(html)
    head = {"title": unescape(printer.title), "description": unescape(description[1]) if description else ""}
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items())
    return f"---\n{front}---\n" + "\n".join(printer.lines) + "\n"


def words(html: str) -> list[str]:
    """Give the words a reader sees on a page, as far as they are published by both."""
    return _read(html, "", {}).words


def _read(html: str, address: str, paths: dict[str, str]) -> _Printer:
    article = _ARTICLE.search(html)
    assert article is not None, address
    printer = _Printer(paths, address, _DRAWING.findall(article[1]))
    printer.feed(article[1])
    printer.close()
    return printer


def pages(site: Path) -> Iterator[MarkdownPage]:
    """Give every page of a site."""
    paths = paths_of(site)
    for address, path in paths.items():
        html = (site / address / "index.html").read_text(encoding="utf-8")
        yield MarkdownPage(path, printed(html, address, paths))
