"""Seals: an edition held against its own digests and against the edition it follows."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest

from factsheet.documents.sealed import digest, redacted_seal_of, seal_of, written
from factsheet.editions.redact import redacted
from factsheet.loading.editions import NotAnEdition, read_edition
from factsheet.loading.seals import Finding, verify
from factsheet.model.editions import Edition
from support.dossier import RIDERS
from support.editions import a_chain

CHAIN = a_chain([
    ("2030-05-01", {}),
    ("2030-06-01", {"facts/riders-line.yml": RIDERS.replace("120", "130")}),
])  # fmt: skip
FIRST, SECOND = (str(each) for each in CHAIN.values())
STATEMENTS = "the edition's own statements (dates, conclusions, digests) are not what was sealed"


def told(text: str | bytes, others: dict[Any, Edition] | None = None) -> list[str]:
    data = text.encode() if isinstance(text, str) else text
    found = verify(read_edition("e.json", data), others or {}, data)
    return [("" if each.fault else "(no fault) ") + each.what for each in found]


def changed(change: Callable[[dict[str, Any]], object], text: str | bytes = FIRST) -> bytes:
    sealed = json.loads(text)
    change(sealed)
    return written(sealed)


def test_what_was_sealed_holds() -> None:
    assert told(FIRST) == []


def test_a_finding_says_where() -> None:
    data = FIRST.replace("sailed for", "sailed at")
    edition = read_edition("content/editions/2030-05-01.json", data.encode())
    assert list(verify(edition, {})) == [
        Finding("content/editions/2030-05-01.json", "facts/ferry-began: is not what was sealed")
    ]


CASES: dict[str, tuple[Callable[[dict[str, Any]], object], list[str]]] = {
    "a record was changed": (
        lambda s: s["records"]["facts"]["riders-line"].update(state="withdrawn"),
        ["facts/riders-line: is not what was sealed"],
    ),
    "the sheet was changed": (
        lambda s: s["records"]["sheet"].update(title="Another"),
        ["sheet: is not what was sealed"],
    ),
    "a record was added": (
        lambda s: s["records"]["facts"].update(more={"statement": "More."}),
        ["facts/more: was not in the edition when it was sealed"],
    ),
    "a record was taken away": (
        lambda s: s["records"]["facts"].pop("ferry-began"),
        ["facts/ferry-began: was sealed, and is missing"],
    ),
    "a record was changed with its digest": (
        lambda s: (
            s["records"]["facts"]["riders-line"].update(note="x"),
            s["digests"].update({"facts/riders-line": digest(s["records"]["facts"]["riders-line"])}),
        ),
        [STATEMENTS],
    ),
    "the title was changed": (lambda s: s.update(title="Another"), [STATEMENTS]),
    "the cut-off was changed": (lambda s: s.update(cutoff="2030-04-01"), [STATEMENTS]),
    "a conclusion was changed": (
        lambda s: s["concluded"]["figures"]["riders"].update(standing="agreed"),
        [STATEMENTS],
    ),
    "an order was changed": (lambda s: s.update(order={}), [STATEMENTS]),
    "something was added": (lambda s: s.update(more=1), [STATEMENTS]),
    "the seal was changed": (lambda s: s.update(sha256="0" * 64), [STATEMENTS]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_was_changed_is_named(case: str) -> None:
    change, expected = CASES[case]
    assert told(changed(change)) == expected


def test_a_file_written_in_another_form_is_told() -> None:
    other = json.dumps(json.loads(FIRST)).encode()
    assert told(other) == ["the file is not written as it was sealed, though it says the same"]
    assert list(verify(read_edition("e.json", other), {})) == []


def test_an_edition_follows_its_predecessor() -> None:
    first = read_edition("1.json", FIRST.encode())
    assert told(SECOND, {first.id: first}) == []
    assert told(SECOND) == ["the edition it follows, 2030-05-01, is not there"]


def test_a_replaced_predecessor_is_named() -> None:
    def replaced(sealed: dict[str, Any]) -> None:
        sealed["title"] = "Another first edition"
        sealed["sha256"] = seal_of(sealed)

    other = read_edition("1.json", changed(replaced))
    assert told(changed(replaced)) == []
    assert told(SECOND, {other.id: other}) == ["it follows another 2030-05-01 than the one that is there"]


def test_a_redacted_predecessor_is_still_the_same() -> None:
    first = read_edition("1.json", FIRST.encode())
    blank = read_edition("1.json", redacted(first, "facts/ferry-began", reason="A court.", on=dt.date(2030, 7, 1)))
    assert told(SECOND, {blank.id: blank}) == []


def blanked() -> bytes:
    first = read_edition("1.json", FIRST.encode())
    return redacted(first, "facts/ferry-began", reason="A court.", on=dt.date(2030, 7, 1))


def test_what_was_redacted_is_told_and_no_fault() -> None:
    assert told(blanked()) == ["(no fault) facts/ferry-began: redacted on 2030-07-01 (A court.)"]


REDACTED: dict[str, Callable[[dict[str, Any]], object]] = {
    "the reason": lambda s: s["redactions"][0].update(reason="Another."),
    "the day": lambda s: s["redactions"][0].update(on="2031-01-01"),
    "the digest before": lambda s: s["redactions"][0].update(was="0" * 64),
    "the digest after": lambda s: s["redactions"][0].update(now="0" * 64),
    "the record": lambda s: s["redactions"][0].update(record="facts/riders-line"),
    "the list": lambda s: s.update(redactions=[]),
    "the blank": lambda s: s["records"]["facts"]["ferry-began"].update(state_reason="Another."),
    "another record": lambda s: s["records"]["facts"]["riders-line"].update(note="Another."),
    "the seal of what was redacted": lambda s: s.update(sha256_redacted="0" * 64),
    "the title": lambda s: s.update(title="Another"),
}


@pytest.mark.parametrize("case", REDACTED)
def test_a_redaction_changed_by_hand_is_a_fault(case: str) -> None:
    found = told(changed(REDACTED[case], blanked()))
    assert [each for each in found if not each.startswith("(no fault)")]


def test_a_redaction_cannot_put_other_words_in_a_records_place() -> None:
    def forged(sealed: dict[str, Any]) -> None:
        fact = sealed["records"]["facts"]["ferry-began"]
        fact.update(statement="The ferry sank in May 2029.", state="published")
        sealed["redactions"][0]["now"] = digest(fact)
        sealed["sha256_redacted"] = redacted_seal_of(sealed)

    found = told(changed(forged, blanked()))
    assert [each for each in found if not each.startswith("(no fault)")]


def test_a_seal_of_redactions_where_nothing_was_redacted_is_a_fault() -> None:
    found = told(changed(lambda sealed: sealed.update(sha256_redacted="0" * 64)))
    assert [each for each in found if not each.startswith("(no fault)")]


def test_any_byte_changed_is_a_fault_or_no_edition() -> None:
    data = SECOND.encode()
    first = read_edition("1.json", FIRST.encode())
    missed = []
    for place in range(0, len(data), max(1, len(data) // 200)):
        for mask in (0x01, 0x20):
            spoiled = data[:place] + bytes([data[place] ^ mask]) + data[place + 1 :]
            try:
                edition = read_edition("e.json", spoiled)
            except NotAnEdition:
                continue
            if not [each for each in verify(edition, {first.id: first}, spoiled) if each.fault]:
                missed.append((place, data[place - 10 : place + 10]))
    assert missed == []
