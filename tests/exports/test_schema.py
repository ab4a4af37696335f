"""The JSON Schemas of our own JSON: they are schemas, every file holds to its own, and what does not is told."""

import json
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from check_jsonschema import main as check_jsonschema  # type: ignore[import-untyped]
from click.testing import CliRunner
from jsonschema import Draft202012Validator, FormatChecker

from factsheet.exports.catalogue import files_of
from factsheet.exports.export import Export
from factsheet.loading.fields import FACT
from support.dossier import COUNTED, GOOD, dossier
from support.exported import DRAFT, NAMES, REAL, files, put

KINDS = ("factsheet", "fact", "figure")
FOLDERS = {"factsheet": "", "fact": "facts/", "figure": "figures/"}


@cache
def validator(kind: str) -> Draft202012Validator:
    schema = json.loads(files(DRAFT)[f"data/schema/{kind}.json"])
    return Draft202012Validator(schema, format_checker=FormatChecker(["date"]))


def of_kind(kind: str, printed: dict[str, str]) -> Iterator[tuple[str, Any]]:
    """Give every file of a kind, with its path."""
    for path, text in printed.items():
        if re.fullmatch(rf"data/{FOLDERS[kind]}[a-z0-9-]+\.json", path):
            parsed = json.loads(text)
            if str(parsed.get("$schema")).endswith(f"schema/{kind}.json"):
                yield path, parsed


def told(kind: str, document: Any) -> list[str]:
    """Say what is wrong with a document, alternatives gone into."""
    errors = [each for error in validator(kind).iter_errors(document) for each in (error, *(error.context or ()))]
    return [f"{each.json_path.removeprefix('$.')}: {each.message}" for each in errors]


def test_each_schema_is_one_and_the_same_in_every_edition() -> None:
    for kind in KINDS:
        schema = json.loads(files(DRAFT)[f"data/schema/{kind}.json"])
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        Draft202012Validator.check_schema(schema)
        for name in NAMES:
            assert files(name)[f"data/schema/{kind}.json"] == files(DRAFT)[f"data/schema/{kind}.json"]


def test_every_file_holds_to_its_schema() -> None:
    for name in NAMES:
        printed = dict(files(name))
        for kind in KINDS:
            found = list(of_kind(kind, printed))
            for path, document in found:
                assert told(kind, document) == [], (name, path)
            plain = [path for path in printed if re.fullmatch(rf"data/{FOLDERS[kind]}[a-z0-9-]+\.json", path)]
            own = {"data/datapackage.json", "data/changes.json"}
            assert {path for path, _ in found} == set(plain) - own
            for path, document in found:
                assert (Path(path).parent / document["$schema"]).as_posix().replace("facts/../", "").replace(
                    "figures/../", ""
                ) == f"data/schema/{kind}.json"


