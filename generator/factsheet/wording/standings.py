"""Where a figure stands, and why, in plain words. They name who says what; they call nobody right.

English; other languages follow with their own tables.
"""

from collections.abc import Sequence

from factsheet.model.records import Fact
from factsheet.model.relations import Dimension, Kind, Origins, Relation, Standing, Strength, Verdict
from factsheet.wording.numerals import counted, listed
from factsheet.wording.relations import DIMENSIONS, Telling
from factsheet.wording.sides import Side, Sides

BADGES = {
    Standing.CONTRADICTED: "Sources contradict each other",
    Standing.CONTESTED: "Accounts compete",
    Standing.SINGLE_ORIGIN: "One origin",
    Standing.DIVERGING: "Different measures",
    Standing.CHANGING: "Changed over time",
    Standing.AGREED: "Sources agree",
    Standing.NOT_IN_CONFLICT: "No conflict found",
    Standing.EMPTY: "No answer yet",
}
_MEASURES = (Dimension.DEFINITION, Dimension.METHOD, Dimension.PLACE, Dimension.POPULATION)
_RESTS_ON = {
    Dimension.PERIOD: "which days are meant",
    Dimension.PLACE: "a place that one of them leaves out",
    Dimension.DEFINITION: "a definition that is not stated",
}
_MOST_NAMED = 3


def reason(telling: Telling, verdict: Verdict, relation: Relation | None, own: Sequence[Fact] = ()) -> str:
    """Say in one sentence why a figure stands where it stands.

    `relation` is the pair it rests on, if there is one; `own` are all readings that say something of their own: of
    competing descriptions every term is named, with the first who uses it.
    """
    sides = telling.sides
    told = [sides.of(fact) for fact in verdict.deciding[: _MOST_NAMED if relation is None else 2]]
    if verdict.standing is Standing.EMPTY:
        return "No source has been found that answers it."
    if verdict.standing is Standing.SINGLE_ORIGIN:
        return f"{_only(sides, verdict.origins)}."
    if verdict.standing is Standing.CHANGING and relation is not None:
        return f"{_change(telling, relation)}: {_says(told, dated=True)}."
    if verdict.standing is Standing.AGREED:
        answers = "answers that go together" if len(told) > 1 else "this answer"
        return f"Two origins give {answers}: {_says(told)}; whether one drew on the other is not established."
    if verdict.standing is Standing.NOT_IN_CONFLICT:
        undated = relation is not None and relation.kind is Kind.UNDATED
        why = "Not all can be compared, for want of a date" if undated else "Nothing clashes, and nothing supports"
        more = len(verdict.deciding) - len(told)
        return f"{why}: {_says(told)}{f'; and {counted(more)} more' if more else ''}."
    if relation is not None and relation.kind is Kind.COMPETING_DESCRIPTION and own:
        told = _one_of_each_term(sides, own)
    return f"{_difference(verdict.standing, relation)}: {_says(told)}."


def _one_of_each_term(sides: Sides, own: Sequence[Fact]) -> list[Side]:
    first = {fact.value.term: fact.id for fact in reversed(own) if fact.value is not None}
    return [sides.of(first[term]) for term in sides.figure.vocabulary if term in first]


def _says(told: Sequence[Side], *, dated: bool = False) -> str:
    return "; ".join(f"{side.says}, {side.period}" if dated else side.says for side in told)


def _difference(standing: Standing, relation: Relation | None) -> str:
    """Say how the two readings differ that decided it."""
    if relation is None or standing is Standing.CONTRADICTED:
        return "They cannot both hold as stated"
    if standing is Standing.DIVERGING:
        measures = [DIMENSIONS[each] for each in relation.dimensions if each in _MEASURES]
        several = len(measures) > 1 or Dimension.POPULATION in relation.dimensions
        return f"The answers differ, and so {'do' if several else 'does'} {listed(measures)}"
    if relation.kind is Kind.DENIAL:
        return "One rejects what the other says"
    if relation.kind is Kind.COMPETING_DESCRIPTION:
        return "The accounts differ"
    if relation.strength is Strength.SOFT:
        return "Taken with the usual tolerance they do not meet"
    return f"Whether both can hold rests on {listed([_RESTS_ON[each] for each in relation.undecided])}"


def _change(telling: Telling, relation: Relation) -> str:
    if relation.kind is not Kind.REVISION:
        return "The answers differ with the time they speak of"
    if telling.by_rule(relation):
        return "The same voice gave less for a longer time"
    return "The same voice put one in the place of the other"


def _only(sides: Sides, origins: Origins) -> str:
    if not origins.known:
        return "Nobody who is named stands behind it"
    rest = f"; {counted(origins.unnamed)} more {'is' if origins.unnamed == 1 else 'are'} not named"
    return f"All that can be traced goes back to {sides.name(origins.known[0])}{rest if origins.unnamed else ''}"


def origins_in_words(origins: Origins) -> str:
    """Count origins: `two origins and one unnamed`."""
    known, unnamed = len(origins.known), origins.unnamed
    if not known:
        return f"{counted(unnamed)} unnamed origin{'s' if unnamed != 1 else ''}"
    named = f"{counted(known)} origin{'s' if known != 1 else ''}"
    return f"{named} and {counted(unnamed)} unnamed" if unnamed else named
