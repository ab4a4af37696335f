"""A new site in place of the old: built beside it, what did not change taken over from it, swapped by two renames.

Whatever happens meanwhile, there is a whole site: the old one, until the new one stands. A swap that was cut off is
finished or undone by the next build, and what a killed build left beside the site is taken away.
"""

import filecmp
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from factsheet.site.failures import CannotBuild, NotOurs
from factsheet.site.standing import MARKER


def make_ready(root: Path, site_dir: Path) -> None:
    """Put in order what an earlier build left, and refuse a folder that none of ours made."""
    try:
        restore(site_dir)
        refuse(root, site_dir)
    except OSError as error:
        raise CannotBuild(site_dir, error) from error


def refuse(root: Path, site_dir: Path) -> None:
    """Never replace a folder that a build did not make."""
    content = root.resolve() / "content"
    if site_dir == root.resolve() or content.is_relative_to(site_dir) or site_dir.is_relative_to(content):
        raise NotOurs(site_dir, "it holds the dossier itself")
    if site_dir.is_dir() and any(site_dir.iterdir()) and not (site_dir / MARKER).exists():
        raise NotOurs(site_dir, "it is not empty, and no build of ours made it")
    if site_dir.exists() and not site_dir.is_dir():
        raise NotOurs(site_dir, "it is a file")


def aside(site_dir: Path) -> Path:
    """Name the place where the old site waits while the new one takes its place."""
    return site_dir.parent / f".{site_dir.name}.old"


def restore(site_dir: Path) -> None:
    """Finish or undo a swap that was cut off, and take away what a killed build left."""
    old = aside(site_dir)
    if old.exists():
        if site_dir.exists():
            shutil.rmtree(old)
        else:
            old.rename(site_dir)
    for left in site_dir.parent.glob(f".{site_dir.name}.building-*"):
        if not _runs(left.name.rpartition("-")[2].partition("_")[0]):
            shutil.rmtree(left, ignore_errors=True)


def _runs(process: str) -> bool:
    """Tell whether a process is still there; one that is somebody else's is."""
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except (ValueError, OverflowError, PermissionError):
        return True
    return True


@contextmanager
def beside(site_dir: Path) -> Iterator[Path]:
    """Give a folder next to the site to build in; it is gone afterwards, and a failure of the system is told."""
    try:
        site_dir.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotOurs(site_dir, f"its folder cannot be made ({error.strerror or error})") from error
    prefix = f".{site_dir.name}.building-{os.getpid()}_"
    try:
        with tempfile.TemporaryDirectory(prefix=prefix, dir=site_dir.parent, ignore_cleanup_errors=True) as folder:
            yield Path(folder)
    except OSError as error:
        raise CannotBuild(site_dir, error) from error


def take_over(old: Path, new: Path) -> None:
    """Give a folder of the old site to the new one, file by file, without copying."""
    for folder, _, names in os.walk(old):
        target = new / Path(folder).relative_to(old)
        target.mkdir(parents=True, exist_ok=True)
        for name in names:
            link(Path(folder) / name, target / name)


def link(old: Path, new: Path) -> None:
    """Give a file a second name; where the disk knows none, copy it."""
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)


def keep(old: Path, new: Path) -> None:
    """Let what did not change be the old file, with its date: a host that copies by date copies nothing twice."""
    if not old.is_dir():
        return
    for path in list(new.rglob("*")):
        if path == new / MARKER:
            continue  # by its date the next build tells what was touched since
        before = old / path.relative_to(new)
        if not path.is_file() or not before.is_file() or path.samefile(before):
            continue
        if filecmp.cmp(before, path, shallow=False):
            path.unlink()
            link(before, path)


def swap(new: Path, site_dir: Path) -> None:
    """Put the new tree in place of the old by two renames."""
    old = aside(site_dir)
    if site_dir.exists():
        site_dir.rename(old)
    try:
        new.replace(site_dir)
    except OSError:
        if not site_dir.exists() and old.exists():
            with suppress(OSError):
                old.rename(site_dir)
        raise
    shutil.rmtree(old, ignore_errors=True)
