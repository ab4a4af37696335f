"""Values and dates in words."""

import pytest

from factsheet.documents.nodes import MapNode, Place
from factsheet.loading.places import NodePlaces
from factsheet.model.dates import parse_date
from factsheet.model.identifiers import FigureId
from factsheet.model.records import Figure
from factsheet.model.text import Text
from factsheet.model.values import Value, ValueWord, parse_amount
from factsheet.model.words import FigureKind
from factsheet.wording import formats
from factsheet.wording.citations import Mark, with_marks
from factsheet.wording.values import machine_form, value_in_words

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
    assert value_in_words(Value(word, (parse_amount(number),)), figure(kind), "en") == expected


def test_a_range_a_date_and_words_keep_their_form() -> None:
    both = Value(ValueWord.BETWEEN, (parse_amount("900"), parse_amount("1.2 thousand")))
    assert value_in_words(both, figure(FigureKind.COUNT), "en") == "between 900 and 1.2 thousand"
    assert machine_form(both) == "900/1200.0"
    on = Value(ValueWord.ON, date=parse_date("2025-03-12"))
    assert value_in_words(on, figure(FigureKind.DATE), "en") == "12 March 2025"
    assert machine_form(on) == "2025-03-12"
    assert value_in_words(Value(ValueWord.VAGUE, term="dozens"), figure(FigureKind.COUNT), "en") == "dozens"
    assert value_in_words(Value(ValueWord.SAYS, term="closed"), figure(FigureKind.DESCRIPTION), "en") == "closed"


DATES = [
    ("2025", "en", "2025"),
    ("2025-06", "en", "June 2025"),
    ("2025-06-25", "en", "25 June 2025"),
    ("2025-06-25", "fr", "25 juin 2025"),
    ("2025-06", "fr", "juin 2025"),
    ("2025-06-25", "en-US", "June 25, 2025"),
    ("2025-06-25", "xx", "25 June 2025"),
    ("2025-02~", "en", "about February 2025"),
    ("2025-06-25?", "en", "25 June 2025 (uncertain)"),
    ("2025%", "en", "about 2025 (uncertain)"),
    ("202X", "en", "2020s"),
    ("20XX", "en", "some year from 2000 to 2099"),
    ("2025-XX", "en", "some month of 2025"),
    ("2025-XX-XX", "en", "some day of 2025"),
    ("2025-06-XX", "en", "some day of June 2025"),
    ("2025-01-01/2025-05", "en", "from 1 January 2025 to May 2025"),
    ("2025-06-02/2025-06-05", "en", "from 2 to 5 June 2025"),
    ("[2025-08-05..2025-08-06]", "en", "between 5 and 6 August 2025"),
    ("2025-06-02/2025-07-02", "en", "from 2 June 2025 to 2 July 2025"),
    ("2025-06-02/2025-06-05", "fr", "from 2 to 5 juin 2025"),
    ("2025-06-02/2025-06-05", "en-US", "from June 2, 2025 to June 5, 2025"),
    ("2025-06-02~/2025-06-05", "en", "from about 2 June 2025 to 5 June 2025"),
    ("2025-06/..", "en", "since June 2025"),
    ("../2025-06~", "en", "up to about June 2025"),
    ("[2025-05..2025-06-25]", "en", "between May 2025 and 25 June 2025"),
    ("[..2026-11-20]", "en", "20 November 2026 or earlier"),
    ("[2025..]", "en", "2025 or later"),
]


@pytest.mark.parametrize(("text", "language", "expected"), DATES)
def test_a_date_is_as_precise_as_it_is_known(text: str, language: str, expected: str) -> None:
    assert formats.date(parse_date(text), language) == expected


def test_the_date_of_a_value_is_led_to_by_its_own_word() -> None:
    assert formats.as_of(parse_date("2025-06"), "en") == "as of June 2025"
    assert formats.as_of(parse_date("2025-01/2025-05"), "en") == "from January 2025 to May 2025"
    assert formats.as_of(parse_date("[2025-05..2025-06]"), "en") == "between May 2025 and June 2025"
    assert formats.as_of(parse_date("[..2025-05]"), "en") == "as of May 2025 or earlier"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-06-25", " on 25 June 2025"),
        ("2025-06", " in June 2025"),
        ("2025", " in 2025"),
        ("2025-06~", ", about June 2025"),
        ("2025-06-25?", ", 25 June 2025 (uncertain)"),
        ("2025-XX", ", some month of 2025"),
        ("[2025-08-05..2025-08-06]", ", between 5 and 6 August 2025"),
    ],
)
def test_the_day_something_was_said_follows_a_name(text: str, expected: str) -> None:
    assert formats.on_day(parse_date(text), "en") == expected


def test_numbers_take_the_separators_of_the_language() -> None:
    assert formats.number(parse_amount("2680"), "en") == "2,680"
    assert formats.number(parse_amount("2680"), "de") == "2.680"
    assert formats.number(parse_amount("2680"), "fr") == "2\u202f680"
    assert formats.number(parse_amount("123456789012345678901234"), "en") == "123,456,789,012,345,678,901,234"


def test_equal_numbers_are_written_as_each_was() -> None:
    written = ["1.1", "1.10", "1.100", "1.1"]
    assert [formats.number(parse_amount(each), "en") for each in written] == written


def test_prose_is_cut_at_its_marks() -> None:
    assert list(with_marks("One [@a], two\n[@b] and [@a].")) == [
        "One", Mark("a", 1), ", two", Mark("b", 2), " and", Mark("a", 1), ".",
    ]  # fmt: skip


def test_prose_without_marks_is_left_whole() -> None:
    assert list(with_marks("One.")) == ["One."]
