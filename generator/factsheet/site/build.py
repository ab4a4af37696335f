"""`factsheet build`: the site of all editions, built beside the old one, then put in its place.

An edition whose recipe and files are those of the last build is taken over as it stands; if nothing at all changed,
nothing is written.
"""

import filecmp
import hashlib
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factsheet.documents.manifest import write_manifest
from factsheet.documents.sealed import MEDIA, PAGES
from factsheet.documents.tree import CONTENT, ContentTree, FolderTree
from factsheet.dossier import Dossier, Shelf
from factsheet.exports import llms
from factsheet.exports.feeds import feeds
from factsheet.loading.editions import tree_of
from factsheet.loading.receipts import write_receipts
from factsheet.model.editions import Edition
from factsheet.model.identifiers import EditionId
from factsheet.site import door, swap
from factsheet.site.door import Published
from factsheet.site.failures import BuildFailed
from factsheet.site.offline import NAME, pack
from factsheet.site.open_data import told_by
from factsheet.site.pouring import Progress
from factsheet.site.printed import PDF, Printer, printed, told_of
from factsheet.site.recipes import is_whole, marker, recipes, recipes_in, settings_of
from factsheet.site.standing import DRAFT, LATEST, MARKER, Standing, url_of

_LARGEST = 64_000_000  # bytes of a page of prose or a picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be built: where, how strictly, with a `.zip` or not, with the draft or not, at which address.

    With a printer each folder of the site holds its sheet as a PDF.
    """

    root: Path
    site_dir: Path
    strict: bool = False
    packed: bool = False
    draft: bool = False
    only: str = ""  # one edition alone
    address: str = ""
    printer: Printer | None = None
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """What a build left behind: how many pages, of which editions, and how many of those stood already."""

    home: Path
    pages: int
    editions: tuple[str, ...]
    kept: int
    warnings: tuple[str, ...]
    unchanged: bool = False


@dataclass(slots=True)
class _Work:
    """One build: what is asked for, the editions, what of the old site still holds, and what was complained of."""

    wanted: Wanted
    dossier: Dossier
    shelf: Shelf
    editions: Sequence[Edition]  # those to be published, the newest first
    recipes: dict[str, str]
    kept: frozenset[str]
    warnings: list[str] = field(default_factory=list)

    @property
    def draft(self) -> bool:
        """Tell whether the working tree is published too."""
        return self.wanted.draft or not self.shelf.editions

    @property
    def title(self) -> tuple[str, str]:
        """The title and language of what the root leads to, for pages that lead on."""
        if self.editions:
            sheet: Any = self.editions[0].records["sheet"]
            language = str(sheet["languages"][0])
            title = sheet["title"]
            return str(
                title.get(language) or next(iter(title.values())) if isinstance(title, dict) else title
            ), language
        found = self.dossier.corpus.sheet
        language = found.languages[0] if found is not None else "en"
        return (found.title.in_language(language, language).text if found is not None else ""), language


def build(dossier: Dossier, wanted: Wanted) -> Built:
    """Build the site of all editions, or of the working tree while none is sealed; a failure leaves what was there."""
    site_dir = wanted.site_dir.resolve()
    swap.make_ready(wanted.root, site_dir)
    work = _planned(dossier, wanted, site_dir)
    names = tuple(edition.id for edition in work.editions)
    published = _published(work, site_dir) if not work.draft and len(work.kept) == len(names) else None
    unchanged = published is not None and _stands(work, published, site_dir)
    if published is None or not unchanged:
        with swap.beside(site_dir) as folder:
            published = _built(work, folder / "new", folder / "prose")
    return Built(
        home=site_dir / "index.html",
        pages=_pages(work, published, site_dir),
        editions=names,
        kept=len(work.kept),
        warnings=tuple(work.warnings),
        unchanged=unchanged,
    )


def _built(work: _Work, new: Path, prose: Path) -> list[Published]:
    """Build what does not stand yet, and put all of it in the old site's place."""
    site_dir = work.wanted.site_dir.resolve()
    for edition in reversed(work.editions):  # the oldest first: each is compared with the one before it
        if edition.id in work.kept:
            swap.take_over(site_dir / edition.id, new / edition.id)
        else:
            _edition(work, edition, new / edition.id, prose)
    if work.draft:
        _draft(work, new / DRAFT)
    published = _write_root(work, new)
    swap.keep(site_dir, new, work.kept)
    swap.swap(new, site_dir)
    return published


def _planned(dossier: Dossier, wanted: Wanted, site_dir: Path) -> _Work:
    """Find out which editions are to stand there, and which of them stand already as they would be built.

    Where one edition alone is asked for, those that stood there stay, and are built anew if that one changes them.
    """
    shelf = Shelf.of(dossier.corpus)
    known = recipes_in(site_dir)
    editions = [each for each in shelf.editions[::-1] if wanted.only in ("", each.id) or each.id in known]
    common = settings_of(wanted.root) if editions else None
    found: dict[str, str] = {}
    if common is not None:
        alone = bool(shelf.editions) and shelf.editions[-1] not in editions
        settings = {"mkdocs": common, "address": wanted.address, "packed": wanted.packed, "alone": alone}
        settings["printed"] = wanted.printer is not None
        settings["receipts"] = hashlib.sha256(write_receipts(dossier.corpus.receipts.values())).hexdigest()
        found = {str(name): each for name, each in recipes(shelf.editions, settings).items()}
    found = {each.id: found[each.id] for each in editions if each.id in found}
    since = (site_dir / MARKER).stat().st_mtime_ns if known else 0
    kept = {name for name, each in found.items() if known.get(name) == each and is_whole(site_dir / name, since)}
    return _Work(wanted, dossier, shelf, editions, found, frozenset(kept))


