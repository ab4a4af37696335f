"""Numbers and dates in a language's own form: the only door to babel."""

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from factsheet.model.dates import PlainDate
from factsheet.model.values import Amount

# Plain `en` is American; a fact sheet's readers are everywhere: 25 June 2025.
_WORLD = {"en": "en_001"}


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(_WORLD.get(language, language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_001")


def number(amount: Amount, language: str) -> str:
    """Write a number with the language's separators: `2,680`, `1.3 million`."""
    places = -int(amount.number.as_tuple().exponent)
    # As many decimals as the source gave: 1.10 is not 1.1.
    pattern = "#,##0" + ("." + "0" * places if places > 0 else "")
    digits = format_decimal(amount.number, format=pattern, locale=_locale(language))
    return f"{digits} {amount.scale}".rstrip()


def date(value: PlainDate, language: str) -> str:
    """Write a date as precisely as it is known: `25 June 2025`, `June 2025`, `2025`."""
    if value.month is None:
        return value.text
    if value.day is None:
        return str(format_skeleton("yMMMM", value.earliest, locale=_locale(language)))
    return format_date(value.earliest, format="long", locale=_locale(language))
