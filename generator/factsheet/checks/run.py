"""Every rule, and a run of all of them over a corpus."""

import datetime as dt

from factsheet.checks import (
    citations,
    disagreement,
    freshness,
    language,
    permanence,
    quotations,
    references,
    times,
    values,
)
from factsheet.checks.rule import Case, Rule
from factsheet.checks.waivers import weigh
from factsheet.model.corpus import Corpus
from factsheet.model.relations import Oddities
from factsheet.problems import Problem, in_order

RULES: tuple[Rule, ...] = (
    *references.RULES,
    *citations.RULES,
    *quotations.RULES,
    *values.RULES,
    *times.RULES,
    *disagreement.RULES,
    *permanence.RULES,
    *language.RULES,
    *freshness.RULES,
)
CODES = frozenset(rule.code for rule in RULES)


def check(corpus: Corpus, today: dt.date, oddities: Oddities) -> tuple[Problem, ...]:
    """Hold a corpus against every rule, as its policy weighs them."""
    case = Case(corpus, today, oddities)
    found = [problem for each in RULES for problem in each.problems(case)]
    return in_order(weigh(found, corpus.policy, CODES, today))
