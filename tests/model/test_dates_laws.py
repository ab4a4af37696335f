"""What holds of every date, against its completions written out one by one."""

import datetime as dt
import itertools
import re
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from factsheet.model.calendar import Days
from factsheet.model.dates import GENERAL_HINT, DateFault, parse_date

DAY = dt.timedelta(days=1)
Stretch = tuple[dt.date, dt.date]


# The completions of a date, by counting rather than by arithmetic on bounds.


def completions(text: str) -> list[Stretch]:
    """Every stretch of days a simple date can mean."""
    body = text.rstrip("?~%")
    known = re.sub(r"(X|-XX)+$", "", body)
    around = neighbours(known) if body != text else [known]
    spelt = itertools.chain.from_iterable(without_x(other + body[len(known) :]) for other in around)
    return [stretch for stretch in map(stretch_of, spelt) if stretch]


def neighbours(known: str) -> list[str]:
    """The units just before and just after, and the unit itself: of 2024-12, 2024-11 and 2025-01."""
    if len(known) == len("2025-06-25"):
        day = dt.date.fromisoformat(known).toordinal()
        ordinals = range(max(day - 1, 1), min(day + 1, dt.date.max.toordinal()) + 1)
        return [dt.date.fromordinal(ordinal).isoformat() for ordinal in ordinals]
    if len(known) == len("2025-06"):
        month = int(known[:4]) * 12 + int(known[5:]) - 1
        return [f"{other // 12:04}-{other % 12 + 1:02}" for other in (month - 1, month, month + 1) if other < 120_000]
    numbers = (int(known) - 1, int(known), int(known) + 1)
    return [f"{number:0{len(known)}}" for number in numbers if 0 <= number < 10 ** len(known)]


def without_x(text: str) -> Iterator[str]:
    months = [f"-{number:02}" for number in range(1, 13)]
    days = [f"-{number:02}" for number in range(1, 32)]
    year, month, day = (text + "@@").replace("-", "@").split("@")[:3]
    for digits in itertools.product("0123456789", repeat=year.count("X")):
        for m in months if month == "XX" else [f"-{month}" if month else ""]:
            for d in days if day == "XX" else [f"-{day}" if day else ""]:
                yield year.replace("X", "") + "".join(digits) + m + d


def stretch_of(text: str) -> Stretch | None:
    """The days of a year, a month or a day; None if there is no such thing."""
    try:
        first = dt.date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return None
    last = first + DAY * {4: 364, 7: 27, 10: 0}[len(text)]
    while last < dt.date.max and (last + DAY).isoformat().startswith(text):
        last += DAY
    return first, last


def pairs(left: list[Stretch], right: list[Stretch]) -> list[Stretch]:
    """Every interval from the first day of one to the last day of the other, none backwards."""
    starts, ends = {first for first, _ in left}, {last for _, last in right}
    return [(first, last) for first in starts for last in ends if first <= last]


# Texts that are dates.

YEARS = st.sampled_from([1, 2, 99, 1900, 2000, 2024, 2025, 9998, 9999]) | st.integers(1, 9999)
DAYS = st.builds(
    lambda year, day: dt.date(year, 1, 1) + DAY * day, YEARS, st.sampled_from([0, 58, 59]) | st.integers(0, 364)
)
FORMS = ("{0}", "{0}-{1}", "{0}-{1}-{2}", "{3}X", "{4}XX", "{0}-XX", "{0}-{1}-XX", "{0}-XX-XX")
MARKS = st.sampled_from(["", "", "?", "~", "%"])


def written(day: dt.date, form: str) -> str:
    """A date a day belongs to."""
    year = f"{day.year:04}"
    return form.format(year, f"{day.month:02}", f"{day.day:02}", year[:3], year[:2])


def simple(forms: tuple[str, ...] = FORMS, marks: st.SearchStrategy[str] = MARKS) -> st.SearchStrategy[str]:
    return st.builds(lambda day, form, mark: written(day, form) + mark, DAYS, st.sampled_from(forms), marks)


