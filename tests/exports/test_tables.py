"""The tables: what a program of another house makes of them, and every cell of a row worked out by hand."""

import csv
import json
import socket
from io import StringIO
from pathlib import Path
from typing import NoReturn

import frictionless
import pytest

from factsheet.exports.as_csv import csv_files
from factsheet.exports.as_json import json_files
from factsheet.exports.export import Export
from factsheet.exports.tables import TABLES
from factsheet.exports.tables.relations import RELATIONS
from support.dossier import GOOD, dossier
from support.exported import DRAFT, NAMES, REAL, export, files, put


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def told(folder: Path) -> list[tuple[str, str, str]]:
    """Say what another program finds wrong with a package: the table, the sort of fault, and all it says of it."""
    report = frictionless.validate(str(folder / "data/datapackage.json"))
    assert [report.errors, report.warnings, *(each.warnings for each in report.tasks)] == [[]] * (2 + len(report.tasks))
    found = [(task.name, each.type, each.message) for task in report.tasks for each in task.errors]
    assert report.valid is not bool(found)
    return found


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


@pytest.mark.usefixtures("offline")
def test_the_package_is_valid_without_the_network(tmp_path: Path) -> None:
    for name in (DRAFT, "2020-07-01", REAL):
        tables = {path: text for path, text in files(name).items() if path.startswith("data/") and "/" not in path[5:]}
        assert {path for path in tables if path.endswith(".csv")} == {
            "data/facts.csv", "data/readings.csv", "data/events.csv", "data/sources.csv", "data/relations.csv",
        }  # fmt: skip
        assert told(put(tables, tmp_path / name)) == [], name


# A table, what stands in it, what stands there instead; the sort of fault that must be told, and words of it.
PLANTED = (
    ("readings", "crew-post,crew,", "crew-nobody,crew,", "foreign-key", '"crew-nobody" not found in the lookup table "facts"'),
    ("readings", ",post-2020,paragraph 16,", ",post-1920,paragraph 16,", "foreign-key", '"post-1920" not found in the lookup table "sources"'),
    ("readings", ",contradicted,4,exactly,", ",settled,4,exactly,", "constraint-error", '"settled" in row at position "3" and field "standing"'),
    ("readings", ",more than 50%,more_than,", ",more than 50%,over,", "constraint-error", '"over" in row at position "6" and field "word"'),
    ("readings", ",6,exactly,6,", ",6,exactly,six,", "type-error", '"six" in row "4" and field "amount"'),
    ("readings", ",about 80,about,80,", ',about 80,about,"8,0",', "type-error", '"8,0" in row "10" and field "amount"'),
    ("relations", "crew,crew-line,crew-post,", "crew,crew-nemo,crew-post,", "foreign-key", '"left": values "crew-nemo" not found'),
    ("relations", "crew,crew-again,crew-line,", "crew,crew-again,crew-none,", "foreign-key", '"right": values "crew-none" not found'),
    ("relations", ",contradiction,definite,", ",quarrel,definite,", "constraint-error", '"quarrel" in row at position "5" and field "kind"'),
    ("relations", "riders,riders-office,riders-silent,", "riders,riders-office,riders-post,", "primary-key", 'position "12"'),
    ("events", "strike,The crew strikes", "strikes,The crew strikes", "foreign-key", '"strikes" not found in the lookup table "facts"'),
    ("events", ",2020-03-02,2020-03-05,", ",2020-03-02,5 March,", "type-error", '"5 March" in row "5" and field "latest"'),
    ("events", ",10.51,-61.22,A second", ",10.51,west,A second", "type-error", '"west" in row "7" and field "longitude"'),
    ("sources", ",news,", ",gossip,", "constraint-error", '"gossip" in row at position "3" and field "kind"'),
    ("facts", "crew-line,The Bay", "crew-again,The Bay", "primary-key", 'position "5"'),
    ("facts", ",The crew struck from 2 to 5 March 2020.", ",", "constraint-error", 'field "statement"'),
)  # fmt: skip


