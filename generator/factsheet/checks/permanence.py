"""P: what was published stays, and says what became of it."""

from collections.abc import Iterator

from factsheet.checks.rule import Case, Found, at, at_key, rule
from factsheet.model.words import ChangeKind, State


@rule("P101", "superseded-by-nothing")
def superseded_facts_name_their_successor(case: Case) -> Iterator[Found]:
    """A superseded fact names the fact that took its place, and no other fact does.

    Passes:

        # fact old
        state: superseded
        superseded_by: riders-line

    Fails:

        # fact old
        state: superseded
    """
    for fact in case.corpus.facts.values():
        superseded = fact.state is State.SUPERSEDED
        if superseded and not fact.places.has("superseded_by"):
            message = "the fact is superseded, but not by which other fact"
            hint = "add `superseded_by:` with the id of the fact that took its place"
            yield at(fact.id, fact.places, ("state",), message, hint)
        elif fact.superseded_by is not None and not superseded:
            message = f"another fact took its place, yet its state is {fact.state}"
            hint = "set `state: superseded`, or remove the line"
            yield at_key(fact.id, fact.places, ("superseded_by",), message, hint)


@rule("P102", "no-reason-given")
def gone_facts_say_why(case: Case) -> Iterator[Found]:
    """A fact that was withdrawn or removed says why.

    Passes:

        # fact old
        state: withdrawn
        state_reason: The source took it back.

    Fails:

        # fact old
        state: withdrawn
    """
    for fact in case.corpus.facts.values():
        if fact.state in (State.WITHDRAWN, State.REMOVED) and not fact.places.has("state_reason"):
            message = f"the fact is {fact.state}, and readers are not told why"
            yield at(fact.id, fact.places, ("state",), message, "add `state_reason:` with one sentence")


@rule("P103", "half-a-correction")
def corrections_say_what_was_wrong(case: Case) -> Iterator[Found]:
    """A correction says what was wrong and what is right.

    Passes:

        # change
        kind: correction
        was: At least 210 people.
        now: At least 120 people.

    Fails:

        # change
        kind: correction
    """
    for change in case.corpus.changes.values():
        missing = [name for name in ("was", "now") if not change.places.has(name)]
        if change.kind is ChangeKind.CORRECTION and missing:
            message = f"a correction must say `{missing[0]}`"
            hint = "`was:` is the wrong reading, `now:` the right one"
            yield at(change.id, change.places, ("kind",), message, hint)


RULES = (superseded_facts_name_their_successor, gone_facts_say_why, corrections_say_what_was_wrong)