@st.composite
def ordered(draw: st.DrawFn, forms: tuple[str, ...], marks: st.SearchStrategy[str] = MARKS) -> tuple[str, str]:
    """Two dates less than two years apart that are not certainly in the wrong order."""
    day = draw(DAYS)
    later = day + DAY * draw(st.integers(0, min(700, (dt.date.max - day).days)))
    form, other = draw(st.sampled_from(forms)), draw(st.sampled_from(forms))
    return written(day, form) + draw(marks), written(later, other) + draw(marks)


# A year of days against another is too much to write out.
ENDS = FORMS[:-1]
PLAIN = FORMS[:3]


@given(simple())
def test_bounds_are_those_of_the_completions(text: str) -> None:
    date, stretches = parse_date(text), completions(text)
    starts, ends = [first for first, _ in stretches], [last for _, last in stretches]
    assert date.start == Days(min(starts), max(starts))
    assert date.end == Days(min(ends), max(ends))
    assert all(Days(*stretch).within(date.possible) for stretch in stretches)
    assert date.certain == (Days(max(starts), min(ends)) if max(starts) <= min(ends) else None)


@given(ordered(ENDS))
def test_an_interval_pairs_the_completions_of_its_ends(ends: tuple[str, str]) -> None:
    date = parse_date("/".join(ends))
    stretches = pairs(*map(completions, ends))
    first, last = min(stretches)[0], max(end for _, end in stretches)
    latest_start, earliest_end = max(stretches)[0], min(end for _, end in stretches)
    assert (date.start, date.end) == (Days(first, latest_start), Days(earliest_end, last))
    assert date.certain == (Days(latest_start, earliest_end) if latest_start <= earliest_end else None)


@given(simple())
def test_an_open_end_is_any_day_beyond(text: str) -> None:
    starts, ends = zip(*completions(text), strict=True)
    since, until = parse_date(f"{text}/.."), parse_date(f"../{text}")
    assert (since.start, since.end) == (Days(min(starts), max(starts)), Days(min(starts), None))
    assert (until.start, until.end) == (Days(None, max(ends)), Days(min(ends), max(ends)))


@given(ordered(PLAIN, st.just("")))
def test_a_choice_is_any_day_between(ends: tuple[str, str]) -> None:
    left, right = ends
    (first, _), (_, last) = completions(left)[0], completions(right)[0]
    date = parse_date(f"[{left}..{right}]")
    assert date.start == date.end == date.possible == Days(first, last)
    assert (date.certain is None) == (first != last)


def any_date() -> st.SearchStrategy[str]:
    return st.one_of(
        simple(),
        ordered(ENDS).map("/".join),
        ordered(PLAIN, st.just("")).map(lambda ends: f"[{ends[0]}..{ends[1]}]"),
        simple().map(lambda text: f"{text}/.."),
        simple().map(lambda text: f"../{text}"),
        simple(PLAIN, st.just("")).map(lambda text: f"[{text}..]"),
        simple(PLAIN, st.just("")).map(lambda text: f"[..{text}]"),
    )


@given(any_date())
def test_certain_is_within_possible(text: str) -> None:
    date = parse_date(text)
    for days in (date.start, date.end, date.possible):
        assert not days.empty
    if date.certain:
        assert not date.certain.empty
        assert date.certain.within(date.possible)
    if date.single_day:
        assert date.certain == date.possible == Days(date.single_day, date.single_day)


@given(any_date())
def test_a_date_reads_back_equal(text: str) -> None:
    date = parse_date(text)
    assert parse_date(date.text) == date
    assert hash(parse_date(text)) == hash(date)


