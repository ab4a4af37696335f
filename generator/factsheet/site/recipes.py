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

from mkdocs.config.defaults import MkDocsConfig

from factsheet.analysis.chronicle import Correction, all_corrections, later_corrections
from factsheet.documents.manifest import MANIFEST, SUMS, broken_files, read_manifest
from factsheet.documents.sealed import digest
from factsheet.model.editions import Edition
from factsheet.model.identifiers import EditionId
from factsheet.site.standing import MARKER
from factsheet.site.theme import theme_folder

_PACKAGE = Path(__file__).resolve().parent.parent
_LIBRARIES = (
    "mkdocs", "mkdocs-material", "jinja2", "markdown", "pymdown-extensions", "babel", "pyyaml", "pygments",
    "markupsafe",
)  # fmt: skip
# A value that is found elsewhere: `!ENV NAME`.
_TAG = re.compile(rb"[:\-]\s+!")
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


def _is_known(extension: object) -> bool:
    """Tell whether an extension of Markdown looks at nothing but the page: those that come with the library."""
    name = extension.removeprefix("markdown.extensions.") if isinstance(extension, str) else ""
    return _OF_MARKDOWN.fullmatch(name) is not None


def _files(folder: Path, ending: str = "") -> Iterator[tuple[str, Path]]:
    found = sorted(path for path in folder.rglob(f"*{ending}") if path.is_file() and "__pycache__" not in path.parts)
    yield from ((path.relative_to(folder).as_posix(), path) for path in found)


def settings_of(config: MkDocsConfig, root: Path) -> str | None:
    """Digest of MkDocs' settings and of what they lead to; None if somebody's code could look at anything else."""
    text = (root / "mkdocs.yml").read_bytes()
    strange = set(config.plugins) - _KNOWN_PLUGINS or {
        each for each in config.markdown_extensions if not _is_known(each)
    }
    if config.hooks or strange or b"INHERIT" in text or _TAG.search(text):
        return None
    whole = hashlib.sha256(text)
    custom = config.theme.custom_dir
    for name, path in _files(Path(custom)) if custom else ():
        whole.update(f"{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def recipes(editions: Sequence[Edition], settings: Mapping[str, object]) -> dict[EditionId, str]:
    """Give the digest of all that each edition is built from: its file, those before it, what later ones correct."""
    corrections = all_corrections(editions)
    return {edition.id: _recipe(edition, editions, corrections, settings) for edition in editions}


def _recipe(
    edition: Edition, editions: Sequence[Edition], corrections: Sequence[Correction], settings: Mapping[str, object]
) -> str:
    said = [
        [fact, [[each.note.id, each.right, list(each.wrong), str(each.note)] for each in found]]
        for fact, found in sorted(later_corrections(corrections, edition.id).items())
    ]
    seals = [[each.seal, each.sealed.get("sha256_redacted", "")] for each in editions if each.order <= edition.order]
    superseded = any(each.order > edition.order for each in editions)
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
    for name, entry in _walk(folder, ""):
        status = entry.stat(follow_symlinks=False)
        if status.st_mtime_ns >= since:
            return next(broken_files(folder), None) is None
        if name not in (MANIFEST, SUMS) and listed.pop(name, None) != status.st_size:
            return False
    return not listed


def _walk(folder: Path, prefix: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    with os.scandir(folder) as listing:
        for entry in listing:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(Path(entry.path), f"{prefix}{entry.name}/")
            else:
                yield f"{prefix}{entry.name}", entry