def test_planted_faults_are_told(tmp_path: Path) -> None:
    tables = {path: text for path, text in files(DRAFT).items() if path.startswith("data/") and "/" not in path[5:]}
    for table, there, instead, *_ in PLANTED:
        path = f"data/{table}.csv"
        assert tables[path].count(there) == 1, there
        tables[path] = tables[path].replace(there, instead)
    found = told(put(tables, tmp_path))
    for table, _, _, kind, words in PLANTED:
        assert any(name == table and sort == kind and words in message for name, sort, message in found), words


def test_the_package_says_what_it_is() -> None:
    packages = {name: json.loads(files(name)["data/datapackage.json"]) for name in (DRAFT, "2020-07-01")}
    draft, edition = ({key: value for key, value in each.items() if key != "resources"} for each in packages.values())
    sealed = export("2020-07-01").edition
    assert sealed is not None
    assert draft == {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "the-ferry-at-b-lantern-b-bay-around",
        "title": "The ferry at <b>Lantern</b> Bay & around",
        "description": 'An invented ferry "for tests", with <script>alert(1)</script> in its subject.',
        "homepage": "https://example.org/draft/",
        "version": "draft",
        "licenses": [{"name": "CC-BY-4.0", "title": "CC-BY-4.0"}],
        "contributors": [{"title": "Nobody <nobody@example.org>", "roles": ["publisher"]}],
        "keywords": ["Service & <i>boats</i>", "Riders", "Nothing yet"],
    }
    assert edition == {
        **draft,
        "id": edition["id"],
        "homepage": "https://example.org/2020-07-01/",
        "version": "2020-07-01",
        "created": "2020-07-01T00:00:00Z",
    }
    assert edition["id"].startswith("urn:uuid:")
    for resource in packages[DRAFT]["resources"]:
        assert resource["path"] == f"{resource['name']}.csv"
        assert resource["schema"]["missingValues"] == [""]
        header = files(DRAFT)[f"data/{resource['path']}"].split("\r\n")[0]
        assert [each["name"] for each in resource["schema"]["fields"]] == header.split(",")


def test_every_column_is_explained() -> None:
    for table in TABLES:
        assert table.about.endswith(".")
        names = [each.column.name for each in table.columns]
        assert len(set(names)) == len(names)
        assert names[-3:] == ["address", "edition", "licence"]
        for each in table.columns:
            assert each.column.about.endswith("."), (table.name, each.column.name)
            assert each.column.about.count(".") == 1 or "`; `" in each.column.about, each.column.about
    resources = json.loads(files(DRAFT)["data/datapackage.json"])["resources"]
    for resource in resources:
        assert resource["description"].endswith(".")
        assert all(field["description"].endswith(".") for field in resource["schema"]["fields"])


