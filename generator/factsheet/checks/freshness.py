"""W: when to look again, and what was set aside for how long."""

from collections.abc import Iterator

from factsheet.checks.rule import Case, Found, at, rule
from factsheet.model.words import State
from factsheet.problems import Severity


@rule("W101", "review-overdue", Severity.WARNING)
def facts_are_looked_at_again(case: Case) -> Iterator[Found]:
    """A published fact is looked at again by the day its editor set.

    Passes:

        # fact
        review_by: "2030-06"

    Fails:

        # fact
        review_by: "2030-05-31"
    """
    for fact in case.corpus.facts.values():
        due = fact.review_by
        overdue = due is not None and due.latest is not None and due.latest < case.today
        if due is not None and overdue and fact.state is State.PUBLISHED:
            message = f"it was to be looked at again by {due.text}"
            hint = "open the source again, set `checked`, and a new `review_by`"
            yield at(fact.id, fact.places, ("review_by",), message, hint)


RULES = (facts_are_looked_at_again,)
