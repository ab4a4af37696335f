"""What changed in an edition and what it corrected, as JSON: for programs, and for the feeds, which span editions."""

from collections.abc import Iterator, Mapping
from typing import Any

from factsheet.analysis.chronicle import Correction
from factsheet.exports.export import SCHEMA_VERSION, Export, Exported
from factsheet.exports.writing import in_lines
from factsheet.model.changes import RecordChange
from factsheet.model.corpus import Corpus
from factsheet.model.identifiers import FactId
from factsheet.model.words import State
from factsheet.wording.changed import Entry, Past, entry_of, notice

PATH = "data/changes.json"
_OF_REMOVED = ("state", "state_reason")


def changes_files(export: Export) -> Iterator[Exported]:
    """Give the changes since the edition before."""
    yield Exported(PATH, lambda: [in_lines(changes_of(export))])


def changes_of(export: Export) -> dict[str, Any]:
    """Tell what changed since the edition before, and what this one corrected."""
    chronicle, edition = export.dossier.chronicle, export.edition
    past, corpus = export.past, export.dossier.corpus
    own = [each for each in chronicle.corrections if edition is not None and each.right == edition.id]
    return {
        "schema_version": SCHEMA_VERSION,
        "about": {
            **export.about,
            "name": edition.title if edition is not None else "",
            "notes": edition.notes if edition is not None else "",
            "language": export.words.language,
        },
        "predecessor": chronicle.predecessor.id if chronicle.predecessor is not None else None,
        "holds": {"facts": len(export.facts), "figures": len(corpus.figures), "sources": len(corpus.sources)},
        "changes": [_change(corpus, change, entry_of(past, change)) for change in chronicle.changes.records],
        "corrections": [_correction(past, each) for each in own],
    }


def _change(corpus: Corpus, change: RecordChange, entry: Entry) -> dict[str, Any]:
    """Tell one change; of a removed fact no word of what it said."""
    fact = corpus.facts.get(FactId(change.id)) if change.folder == "facts" else None
    removed = fact is not None and fact.state is State.REMOVED
    return {
        "record": change.record,
        "classes": list(change.classes),
        "label": entry.label,
        "title": entry.title,
        "page": entry.address or None,
        "was_and_now": [list(pair) for pair in entry.pairs],
        "fields": [
            {"field": each.field, "was": _plain(each.old), "now": _plain(each.new)}
            for each in change.fields
            if not removed or each.field in _OF_REMOVED
        ],
        "notes": [{"kind": kind, "note": note} for kind, note in entry.notes],
    }


def _plain(value: object) -> object:
    """Write what an editor wrote: numbers of theirs are texts already."""
    match value:
        case Mapping():
            return {str(key): _plain(each) for key, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
        case None | bool():
            return value
        case _:
            return str(value)


def _correction(past: Past, correction: Correction) -> dict[str, Any]:
    found = notice(past, correction)
    return {
        "id": found.id,
        "was": found.was,
        "now": found.now,
        "note": found.note,
        "found_by": found.found_by,
        "wrong": list(found.wrong),
        "right": found.right,
        "facts": [{"id": fact, "statement": statement} for fact, statement in found.facts if statement],
    }
