"""Reading one file: where the reader stands, and the mistakes met so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from factsheet.documents.faults import Fault
from factsheet.documents.nodes import Place
from factsheet.documents.parse import Document
from factsheet.problems import Problem, Span

Steps = tuple[str | int, ...]


@dataclass(slots=True)
class Reading:
    """One file being read: collects mistakes and knows what they are about."""

    document: Document
    record: str
    problems: list[Problem] = field(default_factory=list)

    def report(self, code: str, place: Place, path: Steps, message: str, hint: str) -> None:
        """Note a mistake at a place of this file."""
        self.problems.append(
            Problem(
                span=Span(self.document.path, *place),
                code=code,
                name=FAULTS[code].name,
                message=message,
                hint=hint,
                record=self.record,
                field=dotted(path),
            )
        )


# What loading can find: code, name, page of the manual.
FAULTS: dict[str, Fault] = {
    "S101": Fault(
        "unknown-field",
        "A record has the fields of its table and no others; a typing slip is answered with the nearest name.",
    ),
    "S102": Fault("missing-field", "A required field is there. The place shown is the record's first line."),
    "S103": Fault("wrong-shape", "A field holds what its table says: a text, a list, a map; and it is not empty."),
    "S104": Fault("unknown-word", "Where a field takes one of a few words, it is one of them, in lower case."),
    "S105": Fault(
        "bad-id", "An id has lower-case letters, digits and hyphens, at most eighty; a file's name is its record's id."
    ),
    "S106": Fault("bad-date", "A date exists, and is written as 2025, 2025-06 or 2025-06-25."),
    "S107": Fault(
        "bad-number",
        "A number has digits, a point for decimals, and perhaps thousand, million or billion: no separators, no unit.",
    ),
    "S108": Fault(
        "bad-address", "A web address begins with https:// or http://; no other kind can be followed safely."
    ),
    "S109": Fault("bad-text", "A text of a fixed form, such as a language code or a digest, has that form."),
    "S110": Fault("stray-file", "Everything in content/ is read; what would not be is reported, not passed over."),
    "S111": Fault("no-sheet", "A dossier has a sheet.yml."),
    "S112": Fault("taken-page-name", "A prose page does not stand at the address of a page the site makes itself."),
    "S113": Fault(
        "not-an-edition",
        "A file in content/editions/ is a sealed edition, as `factsheet edition cut` wrote it, under its own name.",
    ),
    "S114": Fault(
        "not-a-receipt",
        "A line of content/evidence.jsonl is a receipt, as `factsheet evidence prove` wrote it, and answers something"
        " that no other does.",
    ),
}


def dotted(path: Steps) -> str:
    """Write a path as editors say it: `citations[1].at`."""
    words = ""
    for step in path:
        words += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if words else step
    return words


def did_you_mean(word: str, known: Sequence[str], otherwise: str = "") -> str:
    """Suggest the nearest known name; where none is near, say something else, or list them all."""
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return f"did you mean `{near[0]}`?"
    return otherwise or f"known here: {', '.join(known) or 'none'}"