FIGURES = {
    "fare": ("Fare", "amount", "unit: EUR\nbehaviour: level\n"),
    "late": ("Late sailings", "share", "of: sailings\nbehaviour: level\n"),
    "opening": ("Opening", "date", ""),
    "mood": ("Mood", "description", "vocabulary: [weary, cheerful]\n"),
    "growth": ("Growth", "rate", "unit: per cent\nbehaviour: level\n"),
}
FACTS = {
    "more": ("riders", "value: {more_than: 3000}"),
    "between": ("riders", "value:\n  between: [900, 1200]"),
    "about": ("riders", "value: {about: 1000}"),
    "million": ("riders", "value: {exactly: 1.3 million}\nas_stated: 1,3 million people"),
    "dozens": ("riders", "value: {vague: dozens}"),
    "declined": ("riders", "said_by: bay-line\ndeclined: true"),
    "denied": ("riders", "said_by: bay-line\ndenies: about"),
    "fewer": ("riders", "value: {less_than: 50}\nscope: {population: children}\nmethod: survey"),
    "fare-1": ("fare", "value: {exactly: 1.10}"),
    "late-90": ("late", "value: {at_least: 90}"),
    "opened": ("opening", 'value: {on: "2029-05~"}'),
    "weary": ("mood", "value: {says: weary}\nsaid_by: {unnamed: some riders}"),
    "shrank": ("growth", 'value: {exactly: "-4.50"}\nas_of: "2029-12"'),
}
EMPTY = dict.fromkeys(
    (
        "amount", "amount_to", "term", "date", "low", "low_inclusive", "high", "high_inclusive", "soft", "as_stated",
        "as_of", "as_of_earliest", "as_of_latest", "place", "population", "definition", "method", "said_on", "repeats",
        "revises", "denies", "word", "unit",
    ),
    "",
)  # fmt: skip
ALL = {
    "speaker": "bay-post", "speaker_name": "Bay Post", "party": "false", "declined": "false", "source": "post-2030",
    "at": "paragraph 7", "source_title": "A year of the ferry", "publisher": "Bay Post", "published": "2030-05-02",
    "url": "https://example.org/ferry", "access": "full", "sources": "post-2030", "address": "", "edition": "draft",
    "licence": "CC-BY-4.0",
}  # fmt: skip
RIDERS = {
    "figure": "riders", "figure_title": "Riders a day", "kind": "count", "unit": "people", "standing": "contradicted",
}  # fmt: skip
LINE = {"speaker": "bay-line", "speaker_name": "Bay Line", "party": "true"}
ANSWERS = {
    "more": {
        **RIDERS, "answer": "more than 3,000", "word": "more_than", "amount": "3000", "low": "3000",
        "low_inclusive": "false", "soft": "false",
    },
    "between": {
        **RIDERS, "answer": "between 900 and 1,200", "word": "between", "amount": "900", "amount_to": "1200",
        "low": "900", "low_inclusive": "true", "high": "1200", "high_inclusive": "true", "soft": "false",
    },
    "about": {
        **RIDERS, "answer": "about 1,000", "word": "about", "amount": "1000", "low": "900", "low_inclusive": "true",
        "high": "1100", "high_inclusive": "true", "soft": "true",
    },
    "million": {
        **RIDERS, "answer": "1.3 million", "word": "exactly", "amount": "1300000", "low": "1250000",
        "low_inclusive": "true", "high": "1350000", "high_inclusive": "false", "soft": "true",
        "as_stated": "1,3 million people",
    },
    "dozens": {
        **RIDERS, "answer": "dozens", "word": "vague", "term": "dozens", "low": "24", "low_inclusive": "true",
        "high": "100", "high_inclusive": "false", "soft": "true",
    },
    "declined": {**RIDERS, **LINE, "answer": "gave no number when asked", "declined": "true"},
    "denied": {**RIDERS, **LINE, "answer": "rejects another number", "denies": "about"},
    "fewer": {
        **RIDERS, "answer": "fewer than 50", "word": "less_than", "amount": "50", "low": "0", "low_inclusive": "true",
        "high": "50", "high_inclusive": "false", "soft": "false", "population": "children", "method": "survey",
    },
    "fare-1": {
        "figure": "fare", "figure_title": "Fare", "kind": "amount", "unit": "EUR", "standing": "single-origin",
        "answer": "1.10", "word": "exactly", "amount": "1.10", "low": "1.10", "low_inclusive": "true", "high": "1.10",
        "high_inclusive": "true", "soft": "false",
    },
    "late-90": {
        "figure": "late", "figure_title": "Late sailings", "kind": "share", "standing": "single-origin",
        "answer": "at least 90%", "word": "at_least", "amount": "90", "low": "90", "low_inclusive": "true",
        "high": "100", "high_inclusive": "true", "soft": "false",
    },
    "opened": {
        "figure": "opening", "figure_title": "Opening", "kind": "date", "standing": "single-origin",
        "answer": "about May 2029", "word": "on", "date": "2029-05~",
    },
    "weary": {
        "figure": "mood", "figure_title": "Mood", "kind": "description", "standing": "single-origin",
        "answer": "weary", "word": "says", "term": "weary", "speaker": "", "speaker_name": "some riders",
    },
    "shrank": {
        "figure": "growth", "figure_title": "Growth", "kind": "rate", "unit": "per cent",
        "standing": "single-origin", "answer": "-4.50", "word": "exactly", "amount": "-4.50", "low": "-4.50",
        "low_inclusive": "true", "high": "-4.50", "high_inclusive": "true", "soft": "false", "as_of": "2029-12",
        "as_of_earliest": "2029-12-01", "as_of_latest": "2029-12-31",
    },
}  # fmt: skip


