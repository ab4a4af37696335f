"""Redacting: the words are gone from the file, what proves them stays, and the edition still works."""

import base64
import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from factsheet.documents.files import replace_file
from factsheet.documents.sealed import digest, written
from factsheet.dossier import Shelf, prepare
from factsheet.editions.redact import NoSuchRecord, NotRedacted, naming, redacted
from factsheet.editions.seal import About, pictures_of, seal
from factsheet.loading.editions import read_edition
from factsheet.loading.seals import verify
from factsheet.model.editions import Edition
from support.dossier import FIGURE, GOOD, LINE, SOURCE, TODAY
from support.memory_tree import MemoryTree
from support.pages import pages_of

ON = dt.date(2030, 7, 1)
REASON = "Removed by order of a court."
WITNESS = """\
statement: {en: WITNESS-ONE saw the ferry, fr: WITNESS-TWO a vu le bac}
nature: testimony
figure: riders
value: {exactly: 7777}
as_stated: some 7777 WITNESS-THREE
as_of: "2029-12-24"
method: observation
scope: {place: pier, population: pupils}
said_by: {unnamed: WITNESS-FOUR of the pier}
citations:
  - source: post-2030
    at: paragraph WITNESS-FIVE
    quote: WITNESS-SIX was there
reply: WITNESS-SEVEN answered.
note: WITNESS-EIGHT lives at the pier.
state: published
"""
FILES: Mapping[str, str | bytes] = {
    **GOOD,
    "facts/witness.yml": WITNESS,
    "sources/post-2030.yml": SOURCE.replace("A year of the ferry", "SOURCE-TITLE")
    .replace("/ferry", "/SOURCE-ADDRESS")
    + "authors: [SOURCE-AUTHOR]\narchive_urls: [https://example.org/SOURCE-ARCHIVE]\nnote: SOURCE-NOTE\n"
    + f"capture: {{sha256: {'ab' * 32}, identified_by: SOURCE-REASON}}\n",
    "actors/bay-line.yml": LINE.replace("Bay Line", "ACTOR-NAME") + "acronym: ACTOR-SHORT\nnote: ACTOR-NOTE\n",
    "figures/riders.yml": FIGURE.replace("Riders a day", "FIGURE-TITLE")
    .replace("How many people", "FIGURE-QUESTION")
    .replace("People who board", "FIGURE-COUNTS")
    + "in_short: FIGURE-SHORT 120.\nexplanation: FIGURE-WHY\nopen_questions: [FIGURE-OPEN]\n"
    + "populations: {pupils: all}\ndefinitions: {boarded: FIGURE-BOARDED, tickets: FIGURE-TICKETS}\n",
    "places/pier.yml": "name: {en: PLACE-NAME, fr: PLACE-NOM}\nat: [18.512345, -72.3]\nnote: PLACE-NOTE\n",
    "changes/counted.yml": (
        "facts: [riders-line]\nkind: correction\nnote: CHANGE-NOTE\nwas: CHANGE-WAS\nnow: CHANGE-NOW\n"
        "found_by: CHANGE-FINDER\n"
    ),
    "pages/about.md": "# PAGE-TITLE\n\nPAGE-WORDS\n",
    "pages/map.png": b"PICTURE-BYTES",
}  # fmt: skip
TREE = MemoryTree(FILES)
ABOUT = About(id="2030-05-01", title="First", notes="", cutoff=TODAY, released=TODAY, predecessor=None)
DATA = written(seal(prepare(TREE, today=TODAY), ABOUT, dict(pictures_of(TREE))))
EDITION = read_edition("content/editions/2030-05-01.json", DATA)
WORDS: Mapping[str, tuple[str, ...]] = {
    "facts/witness": (
        *(f"WITNESS-{n}" for n in ("ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT")),
        "7777", "2029-12-24",
    ),
    "sources/post-2030": (
        *(f"SOURCE-{n}" for n in ("TITLE", "ADDRESS", "AUTHOR", "ARCHIVE", "NOTE", "REASON")), "ab" * 32,
    ),
    "actors/bay-line": ("ACTOR-NAME", "ACTOR-SHORT", "ACTOR-NOTE"),
    "figures/riders": (
        *(f"FIGURE-{n}" for n in ("TITLE", "QUESTION", "COUNTS", "SHORT", "WHY", "OPEN", "BOARDED", "TICKETS")),
    ),
    "places/pier": ("PLACE-NAME", "PLACE-NOM", "PLACE-NOTE", "18.512345"),
    "changes/counted": ("CHANGE-NOTE", "CHANGE-WAS", "CHANGE-NOW", "CHANGE-FINDER"),
    "pages/about.md": ("PAGE-TITLE", "PAGE-WORDS"),
    "media/map.png": (base64.b64encode(b"PICTURE-BYTES").decode(),),
}  # fmt: skip


def blanked(name: str, edition: Edition = EDITION) -> bytes:
    return redacted(edition, name, reason=REASON, on=ON)


@pytest.mark.parametrize("name", WORDS)
def test_the_words_were_there_and_are_gone(name: str) -> None:
    before, after = DATA.decode(), blanked(name).decode()
    assert [word for word in WORDS[name] if word not in before] == []
    assert [word for word in WORDS[name] if word in after] == []
    others = [word for other, words in WORDS.items() if other != name for word in words]
    assert [word for word in others if word not in after] == []


