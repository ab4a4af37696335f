"""Records with blanks: fields that are left empty for the editor, each with a few words beside it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from factsheet.desk.layout.order import laid_out
from factsheet.documents.decode import FORBIDDEN
from factsheet.documents.nodes import Bare, Plain, texts
from factsheet.documents.parse import Document, parse, unparse
from factsheet.loading.shapes import Choice
from factsheet.loading.table import Field, Table

_LONGEST = 100  # characters of a comment


@dataclass(frozen=True, slots=True)
class Blank:
    """A field to be filled in, and what is said beside it."""

    beside: str


# What a new record holds, on its way to a file.
Part: TypeAlias = "Blank | str | Sequence[Part] | Mapping[str, Part]"


def asked(field: Field) -> Blank:
    """Ask for a field: by its words if it takes one of a few, else by what it means."""
    return choice(field.shape.words) if isinstance(field.shape, Choice) else Blank(field.help)


def choice(words: Iterable[str]) -> Blank:
    """Ask for one of a few words."""
    return Blank(" | ".join(map(str, words)))


def like(other: Plain) -> Blank:
    """Ask for what another record says otherwise, and show what it says."""
    return Blank(f"there: {_said(other)}")


def _comment(text: str) -> str:
    """Write words beside a blank: on one line, and short; nothing in them ends the comment, or hides in it."""
    # Other records' texts may hold line ends, or characters that turn round what follows.
    line = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    short = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
    return f"  # {short}" if short else ""


def _said(other: Plain) -> str:
    match other:
        case str():
            return other
        case list():
            return ", ".join(map(_said, other))
        case _:
            return "; ".join(f"{key}: {_said(each)}" for key, each in other.items())


def following(other: Mapping[str, Plain], taken: Iterable[str]) -> dict[str, Part]:
    """Take some fields over from another record and ask for the rest; what YAML cannot hold is asked for too."""
    wanted = frozenset(taken)
    return {
        name: value if name in wanted and not FORBIDDEN.search(_said(value)) else like(value)
        for name, value in other.items()
    }


def with_blanks(table: Table[Any], record: Mapping[str, Part]) -> str:
    """Write a record's file in the one layout, with the words beside each blank as a comment behind it."""
    text = unparse({name: _emptied(part) for name, part in record.items()})
    lines, blanks = text.split("\n"), _blanks(record)
    for node in texts(_read(text).root):
        if node.plain and not node.text:
            lines[node.line - 1] += _comment(next(blanks).beside)
    return laid_out(_read("\n".join(lines)), table)


def _read(text: str) -> Document:
    """Read what was just written: what could not be read again was not taken over."""
    document = parse("", text.encode()).document
    if document is None:
        raise ValueError(text)
    return document


def _emptied(part: Part) -> Plain:
    match part:
        case Blank():
            return Bare("")
        case str():
            return part
        case Mapping():
            return {name: _emptied(each) for name, each in part.items()}
        case _:
            return [_emptied(each) for each in part]


def _blanks(part: Part) -> Iterator[Blank]:
    match part:
        case Blank():
            yield part
        case Mapping():
            for each in part.values():
                yield from _blanks(each)
        case list() | tuple():
            for each in part:
                yield from _blanks(each)
