"""Private copies are found by their content, every citation is held against them, and receipts are kept that fit."""

import hashlib
import os
import sys
from pathlib import Path

import pytest

from factsheet.desk.evidence.captures import (
    MAX_COPY,
    Answer,
    UnreadableCaptures,
    find_copies,
    kept,
    prove,
    unanswered,
)
from factsheet.loading.corpus import load
from factsheet.loading.receipts import write_receipts
from factsheet.model.corpus import Corpus
from factsheet.model.evidence import Verdict
from factsheet.model.provable import Proof, all_provable, proof_of
from support.dossier import COUNTED, GOOD, RIDERS, SOURCE
from support.memory_tree import MemoryTree

# The SHA-256 of `abc`, of a million `a`, and of nothing, as FIPS 180-4 and its examples give them.
ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
MANY = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
NONE = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
WANTED = frozenset({ABC, MANY, NONE})
POST, F, C = "sources/post-2030.yml", "facts/riders-line.yml", "facts/counted.yml"
FERRY = b"A year of the ferry\n\nBay Post\n\nIt carries no fewer than 120 people.\n\nWe counted 80.\n"


def test_copies_are_found_whatever_they_are_called(tmp_path: Path) -> None:
    (tmp_path / "a" / "b" / ".c").mkdir(parents=True)
    (tmp_path / "a" / "b" / ".c" / "no name.bin").write_bytes(b"abc")
    (tmp_path / "z.txt").write_bytes(b"a" * 1_000_000)
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "other.txt").write_bytes(b"abd")
    assert find_copies(tmp_path, WANTED) == {
        ABC: tmp_path / "a/b/.c/no name.bin", MANY: tmp_path / "z.txt", NONE: tmp_path / "empty",
    }  # fmt: skip


def test_one_of_two_alike_is_enough(tmp_path: Path) -> None:
    for name in ("two.txt", "one.txt"):
        (tmp_path / name).write_bytes(b"abc")
    assert find_copies(tmp_path, WANTED) == {ABC: tmp_path / "one.txt"}


def test_what_nobody_asks_for_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_bytes(b"abc")
    assert find_copies(tmp_path, frozenset()) == {}


def test_a_link_to_a_file_is_a_file_and_one_to_a_folder_is_passed_over(tmp_path: Path) -> None:
    folder, far = tmp_path / "captures", tmp_path / "far"
    folder.mkdir()
    far.mkdir()
    (far / "many.txt").write_bytes(b"a" * 1_000_000)
    (far / "abc.txt").write_bytes(b"abc")
    (folder / "linked.txt").symlink_to(far / "abc.txt")
    (folder / "further").symlink_to(far)
    (folder / "round").symlink_to(folder)
    (folder / "nowhere").symlink_to(tmp_path / "nowhere")
    (folder / "itself").symlink_to(folder / "itself")
    assert find_copies(folder, WANTED) == {ABC: folder / "linked.txt"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert find_copies(tmp_path, WANTED) == {}


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.txt"))
    path.write_bytes(b"abc")
    assert find_copies(tmp_path, WANTED) == {ABC: path}


@pytest.mark.parametrize("name", ["nowhere", "file.txt"])
def test_a_folder_that_is_none_cannot_be_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").write_bytes(b"abc")
    with pytest.raises(UnreadableCaptures, match=f"cannot read .*/{name}: "):
        find_copies(tmp_path / name, WANTED)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="no file that can be opened and not read")
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "memory").symlink_to("/proc/self/mem")
    with pytest.raises(UnreadableCaptures, match=r"cannot read .*/memory: "):
        find_copies(tmp_path, WANTED)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def cited(data: bytes, changes: dict[str, str] | None = None, more: str = "") -> Corpus:
    """The good dossier; its source was read from a copy of this content."""
    capture = f"capture: {{sha256: {hashlib.sha256(data).hexdigest()}{more}}}\n"
    return load(MemoryTree({**GOOD, POST: SOURCE + capture, **(changes or {})})).corpus


def verdicts(answers: list[Answer]) -> dict[str, Verdict | None]:
    return {each.provable.fact.id: each.receipt.verdict if each.receipt else None for each in answers}


def proved(folder: Path, data: bytes, changes: dict[str, str] | None = None) -> dict[str, Verdict | None]:
    (folder / "copy.txt").write_bytes(data)
    return verdicts(prove(cited(data, changes), folder))


