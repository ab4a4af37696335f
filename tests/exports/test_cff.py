"""`CITATION.cff`: valid by the format's own schema, whatever stands in the sheet, and read back as it was."""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.dossier import Shelf
from factsheet.exports.cff import cff_files
from factsheet.exports.export import Export
from factsheet.exports.names import MARK
from factsheet.model.text import Text
from support.dossier import SHEET, dossier
from support.editions import an_edition

URL = "https://example.org/vessen/2030-05-01/"
MESSAGE = "Cite the edition you used: its pages and files stay as they are."
DRAFT = {
    "cff-version": "1.2.0",
    "message": MESSAGE,
    "type": "dataset",
    "title": "The ferry at Lantern Bay",
    "abstract": "An invented ferry, for tests.",
    "authors": [{"name": "anonymous"}],
    "license": "CC-BY-4.0",
}
PLACES = "address: https://vessen.example/sheet/\nrepository: https://git.example/vessen\npublisher: 'Desk: #1'\n"
# Quotes, what YAML takes for a map, a comment, an alias, a document, and signs few fonts have.
HOSTILE = 'He said: "it\'s" # 100 %, &a *a !b\n---\n- {x}: [y] | > \\n \U0001f6a2 \u00e4\u2028\u0639'


def text_of(export: Export) -> str:
    (file,) = cff_files(export)
    assert file.path == "CITATION.cff"
    return file.text


def sealed(changes: Mapping[str, str], url: str = "") -> Export:
    shelf = Shelf.of(dossier({**changes, "editions/2030-05-01.2.json": an_edition(changes, "2030-05-01.2")}).corpus)
    return Export.of(shelf.dossier(shelf.editions[0]), url)


def titled(text: str) -> Export:
    export = Export.of(dossier(), URL)
    said = Text.plain(text)
    return replace(export, sheet=replace(export.sheet, title=said, subject=said, publisher=text))


def test_what_a_file_says() -> None:
    full = {"sheet.yml": SHEET + PLACES}
    edition = sealed(full, URL)
    assert edition.edition is not None
    seal = edition.edition.seal
    assert len(seal) == 64
    told = {
        "version": "2030-05-01.2",
        "date-released": "2030-05-01",
        "identifiers": [
            {"type": "other", "value": f"sha256:{seal}", "description": "The seal of edition 2030-05-01.2"},
        ],
    }
    # It stands in a repository of files: the format has another field for that of finished works.
    places = {"authors": [{"name": "Desk: #1"}], "repository-code": "https://git.example/vessen"}
    cases = [
        (Export.of(dossier()), DRAFT),
        (Export.of(dossier(), URL), {**DRAFT, "url": URL}),
        (Export.of(dossier(full)), {**DRAFT, **places, "url": "https://vessen.example/sheet/"}),
        (sealed({}), {**DRAFT, **told}),
        (edition, {**DRAFT, **places, **told, "url": URL}),
    ]
    for export, expected in cases:
        text = text_of(export)
        assert text.startswith(f"{MARK}\n")
        found = yaml.safe_load(text)
        if "identifiers" in found and export is not edition:
            assert export.edition is not None
            found["identifiers"][0]["value"] = f"sha256:{seal}"
        assert found == expected


def test_every_file_holds_to_the_schema(tmp_path: Path) -> None:
    full = {"sheet.yml": SHEET + PLACES}
    exports = {
        "draft": Export.of(dossier()),
        "draft-full": Export.of(dossier(full), URL),
        "edition": sealed({}),
        "edition-full": sealed(full, URL),
        "hostile": titled(HOSTILE),
        "controls": titled("a\x00\x07\x7f\x85\x9b\ufffe\r\nb"),
    }
    for name, export in exports.items():
        (tmp_path / f"{name}.cff").write_text(text_of(export), encoding="utf-8")
    # It finds what is wrong.
    spoilt = text_of(exports["edition"]).replace("date-released: ", "date-released: 1")
    (tmp_path / "spoilt.cff").write_text(spoilt, encoding="utf-8")
    command = [
        sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.citation-file-format",
        "--force-filetype", "yaml",
        *(str(path) for path in sorted(tmp_path.glob("*.cff"))),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    told = [line.strip() for line in done.stdout.splitlines() if ".cff::" in line]
    assert told
    assert all("spoilt.cff::$['date-released']" in line for line in told), done.stdout


def test_hostile_words_are_read_back() -> None:
    found = yaml.safe_load(text_of(titled(HOSTILE)))
    shown = 'He said: "it\'s" # 100 %, &a *a !b\n---\n- {x}: [y] | > \\n \U0001f6a2 \u00e4\u2028\u0639'
    assert (found["title"], found["abstract"]) == (shown, shown)
    assert found["authors"] == [{"name": HOSTILE}]
    assert found.keys() == {*DRAFT, "url"}
    # What YAML has no sign for is shown as unknown.
    found = yaml.safe_load(text_of(titled("a\x00\x07\x7f\x85\x9b\ufffe\r\nb")))
    assert found["title"] == "a\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\nb"


@settings(max_examples=40)
@given(st.text(st.sampled_from("ab :#\"'{}[],&!|>%@-?~\n\t\u00e4\u2028\u2029\ufeff\U0001f6a2"), min_size=1))
def test_any_publisher_is_read_back(text: str) -> None:
    assert yaml.safe_load(text_of(titled(text)))["authors"] == [{"name": text}]
