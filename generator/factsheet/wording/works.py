"""Works as they are cited: a source, an edition of the sheet, and a fact or a figure in it, in one form for all.

Reference managers are given the same fields, and people one line of text.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from factsheet.model.corpus import printing
from factsheet.model.dates import Date, parse_date
from factsheet.model.editions import Edition
from factsheet.model.identifiers import SourceId
from factsheet.model.records import Fact, Figure, Sheet, Source
from factsheet.model.relations import Standing
from factsheet.model.words import Access, SourceKind
from factsheet.wording import formats
from factsheet.wording.standings import BADGES
from factsheet.wording.words import Words


class WorkKind(StrEnum):
    """What sort of work it is, by the words of CSL."""

    NEWSPAPER = "article-newspaper"
    REPORT = "report"
    DOCUMENT = "document"
    DATASET = "dataset"
    LEGISLATION = "legislation"
    POST = "post"
    WEBPAGE = "webpage"
    ENTRY = "entry"


_KINDS = {
    SourceKind.NEWS: WorkKind.NEWSPAPER,
    SourceKind.STATEMENT: WorkKind.DOCUMENT,
    SourceKind.OFFICIAL: WorkKind.DOCUMENT,
    SourceKind.UN_REPORT: WorkKind.REPORT,
    SourceKind.NGO_REPORT: WorkKind.REPORT,
    SourceKind.DATASET: WorkKind.DATASET,
    SourceKind.LAW: WorkKind.LEGISLATION,
    SourceKind.SOCIAL: WorkKind.POST,
    SourceKind.OTHER: WorkKind.WEBPAGE,
}
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
# Works whose publisher is what they appeared in.
APPEARED = (WorkKind.NEWSPAPER, WorkKind.POST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One work; `container` is what it stands in, `version` the edition, `said` who says it.

    No other has its `key`: those of the sheet hold a point, which no source's can. `read` is what else must be known
    of it: how it was read, or where a figure stands.
    """

    key: str
    kind: WorkKind
    title: str
    authors: tuple[str, ...] = ()
    container: str = ""
    publisher: str = ""
    issued: Date | None = None
    accessed: Date | None = None
    url: str = ""
    archived: str = ""
    version: str = ""
    language: str = ""
    said: str = ""
    read: str = ""


def source_work(words: Words, source: Source) -> Work:
    """Describe a source; nothing of it is guessed, so by-lines stay as they are printed."""
    kind = _KINDS[source.kind]
    publisher = words.actor(source.publisher).text
    return Work(
        key=source.id,
        kind=kind,
        title=words.words(source.title).text,
        authors=source.authors,
        container=publisher if kind in APPEARED else "",
        publisher=publisher,
        issued=source.published,
        accessed=source.accessed,
        url=source.url,
        archived=next(iter(source.archive_urls), ""),
        language=source.language,
        read=words.access(source) if source.access is not Access.FULL else "",
    )


def edition_work(words: Words, sheet: Sheet, edition: Edition | None, url: str) -> Work:
    """Describe the sheet as one edition has it; without one, as a draft."""
    return Work(
        key=f"edition.{edition.id}" if edition is not None else "edition.draft",
        kind=WorkKind.DATASET,
        title=words.plain(sheet.title),
        publisher=sheet.publisher,
        issued=_day(edition.released) if edition is not None else None,
        url=url,
        version=edition.id if edition is not None else "draft",
        language=words.language,
    )


def _day(day: dt.date) -> Date:
    return parse_date(day.isoformat())


@dataclass(frozen=True, slots=True)
class Citing:
    """How the records of one sheet are cited: each with the edition it stands in, and the works beneath it."""

    words: Words
    sheet: Work
    # A source stands beneath many records, and is described and written out once.
    _works: dict[SourceId, Work] = field(default_factory=dict, init=False, repr=False, compare=False)
    _lines: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def fact(self, fact: Fact) -> list[Work]:
        """Give a fact as it is cited, and the works that print it."""
        said = self.words.speaker(fact).text
        first = _entry(self.sheet, f"facts/{fact.id}", self.words.plain(fact.statement), said=said)
        return [first, *self._beneath([fact])]

    def text(self, works: Sequence[Work]) -> str:
        """Write what is cited, and the works beneath it, a line each."""
        first, *beneath = works
        lines = [f"- {self._line(work)}" for work in beneath]
        return "\n".join([in_text(first, self.words.language), *(["Resting on:"] if lines else []), *lines])

    def _line(self, work: Work) -> str:
        if work.key not in self._lines:
            self._lines[work.key] = in_text(work, self.words.language)
        return self._lines[work.key]

    def figure(self, figure: Figure, readings: Iterable[Fact], standing: Standing) -> list[Work]:
        """Give a figure as it is cited, with where it stands, and every work beneath it: where they disagree, all."""
        read = BADGES[standing].lower()
        first = _entry(self.sheet, f"figures/{figure.id}", self.words.plain(figure.title), read=read)
        return [first, *self._beneath(readings)]

    def source(self, source: Source) -> list[Work]:
        """Give a source as it is cited."""
        return [self._work(source)]

    def all(self) -> list[Work]:
        """Give the sheet and every source of it."""
        return [self.sheet, *(self._work(each) for each in self.words.corpus.sources.values())]

    def _beneath(self, facts: Iterable[Fact]) -> Iterator[Work]:
        """Give the works that print what some facts say, each once, in the order they are met."""
        found = dict.fromkeys(citation.source for fact in facts for citation in printing(fact))
        return (self._work(self.words.corpus.sources[source]) for source in found)

    def _work(self, source: Source) -> Work:
        if source.id not in self._works:
            self._works[source.id] = source_work(self.words, source)
        return self._works[source.id]


def _entry(sheet: Work, record: str, title: str, *, said: str = "", read: str = "") -> Work:
    """Describe a record as an entry of the sheet."""
    return replace(
        sheet,
        key=f"{record.replace('/', '.')}.{sheet.version}",
        kind=WorkKind.ENTRY,
        title=title,
        container=sheet.title,
        url=f"{sheet.url}{record}/" if sheet.url else "",
        said=said,
        read=read,
    )


def in_text(work: Work, language: str) -> str:
    """Write a work in one line: `“One year on”, EFE, 25 June 2025 (read in excerpt only).`."""
    parts = [
        ", ".join(work.authors),
        f"“{work.title}”",
        f"in: {work.container} (fact sheet)" if work.kind is WorkKind.ENTRY else "",
        _edition(work),
        work.publisher,
        formats.date(work.issued, language) if work.issued is not None else "",
        work.url,
    ]
    aside = [
        f"said by {work.said}" if work.said else "",
        work.read,
        f"seen on {formats.date(work.accessed, language)}" if work.accessed is not None and work.url else "",
        f"archived: {work.archived}" if work.archived else "",
    ]
    said = "; ".join(filter(None, aside))
    return _BREAKS.sub(" ", ", ".join(filter(None, parts)) + (f" ({said})." if said else "."))


def _edition(work: Work) -> str:
    if not work.version:
        return ""
    sheet = "" if work.kind is WorkKind.ENTRY else "fact sheet, "
    return f"{sheet}draft, no edition" if work.version == "draft" else f"{sheet}edition {work.version}"
