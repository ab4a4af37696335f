"""Our own JSON: numbers are text, what was sealed can be read back, and nothing readers may not see is in any file."""

import csv
import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from typing import Any, NoReturn

from factsheet.documents.sealed import SealedTree
from factsheet.documents.tree import FolderTree
from factsheet.dossier import Shelf, prepare
from factsheet.editions.redact import redacted
from factsheet.exports.as_json import json_files
from factsheet.exports.catalogue import files_of
from factsheet.exports.export import Export
from factsheet.loading.corpus import load
from factsheet.loading.editions import read_edition
from factsheet.model.corpus import Corpus
from factsheet.model.words import State
from support.dossier import COUNTED, FIGURE, GOOD, dossier
from support.editions import MINIATURE, an_edition
from support.exported import DRAFT, EDITIONS, NAMES, REAL, ROOT, export, files
from support.memory_tree import MemoryTree

KINDS = ("sheet", "policy", "sources", "actors", "places", "figures", "facts", "changes")


def number(text: str) -> NoReturn:
    raise AssertionError(f"{text} is a number of a program")


def parsed(text: str) -> Any:
    """Read JSON whose only numbers are small whole ones."""
    return json.loads(text, parse_float=number, parse_constant=number)


def values(value: object) -> Iterator[object]:
    match value:
        case dict():
            for each in value.values():
                yield from values(each)
        case list():
            for each in value:
                yield from values(each)
        case _:
            yield value


def files_with(changes: dict[str, str | None]) -> dict[str, str]:
    return {each.path: each.text for each in files_of(Export.of(dossier(changes)))}


# Whole numbers that count something and are no editor's.
COUNTS = {"schema_version", "relations_left_out", "unnamed", "days", "facts", "figures", "sources"}


def counted(value: object) -> Iterator[str]:
    """Name the keys at which a number stands that is no text."""
    match value:
        case dict():
            for key, each in value.items():
                if type(each) is int:
                    yield key
                yield from counted(each)
        case list():
            assert all(type(each) is not int for each in value)
            for each in value:
                yield from counted(each)


def test_numbers_are_text_and_never_rounded() -> None:
    for name in NAMES:
        for path, text in files(name).items():
            if (
                path.startswith("data/schema/")
                or not path.endswith(".json")
                or path.endswith((".csl.json", "package.json"))
            ):
                continue
            assert set(counted(parsed(text))) <= COUNTS, (name, path)
            assert text.endswith("}\n")
    found = files_with(
        {
            "figures/fare.yml": FIGURE.replace("kind: count", "kind: amount").replace("unit: people", "unit: EUR"),
            "facts/fare.yml": COUNTED.replace("figure: riders", "figure: fare").replace("{exactly: 80}", "{exactly: 1.10}"),
            "facts/far.yml": COUNTED.replace("figure: riders", "figure: fare").replace("{exactly: 80}", "{exactly: 0.0000001000}"),
            "facts/large.yml": COUNTED.replace("figure: riders", "figure: fare").replace("80", "999999999999999999999.10 billion"),
        }
    )  # fmt: skip
    whole = parsed(found["data/factsheet.json"])
    for fact, text in (("fare", "1.10"), ("far", "0.0000001000")):
        assert whole["records"]["facts"][fact]["value"] == {"exactly": text}
        for said in (whole["facts"][fact], parsed(found[f"data/facts/{fact}.json"])):
            assert said["interval"] == {
                "low": text, "low_inclusive": True, "high": text, "high_inclusive": True, "soft": False,
                "as_stated": None,
            }  # fmt: skip
    assert (whole["facts"]["large"]["interval"]["low"], whole["facts"]["large"]["interval"]["high"]) == (
        "999999999999999999999095000000", "999999999999999999999105000000",
    )  # fmt: skip
    written = [
        each for path in ("data/factsheet.json", "data/figures/fare.json") for each in values(parsed(found[path]))
    ]
    assert not [each for each in written if isinstance(each, str) and re.fullmatch(r"-?[\d.]+[eE][+-]?\d+|1\.1", each)]
    assert not re.search(
        r"[\d.]E[+-]?\d|(?<![\d.])1\.1(?!\d)", found["data/readings.csv"] + found["data/relations.csv"]
    )


