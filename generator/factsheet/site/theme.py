"""What is kept of the theme from one build to the next."""

from typing import Any

from factsheet.pages.render import compiled


def keep_compiled(env: Any, config: Any) -> None:
    """Let Material's templates be compiled once for all builds, unless somebody's code can change what they become."""
    plain = not config.hooks and not config.theme.custom_dir and set(config.plugins) <= {"factsheet", "material/search"}
    if plain and env.bytecode_cache is None:
        # Without folding of constants, what is kept holds the text of the templates and nothing else.
        env.optimized, env.bytecode_cache = False, compiled()


_LISTINGS: dict[tuple[str, ...], list[str]] = {}


def list_once(config: Any) -> None:
    """Let the theme's files be listed once for all editions of a build: there are fourteen thousand icons."""
    made = config.theme.get_env

    def get_env() -> Any:
        env = made()
        listed, folders = env.list_templates, tuple(config.theme.dirs)

        def list_templates(extensions: Any = None, filter_func: Any = None) -> list[str]:
            if extensions is not None or filter_func is None:
                return list(listed(extensions, filter_func))
            if folders not in _LISTINGS:
                _LISTINGS[folders] = list(listed())
            return [name for name in _LISTINGS[folders] if filter_func(name)]

        env.list_templates = list_templates
        return env

    config.theme.get_env = get_env
