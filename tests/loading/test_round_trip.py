"""Reading, writing and reading again gives equal records, whatever an editor may write."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.documents.decode import FORBIDDEN
from factsheet.documents.nodes import Plain
from factsheet.documents.parse import parse, unparse
from factsheet.loading.fields import FACT, FIGURE, SOURCE
from factsheet.loading.places import NodePlaces
from factsheet.loading.reading import Reading
from factsheet.loading.table import Table
from factsheet.model import words
from factsheet.model.values import VagueWord

TEXT = st.text(min_size=1, max_size=60).filter(lambda text: text.strip() and not FORBIDDEN.search(text))
ID = st.from_regex(r"[a-z0-9][a-z0-9-]{0,12}", fullmatch=True)
WORDS = TEXT | st.dictionaries(st.sampled_from(["en", "fr", "pt-BR"]), TEXT, min_size=1)
DATE = st.sampled_from(
    ["2025", "2025-06", "2025-06-25", "2025-06~", "202X", "2025-01/2025-06?", "2025/..", "[2025-05..2025-06-25]"]
)
NUMBER = st.integers(0, 10**9).map(str) | st.sampled_from(["1.3 million", "0.10", "2 thousand", "7.0"])
VALUE = (
    st.builds(
        lambda word, number: {word: number}, st.sampled_from(["exactly", "at_least", "more_than", "about"]), NUMBER
    )
    | st.builds(lambda low, more: {"between": [str(low), str(low + more)]}, st.integers(0, 999), st.integers(1, 999))
    | st.builds(lambda word: {"vague": str(word)}, st.sampled_from(list(VagueWord)))
    | st.builds(lambda date: {"on": date}, DATE)
    | st.builds(lambda term: {"says": term}, TEXT)
)
SPEAKER = (
    ID
    | st.fixed_dictionaries({"actor": ID}, optional={"role": WORDS, "on": DATE})
    | st.builds(lambda w: {"unnamed": w}, WORDS)
)
CITATION = st.fixed_dictionaries(
    {"source": ID, "at": TEXT},
    optional={"quote": TEXT, "via": st.lists(ID, min_size=1, max_size=3), "for": st.just(["value", "date"])},
)


def one_of(kind: Any) -> st.SearchStrategy[str]:
    return st.sampled_from([str(word) for word in kind])


FACTS = st.fixed_dictionaries(
    {"statement": WORDS, "citations": st.lists(CITATION, min_size=1, max_size=3), "state": one_of(words.State)},
    optional={
        "nature": one_of(words.Nature),
        "figure": ID,
        "value": VALUE,
        "as_stated": WORDS,
        "as_of": DATE,
        "scope": st.fixed_dictionaries(
            {}, optional={"period": DATE, "place": ID, "population": ID, "definition": ID}
        ).filter(bool),
        "method": one_of(words.Method),
        "event": st.fixed_dictionaries(
            {"when": DATE}, optional={"title": WORDS, "where": ID, "status": one_of(words.EventStatus)}
        ),
        "said_by": SPEAKER,
        "denies": ID,
        "declined": st.sampled_from(["true", "false"]),
        "compare": st.lists(st.fixed_dictionaries({"fact": ID, "note": WORDS}), min_size=1, max_size=2),
        "derived": st.builds(lambda ids: {"sum": ids}, st.lists(ID, min_size=2, max_size=3)),
        "checked": DATE,
        "note": WORDS,
    },
)
FIGURES = st.fixed_dictionaries(
    {"title": WORDS, "question": WORDS, "kind": one_of(words.FigureKind), "counts": WORDS},
    optional={
        "behaviour": one_of(words.Behaviour),
        "holds": st.integers(0, 1000).map(str),
        "populations": st.dictionaries(ID, ID, min_size=1, max_size=3),
        "definitions": st.dictionaries(ID, WORDS, min_size=1, max_size=3),
        "vocabulary": st.lists(TEXT, min_size=2, max_size=3),
        "headline": st.fixed_dictionaries({"pick": one_of(words.HeadlinePick)}, optional={"definition": ID}),
        "open_questions": st.lists(WORDS, max_size=3),
    },
)
SOURCES = st.fixed_dictionaries(
    {
        "title": WORDS,
        "kind": one_of(words.SourceKind),
        "publisher": ID,
        "published": DATE,
        "language": st.sampled_from(["en", "fr"]),
        "access": one_of(words.Access),
    },
    optional={"authors": st.lists(TEXT, max_size=3), "url": st.just("https://example.org/?a=1&b=%20"), "note": WORDS},
)


def read(table: Table[Any], text: str) -> Any:
    parsed = parse("f.yml", text.encode())
    assert parsed.document is not None
    reading = Reading(parsed.document, "x")
    record = table.read(parsed.document.root, reading, (), id="x", places=NodePlaces("f.yml", parsed.document.root))
    assert reading.problems == []
    return record


def check(table: Table[Any], plain: dict[str, Plain]) -> None:
    first = read(table, unparse(plain))
    again = read(table, unparse(table.write(first)))
    assert again == first
    assert table.write(again) == table.write(first)


@settings(max_examples=150)
@given(FACTS)
def test_facts(plain: dict[str, Plain]) -> None:
    check(FACT, plain)


@settings(max_examples=100)
@given(FIGURES)
def test_figures(plain: dict[str, Plain]) -> None:
    check(FIGURE, plain)


@settings(max_examples=60)
@given(SOURCES)
def test_sources(plain: dict[str, Plain]) -> None:
    check(SOURCE, plain)