def read_back(text: str) -> Corpus:
    loaded = load(SealedTree({**json.loads(text), "id": "any"}))
    assert loaded.problems == ()
    return loaded.corpus


def assert_equal(found: Corpus, wanted: Corpus) -> None:
    for kind in KINDS:
        assert getattr(found, kind) == getattr(wanted, kind), kind
    assert {name: page.text for name, page in found.pages.items()} == {
        name: page.text for name, page in wanted.pages.items()
    }
    assert found.pages == wanted.pages


def test_an_edition_is_read_back_as_it_was_sealed() -> None:
    for name in (*EDITIONS, REAL):
        found, wanted = read_back(files(name)["data/factsheet.json"]), export(name).dossier.corpus
        assert len(wanted.facts) > 10
        assert_equal(found, wanted)
        assert found.sheet is not None
        assert wanted.sheet is not None
        assert list(found.sheet.topics) == list(wanted.sheet.topics)


def test_a_draft_is_read_back_without_what_stays_on_the_desk() -> None:
    draft = export(DRAFT).dossier.corpus
    shown = {
        name: replace(fact, checked=None, review_by=None, editor_note="")
        for name, fact in draft.facts.items()
        if name not in ("draft", "sank", "riders-old")
    }
    policy = replace(draft.policy, rules={}, waivers=(), longest_quotation=type(draft.policy)().longest_quotation)
    assert len(shown) == len(draft.facts) - 3 == 19
    assert_equal(read_back(files(DRAFT)["data/factsheet.json"]), replace(draft, facts=shown, policy=policy))


def test_a_fact_says_how_it_relates_what_editions_said_and_how_to_cite_it() -> None:
    said = parsed(files("2020-08-01")["data/facts/riders-line.json"])
    edition = export("2020-08-01").edition
    assert edition is not None
    assert {key: said[key] for key in ("$schema", "schema_version", "about", "id", "address", "answer", "interval", "period", "speaker")} == {
        "$schema": "../schema/fact.json",
        "schema_version": 1,
        "about": {
            "title": "The ferry at <b>Lantern</b> Bay & around",
            "edition": "2020-08-01",
            "released": "2020-08-01",
            "cutoff": "2020-08-01",
            "sha256": edition.seal,
            "licence": "CC-BY-4.0",
            "publisher": "Nobody <nobody@example.org>",
            "address": "https://example.org/2020-08-01/",
        },
        "id": "riders-line",
        "address": "https://example.org/2020-08-01/facts/riders-line/",
        "answer": "at least 120",
        "interval": {
            "low": "120", "low_inclusive": True, "high": None, "high_inclusive": None, "soft": False,
            "as_stated": "no fewer than 120 people",
        },
        "period": {"edtf": "2020-04", "earliest": "2020-04-01", "latest": "2020-04-30"},
        "speaker": {"id": "bay-line", "name": "Bay Line", "party": True},
    }  # fmt: skip
    assert [(each["edition"], each["released"], each["record"]["value"]) for each in said["history"]] == [
        ("2020-06-01", "2020-06-01", {"at_least": "110"}), ("2020-07-01", "2020-07-01", {"at_least": "120"}),
    ]  # fmt: skip
    # Clashes first; what is possible rests on the days.
    assert said["relations"] == [
        {"with": "riders-post", "kind": "contradiction", "strength": "possible"},
        {"with": "riders-silent", "kind": "no-figure", "strength": None},
        {"with": "riders-office", "kind": "part-of-whole", "strength": None},
    ]
    [clash] = said["clashes"]
    assert (clash["left"], clash["right"], clash["undecided"]) == ("riders-line", "riders-post", ["period"])
    # From 80 up to 120 the paper's number would have to reach by half of itself.
    assert clash["gap"] == {
        "spread": {"difference": "40", "ratio": "1.50"}, "apart": "28", "days": None, "break_even": {"percent": "50"},
    }  # fmt: skip
    assert said["relations_left_out"] == 0
    assert said["cite"]["works"] == ["post-2020"]
    first = parsed(files("2020-06-01")["data/facts/riders-line.json"])
    assert [each["edition"] for each in first["history"]] == ["2020-06-01"]
    # What was found wrong later is told, and no later edition named: the next one leaves this file as it is.
    assert first["corrections"] == [
        {
            "id": "riders-misread",
            "was": "The line carries at least 110 people a day.",
            "now": "The line carries at least 120 people a day.",
            "note": "The number was misread.",
        }
    ]
    assert said["corrections"] == []
    # An old edition's own number stays beside the notice.
    assert first["answer"] == "at least 110"


