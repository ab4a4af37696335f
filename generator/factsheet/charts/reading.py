"""How a reading looks on a scale, whichever way the scale runs."""

from decimal import Decimal

from factsheet.charts.marks import End
from factsheet.charts.values import Bar, Spell


def ends(bar: Bar) -> tuple[End, End]:
    """Tell how the low and the high end are drawn; a soft reading fades where it did not state the number."""
    there = (bar.low is not None, bar.high is not None)
    fading = (bar.soft and there[0] and bar.low not in bar.marks, bar.soft and there[1] and bar.high not in bar.marks)
    if bar.soft and not any(fading):
        fading = there
    return _end(there=there[0], fades=fading[0]), _end(there=there[1], fades=fading[1])


def sides(spell: Spell, *, sure: bool) -> tuple[End, End]:
    """Tell how the first and the last day are drawn; where it is not sure that they are the days, they fade."""
    return _end(there=spell.first is not None, fades=not sure), _end(there=spell.last is not None, fades=not sure)


def _end(*, there: bool, fades: bool) -> End:
    return "arrow" if not there else "fades" if fades else "firm"


def excluded(bar: Bar, number: Decimal) -> bool:
    """Tell whether a stated number is itself left out: more than 3,000 does not admit 3,000."""
    return (number == bar.low and not bar.low_closed) or (number == bar.high and not bar.high_closed)
