"""What print does to a text is folded away, and nothing else: capitals, digits, accents and words stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.desk.evidence.copies import occurs
from factsheet.desk.evidence.folding import EDGE, PARTED, fold, run_on, sought

FOLDED = {
    "curly quotation marks": ("\u201cno\u201d \u2018one\u2019 \u201alow\u2018 \u201ebase\u201c", "\"no\" 'one' 'low' \"base\""),
    "guillemets": ("\u00abnon\u00bb \u2039oui\u203a", "\"non\" 'oui'"),
    "primes and accents that stand for an apostrophe": ("5\u2032 6\u2033 l`eau l\u00b4eau l\u02bceau", "5' 6\" l'eau l'eau l'eau"),
    "full-width marks": ("\uff02a\uff02 \uff07b\uff07", "\"a\" 'b'"),
    "a hyphen that does not break": ("twenty\u2011six", "twenty-six"),
    "a dash between numbers": ("5\u20137, 5\u20127, 5\u20107", "5-7, 5-7, 5-7"),
    "a minus": ("\u22124", "-4"),
    "a dash between words, with blanks or without": ("a\u2014b \u2013 c -- d --- e - f\u2015g", "a - b - c - d - e - f - g"),
    "a hyphen within a word is none": ("a-b", "a-b"),
    "a minus before a number is none": ("of -4 degrees", "of -4 degrees"),
    "blanks of every width": ("1\u00a0200\u202f000\u2009m\u3000x\ty", "1 200 000 m x y"),
    "many blanks": ("  a   b  ", "a b"),
    "ligatures": ("of\ufb01ce, a\ufb00air, \ufb03", "office, affair, ffi"),
    "full-width letters and digits": ("\uff22\uff41\uff59 \uff12\uff14", "Bay 24"),
    "an ellipsis": ("and so\u2026", "and so..."),
    "accents that are not composed": ("Andre\u0301 Franc\u0327oise", "Andr\u00e9 Fran\u00e7oise"),
    "what has no width": ("twen\u200bty\u2060\u200d eight\ufeff", "twenty eight"),
    "a soft hyphen within a line": ("pas\u00adsen\u00adger", "passenger"),
    "marks of direction": ("\u202aone\u202c \u200etwo", "one two"),
    "a raised number is no part of the one before": ("120\u00b9 and 5 km\u00b2 and 10\u2074\u2070", "120^1 and 5 km^2 and 10^4^0"),
    "a lowered one is": ("CO\u2082", "CO2"),
}  # fmt: skip
# Letters and marks that mean something.
KEPT = ["Bay bay BAY", "re\u00e7u recu", "1,200.50", "stra\u00dfe", "\u0130stanbul", "a_b", "12:30", "5/7", "50%", "\u20ac5", "(a) [b]"]  # fmt: skip


@pytest.mark.parametrize("what", FOLDED)
def test_what_print_does_is_folded_away(what: str) -> None:
    written, folded = FOLDED[what]
    assert fold(written) == folded


@pytest.mark.parametrize("text", KEPT)
def test_what_means_something_stays(text: str) -> None:
    assert fold(text) == text


LETTERS = st.text("ab1\u00e9-\u2013\u2014\u00ad\u200b \t\u00a0'\u2018\u201c\"\u00b2\ufb01\u2026.,", max_size=30)


@given(LETTERS)
def test_what_is_folded_is_folded(text: str) -> None:
    assert fold(fold(text)) == fold(text)


LINES: dict[str, tuple[list[str], str]] = {
    "two lines run on": (["the ferry", "sails"], "the ferry sails"),
    "an empty line is an edge": (["the ferry", "", "sails"], f"the ferry{EDGE}sails"),
    "a line of blanks alone is empty": (["the ferry", " \t", "sails"], f"the ferry{EDGE}sails"),
    "the end of a sentence is an edge": (["It sails.", "So we do?", "Yes!", "No\u2026", "Well"],
                                         f"It sails.{EDGE}So we do?{EDGE}Yes!{EDGE}No...{EDGE}Well"),
    "in quotation marks and brackets too": (["\u201cIt sails.\u201d", "(So it does.)", "Well"],
                                            f'"It sails."{EDGE}(So it does.){EDGE}Well'),
    "a comma is none": (["It sails,", "we do"], "It sails, we do"),
    "a word parted": (["the con-", "tract"], f"the con{PARTED}tract"),
    "a word parted by another hyphen": (["the con\u2010", "tract"], f"the con{PARTED}tract"),
    "a soft hyphen parts a word for certain": (["the con\u00ad", "tract"], "the contract"),
    "with blanks behind it": (["the con\u00ad ", " tract"], "the contract"),
    "a number parted keeps its hyphen": (["call 24-", "17"], "call 24-17"),
    "a letter and a number": (["the A-", "4 road"], "the A- 4 road"),
    "a dash is no hyphen": (["we sail \u2014", "or not"], "we sail - or not"),
    "a hyphen after which nothing runs on": (["the con-", "", "tract"], f"the con-{EDGE}tract"),
    "a lone hyphen": (["-", "tract"], "- tract"),
}  # fmt: skip


@pytest.mark.parametrize("what", LINES)
def test_lines_run_on_until_an_edge(what: str) -> None:
    lines, text = LINES[what]
    assert run_on(lines)[0].removeprefix(EDGE) == text


def test_each_line_has_its_place() -> None:
    lines = ["The con-", "tract", " ", "is an\u00ad", "nulled. ", "\u201cSo.\u201d"]
    text, places = run_on(lines)
    assert text == f'{EDGE}The con{PARTED}tract{EDGE}is annulled.{EDGE}"So."'
    pieces = [text[start:end] for start, end in places]
    # The hyphen of a parted word is gone, and its mark is all that stands at its place.
    assert pieces == ["The con" + PARTED, "tract", "", "is an", "nulled.", '"So."']


def test_no_lines_are_no_text() -> None:
    assert run_on([]) == ("", [])


# Words, a folded text, whether they stand in it.
WHOLE: list[tuple[str, str, bool]] = [
    ("pier", "the pier is", True), ("pier", "the piers", False), ("pier", "the rapier", False),
    ("pier", "pier", True), ("pier", "(pier)", True), ("pier", '"pier"', True), ("pier", "the pier's end", True),
    ("pier", "pier-head", False), ("pier", "half-pier", False), ("pier", "pier, head", True), ("pier", "pier - head", True),
    ("o'clock", "five o'clock", True), ("o", "five o'clock", False), ("pi\u00e8r", "pi\u00e8re", False),
    ("Pier", "the pier", False), ("twenty-six", "twenty-six men", True), ("twenty six", "twenty-six", False),
    ("contract", f"the con{PARTED}tract", True), ("con-tract", f"the con{PARTED}tract", True),
    ("con tract", f"the con{PARTED}tract", False), ("con", f"the con{PARTED}tract", False),
    ("tract", f"the con{PARTED}tract", False), ("a b", f"a{EDGE}b", False), ("a.b", "a b", False), ("(a)", "so (a) b", True),
    ("1.5", "1x5", False),
]  # fmt: skip
NUMBERS: list[tuple[str, str, bool]] = [
    ("120", "120 people", True), ("120", "of 120.", True), ("120", "of 120, or", True), ("120", "(120)", True),
    ("120", "2,120", False), ("120", "2.120", False), ("120", "2'120", False), ("120", "2 120", False),
    ("120", "22 120", False), ("120", "222 120", False), ("120", "in 2029 120 rode", True), ("20", "2 20", True),
    ("120", "120,500", False), ("120", "120.5", False), ("120", "120 500", False), ("120", "120 50", True),
    ("120", "1120", False), ("120", "1205", False), ("120", "120:30", False), ("120", "120/80", False),
    ("120", "9:120", False), ("120", "80-120", False), ("120", "120-140", False), ("120", "-120", False),
    ("120", "$-120", False), ("120", "$120", True), ("120", "\u20ac120", True),
    ("120", "120m", False), ("120", "120 million", False), ("120", "120 thousand", False), ("120", "120 hundred", False),
    ("120", "120%", False), ("120", "120 %", False), ("120", "120 per cent", False), ("120", "120 percent", False),
    ("120", "120^1", False), ("120", "120 and a half", False), ("120", "120-seat", False), ("120", "120th", False),
    ("-120", "-120", True), ("120 people", "80-120 people", False), ("120 people", "2,120 people", False),
    ("1.3", "1.3 million", False), ("1.3 million", "1.3 million", True), ("1.3 million", "11.3 million", False),
    ("3", "four in 3", True), ("3.5", "13.5", False), ("2030", "2 May 2030", True), ("2030", "2030/31", False),
]  # fmt: skip
FIGURES: list[tuple[str, str, bool]] = [
    ("six", "six men", True), ("six", "twenty-six men", False), ("six", "twenty six men", False), ("six", "sixty", False),
    ("six", "six hundred", False), ("six", "a hundred and six", False), ("six", "a thousand and six", False),
    ("six", "six and a half", False), ("six", "six per cent", False), ("six", "two dozen", False), ("six", "men and six", True),
    ("hundred", "two hundred men", True), ("two hundred", "two hundred and six", True), ("million", "1.3 million", False),
    ("six men", "twenty-six men", False), ("of six", "of six million", False), ("seventeen", "one seventeen", True),
]  # fmt: skip


@pytest.mark.parametrize(("words", "text", "stands"), [*WHOLE, *NUMBERS, *FIGURES])
def test_words_are_found_whole(words: str, text: str, stands: bool) -> None:
    assert (sought(words).search(text) is not None) is stands


def test_capitals_are_passed_over_where_they_may_be() -> None:
    assert sought("bay post", any_case=True).search("THE BAY POST")
    assert not sought("bay post").search("THE BAY POST")


def test_a_quotation_is_folded_before_it_is_sought() -> None:
    assert sought("\u201cno\u00a0fewer\u201d").search('so "no fewer" it is')


@given(st.integers(0, 999_999), st.integers(0, 999_999))
def test_a_number_is_found_in_no_other(one: int, other: int) -> None:
    assert (sought(str(one)).search(f"there were {other} people") is not None) is (one == other)
    assert (sought(str(one)).search(f"there were {other:,} people") is not None) is (one == other and one < 1000)


@pytest.mark.parametrize(
    ("words", "text"), [("11", "1\u00bd hours"), ("1", "\u00bd of it"), ("2", "\u00bd of it"), ("12", "12\u204425")]
)
def test_a_fraction_is_no_part_of_another_number(words: str, text: str) -> None:
    assert not occurs(words, fold(text))


@pytest.mark.parametrize(
    "text", ["120 millions", "120 thousands", "120 mil", "120 milliards", "120 millones", "120 mille"]
)
def test_a_number_goes_on_in_a_word(text: str) -> None:
    assert not occurs("120", text)


@pytest.mark.parametrize("text", ["e\u200b\u0301", "a\u00ad\u0308"])
def test_accents_behind_what_has_no_width(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold("e\u200b\u0301") == "\u00e9"


def test_signs_of_our_own_in_a_copy_are_no_signs() -> None:
    """A copy may hold any character; those by which edges and hyphens are marked mean nothing in it."""
    assert fold(f"the pier{EDGE} closed, re{PARTED}opened\x07") == "the pier closed, reopened"
