"""A new record, begun for its editor: the fields it needs, empty, each with what belongs there beside it.

`check` names what is still empty at its line. A record made like another takes over what says of which sort it is,
and nothing of what it says.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from factsheet.desk.blanks import Blank, Part, asked, choice, following, with_blanks
from factsheet.documents.nodes import Plain
from factsheet.loading.fields import CITATION, FACT, FIGURE, SOURCE
from factsheet.loading.table import Table
from factsheet.model.corpus import Corpus
from factsheet.model.identifiers import SourceId
from factsheet.model.records import Fact, Figure, Source
from factsheet.model.values import ValueWord
from factsheet.model.words import Access, FigureKind, State

_NUMBERS = [str(word) for word in ValueWord if word not in (ValueWord.AT_LEAST, ValueWord.ON, ValueWord.SAYS)]
_A_NUMBER = choice(["{at_least: 120}", *_NUMBERS])
_A_DAY = Blank("such as 2025-06-25 or 2025-06")
# Fields of a figure that hang on its kind: which kinds need them.
_OF_KINDS: Mapping[str, frozenset[FigureKind]] = {
    "unit": frozenset({FigureKind.COUNT, FigureKind.AMOUNT, FigureKind.RATE}),
    "of": frozenset({FigureKind.SHARE}),
    "behaviour": frozenset(FigureKind) - {FigureKind.DATE, FigureKind.DESCRIPTION},
    "vocabulary": frozenset({FigureKind.DESCRIPTION}),
}


def new_fact(corpus: Corpus, figure: Figure | None, source: SourceId | None, other: Fact | None) -> str:
    """Begin a fact: a reading of a figure, or none; citing a source, or one to be named; like another, or none."""
    there = FACT.write(other) if other is not None else {}
    alike = figure is None or (other is not None and other.figure == figure.id)
    if figure is None and other is not None:
        figure = corpus.figure_of(other)
    fact = _asked(FACT, ("statement", "said_by"))
    if figure is not None:
        fact |= _reading(figure)
    if (figure is None and "figure" not in there) or (figure is not None and figure.topic is None):
        fact["topic"] = _topic(corpus, FACT)
    fact |= _told_like(there)
    if alike:
        fact |= _counted_like(there, fact.get("scope"))
    if isinstance(scope := fact.get("scope"), dict) and "period" in scope:
        fact.pop("as_of", None)  # it is short for the period
    fact["citations"] = _citations(corpus, source, there)
    fact["state"] = str(State.DRAFT)
    return with_blanks(FACT, fact)


def _asked(table: Table[Any], names: Iterable[str]) -> dict[str, Part]:
    return {name: asked(table.by_name[name]) for name in names}


def _topic(corpus: Corpus, table: Table[Any]) -> Blank:
    """Ask for one of the sheet's topics."""
    topics = corpus.sheet.topics if corpus.sheet is not None else ()
    return choice(topics) if topics else asked(table.by_name["topic"])


def _reading(figure: Figure) -> dict[str, Part]:
    """Ask for what a reading of a figure says."""
    reading: dict[str, Part] = {"figure": str(figure.id), "value": _A_NUMBER, **_asked(FACT, ("as_stated",))}
    if figure.kind is FigureKind.DATE:
        reading["value"] = {str(ValueWord.ON): _A_DAY}
    elif figure.kind is FigureKind.DESCRIPTION:
        reading["value"] = {str(ValueWord.SAYS): choice(figure.vocabulary)}
    if not figure.timeless:
        reading |= _asked(FACT, ("as_of",))
    scope: dict[str, Part] = {}
    if figure.populations:
        scope["population"] = choice(["all", *figure.populations])
    if len(figure.definitions) > 1:
        scope["definition"] = choice(figure.definitions)
    return {**reading, "scope": scope} if scope else reading


