"""The agreement profile as a drawing: plateaus as high as the number of origins that admit a number."""

from collections.abc import Sequence
from decimal import Decimal

from factsheet.charts.axes import LEADING
from factsheet.charts.lettering import SMALL, line, lines, width, wrapped
from factsheet.charts.scales import Scale
from factsheet.charts.svg import WIDTH, Length, element
from factsheet.charts.values import Step, Words

_PALE = {"fill_opacity": "0.16", "stroke": "currentColor", "stroke_dasharray": "2 2"}
_UNIT, _HIGHEST, _NARROWEST = 18, 120, 3


def plateaus(profile: Sequence[Step], scale: Scale, words: Words) -> tuple[list[str], Length]:
    """Draw the profile from the top of a drawing, and tell where its ground is."""
    if not profile:
        return [], 4
    caption = wrapped(words.profile, WIDTH - 16, SMALL, 2)
    if any(step.faded for step in profile):
        caption += wrapped(words.faded, WIDTH - 16, SMALL, 2)
    most = max(step.firm + step.faded for step in profile)
    unit = min(_UNIT, _HIGHEST / most)
    ground = LEADING * (len(caption) + 1) + 4 + most * unit
    steps = [part for step in profile for part in _step(step, scale, ground, unit)]
    counts = _counts(profile, scale, ground, unit, words)
    return [*lines(caption, scale.start, 12, "note", leading=LEADING), *steps, *counts], ground


def _sides(step: Step, scale: Scale) -> tuple[Length, Length]:
    """Find the left and right side of a step; a single number is made wide enough to be seen."""
    left = scale.at(step.low) if step.low is not None else scale.start
    right = scale.at(step.high) if step.high is not None else scale.end
    lacking = max(0, _NARROWEST - (right - left)) / 2
    return left - lacking, right + lacking


def _step(step: Step, scale: Scale, ground: Length, unit: Length) -> list[str]:
    left, right = _sides(step, scale)
    top = ground - step.firm * unit
    return [
        element("rect", class_=f"fs-chart-{kind}", x=left, y=y, width=right - left, height=count * unit, **paint)
        for kind, y, count, paint in (
            ("firm", top, step.firm, {}),
            ("faded", top - step.faded * unit, step.faded, _PALE),
        )
        if count
    ]


def _counts(profile: Sequence[Step], scale: Scale, ground: Length, unit: Length, words: Words) -> list[str]:
    """Write its count on every plateau that has the room, the highest first."""
    parts: list[str] = []
    taken: list[tuple[Length, Length]] = []
    for step in sorted(profile, key=lambda each: -each.firm - each.faded):
        count = step.firm + step.faded
        text, middle = words.number(Decimal(count)), sum(_sides(step, scale), 0) / 2
        half = width(text, SMALL) / 2 + 2
        if all(middle + half <= left or right <= middle - half for left, right in taken):
            taken.append((middle - half, middle + half))
            parts.append(line(text, middle, ground - count * unit - 4, "tick", anchor="middle"))
    return parts
