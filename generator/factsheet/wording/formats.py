"""Numbers and dates in a language's own form: the only door to babel."""

import datetime as dt
from decimal import Decimal
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from factsheet.model.dates import Date, parse_date
from factsheet.model.values import Amount

# Plain `en` is American; a fact sheet's readers are everywhere: 25 June 2025.
_WORLD = {"en": "en_001"}


@cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(_WORLD.get(language, language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_001")


def number(amount: Amount, language: str) -> str:
    """Write a number with the language's separators: `2,680`, `1.3 million`."""
    return f"{_digits(str(amount.number), language)} {amount.scale}".rstrip()


@lru_cache(maxsize=1 << 16)
def _digits(written: str, language: str) -> str:
    """Write digits; the same few stand on page after page. By text, because 1.10 equals 1.1 and is not written so."""
    decimal = Decimal(written)
    places = -int(decimal.as_tuple().exponent)
    # As many decimals as the source gave.
    pattern = "#,##0" + ("." + "0" * places if places > 0 else "")
    return format_decimal(decimal, format=pattern, locale=_locale(language))


def day(value: dt.date, language: str) -> str:
    """Write a day of the calendar in words."""
    return date(parse_date(value.isoformat()), language)


@lru_cache(maxsize=1 << 14)
def date(value: Date, language: str) -> str:
    """Write a date as precisely as it is known: `25 June 2025`, `about June 2025`, `between May and June 2025`."""
    if value.lasting or value.one_of:
        return _ends(value, language)
    words = _simple(value, language)
    if value.approximate:
        words = f"about {words}"
    return f"{words} (uncertain)" if value.uncertain else words


def as_of(value: Date, language: str) -> str:
    """Write the date of a value with the word that leads to it: `as of June 2025`, `from May to June 2025`."""
    words = date(value, language)
    between = value.one_of and None not in value.ends
    return words if value.lasting or between else f"as of {words}"


def on_day(value: Date, language: str) -> str:
    """Write when something was said, to follow a name: ` on 25 June 2025`, ` in June 2025`, `, about June 2025`."""
    words = date(value, language)
    if value.single_day is not None:
        return f" on {words}"
    plain = value.precision in ("month", "year") and not (value.approximate or value.uncertain or "X" in value.text)
    return f" in {words}" if plain else f", {words}"


def _ends(value: Date, language: str) -> str:
    first, last = (date(end, language) if end is not None else "" for end in value.ends)
    if all(end is not None and end.single_day is not None for end in value.ends):
        first = _without_tail(first, last)
    if value.lasting:
        return f"from {first} to {last}" if first and last else f"since {first}" if first else f"up to {last}"
    return f"between {first} and {last}" if first and last else f"{first} or later" if first else f"{last} or earlier"


def _without_tail(first: str, last: str) -> str:
    """Leave out of two days of one month what is said with the second: `2 to 5 March 2020`."""
    day, _, rest = first.partition(" ")
    return day if rest and last.endswith(f" {rest}") and day.isdecimal() else first


def _simple(value: Date, language: str) -> str:
    """Write a day, a month, a year, or what is left of one where digits are not known."""
    first, locale = value.earliest, _locale(language)
    if value.year is None or first is None:
        low, high = value.years or (0, 0)
        words = f"{low}s" if high - low < 10 else f"some year from {low} to {high}"
    elif value.precision == "year":
        words = str(value.year)
    elif value.month is None:
        words = f"some {value.precision} of {value.year}"
    elif value.precision == "month" or value.day is None:
        words = str(format_skeleton("yMMMM", dt.date(value.year, value.month, 1), locale=locale))
        words = words if value.precision == "month" else f"some day of {words}"
    else:
        words = format_date(dt.date(value.year, value.month, value.day), format="long", locale=locale)
    return words


@cache
def months(language: str) -> dict[str, int]:
    """Give the names of a language's months, whole and cut short, in small letters and without a point."""
    locale = _locale(language)
    return {
        name.casefold().rstrip("."): number
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in locale.months[context][width].items()
    }
