"""What stands at the root of the site: the way in, `/latest/`, and the lists of editions for menus and programs.

Addresses below `/latest/` are for ever those of the newest edition: pages lead there, files are there.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from factsheet.documents.manifest import read_manifest
from factsheet.exports.names import FEEDS
from factsheet.model.editions import Edition
from factsheet.site.standing import DRAFT, LATEST

# Files that can be asked for without an edition.
_FILES = ("factsheet.pdf", "factsheet.zip", "timeline.ics", "data/", "embed/")
_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta http-equiv="refresh" content="0; url={target}">
{head}<link rel="icon" href="{edition}assets/images/favicon.png">
</head>
<body><p><a href="{target}" data-door>{title}</a></p><script src="{edition}static/file.js"></script></body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Published:
    """An edition as it stands in the site, and the files that its manifest lists."""

    edition: Edition
    files: tuple[str, ...]

    @classmethod
    def at(cls, edition: Edition, folder: Path) -> "Published":
        """Read which files an edition has."""
        manifest = read_manifest(folder)
        return cls(edition, tuple(str(each["path"]) for each in manifest["files"]) if manifest is not None else ())


def door(title: str, language: str, name: str, address: str) -> dict[str, bytes]:
    """Lead from the root to an edition, or to the draft; feed readers find there what spans all editions."""
    feeds = "".join(f"{link}\n" for link in autodiscovery("", title)) if name != DRAFT else ""
    page = _redirect(title, language, f"{name}/", f"{name}/", _canonical(address, f"{name}/"), feeds)
    return {"index.html": page.encode()}


def autodiscovery(root: str, title: str) -> Iterable[str]:
    """Write how a page tells feed readers of the feeds; `root` leads from it to the root of the site."""
    for path, kind, of in FEEDS:
        named_so = escape(f"{title}: {of}")
        yield f'<link rel="alternate" type="{kind}" title="{named_so}" href="{root}{path}">'


def _canonical(address: str, page: str) -> str:
    return f"{address.rstrip('/')}/{page}" if address else ""


def _redirect(title: str, language: str, edition: str, target: str, canonical: str, feeds: str = "") -> str:
    noindex = '<meta name="robots" content="noindex">\n'
    head = (f'<link rel="canonical" href="{escape(canonical)}">\n' if canonical else noindex) + feeds
    return _PAGE.format(
        title=escape(title), language=escape(language), edition=edition, target=escape(target), head=head
    )


def latest(published: Sequence[Published], title: str, language: str, address: str) -> Iterator[tuple[str, bytes]]:
    """Give a page for every page that any edition has: the same in the newest, or its home if that has none."""
    newest = published[0]
    there = set(newest.files)
    pages = dict.fromkeys(name for each in published for name in each.files if name.endswith("index.html"))
    for page in sorted(pages):
        folder = page.removesuffix("index.html")
        if folder.startswith("embed/"):
            continue
        up = "../" * (folder.count("/") + 1)
        kept = folder if page in there else ""
        canonical = _canonical(address, f"{newest.edition.id}/{kept}")
        target = f"{up}{newest.edition.id}/{kept}"
        text = _redirect(title, language, f"{up}{newest.edition.id}/", target, canonical)
        yield f"{LATEST}/{page}", text.encode()


def latest_files(newest: Published) -> Iterator[str]:
    """Name the files of the newest edition that `/latest/` holds too."""
    yield from (name for name in newest.files if name.startswith(_FILES) and name != "data/index.html")


def lists(published: Sequence[Published], address: str) -> dict[str, bytes]:
    """Give what menus and programs read of the editions, the newest first."""
    found = {
        "versions.json": _json(
            [{"version": each.edition.id, "title": f"Edition {each.edition.id}", "aliases": []} for each in published]
        ),
        "editions.json": _json({"version": 1, "editions": [_described(each, address) for each in published]}),
    }  # fmt: skip
    if address:
        home = address.rstrip("/")
        newest = published[0].edition
        place = escape(f"{home}/{newest.id}/sitemap.xml")
        sitemaps = f"  <sitemap><loc>{place}</loc><lastmod>{newest.released.isoformat()}</lastmod></sitemap>\n"
        found["sitemap.xml"] = (
            '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
            f"{sitemaps}</sitemapindex>\n"
        ).encode()
        found["robots.txt"] = f"User-agent: *\nAllow: /\nSitemap: {home}/sitemap.xml\n".encode()
    return found


def _described(published: Published, address: str) -> dict[str, Any]:
    edition = published.edition
    return {
        "id": edition.id,
        "title": edition.title,
        "notes": edition.notes,
        "cutoff": edition.cutoff.isoformat(),
        "released": edition.released.isoformat(),
        "predecessor": edition.predecessor,
        "engine": edition.engine,
        "sha256": edition.seal,
        "redactions": [
            {"record": each.record, "reason": each.reason, "on": each.on.isoformat()} for each in edition.redactions
        ],
        "address": f"{address.rstrip('/')}/{edition.id}/" if address else f"{edition.id}/",
        "manifest": f"{edition.id}/manifest.json",
        "files": len(published.files),
    }


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
