"""Which readings stand for a figure where there is room for few: by the rule its editor chose, and printed."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from factsheet.model.corpus import definition_in
from factsheet.model.intervals import Tolerances, interval_of
from factsheet.model.records import Fact, Figure, Headline
from factsheet.model.relations import Standing
from factsheet.model.words import FigureKind, HeadlinePick

_NOTHING = Decimal("-Infinity")
_DEFAULTS = {FigureKind.DESCRIPTION: HeadlinePick.ALL}


def headline(figure: Figure, readings: Sequence[Fact], tolerances: Tolerances, standing: Standing) -> tuple[Fact, ...]:
    """Choose from a figure's readings, echoes left out; without a rule the latest, and of a description all of them.

    A rule that names a definition chooses among the readings of that definition alone. Readings that contradict each
    other are all shown, whatever the rule.
    """
    if standing is Standing.CONTRADICTED:
        return tuple(readings)
    rule = figure.headline or Headline(pick=_DEFAULTS.get(figure.kind, HeadlinePick.LATEST))
    eligible = [fact for fact in readings if rule.definition in ("", definition_in(figure, fact))]
    if rule.pick is HeadlinePick.NONE:
        return ()
    if rule.pick is HeadlinePick.ALL:
        return tuple(eligible)
    valued = [fact for fact in eligible if fact.value is not None]
    if rule.pick is HeadlinePick.HIGHEST_FLOOR:
        return tuple(sorted(valued, key=lambda fact: (_floor(fact, figure, tolerances), fact.id))[-1:])
    return tuple(sorted(valued, key=lambda fact: (latest_day(fact), fact.id))[-1:])


def latest_day(fact: Fact) -> dt.date:
    """The last day a reading can speak of; an undated one comes before all others."""
    return dt.date.min if fact.period is None else fact.period.latest or dt.date.max


def _floor(fact: Fact, figure: Figure, tolerances: Tolerances) -> Decimal:
    interval = interval_of(fact.value, figure.kind, tolerances) if fact.value is not None else None
    return interval.low if interval is not None and interval.low is not None else _NOTHING