def test_what_stands_in_the_copy_is_found(folder: Path) -> None:
    assert proved(folder, FERRY.replace(b"\n\nBay", b"\nBay"), {C: COUNTED}) == {
        "counted": Verdict.FOUND, "riders-line": Verdict.FOUND,
    }  # fmt: skip


NO_TEXT = {
    "a binary": b"\x89PNG\r\n\x1a\n" + FERRY,
    "UTF-16": FERRY.decode().encode("utf-16"),
    "Latin-1": FERRY + "caf\u00e9".encode("latin-1"),
    "nothing": b"",
    "blanks alone": b" \n\t\r\n\f",
    "a mark of UTF-8 alone": b"\xef\xbb\xbf",
    "a NUL": FERRY + b"\0",
    "too large": FERRY + b" " * MAX_COPY,
}


@pytest.mark.parametrize("what", NO_TEXT)
def test_a_copy_that_holds_no_text(folder: Path, what: str) -> None:
    assert proved(folder, NO_TEXT[what], {C: COUNTED}) == {"counted": Verdict.NO_TEXT, "riders-line": Verdict.NO_TEXT}


def test_a_copy_may_begin_with_a_mark_of_utf8(folder: Path) -> None:
    assert proved(folder, b"\xef\xbb\xbf" + FERRY) == {"riders-line": Verdict.FOUND}


def test_a_copy_of_nobody_knows_what(folder: Path) -> None:
    assert proved(folder, FERRY.replace(b"A year", b"Ten years")) == {"riders-line": Verdict.UNIDENTIFIED}


def test_which_somebody_knows_otherwise(folder: Path) -> None:
    data = FERRY.replace(b"A year", b"Ten years")
    (folder / "copy.txt").write_bytes(data)
    assert verdicts(prove(cited(data, more=", identified_by: The clerk sent it."), folder)) == {
        "riders-line": Verdict.FOUND
    }


def test_a_copy_of_another_work(folder: Path) -> None:
    other = SOURCE.replace("A year of the ferry", "The winter strike at the pier")
    data = FERRY.replace(b"A year of the ferry", b"The winter strike at the pier")
    assert proved(folder, data, {"sources/strike.yml": other}) == {"riders-line": Verdict.WRONG_CAPTURE}


def test_two_works_from_one_copy(folder: Path) -> None:
    """One is in it, the other is not: each source is asked for itself."""
    capture = f"capture: {{sha256: {hashlib.sha256(FERRY).hexdigest()}}}\n"
    other = SOURCE.replace("A year of the ferry", "The winter strike at the pier") + capture
    fact = COUNTED.replace("post-2030", "strike")
    assert proved(folder, FERRY, {"sources/strike.yml": other, C: fact}) == {
        "counted": Verdict.WRONG_CAPTURE, "riders-line": Verdict.FOUND,
    }  # fmt: skip


def test_a_copy_that_is_not_there_answers_nothing(folder: Path) -> None:
    assert verdicts(prove(cited(FERRY), folder)) == {"riders-line": None}


@pytest.mark.parametrize(
    ("state", "asked"),
    [("published", True), ("draft", True), ("superseded", True), ("withdrawn", True), ("removed", False)],
)
def test_facts_that_were_removed_are_not_proved(folder: Path, state: str, asked: bool) -> None:
    fact = RIDERS.replace("published", f"{state}\nstate_reason: So.\nsuperseded_by: ferry-began")
    assert proved(folder, FERRY, {F: fact}) == ({"riders-line": Verdict.FOUND} if asked else {})


@pytest.mark.parametrize(
    ("state", "audited"), [("published", True), ("draft", False), ("superseded", False), ("withdrawn", False)]
)
def test_what_readers_see_is_audited(state: str, audited: bool) -> None:
    fact = RIDERS.replace("published", f"{state}\nstate_reason: So.")
    assert len(list(all_provable(cited(FERRY, {F: fact})))) == audited


def test_progress_is_told(folder: Path) -> None:
    steps: list[tuple[int, int]] = []
    prove(cited(FERRY, {C: COUNTED}), folder, lambda done, of: steps.append((done, of)))
    assert steps == [(1, 2), (2, 2)]


# Which receipts are kept.


