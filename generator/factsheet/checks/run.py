"""Every rule, and a run of all of them over a corpus."""

import datetime as dt
from collections.abc import Mapping

from factsheet.checks import (
    characters,
    citations,
    disagreement,
    freshness,
    language,
    permanence,
    quotations,
    references,
    sealed,
    times,
    values,
)
from factsheet.checks.rule import Case, Rule
from factsheet.checks.waivers import weigh
from factsheet.model.changes import RecordChange
from factsheet.model.corpus import Corpus
from factsheet.model.identifiers import FactId
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
    *sealed.RULES,
    *language.RULES,
    *characters.RULES,
    *freshness.RULES,
)
CODES = frozenset(rule.code for rule in RULES)


def check(
    corpus: Corpus, today: dt.date, oddities: Oddities, changed: Mapping[FactId, RecordChange]
) -> tuple[Problem, ...]:
    """Hold a corpus against every rule, as its policy weighs them."""
    case = Case(corpus, today, oddities, changed)
    found = [problem for each in RULES for problem in each.problems(case)]
    return in_order(weigh(found, corpus.policy, CODES, today))
