"""Material's stylesheet without pictures in it: a strict content security policy refuses `data:` addresses."""

import re
from collections.abc import Mapping
from hashlib import sha256

# Where the pictures stand, seen from the folder of the stylesheets.
ICONS = "../icons"
_PICTURE = re.compile(r'url\("data:image/svg\+xml;charset=utf-8,((?:[^"\\]|\\.)*)"\)')
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
