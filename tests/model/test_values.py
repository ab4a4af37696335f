"""Numbers as sources give them, exact."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.model.values import SCALES, NumberFault, parse_amount

CASES = [
    ("2680", "2680"),
    ("1.3 million", "1300000"),
    ("1.10", "1.10"),
    ("-4.5", "-4.5"),
    ("0.1 thousand", "100"),
    ("2 billion", "2000000000"),
    ("007", "7"),
]


@pytest.mark.parametrize(("text", "exact"), CASES)
def test_a_number_is_read_exactly(text: str, exact: str) -> None:
    assert parse_amount(text).exact == Decimal(exact)


FAULTS = [
    ("2,680", "separators", "write 2680;"),
    ("2 680", "separators", "write 2680;"),
    ("1,300,000.5", "separators", "write 1300000.5;"),
    ("85%", "has a unit", "write 85;"),
    ("85 %", "has a unit", "write 85;"),
    ("1.3 millions", "is not a number", "thousand, million or billion"),
    ("dozens", "is not a number", "write digits"),
    ("1e5", "is not a number", "write digits"),
    ("NaN", "is not a number", "write digits"),
    ("1.", "is not a number", "write digits"),
    ("9" * 25, "more than 24 digits", "shorter"),
]


@pytest.mark.parametrize(("text", "message", "hint"), FAULTS)
def test_what_is_no_number_is_answered_with_one(text: str, message: str, hint: str) -> None:
    with pytest.raises(NumberFault, match=message) as caught:
        parse_amount(text)
    assert hint in caught.value.hint


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3), st.sampled_from(["", *SCALES]))
def test_a_number_is_written_the_way_it_is_read(number: Decimal, scale: str) -> None:
    text = f"{number:f} {scale}".rstrip()
    assert str(parse_amount(text)) == text