def rehearse(root: Path, edition: Edition, others: Mapping[EditionId, Edition]) -> list[str]:
    """Build the pages of an edition that is not published yet, throw them away, and give what was complained of."""
    shelf = Shelf([*others.values(), edition])
    with tempfile.TemporaryDirectory() as folder:
        wanted = Wanted(root=root, site_dir=Path(folder) / "site")
        work = _Work(wanted, shelf.dossier(edition), shelf, [edition], {}, frozenset())
        try:
            _edition(work, edition, Path(folder) / "edition", Path(folder) / "prose")
        except BuildFailed as error:
            return [str(each) for each in error.args]
    return work.warnings


def _edition(work: _Work, edition: Edition, target: Path, prose: Path) -> None:
    """Build an edition from its sealed file alone."""
    shutil.rmtree(prose, ignore_errors=True)
    prose.mkdir(parents=True)
    tree = tree_of(edition)
    for name in edition.records:
        kind, _, file = name.partition("/")
        if kind in (PAGES, MEDIA) and edition.records[name]:  # a picture that was redacted is no file any more
            path = prose / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(tree.read(f"{CONTENT}/{PAGES}/{file}", _LARGEST))
    alone = work.shelf.editions[-1] not in work.editions
    standing = Standing(edition.id, url=url_of(work.wanted.address, edition.id), alone=alone)
    _pour(work, work.shelf.dossier(edition), tree, standing, target, prose)
    sealed = str(edition.sealed.get("sha256_redacted") or edition.seal)
    write_manifest(target, {"id": edition.id, "sha256": sealed})


def _draft(work: _Work, target: Path) -> None:
    """Build the working tree."""
    dossier = work.shelf.with_chronicle(work.dossier)
    tree = FolderTree(work.wanted.root)
    _pour(work, dossier, tree, Standing(DRAFT, draft=True, url=url_of(work.wanted.address, DRAFT)), target, None)


def _pour(
    work: _Work, dossier: Dossier, tree: ContentTree, standing: Standing, target: Path, prose: Path | None
) -> None:
    """Let the engine build one folder of the site; its pages tell how large the PDF is, so that is printed first."""
    from factsheet.site.engine import pour  # noqa: PLC0415 - MkDocs takes as long to load as an unchanged site to be found so

    wanted = work.wanted
    # What is sealed cannot be mended any more; it was looked at when it was cut.
    strict = wanted.strict and standing.draft
    pdf, unprinted = printed(wanted.printer, dossier, tree, standing, strict=strict)
    extra = {"packed": NAME if wanted.packed else "", **told_of(pdf)}
    found = pour(wanted.root, target, prose, dossier, standing, strict=strict, extra=extra, progress=wanted.progress)
    if pdf is not None:
        (target / PDF).write_bytes(pdf)
    found = [*found, *unprinted]
    found = found if standing.draft else [f"edition {standing.name}: {each}" for each in found]
    if wanted.packed:
        pack(target, standing.url)
    work.warnings.extend(each for each in found if each not in work.warnings)


def _published(work: _Work, folder: Path) -> list[Published]:
    return [Published.at(edition, folder / edition.id) for edition in work.editions]


def _root_files(work: _Work, published: Sequence[Published], folder: Path) -> dict[str, bytes]:
    """Give what stands at the root of the site, but for copies of an edition's files."""
    address = work.wanted.address
    first = work.editions[0].id if published else DRAFT
    files = door.door(*work.title, first, address)
    files["404.html"] = (folder / first / "404.html").read_bytes()
    if published:
        files |= door.lists(published, address)
        told = [told_by(each.edition, folder / each.edition.id) for each in published]
        files |= feeds(told, address, work.shelf.editions[0])
        newest = (folder / first / llms.NAME).read_text(encoding="utf-8")
        files[llms.NAME] = llms.at_root(newest, first).encode()
        files |= dict(door.latest(published, *work.title, address))
    files[MARKER] = marker(work.recipes)
    return files


def _copies(published: Sequence[Published]) -> list[str]:
    return list(door.latest_files(published[0])) if published else []


def _write_root(work: _Work, new: Path) -> list[Published]:
    published = _published(work, new)
    for name, data in _root_files(work, published, new).items():
        path = new / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for name in _copies(published):
        copy = new / LATEST / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        swap.link(new / work.editions[0].id / name, copy)
    return published


def _stands(work: _Work, published: Sequence[Published], site_dir: Path) -> bool:
    """Tell whether the root of the site holds what it would hold, and nothing else."""
    files, newest = _root_files(work, published, site_dir), site_dir / work.editions[0].id
    copies = _copies(published)
    names = {name.partition("/")[0] for name in files} | {edition.id for edition in work.editions}
    latest = {path.relative_to(site_dir).as_posix() for path in (site_dir / LATEST).rglob("*") if path.is_file()}
    wanted = {name for name in files if name.startswith(f"{LATEST}/")} | {f"{LATEST}/{name}" for name in copies}
    if {path.name for path in site_dir.iterdir()} != names or latest != wanted:
        return False
    same = all((site_dir / name).is_file() and (site_dir / name).read_bytes() == data for name, data in files.items())
    return same and all(filecmp.cmp(newest / name, site_dir / LATEST / name, shallow=False) for name in copies)


def _pages(work: _Work, published: Sequence[Published], site_dir: Path) -> int:
    """Count the pages of the editions and of the draft; those that only lead to another, or fill a frame, are none."""
    names = [name for each in published for name in each.files]
    if work.draft:
        names += [path.relative_to(site_dir / DRAFT).as_posix() for path in (site_dir / DRAFT).rglob("*.html")]
    return sum(name.endswith(".html") and not name.startswith("embed/") for name in names)
