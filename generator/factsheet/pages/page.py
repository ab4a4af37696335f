"""A page as a value: what stands on it, not how or where it is published; and before it is printed, its plan."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class PageKind(StrEnum):
    """The kinds of page; each has one shell and one body template."""

    HOME = "home"
    TIMELINE = "timeline"
    FACTS = "facts"
    TOPIC = "topic"
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
    CHANGES = "changes"
    CORRECTIONS = "corrections"
    TOMBSTONE = "tombstone"
    DATA = "data"


# Lists that are reached from the foot of every page, not from the navigation.
ASIDE = frozenset({PageKind.CONTENTS, PageKind.CHANGES, PageKind.CORRECTIONS, PageKind.DATA})


def is_record(address: str) -> bool:
    """Tell a page below a list, `facts/killed-2025/`, from home and the lists."""
    return address.count("/") == 2


@dataclass(frozen=True, slots=True)
class Heading:
    """A section of a page: its anchor and its words."""

    anchor: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page; `address` is relative to the edition, `facts/killed-2025/`, and empty for the home page.

    `search` are the words it is found by besides its title, `linked` is what it says to machines: JSON-LD, or nothing.
    """

    address: str
    kind: PageKind
    title: str
    description: str
    body: str
    headings: tuple[Heading, ...] = ()
    search: str = ""
    linked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A page that is not printed yet: what others must know of it, and how it is printed.

    Ten thousand bodies at once would fill the memory of a small machine. A page without `sections` has no headings.
    Pages of one `family` tell of the same records: who prints one has worded much of the others.
    """

    address: str
    kind: PageKind
    title: str
    description: str
    printing: Callable[["Plan"], Page]
    sections: bool = True
    family: str = ""

    def page(self) -> Page:
        """Print it."""
        return self.printing(self)
