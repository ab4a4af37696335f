"""What changed between two states of a dossier: records compared by id, and each change classified.

A class is what a reader would notice. One record can change in several ways; its classes stand most important first.
Why it changed, only an editor knows: notes in `content/changes/` say so, and one that declares a correction makes
the change one. The module is long because it holds what each field means to a reader, and how fields go together.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from factsheet.analysis.readings import numbers_of
from factsheet.analysis.wordings import Token, moved
from factsheet.documents.sealed import PAGES, digest
from factsheet.loading.editions import record_in
from factsheet.loading.fields import FOLDERS, POLICY, SHEET
from factsheet.loading.published import form_of, unwrapped
from factsheet.model.changes import ChangeClass, Changes, FieldChange, RecordChange
from factsheet.model.corpus import Corpus, nature_of
from factsheet.model.editions import Edition
from factsheet.model.identifiers import ChangeId, FactId, FigureId
from factsheet.model.records import Fact, Figure, Scope
from factsheet.model.relations import Standing, Verdict
from factsheet.model.words import ChangeKind, State

DISPUTES = frozenset({Standing.CONTRADICTED, Standing.CONTESTED})
_C = ChangeClass
# Most important kinds of record first, where classes are the same; notes explain changes and are none themselves.
_FOLDERS = ("facts", "figures", "sources", "actors", "places")
# What a change of a field is, where the field alone decides it. A field that is not named is only words.
_BY_FIELD: Mapping[str, Mapping[str, ChangeClass]] = {
    "facts": {
        "nature": _C.QUALIFIER_CHANGED, "declined": _C.QUALIFIER_CHANGED, "sensitivity": _C.QUALIFIER_CHANGED,
        "as_stated": _C.CITATION_CHANGED, "figure": _C.SCOPE_CHANGED, "topic": _C.SCOPE_CHANGED,
        "method": _C.SCOPE_CHANGED, "derived": _C.CITATION_CHANGED, "compare": _C.CITATION_CHANGED,
        "revises": _C.ATTRIBUTION_CHANGED, "repeats": _C.ATTRIBUTION_CHANGED, "denies": _C.ATTRIBUTION_CHANGED,
    },
    "figures": {
        "kind": _C.SCOPE_CHANGED, "unit": _C.SCOPE_CHANGED, "of": _C.SCOPE_CHANGED, "place": _C.SCOPE_CHANGED,
        "since": _C.DATE_CHANGED, "counts": _C.SCOPE_CHANGED, "behaviour": _C.SCOPE_CHANGED, "holds": _C.SCOPE_CHANGED,
        "populations": _C.SCOPE_CHANGED, "definitions": _C.SCOPE_CHANGED, "vocabulary": _C.SCOPE_CHANGED,
        "topic": _C.SCOPE_CHANGED, "headline": _C.QUALIFIER_CHANGED,
    },
    "sources": {
        "published": _C.DATE_CHANGED, "publisher": _C.ATTRIBUTION_CHANGED, "authors": _C.ATTRIBUTION_CHANGED,
        "relays": _C.ATTRIBUTION_CHANGED, "kind": _C.CITATION_CHANGED, "language": _C.CITATION_CHANGED,
        "url": _C.CITATION_CHANGED, "archive_urls": _C.CITATION_CHANGED, "access": _C.CITATION_CHANGED,
        "accessed": _C.CITATION_CHANGED, "capture": _C.CITATION_CHANGED,
    },
    "actors": {
        "name": _C.ATTRIBUTION_CHANGED, "kind": _C.ATTRIBUTION_CHANGED, "part_of": _C.ATTRIBUTION_CHANGED,
        "party": _C.ATTRIBUTION_CHANGED, "speaks_for": _C.ATTRIBUTION_CHANGED,
    },
    "places": {"name": _C.SCOPE_CHANGED, "within": _C.SCOPE_CHANGED, "at": _C.SCOPE_CHANGED},
    "policy": {"tolerances": _C.QUALIFIER_CHANGED},
    "sheet": {"mission": _C.DATE_CHANGED},
}  # fmt: skip
# Sentences readers take away: if more than words moved in one of them, it was not only reworded.
_SENTENCES = frozenset({"statement", "in_short", "question", "summary", "subject"})
_BY_TOKEN: Mapping[Token, ChangeClass] = {
    Token.NUMBER: _C.VALUE_REVISED, Token.NEGATION: _C.VALUE_REVISED, Token.HEDGE: _C.QUALIFIER_CHANGED,
    Token.DATE: _C.DATE_CHANGED, Token.NAME: _C.ATTRIBUTION_CHANGED,
}  # fmt: skip
# What a field has said already is not said once more because the sentence says it too.
_SAID_BY: Mapping[ChangeClass, frozenset[ChangeClass]] = {
    _C.VALUE_REVISED: frozenset({_C.VALUE_UPDATED, _C.VALUE_REVISED}),
    _C.QUALIFIER_CHANGED: frozenset({_C.VALUE_UPDATED, _C.VALUE_REVISED, _C.QUALIFIER_CHANGED}),
    _C.DATE_CHANGED: frozenset({_C.VALUE_UPDATED, _C.DATE_CHANGED}),
    _C.ATTRIBUTION_CHANGED: frozenset({_C.ATTRIBUTION_CHANGED}),
}


@dataclass(frozen=True)
class Side:
    """One state of a dossier, and where its figures stood."""

    corpus: Corpus
    verdicts: Mapping[FigureId, Verdict]
    redacted: frozenset[str] = frozenset()  # records that were blanked: nothing can be said of them
    sealed: bool = False  # an edition, which does not hold what is only for the desk

    @cached_property
    def records(self) -> dict[str, tuple[str, str, Any]]:
        """Every record readers see, by name, with its folder and id; drafts and notes on changes are left out."""
        corpus = self.corpus
        found: dict[str, tuple[str, str, Any]] = {
            f"{folder}/{name}": (folder, name, record)
            for folder in _FOLDERS
            for name, record in getattr(corpus, folder).items()
            if folder != "facts" or record.state is not State.DRAFT
        }
        found |= {f"{PAGES}/{name}": (PAGES, name, page) for name, page in corpus.pages.items()}
        found["policy"] = ("", "policy", corpus.policy)
        if corpus.sheet is not None:
            found["sheet"] = ("", "sheet", corpus.sheet)
        return found


def changes_between(old: Side, new: Side) -> Changes:
    """Compare two states of a dossier, the most important change first."""
    notes, corrected = notes_since(old.corpus, new.corpus)
    found: list[RecordChange] = []
    unpublished = 0
    for name in dict.fromkeys((*old.records, *new.records)):
        if name in old.redacted or name in new.redacted:
            continue
        before, after = old.records.get(name), new.records.get(name)
        if before is not None and after is not None and _equal(before[2], after[2]) and before[0] != "figures":
            continue
        folder, identifier, _ = before or after or ("", "", None)
        classes, fields = _classified(
            folder, _resolved(before and before[2], old.corpus), _resolved(after and after[2], new.corpus)
        )
        if folder == "figures":
            classes |= set(_standing(old, new, FigureId(identifier)))
        if not classes:
            differ = before is not None and after is not None and before[2] != after[2]
            unpublished += differ and not (old.sealed or new.sealed)
            continue
        if folder == "facts" and FactId(identifier) in corrected and before is not None:
            classes.add(_C.CORRECTION)
        told = tuple(notes.get(FactId(identifier), ())) if folder == "facts" else ()
        ranked = tuple(sorted(classes, key=lambda each: each.rank))
        found.append(RecordChange(folder=folder, id=identifier, classes=ranked, fields=fields, notes=told))
    return Changes(tuple(sorted(found, key=_importance)), unpublished)


def changed_facts(corpus: Corpus, newest: Edition | None) -> dict[FactId, RecordChange]:
    """Give what readers saw of facts in an edition and see changed now; a blanked fact is passed over."""
    found: dict[FactId, RecordChange] = {}
    for fact in corpus.facts.values() if newest is not None else ():
        sealed = newest.digests.get(f"facts/{fact.id}") if newest is not None else None
        if newest is None or sealed is None or sealed == digest(form_of("facts", FOLDERS["facts"], fact)):
            continue
        old = record_in(newest, "facts", fact.id)
        if old is None or newest.redaction_of(f"facts/{fact.id}") is not None:
            continue
        classes, fields = _classified("facts", _resolved(old, corpus), _resolved(fact, corpus))
        if classes:
            ranked = tuple(sorted(classes, key=lambda each: each.rank))
            found[fact.id] = RecordChange(folder="facts", id=fact.id, classes=ranked, fields=fields)
    return found


def notes_since(old: Corpus, new: Corpus) -> tuple[Mapping[FactId, list[ChangeId]], frozenset[FactId]]:
    """Give the notes written since, by the facts they name; and the facts that they say were wrong."""
    notes: defaultdict[FactId, list[ChangeId]] = defaultdict(list)
    known = {(note.id, note.kind) for note in old.changes.values()}
    since = [note for note in new.changes.values() if (note.id, note.kind) not in known]
    for note in since:
        for fact in note.facts:
            notes[fact].append(note.id)
    return notes, frozenset(fact for note in since if note.kind is ChangeKind.CORRECTION for fact in note.facts)


def _equal(old: Any, new: Any) -> bool:
    """Tell whether two records are the same; 1.30 is not 1.3, though numbers say so."""
    return bool(old == new) and (not isinstance(old, Fact) or _digits(old) == _digits(new))


def _digits(fact: Fact) -> list[str]:
    return [str(amount.number) for amount in fact.value.amounts] if fact.value is not None else []


def _resolved(record: Any, corpus: Corpus) -> Any:
    """Leave out of a fact what says only what would hold without it, and write in who says it if nobody is named."""
    if not isinstance(record, Fact):
        return record
    figure, scope, as_of = corpus.figure_of(record), record.scope, record.as_of
    if scope is not None:
        if as_of is None and figure is not None and figure.since is None:
            as_of, scope = scope.period, replace(scope, period=None)
        scope = replace(
            scope,
            place=None if figure is not None and scope.place == figure.place else scope.place,
            population="" if scope.population == "all" else scope.population,
            definition="" if _only_definition(figure) == scope.definition else scope.definition,
        )
    return replace(
        record,
        as_of=as_of,
        scope=None if scope == Scope() else scope,
        nature=nature_of(record),
        topic=corpus.topic_of(record),
        said_by=corpus.speaker_of(record),
    )


def _only_definition(figure: Figure | None) -> str:
    return next(iter(figure.definitions)) if figure is not None and len(figure.definitions) == 1 else ""


def _importance(change: RecordChange) -> tuple[int, int, str]:
    folder = _FOLDERS.index(change.folder) if change.folder in _FOLDERS else len(_FOLDERS)
    return change.kind.rank, folder, change.id


def _standing(old: Side, new: Side, figure: FigureId) -> Iterator[ChangeClass]:
    """Say how a figure's standing moved; one that is new, or gone, has moved nowhere."""
    before, after = old.verdicts.get(figure), new.verdicts.get(figure)
    if before is None or after is None or before.standing is after.standing:
        return
    was, is_ = before.standing in DISPUTES, after.standing in DISPUTES
    yield _C.DISPUTE_OPENED if is_ and not was else _C.DISPUTE_SETTLED if was and not is_ else _C.DISPUTE_CHANGED


