"""The chart of a figure: its readings choose which, and what it shows stands beside it in words."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from factsheet.analysis.periods import ALWAYS, NEVER, STRETCHES
from factsheet.analysis.readings import Comparable
from factsheet.analysis.standing import origins_of
from factsheet.charts.agreement import agreement_profile
from factsheet.charts.lanes import lanes
from factsheet.charts.over_time import over_time
from factsheet.charts.range_plot import range_plot
from factsheet.charts.values import Bar, Lane, Spell, Words
from factsheet.model.identifiers import ActorId
from factsheet.model.records import Figure
from factsheet.model.values import Amount
from factsheet.model.words import Behaviour, FigureKind
from factsheet.pages.press import Press
from factsheet.pages.worded import Reading
from factsheet.wording import formats
from factsheet.wording.numerals import counted
from factsheet.wording.standings import origins_in_words

MOST_DRAWN = 60  # readings; beyond that a drawing shows nothing that the table does not show better


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, the sentence that says the same, and every reading in it for those who see no drawing."""

    svg: str
    sentence: str
    spoken: str


def chart_of(press: Press, figure: Figure, key: str) -> Chart | None:
    """Draw a figure, with ids made from `key`.

    None if fewer than two readings say something of their own, or more than can be told apart.
    """
    own = _own(press, figure)
    drawn = _drawn(figure, own)
    if not 2 <= len(drawn) <= MOST_DRAWN:
        return None
    sketch = _Sketch(press, figure, drawn, undrawn=len(own) - len(drawn))
    return Chart(sketch.svg(key), sketch.sentence, sketch.spoken)


def _own(press: Press, figure: Figure) -> list[Comparable]:
    """Give the answers that say something of their own."""
    firsts = {fact.id for fact in press.dossier.firsts[figure.id]}
    return [each for each in press.dossier.relations[figure.id].readings if each.id in firsts and each.value]


def _drawn(figure: Figure, readings: Sequence[Comparable]) -> list[Comparable]:
    """Choose what is drawn: what has a date, where the figure changes with time."""
    if not figure.timeless:
        readings = [each for each in readings if each.period is not None]
    return sorted(readings, key=lambda each: (each.period.end if each.period is not None else (0, 0), each.id))


def _one_time(figure: Figure, readings: Sequence[Comparable]) -> bool:
    """Tell whether all readings speak of the same time and count in the same way."""
    times = {None} if figure.behaviour is Behaviour.FIXED else {each.period for each in readings}
    return len(times) <= 1 and not _scopes_differ(readings)


def _scopes_differ(readings: Sequence[Comparable]) -> bool:
    return len({(each.definition, each.population, each.place) for each in readings}) > 1


