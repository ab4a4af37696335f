"""What became of records, and what was wrong in them, in readers' words: each change and each correction once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from factsheet.analysis.chronicle import Chronicle, Correction
from factsheet.loading.editions import record_in
from factsheet.model.changes import ChangeClass, RecordChange
from factsheet.model.identifiers import FactId, FigureId
from factsheet.model.records import Fact
from factsheet.model.relations import Verdict
from factsheet.model.words import State
from factsheet.wording import changes as wording
from factsheet.wording.standings import BADGES
from factsheet.wording.words import Words

_C = ChangeClass
# What belongs together for a reader, most important first.
_GROUPS: tuple[tuple[str, str, tuple[ChangeClass, ...]], ...] = (
    ("wrong", "Corrected, withdrawn, restored", (_C.CORRECTION, _C.WITHDRAWN, _C.RESTORED)),
    ("stands", "Where figures stand", (_C.DISPUTE_OPENED, _C.DISPUTE_CHANGED, _C.DISPUTE_SETTLED)),
    ("values", "Values and statements", (_C.VALUE_UPDATED, _C.VALUE_REVISED)),
    ("details", "Qualifiers, dates, scopes, speakers", (
        _C.QUALIFIER_CHANGED, _C.DATE_CHANGED, _C.SCOPE_CHANGED, _C.ATTRIBUTION_CHANGED)),
    ("sources", "Sources and citations", (_C.SOURCE_ADDED, _C.SOURCE_REMOVED, _C.CITATION_CHANGED)),
    ("new", "New", (_C.NEW,)),
    ("wording", "Wording, and what is said of figures and sources", (_C.REWORDED,)),
)  # fmt: skip
_NAMES = {
    "facts": "fact", "figures": "figure", "sources": "source", "actors": "actor", "places": "place", "pages": "page",
}  # fmt: skip
_ALONE = {"sheet": "The sheet\u2019s own words", "policy": "How far soft words reach"}
# Fields of a fact that are told in another way.
_SHOWN = frozenset({"statement", "value", "as_of", "scope", "state", "state_reason", "superseded_by"})
MOST_ON_HOME = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: the record, what it is called, how it changed, old and new in words, what else, and the reasons."""

    address: str
    what: str
    title: str
    label: str
    pairs: tuple[tuple[str, str], ...]
    also: str
    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Changes of one sort."""

    anchor: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A correction: what was wrong, what is right, why; the editions it concerns, and the facts."""

    id: str
    was: str
    now: str
    note: str
    found_by: str
    wrong: tuple[str, ...]
    right: str
    facts: tuple[tuple[str, str], ...]  # id and statement; no statement where the fact is not on this sheet


@dataclass(frozen=True, slots=True)
class Past:
    """Where words for what changed come from: the words of this state, what editions said, where figures stand now."""

    words: Words
    chronicle: Chronicle
    verdicts: Mapping[FigureId, Verdict]


def groups_of(past: Past) -> Iterator[Group]:
    """Give the changes since the edition before, group by group."""
    changes = past.chronicle.changes.records
    for anchor, title, classes in _GROUPS:
        chosen = [each for each in changes if _group_of(each) in classes]
        if chosen:
            yield Group(anchor, f"{title} ({len(chosen)})", tuple(entry_of(past, each) for each in chosen))


def _superseded(past: Past, change: RecordChange) -> str:
    """Name what became of a fact that another has replaced: it was not withdrawn."""
    fact = past.words.corpus.facts.get(FactId(change.id)) if change.folder == "facts" else None
    gone = change.kind is _C.WITHDRAWN and fact is not None and fact.state is State.SUPERSEDED
    return "Superseded" if gone else ""


def _group_of(change: RecordChange) -> ChangeClass:
    """Texts of figures, sources and the sheet stand with what was reworded, whatever moved in them."""
    return _C.REWORDED if _label(change) == "Changed" else change.kind


def first_changes(past: Past) -> list[Entry]:
    """Give the most important changes, for where there is room for few; what is merely new is counted elsewhere."""
    changes = [each for each in past.chronicle.changes.records if each.kind is not _C.NEW]
    return [entry_of(past, each) for each in changes[:MOST_ON_HOME]]