def _classified(folder: str, old: Any, new: Any) -> tuple[set[ChangeClass], tuple[FieldChange, ...]]:
    """Give the classes of one record's change, and the fields that readers see changed."""
    if old is None or new is None:
        # What was never shown is not new, and what was withdrawn already is not withdrawn once more.
        unseen = folder == "facts" and (old or new).state is not State.PUBLISHED
        return (set() if unseen else {_C.WITHDRAWN} if new is None else {_C.NEW}), ()
    if folder == PAGES:
        before, after = unwrapped(old.text), unwrapped(new.text)
        return (set(), ()) if before == after else ({_C.REWORDED}, (FieldChange("text", old.text, new.text),))
    table = FOLDERS[folder] if folder else SHEET if "topics" in type(old).__slots__ else POLICY
    fields = tuple(_fields(form_of(folder, table, old), form_of(folder, table, new)))
    by_field = _BY_FIELD.get(folder or table.name, {})
    if folder == "facts" and new.state is State.REMOVED and old.state is not State.REMOVED:
        return {_C.WITHDRAWN}, fields
    classes = {by_field[each.field] for each in fields if each.field in by_field}
    if folder == "facts":
        classes |= set(_of_fact(old, new, {each.field for each in fields}))
    classes |= set(_of_sentences(fields, classes))
    return classes or ({_C.REWORDED} if fields else set()), fields


