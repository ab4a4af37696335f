"""A sealed edition as a file: one way to write JSON, what the seal covers, and the tree that is read back."""

import base64
import hashlib
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.documents.sealed import (
    SCHEMA,
    SealedTree,
    canonical,
    digest,
    migrated,
    records_of,
    redacted_seal_of,
    seal_of,
    written,
)
from factsheet.documents.tree import EntryKind, TreeEntry, Unreadable
from factsheet.loading.corpus import load
from factsheet.loading.published import published_records
from support.dossier import GOOD
from support.editions import an_edition
from support.memory_tree import MemoryTree

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)
# A law of JSON breaks soon, or never.
_FEW = settings(max_examples=40)
MAPS = st.dictionaries(st.text(max_size=4), PLAIN, max_size=5)


def turned(value: Any) -> Any:
    """The same value with the keys of each map the other way round."""
    if isinstance(value, dict):
        return {key: turned(value[key]) for key in reversed(value)}
    return [turned(each) for each in value] if isinstance(value, list) else value


def a_sealed(**changed: Any) -> dict[str, Any]:
    return {**json.loads(an_edition({}, "2030-05-01")), **changed}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"b": 1, "a": [1, "x", None, True]}, b'{"a":[1,"x",null,true],"b":1}'),
        ({"é": "Naïve “x”"}, '{"é":"Naïve “x”"}'.encode()),
        ({"a": 'a "b"\n\\'}, rb'{"a":"a \"b\"\n\\"}'),
        ({"B": 1, "a": 2, "Z": {"y": {}, "x": []}}, b'{"B":1,"Z":{"x":[],"y":{}},"a":2}'),
    ],
)
def test_canonical_json_is_written_in_one_way(value: object, expected: bytes) -> None:
    assert canonical(value) == expected
    assert digest(value) == hashlib.sha256(expected).hexdigest()


@_FEW
@given(PLAIN)
def test_canonical_json_says_the_same_and_in_any_order_of_keys(value: object) -> None:
    data = canonical(value)
    assert json.loads(data) == value
    assert canonical(json.loads(data)) == data == canonical(turned(value))
    assert b"\n" not in data


@_FEW
@given(PLAIN, PLAIN)
def test_values_have_the_same_digest_only_if_they_say_the_same(one: object, other: object) -> None:
    # True is 1 for Python, and not for a reader.
    same = json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
    assert (digest(one) == digest(other)) is same


@_FEW
@given(MAPS)
def test_the_file_is_in_lines_sorted_and_ends_with_one(value: dict[str, Any]) -> None:
    data = written(value)
    assert json.loads(data) == value
    assert written(turned(value)) == data
    assert data.endswith(b"}\n")
    assert not data.endswith(b"\n\n")


@_FEW
@given(MAPS, st.text(max_size=6), PLAIN)
def test_the_seal_covers_everything_but_records_and_what_came_afterwards(
    sealed: dict[str, Any], name: str, value: object
) -> None:
    outside = {"records", "sha256", "redactions", "sha256_redacted"}
    for key in outside:
        assert seal_of({**sealed, key: value}) == seal_of(sealed)
    changed = {**sealed, name: value}
    unchanged = name in outside or (name in sealed and canonical(sealed[name]) == canonical(value))
    assert (seal_of(changed) == seal_of(sealed)) is unchanged


@_FEW
@given(MAPS, PLAIN)
def test_the_seal_of_a_redacted_edition_covers_the_redactions_and_the_first_seal(
    sealed: dict[str, Any], value: object
) -> None:
    for key in ("records", "sha256_redacted"):
        assert redacted_seal_of({**sealed, key: value}) == redacted_seal_of(sealed)
    before = {**sealed, "redactions": ["x"], "sha256": "y"}
    for key in ("redactions", "sha256"):
        assert redacted_seal_of({**before, key: [value]}) != redacted_seal_of(before)


def test_records_of_names_every_record() -> None:
    sealed = {
        "records": {
            "sheet": {"title": "t"},
            "policy": {},
            "facts": {"b": {"statement": "B"}, "a": {"statement": "A"}},
            "pages": {"about.md": "# About\n"},
            "media": {"map.png": "QUJD"},
        }
    }
    assert dict(records_of(sealed)) == {
        "sheet": {"title": "t"},
        "policy": {},
        "facts/b": {"statement": "B"},
        "facts/a": {"statement": "A"},
        "pages/about.md": "# About\n",
        "media/map.png": "QUJD",
    }