def entry_of(past: Past, change: RecordChange) -> Entry:
    """Word one change."""
    shown = _SHOWN if change.folder == "facts" else frozenset()
    others = [wording.field(each.field) for each in change.fields if each.field not in shown]
    return Entry(
        address=_address(past, change),
        what=_NAMES.get(change.folder, ""),
        title=_title(past, change),
        label=_superseded(past, change) or _label(change),
        pairs=tuple(_pairs(past, change)),
        also=", ".join(dict.fromkeys(others)),
        notes=tuple(
            (wording.KINDS[note.kind], past.words.plain(note.note))
            for note in (past.words.corpus.changes[each] for each in change.notes)
        ),
    )


def _label(change: RecordChange) -> str:
    """Name a change; only what a fact says can be said to have another value, date or speaker."""
    of_texts = change.folder != "facts" and _C.DISPUTE_SETTLED.rank < change.kind.rank < _C.NEW.rank
    if change.kind is _C.VALUE_REVISED and not of_texts and "value" not in {each.field for each in change.fields}:
        return "Statement changed"
    return "Changed" if of_texts else wording.CLASSES[change.kind]


def _address(past: Past, change: RecordChange) -> str:
    """Say where a changed record has its page; empty for one that has none."""
    if change.folder == "pages":
        return f"{change.id.removesuffix('.md')}/" if change.id in past.words.corpus.pages else ""
    if change.folder == "facts":
        fact = past.words.corpus.facts.get(FactId(change.id))
        seen = fact is not None and past.chronicle.has_page(fact)
        return f"facts/{change.id}/" if seen else ""
    return (
        f"{change.folder}/{change.id}/"
        if change.folder and change.id in getattr(past.words.corpus, change.folder)
        else ""
    )


def _title(past: Past, change: RecordChange) -> str:
    views, record = past.words, _record(past, change)
    match change.folder:
        case "facts":
            return (
                views.plain(record.statement) if record is not None and record.state is State.PUBLISHED else change.id
            )
        case "figures" | "sources":
            return views.plain(record.title) if record is not None else change.id
        case "actors" | "places":
            return views.plain(record.name) if record is not None else change.id
        case "pages":
            return change.id.removesuffix(".md").replace("-", " ").capitalize()
        case _:
            return _ALONE[change.id]


def _record(past: Past, change: RecordChange) -> Any:
    return getattr(past.words.corpus, change.folder, {}).get(change.id) if change.folder else None


def _pairs(past: Past, change: RecordChange) -> Iterator[tuple[str, str]]:
    """Give what stood and what stands, in words."""
    before = past.chronicle.predecessor
    if before is None or change.kind is _C.NEW:
        return
    if change.folder == "figures":
        figure = FigureId(change.id)
        was, is_ = before.conclusions.get(figure), past.verdicts.get(figure)
        if was is not None and is_ is not None and was.verdict.standing is not is_.standing:
            yield BADGES[was.verdict.standing], BADGES[is_.standing]
    if change.folder == "facts":
        old, new = record_in(before, "facts", change.id), past.words.corpus.facts.get(FactId(change.id))
        if isinstance(old, Fact) and new is not None and new.state is State.PUBLISHED:
            yield from _of_fact(past, old, new)
        elif isinstance(old, Fact) and (new is None or new.state is not State.REMOVED):
            yield past.words.plain(old.statement), ""


def _of_fact(past: Past, old: Fact, new: Fact) -> Iterator[tuple[str, str]]:
    views = past.words
    if views.plain(old.statement) != views.plain(new.statement):
        yield views.plain(old.statement), views.plain(new.statement)
    if old.figure is not None and new.figure is not None:
        answers = (f"{views.answer(fact)}{_period(past, fact)}" for fact in (old, new))
        was, is_ = answers
        if was != is_:
            yield was, is_


def _period(past: Past, fact: Fact) -> str:
    return f" ({past.words.date(fact.period)})" if fact.period is not None else ""


def notice(past: Past, correction: Correction) -> Notice:
    """Word a correction."""
    note, views, facts = correction.note, past.words, past.words.corpus.facts
    return Notice(
        id=note.id,
        was=views.plain(note.was),
        now=views.plain(note.now),
        note=views.plain(note.note),
        found_by=note.found_by,
        wrong=correction.wrong,
        right=correction.right or "",
        facts=tuple((fact, _shown(past, facts[fact])) for fact in note.facts if fact in facts),
    )


def _shown(past: Past, fact: Fact) -> str:
    """Give a fact's sentence, or what became of it; what was never seen is not named."""
    if fact.state is State.PUBLISHED:
        return past.words.plain(fact.statement)
    return f"{fact.id}: {wording.STATES[fact.state]}" if past.chronicle.has_tombstone(fact) else ""
