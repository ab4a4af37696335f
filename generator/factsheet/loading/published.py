"""What readers see of a record, in one form: the same meaning gives the same bytes, and so the same digest.

Wrapping, order of keys, quotes and comments are gone, and so are fields that stay on the desk. Two records with one
digest say the same.
"""

import re
from collections.abc import Container, Iterator, Mapping
from typing import Any

from factsheet.documents.nodes import Plain
from factsheet.documents.sealed import PAGES, digest
from factsheet.loading.fields import FOLDERS, POLICY, SHEET
from factsheet.loading.seals import BLANK, blanked
from factsheet.loading.shapes import CitedProse, Keyed, Many, Words
from factsheet.loading.table import Nested, Table
from factsheet.model.corpus import Corpus
from factsheet.model.records import Fact
from factsheet.model.words import State

# Blanks an editor's wrapping makes; a no-break space is meant.
_BLANKS = re.compile(r"[ \t\r\n]+")


def published_form(table: Table[Any], record: Any) -> dict[str, Plain]:
    """Give the fields of a record that readers see, each text on one line."""
    hidden = {each.name for each in table.fields if not each.published}
    prose = {each.name for each in table.fields if isinstance(each.shape, CitedProse)}
    return {
        name: _by_paragraph(value) if name in prose else _on_one_line(value)
        for name, value in table.write(record).items()
        if name not in hidden
    }


def form_of(folder: str, table: Table[Any], record: Any) -> dict[str, Plain]:
    """Give what readers see of a record; of a removed fact that is why it was removed, and no other word."""
    form = published_form(table, record)
    if folder == "facts" and record.state is State.REMOVED:
        return dict(blanked(folder, form, str(form.get("state_reason", BLANK))))
    return form


def _on_one_line(value: Plain) -> Plain:
    match value:
        case dict():
            return {key: _on_one_line(each) for key, each in value.items()}
        case list():
            return [_on_one_line(each) for each in value]
        case _:
            return _BLANKS.sub(" ", value).strip(" ")


def _by_paragraph(value: Plain) -> Plain:
    """Keep the ends of paragraphs, which readers see."""
    if isinstance(value, dict):
        return {key: _by_paragraph(each) for key, each in value.items()}
    lines = (_BLANKS.sub(" ", line).strip(" ") for line in str(value).split("\n"))
    return "\n".join(line for line in lines if line)


def page_form(text: str) -> str:
    """Give the text of a page of prose as readers see it: at a line's end Markdown knows a break's two blanks alone."""
    lines = text.replace("\r\n", "\n").split("\n")
    kept = (line.rstrip() + ("  " if line.endswith("  ") and line.strip() else "") for line in lines)
    return "\n".join(kept).strip("\n") + "\n"


def published_records(corpus: Corpus) -> Iterator[tuple[str, Plain]]:
    """Give everything readers see, or saw in an edition, by name; and what was superseded, to which they may be led."""
    if corpus.sheet is not None:
        yield "sheet", published_form(SHEET, corpus.sheet)
    yield "policy", published_form(POLICY, corpus.policy)
    for folder, table in FOLDERS.items():
        for identifier, record in getattr(corpus, folder).items():
            if folder != "facts" or _is_public(corpus, record):
                yield f"{folder}/{identifier}", form_of(folder, table, record)
    for name, page in corpus.pages.items():
        yield f"{PAGES}/{name}", page_form(page.text)


def _is_public(corpus: Corpus, fact: Fact) -> bool:
    """Tell whether a fact is sealed: what was withdrawn before any edition held it is nobody's business."""
    if fact.state in (State.PUBLISHED, State.SUPERSEDED):
        return True
    held = any(f"facts/{fact.id}" in edition.digests for edition in corpus.editions.values())
    return fact.state is not State.DRAFT and held


def digests_of(corpus: Corpus) -> dict[str, str]:
    """Give the digest of every published record."""
    return {name: digest(record) for name, record in published_records(corpus)}


def orders_of(corpus: Corpus, known: Container[str]) -> dict[str, dict[str, list[str]]]:
    """Give the order of those maps whose order readers may see, where it is not that of their keys.

    Of the records that are known, by name, and by the way to the map: `topics`, `event.title`. Canonical JSON sorts
    keys; of languages the first is shown where none of those asked for is there.
    """
    tables: dict[str, tuple[Table[Any], Mapping[str, Any]]] = {
        "": (SHEET, {"sheet": corpus.sheet} if corpus.sheet is not None else {}),
        **{f"{folder}/": (table, getattr(corpus, folder)) for folder, table in FOLDERS.items()},
    }
    found: dict[str, dict[str, list[str]]] = {}
    for prefix, (table, records) in tables.items():
        for identifier, record in records.items():
            name = f"{prefix}{identifier}"
            if name in known and (orders := dict(_orders(Nested(table), table.write(record), ""))):
                found[name] = orders
    return found


def _orders(shape: object, plain: Plain, way: str) -> Iterator[tuple[str, list[str]]]:
    """Walk a record by the shapes of its fields; the order of a record's own fields says nothing."""
    match shape, plain:
        case Nested(table=table), dict():
            for name, value in plain.items():
                yield from _orders(table.by_name[name].shape, value, f"{way}.{name}".lstrip("."))
        case Many(item=item), list():
            for place, value in enumerate(plain):
                yield from _orders(item, value, f"{way}.{place}")
        case Keyed(item=item), dict():
            if list(plain) != sorted(plain):
                yield way, list(plain)
            for key, value in plain.items():
                yield from _orders(item, value, f"{way}.{key}")
        case Words() | CitedProse(), dict() if list(plain) != sorted(plain):
            yield way, list(plain)


# A line that begins a block is no more of the paragraph above it; a table's row stands alone.
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")
_ALONE = re.compile(r"\s*(?:#|:|=|<|\{|-{3}|\*{3}|\[[^\]]+\]:)|.*\|")
_QUOTED = re.compile(r"\s*>\s?")


def unwrapped(text: str) -> str:
    """Give a page of prose with each paragraph, list item and quotation on one line, however it was wrapped."""
    lines: list[str] = []
    fenced = False
    for line in page_form(text).split("\n"):
        fence = line.lstrip().startswith(("```", "~~~"))
        last = lines[-1] if lines else ""
        if not (fenced or fence) and _continues(last, line):
            lines[-1] = f"{last} {_QUOTED.sub('', line).strip()}"
        else:
            lines.append(line)
        fenced = fenced is not fence
    return "\n".join(lines)


def _continues(last: str, line: str) -> bool:
    """Tell whether a line goes on with what the last one began."""
    if not last.strip() or not line.strip() or last.endswith("  ") or _ALONE.match(last) or _ALONE.match(line):
        return False
    code = last.startswith("    ") and not _ITEM.match(last)
    return not (code or last.lstrip().startswith(("```", "~~~")) or _ITEM.match(line)) and (
        bool(_QUOTED.match(last)) or not _QUOTED.match(line)
    )
