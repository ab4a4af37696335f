"""Material's stylesheet without pictures in it: a strict content security policy refuses `data:` addresses."""

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

# Where the pictures stand, seen from the folder of the stylesheets.
ICONS = "../icons"
_PICTURE = re.compile(r'url\("data:image/svg\+xml;charset=utf-8,((?:[^"\\]|\\.)*)"\)')
_ADDRESS = re.compile(rf'url\("{re.escape(ICONS)}/([0-9a-f]+\.svg)"\)')
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6}) ?")


def without_pictures(css: str) -> tuple[str, Mapping[str, str]]:
    """Give the stylesheet with an address for every picture in it, and the pictures by file name."""
    pictures: dict[str, str] = {}

    def address(match: re.Match[str]) -> str:
        picture = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), match[1])
        name = f"{sha256(picture.encode()).hexdigest()[:12]}.svg"
        pictures[name] = picture
        return f'url("{ICONS}/{name}")'

    return _PICTURE.sub(address, css), pictures


def with_pictures(css: str, icons: Path) -> str:
    """Put the pictures back where a page has no server: what `without_pictures` took out."""

    def picture(match: re.Match[str]) -> str:
        return f'url("data:image/svg+xml;charset=utf-8,{quote((icons / match[1]).read_text(encoding="utf-8"))}")'

    return _ADDRESS.sub(picture, css)
