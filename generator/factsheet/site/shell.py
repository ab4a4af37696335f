"""Pouring: Material renders one page of a kind, its shell, and every record of that kind is poured into it.

A shell is rendered with markers where title, description, address, table of contents and body belong.
It is cut at the markers once; a page is the pieces joined with its own words between them. Cutting and
joining, never replacing: content that holds a marker is not poured again.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape

from factsheet.pages.page import Heading, Page
from factsheet.problems import FactsheetError

TITLE = "fs-title-marker"
DESCRIPTION = "fs-description-marker"
# Material adds a heading of its own unless it sees one.
BODY = "<!--fs-body-marker <h1-->"
LINKED = "<!--fs-linked-marker-->"
TOC_ID = "fs-toc-id-marker"
TOC_TITLE = "fs-toc-title-marker"

_TOC_ITEM = re.compile(rf"<li\b[^>]*>(?:(?!<li\b).)*?{TOC_ID}.*?</li>", re.DOTALL)


def slot_marker(folder: str) -> str:
    """Name the slot of a folder; its file name stands for the record's id in every link."""
    return f"fs-slot-{folder}"


class BrokenShell(FactsheetError):
    """The theme printed a page without a part that records need."""

    def __init__(self, missing: str) -> None:
        super().__init__(
            f"the theme left out {missing} of a page: look for an override of main.html or base.html"
            " that does not print the block it replaces"
        )


def linked(page: Page) -> str:
    """Write what a page says to machines; a policy for scripts does not meet it, because nothing runs."""
    return f'<script type="application/ld+json">{page.linked}</script>' if page.linked else ""


_FILLERS: Mapping[str, Callable[[Page], str]] = {
    # What is left of the table of contents is the link that skips to the first section.
    "first": lambda page: escape(page.headings[0].anchor),
    "title": lambda page: escape(page.title),
    "description": lambda page: escape(page.description),
    "linked": linked,
    "body": lambda page: page.body,
    "id": lambda page: page.address.rstrip("/").rsplit("/", 1)[-1],
}


@dataclass(frozen=True, slots=True)
class Shell:
    """A rendered page cut at its markers: plain pieces, between them the names of what fills each gap.

    `entry` is how the theme writes an entry of the table of contents.
    """

    pieces: tuple[str, ...]
    gaps: tuple[str, ...]
    entry: str = ""

    def pour(self, page: Page) -> str:
        """Give the whole page."""
        parts = [self.pieces[0]]
        for gap, piece in zip(self.gaps, self.pieces[1:], strict=True):
            parts += (_contents(self.entry, page.headings) if gap == "contents" else _FILLERS[gap](page), piece)
        return "".join(parts)


def cut(html: str, slot: str, *, sections: bool = True) -> Shell:
    """Cut a rendered page at its markers; a page without sections has no table of contents."""
    if BODY not in html:
        raise BrokenShell("the content")
    item = _TOC_ITEM.search(html)
    if sections and item is None:
        raise BrokenShell("the table of contents")
    entry = item.group() if item is not None else ""
    # An entry holds other markers: an alternation takes the first that fits, so it stands first.
    named = {
        entry: "contents", TOC_ID: "first", TITLE: "title", DESCRIPTION: "description", LINKED: "linked", BODY: "body",
        slot: "id",
    }  # fmt: skip
    markers = re.compile("|".join(re.escape(marker) for marker in named if marker))
    return Shell(
        pieces=tuple(markers.split(html)),
        gaps=tuple(named[match.group()] for match in markers.finditer(html)),
        entry=entry,
    )


def _contents(template: str, headings: Iterable[Heading]) -> str:
    """Write one entry of the table of contents for each heading."""
    return "\n".join(
        template.replace(TOC_ID, escape(heading.anchor)).replace(TOC_TITLE, escape(heading.title))
        for heading in headings
    )
