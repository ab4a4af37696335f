"""Lanes: for each term that describes a thing, who used it and for which time."""

from collections.abc import Sequence
from fractions import Fraction

from factsheet.charts import axes
from factsheet.charts.axes import LEADING
from factsheet.charts.days import calendar_ticks, days
from factsheet.charts.lettering import BODY, SMALL, lines, phrases, wrapped
from factsheet.charts.marks import ROW_MARK, Strip, beside, dashes, mark, strip
from factsheet.charts.reading import sides
from factsheet.charts.scales import Scale, Tick
from factsheet.charts.svg import WIDTH, Length, drawing, element
from factsheet.charts.values import Lane, Spell, Words

_LEFT, _RIGHT = 8, WIDTH - 8
_BAND, _BETWEEN = 18, 8
_MANY = 8


def lanes(drawn: Sequence[Lane], *, key: str, title: str, desc: str, words: Words) -> str:
    """Draw a lane for each term, with an entry for each reading that uses it."""
    spells = [spell for lane in drawn for spell in lane.entries]
    scale = days(spells, _LEFT, _RIGHT)
    row = calendar_ticks(scale, words.day) if scale else ()
    scale = scale or Scale(Fraction(0), Fraction(1), _LEFT, _RIGHT)
    parts: list[str] = []
    y: Length = 4
    if len(spells) > _MANY:
        parts += axes.level(row, _LEFT, _RIGHT, y)
        y += axes.depth(row) + _BETWEEN
    for lane in drawn:
        term = wrapped(lane.term, _RIGHT - _LEFT, BODY, 2, strong=True)
        parts += lines(term, _LEFT, y + 14, "label", leading=LEADING)
        y += LEADING * len(term) + 6
        for spell in lane.entries:
            entry, y = _entry(spell, scale, row, y)
            parts.append(entry)
        y += _BETWEEN
    if drawn:
        parts += axes.level(row, _LEFT, _RIGHT, y)
        y += axes.depth(row)
    return drawing("lanes", key, (title, desc), y, parts)


def _entry(spell: Spell, scale: Scale, row: Sequence[Tick], y: Length) -> tuple[str, Length]:
    left = beside(spell.origin)
    text = phrases((spell.label, spell.value, spell.note), _RIGHT - left, SMALL)
    parts = [mark(spell.origin, ROW_MARK, y + 8), *lines(text, left, y + 12, "value", leading=LEADING)]
    y += LEADING * max(1, len(text)) + 2
    parts += axes.bars(row, y, y + _BAND)
    parts.append(element("g", _stretch(spell, scale, y + _BAND / 2), class_="fs-chart-reading"))
    return "".join(parts), y + _BAND + _BETWEEN


def _stretch(spell: Spell, scale: Scale, y: Length) -> str:
    """Draw the days of an entry: a bar for a time, dashes for some day within it, a mark for one day."""
    start = scale.at(spell.first.toordinal()) if spell.first else scale.start
    end = scale.at(spell.last.toordinal() + 1) if spell.last else scale.end
    first, last = sides(spell, sure=spell.firm and not spell.soft)
    if spell.first and spell.first == spell.last:
        return mark(spell.origin, (start + end) / 2, y)
    drawn = Strip(start, end, y, 7, first, last)
    return strip(drawn, "fs-chart-bar") if spell.lasting else dashes(drawn)
