"""Sealed editions read: good ones, bad ones with a reason, and old ones through a migration."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from factsheet.documents.sealed import MIGRATIONS, SCHEMA, SealedTree, digest, migrated, seal_of, written
from factsheet.loading.corpus import load
from factsheet.loading.editions import NotAnEdition, read_edition, record_in, tree_of
from factsheet.loading.published import published_records
from factsheet.loading.seals import verify
from factsheet.model.editions import Conclusion, SealedPair, edition_order
from factsheet.model.records import Fact
from factsheet.model.relations import Kind, Origins, Standing, Strength, Verdict
from support.dossier import GOOD, RIDERS, places
from support.editions import a_chain, an_edition, read
from support.memory_tree import MemoryTree

POST = RIDERS.replace("at_least: 120", "exactly: 80").replace("said_by: bay-line", "said_by: bay-post")
PLAIN = an_edition({}, "2030-05-01")
RICH = a_chain([("2030-05-01", {}), ("2030-06-01", {"facts/riders-post.yml": POST.replace("no fewer than 120", "80")})])
Change = Callable[[dict[str, Any]], object]


def changed(change: Change) -> bytes:
    sealed = json.loads(PLAIN)
    change(sealed)
    return json.dumps(sealed).encode()


def test_an_edition_is_read() -> None:
    text = RICH["editions/2030-06-01.json"]
    assert isinstance(text, str)
    found = read(text, "content/editions/2030-06-01.json")
    assert (found.id, found.title, found.notes) == ("2030-06-01", "Edition 2030-06-01", "")
    assert (found.cutoff, found.released) == (dt.date(2030, 6, 1), dt.date(2030, 6, 1))
    assert (found.predecessor, found.engine, found.order) == ("2030-05-01", 1, (dt.date(2030, 6, 1), 0))
    assert found.seal == json.loads(text)["sha256"] == seal_of(found.sealed)
    assert sorted(found.records) == sorted(found.digests) == [
        "actors/bay-line", "actors/bay-post", "facts/ferry-began", "facts/riders-line", "facts/riders-post",
        "figures/riders", "policy", "sheet", "sources/post-2030",
    ]  # fmt: skip
    pair = SealedPair("riders-line", "riders-post", Kind.CONTRADICTION, Strength.POSSIBLE)  # type: ignore[arg-type]
    conclusion = found.conclusions["riders"]  # type: ignore[index]
    assert conclusion.verdict.standing is Standing.CONTESTED
    assert conclusion.verdict.origins == Origins(("bay-line", "bay-post"), 0)  # type: ignore[arg-type]
    assert conclusion.pairs == (pair,)
    assert found.reviews == dict.fromkeys(["ferry-began", "riders-line", "riders-post"], "unreviewed")
    assert found.redactions == ()


def test_conclusions_are_read_with_and_without_a_strength() -> None:
    concluded = {
        "standing": "agreed", "deciding": ["a"], "origins": {"known": [], "unnamed": 2}, "headline": ["b", "a"],
        "relations": ["a b agreement", "a c contradiction soft"],
    }  # fmt: skip
    edition = read(changed(lambda sealed: sealed["concluded"]["figures"].update(riders=concluded)).decode())
    assert edition.conclusions == {
        "riders": Conclusion(
            verdict=Verdict(Standing.AGREED, ("a",), Origins((), 2)),  # type: ignore[arg-type]
            headline=("b", "a"),  # type: ignore[arg-type]
            pairs=(
                SealedPair("a", "b", Kind.AGREEMENT),  # type: ignore[arg-type]
                SealedPair("a", "c", Kind.CONTRADICTION, Strength.SOFT),  # type: ignore[arg-type]
            ),
        )
    }


OTHER_FORM = "a part of it has another form"
BAD: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "it is not JSON"),
    "no JSON": (b"schema: 1\n", "it is not JSON"),
    "cut short": (PLAIN.encode()[:-5], "it is not JSON"),
    "other letters": (b"\xff\xfe\xff", "it is not JSON"),
    "huge nesting": (b"[" * 200_000, "it is not JSON"),
    "a huge number": (b'{"schema": 1' + b"0" * 5000 + b"}", "it is not JSON"),
    "a list": (b"[]", "it does not say by which schema it was sealed"),
    "a map of something": (b"{}", "it does not say by which schema it was sealed"),
    "a schema in words": (changed(lambda s: s.update(schema="1")), "it does not say by which schema it was sealed"),
    "a newer schema": (
        changed(lambda s: s.update(schema=2)),
        "it was sealed by a newer factsheet (schema 2; this one knows 1)",
    ),
    "no id": (changed(lambda s: s.pop("id")), "`id` is missing"),
    "a wrong id": (
        changed(lambda s: s.update(id="first")),
        "its id is not a day such as 2025-08-07, or 2025-08-07.2",
    ),
    "a day that is none": (
        changed(lambda s: s.update(id="2030-02-30")),
        "its id is not a day such as 2025-08-07, or 2025-08-07.2",
    ),
    "no seal": (changed(lambda s: s.pop("sha256")), "`sha256` is missing"),
    "no digests": (changed(lambda s: s.pop("digests")), "`digests` is missing"),
    "no records": (changed(lambda s: s.pop("records")), "`records` is missing"),
    "no conclusions": (changed(lambda s: s.pop("concluded")), "`concluded` is missing"),
    "nothing concluded of figures": (changed(lambda s: s["concluded"].pop("figures")), "`figures` is missing"),
    "no predecessor said": (changed(lambda s: s.pop("predecessor")), "`predecessor` is missing"),
    "records are a list": (changed(lambda s: s.update(records=[])), OTHER_FORM),
    "facts are a list": (changed(lambda s: s["records"].update(facts=[])), OTHER_FORM),
    "digests are a text": (changed(lambda s: s.update(digests="x")), OTHER_FORM),
    "a cut-off that is no day": (changed(lambda s: s.update(cutoff="soon")), OTHER_FORM),
    "a cut-off that is a number": (changed(lambda s: s.update(cutoff=5)), OTHER_FORM),
    "a predecessor in one word": (changed(lambda s: s.update(predecessor="2030-01-01")), OTHER_FORM),
    "an engine in words": (changed(lambda s: s.update(engine="new")), OTHER_FORM),
    "an unknown standing": (
        changed(lambda s: s["concluded"]["figures"]["riders"].update(standing="settled")),
        OTHER_FORM,
    ),
    "an unknown relation": (
        changed(lambda s: s["concluded"]["figures"]["riders"].update(relations=["a b likes"])),
        OTHER_FORM,
    ),
    "half a relation": (changed(lambda s: s["concluded"]["figures"]["riders"].update(relations=["a"])), OTHER_FORM),
    "a key given twice": (PLAIN.replace('"notes": ""', '"notes": "", "notes": "x"').encode(), "it gives a key twice"),
    "a mark of byte order": (b"\xef\xbb\xbf" + PLAIN.encode(), "it is not JSON"),
    "UTF-16": (PLAIN.encode("utf-16"), "it is not JSON"),
    "an endless engine": (PLAIN.replace('"engine": 1', '"engine": Infinity').encode(), OTHER_FORM),
    "a headline of maps": (changed(lambda s: s["concluded"]["figures"]["riders"].update(headline=[{}])), OTHER_FORM),
    "endless origins": (
        changed(lambda s: s["concluded"]["figures"]["riders"]["origins"].update(unnamed=1.5)),
        OTHER_FORM,
    ),
    "no origins": (changed(lambda s: s["concluded"]["figures"]["riders"].pop("origins")), "`origins` is missing"),
    "an order that is a list": (changed(lambda s: s.update(order=[])), OTHER_FORM),
    "an order of maps": (changed(lambda s: s.update(order={"sheet": {"topics": [{}]}})), OTHER_FORM),
    "a picture that is none": (changed(lambda s: s["records"].update(media={"a.png": "\u00e9"})), OTHER_FORM),
    "a page of HTML": (
        changed(lambda s: s["records"].update(pages={"evil.html": "<b>"})),
        "`pages/evil.html` cannot be a page or a picture",
    ),
    "prose among pictures": (
        changed(lambda s: s["records"].update(media={"notes.md": "IyBO"})),
        "`media/notes.md` cannot be a page or a picture",
    ),
    "a record of no kind": (changed(lambda s: s["records"].update(evil={"a": {}})), "`evil/a` cannot be a record"),
    "a record without an id": (
        changed(lambda s: s["records"]["facts"].update({"../a": {}})),
        "`facts/../a` cannot be a record",
    ),
    "no sheet": (changed(lambda s: s["records"].pop("sheet")), "`sheet` is missing"),
    "a list for a title": (changed(lambda s: s.update(title=["x"])), OTHER_FORM),
    "half a redaction": (changed(lambda s: s.update(redactions=[{"record": "facts/a"}])), "`reason` is missing"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_no_edition_is_refused_with_a_reason(case: str) -> None:
    data, message = BAD[case]
    with pytest.raises(NotAnEdition) as error:
        read_edition("x.json", data)
    assert str(error.value) == message


@pytest.mark.parametrize("schema", [0, -3])
def test_a_schema_that_nobody_can_migrate_is_named(schema: int) -> None:
    with pytest.raises(NotAnEdition) as error:
        read_edition("x.json", changed(lambda s: s.update(schema=schema)))
    assert f"schema {schema}" in str(error.value)


def test_a_yes_is_no_schema() -> None:
    with pytest.raises(NotAnEdition):
        read_edition("x.json", changed(lambda s: s.update(schema=True)))


@pytest.mark.parametrize("name", ["../out.md", "../../sheet.md", "/tmp/out.md", "a/../../../out.md"])  # noqa: S108 - nothing is written
@pytest.mark.parametrize("kind", ["pages", "media"])
def test_no_page_leads_out_of_the_folder_of_pages(kind: str, name: str) -> None:
    data = changed(lambda s: s["records"].setdefault(kind, {}).update({name: "IyBPdXQK"}))
    try:
        paths = [entry.path for entry in tree_of(read_edition("x.json", data)).entries()]
    except NotAnEdition:
        return
    assert not [path for path in paths if ".." in path.split("/") or "//" in path]


@pytest.mark.parametrize("record", [5, "words", None, ["a"], True])
def test_a_record_of_another_form_stops_nothing(record: object) -> None:
    data = changed(lambda s: s["records"]["facts"].update({"riders-line": record}))
    try:
        edition = read_edition("x.json", data)
    except NotAnEdition:
        return
    assert "riders-line" not in load(tree_of(edition)).corpus.facts
    assert record_in(edition, "facts", "riders-line") is None


def test_half_a_character_is_refused_or_a_fault() -> None:
    data = PLAIN.replace("sailed for", "sailed \\ud800 for").encode()
    try:
        edition = read_edition("x.json", data)
    except NotAnEdition:
        return
    assert [each for each in verify(edition, {}, data) if each.fault]
    load(tree_of(edition))


@pytest.mark.parametrize("depth", [50, 300, 900])
def test_a_deep_record_is_refused_or_a_fault(depth: int) -> None:
    deep = "[" * depth + "]" * depth
    data = PLAIN.replace('"state": "published"', f'"state": "published", "deep": {deep}', 1).encode()
    try:
        edition = read_edition("x.json", data)
    except NotAnEdition:
        return
    assert [each for each in verify(edition, {}, data) if each.fault]
    load(tree_of(edition))


# A schema that never was: `statement` was called `claim`, and the cut-off `until`.
def _of_yesterday(sealed: Mapping[str, Any]) -> dict[str, Any]:
    facts = {
        name: {"claim" if field == "statement" else field: value for field, value in fact.items()}
        for name, fact in sealed["records"]["facts"].items()
    }
    old = {key: value for key, value in sealed.items() if key not in ("cutoff", "sha256")}
    old |= {"schema": 0, "until": sealed["cutoff"], "records": {**sealed["records"], "facts": facts}}
    old["digests"] = {**sealed["digests"], **{f"facts/{name}": digest(fact) for name, fact in facts.items()}}
    return {**old, "sha256": seal_of(old)}


def _to_today(sealed: Mapping[str, Any]) -> dict[str, Any]:
    facts = {
        name: {"statement" if field == "claim" else field: value for field, value in fact.items()}
        for name, fact in sealed["records"]["facts"].items()
    }
    return {**sealed, "cutoff": sealed["until"], "records": {**sealed["records"], "facts": facts}}


OLD = written(_of_yesterday(json.loads(PLAIN)))
STEPS = {0: _to_today}


def test_an_old_edition_is_read_in_todays_fields_and_kept_as_it_was_sealed() -> None:
    edition = read_edition("x.json", OLD, migrations=STEPS, schema=1)
    assert edition.cutoff == dt.date(2030, 5, 1)
    assert edition.sealed["schema"] == 0
    assert "until" in edition.sealed
    fact = record_in(edition, "facts", "ferry-began")
    assert isinstance(fact, Fact)
    assert fact.statement.wordings == (("", "The ferry sailed for the first time in May 2029."),)


def test_the_seal_of_an_old_edition_still_holds() -> None:
    edition = read_edition("x.json", OLD, migrations=STEPS, schema=1)
    assert list(verify(edition, {edition.id: edition}, OLD)) == []
    spoiled = OLD.replace(b"sailed for", b"sailed 4or")
    other = read_edition("x.json", spoiled, migrations=STEPS, schema=1)
    assert [each.what for each in verify(other, {}, spoiled)] == ["facts/ferry-began: is not what was sealed"]


def test_a_tree_of_an_old_edition_is_in_todays_fields() -> None:
    tree = SealedTree(migrated(json.loads(OLD), STEPS, 1))
    loaded = load(tree)
    assert loaded.problems == ()
    before = load(MemoryTree(GOOD)).corpus
    assert dict(published_records(loaded.corpus)) == dict(published_records(before))


def test_every_schema_up_to_todays_can_be_read() -> None:
    assert sorted(MIGRATIONS) == list(range(SCHEMA))[1:]


def test_an_old_edition_without_its_migration_is_refused() -> None:
    with pytest.raises(NotAnEdition):
        read_edition("x.json", OLD)


def test_records_of_an_edition_are_read_one_by_one() -> None:
    edition = read(PLAIN)
    fact = record_in(edition, "facts", "riders-line")
    assert isinstance(fact, Fact)
    assert (fact.id, fact.figure) == ("riders-line", "riders")
    assert record_in(edition, "facts", "nobody") is None
    assert record_in(read(PLAIN.replace('"statement": "The ferry', '"state_ment": "The ferry')), "facts", "ferry-began") is None  # fmt: skip


@pytest.mark.parametrize(
    ("identifier", "order"),
    [
        ("2030-05-01", (dt.date(2030, 5, 1), 0)),
        ("2030-05-01.1", (dt.date(2030, 5, 1), 1)),
        ("2030-05-01.10", (dt.date(2030, 5, 1), 10)),
        ("2030-05-01.0", None),
        ("2030-05-01.02", None),
        ("2030-05-01.1000", None),
        ("2030-05-01\n", None),
        ("2030-05-1", None),
        ("2030-13-01", None),
        ("\u0662\u0660\u0663\u0660-\u0660\u0665-\u0660\u0661", None),
        ("", None),
    ],
)
def test_an_id_is_a_day_and_perhaps_a_number(identifier: str, order: object) -> None:
    assert edition_order(identifier) == order


# Through the loader: what stands in content/editions/.
E = "editions/2030-05-01.json"
LOADED: dict[str, tuple[dict[str, str | bytes], list[str], str]] = {
    "good": ({E: PLAIN}, [], ""),
    "no JSON": (
        {E: "no"},
        [f"content/{E}:1:1 S113"],
        "this is not a sealed edition: it is not JSON",
    ),
    "another name": (
        {"editions/2030-05-02.json": PLAIN},
        ["content/editions/2030-05-02.json:1:1 S113"],
        "this is edition 2030-05-01, under another edition's name",
    ),
    "a newer schema": (
        {E: changed(lambda s: s.update(schema=9))},
        [f"content/{E}:1:1 S113"],
        "this is not a sealed edition: it was sealed by a newer factsheet (schema 9; this one knows 1)",
    ),
    "a name that is no day": (
        {"editions/first.json": PLAIN},
        ["content/editions/first.json:1:1 S110"],
        "`first.json` is not read: only sealed editions stand here",
    ),
    "another ending": (
        {"editions/2030-05-01.yml": PLAIN},
        ["content/editions/2030-05-01.yml:1:1 S110"],
        "`2030-05-01.yml` is not read: only sealed editions stand here",
    ),
    "one kept beside": (
        {"editions/2030-05-01.json.old": PLAIN},
        ["content/editions/2030-05-01.json.old:1:1 S110"],
        "`2030-05-01.json.old` is not read: only sealed editions stand here",
    ),
}


@pytest.mark.parametrize("case", LOADED)
def test_what_stands_among_the_editions_is_read_or_named(case: str) -> None:
    files, expected, message = LOADED[case]
    found = load(MemoryTree({**GOOD, **files}))
    assert places(found.problems) == expected
    assert [each.message for each in found.problems] == ([message] if message else [])
    assert list(found.corpus.editions) == ([] if expected else ["2030-05-01"])


def test_a_folder_among_the_editions_is_named_once() -> None:
    found = load(MemoryTree({**GOOD, "editions/old/2030-05-01.json": PLAIN}))
    assert {each.code for each in found.problems} == {"S110"}
    assert found.corpus.editions == {}


def test_editions_stand_in_the_order_of_their_days_and_numbers() -> None:
    ids = ["2030-05-01.10", "2030-05-01", "2030-05-01.2", "2029-12-31"]
    files = {f"editions/{each}.json": an_edition({}, each) for each in ids}
    found = load(MemoryTree({**GOOD, **files}))
    assert found.problems == ()
    assert list(found.corpus.editions) == ["2029-12-31", "2030-05-01", "2030-05-01.2", "2030-05-01.10"]