def _fields(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[FieldChange]:
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name), new.get(name)
        if before != after and digest(_alone(before)) != digest(_alone(after)):  # maps in another order say the same
            yield FieldChange(name, before, after)


def _alone(value: object) -> object:
    """Take the only wording out of its map of languages."""
    if isinstance(value, dict) and len(value) == 1 and all(len(key) == 2 for key in value):
        return next(iter(value.values()))
    return value


def _of_sentences(fields: Iterable[FieldChange], said: set[ChangeClass]) -> Iterator[ChangeClass]:
    """Look for what moved in the sentences readers take away, unless a field has said it already."""
    for each in fields:
        if each.field not in _SENTENCES or each.old is None or each.new is None:
            continue
        for token in _moved(each.old, each.new):
            found = _BY_TOKEN[token]
            if token is Token.NEGATION or not said & _SAID_BY[found]:
                yield found


def _moved(old: object, new: object) -> frozenset[Token]:
    """Compare wordings language by language; one that comes or goes is only words."""
    if isinstance(old, dict) and isinstance(new, dict):
        return frozenset(token for key in old.keys() & new.keys() for token in moved(str(old[key]), str(new[key])))
    if isinstance(old, dict) or isinstance(new, dict):
        alone, many = (new, old) if isinstance(old, dict) else (old, new)
        # Without its language a wording is compared with the one that comes nearest.
        return min((moved(str(alone), str(each)) for each in dict(many).values()), key=len)  # type: ignore[call-overload]
    return moved(str(old), str(new))


