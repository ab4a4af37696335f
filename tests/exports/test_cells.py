"""Cells: nothing in a table runs in a spreadsheet, no row breaks, and every text can be read back."""

import csv
import re
from decimal import Decimal
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from factsheet.exports.as_csv import csv_files
from factsheet.exports.cells import Value, cell, tamed, untamed, without_controls
from factsheet.exports.export import Export
from support.dossier import RIDERS, SHEET, SOURCE, dossier
from support.exported import NAMES, files

# What is written, and the cell it becomes.
DANGEROUS = {
    "=1+1": "'=1+1",
    "+1": "'+1",
    "-A1": "'-A1",
    "-1+1": "'-1+1",
    "-1 million": "'-1 million",
    "'-1": "''-1",
    ";-1": ";'-1",
    "@SUM(A1)": "'@SUM(A1)",
    "=cmd|' /C calc'!A0": "'=cmd|' /C calc'!A0",
    "\t=1": "'\t'=1",
    "\tword": "'\tword",
    "\r=1": "\n'=1",
    "\r\n=1": "\n'=1",
    "\n=1": "\n'=1",
    "word\n-1": "word\n'-1",
    "word;=cmd()": "word;'=cmd()",
    "word; =cmd()": "word;' =cmd()",
    "word|=1": "word|'=1",
    "word\t@A1": "word\t'@A1",
    "\uff1b=1": "\uff1b=1",
    "\uff1d1+1": "'\uff1d1+1",
    "\uff0b1": "'\uff0b1",
    "\uff0d1": "'\uff0d1",
    "\uff20A1": "'\uff20A1",
    " =1": "' =1",
    "  \N{NO-BREAK SPACE}=1": "'  \N{NO-BREAK SPACE}=1",
    "\N{IDEOGRAPHIC SPACE}=1": "'\N{IDEOGRAPHIC SPACE}=1",
    "\N{EM SPACE}=1": "'\N{EM SPACE}=1",
    "'=1": "''=1",
    "''=1": "'''=1",
    "' '=1": "'' '=1",
    # In a program that parts cells at `;` the doubled marks of the file are an empty text, and the rest is run.
    'word;"=1"': 'word;\'"=1"',
    "\x00=1": "\ufffd=1",
    "=\x00\x07\x9b1": "'=\ufffd\ufffd\ufffd1",
    "a\x0bb\x0cc\x85d\x7f": "a\ufffdb\ufffdc\ufffdd\ufffd",
    "\ud800": "\ufffd",
}
HARMLESS = (
    "",
    "-1",
    "-4.50",
    "-1,300",
    "-4.5%",
    "word",
    "1+1",
    "a=b",
    "a - b",
    "'word'",
    "50%",
    "2 < 3",
    "a;b",
    "“=1”",
    "é",
    "line\nline",
)
_PARTS = re.compile(r"[;\t\n|]")
# A number alone is no formula.
_RUN = re.compile(
    r"(?!\A-[0-9]+([.,][0-9]+)*%?\Z)"
    r'[\s"]*[=+\-@\uff1d\uff0b\uff0d\uff20]'
)
# Mostly signs that mean something here, and any others.
TEXTS = st.text(
    st.sampled_from("=+-@\uff1d\uff20;|\t\r\n '\"\N{NO-BREAK SPACE}\N{EM SPACE}\x00a1") | st.characters(), max_size=24
)


def runs(text: str) -> list[str]:
    """Name the parts of a cell that a program would run; blanks and quotation marks before them count for nothing."""
    return [part for part in _PARTS.split(text) if _RUN.match(part)]


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text, newline="")))


def test_what_a_spreadsheet_would_run_is_tamed() -> None:
    assert {text: cell(text) for text in DANGEROUS} == DANGEROUS
    for text in HARMLESS:
        assert cell(text) == text
    for text, written in DANGEROUS.items():
        assert runs(written) == [], text
        assert untamed(written) == without_controls(text)


def test_numbers_stay_numbers() -> None:
    written: list[tuple[Value, str]] = [
        (Decimal("-4.50"), "-4.50"), (Decimal("1E+6"), "1000000"), (Decimal("1E-7"), "0.0000001"), (-3, "-3"), (0, "0"),
        (True, "true"), (False, "false"), (None, ""),
    ]  # fmt: skip
    for value, text in written:
        assert cell(value) == text


@given(TEXTS)
def test_every_text_can_be_read_back_and_runs_nowhere(text: str) -> None:
    written = tamed(text)
    assert untamed(written) == without_controls(text)
    assert runs(written) == []
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", written)
    line = StringIO(newline="")
    csv.writer(line).writerow([written, "next"])
    assert rows(line.getvalue()) == [[written, "next"]]


def test_a_whole_table_holds_what_editors_wrote() -> None:
    files = {
        "sheet.yml": SHEET + "publisher: \"@desk\"\n",
        "sources/post-2030.yml": SOURCE.replace("A year of the ferry", "'=HYPERLINK(\"https://example.org\";\"x\")'")
        + "authors: ['-a', '=b()']\n",
        "facts/riders-line.yml": RIDERS.replace("statement: The", "statement: \"=1+1;@A1 The\" #").replace(
            "as_stated: no fewer than 120 people", 'as_stated: "+120 \\"people\\", \\t=said"'
        ),
    }  # fmt: skip
    found = dossier(files)
    assert found.errors == ()
    tables = {each.path: rows(each.text) for each in csv_files(Export.of(found)) if each.path.endswith(".csv")}
    facts, readings, sources = ([dict(zip(table[0], row, strict=True)) for row in table[1:]] for table in (
        tables["data/facts.csv"], tables["data/readings.csv"], tables["data/sources.csv"]))  # fmt: skip
    assert [row["statement"] for row in facts] == [
        "The ferry sailed for the first time in May 2029.", "'=1+1;'@A1 The",
    ]  # fmt: skip
    assert readings[0]["as_stated"] == "'+120 \"people\", \t'=said"
    assert readings[0]["source_title"] == sources[0]["title"] == '\'=HYPERLINK("https://example.org";"x")'
    assert sources[0]["authors"] == "'-a;' =b()"
    broken = dossier({**files, "facts/riders-line.yml": RIDERS.replace("The Bay", '"\\0=The" #')})
    assert [each.code for each in broken.errors][:1] == ["Y003"]


def test_no_cell_of_a_known_dossier_runs_or_breaks_a_row() -> None:
    for name in NAMES:
        for path, text in files(name).items():
            if not path.endswith(".csv"):
                continue
            assert text.endswith("\r\n")
            first, *others = rows(text)
            assert {len(row) for row in others} <= {len(first)}
            for row in others:
                for column, found in zip(first, row, strict=True):
                    assert not runs(found) or (column in NUMBERS and Decimal(found) < 0), (name, path, column)


NUMBERS = {"amount", "amount_to", "low", "high", "latitude", "longitude"}