def test_a_tree_lists_the_records_as_files_in_order() -> None:
    records = {
        "sheet": {}, "policy": {}, "facts": {"b": {}, "a-b": {}, "a": {}},
        "pages": {"about.md": ""}, "media": {"map.png": "QUJD"},
    }  # fmt: skip
    tree = SealedTree({"id": "2030-05-01", "records": records})
    assert list(tree.entries()) == [
        TreeEntry(f"content/{path}", EntryKind.FILE)
        for path in (
            "facts/a-b.yml", "facts/a.yml", "facts/b.yml", "pages/about.md", "pages/map.png", "policy.yml", "sheet.yml",
        )
    ]  # fmt: skip


def test_a_tree_gives_prose_and_pictures_as_they_were_and_records_as_json() -> None:
    picture = bytes(range(256))
    records = {
        "sheet": {"title": "t"}, "facts": {"a": {"statement": "é"}}, "pages": {"about.md": "# é\n"},
        "media": {"map.png": base64.b64encode(picture).decode()},
    }  # fmt: skip
    tree = SealedTree({"id": "2030-05-01", "records": records})
    assert tree.read("content/pages/about.md", 100) == "# é\n".encode()
    assert tree.read("content/pages/map.png", 1000) == picture
    assert json.loads(tree.read("content/sheet.yml", 100)) == {"title": "t"}
    assert json.loads(tree.read("content/facts/a.yml", 100)) == {"statement": "é"}
    assert tree.read("content/pages/map.png", 3) == picture[:4]  # one more tells that it is longer


@pytest.mark.parametrize(
    "path", ["content/facts/none.yml", "content/nothing/a.yml", "content/policy.yml", "content/pages/none.md"]
)
def test_what_an_edition_does_not_hold_cannot_be_read(path: str) -> None:
    tree = SealedTree({"id": "2030-05-01", "records": {"sheet": {}, "facts": {}, "pages": {}}})
    with pytest.raises(Unreadable, match="edition 2030-05-01 does not hold it"):
        tree.read(path, 10)


@pytest.mark.parametrize(("kind", "file"), [("pages", "more/about.md"), ("media", "pictures/map.png")])
def test_prose_and_pictures_in_a_folder_below_pages_are_read_back(kind: str, file: str) -> None:
    content = base64.b64encode(b"abc").decode() if kind == "media" else "abc"
    tree = SealedTree({"id": "2030-05-01", "records": {"sheet": {}, "pages": {}, kind: {file: content}}})
    assert f"content/pages/{file}" in [entry.path for entry in tree.entries()]
    assert tree.read(f"content/pages/{file}", 10) == b"abc"


def test_the_order_that_readers_see_is_kept() -> None:
    records = {"sheet": {"title": "t", "topics": {"a": "A", "b": "B", "c": "C"}}}
    tree = SealedTree({"id": "2030-05-01", "records": records, "order": {"sheet": {"topics": ["c", "a", "b"]}}})
    assert list(json.loads(tree.read("content/sheet.yml", 1000))["topics"]) == ["c", "a", "b"]


def test_a_tree_reads_back_the_records_that_were_sealed() -> None:
    before = load(MemoryTree(GOOD))
    after = load(SealedTree(a_sealed()))
    assert after.problems == ()
    assert dict(published_records(after.corpus)) == dict(published_records(before.corpus))


@_FEW
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=30))
def test_any_sentence_is_read_back_to_the_letter(text: str) -> None:
    record = a_sealed()["records"]["facts"]["ferry-began"]
    sealed = a_sealed()
    sealed["records"]["facts"]["ferry-began"] = {**record, "statement": f"It says {text}."}
    read = load(SealedTree(sealed)).corpus.facts
    [fact] = [fact for name, fact in read.items() if name == "ferry-began"]
    assert fact.statement.wordings == (("", f"It says {text}."),)


def test_migration_goes_step_by_step_and_leaves_the_file_alone() -> None:
    old = {"schema": -1, "words": "a"}
    steps = {
        -1: lambda sealed: {"schema": -1, "words": sealed["words"] + "b"},
        0: lambda sealed: {"schema": 0, "text": sealed["words"] + "c"},
    }
    assert migrated(old, steps, 1) == {"schema": 1, "text": "abc"}
    assert old == {"schema": -1, "words": "a"}
    assert migrated(old, steps, 0) == {"schema": 0, "words": "ab"}


def test_today_needs_no_migration() -> None:
    sealed = a_sealed()
    assert sealed["schema"] == SCHEMA
    assert migrated(sealed) is sealed