def figure(title: str, kind: str, more: str) -> str:
    return f"title: {title}\nquestion: What?\ntopic: riders\nkind: {kind}\ncounts: What counts.\n{more}"


def fact(figure: str, more: str) -> str:
    citations = "citations:\n  - source: post-2030\n    at: paragraph 7\n"
    return f"statement: It is said.\nfigure: {figure}\n{more}\n{citations}state: published\n"


def test_a_reading_says_which_numbers_it_admits() -> None:
    whole = dossier(
        {
            "figures/riders.yml": GOOD["figures/riders.yml"].replace("level", "fixed")
            + "populations: {children: all}\n",
            "facts/riders-line.yml": None,
            **{f"figures/{name}.yml": figure(*each) for name, each in FIGURES.items()},
            **{f"facts/{name}.yml": fact(*each) for name, each in FACTS.items()},
        }
    )
    assert [str(each) for each in whole.errors if each.code[0] in "YS"] == []
    text = next(each.text for each in csv_files(Export.of(whole)) if each.path == "data/readings.csv")
    found = {row["id"]: row for row in rows(text)}
    assert found.keys() == FACTS.keys()
    for name, said in ANSWERS.items():
        assert found[name] == {**EMPTY, **ALL, "id": name, **said}, name


MANY = """\
statement: Somebody counted {number} people.
figure: riders
value: {{exactly: {number}}}
as_of: "2030-04"
citations:
  - source: post-2030
    at: paragraph 9
state: published
"""


def test_of_many_readings_the_tables_have_every_pair() -> None:
    wanted = {f"many-{n}" for n in range(1000, 1260)}
    added = {f"facts/many-{n}.yml": MANY.format(number=n) for n in range(1000, 1260)}
    whole = Export.of(dossier({"facts/riders-line.yml": None, **added}))
    printed = {each.path: each for each in csv_files(whole)}
    assert {row["id"] for row in rows(printed["data/readings.csv"].text)} == wanted
    pairs = [(row.relation.left, row.relation.right) for row in RELATIONS.rows(whole)]
    assert len(pairs) == len(set(pairs)) == 260 * 259 // 2
    assert {name for pair in pairs for name in pair} == wanted
    assert all(left < right for left, right in pairs)
    said = json.loads(next(each.text for each in json_files(whole) if each.path == "data/facts/many-1100.json"))
    assert len(said["relations"]) == 200
    assert said["relations_left_out"] == 59


def test_what_was_replaced_or_taken_back_stands_in_no_table() -> None:
    gone = {"riders-old", "sank", "draft", "rumour"}
    first = set(export("2020-06-01").dossier.corpus.facts)
    assert "rumour" in first
    for name in NAMES:
        hidden = gone - {"rumour"} if name == "2020-06-01" else gone
        for table, columns in {
            "facts": ("id",), "readings": ("id",), "relations": ("left", "right"), "events": ("id", "echoes"),
        }.items():  # fmt: skip
            found = {row[column] for row in rows(files(name)[f"data/{table}.csv"]) for column in columns}
            assert not found & hidden, (name, table)
    assert "rumour" in {row["id"] for row in rows(files("2020-06-01")["data/facts.csv"])}


def test_no_source_is_said_to_have_said_what_we_added_up() -> None:
    """The miniature's `riders-total` cites the Bay Post for its parts; the Bay Post never printed the sum."""
    given = files(DRAFT)
    row = next(row for row in rows(given["data/facts.csv"]) if row["id"] == "riders-total")
    assert (row["derived"], row["speaker"], row["speaker_name"], row["party"]) == (
        "true",
        "",
        "this fact sheet",
        "false",
    )
    assert row["sources"] == "post-2020"
    told = json.loads(given["data/facts/riders-total.json"])
    assert told["speaker"] == {"id": None, "name": "this fact sheet", "party": False}
    assert "(said by this fact sheet" in told["cite"]["text"]
    assert "riders-total" not in {row["id"] for row in rows(given["data/readings.csv"])}
