"""Reading one file: where the reader stands, and the mistakes met so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from factsheet.documents.nodes import Place
from factsheet.documents.parse import Document
from factsheet.problems import Problem, Related, Span

Path = tuple[str | int, ...]


@dataclass(slots=True)
class Reading:
    """One file being read: collects mistakes and knows what they are about."""

    document: Document
    record: str
    problems: list[Problem] = field(default_factory=list)

    def report(
        self, code: str, place: Place, path: Path, message: str, hint: str = "", *,
        related: tuple[Related, ...] = (),
    ) -> None:  # fmt: skip
        """Note a mistake at a place of this file."""
        self.problems.append(
            Problem(
                span=Span(self.document.path, *place),
                code=code,
                name=NAMES[code],
                message=message,
                hint=hint,
                record=self.record,
                field=dotted(path),
                related=related,
            )
        )


# What loading can find, by rule; `docs/rules.md` prints this list with the checks' own pages.
NAMES = {
    "S101": "unknown-field",
    "S102": "missing-field",
    "S103": "wrong-shape",
    "S104": "unknown-word",
    "S105": "bad-id",
    "S106": "bad-date",
    "S107": "bad-number",
    "S108": "bad-address",
    "S109": "bad-text",
    "S110": "stray-file",
    "S111": "no-sheet",
}


def dotted(path: Path) -> str:
    """Write a path as editors say it: `citations[1].at`."""
    words = ""
    for step in path:
        words += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if words else step
    return words


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """Suggest the nearest known name, or list them all while that is short."""
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return f"did you mean `{near[0]}`?"
    return f"known here: {', '.join(known)}"