class _Sketch:
    """One figure, ready to be drawn."""

    def __init__(self, press: Press, figure: Figure, readings: Sequence[Comparable], *, undrawn: int) -> None:
        self._press = press
        self._figure = figure
        self._readings = readings
        self._origins: Mapping[ActorId, int] = {
            origin: n
            for n, origin in enumerate(dict.fromkeys(each for one in readings for each in sorted(one.voices.known)))
        }
        self.sentence = self._sentence(undrawn)
        self.spoken = self._spoken()

    def svg(self, key: str) -> str:
        """Draw lanes for terms and dates, ranges for one time, values against time for several."""
        title = f"{self._press.views.plain(self._figure.title)}: {len(self._readings)} readings"
        desc = f"{self.sentence} {self.spoken}"
        words = Words(number=lambda number: formats.number(Amount(number), self._press.views.language))
        if self._figure.kind in (FigureKind.DESCRIPTION, FigureKind.DATE):
            return lanes(self._lanes(), key=key, title=title, desc=desc, words=words)
        if _one_time(self._figure, self._readings):
            bars = [bar for reading in self._readings for bar in self._bars(reading)]
            shown = [self._bar(reading, self._origin(reading)) for reading in self._readings]
            return range_plot(shown, agreement_profile(bars), key=key, title=title, desc=desc, words=words)
        spells = [self._spell(reading) for reading in self._readings]
        return over_time(spells, key=key, title=title, desc=desc, words=words)

    def _sentence(self, undrawn: int) -> str:
        stand = self._press.views.stand(self._figure)
        rest = f" {counted(undrawn).capitalize()} more without a date: in the table." if undrawn else ""
        own = f"{len(self._readings)} readings that say something of their own"
        return f"{own}, {origins_in_words(origins_of(self._readings))}.{rest} {stand.reason}"

    def _spoken(self) -> str:
        """Say every reading drawn, for those who see no drawing."""
        said = [self._view(reading) for reading in self._readings]
        return " ".join(
            f"{'; '.join(filter(None, (f'{each.speaker.text}: {_with_scope(each)}', each.period, each.counted)))}."
            for each in said
        )

    def _view(self, reading: Comparable) -> Reading:
        return self._press.views.reading(reading.fact)

    def _origin(self, reading: Comparable) -> int:
        return min((self._origins[each] for each in reading.voices.known), default=-1)

    def _bars(self, reading: Comparable) -> list[Bar]:
        """Give a bar for every origin of a reading, so that each counts; whole numbers end where the last one is."""
        low, high = reading.edges or ((Decimal("-Infinity"), 0), (Decimal("Infinity"), 0))
        return [
            replace(
                self._bar(reading, self._origins[each]),
                low=low[0] if low[0].is_finite() else None,
                high=high[0] if high[0].is_finite() else None,
                low_closed=not low[1],
                high_closed=not high[1],
            )
            for each in sorted(reading.voices.known)
        ]

    def _bar(self, reading: Comparable, origin: int) -> Bar:
        view, interval = self._view(reading), reading.interval
        return Bar(
            label=view.speaker.text,
            value=_with_scope(view),
            note=view.period,
            low=interval.low if interval is not None else None,
            high=interval.high if interval is not None else None,
            low_closed=interval is None or interval.low_closed,
            high_closed=interval is None or interval.high_closed,
            soft=reading.soft,
            origin=origin,
            marks=_marks(reading),
        )

    def _spell(self, reading: Comparable) -> Spell:
        bar = self._bar(reading, self._origin(reading))
        period = reading.period
        lasting = self._figure.behaviour in STRETCHES and period is not None and period.start[0] != NEVER
        first, last = (period.start[0] if lasting else period.end[0], period.end[1]) if period is not None else (0, 0)
        return Spell(
            label=bar.label,
            value=bar.value,
            note=bar.note,
            low=bar.low,
            high=bar.high,
            low_closed=bar.low_closed,
            high_closed=bar.high_closed,
            soft=bar.soft,
            origin=bar.origin,
            marks=bar.marks,
            first=_day(first),
            last=_day(last),
            firm=period is not None and period.day is not None,
            lasting=lasting,
            group=self._group(reading),
        )

    def _group(self, reading: Comparable) -> str:
        """Name what a reading counts, where a figure's readings do not all count the same."""
        definition = self._figure.definitions.get(reading.definition)
        counted = self._press.views.plain(definition) if definition is not None else ""
        scope = self._view(reading).scope
        return "; ".join(each for each in (counted, scope) if each) if _scopes_differ(self._readings) else ""

    def _lanes(self) -> list[Lane]:
        """Give each answer its lane, in the order of the vocabulary."""
        entries: dict[str, list[Spell]] = {}
        order = {term: n for n, term in enumerate(self._figure.vocabulary)}
        for reading in sorted(self._readings, key=lambda each: order.get(each.value.term if each.value else "", 0)):
            entries.setdefault(self._view(reading).value, []).append(self._entry(reading))
        return [Lane(term, tuple(spells)) for term, spells in entries.items()]

    def _entry(self, reading: Comparable) -> Spell:
        view, date = self._view(reading), reading.value.date if reading.value is not None else None
        period = reading.period
        if date is not None:
            first, last, lasting = date.earliest, date.latest, date.lasting
        elif period is not None:
            first, last = _day(period.start[0]), _day(period.end[1])
            lasting = reading.fact.period is not None and reading.fact.period.lasting
        else:
            first, last, lasting = None, None, False
        firm = date is None and (period is None or all(_firm(bounds) for bounds in (period.start, period.end)))
        return Spell(
            label=view.speaker.text,
            value=self._group(reading),
            note=view.period,
            first=first,
            last=last,
            firm=firm,
            lasting=lasting,
            origin=self._origin(reading),
        )


def _with_scope(view: Reading) -> str:
    return f"{view.value} ({view.scope})" if view.scope else view.value


def _marks(reading: Comparable) -> tuple[Decimal, ...]:
    return tuple(amount.exact for amount in reading.value.amounts) if reading.value is not None else ()


def _firm(bounds: tuple[int, int]) -> bool:
    """Tell whether a first or last day is known, or open altogether."""
    return bounds[0] == bounds[1] or bounds[0] == NEVER or bounds[1] == ALWAYS


def _day(ordinal: int) -> dt.date | None:
    return None if ordinal in (NEVER, ALWAYS) else dt.date.fromordinal(ordinal)