def receipts_of(data: bytes, folder: Path, changes: dict[str, str] | None = None) -> str:
    """The receipts of a first look, as the dossier keeps them."""
    (folder / "copy.txt").write_bytes(data)
    corpus = cited(data, changes)
    return write_receipts(kept(corpus, prove(corpus, folder)).values()).decode()


def test_a_receipt_is_kept_while_the_copy_is_away_and_it_fits(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    empty = tmp_path_factory.mktemp("empty")
    before = receipts_of(FERRY, folder)
    corpus = cited(FERRY, {"evidence.jsonl": before})
    answers = prove(corpus, empty)
    assert verdicts(answers) == {"riders-line": None}
    assert write_receipts(kept(corpus, answers).values()).decode() == before
    assert unanswered(corpus, answers) == []


EDITS: dict[str, tuple[str, str]] = {
    "quote": (F, RIDERS.replace('"no fewer than 120 people"', '"fewer than 120 people"')),
    "at": (F, RIDERS.replace("paragraph 3", "paragraph 4")),
    "as_stated": (F, RIDERS.replace("as_stated: no fewer than 120 people", "as_stated: fewer than 120 people")),
    "sha256": (POST, f"{SOURCE}capture: {{sha256: {ABC}}}\n"),
    "id": ("facts/riders-new.yml", RIDERS),
}


@pytest.mark.parametrize("what", EDITS)
def test_a_receipt_fits_no_more_once_its_question_changed(
    folder: Path, what: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path, text = EDITS[what]
    before = receipts_of(FERRY, folder)
    changes = {"evidence.jsonl": before, path: text}
    if what == "id":
        changes[F] = RIDERS.replace("published", "removed")
    corpus = cited(FERRY, changes)
    assert [proof_of(corpus, provable)[0] for provable in all_provable(corpus)] == [Proof.UNPROVED]
    answers = prove(corpus, tmp_path_factory.mktemp("empty"))
    assert kept(corpus, answers) == {}
    assert len(unanswered(corpus, answers)) == 1


def test_a_receipt_fits_while_other_things_change(folder: Path) -> None:
    before = receipts_of(FERRY, folder)
    fact = RIDERS.replace("on a day.", "every day.") + "note: Of all ages.\n"
    corpus = cited(FERRY, {"evidence.jsonl": before, F: fact})
    assert [proof_of(corpus, provable)[0] for provable in all_provable(corpus)] == [Proof.PROVED]


def test_a_value_without_words_is_asked_anew_once_its_number_changed(folder: Path) -> None:
    before = receipts_of(FERRY, folder, {C: COUNTED})
    corpus = cited(FERRY, {"evidence.jsonl": before, C: COUNTED.replace("80", "81")})
    assert [proof_of(corpus, provable)[0] for provable in all_provable(corpus)] == [Proof.UNPROVED, Proof.PROVED]


def test_a_receipt_by_rules_that_changed_is_old(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    before = receipts_of(FERRY, folder).replace('"folding":1', '"folding":0')
    corpus = cited(FERRY, {"evidence.jsonl": before})
    assert [proof_of(corpus, provable)[0] for provable in all_provable(corpus)] == [Proof.OLD]
    answers = prove(corpus, tmp_path_factory.mktemp("empty"))
    assert len(unanswered(corpus, answers)) == 1
    assert '"folding":1' in receipts_of(FERRY, folder)


def test_a_copy_that_came_back_answers_anew(folder: Path) -> None:
    before = receipts_of(FERRY, folder).replace('"verdict":"found"', '"verdict":"absent"')
    corpus = cited(FERRY, {"evidence.jsonl": before})
    assert [proof_of(corpus, provable)[0] for provable in all_provable(corpus)] == [Proof.FAILED]
    assert '"verdict":"found"' in write_receipts(kept(corpus, prove(corpus, folder)).values()).decode()


def test_a_receipt_that_says_no_is_no_proof_while_the_copy_is_away(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    before = receipts_of(FERRY.replace(b"120", b"130"), folder)
    corpus = cited(FERRY.replace(b"120", b"130"), {"evidence.jsonl": before})
    answers = prove(corpus, tmp_path_factory.mktemp("empty"))
    assert (len(kept(corpus, answers)), len(unanswered(corpus, answers))) == (1, 1)
