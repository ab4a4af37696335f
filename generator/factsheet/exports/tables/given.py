"""A table as a value: what a row is, and each column with what it means and where its cell comes from."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from factsheet.exports.cells import Value
from factsheet.exports.export import Export
from factsheet.model.dates import Date
from factsheet.model.identifiers import PlaceId
from factsheet.model.records import Fact
from factsheet.model.text import Text
from factsheet.wording import words
from factsheet.wording.catalogue import Column
from factsheet.wording.machine import day_text

R = TypeVar("R")
MANY = "separated by blanks"


@dataclass(frozen=True, slots=True)
class Given(Generic[R]):
    """A column, and what its cell holds for a row."""

    column: Column
    value: Callable[[Export, R], Value]


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """A table: its rows and columns; `key` names its rows, `leads` says which columns hold keys of which table."""

    name: str
    title: str
    about: str
    rows: Callable[[Export], Iterable[R]]
    columns: tuple[Given[R], ...]
    key: tuple[str, ...]
    leads: Mapping[str, str]


def given(
    name: str, about: str, value: Callable[[Export, R], Value], form: str = "string", **constraints: Any
) -> Given[R]:
    """Describe a column."""
    return Given(Column(name, form, about, constraints), value)


def terms(words: Iterable[object]) -> list[str]:
    """List the terms a column is bound to."""
    return [str(word) for word in words]


def text(export: Export, text: Text | None) -> str | None:
    """Give a text's words, without its Markdown."""
    return export.words.plain(text) if text is not None else None


def written(date: Date | None) -> str | None:
    """Give a date as it was written."""
    return date.text if date is not None else None


def earliest(date: Date | None) -> str | None:
    """Give the first day a date can mean; nothing if it is open."""
    return day_text(date.earliest) if date is not None else None


def latest(date: Date | None) -> str | None:
    """Give the last day a date can mean; nothing if it is open."""
    return day_text(date.latest) if date is not None else None


def cited(fact: Fact) -> str:
    """Name every source of a fact."""
    return " ".join(dict.fromkeys(citation.source for citation in fact.citations))


def speaker(export: Export, fact: Fact) -> str | None:
    """Name whoever says it by id; nobody for somebody unnamed."""
    return export.words.speaker(fact).id or None


def said_on(_: Export, fact: Fact) -> str | None:
    """Give the day of its own on which it was said."""
    return written(words.said_on(fact))


def place(export: Export, fact: Fact) -> PlaceId | None:
    """Name where it happened or what is counted."""
    return export.dossier.corpus.place_of(fact)


def place_name(export: Export, place: PlaceId | None) -> str | None:
    """Name a place in words."""
    return export.words.place(place) if place is not None else None


def _address(export: Export, page: str) -> str | None:
    return f"{export.url}{page}/" if export.url else None


def shared(about: Callable[[R], str]) -> tuple[Given[R], ...]:
    """Give the columns with which every row can travel alone."""
    return (
        given(
            "address",
            "Where its page stands; empty for a sheet without an address.",
            lambda export, row: _address(export, about(row)),
        ),
        given("edition", "The edition of the sheet, or “draft”.", lambda export, _: export.version),
        given("licence", "The licence of the sheet, by its short name.", lambda export, _: export.sheet.licence),
    )


def statement(export: Export, fact: Fact) -> str:
    """Give a fact in one sentence."""
    return export.words.plain(fact.statement)