def test_a_figure_says_where_it_stands_and_why() -> None:
    said = parsed(files(DRAFT)["data/figures/crew.json"])
    assert (said["standing"], said["deciding"]) == ("contradicted", ["crew-line", "crew-post"])
    assert said["origins"] == {"known": ["bay-line", "bay-post"], "unnamed": 0}
    assert list(said["readings"]) == ["crew-again", "crew-line", "crew-post", "crew-rejected"]
    assert [(each["left"], each["right"], each["kind"]) for each in said["relations"]] == [
        ("crew-again", "crew-line", "altered-echo"), ("crew-again", "crew-post", "compatible"),
        ("crew-again", "crew-rejected", "no-figure"), ("crew-line", "crew-post", "contradiction"),
        ("crew-line", "crew-rejected", "no-figure"), ("crew-post", "crew-rejected", "denial"),
    ]  # fmt: skip
    for name in NAMES:
        for path, text in files(name).items():
            if path.startswith("data/figures/") and path.endswith(".json") and not path.endswith(".csl.json"):
                figure = parsed(text)
                readings = set(figure["readings"])
                assert len(figure["relations"]) == len(readings) * (len(readings) - 1) // 2, (name, path)
                assert {each[end] for each in figure["relations"] for end in ("left", "right")} <= readings
                assert {*figure["deciding"], *figure["headline"]} <= readings


def test_only_what_is_published_has_a_file_of_its_own() -> None:
    for name in NAMES:
        corpus = export(name).dossier.corpus
        public = {fact.id for fact in corpus.facts.values() if fact.state is State.PUBLISHED}
        own = {path[11:-5] for path in files(name) if re.fullmatch(r"data/facts/[a-z0-9-]+\.json", path)}
        assert own == public
        whole = parsed(files(name)["data/factsheet.json"])
        assert set(whole["facts"]) == public
        table = csv.DictReader(StringIO(files(name)["data/facts.csv"], newline=""))
        assert {row["id"] for row in table} == public
    assert "data/facts/riders-old.json" not in files(DRAFT)
    assert "data/facts/rumour.json" in files("2020-06-01")
    assert "data/facts/rumour.json" not in files("2020-07-01")


SECRETS = ("UNPUBLISHED", "SECRET", "never shown", "WITHDRAWN", "2020-05-04", "2099", "L107", "tries to break")


def test_what_stays_on_the_desk_is_in_no_file() -> None:
    for name in (DRAFT, *EDITIONS):
        for path, text in files(name).items():
            assert [word for word in SECRETS if word in text] == [], (name, path)
    # Nobody has seen what was superseded before the first edition.
    assert not [path for path, text in files(DRAFT).items() if "SUPERSEDED" in text]
    found = files_with(
        {
            "facts/doubt.yml": COUNTED.replace("The Bay Post counted", "DOUBTED").replace("state: published", "state: draft"),
            "facts/again.yml": GOOD["facts/ferry-began.yml"].replace("The ferry", "AGAIN the ferry").replace(
                "state: published", "repeats: ferry-began\nstate: draft"),
            # Which language comes first is told of no draft either.
            "facts/hidden.yml": re.sub("statement: .*", "statement: {fr: Un doute, en: A doubt}", COUNTED).replace(
                "state: published", "state: draft"),
            "facts/told.yml": COUNTED.replace("80", "81").replace("state: published", "editor_note: ASIDE\nchecked: \"2030-05-09\"\nstate: published"),
        }
    )  # fmt: skip
    for path, text in found.items():
        for word in ("DOUBTED", "AGAIN", "ASIDE", "2030-05-09", "facts/again", "facts/doubt", "facts/hidden"):
            assert word not in text, path


