"""Our own JSON: everything in one file, and each fact and figure alone, with what the program concluded of it.

Records stand as an editor writes them, so that the file can be read back by the same loader. Every number is text.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from typing import Any

from factsheet.analysis.chronicle import Correction
from factsheet.exports.export import SCHEMA_VERSION, Export, Exported
from factsheet.exports.writing import in_lines, one_line, opened
from factsheet.loading.fields import FOLDERS
from factsheet.loading.published import form_of
from factsheet.model.dates import Date
from factsheet.model.editions import SealedPair
from factsheet.model.intervals import interval_of
from factsheet.model.records import Fact, Figure
from factsheet.model.relations import CLASHES, Relation
from factsheet.wording.changed import notice
from factsheet.wording.machine import day_text, gap_as_json, interval_as_json
from factsheet.wording.relations import Telling
from factsheet.wording.standings import BADGES, reason
from factsheet.wording.works import Work

# With how many others a fact's own file says how it relates; the figure's file and relations.csv have all.
MOST_RELATED = 200


def json_files(export: Export) -> Iterator[Exported]:
    """Give everything in one file, then each figure and fact."""
    yield Exported("data/factsheet.json", partial(_whole, export))
    for figure in export.dossier.corpus.figures.values():
        yield Exported(f"data/figures/{figure.id}.json", partial(_figure_file, export, figure))
    for fact in export.facts:
        yield Exported(f"data/facts/{fact.id}.json", partial(_fact_file, export, fact))


def _head(export: Export, schema: str) -> dict[str, Any]:
    return {"$schema": schema, "schema_version": SCHEMA_VERSION, "about": export.about}


def _whole(export: Export) -> Iterator[str]:
    """Print the whole dossier, a line for each record."""
    records, conclusions = export.records, export.dossier.corpus.figures.values()
    yield _begun(_head(export, "schema/factsheet.json"))
    yield ',\n"records": {'
    kinds = [(kind, found) for kind, found in records.items() if "" in found]
    yield ",".join(f"\n {one_line(kind)}: {one_line(found[''])}" for kind, found in kinds)
    for kind, found in records.items():
        if "" not in found:
            yield f",\n {one_line(kind)}: {{"
            yield from _lines(found.items())
            yield "}"
    yield f'}},\n"order": {one_line(export.orders)},\n"figures": {{'
    yield from _lines((figure.id, concluded(export, figure)) for figure in conclusions)
    yield '},\n"facts": {'
    yield from _lines((fact.id, read_as(export, fact)) for fact in export.facts)
    yield f'}},\n"timeline": {one_line([entry.fact.id for entry in export.dossier.timeline])}\n}}\n'


def _begun(head: Mapping[str, Any]) -> str:
    """Print the beginning of a map that goes on."""
    return in_lines(head).removesuffix("\n}\n")


def _lines(pairs: Iterable[tuple[str, Any]]) -> Iterator[str]:
    for place, (key, value) in enumerate(pairs):
        yield f"{',' if place else ''}\n  {one_line(key)}: {one_line(value)}"


def _fact_file(export: Export, fact: Fact) -> Iterator[str]:
    """Print one fact: its record, what it admits, how it relates to others, what editions said, how to cite it."""
    yield from opened(
        {
            **_head(export, "../schema/fact.json"),
            "id": fact.id,
            "address": _page(export, f"facts/{fact.id}/"),
            "record": export.records["facts"][fact.id],
            **read_as(export, fact),
            **_related(export, fact),
            "history": list(_history(export, fact)),
            "corrections": [_correction(export, each) for each in export.dossier.chronicle.later.get(fact.id, ())],
            "cite": _cite(export, export.citing.fact(fact)),
        }
    )
    yield "\n}\n"


def _figure_file(export: Export, figure: Figure) -> Iterator[str]:
    """Print one figure: its record, where it stands, its readings, what editions concluded, how they relate."""
    about = {
        **_head(export, "../schema/figure.json"),
        "id": figure.id,
        "address": _page(export, f"figures/{figure.id}/"),
        "record": export.records["figures"][figure.id],
        **concluded(export, figure),
        "readings": {fact.id: read_as(export, fact) for fact in export.readings_of(figure)},
        "history": [
            {
                "edition": each.edition.id,
                "released": each.edition.released.isoformat(),
                "standing": each.conclusion.verdict.standing,
                "headline": [fact.id for fact in each.headline],
            }
            for each in export.dossier.chronicle.figures.get(figure.id, ())
        ],
        "cite": _cite(export, export.cite_figure(figure)),
    }
    yield from opened(about)
    relations, among = export.dossier.relations[figure.id], export.dossier.relations[figure.id].sets.published
    telling = Telling(export.dossier.corpus, figure, export.words.language)
    # Pairs grow by the square of readings: each is printed and let go.
    clashes = relations.all(*CLASHES, among=among) if CLASHES & relations.kinds else ()
    yield ',\n "clashes": ['
    yield from _items(_clash(each, telling) for each in clashes)
    yield '],\n "relations": ['
    yield from _items(_pair(each) for each in relations.pairs(among))
    yield "]\n}\n"


def _items(items: Iterable[object]) -> Iterator[str]:
    """Print a list, a line for each item."""
    for place, each in enumerate(items):
        yield f"{',' if place else ''}\n  {one_line(each)}"


def _page(export: Export, page: str) -> str | None:
    return f"{export.url}{page}" if export.url else None


def concluded(export: Export, figure: Figure) -> dict[str, Any]:
    """Say where a figure stands, why, and by which readings."""
    dossier = export.dossier
    verdict, relations = dossier.verdicts[figure.id], dossier.relations[figure.id]
    telling = Telling(dossier.corpus, figure, export.words.language)
    return {
        "standing": verdict.standing,
        "standing_in_words": BADGES[verdict.standing],
        "reason": reason(telling, verdict, relations.deciding(verdict), dossier.firsts[figure.id]),
        "deciding": list(verdict.deciding),
        "origins": {"known": list(verdict.origins.known), "unnamed": verdict.origins.unnamed},
        "headline": [fact.id for fact in dossier.headlines[figure.id]],
    }


def read_as(export: Export, fact: Fact) -> dict[str, Any]:
    """Say how a fact was read: who says it, in which words, which numbers and days that admits."""
    if fact.id not in export.read:
        export.read[fact.id] = _read_as(export, fact)
    return export.read[fact.id]


def _read_as(export: Export, fact: Fact) -> dict[str, Any]:
    corpus, words = export.dossier.corpus, export.words
    figure, speaker = corpus.figure_of(fact), words.speaker(fact)
    interval = None
    if fact.value is not None and figure is not None:
        interval = interval_of(fact.value, figure.kind, corpus.policy.tolerances)
    admitted = interval_as_json(interval, fact.value) if interval is not None and fact.value is not None else None
    stated = words.words(fact.as_stated).text if fact.as_stated is not None else None
    return {
        "speaker": {"id": speaker.id or None, "name": speaker.text, "party": speaker.party},
        "answer": words.answer(fact) if fact.figure is not None else None,
        "interval": {**admitted, "as_stated": stated} if admitted is not None else None,
        "as_stated": stated,
        "period": _days(fact.period),
        "when": _days(fact.event.when) if fact.event is not None else None,
    }


def _days(date: Date | None) -> dict[str, Any] | None:
    """Write a date as it was written, and the first and last day it can mean; null is open."""
    if date is None:
        return None
    return {"edtf": date.text, "earliest": day_text(date.earliest), "latest": day_text(date.latest)}


def _related(export: Export, fact: Fact) -> dict[str, Any]:
    """Say what a reading is to others, clashes first, and of clashes how far apart the two are."""
    figure = export.dossier.corpus.figure_of(fact)
    if figure is None:
        return {"clashes": [], "relations": [], "relations_left_out": 0}
    relations = export.dossier.relations[figure.id]
    telling = Telling(export.dossier.corpus, figure, export.words.language)
    among, kinds = relations.sets.published, relations.kinds_of(fact.id)
    total = sum(relations.count_of(fact.id, kind, among) for kind in kinds)
    order = sorted(kinds, key=lambda kind: (kind not in CLASHES, kind))
    found = (each for kind in order for each in relations.kinds_with(fact.id, kind, among=among))
    shown = [
        {"with": other, "kind": kind, "strength": strength} for other, kind, strength in islice(found, MOST_RELATED)
    ]
    clashes = relations.of(fact.id, *CLASHES, among=among) if CLASHES & set(kinds) else iter(())
    return {
        "clashes": [_clash(each, telling) for each in islice(clashes, MOST_RELATED)],
        "relations": shown,
        "relations_left_out": total - len(shown),
    }


def _pair(pair: SealedPair) -> dict[str, Any]:
    return {"left": pair.left, "right": pair.right, "kind": pair.kind, "strength": pair.strength}


def _clash(relation: Relation, telling: Telling) -> dict[str, Any]:
    """Tell of two readings that clash; relations.csv tells as much of every other pair."""
    return {
        "left": relation.left,
        "right": relation.right,
        "kind": relation.kind,
        "strength": relation.strength,
        "dimensions": list(relation.dimensions),
        "undecided": list(relation.undecided),
        "gap": gap_as_json(relation.gap) if relation.gap is not None else None,
        "sentence": telling.sentence(relation),
    }


def _history(export: Export, fact: Fact) -> Iterator[dict[str, Any]]:
    """Give what editions said of a fact, the oldest first; null where its words were removed."""
    for each in export.dossier.chronicle.facts.get(fact.id, ()):
        record = form_of("facts", FOLDERS["facts"], each.fact) if each.fact is not None else None
        yield {"edition": each.edition.id, "released": each.edition.released.isoformat(), "record": record}


def _correction(export: Export, correction: Correction) -> dict[str, Any]:
    """Tell what was found wrong later; no file of an edition names a later one."""
    found = notice(export.past, correction)
    return {"id": found.id, "was": found.was, "now": found.now, "note": found.note}


def _cite(export: Export, works: list[Work]) -> dict[str, Any]:
    return {
        "text": export.citing.text(works),
        "works": [work.key for work in works[1:]],
    }
