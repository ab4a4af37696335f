"""Where the theme stands: beside the package in a wheel, at the top of a checkout otherwise; what is kept of it."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from factsheet.pages.render import compiled

_PACKAGE = Path(__file__).resolve().parent.parent


def theme_folder() -> Path:
    """Find the folder with `overrides`, `pages` and `static`."""
    inside = _PACKAGE / "theme"
    return inside if inside.is_dir() else _PACKAGE.parent.parent / "theme"


def keep_compiled(env: Any, config: MkDocsConfig) -> None:
    """Let Material's templates be compiled once for all builds, unless somebody's code can change what they become."""
    plain = not config.hooks and not config.theme.custom_dir and set(config.plugins) <= {"factsheet", "material/search"}
    if plain and env.bytecode_cache is None:
        # Without folding of constants, what is kept holds the text of the templates and nothing else.
        env.optimized, env.bytecode_cache = False, compiled()
