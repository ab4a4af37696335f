"""Recipes: all that decides what an edition's pages look like, as one digest.

Two builds with one recipe give the same bytes, so an edition whose recipe is known and whose files are as they were
is taken over as it stands.
"""

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from factsheet.analysis.chronicle import Correction, all_corrections, later_corrections
from factsheet.documents.manifest import MANIFEST, SUMS, broken_files, read_manifest
from factsheet.documents.nodes import ListNode, MapNode, Node, TextNode
from factsheet.documents.parse import parse
from factsheet.documents.sealed import digest
from factsheet.model.editions import Edition
from factsheet.model.identifiers import EditionId
from factsheet.site.standing import MARKER
from factsheet.theme import theme_folder

_PACKAGE = Path(__file__).resolve().parent.parent
_LIBRARIES = (
    "mkdocs", "mkdocs-material", "jinja2", "markdown", "pymdown-extensions", "babel", "pyyaml", "pygments",
    "markupsafe", "typst", "pikepdf", "segno",
)  # fmt: skip
_OF_MARKDOWN = re.compile(
    "abbr|admonition|attr_list|codehilite|def_list|extra|fenced_code|footnotes|legacy_attrs|legacy_em|md_in_html|meta"
    "|nl2br|sane_lists|smarty|tables|toc|wikilinks"
)
_KNOWN_PLUGINS = {"factsheet", "search", "material/search"}


@cache
def _tool() -> str:
    """Digest of this program, its theme and the libraries that print."""
    whole = hashlib.sha256(sys.version.encode())
    for name, path in [*_files(_PACKAGE, ".py"), *_files(theme_folder())]:
        whole.update(f"{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    for library in _LIBRARIES:
        try:
            whole.update(f"{library} {version(library)}\0".encode())
        except PackageNotFoundError:
            whole.update(f"{library} ?\0".encode())
    return whole.hexdigest()


def _is_known(extension: str) -> bool:
    """Tell whether an extension of Markdown looks at nothing but the page: those that come with the library."""
    return _OF_MARKDOWN.fullmatch(extension.removeprefix("markdown.extensions.")) is not None


def _files(folder: Path, ending: str = "") -> Iterator[tuple[str, Path]]:
    found = sorted(path for path in folder.rglob(f"*{ending}") if path.is_file() and "__pycache__" not in path.parts)
    yield from ((path.relative_to(folder).as_posix(), path) for path in found)


def settings_of(root: Path) -> str | None:
    """Digest of MkDocs' settings and of what they lead to; None if somebody's code could look at anything else.

    They are read as any YAML of ours: what that does not know, such as `!ENV`, is found elsewhere than in the file.
    """
    path = root / "mkdocs.yml"
    if not path.is_file():
        return None  # the engine says what is wrong
    text = path.read_bytes()
    parsed = parse("mkdocs.yml", text)
    if parsed.document is None or parsed.problems:
        return None
    settings = {entry.key.text: entry.value for entry in parsed.document.root.entries}
    plugins, extensions = (set(_names(settings.get(key))) for key in ("plugins", "markdown_extensions"))
    if settings.keys() & {"hooks", "INHERIT"} or not plugins <= _KNOWN_PLUGINS or not all(map(_is_known, extensions)):
        return None
    whole, theme = hashlib.sha256(text), settings.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, MapNode) else None
    folder = root / custom.value.text if custom is not None and isinstance(custom.value, TextNode) else None
    for name, file in _files(folder) if folder is not None else ():
        whole.update(f"{name}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()


def _names(node: Node | None) -> Iterator[str]:
    """Name what a list of MkDocs' settings holds: words, or maps from a word to its options."""
    items = node.items if isinstance(node, ListNode) else (node,) if node is not None else ()
    for item in items:
        if isinstance(item, MapNode):
            yield from (entry.key.text for entry in item.entries)
        elif isinstance(item, TextNode):
            yield item.text


def recipes(editions: Sequence[Edition], settings: Mapping[str, object]) -> dict[EditionId, str]:
    """Give the digest of all that each edition is built from: its file, those before it, what later ones correct.

    The editions stand in their order, the oldest first.
    """
    corrections = all_corrections(editions)
    return {edition.id: _recipe(editions, place, corrections, settings) for place, edition in enumerate(editions)}


def _recipe(
    editions: Sequence[Edition], place: int, corrections: Sequence[Correction], settings: Mapping[str, object]
) -> str:
    said = [
        [fact, [[each.note.id, each.right, list(each.wrong), str(each.note)] for each in found]]
        for fact, found in sorted(later_corrections(corrections, editions[place]).items())
    ]
    seals = [[each.seal, each.sealed.get("sha256_redacted", "")] for each in editions[: place + 1]]
    superseded = place + 1 < len(editions)
    return digest([_tool(), dict(settings), seals, superseded, said])


def recipes_in(site_dir: Path) -> dict[str, str]:
    """Read by which recipes the editions of a site were built."""
    try:
        found = json.loads((site_dir / MARKER).read_bytes())["recipes"]
        return {str(name): str(each) for name, each in found.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def marker(recipes: Mapping[str, str]) -> bytes:
    """Write what tells a later build that it may replace the folder, and what it need not build again."""
    about = "Built by factsheet; the next build replaces all of it."
    return (json.dumps({"about": about, "recipes": dict(recipes)}, indent=1) + "\n").encode()


def is_whole(folder: Path, since: int) -> bool:
    """Tell whether a built edition is as it was; only files that were touched at or after a moment are read again."""
    manifest = read_manifest(folder)
    if manifest is None:
        return False
    listed = {str(each["path"]): each["bytes"] for each in manifest["files"]}
    for name, touched, size in _files_of(str(folder)):
        if touched >= since:
            return next(broken_files(folder), None) is None
        if name not in (MANIFEST, SUMS) and listed.pop(name, None) != size:
            return False
    return not listed


def _files_of(top: str) -> Iterator[tuple[str, int, int]]:
    """Give every file of a folder with the time it was touched, and its size."""
    folders = [""]
    while folders:
        prefix = folders.pop()
        with os.scandir(f"{top}/{prefix}") as listing:
            for entry in listing:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{prefix}{entry.name}/")
                else:
                    status = entry.stat(follow_symlinks=False)
                    yield f"{prefix}{entry.name}", status.st_mtime_ns, status.st_size
