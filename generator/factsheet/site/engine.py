"""The engine: MkDocs with Material builds one folder of the site; nothing else here knows it but the plugin."""

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from factsheet.dossier import Dossier
from factsheet.site.failures import BuildFailed, NoConfig
from factsheet.site.plugin import FactsheetPlugin
from factsheet.site.pouring import Progress
from factsheet.site.standing import Standing
from factsheet.site.theme import list_once


class _Warnings(logging.Handler):
    """Collects what MkDocs and its plugins complain of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def pour(  # noqa: PLR0913 - what is built, from what, where, and how
    root: Path,
    target: Path,
    prose: Path | None,
    dossier: Dossier,
    standing: Standing,
    *,
    strict: bool,
    extra: Mapping[str, str],
    progress: Progress | None,
) -> list[str]:
    """Build one folder of the site, with the prose of another folder if one is given; give what was complained of."""
    # Material's notice is for those who choose a site engine, not for those who build a dossier.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    given = {"site_dir": str(target), **({"docs_dir": str(prose)} if prose is not None else {})}
    with _listening() as warnings:
        config = _config(root / "mkdocs.yml", warnings, strict=strict, given=given)
        plugin = config.plugins.get("factsheet")
        if not isinstance(plugin, FactsheetPlugin):
            raise NoConfig(root / "mkdocs.yml", "the plugin `factsheet` is not listed under `plugins:`")
        plugin.hand_over(dossier, standing, progress)
        list_once(config)
        config.extra.update(extra)
        try:
            mkdocs_build(config)
        except (MkDocsException, SystemExit) as error:
            raise BuildFailed(*warnings.messages, str(error)) from error
        finally:
            plugin.stop()
    # It holds the time of building.
    (target / "sitemap.xml.gz").unlink(missing_ok=True)
    return warnings.messages


def _config(path: Path, warnings: _Warnings, *, strict: bool, given: Mapping[str, str]) -> MkDocsConfig:
    try:
        return load_config(config_file=str(path), strict=strict, **given)
    except (ConfigurationError, Abort) as error:
        # MkDocs logs what is wrong and then only aborts.
        raise NoConfig(path, "; ".join(warnings.messages) or str(error)) from error


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