def _told_like(there: Mapping[str, Plain]) -> dict[str, Part]:
    """Follow another fact in how it came to be told."""
    kept = ("statement", "nature", "method", "event", "said_by", "sensitivity", "reply")
    told = {name: there[name] for name in kept if name in there}
    fact = following(told, ("nature", "method", "said_by", "sensitivity"))
    if isinstance(speaker := there.get("said_by"), dict):
        fact["said_by"] = following(speaker, ("actor", "role", "unnamed"))
    if isinstance(event := there.get("event"), dict):
        fact["event"] = following(event, ("where", "kind"))
    return fact


def _counted_like(there: Mapping[str, Plain], asked_of: "Part | None") -> dict[str, Part]:
    """Follow another reading of the same figure, or another fact that is none, in what it speaks of."""
    kept = ("figure", "as_stated", "as_of", "topic")
    fact = following({name: there[name] for name in kept if name in there}, ("figure", "topic"))
    if isinstance(value := there.get("value"), dict):
        fact["value"] = following(value, ())
    if isinstance(scope := there.get("scope"), dict):
        more = asked_of if isinstance(asked_of, dict) else {}
        fact["scope"] = {**more, **following(scope, ("place", "population", "definition"))}
    return fact


def _citations(corpus: Corpus, source: SourceId | None, there: Mapping[str, Plain]) -> list[Part]:
    """Cite a source, or those another fact cites; where in them and in which words is asked."""
    cited = there.get("citations")
    if source is None and isinstance(cited, list):
        return [following(each, ("source",)) for each in cited if isinstance(each, dict)]
    citation = _asked(CITATION, ("source", "at", "quote"))
    if source is not None:
        citation["source"] = str(source)
        record = corpus.sources.get(source)
        if record is not None and record.access is Access.UNSEEN:
            del citation["quote"]  # nobody here has read its words
    return [citation]


def new_source(today: dt.date, capture: Mapping[str, str] | None, other: Source | None) -> str:
    """Begin a source that is read today, of which a copy was kept elsewhere or not; like another, or none."""
    source = _asked(SOURCE, ("title", "kind", "publisher", "published", "language", "url", "access"))
    if other is not None:
        kept = {"title", "kind", "publisher", "authors", "published", "language", "url", "access", "relays"}
        if other.access is Access.UNSEEN and capture is not None:
            kept.remove("access")
        there = {name: value for name, value in SOURCE.write(other).items() if name in kept}
        source |= following(there, ("kind", "publisher", "language", "access"))
    if source["access"] != Access.UNSEEN:
        source["accessed"] = today.isoformat()
    if capture is not None:
        source["capture"] = capture
    return with_blanks(SOURCE, source)


def new_figure(corpus: Corpus, kind: FigureKind | None, other: Figure | None) -> str:
    """Begin a figure, of a kind or of one to be chosen; like another, or none."""
    alike = other is not None and kind in (None, other.kind)
    kind = other.kind if kind is None and other is not None else kind
    figure = _asked(FIGURE, ("title", "question", "kind", "counts"))
    figure["topic"] = _topic(corpus, FIGURE)
    bound = ("unit", "behaviour") if kind is None else [name for name, kinds in _OF_KINDS.items() if kind in kinds]
    figure |= _asked(FIGURE, bound)
    if kind is not None:
        figure["kind"] = str(kind)
    if other is not None:
        figure |= _asking_like(FIGURE.write(other), alike)
    return with_blanks(FIGURE, figure)


def _asking_like(there: Mapping[str, Plain], alike: bool) -> dict[str, Part]:
    """Follow another figure in what it counts, and if it is of the same kind, in how."""
    always = ("topic", "place", "populations", "definitions")
    of_a_kind = ("kind", "unit", "of", "behaviour", "holds", "vocabulary", "headline")
    kept = ("title", "question", "counts", *always, *((*of_a_kind, "since") if alike else ()))
    return following({name: there[name] for name in kept if name in there}, (*always, *of_a_kind))
