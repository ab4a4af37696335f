"""A rule: a code, a name, a weight, and a function that finds what breaks it.

The function's docstring is the rule's page in the manual.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import getdoc

from factsheet.model.corpus import Corpus
from factsheet.problems import Problem, Related, Severity, Span


@dataclass(frozen=True, slots=True)
class Case:
    """What is checked, and the day it is checked on."""

    corpus: Corpus
    today: dt.date


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found: a place, what is wrong there, what would be right."""

    span: Span
    record: str
    field: str
    message: str
    hint: str
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the house."""

    code: str
    name: str
    severity: Severity
    find: Callable[[Case], Iterator[Found]]

    @property
    def manual(self) -> str:
        """What, why, an example that passes and one that fails."""
        return getdoc(self.find) or ""

    def problems(self, case: Case) -> Iterator[Problem]:
        """Put the rule's name to everything it found."""
        for found in self.find(case):
            yield Problem(
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


def rule(
    code: str, name: str, severity: Severity = Severity.ERROR
) -> Callable[[Callable[[Case], Iterator[Found]]], Rule]:
    """Make a rule of a function that yields what breaks it."""

    def make(find: Callable[[Case], Iterator[Found]]) -> Rule:
        return Rule(code, name, severity, find)

    return make
