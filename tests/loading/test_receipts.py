"""Receipts as a file: one a line, in one order, and a line that is none is named at its place."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.loading.receipts import MAX_RECEIPTS, read_receipts, write_receipts
from factsheet.model.evidence import Asked, Because, Receipt, Verdict
from factsheet.model.identifiers import FactId, SourceId
from support.dossier import places, problems

C, Q, W = "c" * 64, "a" * 64, "b" * 64
ASKED = Asked(FactId("riders-line"), SourceId("post-2030"), C, "paragraph 3", Q, W)
FULL = (
    '{"at":"paragraph 3","because":"negated","capture":"' + C + '","fact":"riders-line","folding":1,"paragraph":3,'
    '"quote":"' + Q + '","source":"post-2030","verdict":"absent","words":"' + W + '"}'
)
SHORT = '{"at":"page 3","capture":"' + C + '","fact":"count","folding":2,"source":"post-2030","verdict":"no-text"}'
PATH = "content/evidence.jsonl"


def test_a_receipt_is_one_line() -> None:
    written = write_receipts([Receipt(ASKED, Verdict.ABSENT, 3, Because.NEGATED)])
    assert written.decode() == f"{FULL}\n"


def test_what_there_is_not_is_not_written() -> None:
    asked = Asked(FactId("count"), SourceId("post-2030"), C, "page 3", "", "")
    assert write_receipts([Receipt(asked, Verdict.NO_TEXT, folding=2)]).decode() == f"{SHORT}\n"


def test_a_receipt_is_read() -> None:
    receipts, faults = read_receipts(f"{FULL}\n".encode())
    assert faults == []
    assert receipts == {ASKED: Receipt(ASKED, Verdict.ABSENT, 3, Because.NEGATED, 1)}


def test_no_receipts_are_an_empty_file() -> None:
    assert (write_receipts([]), read_receipts(b"")) == (b"", ({}, []))


TEXT = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1, max_size=12)
ANY = st.builds(
    Receipt,
    st.builds(
        Asked,
        TEXT.map(FactId),
        TEXT.map(SourceId),
        TEXT,
        TEXT,
        st.one_of(st.just(""), TEXT),
        st.one_of(st.just(""), TEXT),
    ),
    st.sampled_from(Verdict),
    st.none() | st.integers(1, 10_000),
    st.none() | st.sampled_from(Because),
    st.integers(1, 9),
)


@given(st.lists(ANY, max_size=5, unique_by=lambda each: each.asked))
def test_what_is_written_is_read_again(receipts: list[Receipt]) -> None:
    assert read_receipts(write_receipts(receipts)) == ({each.asked: each for each in receipts}, [])


def asked(source: str, fact: str, at: str = "page 1", capture: str = C) -> Receipt:
    return Receipt(Asked(FactId(fact), SourceId(source), capture, at, Q, W), Verdict.FOUND, 1)


# In this order: by source, fact and place.
ORDERED = [
    asked("gazette", "b"), asked("gazette", "c"), asked("post", "a", "page 1"), asked("post", "a", "page 2"),
    asked("post", "a", "page 2", "d" * 64), asked("post", "b", "page 1"),
]  # fmt: skip


@given(st.permutations(ORDERED))
def test_the_order_is_always_the_same(receipts: list[Receipt]) -> None:
    lines = [json.loads(line) for line in write_receipts(receipts).splitlines()]
    assert [(each["source"], each["fact"], each["at"], each["capture"][0]) for each in lines] == [
        ("gazette", "b", "page 1", "c"),
        ("gazette", "c", "page 1", "c"),
        ("post", "a", "page 1", "c"),
        ("post", "a", "page 2", "c"),
        ("post", "a", "page 2", "d"),
        ("post", "b", "page 1", "c"),
    ]


def test_two_editors_files_are_merged_line_by_line() -> None:
    mine, yours = write_receipts(ORDERED[:4]).splitlines(), write_receipts(ORDERED[2:]).splitlines()
    merged = sorted({*mine, *yours}, reverse=True)
    receipts, faults = read_receipts(b"\r\n".join([b"", *merged, b" ", b""]))
    assert (len(receipts), faults) == (6, [])
    assert write_receipts(receipts.values()) == write_receipts(ORDERED)


def changed(**fields: object) -> str:
    return json.dumps({**json.loads(FULL), **fields})


def without(name: str) -> str:
    return json.dumps({key: each for key, each in json.loads(FULL).items() if key != name})


HOSTILE = {
    "not JSON": "no fewer than 120 people",
    "a line of a merge": "<<<<<<< HEAD",
    "half a receipt": FULL[:80],
    "two on a line": f"{FULL}{SHORT}",
    "a list": f"[{FULL}]",
    "a number": "1",
    "nothing": "null",
    "a text": '"fact"',
    "an empty object": "{}",
    "a number for a text": changed(fact=1),
    "nothing for a text": changed(quote=None),
    "a list for a text": changed(at=["paragraph 3"]),
    "a text for a number": changed(paragraph="3"),
    "a fraction": changed(paragraph=3.0),
    "yes for a number": changed(paragraph=True),
    "yes for the folding": changed(folding=True),
    "not a number": changed(folding=float("nan")),
    "endless": changed(paragraph=float("inf")),
    "a number of 5000 digits": FULL.replace('"folding":1', '"folding":' + "9" * 5000),
    "a verdict there is not": changed(verdict="perhaps"),
    "a verdict that is a list": changed(verdict=[]),
    "a reason there is not": changed(because="perhaps"),
    "a reason that is an object": changed(because={}),
    "an unknown key": changed(text="It carries no fewer than 120 people."),
    "no fact": without("fact"),
    "no source": without("source"),
    "no capture": without("capture"),
    "no place": without("at"),
    "no verdict": without("verdict"),
    "no folding": without("folding"),
    "deep lists": "[" * 100_000,
    "deep objects": '{"a":' * 100_000,
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_line_that_is_no_receipt_is_named_at_its_place(what: str) -> None:
    line = HOSTILE[what]
    receipts, faults = read_receipts(f"{SHORT}\n\n{line}\n{FULL}\n".encode())
    assert len(receipts) == 2
    assert places(tuple(faults)) == [f"{PATH}:3:1 S114"]
    assert (faults[0].span.end_line, faults[0].span.end_column) == (3, len(line) + 1)
    assert faults[0].message == "this is not a receipt"


@pytest.mark.parametrize("name", ["quote", "words", "paragraph", "because"])
def test_a_receipt_need_not_have_everything(name: str) -> None:
    receipts, faults = read_receipts(without(name).encode())
    assert (len(receipts), faults) == (1, [])


def test_two_answers_to_one_question() -> None:
    other = changed(verdict="found")
    receipts, faults = read_receipts(f"{FULL}\n{other}\n".encode())
    assert places(tuple(faults)) == [f"{PATH}:2:1 S114"]
    assert faults[0].message == "this receipt answers what another has answered"
    assert list(receipts) == [ASKED]


def test_another_digest_or_place_is_another_question() -> None:
    lines = [FULL, changed(at="paragraph 4"), changed(capture=W), changed(quote=W), changed(words=Q), changed(words="")]
    receipts, faults = read_receipts("\n".join(lines).encode())
    assert (len(receipts), faults) == (6, [])


UNREADABLE = {
    "not UTF-8": (b'{"fact":"\xff"}', f"{PATH}:1:10 Y001"),
    "a character no editor shows": (f"{SHORT}\n\0".encode(), f"{PATH}:2:1 Y003"),
    "a lone CR": (b"{}\r{}", f"{PATH}:1:3 Y003"),
    "too large": (b"\n" * (MAX_RECEIPTS + 1), f"{PATH}:1:1 Y002"),
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_a_file_that_cannot_be_read_has_no_receipts(what: str) -> None:
    data, place = UNREADABLE[what]
    receipts, faults = read_receipts(data)
    assert (receipts, places(tuple(faults))) == ({}, [place])


def test_a_dossier_says_what_is_wrong_with_its_receipts() -> None:
    assert places(problems({"evidence.jsonl": "\n{}\n"})) == [f"{PATH}:2:1 S114"]


def test_receipts_have_one_place() -> None:
    (problem,) = problems({"evidence.json": FULL})
    assert (str(problem.span), problem.hint) == ("content/evidence.json:1:1", "did you mean `evidence.jsonl`?")


def test_a_lone_surrogate_is_no_text() -> None:
    line = {"fact": "\ud800", "source": "a", "capture": "b", "at": "c", "verdict": "found", "folding": 1}
    receipts, faults = read_receipts(json.dumps(line).encode())
    assert (receipts, len(faults)) == ({}, 1)
