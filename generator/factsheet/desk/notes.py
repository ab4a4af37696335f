"""A note on a change, begun for its editor: which facts, what moved in them, and what kind of change that looks like.

The reason itself is left empty: `check` asks for it, and nobody but the editor knows it.
"""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from factsheet.analysis.chronicle import saying_the_same
from factsheet.desk.layout.order import laid_out
from factsheet.documents.parse import parse, unparse
from factsheet.documents.tree import CONTENT
from factsheet.loading.editions import record_in
from factsheet.loading.fields import CHANGE
from factsheet.loading.reading import did_you_mean
from factsheet.loading.shapes import ID_GRAMMAR
from factsheet.model.changes import ChangeClass, RecordChange
from factsheet.model.corpus import Corpus
from factsheet.model.identifiers import FactId, is_identifier
from factsheet.model.records import Fact
from factsheet.model.text import Text
from factsheet.model.words import ChangeKind
from factsheet.problems import FactsheetError

_LONGEST = 100  # characters of a value in a comment


class UnknownFact(FactsheetError):
    """A fact was named that does not exist."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(f"there is no fact {name}; {did_you_mean(name, known, 'see content/facts/')}")


class NothingChanged(FactsheetError):
    """There is nothing to write a note on."""

    def __init__(self, newest: str | None, facts: Sequence[str] = ()) -> None:
        if newest is None:
            super().__init__("no edition is sealed yet: what was never published needs no note on its change")
        elif facts:
            super().__init__(f"{', '.join(facts)}: as edition {newest} has it, there is nothing to explain")
        else:
            super().__init__(f"every published fact that changed since edition {newest} is explained")


class BadName(FactsheetError):
    """A note cannot have that name."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name!r} cannot name the note: {why}")


class NoteExists(FactsheetError):
    """A file of that name is there already."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is there already, and nothing is overwritten; name another with --as")


@dataclass(frozen=True, slots=True)
class Note:
    """A note's file, not yet written."""

    path: str
    text: str
    facts: tuple[FactId, ...]


def kind_of(change: RecordChange) -> ChangeKind:
    """Guess from what moved; whether we were wrong, only the editor can say."""
    classes = set(change.classes)
    if "superseded_by" in {each.field for each in change.fields}:
        return ChangeKind.UPDATE
    if ChangeClass.WITHDRAWN in classes:
        return ChangeKind.WITHDRAWAL
    if ChangeClass.VALUE_UPDATED in classes:
        return ChangeKind.UPDATE
    if ChangeClass.VALUE_REVISED in classes:
        return ChangeKind.SOURCE_REVISED
    return ChangeKind.CLARIFICATION


def notes_on(
    corpus: Corpus, changes: Sequence[RecordChange], kind: ChangeKind | None = None, name: str | None = None
) -> Iterator[Note]:
    """Begin a note for each kind of change, or one of a given kind."""
    if name is not None and not is_identifier(name):
        raise BadName(name, ID_GRAMMAR)
    kinds = [kind] if kind is not None else list(dict.fromkeys(map(kind_of, changes)))
    if name is not None and len(kinds) > 1:
        raise BadName(name, f"there would be {len(kinds)} of them ({', '.join(kinds)}); choose one with --kind")
    for each in kinds:
        chosen = [change for change in changes if kind is not None or kind_of(change) is each]
        facts = tuple(FactId(change.id) for change in chosen)
        stem = name or f"{facts[0][:60]}-{each}"
        yield Note(f"{CONTENT}/changes/{stem}.yml", _text(corpus, chosen, each), facts)


def _text(corpus: Corpus, changes: Sequence[RecordChange], kind: ChangeKind) -> str:
    lines = ["# What moved since the newest edition; these lines may go."]
    for change in changes:
        lines += [f"#   {change.id}, {each.field}: {_short(each.old)} -> {_short(each.new)}" for each in change.fields]
    record = unparse({"facts": [change.id for change in changes], "kind": str(kind)})
    lines += [record.rstrip("\n"), "note:  # why, for readers, in a sentence or two"]
    if kind is ChangeKind.CORRECTION:
        old = record_in(corpus.newest, "facts", changes[0].id) if corpus.newest is not None else None
        was = _words(corpus, old.statement) if isinstance(old, Fact) else ""
        now = _words(corpus, corpus.facts[FactId(changes[0].id)].statement)
        since = saying_the_same(list(corpus.editions.values()), [f"facts/{changes[0].id}"])[0].id
        lines.append(unparse({"was": was, "now": now, "since": since}).rstrip("\n"))
        lines.append("# found_by: a reader, an editor, the source")
    document = parse("", ("\n".join(lines) + "\n").encode()).document
    return laid_out(document, CHANGE) if document is not None else "\n".join(lines) + "\n"


def _words(corpus: Corpus, text: Text) -> str:
    """Give a text in the sheet's first language."""
    language = corpus.sheet.languages[0] if corpus.sheet is not None else "en"
    return text.in_language(language, language).text


def _short(value: object) -> str:
    text = value if isinstance(value, str) else "(none)" if value is None else json.dumps(value, ensure_ascii=False)
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def write_notes(root: Path, notes: Sequence[Note]) -> None:
    """Write notes where none are: all of them or none."""
    for note in notes:
        if os.path.lexists(root / note.path):
            raise NoteExists(root / note.path)
    for note in notes:
        path = root / note.path
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(note.text)
