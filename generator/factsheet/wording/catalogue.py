"""The catalogue of open data: which files there are, what each is for, what each column of a table means."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its type by the words of a Data Package, what it means, and what its cells are bound to."""

    name: str
    type: str
    about: str
    constraints: Mapping[str, object] = field(default_factory=dict)

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms its cells are bound to, if they are."""
        found = self.constraints.get("enum", ())
        return tuple(map(str, found)) if isinstance(found, list) else ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A file, or files of one form (`data/facts/<id>.json`): its format, what it is for, and a table's columns."""

    path: str
    format: str
    about: str
    columns: tuple[Column, ...] = ()

    @property
    def one(self) -> bool:
        """Tell whether it is a single file."""
        return "<" not in self.path
