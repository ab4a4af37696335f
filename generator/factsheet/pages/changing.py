"""The pages that tell what changed and what was wrong, and the pages of facts that are no longer held."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from factsheet.loading.editions import record_in
from factsheet.model.changes import ChangeClass, RecordChange
from factsheet.model.identifiers import FactId, FigureId
from factsheet.model.records import Fact
from factsheet.model.words import State
from factsheet.pages import history
from factsheet.pages.page import Heading, Page, PageKind, Plan
from factsheet.pages.press import Press
from factsheet.wording import changes as wording
from factsheet.wording.standings import BADGES

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


def plans(press: Press) -> Iterator[Plan]:
    """Plan both lists, and a page for each fact that is no longer held."""
    yield Plan(
        address="changes/",
        kind=PageKind.CHANGES,
        title="What changed",
        description="What changed on this sheet since the edition before, most important first, and why.",
        printing=partial(_changes, press),
        sections=bool(press.dossier.chronicle.changes.records),
    )
    yield Plan(
        address="corrections/",
        kind=PageKind.CORRECTIONS,
        title="Corrections",
        description="What was wrong on this sheet, what is right, and which editions had it wrong.",
        printing=partial(_corrections, press),
        sections=False,
    )
    for fact in press.corpus.facts.values():
        if history.has_tombstone(press, fact):
            yield Plan(
                address=f"facts/{fact.id}/",
                kind=PageKind.TOMBSTONE,
                title=f"Fact {fact.id}",
                description=wording.STATES[fact.state],
                printing=partial(_tombstone, press, fact),
            )


def _changes(press: Press, plan: Plan) -> Page:
    chronicle = press.dossier.chronicle
    groups = list(groups_of(press))
    headings = [Heading(group.anchor, group.title) for group in groups]
    return press.page(
        plan,
        tuple(headings),
        groups=groups,
        chronicle=chronicle,
        before=chronicle.predecessor,
        earlier=[
            (each, history.day(press, each)) for each in reversed(chronicle.editions) if each is not chronicle.edition
        ],
        day=history.day(press, chronicle.edition) if chronicle.edition is not None else "",
    )


def groups_of(press: Press) -> Iterator[Group]:
    """Give the changes since the edition before, group by group."""
    changes = press.dossier.chronicle.changes.records
    for anchor, title, classes in _GROUPS:
        chosen = [each for each in changes if _group_of(each) in classes]
        if chosen:
            yield Group(anchor, f"{title} ({len(chosen)})", tuple(_entry(press, each) for each in chosen))


def _superseded(press: Press, change: RecordChange) -> str:
    """Name what became of a fact that another has replaced: it was not withdrawn."""
    fact = press.corpus.facts.get(FactId(change.id)) if change.folder == "facts" else None
    gone = change.kind is _C.WITHDRAWN and fact is not None and fact.state is State.SUPERSEDED
    return "Superseded" if gone else ""


def _group_of(change: RecordChange) -> ChangeClass:
    """Texts of figures, sources and the sheet stand with what was reworded, whatever moved in them."""
    return _C.REWORDED if _label(change) == "Changed" else change.kind


def first_changes(press: Press) -> list[Entry]:
    """Give the most important changes, for where there is room for few; what is merely new is counted elsewhere."""
    changes = [each for each in press.dossier.chronicle.changes.records if each.kind is not _C.NEW]
    return [_entry(press, each) for each in changes[:MOST_ON_HOME]]


def _entry(press: Press, change: RecordChange) -> Entry:
    shown = _SHOWN if change.folder == "facts" else frozenset()
    others = [wording.field(each.field) for each in change.fields if each.field not in shown]
    return Entry(
        address=_address(press, change),
        what=_NAMES.get(change.folder, ""),
        title=_title(press, change),
        label=_superseded(press, change) or _label(change),
        pairs=tuple(_pairs(press, change)),
        also=", ".join(dict.fromkeys(others)),
        notes=tuple(
            (wording.KINDS[note.kind], press.views.plain(note.note))
            for note in (press.corpus.changes[each] for each in change.notes)
        ),
    )


def _label(change: RecordChange) -> str:
    """Name a change; only what a fact says can be said to have another value, date or speaker."""
    of_texts = change.folder != "facts" and _C.DISPUTE_SETTLED.rank < change.kind.rank < _C.NEW.rank
    if change.kind is _C.VALUE_REVISED and not of_texts and "value" not in {each.field for each in change.fields}:
        return "Statement changed"
    return "Changed" if of_texts else wording.CLASSES[change.kind]


def _address(press: Press, change: RecordChange) -> str:
    """Say where a changed record has its page; empty for one that has none."""
    if change.folder == "pages":
        return f"{change.id.removesuffix('.md')}/" if change.id in press.corpus.pages else ""
    if change.folder == "facts":
        fact = press.corpus.facts.get(FactId(change.id))
        seen = fact is not None and (fact.state is State.PUBLISHED or history.has_tombstone(press, fact))
        return f"facts/{change.id}/" if seen else ""
    return (
        f"{change.folder}/{change.id}/" if change.folder and change.id in getattr(press.corpus, change.folder) else ""
    )


def _title(press: Press, change: RecordChange) -> str:
    views, record = press.views, _record(press, change)
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


def _record(press: Press, change: RecordChange) -> Any:
    return getattr(press.corpus, change.folder, {}).get(change.id) if change.folder else None


def _pairs(press: Press, change: RecordChange) -> Iterator[tuple[str, str]]:
    """Give what stood and what stands, in words."""
    before = press.dossier.chronicle.predecessor
    if before is None or change.kind is _C.NEW:
        return
    if change.folder == "figures":
        figure = FigureId(change.id)
        was, is_ = before.conclusions.get(figure), press.dossier.verdicts.get(figure)
        if was is not None and is_ is not None and was.verdict.standing is not is_.standing:
            yield BADGES[was.verdict.standing], BADGES[is_.standing]
    if change.folder == "facts":
        old, new = record_in(before, "facts", change.id), press.corpus.facts.get(FactId(change.id))
        if isinstance(old, Fact) and new is not None and new.state is State.PUBLISHED:
            yield from _of_fact(press, old, new)
        elif isinstance(old, Fact) and (new is None or new.state is not State.REMOVED):
            yield press.views.plain(old.statement), ""


def _of_fact(press: Press, old: Fact, new: Fact) -> Iterator[tuple[str, str]]:
    views = press.views
    if views.plain(old.statement) != views.plain(new.statement):
        yield views.plain(old.statement), views.plain(new.statement)
    if old.figure is not None and new.figure is not None:
        answers = (f"{views.answer(fact)}{_period(press, fact)}" for fact in (old, new))
        was, is_ = answers
        if was != is_:
            yield was, is_


def _period(press: Press, fact: Fact) -> str:
    return f" ({press.views.date(fact.period)})" if fact.period is not None else ""


def _corrections(press: Press, plan: Plan) -> Page:
    found = [history.notice(press, each) for each in press.dossier.chronicle.corrections]
    policy = "corrections-policy.md" in press.corpus.pages
    searched: Iterable[str] = (text for each in found for text in (each.was, each.now, each.note))
    return press.page(plan, (), " ".join(searched), notices=found, policy=policy)


def _tombstone(press: Press, fact: Fact, plan: Plan) -> Page:
    told: Sequence[history.Told] = history.of_fact(press, fact)
    headings = (Heading("history", "What editions said"),) if told else ()
    successor = press.corpus.facts.get(fact.superseded_by) if fact.superseded_by is not None else None
    return press.page(
        plan,
        headings or (Heading("state", "What became of it"),),
        fact=fact,
        state=wording.STATES[fact.state],
        successor=successor if successor is not None and successor.state is State.PUBLISHED else None,
        told=told,
    )
