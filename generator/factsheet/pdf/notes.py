"""What a text has cited, under its numbers: statement, whose it is, and where it can be read."""

from collections.abc import Iterable

from factsheet.model.identifiers import FactId
from factsheet.model.words import State
from factsheet.pdf.compositor import Compositor, Data


def notes(compositor: Compositor, numbered: Iterable[tuple[int, FactId]]) -> list[Data]:
    """Set the facts that a text cites by number."""
    found = []
    for number, identifier in numbered:
        fact = compositor.corpus.facts[identifier]
        removed = fact.state is State.REMOVED
        found.append(
            {
                "number": number,
                **compositor.fact(fact.id),
                "statement": [] if removed else compositor.say(fact.statement),
                "speaker": "" if removed else compositor.views.speaker(fact).text,
                "badges": [] if removed else compositor.views.badges(fact),
                "works": [] if removed else compositor.printed(fact),
            }
        )
    return found
