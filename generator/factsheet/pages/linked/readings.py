"""A reading of a figure as an `Observation`: the number as its source words it, and never firmer."""

from decimal import Decimal

from factsheet.analysis.readings import WHOLE
from factsheet.model.corpus import definition_in
from factsheet.model.intervals import Interval, edges
from factsheet.model.records import Fact, Figure
from factsheet.model.values import Amount, Value, ValueWord
from factsheet.model.words import FigureKind
from factsheet.pages.linked.things import counts, place
from factsheet.pages.linked.writing import Thing, decimal, moment, named
from factsheet.pages.press import Press
from factsheet.wording.labels import METHODS

_W = ValueWord
_FLOORS, _CEILINGS = (_W.AT_LEAST, _W.MORE_THAN), (_W.AT_MOST, _W.LESS_THAN)
# Words that say of one number how it is meant; a vague word has no number, a pair of ends needs no word.
_QUALIFIERS = (*_FLOORS, *_CEILINGS, _W.ABOUT, _W.NEARLY)


def observation(press: Press, fact: Fact, figure: Figure, root: str) -> Thing | None:
    """Describe what a reading answers to a figure that counts."""
    if fact.value is None or not counts(figure):
        return None
    reading, where = press.views.reading(fact), fact.scope.place if fact.scope is not None else None
    definition = press.views.plain(figure.definitions.get(definition_in(figure, fact)))
    return {
        "@type": "Observation",
        "@id": f"{named(root, 'facts', fact.id)}#observation",
        "name": reading.value,
        "description": "; ".join(part for part in (reading.scope, definition) if part),
        "variableMeasured": {"@id": named(root, "figures", figure.id)},
        "observationAbout": place(press, where or figure.place, root),
        "observationDate": moment(fact.period),
        **_bounds(fact.value, whole=figure.kind in WHOLE),
        "measurementQualifier": _qualifier(fact.value),
        "measurementMethod": METHODS[fact.method] if fact.method is not None else None,
        "unitText": "%" if figure.kind is FigureKind.SHARE else press.views.plain(figure.unit),
    }


def _bounds(value: Value, *, whole: bool) -> Thing:
    """Say which numbers a source's words admit, and no more: `about` and `dozens` are left to words.

    Both ends belong to them, so whole numbers of more than 3,000 begin at 3,001; for shares the word says the rest.
    """
    if value.word in _FLOORS:
        interval = Interval(_exact(value.amount), None, low_closed=value.word is _W.AT_LEAST)
        return {"minValue": decimal(edges(interval, whole=whole)[0][0])}
    if value.word in _CEILINGS:
        interval = Interval(None, _exact(value.amount), high_closed=value.word is _W.AT_MOST)
        return {"maxValue": decimal(edges(interval, whole=whole)[1][0])}
    if value.word is _W.BETWEEN:
        low, high = (decimal(_exact(amount)) for amount in value.amounts)
        return {"minValue": low, "maxValue": high}
    # `1.3 million` is whatever rounds to it.
    bare = value.word is _W.EXACTLY and not value.amount.scale
    return {"value": decimal(_exact(value.amount))} if bare else {}


def _exact(amount: Amount) -> Decimal:
    """Write a number out; the digits of one with a scale end where its own do."""
    return amount.exact.normalize() if amount.scale else amount.exact


def _qualifier(value: Value) -> Thing | None:
    if value.word not in _QUALIFIERS:
        return None
    return {"@type": "Enumeration", "name": value.word.replace("_", " ")}
