"""Values and dates in words."""

import pytest

from factsheet.documents.nodes import MapNode, Place
from factsheet.loading.places import NodePlaces
from factsheet.model.dates import parse_date
from factsheet.model.identifiers import FigureId
from factsheet.model.records import Figure, FigureKind
from factsheet.model.text import Text
from factsheet.model.values import Value, ValueWord, parse_amount
from factsheet.wording import formats
from factsheet.wording.citations import Mark, with_marks
from factsheet.wording.values import value_in_words

NOWHERE = NodePlaces("f.yml", MapNode((), Place(1, 1, 1, 1)))


def figure(kind: FigureKind) -> Figure:
    text = Text.plain("x")
    return Figure(id=FigureId("x"), title=text, question=text, kind=kind, counts=text, places=NOWHERE)


WORDS = [
    (ValueWord.EXACTLY, "2615", FigureKind.COUNT, "2,615"),
    (ValueWord.AT_LEAST, "2680", FigureKind.COUNT, "at least 2,680"),
    (ValueWord.MORE_THAN, "3000", FigureKind.COUNT, "more than 3,000"),
    (ValueWord.AT_MOST, "500", FigureKind.COUNT, "at most 500"),
    (ValueWord.LESS_THAN, "50", FigureKind.COUNT, "fewer than 50"),
    (ValueWord.LESS_THAN, "50", FigureKind.SHARE, "less than 50%"),
    (ValueWord.ABOUT, "1.3 million", FigureKind.COUNT, "about 1.3 million"),
    (ValueWord.NEARLY, "1000", FigureKind.COUNT, "nearly 1,000"),
    (ValueWord.MORE_THAN, "50", FigureKind.SHARE, "more than 50%"),
    (ValueWord.EXACTLY, "1.10", FigureKind.RATE, "1.10"),
]


@pytest.mark.parametrize(("word", "number", "kind", "expected"), WORDS)
def test_a_value_keeps_its_qualifier(word: ValueWord, number: str, kind: FigureKind, expected: str) -> None:
    assert value_in_words(Value(word, parse_amount(number)), figure(kind), "en") == expected


DATES = [
    ("2025", "en", "2025"),
    ("2025-06", "en", "June 2025"),
    ("2025-06-25", "en", "25 June 2025"),
    ("2025-06-25", "fr", "25 juin 2025"),
    ("2025-06", "fr", "juin 2025"),
    ("2025-06-25", "en-US", "June 25, 2025"),
    ("2025-06-25", "xx", "25 June 2025"),
]


@pytest.mark.parametrize(("text", "language", "expected"), DATES)
def test_a_date_is_as_precise_as_it_is_known(text: str, language: str, expected: str) -> None:
    assert formats.date(parse_date(text), language) == expected


def test_numbers_take_the_separators_of_the_language() -> None:
    assert formats.number(parse_amount("2680"), "en") == "2,680"
    assert formats.number(parse_amount("2680"), "de") == "2.680"
    assert formats.number(parse_amount("2680"), "fr") == "2\u202f680"
    assert formats.number(parse_amount("123456789012345678901234"), "en") == "123,456,789,012,345,678,901,234"


def test_prose_is_cut_at_its_marks() -> None:
    assert list(with_marks("One [@a], two\n[@b] and [@a].")) == [
        "One", Mark("a", 1), ", two", Mark("b", 2), " and", Mark("a", 1), ".",
    ]  # fmt: skip


def test_prose_without_marks_is_left_whole() -> None:
    assert list(with_marks("One.")) == ["One."]
