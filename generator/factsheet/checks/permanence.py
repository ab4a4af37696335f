"""P: what was published stays, and says what became of it."""

from collections.abc import Iterator

from factsheet.checks.rule import Case, Found, rule
from factsheet.model.records import State


@rule("P101", "superseded-by-nothing")
def superseded_facts_name_their_successor(case: Case) -> Iterator[Found]:
    """A superseded fact names the fact that took its place, and no other fact does.

    Passes: `state: superseded` with `superseded_by: killed-2025-july`.

    Fails: `state: superseded` alone.
    """
    for fact in case.corpus.facts.values():
        superseded = fact.state is State.SUPERSEDED
        if superseded and not fact.places.has("superseded_by"):
            yield Found(
                span=fact.places.at("state"),
                record=fact.id,
                field="state",
                message="the fact is superseded, but not by which other fact",
                hint="add `superseded_by:` with the id of the fact that took its place",
            )
        elif fact.superseded_by is not None and not superseded:
            yield Found(
                span=fact.places.key("superseded_by"),
                record=fact.id,
                field="superseded_by",
                message=f"another fact took its place, yet its state is {fact.state}",
                hint="set `state: superseded`, or remove the line",
            )


@rule("P102", "no-reason-given")
def gone_facts_say_why(case: Case) -> Iterator[Found]:
    """A fact that was withdrawn or removed says why.

    Passes: `state: withdrawn` with `state_reason: The source corrected itself.`

    Fails: `state: withdrawn` alone.
    """
    for fact in case.corpus.facts.values():
        if fact.state in (State.WITHDRAWN, State.REMOVED) and not fact.places.has("state_reason"):
            yield Found(
                span=fact.places.at("state"),
                record=fact.id,
                field="state",
                message=f"the fact is {fact.state}, and readers are not told why",
                hint="add `state_reason:` with one sentence",
            )


RULES = (superseded_facts_name_their_successor, gone_facts_say_why)
