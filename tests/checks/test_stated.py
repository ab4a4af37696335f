"""What the words round a number make of it, phrase by phrase."""

import pytest

from factsheet.checks.stated import qualifier
from factsheet.model.values import ValueWord, parse_amount

# What is written, and the word an editor would write for 120; None where the number stands bare.
PHRASES = {
    "at least 120 people": ValueWord.AT_LEAST,
    "At least\u00a0120 people": ValueWord.AT_LEAST,
    "at least $120": ValueWord.AT_LEAST,
    "at least US$120": ValueWord.AT_LEAST,
    "at least USD 120": ValueWord.AT_LEAST,
    "at the very least 120": ValueWord.AT_LEAST,
    "at least about 120": ValueWord.AT_LEAST,
    "no fewer than 120": ValueWord.AT_LEAST,
    "not fewer than 120": ValueWord.AT_LEAST,
    "not less than 120": ValueWord.AT_LEAST,
    "not below 120": ValueWord.AT_LEAST,
    "not under 120": ValueWord.AT_LEAST,
    "120 or more": ValueWord.AT_LEAST,
    "no more than 120": ValueWord.AT_MOST,
    "no more than about 120": ValueWord.AT_MOST,
    "not over 120": ValueWord.AT_MOST,
    "not above 120": ValueWord.AT_MOST,
    "up to 120": ValueWord.AT_MOST,
    "120 or fewer": ValueWord.AT_MOST,
    "more than 120": ValueWord.MORE_THAN,
    "more than US$ 120": ValueWord.MORE_THAN,
    "in excess of 120": ValueWord.MORE_THAN,
    "fewer than 120": ValueWord.LESS_THAN,
    "nearly €120": ValueWord.NEARLY,
    "roughly 120": ValueWord.ABOUT,
    "120 people": None,
    "the 120": None,
    "at least on weekdays 120": None,
    "no fewer than 90, and now 120": None,
    "an estimated 120": None,
    "120 or so it seems": None,
}
# These count where a reading is worded, and not where a number is only said in passing.
AMBIGUOUS = {
    "over 120": ValueWord.MORE_THAN,
    "above 120": ValueWord.MORE_THAN,
    "under 120": ValueWord.LESS_THAN,
    "below 120": ValueWord.LESS_THAN,
    "about USD 120": ValueWord.ABOUT,
    "around 120": ValueWord.ABOUT,
    "some 120": ValueWord.ABOUT,
}


def word_in(text: str, *, in_passing: bool) -> ValueWord | None:
    found = qualifier(text, parse_amount("120"), in_passing=in_passing)
    return found[1] if found is not None else None


@pytest.mark.parametrize("text", PHRASES)
@pytest.mark.parametrize("in_passing", [True, False])
def test_a_phrase_qualifies_a_number(text: str, in_passing: bool) -> None:
    assert word_in(text, in_passing=in_passing) is PHRASES[text]


@pytest.mark.parametrize("text", AMBIGUOUS)
def test_an_ambiguous_word_counts_where_a_reading_is_worded(text: str) -> None:
    assert word_in(text, in_passing=False) is AMBIGUOUS[text]
    assert word_in(text, in_passing=True) is None


@pytest.mark.parametrize("text", ["protests over 120 arrests", "a report about 120 deaths", "asked about 120"])
def test_what_is_said_in_passing_qualifies_nothing(text: str) -> None:
    assert word_in(text, in_passing=True) is None


def test_the_phrase_is_given_as_it_is_said() -> None:
    assert qualifier("Not\u00a0 FEWER than 120", parse_amount("120"), in_passing=True) == (
        "not fewer than",
        ValueWord.AT_LEAST,
    )
