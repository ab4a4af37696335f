"""Calendars, RFC 5545: lines, folding, escaping, and what an event must say."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from icalendar import Calendar
from icalendar.cal import Component

TEXTS = {"COMMENT", "CONTACT", "DESCRIPTION", "LOCATION", "SUMMARY", "UID"}
STATES = {"CANCELLED", "CONFIRMED", "TENTATIVE"}
ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "SEQUENCE", "URL")
LONGEST = 75
_NAME = re.compile(r"(?P<name>[A-Za-z0-9-]+)(;[A-Za-z0-9-]+=(\"[^\"]*\"|[^\";:,]*)(,(\"[^\"]*\"|[^\";:,]*))*)*:")
_ESCAPED = re.compile(r"([^\\;,]|\\[\\;,nN])*")


def faults(data: bytes) -> list[str]:
    """Tell what is wrong with a calendar."""
    found = list(_line_faults(data))
    try:
        text = data.replace(b"\r\n ", b"").replace(b"\r\n\t", b"").decode("utf-8")
        calendar = Calendar.from_ical(data)
    except ValueError as error:
        return [*found, f"cannot be read: {error}"]
    if calendar.name != "VCALENDAR":
        return [*found, "is no calendar"]
    found += [fault for line in text.split("\r\n")[:-1] for fault in _property_faults(line)]
    broken = [f"{part.name}: {name}: {error}" for part in calendar.walk() for name, error in part.errors]
    if broken:
        return [*found, *broken]
    return [*found, *_calendar_faults(calendar)]


def _line_faults(data: bytes) -> Iterator[str]:
    if not data.endswith(b"\r\n"):
        yield "the last line does not end in CR LF"
    for number, line in enumerate(data.split(b"\r\n"), 1):
        if b"\r" in line or b"\n" in line:
            yield f"line {number}: a bare CR or LF"
        if len(line) > LONGEST:
            yield f"line {number}: {len(line)} octets"
        if re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", line):
            yield f"line {number}: a control character"
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            yield f"line {number}: no UTF-8, or a character is cut in two"


def _property_faults(line: str) -> Iterator[str]:
    """Hold one unfolded line to the grammar."""
    named = _NAME.match(line)
    if named is None:
        yield f"no property: {line!r}"
    elif named["name"].upper() in TEXTS and _ESCAPED.fullmatch(line[named.end() :]) is None:
        yield f"{named['name']}: not escaped: {line[named.end() :]!r}"


def _calendar_faults(calendar: Calendar) -> Iterator[str]:
    if str(calendar.get("VERSION")) != "2.0":
        yield "the calendar's VERSION is not 2.0"
    if not calendar.get("PRODID"):
        yield "the calendar has no PRODID"
    names = Counter(str(event["UID"]) for event in calendar.walk("VEVENT") if "UID" in event)
    yield from (f"the UID {name} is given twice" for name, count in names.items() if count > 1)
    for event in calendar.walk("VEVENT"):
        yield from (f"{event.get('UID')}: {fault}" for fault in _event_faults(event))


def _event_faults(event: Component) -> Iterator[str]:
    yield from (f"no {name}" for name in ("UID", "DTSTAMP", "DTSTART") if not event.get(name))
    twice = [name for name in ONCE if isinstance(event.get(name), list)]
    if twice:
        yield f"more than one {', '.join(twice)}"
        return
    if "DTSTAMP" in event and re.fullmatch(r"\d{8}T\d{6}Z", _written(event, "DTSTAMP")) is None:
        yield "DTSTAMP is not in UTC"
    if "STATUS" in event and str(event["STATUS"]) not in STATES:
        yield f"there is no STATUS {event['STATUS']}"
    if "SEQUENCE" in event and re.fullmatch(r"\d+", _written(event, "SEQUENCE")) is None:
        yield "SEQUENCE is no count"
    yield from _span_faults(event)


def _written(event: Component, name: str) -> str:
    written = event[name].to_ical()
    return written.decode("utf-8") if isinstance(written, bytes) else str(written)


def _span_faults(event: Component) -> Iterator[str]:
    start, end = (getattr(event.get(name), "dt", None) for name in ("DTSTART", "DTEND"))
    if end is None:
        return
    if "DURATION" in event:
        yield "both DTEND and DURATION"
    if not isinstance(start, date) or not isinstance(end, date):
        return
    if _sort(start) != _sort(end):
        yield "DTSTART and DTEND are of different types"
    elif not end > start:
        yield "DTEND is not after DTSTART"


def _sort(value: date) -> str:
    """Tell a day, a moment somewhere and a moment anywhere apart."""
    if not isinstance(value, datetime):
        return "day"
    return "floating" if value.tzinfo is None else "moment"