def without_last_digit(text: str) -> list[str]:
    """One more digit or pair of digits unknown: 2025-06 becomes 2025-XX."""
    body, mark = text.rstrip("?~%"), text[len(text.rstrip("?~%")) :]
    known = re.sub(r"(X|-XX)+$", "", body)
    if len(known) in (7, 10):
        return [body[: len(known) - 2] + "XX" + body[len(known) :] + mark]
    if body in (known, f"{known}X") and len(known) > 2:
        return [known[:-1] + "X" * (len(body) - len(known) + 1) + mark]
    return []


def shorter(text: str) -> list[str]:
    body, mark = text.rstrip("?~%"), text[len(text.rstrip("?~%")) :]
    return [body.rpartition("-")[0] + mark] if "-" in body else []


def qualified(text: str) -> list[str]:
    return [text + mark for mark in "?~%"] if text[-1] not in "?~%" else []


def test_the_ways_to_say_less_are_these() -> None:
    assert without_last_digit("2025-06-25~") == ["2025-06-XX~"]
    assert without_last_digit("2025-06-XX") == ["2025-XX-XX"]
    assert without_last_digit("2025") == ["202X"]
    assert without_last_digit("202X?") == ["20XX?"]
    assert without_last_digit("20XX") == without_last_digit("2025-XX") == []
    assert shorter("2025-06-XX~") == ["2025-06~"]
    assert qualified("2025") == ["2025?", "2025~", "2025%"]


@given(simple())
def test_saying_less_allows_more(text: str) -> None:
    date = parse_date(text)
    for less in [*qualified(text), *without_last_digit(text)]:
        assert date.possible.within(parse_date(less).possible)
        assert parse_date(less).certain is None
    for less in shorter(text):
        assert date.possible.within(parse_date(less).possible)


@given(ordered(ENDS))
def test_saying_less_of_an_end_allows_more(ends: tuple[str, str]) -> None:
    left, right = ends
    date = parse_date(f"{left}/{right}")
    vaguer = [f"{less}/{right}" for less in (*qualified(left), *without_last_digit(left), "..")]
    vaguer += [f"{left}/{less}" for less in (*qualified(right), *without_last_digit(right), "..")]
    for text in vaguer:
        less = parse_date(text)
        assert date.start.within(less.start)
        assert date.end.within(less.end)
        assert less.certain is None or (date.certain and less.certain.within(date.certain))
    for text in [f"{less}/{right}" for less in shorter(left)] + [f"{left}/{less}" for less in shorter(right)]:
        assert date.possible.within(parse_date(text).possible)


@given(ordered(PLAIN, st.just("")))
def test_saying_less_of_a_choice_allows_more(ends: tuple[str, str]) -> None:
    left, right = ends
    date = parse_date(f"[{left}..{right}]")
    fewer = [f"{less}..{right}" for less in (*shorter(left), "")] + [
        f"{left}..{less}" for less in (*shorter(right), "")
    ]
    for text in fewer:
        less = parse_date(f"[{text}]")
        assert date.possible.within(less.possible)
        assert less.certain is None or less.certain == date.certain


# Texts that are no dates.

PIECES = ["2025", "-06", "-25", "20", "0", "1", "X", "XX", "x", "-", "/", "..", ".", "[", "]", "?", "~", "%", " ", ","]
WORDS = ["June", "Sept.", "circa ", " to ", "since ", "between ", " and ", "T10:00", "\uff12", "\u2013", "\n", "{", "}"]
PIECED = st.lists(st.sampled_from(PIECES + WORDS), max_size=9).map("".join)


@given(st.text(max_size=12) | PIECED)
def test_any_text_is_a_date_or_is_answered_with_one(text: str) -> None:
    try:
        parse_date(text)
    except DateFault as caught:
        fault = caught
    else:
        return
    assert "` is not a date: " in str(fault)
    assert fault.hint.startswith("write ")
    if fault.hint != GENERAL_HINT:
        hint = re.sub("^write |the months it means, such as | if it is open or not known$", "", fault.hint)
        for date in hint.split(" or "):
            parse_date(date)
