"""How figures stand otherwise: their standing, their headline, and `one contradiction becomes a revision`."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from factsheet.analysis.ranks import places_of
from factsheet.analysis.relations import Relations
from factsheet.dossier import Dossier
from factsheet.model.changes import RecordChange
from factsheet.model.identifiers import FactId, FigureId
from factsheet.model.records import Fact
from factsheet.model.relations import CLASHES, Kind
from factsheet.model.text import Text
from factsheet.review.proposals.proposal import FigureTold, Pair
from factsheet.wording.numerals import counted
from factsheet.wording.values import value_in_words

# So many readings are looked at pair by pair; of more, those that were touched.
MOST = 300
# What is said of these can change what any reading is to any other.
_FAR = frozenset({"figures", "sources", "actors", "places", ""})
_ONE = {
    Kind.REVISION: "a revision", Kind.ECHO: "an echo", Kind.ALTERED_ECHO: "an altered echo", Kind.DENIAL: "a denial",
    Kind.NO_FIGURE: "an answer not given", Kind.DIFFERENT_DEFINITION: "a difference of definition",
    Kind.CONTRADICTION: "a contradiction", Kind.PART_OF_WHOLE: "a part and its whole",
    Kind.DIFFERENT_SCOPE: "a difference of scope", Kind.DIFFERENT_PERIOD: "a difference of period",
    Kind.AGREEMENT: "an agreement", Kind.COMPETING_DESCRIPTION: "a competing description",
    Kind.DIFFERENT_METHOD: "a difference of method", Kind.COMPATIBLE: "a compatible pair",
    Kind.UNDATED: "an undated pair", Kind.SUCCESSIVE: "a successive pair",
}  # fmt: skip
_MANY = {
    Kind.REVISION: "revisions", Kind.ECHO: "echoes", Kind.ALTERED_ECHO: "altered echoes", Kind.DENIAL: "denials",
    Kind.NO_FIGURE: "answers not given", Kind.DIFFERENT_DEFINITION: "differences of definition",
    Kind.CONTRADICTION: "contradictions", Kind.PART_OF_WHOLE: "parts and their wholes",
    Kind.DIFFERENT_SCOPE: "differences of scope", Kind.DIFFERENT_PERIOD: "differences of period",
    Kind.AGREEMENT: "agreements", Kind.COMPETING_DESCRIPTION: "competing descriptions",
    Kind.DIFFERENT_METHOD: "differences of method", Kind.COMPATIBLE: "compatible pairs",
    Kind.UNDATED: "undated pairs", Kind.SUCCESSIVE: "successive pairs",
}  # fmt: skip
Move = tuple[Kind | None, Kind | None]


def moves(old: Relations | None, new: Relations | None, touched: Collection[FactId]) -> Counter[Move]:
    """Count the pairs that were one thing and are another; None where a pair was not there, or is no more.

    Of a figure with very many readings only pairs with a touched one are looked at.
    """
    sides = [each for each in (old, new) if each is not None]
    ids = {reading.id for each in sides for reading in each.readings}
    looked_at = sorted(ids if len(ids) <= MOST else ids & set(touched))
    found: Counter[Move] = Counter()
    seen: set[FactId] = set()
    for fact in looked_at:
        before, after = (_kinds(each, fact) for each in (old, new))
        seen.add(fact)
        for other in (before.keys() | after.keys()) - seen:
            if before.get(other) is not after.get(other):
                found[before.get(other), after.get(other)] += 1
    return found


def _kinds(relations: Relations | None, fact: FactId) -> Mapping[FactId, Kind]:
    return relations.kinds_by_reading(fact) if relations is not None else {}


def in_words(found: Counter[Move]) -> Iterator[str]:
    """Say each move in words, those that open or settle a clash first."""
    for (old, new), number in sorted(found.items(), key=lambda each: _weight(*each[0])):
        many = number > 1
        if old is not None and new is not None:
            becomes = f"become {_MANY[new]}" if many else f"becomes {_ONE[new]}"
            yield f"{_number(number)} {_named(old, many=many)} {becomes}"
        elif new is not None:
            yield f"{_number(number)} new {_named(new, many=many)}"
        elif old is not None:
            yield f"{_number(number)} {_named(old, many=many)} gone"


def _weight(old: Kind | None, new: Kind | None) -> tuple[bool, int, int]:
    kinds = list(Kind)
    return (
        not {old, new} & CLASHES,
        kinds.index(new) if new is not None else len(kinds),
        kinds.index(old) if old is not None else len(kinds),
    )


def _named(kind: Kind, *, many: bool) -> str:
    return _MANY[kind] if many else _ONE[kind].partition(" ")[2]


def _number(how_many: int) -> str:
    return counted(how_many) if how_many <= 10 else f"{how_many:,}"


def outlets(relations: Relations | None) -> int:
    """Count the outlets that print a figure's published readings."""
    if relations is None:
        return 0
    printed = places_of(relations.sets.published)
    return len({outlet for n in printed for outlet in relations.readings[n].outlets})


