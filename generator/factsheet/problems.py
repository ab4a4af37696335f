"""Mistakes: in content they are values with a place, around it they are errors with one cause.

A mistake in content is a `Problem`: collected, sorted and shown, never raised. What is wrong with the
surroundings (no dossier here, a folder that cannot be written) is a `FactsheetError`, one class a cause.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a mistake weighs; an error stops a build."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file: lines and columns count characters from 1; the end is exclusive."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        """Give the place as terminals and editors read it."""
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Related:
    """Another place a mistake speaks of, and what is there."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One mistake in content: what is wrong, where, and what would be right."""

    span: Span
    code: str
    name: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    record: str = ""
    field: str = ""
    related: tuple[Related, ...] = ()

    @property
    def order(self) -> tuple[Span, str, str]:
        """Where it stands in a report: by place, then rule, then words."""
        return self.span, self.code, self.message

    @property
    def fingerprint(self) -> str:
        """Names the mistake wherever its line moves to (16 hex digits)."""
        parts = (self.code, self.span.path, self.field, self.message)
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort by path, line, column and rule, each mistake once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.order))


class FactsheetError(Exception):
    """The surroundings are wrong: one line to the user, exit code 2."""


class NoDossier(FactsheetError):
    """No folder here or above holds a dossier."""

    def __init__(self, start: str) -> None:
        super().__init__(
            f"no dossier at {start} or above it: no folder holds content/sheet.yml"
            " (start one with `factsheet new dossier DIR`, or name one with -C DIR)"
        )
