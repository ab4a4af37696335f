"""Which characters can be printed on paper: those for which the fonts in `theme/print` have a sign.

On a screen the reader's own fonts fill every gap; a PDF brings its fonts along.
"""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

from factsheet.theme import theme_folder

# Ranges of code points in hexadecimal, one a line: `20-7E`, `A0`. The tests hold it against the fonts.
COVERED = "print/characters.txt"
_NAMED = re.compile(r"&#?[0-9A-Za-z]{1,32};")


def missing(text: str) -> Iterator[tuple[int, str]]:
    """Give the characters of a text that cannot be printed, and where they stand, also those that `&#x6F22;` names."""
    if not (text.isascii() and text.isprintable()):  # nearly every text is, and that is in any font
        yield from ((match.start(), match[0]) for match in _uncovered().finditer(text))
    for named in _NAMED.finditer(text) if "&" in text else ():
        yield from ((named.start(), match[0]) for match in _uncovered().finditer(unescape(named[0])))


def legible(text: str) -> str:
    """Write characters that cannot be printed by their numbers: `[U+6F22]`."""
    return text if text.isascii() and text.isprintable() else _uncovered().sub(_number, text)


def numbered(character: str) -> str:
    """Name a character by its number: `U+6F22`."""
    return f"U+{ord(character):04X}"


def _number(match: re.Match[str]) -> str:
    return f"[{numbered(match[0])}]"


@cache
def _uncovered() -> re.Pattern[str]:
    lines = (theme_folder() / COVERED).read_text(encoding="ascii").split()
    ranges = ("-".join(f"\\U{int(end, 16):08x}" for end in line.split("-")) for line in lines)
    # Blanks and ends of lines are laid out, not drawn.
    return re.compile(f"[^\\t\\n\\r{''.join(ranges)}]")
