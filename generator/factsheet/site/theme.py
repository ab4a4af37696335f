"""What is kept of the theme from one build, or one edition, to the next."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from factsheet.pages.render import compiled


def keep_compiled(config: Any) -> None:
    """Let Material's templates be compiled once for all builds, unless somebody's code can change what they become."""
    if config.hooks or not set(config.plugins) <= {"factsheet", "material/search"}:
        return
    made = config.theme.get_env

    def get_env() -> Any:
        env = made()
        # Without folding of constants, what is kept holds the text of the templates and nothing else.
        env.optimized, env.bytecode_cache = False, compiled()
        return env

    config.theme.get_env = get_env


@dataclass(frozen=True)
class _Listing:
    """The names of a theme's files: there are fourteen thousand icons, in hidden folders."""

    names: tuple[str, ...]

    @cached_property
    def shown(self) -> tuple[str, ...]:
        """Those that are in no hidden folder."""
        return tuple(name for name in self.names if not name.startswith(".") and "/." not in name)


_LISTINGS: dict[tuple[str, ...], _Listing] = {}


def list_once(config: Any) -> None:
    """Let the theme's files be listed once for all editions of a build."""
    made = config.theme.get_env

    def get_env() -> Any:
        env = made()
        listed, folders = env.list_templates, tuple(config.theme.dirs)

        def list_templates(extensions: Any = None, filter_func: Any = None) -> list[str]:
            if extensions is not None or filter_func is None:
                return list(listed(extensions, filter_func))
            if folders not in _LISTINGS:
                _LISTINGS[folders] = _Listing(tuple(listed()))
            listing = _LISTINGS[folders]
            # MkDocs, looking for what it must publish, turns every hidden file away, one by one.
            names = listing.shown if filter_func.__module__ == "mkdocs.structure.files" else listing.names
            return [name for name in names if filter_func(name)]

        env.list_templates = list_templates
        return env

    config.theme.get_env = get_env
