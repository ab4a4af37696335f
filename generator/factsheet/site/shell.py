"""Pouring: Material renders one page of a kind, its shell, and every record of that kind is poured into it.

A shell is rendered with markers where title, description, address, table of contents and body belong.
It is cut at the markers once; a page is the pieces joined with its own words between them. Cutting and
joining, never replacing: content that holds a marker is not poured again.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

from factsheet.pages.page import Heading, Page

TITLE = "fs-title-marker"
DESCRIPTION = "fs-description-marker"
# Material adds a heading of its own unless it sees one.
BODY = "<!--fs-body-marker <h1-->"
TOC_ID = "fs-toc-id-marker"
TOC_TITLE = "fs-toc-title-marker"

_TOC_ITEM = re.compile(rf"<li[^>]*>(?:(?!<li).)*?{TOC_ID}.*?</li>", re.DOTALL)


def slot_marker(folder: str) -> str:
    """Name the slot of a folder; its file name stands for the record's id in every link."""
    return f"fs-slot-{folder}"


@dataclass(frozen=True, slots=True)
class Shell:
    """A rendered page cut at its markers: plain pieces, and between them what fills each gap."""

    pieces: tuple[str, ...]
    gaps: tuple[Callable[[Page], str], ...]

    def pour(self, page: Page) -> str:
        """Give the whole page."""
        parts = [self.pieces[0]]
        for gap, piece in zip(self.gaps, self.pieces[1:], strict=True):
            parts += (gap(page), piece)
        return "".join(parts)


def cut(html: str, slot: str) -> Shell:
    """Cut a rendered slot page at its markers."""
    item = _TOC_ITEM.search(html)
    fillers: dict[str, Callable[[Page], str]] = {
        TITLE: lambda page: escape(page.title),
        DESCRIPTION: lambda page: escape(page.description),
        BODY: lambda page: page.body,
        slot: lambda page: page.address.rstrip("/").rsplit("/", 1)[-1],
    }
    if item is not None:
        template = item.group()
        fillers[template] = lambda page: _contents(template, page.headings)
    markers = re.compile("|".join(re.escape(marker) for marker in sorted(fillers, key=len, reverse=True)))
    return Shell(
        pieces=tuple(markers.split(html)),
        gaps=tuple(fillers[match.group()] for match in markers.finditer(html)),
    )


def _contents(template: str, headings: Iterable[Heading]) -> str:
    """Write one entry of the table of contents for each heading."""
    return "\n".join(
        template.replace(TOC_ID, escape(heading.anchor)).replace(TOC_TITLE, escape(heading.title))
        for heading in headings
    )