def test_every_field_an_editor_can_write_holds_to_the_schema() -> None:
    written = dossier(
        {
            "sheet.yml": GOOD["sheet.yml"]
            + "mission: {from: 2029-05, to: '2031'}\naddress: https://example.org/\nrepository: https://example.org/git\n"
            "contact: desk@example.org\npublisher: The desk\n",
            "policy.yml": "tolerances: {about: 12.5, nearly: 5, about_points: 2, nearly_points: 1, vague: {dozens: [20, 99.5]}}\n",
            "sources/post-2030.yml": GOOD["sources/post-2030.yml"]
            + f"capture: {{sha256: {'ab' * 32}, media_type: text/plain, identified_by: By its title.}}\nauthors: [A. B.]\n"
            "archive_urls: [https://example.org/kept]\nrelays: bay-line\nnote: {en: A note., fr: Une note.}\n",
            "actors/bay-line.yml": GOOD["actors/bay-line.yml"].replace("true", "false")
            + "acronym: BL\npart_of: bay-post\nnote: A line.\n",
            "actors/voice.yml": "name: A voice\nkind: person\nspeaks_for: bay-line\nnote: Its director.\n",
            "places/pier.yml": "name: The pier\nat: [10, -61.25]\nwithin: bay\nnote: Long.\n",
            "places/bay.yml": "name: The bay\n",
            "figures/riders.yml": GOOD["figures/riders.yml"]
            + "place: bay\nsince: 2029-05-01\nholds: 30\npopulations: {children: all}\ndefinitions: {gate: At the gate, deck: On deck}\n"
            "headline: {pick: latest, definition: gate}\nin_short: 'About 80.'\nexplanation: Nobody says.\nopen_questions: [Who counted.]\n",
            "figures/late.yml": "title: Late\nquestion: How many?\nkind: share\nof: sailings\ncounts: Sailings.\nbehaviour: flow\n",
            "figures/mood.yml": "title: Mood\nquestion: Which?\nkind: description\ncounts: Words.\nvocabulary: [weary, glad]\n",
            "figures/opening.yml": "title: Opening\nquestion: When?\nkind: date\ncounts: Days.\n",
            "facts/counted.yml": COUNTED.replace("{exactly: 80}", "{between: [900, 1.3 million]}").replace("as_of: \"2030-04\"\n", "")
            + "scope: {period: 2029-05/2030-04, place: pier, population: children, definition: gate}\nmethod: count\n"
            "said_by: {actor: voice, role: director, on: '2030'}\nnote: {en: Once., fr: Une fois.}\nreply: None.\nsensitivity: minor\n",
            "facts/silent.yml": COUNTED.replace("value: {exactly: 80}", "declined: true"),
            "facts/other.yml": COUNTED.replace("value: {exactly: 80}", "denies: counted").replace("    at:", "    via: [bay-post]\n    for: [value, date]\n    quote: a few\n    at:"),
            "facts/weary.yml": COUNTED.replace("riders", "mood").replace("{exactly: 80}", "{says: weary}"),
            "facts/opened.yml": COUNTED.replace("riders", "opening").replace("{exactly: 80}", "{on: 2029}"),
            "facts/sum.yml": COUNTED + "derived: {sum: [counted, riders-line]}\n",
            "facts/twin.yml": COUNTED.replace("80", "-4.50 thousand") + "repeats: riders-line\nnature: claim\n"
            "compare: [{fact: ferry-began, note: Why.}]\n",
        }
    )  # fmt: skip
    assert [str(each.span) for each in written.errors if each.code[0] in "YS"] == []
    printed = {each.path: each.text for each in files_of(Export.of(written))}
    for kind in KINDS:
        for path, document in of_kind(kind, printed):
            assert told(kind, document) == [], path
    used = {name for fact in json.loads(printed["data/factsheet.json"])["records"]["facts"].values() for name in fact}
    elsewhere = {"event", "topic", "revises", "superseded_by", "state_reason"}
    assert used >= {each.name for each in FACT.fields if each.published} - elsewhere


Change = Callable[[Any], None]


def setting(*way: Any) -> Change:
    """Put a value at a place: the last of what is given, the others lead there."""
    *steps, last, value = way

    def change(document: Any) -> None:
        for step in steps:
            document = document[step]
        document[last] = value

    return change


def without(*way: str) -> Change:
    *steps, last = way

    def change(document: Any) -> None:
        for step in steps:
            document = document[step]
        del document[last]

    return change


