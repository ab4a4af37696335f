"""P, continued: what editions have sealed stays sealed, and a note says why a published fact changed.

The module is long because a rule's docstring is its page of the manual.
"""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from factsheet.checks.rule import Case, Found, at, rule
from factsheet.documents.sealed import ALONE, MEDIA, PAGES, digest
from factsheet.documents.tree import CONTENT
from factsheet.loading.fields import FOLDERS
from factsheet.loading.published import form_of
from factsheet.loading.reading import did_you_mean
from factsheet.loading.seals import verify
from factsheet.model.changes import ChangeClass, RecordChange
from factsheet.model.editions import Edition
from factsheet.model.records import Change
from factsheet.model.words import ChangeKind, State
from factsheet.problems import Related, Severity, Span

_VALUE = frozenset({ChangeClass.VALUE_REVISED, ChangeClass.VALUE_UPDATED})
_GONE = frozenset({State.WITHDRAWN, State.SUPERSEDED, State.REMOVED})
# What a source changes when it revises itself.
_OF_A_SOURCE = frozenset({"value", "as_stated", "as_of", "scope", "citations", "statement", "event", "method"})


@rule("P104", "published-record-gone")
def published_records_stay(case: Case) -> Iterator[Found]:
    """A record that an edition holds stays: it is not deleted, and its file is not renamed.

    Its page has been published, and somebody may have cited its address. A fact that no longer holds is withdrawn or
    superseded, and its page says so; other records are left where they are. A page of prose may be emptied to a
    sentence that says where its matter stands now.

    Passes:

        # sealed fact old
        state: published

        # fact old
        state: withdrawn
        state_reason: The source took it back.

        # change gone
        facts: [old]
        kind: withdrawal

    Fails:

        # sealed fact old
        state: published
    """
    told: set[str] = set()
    for edition in reversed(list(case.corpus.editions.values())):
        for name in sorted(edition.digests):
            kind, _, identifier = name.partition("/")
            if name in told or kind in (*ALONE, MEDIA):
                continue
            told.add(name)
            there = case.corpus.pages if kind == PAGES else case.corpus.ids.get(kind, frozenset())
            if identifier not in there:
                yield _gone(edition, kind, identifier, there)


def _gone(edition: Edition, kind: str, identifier: str, there: Iterable[str]) -> Found:
    path = f"{CONTENT}/{kind}/{identifier}{'' if kind == PAGES else '.yml'}"
    unpublished = sorted(name for name in there if f"{kind}/{name}" not in edition.digests)
    near = get_close_matches(identifier, unpublished, n=1)
    hint = f"was it renamed to `{near[0]}`? give it its old name back" if near else "bring the file back, from git"
    if kind == "facts":
        hint += "; what no longer holds is withdrawn: `state: withdrawn` and `state_reason:`"
    message = f"the record was published in edition {edition.id}, and its file is gone"
    return Found(Span(path), identifier, "", message, hint)


@rule("P105", "published-fact-a-draft-again")
def published_facts_stay_public(case: Case) -> Iterator[Found]:
    """A fact that an edition holds does not become a draft again: its page would be gone.

    Passes:

        # sealed fact old
        state: published

        # fact old
        state: withdrawn
        state_reason: The source took it back.

        # change gone
        facts: [old]
        kind: withdrawal

    Fails:

        # sealed fact old
        state: published

        # fact old
        state: draft

        # change gone
        facts: [old]
        kind: clarification
    """
    last = {name: edition.id for edition in case.corpus.editions.values() for name in edition.digests}
    for fact in case.corpus.facts.values():
        if fact.state is State.DRAFT and f"facts/{fact.id}" in last:
            message = f"the fact was published in edition {last[f'facts/{fact.id}']}, and is a draft again"
            hint = "set `state: withdrawn` with `state_reason:`, or `state: superseded` with `superseded_by:`"
            yield at(fact.id, fact.places, ("state",), message, hint)


@rule("P106", "unexplained-change", Severity.WARNING)
def changes_are_explained(case: Case) -> Iterator[Found]:
    """A published fact that changed since the newest edition is named by a note in `content/changes/` that says why.

    That a value moved can be seen; why it moved, only its editor knows: because there is a newer one, because its
    source revised it, or because we were wrong. `factsheet change new` begins the note. A change can be tried without
    one, but no edition is cut before it is there.

    Passes:

        # sealed fact
        value: {at_least: 110}

        # fact
        value: {at_least: 120}

        # change newer
        facts: [riders-line]
        kind: source-revised

    Fails:

        # sealed fact
        value: {at_least: 110}

        # fact
        value: {at_least: 120}
    """
    newest, explained = case.corpus.newest, case.corpus.explained()
    for identifier, change in case.changed.items():
        if newest is not None and identifier not in explained:
            fact = case.corpus.facts[identifier]
            names = [each.field for each in change.fields]
            what = f"{', '.join(names[:3])}{' and more' if names[3:] else ''}"
            message = f"the fact changed since edition {newest.id} ({what}), and no note says why"
            hint = f"write one: `factsheet change new {identifier}`"
            yield at(identifier, fact.places, (names[0],), message, hint)


