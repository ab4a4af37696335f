"""Templates to HTML: the only door to jinja2. Everything is escaped; an unknown name is a fault of ours."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.filters import do_mark_safe

from factsheet.wording.runs import Run, html


def _html(runs: Iterable[Run], root: str = "", links: bool = True) -> str:
    """Print runs: the only HTML that does not come from a template."""
    return do_mark_safe(html(runs, root, links=links))


def _drawing(svg: str) -> str:
    """Print a drawing of ours; `charts.svg` has escaped every word in it."""
    return do_mark_safe(svg)


class Renderer:
    """Renders page bodies from the templates in one folder."""

    def __init__(self, templates: Path, filters: Mapping[str, Callable[..., object]]) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update({**filters, "html": _html, "drawing": _drawing})

    def body(self, template: str, **values: object) -> str:
        """Fill one template."""
        return self._environment.get_template(template).render(**values)
