"""What is a date, and which days it spans, against the package `edtf`, but for the differences listed here.

The package reads all of EDTF; only what it counts to levels 0 and 1 is compared, and `[a..b]`. Its fuzzy bounds, which
add thirteen months to a month and guess ten years for an unknown end, are not used.
"""

import contextlib
import io
import re
import time

import pytest
from edtf import parse_edtf
from edtf.parser import parser_classes as package
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.model.dates import Date, DateFault, parse_date

COMPARED = (
    *(package.Date, package.DateAndTime, package.Interval),
    *(package.UncertainOrApproximate, package.Unspecified, package.Level1Interval),
    *(package.LongYear, package.Season, package.OneOfASet),
)
Day = tuple[int, int, int]

# What only we read, and why: an example, and a pattern of what is like it.
OURS = {
    # A level 1 interval ends in any level 1 date; the package takes one with unknown digits for level 2, if it can.
    "an interval with unknown digits": ("2025-XX/2026?", r"(?=.*X)[^/[]+/[^/[]+"),
    # The ends of a choice may be known to different precision.
    "a choice of mixed precision": ("[2025-05..2025-06-25]", r"\[[\d-]+\.\.[\d-]+\]"),
}

# What only the package reads, and why it is refused here.
THEIRS = {
    # Years are 1 to 9999, and written with all the digits known of them.
    "year 0": ("0000", r"(.*\D)?0000.*"),
    "a negative year": ("-2025/2026", r"(.*[./[])?-.*"),
    "a long year": ("Y12025", r"Y.*"),
    "significant digits": ("2025S2", r".*S.*"),
    # A season is no certain months, a time is too fine.
    "a season": ("2025-21", r".*\d{4}-2[1-4].*"),
    "a time": ("2025-06-25T10:00:00", r".*T.*"),
    # At level 1 one digit or two of a year may be unknown, from the right.
    "a millennium": ("2XXX", r"-?\d[\dX]XX[?~%]?"),
    "a gap in a year": ("2X2X", r"-?\dX\dX[?~%]?"),
    # An end that is open or unknown is written, and one is known.
    "an empty end": ("2025/", r".+/|/.+"),
    "no end known": ("../..", r"\.\./\.\."),
    # To the package every year is a leap year.
    "29 February": ("2025-02-29", r".*-02-29.*"),
    # A choice is between two days; a list says something else.
    "a list": ("[2025,2027]", r"\[.*,.*\]"),
    # A blank is a slip.
    "blanks": ("2025 ", r".*\s.*"),
}

# It also lets time run backwards. So do we, where a qualifier allows that it does not: 2026?/2025-12~.
BACKWARDS = ["2026/2025", "2026?/2024", "[2026..2025]"]


def package_reads(text: str) -> package.EDTFObject | None:
    """What the package makes of a text, if it is of a level that is compared."""
    with contextlib.redirect_stdout(io.StringIO()):  # It prints why it fails, and fails in many ways.
        try:
            read = parse_edtf(text)
        except Exception:
            return None
    return read if type(read) in COMPARED else None


def we_read(text: str) -> Date | None:
    try:
        return parse_date(text)
    except DateFault:
        return None


def day_of(bound: object) -> Day | None:
    """A bound of the package's as year, month and day; an open one is infinite, and 00XX begins with a year 0."""
    return (max(bound[0], 1), bound[1], bound[2]) if isinstance(bound, time.struct_time) else None


def span(read: package.EDTFObject) -> tuple[Day | None, Day | None]:
    """The first day and the last, without the years its fuzzy bounds add."""
    return day_of(read.lower_strict()), day_of(read.upper_strict())


def our_span(date: Date) -> tuple[Day | None, Day | None]:
    return day_of(date.earliest and date.earliest.timetuple()), day_of(date.latest and date.latest.timetuple())


def runs_backwards(read: package.EDTFObject) -> bool:
    first, last = span(read)
    return first is not None and last is not None and first > last


@pytest.mark.parametrize(("text", "like"), OURS.values(), ids=OURS)
def test_what_only_we_read_is_still_so(text: str, like: str) -> None:
    assert re.fullmatch(like, text)
    assert we_read(text)
    assert package_reads(text) is None


@pytest.mark.parametrize(("text", "like"), THEIRS.values(), ids=THEIRS)
def test_what_only_the_package_reads_is_still_so(text: str, like: str) -> None:
    assert re.fullmatch(like, text)
    assert we_read(text) is None
    assert package_reads(text)


@pytest.mark.parametrize("text", BACKWARDS)
def test_what_runs_backwards_only_the_package_reads(text: str) -> None:
    read = package_reads(text)
    assert read is not None
    assert runs_backwards(read)
    assert we_read(text) is None


def agree(text: str) -> bool:
    ours, theirs, plain = we_read(text), package_reads(text), we_read(re.sub("[?~%]", "", text))
    if theirs and runs_backwards(theirs):
        return plain is None
    if ours and theirs:
        return plain is not None and our_span(plain) == span(theirs)
    if ours:
        return any(re.fullmatch(like, text) for _, like in OURS.values())
    return theirs is None or any(re.fullmatch(like, text) for _, like in THEIRS.values())


YEAR = r"(20(2[0-9]|19)|0000|0001|9999|202X|20XX|[0-9X]{4})"
REST = r"((-(0[1-9]|1[0-3]|XX|21|[0-9X]{2})(-(0[1-9]|2[89]|3[01]|XX|[0-9X]{2}))?)?[?~%]?)?"
SIMPLE = f"{YEAR}{REST}"
SHAPES = (
    SIMPLE,
    rf"({SIMPLE}|\.\.)/({SIMPLE}|\.\.)",
    rf"\[({SIMPLE}|)\.\.({SIMPLE}|)\]",
)
ALPHABET = "0123456789X-/.[]?~%,TYS: "


WRITTEN = st.sampled_from(SHAPES).flatmap(lambda shape: st.from_regex(shape, fullmatch=True, alphabet=ALPHABET))


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """A text of one of the shapes, with a sign put in, left out or changed."""
    text = draw(WRITTEN)
    place, gone = draw(st.integers(0, len(text))), draw(st.integers(0, 1))
    return f"{text[:place]}{draw(st.sampled_from(['', *ALPHABET]))}{text[place + gone :]}"


@settings(max_examples=40, deadline=None)
@given(WRITTEN)
def test_the_package_reads_the_same_dates(text: str) -> None:
    assert agree(text)


@settings(max_examples=40, deadline=None)
@given(spoilt() | st.text(ALPHABET, max_size=10))
def test_the_package_refuses_the_same_texts(text: str) -> None:
    assert agree(text)
