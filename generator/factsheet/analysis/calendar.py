"""The readings of a figure by their periods: asked about one, all whose time is the same, or inside, or apart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from factsheet.analysis.periods import STRETCHES, Period
from factsheet.analysis.ranks import Ranked, bits_of
from factsheet.analysis.readings import Comparable
from factsheet.model.records import Figure
from factsheet.model.words import Behaviour, FigureKind


@dataclass(slots=True)
class Times:
    """Sets of readings by their period: inside which this one lies, which it holds, for certain or perhaps."""

    inside: int = 0
    holding: int = 0
    may_be_inside: int = 0
    may_hold: int = 0
    equal: int = 0
    may_be_equal: int = 0
    apart: int = 0
    near: int = 0
    together: int = 0


class Calendar:
    """Bounds of all periods, each ranked once."""

    def __init__(self, figure: Figure, readings: Sequence[Comparable]) -> None:
        self._figure = figure
        self._periods = [reading.period for reading in readings]
        self._everybody = (1 << len(readings)) - 1
        self._stretches = figure.behaviour in STRETCHES
        self._start_first = self._ranked(lambda period: period.start[0])
        self._start_last = self._ranked(lambda period: period.start[1])
        if self._stretches or figure.kind is FigureKind.DESCRIPTION:
            self._end_first = self._ranked(lambda period: period.end[0])
            self._end_last = self._ranked(lambda period: period.end[1])
        if self._stretches:
            self._shortest = self._ranked(lambda period: period.length[0])
            self._longest = self._ranked(lambda period: period.length[1])
        self.undated = bits_of(n for n, period in enumerate(self._periods) if period is None)
        self._running = self._which(lambda period: period.running)
        self._open = self._which(lambda period: period.open_end)

    def _ranked(self, bound: Callable[[Period], int]) -> Ranked[int]:
        return Ranked([bound(period) if period is not None else None for period in self._periods])

    def _which(self, test: Callable[[Period], bool]) -> int:
        return bits_of(n for n, period in enumerate(self._periods) if period is not None and test(period))

    def times(self, n: int) -> Times:
        """Compare periods, as far as the figure's rules ask; the undated are in no set, unless time plays no part."""
        period = self._periods[n]
        if self._figure.behaviour is Behaviour.FIXED:
            return Times(equal=self._everybody, may_be_equal=self._everybody)
        if period is None:
            # A day that is itself the answer needs no other.
            timeless = self.undated if self._figure.kind is FigureKind.DATE else 0
            return Times(equal=timeless, may_be_equal=timeless)
        if self._stretches:
            return self._of_stretch(period)
        return self._of_lasting(period) if self._figure.kind is FigureKind.DESCRIPTION else self._of_some_day(period)

    def _of_some_day(self, period: Period) -> Times:
        """Compare what was seen on some day of a period."""
        (first, last), holds = period.start, self._figure.holds
        may_be_equal = self._start_first.up_to(last) & self._start_last.from_(first)
        equal = self._start_first.from_(first) & self._start_last.up_to(first) if first == last else 0
        near = self._start_first.up_to(last + holds) & self._start_last.from_(first - holds) if holds else may_be_equal
        return Times(equal=equal, may_be_equal=may_be_equal, near=near)

    def _of_stretch(self, period: Period) -> Times:
        """Compare counts over time. Two periods of which each lies inside the other are equal."""
        shared = self._running if period.running else 0
        (first, last), (end_first, end_last), (shortest, longest) = period.start, period.end, period.length
        inside = (self._start_last.up_to(first) | shared) & self._end_first.from_(end_last)
        holding = (self._start_first.from_(last) | shared) & self._end_last.up_to(end_first)
        may_be_inside = (self._start_first.up_to(last) | shared) & self._end_last.from_(end_first)
        may_be_inside &= self._longest.from_(shortest)
        may_hold = (self._start_last.from_(first) | shared) & self._end_first.up_to(end_last)
        may_hold &= self._shortest.up_to(longest)
        return Times(
            inside, holding, may_be_inside, may_hold,
            equal=inside & holding,
            may_be_equal=inside & holding | may_be_inside & may_hold,
        )  # fmt: skip

    def _of_lasting(self, period: Period) -> Times:
        """Compare what held on a day or over days."""
        (first, last), (end_first, end_last) = period.start, period.end
        return Times(
            apart=self._end_last.below(first) | self._start_first.above(end_last),
            together=self._end_first.from_(last) & self._start_last.up_to(end_first),
        )

    def open_ended(self, n: int) -> int:
        """A stretch is taken to end when it was said."""
        period = self._periods[n]
        return self._everybody if period is not None and period.open_end else self._open
