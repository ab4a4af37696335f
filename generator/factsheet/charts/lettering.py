"""Text in a drawing: how wide it is likely to be, where it breaks, and how it is written.

No face is known here: a site may use the reader's own. Widths are those of a wide face, so that what fits on paper
fits on a screen.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from factsheet.charts.svg import Length, clean, element, words

BODY, SMALL = 13, 12
_LONGEST = 600
_ELLIPSIS = "\u2026"
# Hundredths of the size of the letters.
_MIDDLE, _BROAD, _WIDE = 64, 72, 100
_WIDTHS = {
    **dict.fromkeys("ijlI|'", 30),
    **dict.fromkeys(" .,:;!\u00b7", 33),
    **dict.fromkeys('frt()[]/-"', 42),
    **dict.fromkeys("\u207b\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", 42),
    **dict.fromkeys("Jcsz\u2013\u201c\u201d", 54),
    **dict.fromkeys("w%", 90),
    **dict.fromkeys("mMW@\u2014\u2026", _WIDE),
}


@lru_cache(maxsize=1 << 12)
def width(text: str, size: int, *, strong: bool = False) -> Length:
    """Estimate how wide a line is."""
    hundredths = sum(map(_letter, text))
    return hundredths * size * (112 if strong else 100) / 10000


@cache
def _letter(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    if character in _WIDTHS:
        return _WIDTHS[character]
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return _WIDE
    return _BROAD if character.isupper() else _MIDDLE


@lru_cache(maxsize=1 << 12)
def wrapped(text: str, room: Length, size: int, most: int, *, strong: bool = False) -> tuple[str, ...]:
    """Break a text into at most so many lines; what does not fit ends in an ellipsis."""
    rows: list[str] = []
    rest = clean(text[:_LONGEST])
    while rest:
        end = _fitting(rest, room, size, strong=strong)
        if end == len(rest):
            return (*rows, rest)
        if len(rows) == most - 1:
            end = _fitting(rest, room - width(_ELLIPSIS, size, strong=strong), size, strong=strong)
            return (*rows, rest[:end].rstrip() + _ELLIPSIS)
        space = rest.rfind(" ", 0, end + 1)
        end = space if space > 0 else end
        rows.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return tuple(rows)


def phrases(parts: Iterable[str], room: Length, size: int) -> tuple[str, ...]:
    """Put as many parts on a line as fit; one that is too long for a line has two."""
    rows: list[str] = []
    for part in parts:
        joined = f"{rows[-1]} \u00b7 {clean(part)}" if rows else ""
        if joined and width(joined, size) <= room:
            rows[-1] = joined if clean(part) else rows[-1]
        else:
            rows += wrapped(part, room, size, 2)
    return tuple(rows)


def _fitting(text: str, room: Length, size: int, *, strong: bool) -> int:
    """Count the characters that fit, at least one; accents stay with their letter."""
    used, end = 0, 0
    scale, most = size * (112 if strong else 100), room * 10000
    for at, each in enumerate(text):
        used += _letter(each) * scale
        if used > most and end:
            return end
        end = at + 1 if at + 1 == len(text) or not unicodedata.combining(text[at + 1]) else end
    return len(text)


def line(text: str, x: Length, y: Length, kind: str, *, anchor: str = "") -> str:
    """Write a line of text on its base line; a `label` is larger than other kinds."""
    strong = kind == "label"
    return element(
        "text",
        words(text),
        class_=f"fs-chart-{kind}",
        x=x,
        y=y,
        font_size=BODY if strong else SMALL,
        font_weight="600" if strong else "",
        text_anchor=anchor,
    )


def lines(rows: tuple[str, ...], x: Length, y: Length, kind: str, *, leading: int = 16) -> list[str]:
    """Write rows of text under one another, the first on the base line given."""
    return [line(row, x, y + at * leading, kind) for at, row in enumerate(rows)]
