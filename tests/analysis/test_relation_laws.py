"""What holds of every two readings, and of every figure, drawn at random from one small dossier.

The dossier is loaded once; an example puts other readings into it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from hypothesis import assume, given, note
from hypothesis import strategies as st

from factsheet.analysis.disagreement import compare
from factsheet.analysis.ranks import places_of
from factsheet.analysis.readings import WHOLE, span_of
from factsheet.analysis.relations import Relations
from factsheet.loading.corpus import load
from factsheet.model.dates import parse_date
from factsheet.model.identifiers import ActorId, FactId, FigureId, PlaceId, SourceId
from factsheet.model.intervals import Tolerances, edges
from factsheet.model.records import Citation, Fact, Figure, Scope
from factsheet.model.relations import Kind, Relation, Strength, Verdict
from factsheet.model.values import Amount, Value, ValueWord, parse_amount
from factsheet.model.words import Behaviour, FigureKind, Method, State
from support.memory_tree import MemoryTree

LEFT, RIGHT, FIGURE = FactId("left"), FactId("right"), FigureId("the-figure")
CORPUS = load(
    MemoryTree({
        "sheet.yml": "title: T\nsubject: S\nsummary: A [@left].\ntopics: {all: All}\nlanguages: [en]\nlicence: CC0-1.0\n",
        **{f"actors/{name}.yml": f"name: {name}\nkind: ngo\n" for name in ("alpha", "beta", "gamma")},
        **{f"actors/{name}.yml": f"name: {name}\nkind: outlet\n" for name in ("post", "gazette")},
        "places/country.yml": "name: Country\n",
        "places/city.yml": "name: City\nwithin: country\n",
        "places/port.yml": "name: Port\nwithin: country\n",
        **{
            f"sources/{name}.yml": f'title: T\nkind: news\npublisher: {name}\npublished: "2026-06-30"\n'
            'language: en\naccess: full\naccessed: "2026-07-01"\n'
            for name in ("post", "gazette")
        },
        "figures/the-figure.yml": (
            "title: T\nquestion: How many?\ncounts: Things.\nkind: count\nbehaviour: level\n"
            "populations: {girls: children, children: all}\ndefinitions: {strict: Strict, wide: Wide}\n"
        ),
        "facts/left.yml": (
            "statement: It is said.\nfigure: the-figure\nvalue: {exactly: 12}\nstate: published\nsaid_by: alpha\n"
            "citations:\n  - source: post\n    at: page 1\n"
        ),
    })
).corpus  # fmt: skip
_FIGURE, _FACT = CORPUS.figures[FIGURE], CORPUS.facts[LEFT]
CLASHES = (Kind.CONTRADICTION, Kind.COMPETING_DESCRIPTION, Kind.DIFFERENT_METHOD)
FIRM = (Strength.DEFINITE, Strength.SOFT)


# Figures and readings.

DATED, TERMS = FigureKind.DATE, FigureKind.DESCRIPTION
NUMBERS = (FigureKind.COUNT, FigureKind.AMOUNT, FigureKind.SHARE, FigureKind.RATE, FigureKind.RANK)
BEHAVIOURS = st.sampled_from(Behaviour)


@st.composite
def figures(draw: st.DrawFn, kinds: tuple[FigureKind, ...] = (*NUMBERS, DATED, TERMS)) -> Figure:
    """A figure; counts come most often, because most rules are about them."""
    kind = draw(st.sampled_from(kinds) | st.just(kinds[0]))
    behaviour = draw(BEHAVIOURS) if kind in NUMBERS else None
    return replace(
        _FIGURE,
        kind=kind,
        behaviour=behaviour,
        since=draw(st.sampled_from([None, parse_date("2025-01-01")])) if behaviour else None,
        holds=draw(st.sampled_from([0, 0, 3, 40])) if behaviour is Behaviour.LEVEL else 0,
        place=draw(st.sampled_from([None, PlaceId("country")])),
        vocabulary=("open", "shut") if kind is TERMS else (),
    )


# Few numbers and near each other, so that values meet and miss each other about as often.
AMOUNTS = st.sampled_from([parse_amount(text) for text in ("0", "3", "9", "10", "11", "20", "24", "30", "99", "100")])
SCALED = st.sampled_from([parse_amount(text) for text in ("0.1 thousand", "0.02 thousand", "0.0 million")])
WORDS = (
    ValueWord.EXACTLY, ValueWord.AT_LEAST, ValueWord.MORE_THAN, ValueWord.AT_MOST, ValueWord.LESS_THAN,
    ValueWord.ABOUT, ValueWord.NEARLY,
)  # fmt: skip
PLAIN = st.builds(lambda word, amount: Value(word, (amount,)), st.sampled_from(WORDS), AMOUNTS)
BETWEEN = st.builds(
    lambda one, other: Value(ValueWord.BETWEEN, tuple(sorted((one, other), key=lambda each: each.exact))),
    AMOUNTS, AMOUNTS,
)  # fmt: skip
VAGUE = st.sampled_from([Value(ValueWord.VAGUE, term=term) for term in ("several", "dozens")])
NUMBERED = PLAIN | PLAIN | BETWEEN | VAGUE | st.builds(lambda amount: Value(ValueWord.EXACTLY, (amount,)), SCALED)


def possible(value: Value, kind: FigureKind) -> bool:
    """Some number fits; nothing lies above the whole of a share, or below nought."""
    interval = span_of(value, kind, Tolerances())
    assert interval is not None
    low, high = edges(interval, whole=kind in WHOLE)
    return low <= high


def values(kind: FigureKind) -> st.SearchStrategy[Value]:
    if kind is TERMS:
        return st.sampled_from([Value(ValueWord.SAYS, term=term) for term in ("open", "shut")])
    if kind is DATED:
        return st.builds(lambda text: Value(ValueWord.ON, date=parse_date(text)), st.sampled_from(MOMENTS))
    return NUMBERED.filter(lambda value: possible(value, kind))


MOMENTS = (
    "2025-05-31", "2025-06-01", "2025-06-24", "2025-06-25", "2025-06-26", "2025-06-30", "2025-05", "2025-06", "2025",
    "2025-06-25~", "2025-06-25?", "2025-06~", "2025-06-XX", "2025-XX", "202X", "[2025-06-24..2025-06-26]",
    "[..2025-06-25]", "[2025-06-25..]",
)  # fmt: skip
STRETCHED = (
    "2025-01-01/2025-05-30", "2025-01-01/2025-06-25", "2025-06-01/2025-06-25", "2025-06-24/2025-06-26", "2025-05/2025-06",
    "2025-01-01/2025-06~", "2025-05~/2025-06-25", "2025-01-01/..", "2025-06-25/..", "../2025-06-25", "../2025-05",
)  # fmt: skip
PERIODS = st.sampled_from(MOMENTS) | st.sampled_from(STRETCHED)
METHODS = st.none() | st.sampled_from(Method)
PLACES = st.sampled_from([None, None, PlaceId("country"), PlaceId("city"), PlaceId("port")])
PEOPLE = st.sampled_from(["", "", "all", "children", "girls"])
DEFINITIONS = st.sampled_from(["", "strict", "strict", "wide"])
SOURCES = st.sampled_from([SourceId("post"), SourceId("gazette")])
VOICES = st.sets(st.sampled_from([ActorId("alpha"), ActorId("beta"), ActorId("gamma")]), min_size=1, max_size=2)


def cited(fact: Fact, voices: frozenset[ActorId], source: SourceId) -> Fact:
    """The fact with these origins, as one outlet carries them."""
    citations = tuple(Citation(source=source, at="page 1", via=(ActorId(source), voice)) for voice in sorted(voices))
    return replace(fact, said_by=None, citations=citations)


@st.composite
def readings(draw: st.DrawFn, figure: Figure, *, simple_scope: bool = False) -> Fact:
    """A published reading with no links."""
    text = draw(PERIODS | st.none()) if figure.kind is not DATED else draw(st.none() | st.none() | PERIODS)
    scope = Scope(
        period=parse_date(text) if text else None,
        place=None if simple_scope else draw(PLACES),
        population="" if simple_scope else draw(PEOPLE),
        definition="" if simple_scope else draw(DEFINITIONS),
    )
    fact = replace(_FACT, value=draw(values(figure.kind)), scope=scope, method=draw(METHODS))
    return cited(fact, frozenset(draw(VOICES)), draw(SOURCES))


def told(figure: Figure, facts: Mapping[str, Fact]) -> str:
    """Write an example the short way, for whoever reads a failure."""
    lines = [
        f"{figure.kind} {figure.behaviour} since={figure.since and figure.since.text} holds={figure.holds} place={figure.place}"
    ]
    for name, fact in facts.items():
        scope = fact.scope or Scope()
        links = {"revises": fact.revises, "repeats": fact.repeats, "denies": fact.denies, "by": fact.superseded_by}
        value = fact.value and (
            fact.value.term or (fact.value.date and fact.value.date.text) or [str(each) for each in fact.value.amounts]
        )
        lines.append(
            f"{name}: {fact.value and fact.value.word} {value} period={fact.period and fact.period.text} {scope.place or ''}"
            f" {scope.population} {scope.definition} {fact.method or ''} {fact.state}"
            f" via={[each.via for each in fact.citations]} { {key: link for key, link in links.items() if link} }"
        )
    return "\n".join(lines)


def related(figure: Figure, facts: Mapping[str, Fact]) -> tuple[Relations, Verdict]:
    """Compare readings under the ids they are given."""
    note(told(figure, facts))
    named = {FactId(name): replace(fact, id=FactId(name)) for name, fact in facts.items()}
    found = compare(replace(CORPUS, figures={FIGURE: figure}, facts=named))
    return found.relations[FIGURE], found.verdicts[FIGURE]


def relation(figure: Figure, left: Fact, right: Fact) -> Relation:
    between = related(figure, {"left": left, "right": right})[0].between(LEFT, RIGHT)
    assert between is not None
    return between


@st.composite
def pairs(draw: st.DrawFn, kinds: tuple[FigureKind, ...] = (*NUMBERS, DATED, TERMS)) -> tuple[Figure, Fact, Fact]:
    """Two readings of one figure, one in three with a link between them."""
    figure = draw(figures(kinds))
    # Most pairs share a scope: the first rules would decide nearly all of the others.
    simple = draw(st.sampled_from([True, True, False]))
    left, right = draw(readings(figure, simple_scope=simple)), draw(readings(figure, simple_scope=simple))
    match draw(st.sampled_from(["", "", "", "", "revises", "repeats", "denies", "declined"])):
        case "revises":
            left = replace(left, revises=RIGHT)
        case "repeats":
            left = replace(left, repeats=RIGHT)
        case "denies":
            left = replace(left, value=None, denies=RIGHT)
        case "declined":
            left = replace(left, value=None, declined=True)
    return figure, left, right


# Two readings.


def turned(fact: Fact) -> Fact:
    """The same reading where the two have changed names."""
    other = {RIGHT: LEFT, None: None}
    return replace(fact, revises=other[fact.revises], repeats=other[fact.repeats], denies=other[fact.denies])


@given(pairs())
def test_a_relation_is_the_same_from_either_side(pair: tuple[Figure, Fact, Fact]) -> None:
    figure, left, right = pair
    assert relation(figure, left, right) == relation(figure, right, turned(left))


@given(pairs())
def test_the_order_in_which_they_are_met_changes_nothing(pair: tuple[Figure, Fact, Fact]) -> None:
    figure, left, right = pair
    one = related(figure, {"left": left, "right": right})[0].between(LEFT, RIGHT)
    other = related(figure, {"right": right, "left": left})[0].between(LEFT, RIGHT)
    assert one is not None
    assert other is not None
    assert (one.kind, one.strength, one.gap, one.dimensions) == (
        other.kind,
        other.strength,
        other.gap,
        other.dimensions,
    )


@st.composite
def alone(draw: st.DrawFn) -> tuple[Figure, Fact]:
    figure = draw(figures())
    return figure, draw(readings(figure))


@given(alone(), st.booleans(), SOURCES)
def test_a_copy_is_an_echo(one: tuple[Figure, Fact], linked: bool, outlet: SourceId) -> None:
    figure, fact = one
    voices = frozenset(citation.via[-1] for citation in fact.citations)
    copy = replace(cited(fact, voices, outlet), repeats=LEFT if linked else None)
    between = relation(figure, fact, copy)
    assert (between.kind, between.strength, between.gap) == (Kind.ECHO, None, None)


@given(alone())
def test_the_same_by_another_origin_is_agreement(one: tuple[Figure, Fact]) -> None:
    figure, fact = one
    fact = cited(fact, frozenset({ActorId("alpha")}), SourceId("post"))
    other = cited(fact, frozenset({ActorId("beta")}), SourceId("post"))
    timeless = figure.kind in (DATED, TERMS) or figure.behaviour is Behaviour.FIXED
    expected = Kind.AGREEMENT if timeless or fact.period is not None else Kind.UNDATED
    assert relation(figure, fact, other).kind is expected


@st.composite
def wider(draw: st.DrawFn, figure: Figure, value: Value) -> Value:
    """A value that admits all that another admits."""
    interval = span_of(value, figure.kind, Tolerances())
    assert interval is not None
    low, high = interval.low, interval.high
    assume(low is not None and low >= 0)
    assert low is not None
    below, above = Decimal(draw(st.integers(0, 20))), Decimal(draw(st.integers(0, 20)))
    floor = max(Decimal(0), low - below)
    choices = [Value(ValueWord.AT_LEAST, (Amount(floor),))]
    if below and floor < low:
        choices.append(Value(ValueWord.MORE_THAN, (Amount(floor),)))
    if high is not None:
        choices.append(Value(ValueWord.BETWEEN, (Amount(floor), Amount(high + above))))
        choices.append(Value(ValueWord.AT_MOST, (Amount(high + above),)))
        if above:
            choices.append(Value(ValueWord.LESS_THAN, (Amount(high + above),)))
    return draw(st.sampled_from(choices))


@given(pairs(NUMBERS), st.data())
def test_to_admit_more_never_makes_a_clash(pair: tuple[Figure, Fact, Fact], data: st.DataObject) -> None:
    figure, left, right = pair
    assume(left.value is not None)
    assert left.value is not None
    value = data.draw(wider(figure, left.value))
    narrow, wide = (span_of(each, figure.kind, Tolerances()) for each in (left.value, value))
    assert narrow is not None
    assert wide is not None
    assert edges(wide)[0] <= edges(narrow)[0]
    assert edges(wide)[1] >= edges(narrow)[1]
    clashes = {Kind.CONTRADICTION, Kind.DIFFERENT_METHOD}
    if left.revises is None:
        clashes.add(Kind.REVISION)  # by rule 12
    before, after = relation(figure, left, right).kind, relation(figure, replace(left, value=value), right).kind
    assert after not in clashes or before in clashes


# A date, and what allows more in the same shape: of a level also a shorter date.
LOOSER: Mapping[str, tuple[str, ...]] = {
    "2025-06-25": ("2025-06-25~", "2025-06-25?", "2025-06-25%", "2025-06-XX", "[2025-06-24..2025-06-28]", "[..2025-06-25]", "[2025-06-25..]"),
    "2025-06-01": ("2025-06-01~", "2025-06-XX", "[2025-05-30..2025-06-02]"),
    "2025-06-30": ("2025-06-30?", "2025-06-XX", "[2025-06-29..2025-07-02]"),
    "2025-05": ("2025-05~", "2025-05?", "2025-XX"),
    "2025-06": ("2025-06~", "2025-06%", "2025-XX"),
    "2025": ("2025~", "202X", "20XX"),
    "2025-06~": ("2025-XX",),
    "2025-06-XX": ("[2025-06-01..2025-07-10]",),
    "2025-01-01/2025-05-30": ("2025-01-01/2025-05-30~", "2025-01-01~/2025-05-30", "2025-01-XX/2025-05-30", "2025-01-01/.."),
    "2025-06-01/2025-06-25": ("2025-06-01/2025-06-25~", "2025-06-01?/2025-06-25", "2025-06-01/2025-06-XX", "2025-06-01/.."),
    "2025-05/2025-06": ("2025-05~/2025-06", "2025-05/2025-06~", "2025-05/.."),
    "../2025-06-25": ("../2025-06-25~", "../2025-06-XX"),
    "2025-06-25/..": ("2025-06-25~/..", "2025-06-XX/.."),
}  # fmt: skip
SHORTER: Mapping[str, tuple[str, ...]] = {
    "2025-06-25": ("2025-06", "2025", "2025-06-20/2025-06-30"),
    "2025-06-01": ("2025-06", "2025"),
    "2025-06": ("2025", "2025-05/2025-07"),
    "2025-06-01/2025-06-25": ("2025-06", "2025"),
}


@given(pairs(), st.sampled_from(sorted(LOOSER)), st.data())
def test_a_date_that_allows_more_makes_nothing_firmer(
    pair: tuple[Figure, Fact, Fact], text: str, data: st.DataObject
) -> None:
    """More than the law asks: what is firm with the looser date was as firm with the other."""
    figure, left, right = pair
    shorter = SHORTER.get(text, ()) if figure.behaviour is Behaviour.LEVEL else ()
    looser = data.draw(st.sampled_from([*LOOSER[text], *shorter]))
    scope = left.scope or Scope()
    before = relation(figure, replace(left, scope=replace(scope, period=parse_date(text))), right)
    after = relation(figure, replace(left, scope=replace(scope, period=parse_date(looser))), right)
    assert after.strength not in FIRM or (before.kind, before.strength) == (after.kind, after.strength)


# A whole figure.


@st.composite
def whole(draw: st.DrawFn, *, linked: bool = False, faithful: bool = False) -> tuple[Figure, dict[str, Fact]]:
    """A figure with up to six readings, with links back among them or without any."""
    figure = draw(figures())
    simple = draw(st.booleans())
    number = draw(st.integers(0 if not linked else 1, 6))
    facts = {f"f{n}": draw(readings(figure, simple_scope=simple)) for n in range(number)}
    for n in range(1, number) if linked else ():
        earlier = FactId(f"f{draw(st.integers(0, n - 1))}")
        fact = facts[f"f{n}"]
        match draw(st.sampled_from(["", "", "", "revises", "repeats", "denies", "declined", "supersedes"])):
            case "revises":
                fact = replace(fact, revises=earlier)
            case "repeats":
                said = facts[earlier]
                same = replace(
                    fact,
                    value=said.value,
                    scope=said.scope,
                    method=said.method,
                    denies=said.denies,
                    declined=said.declined,
                )
                fact = replace(same if faithful else fact, repeats=earlier)
            case "denies":
                fact = replace(fact, value=None, denies=earlier)
            case "declined":
                fact = replace(fact, value=None, declined=True)
            case "supersedes":
                facts[earlier] = replace(facts[earlier], state=State.SUPERSEDED, superseded_by=FactId(f"f{n}"))
        facts[f"f{n}"] = fact
    return figure, facts


@given(whole())
def test_a_pair_is_the_same_in_company(drawn: tuple[Figure, dict[str, Fact]]) -> None:
    figure, facts = drawn
    together = related(figure, facts)[0]
    for one, other in combinations(facts, 2):
        pair = related(figure, {one: facts[one], other: facts[other]})[0].between(FactId(one), FactId(other))
        assert together.between(FactId(one), FactId(other)) == pair


@given(whole(linked=True))
def test_every_pair_has_one_kind(drawn: tuple[Figure, dict[str, Fact]]) -> None:
    figure, facts = drawn
    relations = related(figure, facts)[0]
    published = sum(1 << n for n, each in enumerate(relations.readings) if each.fact.state is State.PUBLISHED)
    for n, row in enumerate(relations.rows):
        assert sum(row.kinds.values()) == row.of(*row.kinds), "some reading is of two kinds"
        assert row.rest == 0, "some reading is of no kind"
        if published >> n & 1:
            assert published & ~(1 << n) & ~row.of(*row.kinds) == 0, "some reading was left out"
        for kind, bits in row.kinds.items():
            assert bits.bit_count() > 0
            assert all(relations.rows[other].kinds[kind] >> n & 1 for other in places_of(bits))


@given(whole(linked=True))
def test_counts_add_up(drawn: tuple[Figure, dict[str, Fact]]) -> None:
    figure, facts = drawn
    facts = {name: replace(fact, state=State.PUBLISHED, superseded_by=None) for name, fact in facts.items()}
    relations = related(figure, facts)[0]
    assert relations.counts().total() == len(facts) * (len(facts) - 1) // 2
    spelt = list(relations.all())
    assert [(each.left, each.right) for each in spelt] == list(combinations(sorted(map(FactId, facts)), 2))
    for kind in Kind:
        assert [each for each in spelt if each.kind is kind] == list(relations.all(kind))
        assert relations.counts()[kind] == sum(each.kind is kind for each in spelt)


def copies(facts: Mapping[str, Fact]) -> Iterator[Fact]:
    """Verbatim copies of the published readings, without links, and with the same origins."""
    for fact in facts.values():
        if fact.state is State.PUBLISHED and fact.denies is None:
            first, seen = fact, [fact.repeats]
            while first.repeats is not None:
                first = facts[first.repeats]
                seen.append(first.repeats)
            yield replace(fact, citations=first.citations, revises=None, repeats=None, superseded_by=None)


@given(whole(linked=True, faithful=True), st.sampled_from(["a-copy", "z-copy"]))
def test_a_copy_changes_no_standing(drawn: tuple[Figure, dict[str, Fact]], name: str) -> None:
    figure, facts = drawn
    verdict = related(figure, facts)[1]
    for copy in copies(facts):
        other = related(figure, dict(sorted({**facts, name: copy}.items())))[1]
        assert (other.standing, other.origins) == (verdict.standing, verdict.origins)
