"""How the readings of figures relate, for a person at a terminal and for a program."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from factsheet.analysis.relations import Relations
from factsheet.dossier import Dossier
from factsheet.model.records import Figure
from factsheet.model.relations import CLASHES, Kind, Relation
from factsheet.review.report import count, harmless, printable
from factsheet.wording.machine import gap_as_json
from factsheet.wording.relations import STRENGTHS, TITLES, Telling
from factsheet.wording.standings import BADGES, reason

MOST_NAMED = 20  # of one kind, where a person reads


def relations_as_json(dossier: Dossier, figures: Sequence[Figure], language: str) -> Iterator[str]:
    """Print an array of `{figure, left, right, kind, strength, dimensions, gap, sentence}`, piece by piece."""
    opened = False
    for figure in figures:
        telling = Telling(dossier.corpus, figure, language)
        for relation in dossier.relations[figure.id].all():
            yield (",\n  " if opened else "[\n  ") + json.dumps(_record(relation, telling), ensure_ascii=False)
            opened = True
    yield "\n]\n" if opened else "[]\n"


def _record(relation: Relation, telling: Telling) -> dict[str, Any]:
    return {
        "figure": relation.figure,
        "left": relation.left,
        "right": relation.right,
        "kind": relation.kind,
        "strength": relation.strength,
        "dimensions": list(relation.dimensions),
        "gap": gap_as_json(relation.gap) if relation.gap is not None else None,
        "sentence": printable(telling.sentence(relation)),
    }


def relations_as_text(dossier: Dossier, figures: Sequence[Figure], language: str) -> Iterator[str]:
    """Print each figure with its standing, its clashes one by one, and the rest by kind."""
    for n, figure in enumerate(figures):
        yield "\n" if n else ""
        yield from _figure(dossier, figure, language)


def _figure(dossier: Dossier, figure: Figure, language: str) -> Iterator[str]:
    relations, verdict = dossier.relations[figure.id], dossier.verdicts[figure.id]
    telling = Telling(dossier.corpus, figure, language)
    yield f"{figure.id}: {verdict.standing} ({BADGES[verdict.standing]})\n"
    yield f"  {_shown(reason(telling, verdict, relations.deciding(verdict), dossier.firsts[figure.id]))}\n"
    for kind in sorted(relations.kinds, key=lambda kind: (kind not in CLASHES, list(Kind).index(kind))):
        yield from _kind(relations, kind, telling)


def _kind(relations: Relations, kind: Kind, telling: Telling) -> Iterator[str]:
    total = relations.count(kind)
    yield f"  {kind} ({TITLES[kind]}): {count(total, 'pair')}\n"
    named = 0
    for sentence, pairs in groupby(_first(relations, kind), key=telling.sentence):
        for relation in pairs:
            named += 1
            yield f"    {_pair(relation, telling)}\n"
            yield from (f"      {_shown(line)}\n" for line in _more(relation, telling))
        yield f"      {_shown(sentence)}\n"
    if named < total:
        yield f"    and {count(total - named, 'more pair')}; --format json prints all of them\n"


def _shown(text: str) -> str:
    return harmless(printable(text))


def _first(relations: Relations, kind: Kind) -> Iterator[Relation]:
    for n, relation in enumerate(relations.all(kind)):
        if n == MOST_NAMED:
            return
        yield relation


def _pair(relation: Relation, telling: Telling) -> str:
    sides = (telling.sides.of(relation.left), telling.sides.of(relation.right))
    left, right = (f"{side.fact.id} [{side.says}, {side.period}]" for side in sides)
    return _shown(f"{left} and {right}")


def _more(relation: Relation, telling: Telling) -> Iterator[str]:
    if relation.strength is not None:
        yield STRENGTHS[relation.strength]
    if gap := telling.gap(relation):
        yield gap
    if condition := telling.to_agree(relation):
        yield condition