GONE = COUNTED.replace("The Bay Post counted", "BLANKED counted").replace("80", "7777").replace(
    "state: published", "as_stated: some 7777 people\nnote: BLANKED too\nstate: published"
)  # fmt: skip
REMOVED = GONE.replace("state: published", "state: removed\nstate_reason: A court asked for it.")
WHY = "facts: [gone]\nkind: withdrawal\nnote: A court asked for it.\n"
FIRST, SECOND = "2030-05-10", "2030-05-20"


def two_editions() -> dict[str, str]:
    """Seal an edition that tells of a fact, and one in which it was removed."""
    first = an_edition({"facts/gone.yml": GONE}, FIRST)
    removed = {"facts/gone.yml": REMOVED, "changes/removed.yml": WHY, f"editions/{FIRST}.json": first}
    return {f"editions/{FIRST}.json": first, f"editions/{SECOND}.json": an_edition(removed, SECOND, first)}


def printed_by(shelf: Shelf) -> list[dict[str, str]]:
    return [
        {each.path: each.text for each in files_of(Export.of(shelf.dossier(edition)))} for edition in shelf.editions
    ]


def naming(printed: dict[str, str]) -> list[str]:
    """Name the files that hold words of the removed fact."""
    return [path for path, text in printed.items() if re.search("BLANKED|7,?777", text)]


def test_the_words_of_a_removed_fact_are_in_no_file_of_the_edition_that_removed_it() -> None:
    before, after = printed_by(Shelf.of(load(MemoryTree({**GOOD, **two_editions()})).corpus))
    assert {"data/facts.csv", "data/readings.csv", "data/factsheet.json", "data/facts/gone.json"} <= {*naming(before)}
    assert naming(after) == []
    assert "data/facts/gone.json" not in after
    assert parsed(after["data/factsheet.json"])["records"]["facts"]["gone"] == {
        "statement": "Removed",
        "citations": [{"source": "post-2030", "at": "removed"}],
        "state": "removed",
        "state_reason": "A court asked for it.",
    }
    change = parsed(after["data/changes.json"])["changes"][0]
    assert (change["record"], change["was_and_now"]) == ("facts/gone", [])


def test_the_words_of_a_redacted_fact_are_in_no_file_of_any_edition() -> None:
    sealed = two_editions()
    first = read_edition(f"editions/{FIRST}.json", sealed[f"editions/{FIRST}.json"].encode())
    blank = redacted(first, "facts/gone", reason="A court's order.", on=dt.date(2030, 6, 1))
    shelf = Shelf.of(load(MemoryTree({**GOOD, **sealed, f"editions/{FIRST}.json": blank})).corpus)
    for edition, printed in zip(shelf.editions, printed_by(shelf), strict=True):
        assert naming(printed) == [], edition.id
        assert_equal(read_back(printed["data/factsheet.json"]), shelf.corpus(edition))


def test_the_same_dossier_gives_the_same_bytes_and_nothing_of_this_machine() -> None:
    again = Export.of(prepare(FolderTree(MINIATURE), today=dt.date(2031, 7, 9)), "https://example.org/draft/")
    assert {each.path: each.text for each in files_of(again)} == files(DRAFT)
    today = dt.datetime.now(tz=dt.UTC).date()
    for name in NAMES:
        for path, text in files(name).items():
            assert str(ROOT) not in text, path
            assert "/tmp/" not in text, path  # noqa: S108
            assert today.isoformat() not in text, path
            assert f"{today:%Y%m%d}" not in text, path
    plain = Export.of(dossier())
    for each in files_of(plain):
        assert "None" not in each.text, each.path
        assert each.text == each.text
    assert parsed(next(json_files(plain)).text)["about"]["address"] is None


def test_what_programs_read_names_its_edition_and_licence() -> None:
    for name in (DRAFT, *EDITIONS):
        for path, text in files(name).items():
            if path.endswith((".json", ".csv")) and not path.startswith("data/schema/"):
                assert name in text, (name, path)
                assert "CC-BY-4.0" in text, (name, path)
