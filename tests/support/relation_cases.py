"""Cases of two readings, as files of a small dossier: what a case leaves out is filled in here."""

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from factsheet.analysis.disagreement import Disagreement, compare
from factsheet.loading.corpus import load
from support.memory_tree import MemoryTree

Fields = Mapping[str, Any]

_SHEET = {
    "title": "Cases", "subject": "Invented readings.", "summary": "Nothing [@left].", "topics": {"all": "All"},
    "languages": ["en"], "licence": "CC0-1.0",
}  # fmt: skip
_ACTORS = {
    "alpha": {"kind": "ngo"}, "beta": {"kind": "ngo"}, "gamma": {"kind": "ngo"}, "post": {"kind": "outlet"},
    "alpha-voice": {"kind": "person", "speaks_for": "alpha", "note": "Spokesperson of Alpha."},
    "gazette": {"kind": "outlet"},
}  # fmt: skip
_PLACES: Mapping[str, Fields] = {
    "country": {}, "city": {"within": "country"}, "quarter": {"within": "city"}, "port": {"within": "country"},
}  # fmt: skip
_SOURCE = {"kind": "news", "language": "en", "access": "full", "accessed": "2026-07-01"}
_SOURCES: Mapping[str, Fields] = {
    "post-2026": {"publisher": "post", "published": "2026-06-30"},
    "gazette-2026": {"publisher": "gazette", "published": "2026-06-30"},
    "wire-2025": {"publisher": "gazette", "published": "2025-06-25", "relays": "alpha"},
}
_LEFT: Fields = {"said_by": "alpha", "citations": [{"source": "post-2026", "at": "page 1"}]}
_RIGHT: Fields = {"said_by": "beta", "citations": [{"source": "gazette-2026", "at": "page 1"}]}
_OTHER: Fields = {**_LEFT, "said_by": "gamma"}


def disagreement_of(figure: Fields, facts: Mapping[str, Fields]) -> Disagreement:
    """Compare readings of one figure, `the-figure`; each fact is filled in like the left one of a case."""
    files: dict[str, Fields] = {"sheet.yml": _SHEET}
    files |= {f"actors/{name}.yml": {"name": name.title(), **fields} for name, fields in _ACTORS.items()}
    files |= {f"places/{name}.yml": {"name": name.title(), **fields} for name, fields in _PLACES.items()}
    files |= {f"sources/{name}.yml": {"title": name, **_SOURCE, **fields} for name, fields in _SOURCES.items()}
    files["figures/the-figure.yml"] = {"title": "Figure", "question": "How many?", "counts": "Things.", **figure}
    base = {"statement": "It is said.", "figure": "the-figure", "state": "published"}
    files |= {f"facts/{name}.yml": {**base, **_LEFT, **fields} for name, fields in facts.items()}
    loaded = load(MemoryTree({path: yaml.safe_dump(fields) for path, fields in files.items()}))
    assert not loaded.problems, loaded.problems
    return compare(loaded.corpus)


def facts_of(case: Fields) -> dict[str, Fields]:
    """Give the readings of a case, filled in."""
    others = {name: {**_OTHER, **fields} for name, fields in case.get("others", {}).items()}
    return {**others, "left": {**_LEFT, **case["left"]}, "right": {**_RIGHT, **case["right"]}}


def turned(case: Fields) -> Fields:
    """The same case with its sides exchanged, links and all."""
    names = {"left": "right", "right": "left"}

    def renamed(value: Any) -> Any:
        if isinstance(value, str):
            return names.get(value, value)
        return value

    links = ("revises", "repeats", "denies", "superseded_by")
    facts = facts_of(case)
    swapped: dict[str, Fields] = {}
    for name, fields in facts.items():
        swapped[names.get(name, name)] = {
            key: renamed(value) if key in links else value for key, value in fields.items()
        }
    rest: Iterable[str] = [name for name in swapped if name not in names]
    return {
        **case,
        "left": swapped["left"],
        "right": swapped["right"],
        "others": {name: swapped[name] for name in rest},
    }
