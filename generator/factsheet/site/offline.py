"""The sheet for disks and memory sticks: one `.zip` whose links lead to files, with and without scripts."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from factsheet.site.stylesheet import with_pictures

NAME = "factsheet.zip"
# What only a server can use: the search, its workers, masks, and the error page whose addresses begin at the top.
_SERVED = ("search/", "assets/javascripts/workers/", "assets/icons/", "404.html", "sitemap.xml", NAME)
_LINK = re.compile(r'(<(?:a|link)\b[^>]*?\shref=")([^"]*)(")')
_ITSELF = re.compile(r'<span class="fs-packed">.*?</span>', re.DOTALL)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#")
_NO_DATE = (1980, 1, 1, 0, 0, 0)  # the same content gives the same bytes


def pack(edition: Path, url: str | None = None) -> None:
    """Write the `.zip` of a built edition into its folder; other editions are found at the site's address, if any."""
    with ZipFile(edition / NAME, "w", ZIP_DEFLATED) as archive:
        for name, content in _files(edition, url):
            entry = ZipInfo(f"factsheet/{name}", _NO_DATE)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)


def _files(edition: Path, url: str | None) -> Iterator[tuple[str, bytes]]:
    for path in sorted(path for path in edition.rglob("*") if path.is_file()):
        name = path.relative_to(edition).as_posix()
        if name.startswith((*_SERVED, ".")):
            continue
        if name.endswith(".html"):
            page = _without_others(path.read_text(encoding="utf-8"), "../" * name.count("/"), url)
            yield name, to_files(page).encode()
        elif name.startswith("assets/stylesheets/"):
            # A browser takes no picture for a mask from another file of a disk.
            yield name, with_pictures(path.read_text(encoding="utf-8"), edition / "assets/icons").encode()
        else:
            yield name, path.read_bytes()


def _without_others(html: str, root: str, url: str | None) -> str:
    """Let links to other editions lead to the site; without an address they are words alone, and there is no feed."""
    html = _feeds(root).sub(lambda link: f'{link[1]}{urljoin(url, "../" + link[2])}">\n' if url else "", html)
    leads_out = re.compile(rf'(<a\b[^>]*?)\shref="(?:\./)?{re.escape(root)}\.\./([^"]*)"')
    if url is None:
        return leads_out.sub(r"\1", html)
    return leads_out.sub(lambda link: f'{link[1]} href="{urljoin(url, "../" + link[2])}"', html)


def _feeds(root: str) -> re.Pattern[str]:
    return re.compile(rf'(<link rel="alternate ?"[^>]*\shref=")(?:\./)?{re.escape(root)}\.\./([^"]*)">\n')


def to_files(html: str) -> str:
    """Let every link of a page lead to a file: a disk has no server that turns `facts/` into `facts/index.html`.

    The link to the `.zip` itself is left out.
    """
    return _LINK.sub(lambda link: f"{link[1]}{_to_file(link[2])}{link[3]}", _ITSELF.sub("", html))


def _to_file(address: str) -> str:
    path = re.split(r"[?#]", address, maxsplit=1)[0]
    if not path or _ELSEWHERE.match(address):
        return address
    last = path.rsplit("/", 1)[-1]
    if last not in ("", ".", ".."):
        return address
    return f"{path}{'' if last == '' else '/'}index.html{address[len(path) :]}"
