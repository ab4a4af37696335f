"""What editions said of a fact or a figure, and what was found wrong later, as their pages show it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factsheet.model.editions import Edition
from factsheet.model.identifiers import FactId
from factsheet.model.records import Fact, Figure
from factsheet.model.words import State
from factsheet.pages.press import Press
from factsheet.wording import formats
from factsheet.wording.changed import Notice, notice
from factsheet.wording.changes import STATES
from factsheet.wording.standings import BADGES

_GONE = "A reading was removed from this edition."


@dataclass(frozen=True, slots=True)
class Told:
    """What was said from one edition on: where that edition's page is, and the lines of what it said."""

    edition: str
    title: str
    until: str  # the last edition that said the same, if that is another
    lines: tuple[str, ...]
    here: bool  # this very edition


def day(press: Press, edition: Edition) -> str:
    """Write the day an edition was sealed."""
    return formats.day(edition.released, press.views.language)


def of_fact(press: Press, fact: Fact) -> list[Told]:
    """Give what editions said of a fact, the newest first; a fact whose words were removed has none."""
    versions = press.dossier.chronicle.facts.get(fact.id, ())
    removed = fact.state is State.REMOVED
    lines = [
        ("Removed from this edition.",) if each.fact is None else () if removed else tuple(_said(press, each.fact))
        for each in versions
    ]
    return _told(press, [each.edition for each in versions], lines)


def _said(press: Press, fact: Fact) -> Iterator[str]:
    """Give a fact's words as they were, and its value with the day it speaks of."""
    views = press.views
    if fact.state in STATES:
        yield STATES[fact.state]
        return
    yield views.plain(fact.statement)
    if fact.figure is not None:
        period = f" ({views.date(fact.period)})" if fact.period is not None else ""
        yield f"{views.answer(fact)}{period}"


def of_figure(press: Press, figure: Figure) -> list[Told]:
    """Give where editions said that a figure stands, with the readings that stood for it, the newest first."""
    versions = press.dossier.chronicle.figures.get(figure.id, ())
    lines = [
        (
            BADGES[each.conclusion.verdict.standing],
            *(
                f"{press.views.answer(fact)}, said by {press.views.speaker(fact).text}"
                for fact in each.headline[:4]
            ),
            *([_GONE] if len(each.headline) < len(each.conclusion.headline) else []),
        )
        for each in versions
    ]  # fmt: skip
    return _told(press, [each.edition for each in versions], lines)


def _told(press: Press, firsts: Sequence[Edition], lines: Sequence[tuple[str, ...]]) -> list[Told]:
    """Put versions in order; each lasts until the edition before the next one."""
    chronicle = press.dossier.chronicle
    order = list(chronicle.editions)
    # What no edition has said yet has no history.
    ends = [order[order.index(each) - 1] for each in firsts[1:]] + order[-1:] if firsts else []
    found = [
        Told(
            edition=first.id,
            title=f"{first.id}, sealed on {day(press, first)}",
            until=last.id if last is not first else "",
            lines=said,
            here=first is chronicle.edition,
        )
        for first, last, said in zip(firsts, ends, lines, strict=True)
    ]
    return found[::-1]


def notices(press: Press, facts: Sequence[FactId]) -> list[Notice]:
    """Give what later editions say was wrong in these facts, each correction once."""
    later = press.dossier.chronicle.later
    found = {correction.note.id: correction for fact in facts for correction in later.get(fact, ())}
    return [notice(press.past, correction) for correction in found.values()]
