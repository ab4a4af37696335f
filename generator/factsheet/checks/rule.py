"""A rule: a code, a name, a weight, and a function that finds what breaks it.

The function's docstring is the rule's page in the manual: what must hold, why, and two examples that are
run as tests. An example names a record (`# fact`) and the fields in which it differs from a good one.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from inspect import getdoc

from factsheet.loading.reading import Steps, dotted
from factsheet.model.changes import RecordChange
from factsheet.model.corpus import Corpus
from factsheet.model.identifiers import FactId
from factsheet.model.provable import Provable, provable_in
from factsheet.model.records import Places
from factsheet.model.relations import Oddities
from factsheet.problems import Problem, Related, Severity, Span


@dataclass(frozen=True)
class Case:
    """What is checked, the day it is checked on, what is odd about how readings relate, and what facts have changed.

    `changed` are facts of which the newest edition says something else.
    """

    corpus: Corpus
    today: dt.date
    oddities: Oddities
    changed: Mapping[FactId, RecordChange] = field(default_factory=dict)

    @cached_property
    def provables(self) -> tuple[Provable, ...]:
        """Everything that can be held against a copy, drafts too; several rules ask."""
        return tuple(each for fact in self.corpus.facts.values() for each in provable_in(self.corpus, fact))


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found: a place, what is wrong there, what would be right."""

    span: Span
    record: str
    field: str
    message: str
    hint: str
    related: tuple[Related, ...] = ()


def at(record: str, places: Places, steps: Steps, message: str, hint: str, *related: Related) -> Found:
    """Find something at a value."""
    return Found(places.at(*steps), record, dotted(steps), message, hint, related)


def at_key(record: str, places: Places, steps: Steps, message: str, hint: str, *related: Related) -> Found:
    """Find something at a key."""
    return Found(places.key(*steps), record, dotted(steps), message, hint, related)


def in_language(field: str, language: str) -> Steps:
    """Lead to one wording of a text; the only one stands at the field itself."""
    return (field, language) if language else (field,)


Find = Callable[[Case], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the house."""

    code: str
    name: str
    severity: Severity
    find: Find

    @property
    def manual(self) -> str:
        """What, why, an example that passes and one that fails."""
        return getdoc(self.find) or ""

    def problems(self, case: Case) -> Iterator[Problem]:
        """Put the rule's name to everything it found."""
        return map(self.problem, self.find(case))

    def problem(self, found: Found) -> Problem:
        """Put the rule's name to one thing found."""
        return Problem(
            span=found.span,
            code=self.code,
            name=self.name,
            severity=self.severity,
            message=found.message,
            hint=found.hint,
            record=found.record,
            field=found.field,
            related=found.related,
        )


def rule(code: str, name: str, severity: Severity = Severity.ERROR) -> Callable[[Find], Rule]:
    """Make a rule of a function that yields what breaks it."""

    def make(find: Find) -> Rule:
        return Rule(code, name, severity, find)

    return make