@rule("P107", "note-contradicts-change")
def notes_fit_what_changed(case: Case) -> Iterator[Found]:
    """A note on a change fits what changed.

    An `update` gives a value for a later time; the same time with another value is `source-revised` or a
    `correction`. A `clarification` leaves the value as it was. A `withdrawal` withdraws. And what a note says has
    changed is not what the newest edition says.

    Passes:

        # sealed fact
        value: {at_least: 110}
        as_of: "2030-03"

        # fact
        value: {at_least: 120}
        as_of: "2030-04"

        # change newer
        kind: update

    Fails:

        # sealed fact
        value: {at_least: 110}
        as_of: "2030-04"

        # fact
        value: {at_least: 120}
        as_of: "2030-04"

        # change newer
        kind: update
    """
    newest = case.corpus.newest
    for note in case.corpus.fresh_notes() if newest is not None else ():
        for place, identifier in enumerate(note.facts):
            fact = case.corpus.facts.get(identifier)
            if fact is None or newest is None:
                continue  # that the name leads nowhere is a mistake of its own
            change = case.changed.get(identifier)
            if f"facts/{identifier}" not in newest.digests:
                message = f"`{identifier}` is in no edition yet: there is nothing to explain"
                yield at(note.id, note.places, ("facts", place), message, "take it out; a new fact needs no note")
            elif change is None and newest.redaction_of(f"facts/{identifier}") is None:
                message = f"`{identifier}` says what edition {newest.id} says: nothing has changed"
                yield at(note.id, note.places, ("facts", place), message, "take it out, or name the fact that changed")
            elif change is not None:
                related = Related(fact.places.at(change.fields[0].field), "what changed")
                for wrong, right in _contradictions(note, change, fact.state):
                    yield at(note.id, note.places, ("kind",), f"{wrong} (`{identifier}`)", right, related)


def _contradictions(note: Change, change: RecordChange, state: State) -> Iterator[tuple[str, str]]:
    """Say how a note contradicts a change, and what would be right."""
    classes, fields = set(change.classes), {each.field for each in change.fields}
    if note.kind is ChangeKind.UPDATE and ChangeClass.VALUE_REVISED in classes:
        yield (
            "the note calls it an update, but the value changed for the same time",
            "write `kind: source-revised` if its source changed it, `kind: correction` if we were wrong",
        )
    if note.kind is ChangeKind.CLARIFICATION and "value" in fields and classes & _VALUE:
        yield (
            "the note calls it a clarification, but the value changed",
            "write `kind: update`, `source-revised` or `correction`",
        )
    if note.kind is ChangeKind.SOURCE_REVISED and not fields & _OF_A_SOURCE:
        yield "the note says that the source was revised, but nothing that it says changed", "write another `kind:`"
    if note.kind is ChangeKind.WITHDRAWAL and state not in _GONE:
        yield "the note calls it a withdrawal, but the fact is still published", "withdraw the fact, or write another"
    withdrawn = state is State.WITHDRAWN and "state" in fields
    if withdrawn and note.kind not in (ChangeKind.WITHDRAWAL, ChangeKind.CORRECTION):
        yield "the fact was withdrawn, and the note calls it something else", "write `kind: withdrawal`"


@rule("P108", "broken-seal")
def seals_hold(case: Case) -> Iterator[Found]:
    """A sealed edition is what it was when it was sealed.

    Its digests are reckoned anew. A file in `content/editions/` is never changed by hand: what is wrong in it is put
    right in a new edition, and what the law forbids is blanked by `factsheet edition redact`.

    Passes:

        # sealed fact
        method: survey

        # fact
        method: survey

    Fails:

        # sealed fact
        method: survey

        # fact
        method: survey

        # changed by hand
    """
    editions = case.corpus.editions
    for edition in editions.values():
        for found in verify(edition, editions):
            if found.fault:
                hint = "bring the file back as it was sealed, from git"
                yield Found(Span(edition.path), edition.id, "", found.what, hint)


@rule("P109", "since-no-edition")
def corrections_name_an_edition(case: Case) -> Iterator[Found]:
    """The edition that a correction names as the first to be wrong is there, and holds the fact.

    Passes:

        # sealed fact
        value: {at_least: 210}

        # fact
        value: {at_least: 120}

        # change wrong
        kind: correction
        was: At least 210 people.
        now: At least 120 people.
        since: 2030-05-01

    Fails:

        # sealed fact
        value: {at_least: 210}

        # fact
        value: {at_least: 120}

        # change wrong
        kind: correction
        was: At least 210 people.
        now: At least 120 people.
        since: 2030-01-01
    """
    editions = case.corpus.editions
    for note in case.corpus.changes.values():
        if not note.since:
            continue
        edition = next((each for each in editions.values() if each.id == note.since), None)
        if edition is None:
            message = f"there is no edition `{note.since}`"
            hint = did_you_mean(note.since, list(editions), "name one that is sealed" if editions else "none is sealed")
            yield at(note.id, note.places, ("since",), message, hint)
        elif not any(f"facts/{fact}" in edition.digests for fact in note.facts):
            message = f"edition {edition.id} does not hold what the note corrects"
            yield at(note.id, note.places, ("since",), message, "name the first edition that had it wrong")


@rule("P110", "gathered-note-changed")
def gathered_notes_stay(case: Case) -> Iterator[Found]:
    """A note on a change that an edition has gathered stays as it is: it tells what happened then.

    Passes:

        # sealed change newer
        note: A newer count.

        # change newer
        note: A newer count.

    Fails:

        # sealed change newer
        note: A newer count.

        # change newer
        note: We were wrong.
    """
    newest = case.corpus.newest
    if newest is None:
        return
    for note in case.corpus.changes.values():
        name = f"changes/{note.id}"
        sealed = newest.digests.get(name) if newest.redaction_of(name) is None else None
        if sealed is not None and sealed != digest(form_of("changes", FOLDERS["changes"], note)):
            message = f"the note stands in edition {newest.id}, and says something else there"
            hint = "bring it back as it was, and write another note for what happened since"
            yield at(note.id, note.places, ("note",), message, hint)


RULES = (
    published_records_stay,
    published_facts_stay_public,
    changes_are_explained,
    notes_fit_what_changed,
    seals_hold,
    corrections_name_an_edition,
    gathered_notes_stay,
)
