"""The timeline as a calendar: nothing surer than the sheet is of it, and any text stays what it was."""

import datetime as dt
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from factsheet.documents.tree import FolderTree
from factsheet.dossier import Shelf, prepare
from factsheet.exports.export import Export
from factsheet.exports.icalendar import calendar_files
from factsheet.model.text import Text
from support.dossier import BEGAN, SHEET, dossier
from support.editions import MINIATURE, a_chain
from support.standards import calendar

ROOT = Path(__file__).resolve().parents[2]
URL = "https://example.org/vessen/2030-05-01/"


def text_of(export: Export) -> str:
    (file,) = calendar_files(export)
    assert file.path == "timeline.ics"
    return file.text


def events(export: Export) -> list[dict[str, Any]]:
    """The events as a calendar program reads them."""
    data = text_of(export).encode()
    assert calendar.faults(data) == []
    return [dict(event) for event in Calendar.from_ical(data).walk("VEVENT")]


def event(when: str, title: str, status: str = "") -> str:
    text = BEGAN.replace("2029-05", when).replace("The ferry begins", f'"{title}"')
    return text.replace("topic:", f"  status: {status}\ntopic:", 1) if status else text


# How a date is known, and the first day, the day after the last, and the status; None is left out.
DATES: dict[str, tuple[str, str, str] | None] = {
    "2025-06-25": ("2025-06-25", "2025-06-26", "CONFIRMED"),
    "2025-06": ("2025-06-01", "2025-07-01", "TENTATIVE"),
    "2025-02": ("2025-02-01", "2025-03-01", "TENTATIVE"),
    "2025-07": ("2025-07-01", "2025-08-01", "TENTATIVE"),
    "2025-12": ("2025-12-01", "2026-01-01", "TENTATIVE"),
    "2025-06-XX": ("2025-06-01", "2025-07-01", "TENTATIVE"),
    "2025-06-25~": ("2025-06-24", "2025-06-27", "TENTATIVE"),
    "2025-06-25?": ("2025-06-24", "2025-06-27", "TENTATIVE"),
    "2024-02-29%": ("2024-02-28", "2024-03-02", "TENTATIVE"),
    "[2025-08-05..2025-08-06]": ("2025-08-05", "2025-08-07", "TENTATIVE"),
    "[2025-08-05..2025-08-05]": ("2025-08-05", "2025-08-06", "CONFIRMED"),
    "[2025-08-01..2025-08-31]": ("2025-08-01", "2025-09-01", "TENTATIVE"),
    "2025-03-02/2025-03-05": ("2025-03-02", "2025-03-06", "CONFIRMED"),
    "2025-03-02/2025-09-05": ("2025-03-02", "2025-09-06", "CONFIRMED"),
    "2025-03-02~/2025-03-05": ("2025-03-01", "2025-03-06", "TENTATIVE"),
    "2025-03/2025-05": ("2025-03-01", "2025-06-01", "TENTATIVE"),
    "0001-01-01": ("0001-01-01", "0001-01-02", "CONFIRMED"),
    "0987-06-05": ("0987-06-05", "0987-06-06", "CONFIRMED"),
    "9999-12-30": ("9999-12-30", "9999-12-31", "CONFIRMED"),
    # The day after it does not exist.
    "9999-12-31": None,
    "2025": None,
    "202X": None,
    "20XX": None,
    "2025-XX": None,
    "2025~": None,
    "2025-06~": None,
    "[2025-08-01..2025-09-01]": None,
    "[..2025-08-06]": None,
    "[2025-08-06..]": None,
    "2025-06-25/..": None,
    "../2025-06-25": None,
    "2025/2025-06-25": None,
    "2025-06-25/2026": None,
}


