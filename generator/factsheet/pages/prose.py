"""The records that a page of prose names, printed where they are named."""

from collections.abc import Iterable

from factsheet.model.identifiers import FactId, FigureId, TopicId
from factsheet.model.records import Fact, Figure
from factsheet.pages.events import views_of
from factsheet.pages.press import Press, root_of


class Prose:
    """Prints the reference forms of a dossier's pages of prose."""

    def __init__(self, press: Press) -> None:
        self._press = press

    def page(self, path: str, address: str) -> "ProsePage":
        """Begin the page written at `path`; its marks are numbered from one, in the order they are read."""
        begun = ProsePage(self._press, root_of(address))
        written = self._press.corpus.pages.get(path)
        # Markdown is not rendered from top to bottom: what stands in a list comes after all paragraphs.
        if written is not None:
            begun.count((named.form, named.id) for named in written.names)
        return begun


class ProsePage:
    """One page of prose: gives each form its HTML, and remembers which facts were cited."""

    def __init__(self, press: Press, root: str) -> None:
        self._press = press
        self._root = root
        self._numbers: dict[FactId, int] = {}

    def count(self, names: Iterable[tuple[str, str]]) -> None:
        """Number what the forms will cite."""
        for form, identifier in names:
            if form == "cited" and (fact := self._press.corpus.facts.get(FactId(identifier))) is not None:
                self._number(fact)
            elif form == "figure":
                for each in self._press.dossier.headlines.get(FigureId(identifier), ()):
                    self._number(each)

    def form(self, form: str, identifier: str) -> str | None:
        """Print one form; None for a name that is not known, which stays as it was written."""
        corpus, sheet = self._press.corpus, self._press.sheet
        fact, figure = corpus.facts.get(FactId(identifier)), corpus.figures.get(FigureId(identifier))
        if form == "cited" and fact is not None:
            return self._print("cited", number=self._number(fact), fact=fact)
        if form == "figure" and figure is not None:
            return self._figure(figure)
        if form in ("chart", "readings") and figure is not None:
            return self._print("readings", figure=figure, readings=self._press.views.readings(figure))
        if form == "timeline" and TopicId(identifier) in sheet.topics:
            return self._timeline(TopicId(identifier))
        return None

    def _figure(self, figure: Figure) -> str:
        readings = self._press.views.headline(figure)
        return self._print(
            "figure", figure=figure, readings=[(reading, self._number(reading.fact)) for reading in readings]
        )

    def _timeline(self, topic: TopicId) -> str:
        corpus = self._press.corpus
        entries = [each for each in self._press.dossier.timeline if corpus.topic_of(each.fact) == topic]
        return self._print("timeline", events=views_of(self._press, entries), topic=topic)

    def _number(self, fact: Fact) -> int:
        """One fact keeps one number, in order of first mention."""
        return self._numbers.setdefault(fact.id, len(self._numbers) + 1)

    @property
    def cites(self) -> bool:
        """Tell whether the page has cited anything so far."""
        return bool(self._numbers)

    def notes(self, anchor: str, title: str) -> str:
        """Print what was cited, under a heading: number, statement, speaker and place."""
        facts = [(number, self._press.corpus.facts[fact]) for fact, number in self._numbers.items()]
        return self._print("notes", facts=facts, anchor=anchor, title=title)

    def _print(self, name: str, **values: object) -> str:
        return self._press.fragment(f"forms/{name}.html", self._root, **values).strip()