@pytest.mark.parametrize("name", WORDS)
def test_digests_and_seal_stay_and_the_day_and_reason_are_told(name: str) -> None:
    sealed = json.loads(blanked(name))
    assert sealed["digests"] == EDITION.digests
    assert sealed["sha256"] == EDITION.seal
    kind, _, identifier = name.partition("/")
    assert sealed["redactions"] == [{
        "record": name, "reason": REASON, "on": "2030-07-01", "was": EDITION.digests[name],
        "now": digest(sealed["records"][kind][identifier]),
    }]  # fmt: skip


@pytest.mark.parametrize("name", WORDS)
def test_verify_says_redacted_and_not_broken(name: str) -> None:
    data = blanked(name)
    found = list(verify(read_edition("x.json", data), {}, data))
    assert [(each.what, each.fault) for each in found] == [
        (f"{name}: redacted on 2030-07-01 ({REASON})", False)
    ]  # fmt: skip


@pytest.mark.parametrize("name", WORDS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_redacted_edition_still_prints(name: str, language: str) -> None:
    edition = read_edition("x.json", blanked(name))
    shelf = Shelf([edition])
    dossier = shelf.dossier(edition)
    assert {kind: len(getattr(dossier.corpus, kind)) for kind in ("facts", "sources", "actors", "figures", "places")} == {
        "facts": 3, "sources": 1, "actors": 2, "figures": 1, "places": 1,
    }  # fmt: skip
    pages = pages_of(dossier, language)
    text = "".join(str(page) for page in pages.values())
    assert [word for word in WORDS[name] if word in text] == []


def test_the_page_of_a_redacted_fact_says_why() -> None:
    edition = read_edition("x.json", blanked("facts/witness"))
    pages = pages_of(Shelf([edition]).dossier(edition))
    assert REASON in str(pages["facts/witness/"] if "facts/witness/" in pages else pages["facts/witness"])


def test_a_redaction_does_not_show_as_todays_rules_saying_otherwise() -> None:
    edition = read_edition("x.json", blanked("facts/witness"))
    dossier = Shelf([edition]).dossier(edition)
    # Of readings that are still there nothing else is concluded; the sealed standing is what was published.
    assert dossier.verdicts["riders"].standing is EDITION.conclusions["riders"].verdict.standing  # type: ignore[index]


def test_two_records_can_be_redacted_one_after_the_other() -> None:
    once = read_edition("x.json", blanked("facts/witness"))
    data = redacted(once, "places/pier", reason="A person asked.", on=dt.date(2030, 8, 1))
    edition = read_edition("x.json", data)
    assert [(each.record, each.on) for each in edition.redactions] == [
        ("facts/witness", ON), ("places/pier", dt.date(2030, 8, 1)),
    ]  # fmt: skip
    assert [each.fault for each in verify(edition, {}, data)] == [False, False]
    assert edition.redaction_of("facts/witness") == once.redactions[0]
    assert edition.redaction_of("facts/riders-line") is None


def test_nothing_is_redacted_twice() -> None:
    once = read_edition("x.json", blanked("facts/witness"))
    with pytest.raises(NotRedacted) as error:
        blanked("facts/witness", once)
    assert str(error.value) == "facts/witness cannot be redacted: that was done already"


def test_of_the_sheet_the_summary_goes_and_the_title_stays() -> None:
    edition = read_edition("x.json", blanked("sheet"))
    sheet: Any = edition.records["sheet"]
    assert (sheet["title"], sheet["summary"]) == ("The ferry at Lantern Bay", "Removed")
    assert [each.fault for each in verify(edition, {})] == [False]


def test_the_policy_has_nothing_to_redact() -> None:
    with pytest.raises(NotRedacted, match="it says only how far soft words reach"):
        blanked("policy")


def test_records_that_name_what_was_blanked_are_named() -> None:
    assert naming(EDITION, "facts/riders-line") == ["changes/counted", "sheet"]


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_readers_are_told_why(reason: str) -> None:
    with pytest.raises(NotRedacted, match="give --reason"):
        redacted(EDITION, "facts/witness", reason=reason, on=ON)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("facts/witnes", "did you mean `facts/witness`?"),
        ("fact/witness", "did you mean `facts/witness`?"),
        ("pages/about", "did you mean `pages/about.md`?"),
        ("q", "write it as facts/ID, sources/ID, figures/ID or pages/NAME.md"),
    ],
)
def test_an_unknown_record_is_answered_with_the_nearest(name: str, hint: str) -> None:
    with pytest.raises(NoSuchRecord) as error:
        blanked(name)
    assert str(error.value) == f"edition 2030-05-01 holds no record {name!r}; {hint}"


def test_the_reason_cannot_be_more_than_text() -> None:
    sealed: dict[str, Any] = json.loads(
        redacted(EDITION, "facts/witness", reason='<script>alert(1)</script> "x"\n', on=ON)
    )
    edition = read_edition("x.json", written(sealed))
    text = "".join(str(page) for page in pages_of(Shelf([edition]).dossier(edition)).values())
    assert "<script>alert(1)" not in text


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_stays_as_it_was_where_it_cannot_be_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Exception, match="No space left on device"):
        replace_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_reading_is_redacted_from_conclusions_as_they_are_shown() -> None:
    edition = read_edition("x.json", blanked("facts/riders-line"))
    dossier = Shelf([edition]).dossier(edition)
    assert "riders-line" not in dossier.verdicts["riders"].deciding  # type: ignore[index]
    assert "riders-line" not in [fact.id for fact in dossier.headlines["riders"]]  # type: ignore[index]
