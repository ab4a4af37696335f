"""`factsheet build`: the whole site built beside the old one, then put in its place."""

import filecmp
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from factsheet.dossier import Dossier
from factsheet.problems import FactsheetError
from factsheet.site.offline import NAME, pack
from factsheet.site.plugin import MARKER, FactsheetPlugin
from factsheet.site.pouring import Progress

DRAFT = "draft"

_REDIRECT = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta http-equiv="refresh" content="0; url={target}/">
<meta name="robots" content="noindex">
<link rel="icon" href="{target}/assets/images/favicon.png">
</head>
<body><p><a href="{target}/" data-door>{title}</a></p><script src="{target}/static/file.js"></script></body>
</html>
"""


class NotOurs(FactsheetError):
    """The folder to build into holds something else."""

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(f"will not build into {folder}: {why}; choose another with --site-dir")


class NoConfig(FactsheetError):
    """MkDocs' own settings are missing or wrong."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")


class BuildFailed(Exception):
    """MkDocs gave up; the warnings say why."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build left behind."""

    home: Path
    pages: int
    warnings: tuple[str, ...]


class _Warnings(logging.Handler):
    """Collects what MkDocs and its plugins complain of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def build(
    root: Path,
    dossier: Dossier,
    site_dir: Path,
    *,
    strict: bool,
    packed: bool = False,
    progress: Progress | None = None,
) -> Built:
    """Build the working tree into `site_dir/draft/`, `packed` as a `.zip` too; a failed build leaves what was there."""
    site_dir = site_dir.resolve()
    _restore(site_dir)
    _refuse(root, site_dir)
    try:
        site_dir.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotOurs(site_dir, f"its folder cannot be made ({error.strerror or error})") from error
    with tempfile.TemporaryDirectory(prefix=f".{site_dir.name}.", dir=site_dir.parent) as folder:
        new = Path(folder) / "new"
        warnings = _pour(root, dossier, new / DRAFT, strict=strict, packed=packed, progress=progress)
        if packed:
            pack(new / DRAFT)
        _front_door(new, dossier)
        _keep(site_dir, new)
        _swap(new, site_dir)
    pages = sum(name.endswith(".html") for _, _, names in os.walk(site_dir) for name in names)
    return Built(site_dir / "index.html", pages, tuple(warnings))


def _pour(
    root: Path, dossier: Dossier, target: Path, *, strict: bool, packed: bool, progress: Progress | None
) -> list[str]:
    path = root / "mkdocs.yml"
    with _listening() as warnings:
        try:
            config = load_config(config_file=str(path), site_dir=str(target), strict=strict)
        except (ConfigurationError, Abort) as error:
            # MkDocs logs what is wrong and then only aborts.
            raise NoConfig(path, "; ".join(warnings.messages) or str(error)) from error
        plugin = config.plugins.get("factsheet")
        if not isinstance(plugin, FactsheetPlugin):
            raise NoConfig(path, "the plugin `factsheet` is not listed under `plugins:`")
        plugin.hand_over(dossier, draft=True, progress=progress)
        config.extra["packed"] = NAME if packed else ""
        try:
            mkdocs_build(config)
        except (MkDocsException, SystemExit) as error:
            raise BuildFailed(*warnings.messages, str(error)) from error
        finally:
            plugin.stop()
    return warnings.messages


@contextmanager
def _listening() -> Iterator[_Warnings]:
    logger, warnings = logging.getLogger("mkdocs"), _Warnings()
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(warnings)
    try:
        yield warnings
    finally:
        logger.removeHandler(warnings)
        logger.propagate = propagate


def _front_door(folder: Path, dossier: Dossier) -> None:
    """Lead from the root to the draft, and give hosts their error page."""
    sheet = dossier.corpus.sheet
    title = sheet.title.wordings[0][1] if sheet is not None else ""
    page = _REDIRECT.format(title=escape(title), target=DRAFT)
    (folder / "index.html").write_text(page, encoding="utf-8")
    shutil.copyfile(folder / DRAFT / "404.html", folder / "404.html")
    (folder / DRAFT / MARKER).rename(folder / MARKER)


def _refuse(root: Path, site_dir: Path) -> None:
    """Never replace a folder that a build did not make."""
    content = root.resolve() / "content"
    if site_dir == root.resolve() or content.is_relative_to(site_dir) or site_dir.is_relative_to(content):
        raise NotOurs(site_dir, "it holds the dossier itself")
    if site_dir.is_dir() and any(site_dir.iterdir()) and not (site_dir / MARKER).exists():
        raise NotOurs(site_dir, "it is not empty, and no build of ours made it")
    if site_dir.exists() and not site_dir.is_dir():
        raise NotOurs(site_dir, "it is a file")


def _aside(site_dir: Path) -> Path:
    return site_dir.parent / f".{site_dir.name}.old"


def _restore(site_dir: Path) -> None:
    """Finish or undo a swap that was cut off."""
    aside = _aside(site_dir)
    if not aside.exists():
        return
    if site_dir.exists():
        shutil.rmtree(aside)
    else:
        aside.rename(site_dir)


def _keep(old: Path, new: Path) -> None:
    """Let what did not change be the old file, with its date: a host that copies by date copies nothing twice."""
    if not old.is_dir():
        return
    for path in list(new.rglob("*")):
        before = old / path.relative_to(new)
        if path.is_file() and before.is_file() and filecmp.cmp(before, path, shallow=False):
            path.unlink()
            try:
                os.link(before, path)
            except OSError:  # a disk that knows no second names
                shutil.copy2(before, path)


def _swap(new: Path, site_dir: Path) -> None:
    """Put the new tree in place of the old by two renames."""
    aside = _aside(site_dir)
    if site_dir.exists():
        site_dir.rename(aside)
    new.replace(site_dir)
    shutil.rmtree(aside, ignore_errors=True)
