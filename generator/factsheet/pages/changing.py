"""The pages that tell what changed and what was wrong, and the pages of facts that are no longer held."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from factsheet.model.records import Fact
from factsheet.model.words import State
from factsheet.pages import history, linked
from factsheet.pages.page import Heading, Page, PageKind, Plan
from factsheet.pages.press import Press, root_of
from factsheet.wording import changes as wording
from factsheet.wording.changed import groups_of, notice


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
        if press.dossier.chronicle.has_tombstone(fact):
            yield Plan(
                address=f"facts/{fact.id}/",
                kind=PageKind.TOMBSTONE,
                title=f"Fact {fact.id}",
                description=wording.STATES[fact.state],
                printing=partial(_tombstone, press, fact),
            )


def _changes(press: Press, plan: Plan) -> Page:
    chronicle = press.dossier.chronicle
    groups = list(groups_of(press.past))
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


def _corrections(press: Press, plan: Plan) -> Page:
    found = [notice(press.past, each) for each in press.dossier.chronicle.corrections]
    policy = "corrections-policy.md" in press.corpus.pages
    searched: Iterable[str] = (text for each in found for text in (each.was, each.now, each.note))
    said = linked.corrections(press, found, root_of(plan.address))
    return press.page(plan, (), " ".join(searched), said, notices=found, policy=policy)


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