def test_each_date_takes_the_days_it_may_mean_or_none() -> None:
    export = Export.of(dossier({f"facts/e{n}.yml": event(when, when) for n, when in enumerate(DATES)}))
    assert len(export.dossier.timeline) == len(DATES) + 1
    found = {
        str(each["SUMMARY"]): (str(each["DTSTART"].dt), str(each["DTEND"].dt), str(each["STATUS"]))
        for each in events(export)
        if each["SUMMARY"] != "The ferry begins"
    }
    assert found == {when: days for when, days in DATES.items() if days is not None}
    # Years have four digits, also the first.
    assert "DTSTART;VALUE=DATE:00010101\r\nDTEND;VALUE=DATE:00010102\r\n" in text_of(export)
    # A date as it was written stands beside it; so do the words for it.
    known = {str(each["SUMMARY"]): each for each in events(export)}
    assert str(known["2025-06-25~"]["X-EDTF"]) == "2025-06-25~"
    assert "When: about 25 June 2025." in known["2025-06-25~"]["DESCRIPTION"]


def test_what_is_planned_or_cancelled_says_so() -> None:
    told = {
        "happened": ("Pier", "CONFIRMED"),
        "planned": ("Planned: Pier", "TENTATIVE"),
        "cancelled": ("Cancelled: Pier", "CANCELLED"),
    }
    for status, (title, word) in told.items():
        for when in ("2031-06-25", "2031-06"):
            export = Export.of(dossier({"facts/ferry-began.yml": event(when, "Pier", status)}))
            (only,) = events(export)
            sure = "TENTATIVE" if word == "CONFIRMED" and when == "2031-06" else word
            assert (str(only["SUMMARY"]), str(only["STATUS"])) == (title, sure)


# Every line of the small dossier, by hand.
WHOLE = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//factsheet//timeline//EN
CALSCALE:GREGORIAN
NAME:The ferry at Lantern Bay\\, draft
X-WR-CALNAME:The ferry at Lantern Bay\\, draft
DESCRIPTION:An invented ferry\\, for tests. Licence: CC-BY-4.0.
URL:https://example.org/vessen/2030-05-01/timeline/
BEGIN:VEVENT
UID:<uid>
DTSTAMP:19700101T000000Z
DTSTART;VALUE=DATE:20290501
DTEND;VALUE=DATE:20290601
SUMMARY:The ferry begins
DESCRIPTION:The ferry sailed for the first time in May 2029.\\nSaid by Bay P
 ost. When: May 2029.\\nThe ferry at Lantern Bay\\, draft
