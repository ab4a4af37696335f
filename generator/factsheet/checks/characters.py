"""L: characters that a screen shows and paper does not."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass
from functools import cache
from typing import Any

from factsheet.checks.names import records
from factsheet.checks.rule import Case, Found, at, rule
from factsheet.documents.characters import missing, numbered
from factsheet.loading.reading import Steps
from factsheet.model.records import Places
from factsheet.model.text import Text
from factsheet.problems import Severity, Span

_HINT = "write it in letters of an alphabet that the fonts have, or let it stand there"
# Fields that hold ids, days, numbers, or one of a few words of ours, and never an editor's; and what nobody prints.
_WORDLESS = re.compile(
    r"^(?:id|places|mentions|span|value|scope|compare|derived|relays|editor_note|language|languages|state|access|kind):"
    r"|^(?!topics).*Id\b|Date\b|bool|Decimal|enum|Span\b"
)


@rule("L108", "unprintable-character", Severity.WARNING)
def characters_can_be_printed(case: Case) -> Iterator[Found]:
    """The fonts of the PDF have a sign for every character.

    A screen borrows from the reader's own fonts; a PDF brings its fonts along. What they lack is printed by its
    number, `[U+6F22]`. They have the letters of Latin, Greek, Cyrillic, Arabic, Hebrew and a few more, and no emoji
    and none of the signs of Chinese, Japanese and Korean.

    Passes:

        # figure
        title: Riders a day → to the café

    Fails:

        # figure
        title: Riders a day 🎉
    """
    sheet = case.corpus.sheet
    for record in (*([sheet] if sheet is not None else []), *records(case.corpus)):
        identifier = getattr(record, "id", "sheet")
        for steps, text in _texts(record):
            yield from _found(identifier, record.places, steps, text)
    for name, page in case.corpus.pages.items():
        for start, character in missing(page.text):
            line, column = page.text.count("\n", 0, start) + 1, start - page.text.rfind("\n", 0, start)
            span = Span(page.path, line, column, line, column + 1)
            yield Found(span, name.removesuffix(".md"), "", _message(character), _HINT)


def _found(identifier: str, places: Places, steps: Steps, text: str) -> Iterator[Found]:
    """Name each character that is missing once for a text."""
    for character in dict.fromkeys(character for _, character in missing(text)):
        yield at(identifier, places, steps, _message(character), _HINT)


def _message(character: str) -> str:
    shown = f"`{character}` " if character.isprintable() else ""
    return f"the PDF has no sign for {shown}({numbered(character)})"


def _texts(value: Any, steps: Steps = ()) -> Iterator[tuple[Steps, str]]:
    """Give every text in a record that may hold more than plain ASCII, and the way to it."""
    for way, text in _words(value):
        if isinstance(text, str):
            if "&" in text or not (text.isascii() and text.isprintable()):
                yield (*steps, *way), text
        else:
            yield from _texts(text, (*steps, *way))


def _words(value: Any) -> Iterator[tuple[Steps, Any]]:
    """Give what a value holds that can hold words, and the key it stands under."""
    if isinstance(value, Text):
        yield from (((language,) if language else (), wording) for language, wording in value.wordings)
    elif isinstance(value, Mapping):
        yield from (((str(key),), each) for key, each in value.items())
    elif isinstance(value, tuple):
        yield from (((n,), each) for n, each in enumerate(value))
    elif is_dataclass(value):
        for attribute, way in _fields(value.__class__):
            each = getattr(value, attribute)
            if each:
                yield way, each


@cache
def _fields(kind: type[Any]) -> tuple[tuple[str, Steps], ...]:
    """Give the fields of a kind of record that can hold words, and the keys that editors write for them."""
    found = (each.name for each in dataclass_fields(kind) if not _WORDLESS.search(f"{each.name}: {each.type}"))
    # The words of a text that cites facts stand at the field itself.
    return tuple((name, () if name == "text" else (name.rstrip("_"),)) for name in found)


RULES = (characters_can_be_printed,)