FACTS = ("records", "facts")
# In which kind of file, what is done to it, and what must be told.
PLANTED: tuple[tuple[str, Change, str], ...] = (
    ("factsheet", setting("facts", "crew-line", "interval", "low", 4.0), "facts.crew-line.interval.low: 4.0 is not of type"),
    ("factsheet", setting("facts", "crew-line", "interval", "low", 4), "facts.crew-line.interval.low: 4 is not of type"),
    ("factsheet", setting("facts", "crew-line", "interval", "low", "4e3"), "facts.crew-line.interval.low: '4e3' does not match"),
    ("factsheet", setting("facts", "crew-line", "interval", "soft", None), "facts.crew-line.interval.soft: None is not of type"),
    ("factsheet", without("facts", "crew-line", "interval", "as_stated"), "facts.crew-line.interval: 'as_stated' is a required property"),
    ("factsheet", setting("figures", "crew", "standing", "settled"), "figures.crew.standing: 'settled' is not one of"),
    ("factsheet", without("figures", "crew", "reason"), "figures.crew: 'reason' is a required property"),
    ("factsheet", setting("figures", "crew", "mean", "5"), "'mean' was unexpected"),
    ("factsheet", setting("schema_version", 2), "schema_version: 1 was expected"),
    ("factsheet", setting("about", "cutoff", "next week"), "about.cutoff: 'next week' is not a 'date'"),
    ("factsheet", without("about", "licence"), "about: 'licence' is a required property"),
    ("factsheet", setting("claims", {}), "'claims' was unexpected"),
    ("factsheet", setting("timeline", ["Not An Id"]), "timeline[0]: 'Not An Id' does not match"),
    ("factsheet", setting(*FACTS, "crew-line", "editor_note", "x"), "'editor_note' was unexpected"),
    ("factsheet", setting(*FACTS, "crew-line", "value", {"exactly": 4}), "value.exactly: 4 is not of type 'string'"),
    ("factsheet", setting(*FACTS, "crew-line", "value", {"exactly": "four"}), "value.exactly: 'four' does not match"),
    ("factsheet", setting(*FACTS, "crew-line", "value", {"roughly": "4"}), "'roughly' was unexpected"),
    ("factsheet", setting(*FACTS, "riders-silent", "declined", 1), "declined: 1 is not one of ['true', 'false']"),
    ("factsheet", setting(*FACTS, "riders-line", "as_of", 2020), "as_of: 2020 is not of type 'string'"),
    ("factsheet", without(*FACTS, "crew-line", "citations"), "'citations' is a required property"),
    ("factsheet", setting(*FACTS, "crew-line", "state", "true"), "state: 'true' is not one of"),
    ("factsheet", setting("records", "places", "bay", "at", ["10.5", -61.2]), "at[1]: -61.2 is not of type 'string'"),
    ("factsheet", setting("records", "places", "bay", "at", ["1", "2", "3"]), "places.bay.at: "),
    ("factsheet", setting("records", "policy", "tolerances", "about", 15), "tolerances.about: 15 is not of type 'string'"),
    ("factsheet", setting("records", "policy", "waivers", []), "'waivers' was unexpected"),
    ("factsheet", without("records", "sheet"), "records: 'sheet' is a required property"),
    ("factsheet", setting("records", "claims", {}), "'claims' was unexpected"),
    ("fact", setting("relations", 0, "kind", "quarrel"), "relations[0].kind: 'quarrel' is not one of"),
    ("fact", setting("relations", 0, "strength", "certain"), "relations[0].strength: 'certain' is not one of"),
    ("fact", setting("clashes", 0, "gap", "apart", 2.0), "gap.apart: 2.0 is not of type"),
    ("fact", setting("relations_left_out", -1), "relations_left_out: -1 is less than the minimum of 0"),
    ("fact", without("history"), "'history' is a required property"),
    ("fact", setting("cite", "doi", "x"), "'doi' was unexpected"),
    ("figure", setting("relations", 0, "left", None), "relations[0].left: None is not of type 'string'"),
    ("figure", setting("readings", "crew-line", {}), "readings.crew-line: 'speaker' is a required property"),
    ("figure", setting("standing", "true"), "standing: 'true' is not one of"),
    ("figure", setting("record", "kind", "guess"), "record.kind: 'guess' is not one of"),
)  # fmt: skip
GOOD_FILES = {
    "factsheet": "data/factsheet.json",
    "fact": "data/facts/crew-line.json",
    "figure": "data/figures/crew.json",
}


def test_what_does_not_hold_to_a_schema_is_told() -> None:
    for kind, change, words in PLANTED:
        document = deepcopy(json.loads(files(DRAFT)[GOOD_FILES[kind]]))
        change(document)
        found = told(kind, document)
        # JSON paths write a name with hyphens in brackets.
        plain = [re.sub(r"\['([^']+)'\]", r".\1", each) for each in found]
        assert any(words in each for each in plain), (words, plain)


def test_another_program_finds_the_same(tmp_path: Path) -> None:
    for name in (DRAFT, REAL):
        put({path: text for path, text in files(name).items() if path.endswith(".json")}, tmp_path / name)
    for kind in KINDS:
        schema = str(tmp_path / DRAFT / f"data/schema/{kind}.json")
        paths = [str(tmp_path / name / path) for name in (DRAFT, REAL) for path, _ in of_kind(kind, dict(files(name)))][
            :40
        ]
        result = CliRunner().invoke(check_jsonschema, ["--no-cache", "--schemafile", schema, *paths])
        assert (result.exit_code, result.output.strip()) == (0, "ok -- validation done")
    broken = json.loads(files(DRAFT)["data/factsheet.json"])
    broken["facts"]["crew-line"]["interval"]["low"] = 4.0
    put({"broken.json": json.dumps(broken)}, tmp_path)
    schema = str(tmp_path / DRAFT / "data/schema/factsheet.json")
    result = CliRunner().invoke(check_jsonschema, ["--no-cache", "--schemafile", schema, str(tmp_path / "broken.json")])
    assert result.exit_code == 1
    assert "crew-line" in result.output
