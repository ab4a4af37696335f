"""A proposal: what a change of the dossier does to its readers, as plain data that can be written down and read back.

It holds texts, numbers and lists alone. The report of a pull request is made where a stranger's files are read, and
printed elsewhere: whatever stands in it is somebody's text, and nothing more.
"""

from dataclasses import dataclass

from factsheet.review.remarks import Remark

VERSION = 1


@dataclass(frozen=True, slots=True)
class Pair:
    """What stood and what stands; empty where there was nothing, or is nothing any more."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One record's change: most important class first, what stood and stands, and what it rests on.

    `difference` is how far a number moved; `proved` of `cited` citations have a receipt that fits.
    """

    record: str
    title: str
    classes: tuple[str, ...]
    pairs: tuple[Pair, ...] = ()
    difference: str = ""
    sources_added: tuple[str, ...] = ()
    sources_removed: tuple[str, ...] = ()
    sources_kept: tuple[str, ...] = ()
    notes: tuple[Pair, ...] = ()
    page: str = ""
    cited: int = 0
    proved: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTold:
    """How a figure stands otherwise: its standing, its headline, and what its readings are to one another now."""

    figure: str
    title: str
    standing: Pair | None = None
    headline: Pair | None = None
    in_short: Pair | None = None
    relations: tuple[str, ...] = ()
    outlets: int = 0
    origins: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Untouched:
    """A source that changed facts rest on, and the facts that rest on it too and were not touched."""

    source: str
    title: str
    changed: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """What the change asks of whom."""

    who: str
    what: str
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The whole report; lists are in the order in which they are printed."""

    base: str
    head: str
    needs: tuple[Need, ...] = ()
    changes: tuple[Told, ...] = ()
    figures: tuple[FigureTold, ...] = ()
    untouched: tuple[Untouched, ...] = ()
    remarks: tuple[Remark, ...] = ()
    other_findings: int = 0
    pages: tuple[str, ...] = ()
    editions: tuple[Pair, ...] = ()  # `new` is one of new, gone, changed
    notes: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    unpublished: tuple[str, ...] = ()
    formatting: tuple[str, ...] = ()