def figures_told(
    old: Dossier, new: Dossier, changes: Sequence[RecordChange], unsure: Collection[FigureId] = ()
) -> Iterator[FigureTold]:
    """Tell of every figure that stands otherwise, or whose readings are something else to one another now.

    Of a figure that is unsure, because something of it could not be read, nothing is told.
    """
    touched: defaultdict[FigureId, set[FactId]] = defaultdict(set)
    far = any(change.folder in _FAR for change in changes)
    for change in changes:
        if change.folder == "facts":
            for side in (old, new):
                fact = side.corpus.facts.get(FactId(change.id))
                if fact is not None and fact.figure is not None:
                    touched[fact.figure].add(fact.id)
    for figure in sorted(old.relations.keys() | new.relations.keys()):
        if figure in unsure or not (far or figure in touched):
            continue
        found = moves(old.relations.get(figure), new.relations.get(figure), touched[figure])
        told = _told(old, new, figure, tuple(in_words(found)))
        if any((told.standing, told.headline, told.in_short, told.relations, told.outlets, told.origins)):
            yield told


def _told(old: Dossier, new: Dossier, figure: FigureId, relations: tuple[str, ...]) -> FigureTold:
    sides = (old, new)
    record = new.corpus.figures.get(figure) or old.corpus.figures[figure]
    standings = [str(side.verdicts[figure].standing) if figure in side.verdicts else "" for side in sides]
    headlines = [_headline(side, figure) for side in sides]
    shorts = [_in_short(side, figure) for side in sides]
    origins = [_origins(side, figure) for side in sides]
    printed = [outlets(side.relations.get(figure)) for side in sides]
    return FigureTold(
        figure=figure,
        title=worded(new, record.title),
        standing=_pair("standing", standings),
        headline=_pair("headline", headlines),
        in_short=_pair("in short", shorts),
        relations=relations,
        outlets=printed[1] - printed[0],
        origins=origins[1] - origins[0],
    )


def _pair(label: str, sides: Sequence[str]) -> Pair | None:
    return Pair(label, *sides) if sides[0] != sides[1] else None


def _headline(side: Dossier, figure: FigureId) -> str:
    """Give what stands on home for a figure: the answers its rule picks."""
    return "; ".join(dict.fromkeys(answer(side, fact) for fact in side.headlines.get(figure, ())))


def answer(side: Dossier, fact: Fact) -> str:
    """Say in words what a reading answers."""
    if fact.value is None:
        return "no answer given" if fact.declined else f"rejects {fact.denies}"
    return value_in_words(fact.value, side.corpus.figure_of(fact), language_of(side))


def _in_short(side: Dossier, figure: FigureId) -> str:
    record = side.corpus.figures.get(figure)
    return worded(side, record.in_short) if record is not None and record.in_short is not None else ""


def _origins(side: Dossier, figure: FigureId) -> int:
    verdict = side.verdicts.get(figure)
    return len(verdict.origins.known) + verdict.origins.unnamed if verdict is not None else 0


def language_of(side: Dossier) -> str:
    """Give the sheet's first language."""
    return side.corpus.sheet.languages[0] if side.corpus.sheet is not None else "en"


def worded(side: Dossier, text: Text) -> str:
    """Give a text in the sheet's first language, as its editor wrote it."""
    language = language_of(side)
    return text.in_language(language, language).text