def _of_fact(old: Fact, new: Fact, fields: set[str]) -> Iterator[ChangeClass]:
    """Classify what the fields of a fact say together."""
    if old.state is not new.state and State.PUBLISHED in (old.state, new.state):
        yield _C.RESTORED if new.state is State.PUBLISHED else _C.WITHDRAWN
    dates = old.period != new.period
    if old.value != new.value or _digits(old) != _digits(new):
        differs = _numbers(old) != _numbers(new)
        updated = differs and _moved_on(old, new)
        dates = dates and not updated
        yield _C.QUALIFIER_CHANGED if not differs else _C.VALUE_UPDATED if updated else _C.VALUE_REVISED
    if dates or _event(old, "when") != _event(new, "when") or _said_on(old) != _said_on(new):
        yield _C.DATE_CHANGED
    if "scope" in fields and any(
        _scope(old, each) != _scope(new, each) for each in ("place", "population", "definition")
    ):
        yield _C.SCOPE_CHANGED
    if "event" in fields:
        yield from _of_event(old, new)
    if "said_by" in fields and _speaker(old) != _speaker(new):
        yield _C.ATTRIBUTION_CHANGED
    if "citations" in fields:
        yield from _of_citations(old, new)


def _numbers(fact: Fact) -> tuple[object, ...]:
    return numbers_of(fact.value) if fact.value is not None else ()


def _moved_on(old: Fact, new: Fact) -> bool:
    """Tell whether the time a value speaks of has moved on."""
    if old.period is None or new.period is None:
        return False
    if old.period.latest is None and new.period.latest is None:
        return (new.period.earliest or dt.date.min) > (old.period.earliest or dt.date.min)
    return (new.period.latest or dt.date.max) > (old.period.latest or dt.date.max)


def _event(fact: Fact, attribute: str) -> object:
    return getattr(fact.event, attribute) if fact.event is not None else None


def _scope(fact: Fact, attribute: str) -> object:
    return getattr(fact.scope, attribute) or None if fact.scope is not None else None


def _said_on(fact: Fact) -> object:
    return fact.said_by.on if fact.said_by is not None else None


def _speaker(fact: Fact) -> tuple[object, ...]:
    said = fact.said_by
    return (said.actor, said.role, said.unnamed) if said is not None else ()


def _of_event(old: Fact, new: Fact) -> Iterator[ChangeClass]:
    """An event's day is looked at elsewhere; its title is only words."""
    if _event(old, "status") != _event(new, "status"):
        yield _C.QUALIFIER_CHANGED
    if _event(old, "where") != _event(new, "where") or _event(old, "kind") != _event(new, "kind"):
        yield _C.SCOPE_CHANGED


def _of_citations(old: Fact, new: Fact) -> Iterator[ChangeClass]:
    before, after = ({each.source for each in fact.citations} for fact in (old, new))
    if after - before:
        yield _C.SOURCE_ADDED
    if before - after:
        yield _C.SOURCE_REMOVED
    same: Callable[[Fact], list[Any]] = lambda fact: [each for each in fact.citations if each.source in before & after]  # noqa: E731
    if same(old) != same(new):
        yield _C.CITATION_CHANGED
