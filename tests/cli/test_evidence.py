"""`factsheet evidence`: copies stay where they are, and what is written of them is a digest and a verdict."""

import hashlib
import json
import os
import shutil
from pathlib import Path

import pytest

from factsheet.cli.main import main
from support.dossier import COUNTED, GOOD, RIDERS, SOURCE
from support.editions import MINIATURE

COPY = """\
A year of the ferry
Bay Post, 2 May 2030
The spokesperson, who wore a yellow cap, said no fewer than 120 people rode.
Our reporter counted 80 on the quay.
They did not ask 90 children.
"""
FOUND = "Held 1 citation against the copies: 1 found.\n"
F, C, POST = "facts/riders-line.yml", "facts/counted.yml", "sources/post-2030.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "dossier"
    write(root, {**GOOD, POST: read_from(COPY)})
    return root


@pytest.fixture
def captures(tmp_path: Path) -> Path:
    folder = tmp_path / "captures"
    folder.mkdir()
    (folder / "some name").write_text(COPY, encoding="utf-8")
    return folder


def read_from(copy: str) -> str:
    return f"{SOURCE}capture: {{sha256: {hashlib.sha256(copy.encode()).hexdigest()}}}\n"


def write(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def run(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["evidence", *arguments, "-C", str(root)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def proved(root: Path, captures: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    return run(root, capsys, "prove", "--captures", str(captures))


def receipts(root: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (root / "content/evidence.jsonl").read_text(encoding="utf-8").splitlines()]


def test_prove_writes_receipts_and_audit_reads_them(
    root: Path, captures: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert proved(root, captures, capsys) == (0, FOUND, "")
    digest = hashlib.sha256(b"no fewer than 120 people").hexdigest()
    assert receipts(root) == [
        {
            "at": "paragraph 3", "capture": hashlib.sha256(COPY.encode()).hexdigest(), "fact": "riders-line", "folding": 1,
            "paragraph": 3, "quote": digest, "source": "post-2030", "verdict": "found", "words": digest,
        }
    ]  # fmt: skip
    assert run(root, capsys, "audit") == (0, "Proved: 1 of 1 citation of sources that name a copy.\n", "")


def test_audit_needs_no_copies(root: Path, captures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    proved(root, captures, capsys)
    (captures / "some name").unlink()
    captures.rmdir()
    assert run(root, capsys, "audit")[0] == 0


def test_the_folder_is_named_once_in_the_environment(
    root: Path, captures: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTSHEET_CAPTURES", str(captures))
    assert run(root, capsys, "prove") == (0, FOUND, "")


def test_somebody_has_to_say_where_the_copies_are(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FACTSHEET_CAPTURES", raising=False)
    code, out, err = run(root, capsys, "prove")
    assert (code, out) == (2, "")
    assert err == (
        "factsheet: say where the private copies are: --captures DIR, or FACTSHEET_CAPTURES in the environment\n"
    )


def test_the_home_folder_may_be_written_short(
    root: Path, captures: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(captures.parent))
    assert run(root, capsys, "prove", "--captures", "~/captures") == (0, FOUND, "")


def test_an_unchanged_file_is_not_written_again(root: Path, captures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    proved(root, captures, capsys)
    path = root / "content/evidence.jsonl"
    os.utime(path, (1_000_000_000, 1_000_000_000))
    before = path.stat()
    proved(root, captures, capsys)
    assert (path.stat().st_mtime, path.stat().st_ino) == (before.st_mtime, before.st_ino)


def test_without_anything_to_write_no_file_is_begun(
    root: Path, captures: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root, {POST: SOURCE})
    nothing = "No published citation names a copy: there is nothing to hold against one.\n"
    assert proved(root, captures, capsys) == (0, nothing, "")
    assert not (root / "content/evidence.jsonl").exists()
    assert run(root, capsys, "audit") == (0, "No published citation names a copy: there is nothing to prove.\n", "")


WRONG = {
    "elsewhere": (RIDERS.replace("paragraph 3", "paragraph 2"), ("10:12: error Q104 the quotation does not stand in "
                  "paragraph 2 of post-2030, but in paragraph 3"), "write `at: paragraph 3`, if that is meant"),
    "absent": (RIDERS.replace('quote: "no fewer', 'quote: "not fewer'), ("10:12: error Q104 the quotation does not stand in "
               "the copy of post-2030"), "copy the words from the source anew, in one run, with nothing left out"),
    "negated": (RIDERS.replace('paragraph 3\n    quote: "no fewer than 120 people"', 'paragraph 5\n    quote: "ask 90 children"'),
                ("10:12: error Q104 the quotation is cut next to a negation: with the words round it, post-2030 says the "
                "opposite"), "take the negation into the quotation, or quote what is affirmed"),
    "words-missing": (RIDERS.replace("as_stated: no fewer", "as_stated: not fewer"), ("10:12: error Q104 the words of the value "
                      "stand neither in the quotation nor in paragraph 3 of post-2030"),
                      "write `as_stated` as the source does; what else this supports, `for:` says"),
    "an absent value": (RIDERS.replace('    quote: "no fewer than 120 people"\n', "").replace("no fewer", "not fewer"),
                        "9:9: error Q104 the value does not stand in the copy of post-2030",
                        "copy the words from the source anew, in one run, with nothing left out"),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_what_is_not_there_is_told_at_its_place(
    root: Path, captures: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    fact, told, hint = WRONG[what]
    write(root, {F: fact})
    code, out, err = proved(root, captures, capsys)
    assert (code, err) == (1, "")
    assert out.startswith(f"content/{F}:{told}\n")
    assert f"\n  hint: {hint}\n" in out
    assert run(root, capsys, "audit")[1].startswith(f"content/{F}:{told}\n")


COPIES = {
    "wrong-capture": (COPY.replace("A year of the ferry", "The winter strike at the pier"), "the copy named in post-2030 is of another work"),
    "unidentified": (COPY.replace("A year", "Ten years").replace("Bay Post", "B. P."), "nothing in the copy of post-2030 says which work it is"),
    "no-text": (COPY + "\0", "the copy of post-2030 holds no text"),
}  # fmt: skip


@pytest.mark.parametrize("verdict", COPIES)
def test_what_is_wrong_with_a_copy_is_told(
    root: Path, captures: Path, capsys: pytest.CaptureFixture[str], verdict: str
) -> None:
    copy, told = COPIES[verdict]
    (captures / "other").write_text(copy, encoding="utf-8")
    write(
        root,
        {
            POST: read_from(copy),
            "sources/strike.yml": SOURCE.replace("A year of the ferry", "The winter strike at the pier"),
        },
    )
    code, out, _ = proved(root, captures, capsys)
    assert (code, out.splitlines()[0]) == (1, f"content/{F}:10:12: error Q104 {told}")
    assert [each["verdict"] for each in receipts(root)] == [verdict]
    assert out.endswith(f"Held 1 citation against the copies: 1 {verdict}.\n")


def test_copies_that_are_not_there_are_named_by_their_sources(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    write(root, {C: COUNTED})
    assert proved(root, tmp_path / "empty", capsys) == (
        1,
        "Of 2 citations the copy is not there (sources: post-2030).\n",
        "",
    )
    assert not (root / "content/evidence.jsonl").exists()


def test_what_was_proved_before_stays_proved(
    root: Path, captures: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    proved(root, captures, capsys)
    (tmp_path / "empty").mkdir()
    before = receipts(root)
    assert proved(root, tmp_path / "empty", capsys)[0] == 0
    assert receipts(root) == before


@pytest.mark.parametrize("change", ["quote", "at", "as_stated", "sha256"])
def test_an_edit_takes_the_proof_away(
    root: Path, captures: Path, capsys: pytest.CaptureFixture[str], change: str
) -> None:
    proved(root, captures, capsys)
    edits = {
        "quote": {F: RIDERS.replace('"no fewer than 120 people"', '"fewer than 120 people"')},
        "at": {F: RIDERS.replace("paragraph 3", "paragraphs 3")},
        "as_stated": {F: RIDERS.replace("as_stated: no fewer than 120 people", "as_stated: no fewer than 120")},
        "sha256": {POST: read_from(COPY + "\n")},
    }
    write(root, edits[change])
    code, out, _ = run(root, capsys, "audit")
    assert code == 1
    assert [line for line in out.splitlines() if " warning " in line] == [
        "content/evidence.jsonl:1:1: warning Q105 a receipt for riders-line, from post-2030, answers no citation any more",
        f"content/{F}:10:12: warning Q103 no receipt says that the quotation stands in the copy of post-2030 that was read",
    ]


def test_a_receipt_by_older_rules_is_asked_for_anew(
    root: Path, captures: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    proved(root, captures, capsys)
    path = root / "content/evidence.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace('"folding":1', '"folding":0'), encoding="utf-8")
    code, out, _ = run(root, capsys, "audit")
    assert (code, out.splitlines()[0]) == (
        1,
        f"content/{F}:10:12: warning Q103 the quotation was held against the copy of post-2030 by rules that have changed since",
    )
    assert proved(root, captures, capsys)[0] == 0
    assert run(root, capsys, "audit")[0] == 0


def test_receipts_nobody_asked_for_go(root: Path, captures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {C: COUNTED})
    proved(root, captures, capsys)
    assert [each["fact"] for each in receipts(root)] == ["counted", "riders-line"]
    (root / "content" / C).unlink()
    assert run(root, capsys, "audit")[0] == 1
    assert proved(root, captures, capsys)[0] == 0
    assert [each["fact"] for each in receipts(root)] == ["riders-line"]


def test_a_line_that_is_no_receipt_goes_too(root: Path, captures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {"evidence.jsonl": "no receipt\n"})
    code, out, _ = run(root, capsys, "audit")
    assert (code, out.splitlines()[0]) == (1, "content/evidence.jsonl:1:1: error S114 this is not a receipt")
    assert proved(root, captures, capsys)[0] == 0
    assert run(root, capsys, "audit")[0] == 0


def test_a_draft_is_proved_and_not_audited(root: Path, captures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {C: COUNTED.replace("published", "draft").replace("80", "81")})
    assert run(root, capsys, "audit")[1].count("Q103") == 1
    code, out, _ = proved(root, captures, capsys)
    assert (code, out.splitlines()[-1]) == (1, "Held 2 citations against the copies: 1 found, 1 absent.")
    assert run(root, capsys, "audit")[0] == 0


def test_audit_for_machines(root: Path, captures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(root, capsys, "audit", "--format", "json")
    (finding,) = json.loads(out)["findings"]
    assert (code, finding["rule"], finding["path"], finding["line"]) == (1, "Q103", f"content/{F}", 10)
    proved(root, captures, capsys)
    code, out, _ = run(root, capsys, "audit", "--format", "json")
    assert (code, json.loads(out)["findings"]) == (0, [])


def test_audit_says_nothing_of_other_rules(root: Path, captures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {F: RIDERS.replace("said_by: bay-line", "said_by: nobody")})
    proved(root, captures, capsys)
    assert run(root, capsys, "audit")[0] == 0


def test_receipts_that_cannot_be_read_are_not_written_over(
    root: Path, captures: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    proved(root, captures, capsys)
    path = root / "content/evidence.jsonl"
    path.write_bytes(path.read_bytes() + b"\xff\n")
    spoilt = path.read_bytes()
    code, _, err = proved(root, captures, capsys)
    assert (code, err) == (
        2,
        (
            "factsheet: content/evidence.jsonl cannot be read: byte 0xFF is not UTF-8;"
            " bring it back from git, or delete it to begin anew\n"
        ),
    )
    assert path.read_bytes() == spoilt
    code, out, _ = run(root, capsys, "audit")
    assert (code, "Y001" in out) == (1, True)


def test_what_was_found_of_a_fact_that_cannot_be_read_now_is_kept(
    root: Path, captures: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    proved(root, captures, capsys)
    before = receipts(root)
    assert before
    write(root, {F: RIDERS.replace("state: published", "state: publishd")})
    (tmp_path / "no copies").mkdir()
    proved(root, tmp_path / "no copies", capsys)
    assert receipts(root) == before


# Where copies may stand.


@pytest.mark.parametrize(
    ("below", "where"),
    [("captures", "is inside"), ("content/captures", "is inside"), (".", "is inside"), ("..", "holds")],
)
def test_copies_do_not_stand_with_the_dossier(
    root: Path, capsys: pytest.CaptureFixture[str], below: str, where: str
) -> None:
    folder = root / below
    folder.mkdir(parents=True, exist_ok=True)
    code, out, err = proved(root, folder, capsys)
    assert (code, out) == (2, "")
    assert err == (
        f"factsheet: {folder} {where} the dossier's folder;"
        " copies are other people's property: keep them in a folder of their own\n"
    )
    assert not (root / "content/evidence.jsonl").exists()


def test_nor_through_a_link(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "captures").mkdir()
    (tmp_path / "link").symlink_to(root / "captures")
    assert proved(root, tmp_path / "link", capsys)[0] == 2
    (tmp_path / "same").symlink_to(root)
    assert proved(tmp_path / "same", root / "captures", capsys)[0] == 2


def test_a_link_out_of_the_dossier_leads_to_copies_that_stand_elsewhere(
    root: Path, captures: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "captures").symlink_to(captures)
    assert proved(root, root / "captures", capsys)[0] == 0


def test_a_folder_of_a_name_that_begins_alike_is_another(
    root: Path, captures: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = captures.rename(root.with_name("dossier-captures"))
    assert proved(root, other, capsys)[0] == 0


@pytest.mark.parametrize("name", ["nowhere", "some name"])
def test_a_folder_that_cannot_be_read(
    root: Path, captures: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    code, out, err = proved(root, captures / name, capsys)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert err.startswith(f"factsheet: cannot read {captures / name}: ")


def test_nothing_of_the_copy_is_given_away(root: Path, captures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever the verdict: no word of it but the editor's own, in the file or on the screen."""
    facts = {f"facts/wrong-{n}.yml": fact for n, (fact, _, _) in enumerate(WRONG.values())}
    write(root, {**facts, C: COUNTED})
    _, out, err = proved(root, captures, capsys)
    written = (root / "content/evidence.jsonl").read_text(encoding="utf-8")
    assert len(receipts(root)) == 7
    audited = run(root, capsys, "audit")[1] + run(root, capsys, "audit", "--format", "json")[1]
    for word in ("yellow", "cap,", "spokesperson", "reporter", "quay", "They did", "rode", "some name"):
        assert word not in out + err + written + audited, word


# Read against the copy by hand: which paragraph has what the fact says.
MINIATURE_RECEIPTS = {
    "crew-line": 15, "crew-post": 16, "late-riders": 1, "riders-line": 3, "riders-old": 3, "riders-post": 4,
}  # fmt: skip


def test_the_miniature_is_proved_by_its_copy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = Path(shutil.copytree(MINIATURE, tmp_path / "dossier"))
    before = (root / "content/evidence.jsonl").read_bytes()
    told = "Held 6 citations against the copies: 6 found.\n"
    assert proved(root, MINIATURE.parent / "copies", capsys) == (0, told, "")
    assert (root / "content/evidence.jsonl").read_bytes() == before
    assert {str(each["fact"]): each["paragraph"] for each in receipts(root)} == MINIATURE_RECEIPTS
