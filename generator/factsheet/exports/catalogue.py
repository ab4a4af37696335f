"""All formats, by the names people ask for them, and the catalogue that says what each file is for."""

from collections.abc import Callable, Iterator, Mapping

from factsheet.exports.as_csv import csv_files
from factsheet.exports.as_json import json_files
from factsheet.exports.changes import PATH, changes_files
from factsheet.exports.citing import bibtex_files, csl_files, text_files
from factsheet.exports.export import Export, Exported
from factsheet.exports.icalendar import calendar_files
from factsheet.exports.llms import llms_files
from factsheet.exports.names import Form
from factsheet.exports.schema import schema_files
from factsheet.exports.tables import TABLES
from factsheet.wording.catalogue import Listed

Printing = Callable[[Export], Iterator[Exported]]


def _json(export: Export) -> Iterator[Exported]:
    yield from schema_files(export)
    yield from json_files(export)
    yield from changes_files(export)


# What an edition's folder holds.
FORMATS: Mapping[Form, Printing] = {
    Form.JSON: _json,
    Form.CSV: csv_files,
    Form.CSL_JSON: csl_files,
    Form.BIBTEX: bibtex_files,
    Form.TEXT: text_files,
    Form.ICALENDAR: calendar_files,
    Form.LLMS: llms_files,
}


def files_of(export: Export) -> Iterator[Exported]:
    """Give every file of an edition, one after the other."""
    for printing in FORMATS.values():
        yield from printing(export)


CATALOGUE: tuple[Listed, ...] = (
    *(
        Listed(f"data/{table.name}.csv", "CSV", table.about, tuple(each.column for each in table.columns))
        for table in TABLES
    ),
    Listed(
        "data/datapackage.json",
        "Data Package, version 2",
        "Explains the tables to programs: types, keys, what each column means.",
    ),
    Listed(
        "data/factsheet.json",
        "JSON",
        "Everything: every record as an editor wrote it, and what was concluded of it; what is no longer held says so.",
    ),
    Listed("data/facts/<id>.json", "JSON", "One fact: its record, how it relates to others, what editions said."),
    Listed("data/figures/<id>.json", "JSON", "One figure: its readings, where it stands and why, every relation."),
    Listed(PATH, "JSON", "What changed since the edition before, and what was corrected."),
    Listed(
        "data/schema/factsheet.json",
        "JSON Schema, 2020-12",
        "What may stand in these files; fact.json and figure.json beside it.",
    ),
    Listed(
        "data/sources.csl.json",
        "CSL-JSON",
        "This edition and all its sources, for Zotero, pandoc and most reference managers.",
    ),
    Listed("data/sources.bib", "BibTeX", "The same for LaTeX."),
    Listed("data/sources.txt", "Text", "The same for people."),
    Listed("data/edition.csl.json", "CSL-JSON", "This edition alone; edition.bib and edition.txt beside it."),
    Listed("data/figures/<id>.csl.json", "CSL-JSON", "A figure and each work beneath it; .bib and .txt beside it."),
    Listed("data/facts/<id>.csl.json", "CSL-JSON", "A fact and each work that prints it; .bib and .txt beside it."),
    Listed("data/sources/<id>.csl.json", "CSL-JSON", "A source; .bib and .txt beside it."),
    Listed(
        "timeline.ics",
        "iCalendar",
        "The events of the timeline for calendars; what is not sure to the day is tentative or left out.",
    ),
    Listed("embed/<figure>/", "HTML", "One figure as a small page for an iframe, without scripts."),
    Listed("llms.txt", "Text", "What a program that reads for somebody must know first."),
)
