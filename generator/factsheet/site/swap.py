"""A new site in place of the old: built beside it, what did not change taken over from it, swapped by two renames.

Whatever happens meanwhile, there is a whole site: the old one, until the new one stands. A swap that was cut off is
finished or undone by the next build, and what a killed build left beside the site is taken away.
"""

import filecmp
import os
import shutil
import tempfile
from collections.abc import Collection, Iterator
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
    new.mkdir(parents=True, exist_ok=True)
    with os.scandir(old) as listing:
        for entry in listing:
            if entry.is_dir(follow_symlinks=False):
                take_over(Path(entry.path), new / entry.name)
            else:
                link(entry.path, f"{new}/{entry.name}")


def link(old: Path | str, new: Path | str) -> None:
    """Give a file a second name; where the disk knows none, copy it."""
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)


def keep(old: Path, new: Path, taken_over: Collection[str] = ()) -> None:
    """Let what did not change be the old file, with its date: a host that copies by date copies nothing twice.

    What was taken over as it stood need not be compared; the marker is new, for by its date the next build tells what
    was touched since.
    """
    if not old.is_dir():
        return
    for top in [each for each in new.iterdir() if each.name not in taken_over and each.name != MARKER]:
        for path in [top, *(list(top.rglob("*")) if top.is_dir() else [])]:
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
