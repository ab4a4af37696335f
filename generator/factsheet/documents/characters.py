"""Which characters can be printed on paper: those for which the fonts in `theme/print` have a sign.

On a screen the reader's own fonts fill every gap; a PDF brings its fonts along.
"""

import re
from collections.abc import Iterator
from functools import cache

from factsheet.theme import theme_folder

# Ranges of code points in hexadecimal, one a line: `20-7E`, `A0`. the tests hold it against the fonts.
COVERED = "print/characters.txt"


def missing(text: str) -> Iterator[re.Match[str]]:
    """Give the characters of a text that cannot be printed."""
    # Nearly every text is such, and printable ASCII is in any font.
    return iter(()) if text.isascii() and text.isprintable() else _uncovered().finditer(text)


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
