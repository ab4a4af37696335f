"""The records that a page of prose names, printed where they are named."""

from collections import Counter
from collections.abc import Iterable

from factsheet.model.identifiers import FactId, FigureId, TopicId
from factsheet.model.records import Fact, Figure
from factsheet.pages.charting import Chart, chart_of
from factsheet.pages.events import views_of
from factsheet.pages.press import Press, root_of

_MARK = '<sup class="fs-mark">'


def parted(html: str) -> str:
    """Part numbers that stand side by side: 7 and 8 would be read as 78."""
    return html.replace(f"</sup>{_MARK}", f"</sup><sup>,</sup>{_MARK}")


class Prose:
    """Prints the reference forms of a dossier's pages of prose."""

    def __init__(self, press: Press) -> None:
        self._press = press

    def page(self, path: str, address: str) -> "ProsePage":
        """Begin the page written at `path`; its marks are numbered from one, in the order they are read."""
        written = self._press.corpus.pages.get(path)
        names = [(named.form, named.id) for named in written.names] if written is not None else []
        return ProsePage(self._press, root_of(address), names)


def numbers_of(press: Press, names: Iterable[tuple[str, str]]) -> dict[FactId, int]:
    """Number what the reference forms of a page will cite, in the order in which they were written.

    Markdown is not rendered from top to bottom: what stands in a list comes after all paragraphs.
    """
    numbers: dict[FactId, int] = {}
    for form, identifier in names:
        fact = press.corpus.facts.get(FactId(identifier)) if form == "cited" else None
        headline = press.dossier.headlines.get(FigureId(identifier), ()) if form == "figure" else ()
        for each in (*headline, *([fact] if fact is not None else [])):
            numbers.setdefault(each.id, len(numbers) + 1)
    return numbers


class ProsePage:
    """One page of prose: gives each form its HTML, and remembers which facts were cited."""

    def __init__(self, press: Press, root: str, names: Iterable[tuple[str, str]]) -> None:
        self._press = press
        self._root = root
        # Only what the check has looked up is printed, however a renderer may read the page.
        self._names = dict.fromkeys(names)
        self._numbers = numbers_of(press, self._names)
        self._printed: set[FactId] = set()
        self._drawn: Counter[FigureId] = Counter()

    def form(self, form: str, identifier: str) -> str | None:
        """Print one form; None for a name that the page does not hold, which stays as it was written."""
        if (form, identifier) not in self._names:
            return None
        corpus, sheet = self._press.corpus, self._press.sheet
        fact, figure = corpus.facts.get(FactId(identifier)), corpus.figures.get(FigureId(identifier))
        if form == "cited" and fact is not None:
            return self._print("cited", number=self._number(fact), fact=fact)
        if form == "figure" and figure is not None:
            return self._figure(figure)
        if form in ("chart", "readings") and figure is not None:
            return self._readings(figure, drawn=form == "chart")
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

    def _readings(self, figure: Figure, *, drawn: bool) -> str:
        """Print the table of a figure's readings, under its drawing if one is wanted and there is one."""
        readings = self._press.views.readings(figure)
        chart = self._chart(figure) if drawn else None
        if chart is None:
            return self._print("readings", figure=figure, readings=readings)
        return self._print("chart", figure=figure, chart=chart, readings=readings)

    def _chart(self, figure: Figure) -> Chart | None:
        """Draw a figure; what is drawn twice on a page has two names there."""
        self._drawn[figure.id] += 1
        again = self._drawn[figure.id] - 1
        return chart_of(self._press, figure, f"{figure.id}_{again}" if again else figure.id)

    def _number(self, fact: Fact) -> int:
        """One fact keeps one number, in order of first mention."""
        self._printed.add(fact.id)
        return self._numbers[fact.id]

    @property
    def cites(self) -> bool:
        """Tell whether the page has cited anything so far."""
        return bool(self._printed)

    def notes(self, anchor: str, title: str) -> str:
        """Print what was cited, under a heading: number, statement, speaker and place."""
        facts = [(n, self._press.corpus.facts[fact]) for fact, n in self._numbers.items() if fact in self._printed]
        return self._print("notes", facts=facts, anchor=anchor, title=title)

    def _print(self, name: str, **values: object) -> str:
        return self._press.fragment(f"forms/{name}.html", self._root, **values).strip()
