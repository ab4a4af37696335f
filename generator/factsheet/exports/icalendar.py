"""The timeline as a calendar (RFC 5545): whole days, and nothing surer than the sheet is of it.

An event whose beginning and end are known to within a month stands there, tentative if not to the day; one that is
known less well is left out. What is planned says so.
"""

import datetime as dt
from collections.abc import Iterator
from functools import partial

from factsheet.analysis.timeline import Entry
from factsheet.exports.cells import without_controls
from factsheet.exports.export import Export, Exported
from factsheet.exports.identity import named
from factsheet.model.dates import Date
from factsheet.model.words import EventStatus
from factsheet.wording import formats

_LOOSEST = 31  # days
_LONGEST = 75  # octets of a line, without its end
_DAY = dt.timedelta(days=1)
_MARKS = {EventStatus.PLANNED: "Planned: ", EventStatus.CANCELLED: "Cancelled: "}


def calendar_files(export: Export) -> Iterator[Exported]:
    """Give the calendar."""
    yield Exported("timeline.ics", partial(_calendar, export))


def _calendar(export: Export) -> Iterator[str]:
    """Print the calendar line by line."""
    for line in _lines(export):
        yield from _folded(line)


def _lines(export: Export) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//factsheet//timeline//EN", "CALSCALE:GREGORIAN")
    yield f"NAME:{_text(export.name)}"
    yield f"X-WR-CALNAME:{_text(export.name)}"
    yield f"DESCRIPTION:{_text(f'{export.words.plain(export.sheet.subject)} Licence: {export.sheet.licence}.')}"
    if export.url:
        yield f"URL:{_address(export.url)}timeline/"
    for entry in export.dossier.timeline:
        if days := _days(entry.event.when):
            yield from _event(export, entry, *days)
    yield "END:VCALENDAR"


def _days(when: Date) -> tuple[dt.date, dt.date] | None:
    """Give the first and last day an event can take up; None if that is known less well than to a month."""
    first, last = when.earliest, when.latest
    if first is None or last is None or last == dt.date.max:
        return None
    return (first, last) if all(map(_known, _ends(when))) else None


def _ends(when: Date) -> tuple[Date | None, ...]:
    return when.ends if when.lasting else (when,)


def _known(end: Date | None) -> bool:
    """Tell whether a date is known to within a month."""
    if end is None or end.earliest is None or end.latest is None:
        return False
    return end.latest - end.earliest < dt.timedelta(days=_LOOSEST)


def _event(export: Export, entry: Entry, first: dt.date, last: dt.date) -> Iterator[str]:
    event, fact, words = entry.event, entry.fact, export.words
    title = words.plain(event.title) or words.plain(fact.statement)
    place = export.dossier.corpus.place_of(fact)
    known = f"{words.plain(fact.statement)}\nSaid by {words.speaker(fact).text}. When: {words.date(event.when)}."
    told = f"{known}\n{_edition(export)}"
    yield "BEGIN:VEVENT"
    yield f"UID:{named(next(iter(export.dossier.chronicle.editions), None), f'facts/{fact.id}')}"
    yield f"DTSTAMP:{_stamp(export)}"
    yield f"DTSTART;VALUE=DATE:{_day(first)}"
    yield f"DTEND;VALUE=DATE:{_day(last + _DAY)}"
    yield f"SUMMARY:{_text(_MARKS.get(event.status, '') + title)}"
    yield f"DESCRIPTION:{_text(told)}"
    yield f"STATUS:{_status(event.status, event.when)}"
    yield f"SEQUENCE:{max(0, len(export.dossier.chronicle.facts.get(fact.id, ())) - 1)}"
    yield "TRANSP:TRANSPARENT"
    if place is not None:
        yield f"LOCATION:{_text(words.place(place))}"
    if export.url:
        yield f"URL:{_address(export.url)}facts/{fact.id}/"
    yield f"X-EDTF:{_text(event.when.text)}"
    yield "END:VEVENT"


def _status(status: EventStatus, when: Date) -> str:
    """Say how sure it is: a plan is not, nor is a day that can be another."""
    if status is EventStatus.CANCELLED:
        return "CANCELLED"
    exact = all(end is not None and end.single_day is not None for end in _ends(when))
    return "CONFIRMED" if exact and status is EventStatus.HAPPENED else "TENTATIVE"


def _edition(export: Export) -> str:
    edition, language = export.edition, export.words.language
    return f"{export.name}, {formats.day(edition.released, language)}" if edition is not None else export.name


def _stamp(export: Export) -> str:
    """Give the day of the edition: nothing tells when a file was made."""
    day = export.edition.released if export.edition is not None else dt.date(1970, 1, 1)
    return f"{_day(day)}T000000Z"


def _day(day: dt.date) -> str:
    """Write a day in eight digits; `%Y` would write the year 1 in one."""
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    r"""Write a text value: a line's end is `\n`, and signs that part values stand behind a backslash."""
    kept = without_controls(text).replace("\t", " ")
    for sign in "\\;,":
        kept = kept.replace(sign, f"\\{sign}")
    return kept.replace("\n", "\\n")


def _address(url: str) -> str:
    return without_controls(url).replace("\n", "")


def _folded(line: str) -> Iterator[str]:
    """Break a line before it is too long, never inside a character."""
    taken, limit = "", _LONGEST
    for character in line:
        if len((taken + character).encode()) > limit:
            yield f"{taken}\r\n "
            taken, limit = "", _LONGEST - 1
        taken += character
    yield f"{taken}\r\n"
