"""Elements and documents as text: escaped, in the order given, positions with one decimal at most."""

import re
import unicodedata
from functools import cache, lru_cache
from html import escape

WIDTH = 360

# Where something stands in a drawing, in its units. What is drawn is exact until it is laid on them.
Length = float

_NOT_IN_A_KEY = re.compile(r"[^A-Za-z0-9_-]+")
# Words from elsewhere may not turn the words around them: their own embeddings are taken out.
_TURNS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_ISOLATE, _POP = "\u2068", "\u2069"


def px(length: Length) -> str:
    """Write a position: `12`, `12.5`."""
    written = f"{length:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def clean(text: str) -> str:
    """Make one line of a text, without controls and without what XML and HTML forbid."""
    # What can be printed holds nothing of the kind; nearly every text is such.
    line = text if text.isprintable() else "".join(_replaced(each) for each in text.translate(_TURNS))
    return " ".join(line.split())


@lru_cache(maxsize=1 << 12)
def words(text: str) -> str:
    """Write a text as content: cleaned, escaped, and set apart if it runs from right to left."""
    line = clean(text)
    turned = any(unicodedata.bidirectional(each) in ("R", "AL", "AN") for each in _NOT_ASCII.findall(line))
    line = escape(line, quote=False)
    return f"{_ISOLATE}{line}{_POP}" if turned else line


def element(name: str, /, *inside: str, **attributes: str | Length) -> str:
    """Write an element; `inside` is markup, attributes are escaped, `class_` and `font_size` lose their underscores."""
    written = "".join([f' {_attribute(key)}="{_value(value)}"' for key, value in attributes.items() if value != ""])
    content = "".join(inside)
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def drawing(kind: str, key: str, spoken: tuple[str, str], height: Length, parts: list[str]) -> str:
    """Write a whole drawing, 360 wide, with its title and description under ids made from `key`."""
    key = "chart-" + _NOT_IN_A_KEY.sub("-", key)
    title, desc = spoken
    head = [
        element("title", words(title) or "\u2013", id=f"{key}-title"),
        element("desc", words(desc) or "\u2013", id=f"{key}-desc"),
    ]
    return element(
        "svg",
        "\n",
        "\n".join([*head, *(part for part in parts if part)]),
        "\n",
        xmlns="http://www.w3.org/2000/svg",
        class_=f"fs-chart fs-chart-{kind}",
        role="img",
        aria_labelledby=f"{key}-title {key}-desc",
        viewBox=f"0 0 {WIDTH} {px(height)}",
        width="100%",
        direction="ltr",
        fill="currentColor",
    )


@cache
def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


_escaped = lru_cache(maxsize=1 << 10)(escape)


def _value(value: str | Length) -> str:
    return _escaped(value) if isinstance(value, str) else px(value)


def _replaced(character: str) -> str:
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE:
        return "\ufffd"
    return " " if unicodedata.category(character) in ("Cc", "Zl", "Zp") else character
