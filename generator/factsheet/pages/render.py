"""Templates to HTML: the only door to jinja2. Everything is escaped; an unknown name is a fault of ours."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.filters import do_mark_safe
from jinja2.runtime import Context, Macro

from factsheet.wording.runs import Run, html


def _html(runs: Iterable[Run], root: str = "", links: bool = True) -> str:
    """Print runs: the only HTML that does not come from a template."""
    return do_mark_safe(html(runs, root, links=links))


def _drawing(svg: str) -> str:
    """Print a drawing of ours; `charts.svg` has escaped every word in it."""
    return do_mark_safe(svg)


class _Kept(FileSystemBytecodeCache):
    """Compiled templates in the user's own folder: an aid that never stands in the way."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read what was kept; what cannot be read is compiled anew."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # a file that was cut off can fail in any way
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, if there is room."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled() -> BytecodeCache | None:
    """Give the place where Jinja keeps compiled templates, as Python keeps its modules; None if there is no safe one.

    It is the user's own and found by a template's text, so what is read is neither stale nor somebody else's.
    """
    try:
        return _Kept()
    except (OSError, RuntimeError):
        return None


class _Plain(Context):
    """What a template sees; nothing that ours call asks for the context itself, so a call is only a call."""

    def call(self, called: Callable[..., Any], *given: Any, _loop_vars: Any = None, **named: Any) -> Any:
        """Call a macro or a method."""
        return called(*given, **named)


class _Once:
    """A macro that prints the same things again from memory; what is no text is told apart by identity."""

    def __init__(self, macro: Callable[..., str]) -> None:
        self._macro = macro
        # What was asked is kept with the answer, so that no other object can take its identity.
        self._printed: dict[tuple[object, ...], tuple[tuple[object, ...], str]] = {}

    def __call__(self, *given: object, **named: object) -> str:
        asked = (*given, *named, *named.values()) if named else given
        key = (len(given), *[each if type(each) is str else id(each) for each in asked])
        found = self._printed.get(key)
        if found is None:
            found = self._printed[key] = (asked, self._macro(*given, **named))
        return found[1]


class Renderer:
    """Renders page bodies from the templates in one folder.

    What `_repeated.html` and `_macros.html` define can be used in all of them, and so can the names of `every`.
    """

    def __init__(
        self, templates: Path, filters: Mapping[str, Callable[..., object]], every: Mapping[str, object]
    ) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            # One build reads a template once.
            auto_reload=False,
            bytecode_cache=compiled(),
        )
        self._environment.context_class = _Plain
        self._environment.filters.update({**filters, "html": _html, "drawing": _drawing})
        self._environment.globals.update(every)
        self._macros = cache(self._made)

    def body(self, template: str, root: str, **values: object) -> str:
        """Fill one template, on a page from which `root` leads home."""
        return self._environment.get_template(template).render(self._macros(root), root=root, **values)

    def _made(self, root: str) -> Mapping[str, Any]:
        """Make the macros for pages at one depth."""
        repeated = {name: _Once(macro) for name, macro in self._defined("_repeated.html", {"root": root}).items()}
        return repeated | self._defined("_macros.html", {"root": root, **repeated})

    def _defined(self, template: str, known: Mapping[str, Any]) -> dict[str, Any]:
        """Give the macros of a template by name."""
        module = self._environment.get_template(template).make_module(dict(known))
        return {name: macro for name, macro in vars(module).items() if isinstance(macro, Macro)}
