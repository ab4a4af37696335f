"""A page as a value: what stands on it, not how or where it is published."""

from dataclasses import dataclass
from enum import StrEnum


class PageKind(StrEnum):
    """The kinds of page; each has one shell and one body template."""

    HOME = "home"
    TIMELINE = "timeline"
    FACTS = "facts"
    FACT = "fact"
    FIGURES = "figures"
    FIGURE = "figure"
    SOURCES = "sources"
    SOURCE = "source"
    ACTORS = "actors"
    ACTOR = "actor"
    PLACES = "places"
    PLACE = "place"
    CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class Heading:
    """A section of a page: its anchor and its words."""

    anchor: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page; `address` is relative to the edition, `facts/killed-2025/`, and empty for the home page."""

    address: str
    kind: PageKind
    title: str
    description: str
    body: str
    headings: tuple[Heading, ...] = ()
    search: str = ""
