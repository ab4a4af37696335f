"""D: readings that pull apart are linked, dated, named and explained.

How readings relate is worked out before the rules are run; a rule says what an editor can do about it. The module
is long because every rule carries its page of the manual.
"""

from collections.abc import Iterator

from factsheet.checks.rule import Case, Found, at, at_key, rule
from factsheet.loading.reading import Steps
from factsheet.model.corpus import definition_in
from factsheet.model.identifiers import FactId
from factsheet.model.records import Fact, Figure
from factsheet.model.words import HeadlinePick
from factsheet.problems import Related, Severity


def _readings(case: Case) -> Iterator[tuple[Fact, Figure]]:
    """Every published answer to a figure, but for our own arithmetic."""
    for fact in case.corpus.published():
        figure = case.corpus.figure_of(fact)
        if figure is not None and fact.derived is None:
            yield fact, figure


def _other(case: Case, other: FactId, words: str) -> Related:
    fact = case.corpus.facts[other]
    return Related(fact.places.at("value") if fact.places.has("value") else fact.places.at("statement"), words)


def _latest(case: Case, fact: Fact) -> str:
    """Write the date that says no more than that a source had appeared."""
    source = case.corpus.sources.get(fact.citations[0].source)
    day = source.published.latest if source is not None else None
    return f": `[..{day.isoformat()}]`" if day is not None else ""


@rule("D101", "unlinked-revision")
def revisions_are_linked(case: Case) -> Iterator[Found]:
    """Two numbers of one speaker in one outlet, for the same time and scope, that cannot both hold, are linked.

    Either the later one revises the earlier, or one of the two has a slip. Without a link the sheet would print that a
    speaker contradicts itself.

    Passes:

        # figure
        behaviour: fixed
        explanation: Nobody knows who counted.
        # fact
        value: {exactly: 120}
        # fact second
        value: {exactly: 150}
        revises: riders-line

    Fails:

        # figure
        behaviour: fixed
        explanation: Nobody knows who counted.
        # fact
        value: {exactly: 120}
        # fact second
        value: {exactly: 150}
    """
    for one, other in case.oddities.unlinked:
        fact = case.corpus.facts[one]
        message = f"`{other}` gives another number of the same speaker for the same time, and no link says which holds"
        hint = "let the later of the two name the earlier in `revises`, or mend the slip"
        yield at(one, fact.places, ("value",), message, hint, _other(case, other, "the other number"))


@rule("D102", "unfaithful-repeat")
def echoes_say_the_same(case: Case) -> Iterator[Found]:
    """A reading that repeats another has a value that the other admits.

    What says something else is a reading of its own.

    Passes:

        # figure
        behaviour: fixed
        explanation: Nobody knows who counted.
        # fact
        value: {exactly: 120}
        # fact second
        value: {at_least: 120}
        repeats: riders-line

    Fails:

        # figure
        behaviour: fixed
        explanation: Nobody knows who counted.
        # fact
        value: {exactly: 120}
        # fact second
        value: {exactly: 150}
        repeats: riders-line
    """
    for one, first in case.oddities.unfaithful:
        fact = case.corpus.facts[one]
        hint = "mend the value, or remove `repeats` if it is an assertion of its own"
        message = f"it is said to repeat `{first}`, and their values cannot both hold"
        yield at(one, fact.places, ("repeats",), message, hint, _other(case, first, "what it repeats"))


@rule("D103", "foreign-revision")
def speakers_revise_their_own_words(case: Case) -> Iterator[Found]:
    """A fact revises, or takes the place of, words of the same speaker.

    What somebody else says against it is a reading beside it; what is denied is written `denies`.

    Passes:

        # figure
        behaviour: fixed
        explanation: Nobody knows who counted.
        # fact
        value: {exactly: 120}
        # fact second
        value: {exactly: 150}
        revises: riders-line

    Fails:

        # actor harbour
        name: The harbour
        kind: public
        # figure
        behaviour: fixed
        explanation: Nobody knows who counted.
        # fact
        value: {exactly: 120}
        # fact second
        statement: The harbour tells how many people ride on a day.
        value: {exactly: 150}
        said_by: harbour
        revises: riders-line
    """
    for one, other in case.oddities.foreign:
        fact = case.corpus.facts[one]
        field = "revises" if fact.revises == other else "superseded_by"
        message = f"`{other}` goes back to another speaker, and nobody can revise what somebody else said"
        hint = f"remove `{field}`; the two stand side by side, or one `denies` the other"
        yield at(one, fact.places, (field,), message, hint, _other(case, other, "the other speaker's words"))


@rule("D104", "relay-mismatch", Severity.WARNING)
def outlets_relay_the_same_number(case: Case) -> Iterator[Found]:
    """Two outlets that carry one speaker's number for one time carry the same number.

    One of them may have a slip, or the speaker gave two; the reader is told of both, and an editor looks again.

    Passes:

        # source gazette-2030
        publisher: bay-line
        # figure
        behaviour: fixed
        explanation: Nobody knows who counted.
        # fact
        value: {exactly: 120}
        # fact second
        value: {exactly: 120}
        citations:
          - source: gazette-2030
            at: page 1

    Fails:

        # source gazette-2030
        publisher: bay-line
        # figure
        behaviour: fixed
        explanation: Nobody knows who counted.
        # fact
        value: {exactly: 120}
        # fact second
        value: {exactly: 210}
        citations:
          - source: gazette-2030
            at: page 1
    """
    for one, other in case.oddities.mismatched:
        fact = case.corpus.facts[one]
        message = f"`{other}` has the same speaker give another number for the same time, through another outlet"
        hint = "look at both sources again; if both print it so, say so in a note and waive this rule for the fact"
        yield at(one, fact.places, ("value",), message, hint, _other(case, other, "the other number"))


