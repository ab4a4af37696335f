"""Every rule, and a run of all of them over a corpus."""

import datetime as dt

from factsheet.checks import attribution, permanence, references, times, values
from factsheet.checks.rule import Case, Rule
from factsheet.model.corpus import Corpus
from factsheet.problems import Problem, in_order

RULES: tuple[Rule, ...] = (
    *references.RULES,
    *attribution.RULES,
    *values.RULES,
    *times.RULES,
    *permanence.RULES,
)


def check(corpus: Corpus, today: dt.date) -> tuple[Problem, ...]:
    """Hold a corpus against every rule."""
    case = Case(corpus, today)
    return in_order(problem for each in RULES for problem in each.problems(case))
