"""The compositor: sets the words of records as the plain data that the print template reads.

A phrase is a list of words and of dictionaries: `text` with `em`, `strong`, `code`, `sup`; `to` leads to a place on
paper and `url` to one on the web; `lang` marks what `in` holds as another language; `mark` is a citation's number.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from factsheet.dossier import Dossier
from factsheet.model.identifiers import FactId
from factsheet.model.records import Fact, Source
from factsheet.model.text import Text
from factsheet.pages.fact_lists import topics_of
from factsheet.pages.press import Press
from factsheet.wording.runs import Run

Data = dict[str, Any]
Phrase = list[str | Data]

# What a line may be broken at; a no-break space is no such thing.
_BLANKS = re.compile("[ \t\n\r\f\v]+")
# Home has no address, and a place on paper needs one; no page of prose has one without a slash.
HOME = "home"
# Chapters that pages lead to by their address.
CHAPTERS = (HOME, "figures/", "timeline/", "facts/", "sources/", "changes/", "corrections/")
# Characters; Typst refuses addresses of some thousands.
_LONGEST_FOLLOWED = 2000
_SAFE = "!#$%&'()*+,/:;=?@[]~"


class Compositor:
    """Sets words for one dossier; `address` is where its edition stands on the web, if it stands there."""

    def __init__(self, press: Press, address: str) -> None:
        self.press = press
        self.views = press.views
        self.corpus = press.corpus
        self.address = address
        self.labels = frozenset(_labels(press.dossier))
        # Facts by their number on paper, where nobody can follow a link.
        ordered = (fact.id for topic in topics_of(press) for fact in topic.facts)
        self.numbers = {fact: number for number, fact in enumerate(ordered, start=1)}

    def say(self, text: Text | None) -> Phrase:
        """Set a text in the paper's language, or marked with the one it falls back to."""
        if text is None:
            return []
        wording = self.views.words(text)
        phrase = self.runs(self.views.runs(wording.text))
        return [{"lang": wording.language, "in": phrase}] if wording.fallback else phrase

    def quoted(self, words: str, language: str) -> Phrase:
        """Set somebody else's words to the letter, in their language."""
        line = _BLANKS.sub(" ", words).strip()
        return [line] if language == self.views.language else [{"lang": language, "in": [line]}]

    def title(self, source: Source) -> Phrase:
        """Set the title of a work; one that is written down in several languages is no quotation."""
        wording = self.views.words(source.title)
        named = any(language for language, _ in source.title.wordings)
        return self.quoted(wording.text, wording.language if named else source.language)

    def runs(self, runs: Iterable[Run | Data], page: str = "") -> Phrase:
        """Set runs that stand on the page of this address; one blank is one blank, whoever wrote it."""
        phrase: Phrase = []
        blank = True
        for run in runs:
            if not isinstance(run, Run):
                phrase.append(run)
                blank = "break" in run
                continue
            words = _BLANKS.sub(" ", run.text)
            words = words.removeprefix(" ") if blank else words
            if words:
                blank = words.endswith(" ")
                phrase.append(self._run(replace(run, text=words), page))
        return phrase

    def _run(self, run: Run, page: str) -> str | Data:
        how = {"em": run.emphasis, "strong": run.strong, "code": run.code}
        leads = self.link(run.href, page) if run.href else {}
        styled = {name: True for name, there in how.items() if there} | leads
        return {"text": run.text, **styled} if styled else run.text

    def link(self, href: str, page: str = "") -> Data:
        """Say where a link leads: to a place on paper, or on the web; nowhere if the sheet stands nowhere."""
        if urlsplit(href).scheme or urlsplit(href).netloc:
            return {"url": followed(href)}
        place, _, anchor = urljoin(f"/{page}", href).removeprefix("/").partition("#")
        place = re.sub(r"(^|/)index\.(?:html|md)$", r"\1", place)
        place = re.sub(r"\.md$", "/", place)
        whole = f"{place}#{anchor}" if anchor else place
        for label in (whole, place or HOME):
            if label in self.labels:
                return {"to": label}
        return {"url": followed(urljoin(self.address, whole))} if self.address else {}

    def to(self, label: str) -> str | None:
        """Give the place of a record on paper, if it has one."""
        return label if label in self.labels else None

    def fact(self, fact: FactId) -> Data:
        """Give the number and the place of a fact on paper, if it has one."""
        return {"fact": self.numbers.get(fact), "to": self.to(f"facts/{fact}/")}

    def work(self, source: Source) -> Data:
        """Name a work: title, publisher and day."""
        return {
            "to": self.to(f"sources/{source.id}/"),
            "title": self.title(source),
            "publisher": self.views.actor(source.publisher).text,
            "published": self.views.date(source.published),
        }

    def printed(self, fact: Fact) -> list[Data]:
        """Give the works that print a fact, each with the place in it."""
        return [{**self.work(source), "at": place} for source, place in self.views.printed(fact)]


def followed(address: str) -> str:
    """Write an address as a PDF needs it: in ASCII; empty if it is longer than a PDF can hold."""
    written = quote(address, safe=_SAFE)
    return written if len(written) <= _LONGEST_FOLLOWED else ""


def _labels(dossier: Dossier) -> Iterator[str]:
    """Give every place on paper that something can lead to."""
    corpus = dossier.corpus
    yield from CHAPTERS
    yield from (f"facts/{fact.id}/" for fact in corpus.published())
    yield from (f"figures/{figure}/" for figure in corpus.figures)
    yield from (f"sources/{source}/" for source in corpus.sources)
    yield from (f"timeline/#{entry.fact.id}" for entry in dossier.timeline)
    yield from (f"{name.removesuffix('.md')}/" for name in corpus.pages)
