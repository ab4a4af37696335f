"""Days and moments as standards spell them."""

import re
from datetime import date

_DAY = r"(?P<day>\d{4}-\d\d-\d\d)"
_CLOCK = r"(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)(\.\d+)?"
_OFFSET = r"(?P<offset>Z|[+-](?P<ahead>\d\d):(?P<odd>\d\d))"
_MOMENT = re.compile(rf"{_DAY}T{_CLOCK}{_OFFSET}", re.ASCII)
_FLOATING = re.compile(rf"{_DAY}T{_CLOCK}", re.ASCII)
_REDUCED = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?", re.ASCII)


def is_day(text: str) -> bool:
    """Tell whether it is a day of the calendar, as `2030-05-02`."""
    if re.fullmatch(_DAY, text, re.ASCII) is None:
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_moment(text: str) -> bool:
    """Tell whether it is a moment of RFC 3339 that exists, with a capital T and Z."""
    found = _MOMENT.fullmatch(text)
    if found is None or not _exists(found):
        return False
    return found["offset"] == "Z" or (int(found["ahead"]) < 24 and int(found["odd"]) < 60)


def is_reduced(text: str) -> bool:
    """Tell whether it is a year, a month, a day, or a moment with or without its offset."""
    floating = _FLOATING.fullmatch(text)
    return any((_REDUCED.fullmatch(text), is_day(text), is_moment(text), floating and _exists(floating)))


def _exists(found: re.Match[str]) -> bool:
    # A second may be the 60th: a leap second.
    return is_day(found["day"]) and int(found["hour"]) < 24 and int(found["minute"]) < 60 and int(found["second"]) <= 60