STATUS:TENTATIVE
SEQUENCE:0
TRANSP:TRANSPARENT
LOCATION:The pier
URL:https://example.org/vessen/2030-05-01/facts/ferry-began/
X-EDTF:2029-05
END:VEVENT
END:VCALENDAR
"""


def test_the_whole_file() -> None:
    files = {
        "facts/ferry-began.yml": BEGAN.replace("  title:", "  where: pier\n  title:"),
        "places/pier.yml": "name: The pier\n",
    }
    text = text_of(Export.of(dossier(files), URL))
    uid = str(events(Export.of(dossier(files)))[0]["UID"])
    assert text == WHOLE.replace("<uid>", uid).replace("\n", "\r\n")
    assert "URL:" not in text_of(Export.of(dossier(files)))


def test_an_event_keeps_its_name_and_counts_what_was_said_of_it() -> None:
    later = {"facts/ferry-began.yml": event("2029-05-03", "It began"), "facts/new.yml": event("2029-07-01", "New")}
    moved = {**later, "sheet.yml": SHEET.replace("Lantern Bay", "Vessen")}
    chained = dossier(
        {
            **moved,
            **a_chain([("2030-04-01", {}), ("2030-05-01", later), ("2030-05-01.2", moved), ("2030-05-02", moved)]),
        }
    )
    shelf = Shelf.of(chained.corpus)
    found = [
        {str(each["SUMMARY"]): each for each in events(Export.of(shelf.dossier(edition), url))}
        for edition, url in zip(shelf.editions, ("", URL, "", "https://vessen.example/"), strict=True)
    ]
    assert [{title: int(each["SEQUENCE"]) for title, each in edition.items()} for edition in found] == [
        {"The ferry begins": 0},
        {"It began": 1, "New": 0},
        {"It began": 1, "New": 0},
        {"It began": 1, "New": 0},
    ]
    first = str(found[0]["The ferry begins"]["UID"])
    assert {str(edition["It began"]["UID"]) for edition in found[1:]} == {first}
    assert len({str(edition["New"]["UID"]) for edition in found[1:]} - {first}) == 1
    # The draft that follows them is the same calendar still.
    draft = {str(each["SUMMARY"]): each for each in events(Export.of(shelf.with_chronicle(chained)))}
    assert str(draft["It began"]["UID"]) == first
    stamps = [edition["It began"]["DTSTAMP"].to_ical().decode() for edition in found[1:]]
    assert stamps == ["20300501T000000Z", "20300501T000000Z", "20300502T000000Z"]
    assert found[1]["It began"]["DESCRIPTION"].endswith("\nThe ferry at Lantern Bay, edition 2030-05-01, 1 May 2030")


@cache
def real() -> Shelf:
    return Shelf.of(prepare(FolderTree(ROOT), today=dt.date(2026, 11, 21)).corpus)


def test_dossiers_hold_to_the_standard() -> None:
    miniature = Export.of(prepare(FolderTree(MINIATURE), today=dt.date(2020, 6, 1)))
    # A choice that is open, and days about three months long, stand in no calendar; an echo stands with its event.
    assert [str(each["SUMMARY"]) for each in events(miniature)] == [
        "The ferry begins",
        "The crew strikes",
        "The pier is rebuilt",
    ]
    names = set()
    for edition in real().editions:
        found = {str(each["SUMMARY"]): each for each in events(Export.of(real().dossier(edition), URL))}
        assert {title: str(each["STATUS"]) for title, each in found.items() if title.startswith("Planned: ")} == {
            "Planned: National elections planned": "TENTATIVE",
            "Planned: Mandate of the transitional presidential council due to end": "TENTATIVE",
        }
        begins = found["The mission begins"]
        assert (str(begins["DTSTART"].dt), str(begins["DTEND"].dt)) == ("2024-06-25", "2024-06-26")
        names.add(str(begins["UID"]))
    assert len(names) == 1


SMALL = Export.of(dossier({"places/pier.yml": "name: The pier\n"}), URL)


def with_words(text: str) -> Export:
    """The small dossier, with a text as the title of its event, as a statement and as the sheet's own title."""
    (entry,) = SMALL.dossier.timeline
    said = Text.plain(text)
    fact = replace(entry.fact, statement=said)
    told = replace(entry, fact=fact, event=replace(entry.event, title=said))
    return replace(SMALL, dossier=replace(SMALL.dossier, timeline=(told,)), sheet=replace(SMALL.sheet, title=said))


HOSTILE = {
    "a\nb": "a\nb",
    "a\r\nb\rc": "a\nb\nc",
    "BEGIN:VEVENT\nUID:x": "BEGIN:VEVENT\nUID:x",
    "a; b, c: d = e": "a; b, c: d = e",
    "a\\nb \\, \\; \\": "a\\nb \\, \\; \\",
    'x";VALUE=y': 'x";VALUE=y',
    "a\tb": "a b",
    "a\x00\x07\x1b\x7f\x85b": "a\ufffd\ufffd\ufffd\ufffd\ufffdb",
    # At every place a line can be broken.
    **{"x" * n + "\U0001f6a2\u00e9" * 40: "x" * n + "\U0001f6a2\u00e9" * 40 for n in range(1, 8)},
    "W" * 5000: "W" * 5000,
}


def test_hostile_words_stay_words() -> None:
    for text, expected in HOSTILE.items():
        (only,) = events(with_words(text))
        assert str(only["SUMMARY"]) == expected
        assert only["DESCRIPTION"] == f"{expected}\nSaid by Bay Post. When: May 2029.\n{expected}, draft"


# No sign of Markdown: what it makes of a text is another's law.
WORDS = st.text(st.sampled_from("ab \n;,\\:\"'=N n\u00e9\u20ac\u0639\U0001f6a2"), min_size=1, max_size=120)


@settings(max_examples=60)
@given(WORDS.map(lambda text: f"a{text}a".replace("\\", "\\\\ ")))
def test_any_title_is_read_back(text: str) -> None:
    (only,) = events(with_words(text))
    # Markdown writes a backslash as two.
    assert str(only["SUMMARY"]) == text.replace("\\\\", "\\")