@rule("D105", "undated-reading", Severity.WARNING)
def readings_are_dated(case: Case) -> Iterator[Found]:
    """A number that changes with time says of which time it speaks.

    Without a date it can be compared with nothing. A date that is hardly known can still be written: `[..2030-05-02]`.

    Passes:

        # fact
        as_of: "[..2030-05-02]"

    Fails:

        # fact
        as_of: (none)
    """
    for fact, figure in _readings(case):
        if fact.period is not None or fact.value is None:
            continue
        if not (figure.timeless or fact.places.has("as_of") or fact.places.has("scope", "period")):
            hint = f"add `as_of:`; its source gives the latest day it can be{_latest(case, fact)}"
            yield at_key(fact.id, fact.places, ("value",), "the number has no date, so it compares with nothing", hint)


@rule("D106", "unexplained-divergence")
def divergence_is_explained(case: Case) -> Iterator[Found]:
    """A figure whose readings clash, or measure differently, explains why they differ.

    The sheet works out that they differ and in what. Why they do, as far as anybody knows, only an editor can say.

    Passes:

        # figure
        behaviour: fixed
        explanation: Nobody knows who counted.
        # fact
        value: {exactly: 120}
        # actor harbour
        name: The harbour
        kind: public
        # fact second
        statement: The harbour tells how many people ride on a day.
        value: {exactly: 150}
        said_by: harbour

    Fails:

        # figure
        behaviour: fixed
        # fact
        value: {exactly: 120}
        # actor harbour
        name: The harbour
        kind: public
        # fact second
        statement: The harbour tells how many people ride on a day.
        value: {exactly: 150}
        said_by: harbour
    """
    for figure_id, (one, other) in case.oddities.diverging.items():
        figure = case.corpus.figures[figure_id]
        if not figure.places.has("explanation"):
            message = f"its readings diverge (`{one}` and `{other}`), and it does not say why"
            hint = "add `explanation:` with the reasons as far as they are known, or that none is"
            places = (_other(case, one, "one reading"), _other(case, other, "the other"))
            yield at(figure.id, figure.places, ("question",), message, hint, *places)


@rule("D107", "definition-unstated", Severity.WARNING)
def definitions_are_named(case: Case) -> Iterator[Found]:
    """Where a figure is counted in several ways, a reading says in which.

    What leaves it open is taken to count like the others, and can contradict them only perhaps. An echo need not say
    it: what it repeats does.

    Passes:

        # figure
        definitions: {boarded: People who board, tickets: Tickets sold}
        # fact
        scope: {definition: boarded}

    Fails:

        # figure
        definitions: {boarded: People who board, tickets: Tickets sold}
    """
    for fact, figure in _readings(case):
        if len(figure.definitions) < 2 or fact.value is None or fact.repeats is not None:
            continue
        if not (definition_in(figure, fact) or fact.places.has("scope", "definition")):
            names = ", ".join(f"`{name}`" for name in figure.definitions)
            hint = f"add `definition:` under `scope:`, one of {names}, if the source says so"
            yield at_key(fact.id, fact.places, ("value",), "it does not say which definition it counts by", hint)


@rule("D108", "headline-without-reading", Severity.WARNING)
def headlines_have_a_reading(case: Case) -> Iterator[Found]:
    """A headline that names a definition has a published reading to choose from.

    Passes:

        # figure
        definitions: {boarded: People who board, tickets: Tickets sold}
        headline: {pick: latest, definition: boarded}
        # fact
        scope: {definition: boarded}

    Fails:

        # figure
        definitions: {boarded: People who board, tickets: Tickets sold}
        headline: {pick: latest, definition: tickets}
        # fact
        scope: {definition: boarded}
    """
    answered = {(figure.id, definition_in(figure, fact)) for fact, figure in _readings(case) if fact.value is not None}
    figures = {figure for figure, _ in answered}
    for figure in case.corpus.figures.values():
        rule_ = figure.headline
        if rule_ is None or rule_.pick is HeadlinePick.NONE or not rule_.definition or figure.id not in figures:
            continue
        if rule_.definition in figure.definitions and (figure.id, rule_.definition) not in answered:
            steps: Steps = ("headline", "definition")
            message = f"no published reading counts by `{rule_.definition}`, so there is no headline"
            hint = "name a definition that has one, or leave the definition out"
            yield at(figure.id, figure.places, steps, message, hint)


RULES = (
    revisions_are_linked,
    echoes_say_the_same,
    speakers_revise_their_own_words,
    outlets_relay_the_same_number,
    readings_are_dated,
    divergence_is_explained,
    definitions_are_named,
    headlines_have_a_reading,
)
