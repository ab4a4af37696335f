"""Feeds: valid whatever is said, entries by names that last, and everything told once."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import feedparser
import pytest

from factsheet.documents.tree import FolderTree
from factsheet.dossier import Dossier, Shelf, prepare
from factsheet.editions.redact import redacted
from factsheet.exports.changes import changes_of
from factsheet.exports.export import Export
from factsheet.exports.feeds import Told, feeds
from factsheet.exports.names import CHANGES, CHANGES_JSON, CORRECTIONS
from factsheet.loading.editions import read_edition
from factsheet.model.editions import Edition, Redaction
from factsheet.model.identifiers import EditionId
from factsheet.site.door import autodiscovery
from support.editions import an_edition, published_miniature, read
from support.standards import atom, json_feed

HOME = "https://example.org/ferry/"
# Where a feed is read that names no address of its own.
READ_AT = "https://mirror.example/copy/feeds/changes.atom"
A = "{http://www.w3.org/2005/Atom}"
HOSTILE = "A & B ]]> <script>alert(1)</script> \x00\x08\x1b\x85\ufffe\ud800 ⛴🛥 \"x\" 'y' \r\n\t z"
# The same as text: what no feed may hold is the sign for an unknown character.
HARMLESS = "A & B ]]> <script>alert(1)</script> \ufffd\ufffd\ufffd\ufffd\ufffd\ufffd ⛴🛥 \"x\" 'y' \n\t z"
ESCAPED = HARMLESS.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
FIRST: Edition = read(an_edition({}, "2030-06-01"))


def edition(day: str, title: str = "", redacted_on: str = "") -> Edition:
    """An edition of that day after the first; each has another seal."""
    on = [dt.date.fromisoformat(each) for each in redacted_on.split()]
    return replace(
        FIRST,
        id=EditionId(day), title=title, released=dt.date.fromisoformat(day), seal=f"seal of {day}",
        predecessor=None if day == FIRST.id else FIRST.id,
        redactions=tuple(Redaction(record="facts/x", reason="A court.", on=each, was="", now="") for each in on),
    )  # fmt: skip


def said(
    changes: Sequence[Mapping[str, Any]] = (), corrections: Sequence[Mapping[str, Any]] = (), **about: str
) -> dict[str, Any]:
    """What an edition says of its changes."""
    return {
        "about": {
            "title": "The ferries of Vessen", "publisher": "Vessen Desk", "licence": "CC-BY-4.0", "language": "en",
            "notes": "", **about,
        },
        "holds": {"facts": 1200, "figures": 1, "sources": 3},
        "changes": list(changes),
        "corrections": list(corrections),
    }  # fmt: skip


def change(words: str, number: int = 1, label: str = "Newer value") -> dict[str, Any]:
    return {
        "label": label, "title": words, "page": f"facts/riders-{number}/", "was_and_now": [[words, "90"]],
        "notes": [{"kind": "Update", "note": words}],
    }  # fmt: skip


def correction(words: str, name: str = "riders-misread") -> dict[str, Any]:
    return {
        "id": name, "was": words, "now": f"{words}!", "note": "It was misread.", "found_by": "a reader",
        "wrong": ["2030-06-01", "2030-07-01"], "facts": [{"id": "riders-line", "statement": words}],
    }  # fmt: skip


def told(
    words: str = "The Bay Line counts 90.", publisher: str = "Vessen Desk", label: str = "Newer value"
) -> list[Told]:
    """Two editions; the second tells of a change and of a correction."""
    second = said([change(words, label=label)], [correction(words)], title=words, notes=words, publisher=publisher)
    return [Told(edition("2030-07-01", words), second), Told(edition("2030-06-01"), said())]


def entries(data: bytes) -> list[ET.Element]:
    return ET.fromstring(data).findall(f"{A}entry")  # noqa: S314 - our own


def texts(data: bytes, name: str) -> list[str]:
    """What an element of each entry holds."""
    return [each.findtext(f"{A}{name}") or "" for each in entries(data)]


def feed_text(data: bytes, name: str) -> str:
    return ET.fromstring(data).findtext(f"{A}{name}") or ""  # noqa: S314 - our own


@pytest.mark.parametrize("address", ["", HOME, HOME.rstrip("/")])
def test_whatever_is_said_a_feed_holds_to_its_standard(address: str) -> None:
    for words, publisher in (("A ferry.", "Vessen Desk"), (HOSTILE, HOSTILE), (HOSTILE, "")):
        printed = feeds(told(words, publisher, words), address)
        assert set(printed) == {CHANGES, CORRECTIONS, CHANGES_JSON}
        for path in (CHANGES, CORRECTIONS):
            assert atom.faults(printed[path]) == []
            found = feedparser.parse(printed[path])
            assert not found.bozo
            assert len(found.entries) == {CHANGES: 2, CORRECTIONS: 1}[path]
        assert json_feed.faults(json.loads(printed[CHANGES_JSON])) == []


def test_a_title_is_text_and_a_note_is_no_markup() -> None:
    printed = feeds(told(HOSTILE, HOSTILE), HOME)
    assert feed_text(printed[CHANGES], "title") == f"{HARMLESS}: what changed"
    assert feed_text(printed[CORRECTIONS], "title") == f"{HARMLESS}: corrections"
    assert feed_text(printed[CHANGES], f"author/{A}name") == HARMLESS
    assert texts(printed[CHANGES], "title") == [f"Edition 2030-07-01: {HARMLESS}", "Edition 2030-06-01"]
    assert texts(printed[CORRECTIONS], "title") == [f"Corrected: {HARMLESS}"]
    read_json = json.loads(printed[CHANGES_JSON])
    assert (read_json["title"], read_json["authors"]) == (f"{HARMLESS}: what changed", [{"name": HARMLESS}])
    assert read_json["items"][0]["title"] == f"Edition 2030-07-01: {HARMLESS}"
    labelled = feeds(told(label=HOSTILE), HOME)
    assert entries(labelled[CHANGES])[0].find(f"{A}category").get("term") == HARMLESS  # type: ignore[union-attr]
    assert json.loads(labelled[CHANGES_JSON])["items"][0]["tags"] == [HARMLESS]
    content = texts(printed[CHANGES], "content")[0]
    assert content == read_json["items"][0]["content_html"] == (
        f"<p>{ESCAPED}</p>\n"
        "<p>It holds: 1,200 facts, 1 figure, 3 sources.</p>\n"
        "<ul>\n"
        '<li><strong>Newer value</strong>: <a href="https://example.org/ferry/2030-07-01/facts/riders-1/">'
        f"{ESCAPED}</a><br>{ESCAPED} → 90<br><em>Update: {ESCAPED}</em></li>\n"
        "</ul>"
    )  # fmt: skip


def test_what_a_feed_says_of_itself_and_of_its_entries() -> None:
    for address, root in ((HOME, HOME), ("", "../")):
        printed = feeds(told(), address)
        whole = ET.fromstring(printed[CHANGES])  # noqa: S314 - our own
        links = {each.get("rel"): each.get("href") for each in whole.findall(f"{A}link")}
        assert links == {"self": f"{root}feeds/changes.atom", "alternate": root}
        assert whole.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
        assert feed_text(printed[CHANGES], "rights") == "CC-BY-4.0"
        assert feed_text(printed[CHANGES], "updated") == "2030-07-01T00:00:00Z"
        assert [each.find(f"{A}link").get("href") for each in entries(printed[CHANGES])] == [  # type: ignore[union-attr]
            f"{root}2030-07-01/changes/", f"{root}2030-06-01/changes/",
        ]  # fmt: skip
        assert [[each.get("term") for each in entry.findall(f"{A}category")] for entry in entries(printed[CHANGES])] == [
            ["Newer value"], [],
        ]  # fmt: skip
        assert texts(printed[CHANGES], "content")[1] == "<p>The first edition: 1,200 facts, 1 figure, 3 sources.</p>"
    found = json.loads(feeds(told(), HOME)[CHANGES_JSON])
    assert (found["home_page_url"], found["feed_url"]) == (HOME, f"{HOME}feeds/changes.json")
    assert [each["url"] for each in found["items"]] == [f"{HOME}2030-07-01/changes/", f"{HOME}2030-06-01/changes/"]
    # An address there must be whole: where there is none, none is given.
    nowhere = json.loads(feeds(told(), "")[CHANGES_JSON])
    assert not {"home_page_url", "feed_url"} & set(nowhere)
    assert not [each for each in nowhere["items"] if "url" in each]


def test_without_an_address_links_lead_from_where_the_feed_was_read() -> None:
    for address, home in ((HOME, HOME), ("", "https://mirror.example/copy/")):
        found = feedparser.parse(feeds(told(), address)[CHANGES], response_headers={"content-location": READ_AT})
        assert [each.link for each in found.entries] == [f"{home}2030-07-01/changes/", f"{home}2030-06-01/changes/"]
        assert found.feed.link == home
        assert f'href="{home}2030-07-01/facts/riders-1/"' in found.entries[0].content[0].value


def test_an_edition_is_named_once() -> None:
    for title, expected in (
        ("", "Edition 2030-06-01"),
        ("Edition 2030-06-01", "Edition 2030-06-01"),  # what an edition is called unless told otherwise
        ("After the strike", "Edition 2030-06-01: After the strike"),
    ):
        assert texts(feeds([Told(edition("2030-06-01", title), said())], "")[CHANGES], "title") == [expected]


def test_names_last() -> None:
    before = feeds(told(), "")
    ids = [feed_text(before[CHANGES], "id"), *texts(before[CHANGES], "id")]
    wrong = [feed_text(before[CORRECTIONS], "id"), *texts(before[CORRECTIONS], "id")]
    assert len({*ids, *wrong}) == 5
    assert all(each.startswith("urn:uuid:") for each in (*ids, *wrong))
    assert [each["id"] for each in json.loads(before[CHANGES_JSON])["items"]] == ids[1:]
    third = Told(edition("2030-08-01"), said(title="Another name", corrections=[correction("The pier.", "pier")]))
    for moved in (
        feeds(told(), HOME),
        feeds(told("Renamed, in other words.", "Somebody else"), "https://other.example/"),
    ):
        assert [feed_text(moved[CHANGES], "id"), *texts(moved[CHANGES], "id")] == ids
        assert [feed_text(moved[CORRECTIONS], "id"), *texts(moved[CORRECTIONS], "id")] == wrong
    after = feeds([third, *told()], HOME)
    assert feed_text(after[CHANGES], "id") == ids[0]
    new, *old = texts(after[CHANGES], "id")
    assert (old, new in ids) == (ids[1:], False)
    new, *old = texts(after[CORRECTIONS], "id")
    assert (old, new in wrong) == (wrong[1:], False)
    # Another dossier has other names, though its editions are of the same days.
    other = [replace(each, edition=replace(each.edition, seal=f"other {each.edition.id}")) for each in told()]
    assert not {feed_text(feeds(other, "")[CHANGES], "id"), *texts(feeds(other, "")[CHANGES], "id")} & set(ids)


def test_a_redaction_is_news_of_an_old_entry() -> None:
    second, first = told()
    before = feeds([second, first], "")
    blanked = replace(second, edition=edition("2030-07-01", second.edition.title, "2031-01-05 2031-02-03"))
    after = feeds([blanked, first], "")
    for path, expected in (
        (CHANGES, ["2031-02-03T00:00:00Z", "2030-06-01T00:00:00Z"]),
        (CORRECTIONS, ["2031-02-03T00:00:00Z"]),
    ):
        assert texts(after[path], "updated") == expected
        assert feed_text(after[path], "updated") == "2031-02-03T00:00:00Z"
        for name in ("id", "published", "title"):
            assert texts(after[path], name) == texts(before[path], name), (path, name)
    found = json.loads(after[CHANGES_JSON])["items"][0]
    assert (found["date_published"], found["date_modified"]) == ("2030-07-01T00:00:00Z", "2031-02-03T00:00:00Z")


def test_a_correction_says_what_was_wrong_what_is_right_and_where() -> None:
    [entry] = entries(feeds(told("At least 110."), HOME)[CORRECTIONS])
    assert entry.findtext(f"{A}title") == "Corrected: At least 110."
    assert entry.findtext(f"{A}published") == "2030-07-01T00:00:00Z"
    assert entry.find(f"{A}link").get("href") == f"{HOME}2030-07-01/corrections/#riders-misread"  # type: ignore[union-attr]
    assert (entry.findtext(f"{A}content") or "").split("\n") == [
        "<p>Was: At least 110.</p>",
        "<p>Is: At least 110.!</p>",
        "<p>Why: It was misread.</p>",
        "<p>Found by: a reader</p>",
        "<p>Wrong in: edition 2030-06-01, edition 2030-07-01</p>",
        '<p><a href="https://example.org/ferry/2030-07-01/facts/riders-line/">At least 110.</a></p>',
    ]
    # What nobody said is not told, and a fact that is no longer shown is not named.
    bare = {**correction("x"), "found_by": "", "wrong": [], "facts": []}
    [entry] = entries(feeds([Told(edition("2030-06-01"), said(corrections=[bare]))], "")[CORRECTIONS])
    assert entry.findtext(f"{A}title") == "Corrected: It was misread."
    assert entry.findtext(f"{A}content") == "<p>Was: x</p>\n<p>Is: x!</p>\n<p>Why: It was misread.</p>"


def test_without_corrections_the_feed_is_as_old_as_the_first_edition() -> None:
    empty = feeds([Told(edition("2030-07-01"), said()), Told(edition("2030-06-01"), said())], "")[CORRECTIONS]
    assert atom.faults(empty) == []
    assert not feedparser.parse(empty).bozo
    assert entries(empty) == []
    assert feed_text(empty, "updated") == "2030-06-01T00:00:00Z"
    assert feeds([], HOME) == {}


@pytest.mark.parametrize(
    ("changes", "listed", "end"),
    [
        (0, 0, "3 sources.</p>"),
        (199, 199, "</ul>"),
        (200, 200, "</ul>"),
        (201, 200, "</ul>\n<p>And 1 more.</p>"),
        (1434, 200, "</ul>\n<p>And 1,234 more.</p>"),
    ],
)
def test_of_many_changes_the_first_are_told(changes: int, listed: int, end: str) -> None:
    many = said([change("A ferry.", number) for number in range(1, changes + 1)])
    content = texts(feeds([Told(edition("2030-07-01"), many), *told()[1:]], "")[CHANGES], "content")[0]
    assert content.count("<li>") == content.count("</li>") == listed
    assert content.endswith(end)
    assert ("facts/riders-1/" in content, "facts/riders-201/" in content) == (listed > 0, False)


def test_what_has_no_page_and_what_is_gone() -> None:
    gone = {
        "label": "Withdrawn", "title": "rumour", "page": None, "was_and_now": [["The pier is sold.", ""]], "notes": [],
    }  # fmt: skip
    content = texts(feeds([Told(edition("2030-07-01"), said([gone])), *told()[1:]], "")[CHANGES], "content")[0]
    assert "<li><strong>Withdrawn</strong>: rumour<br>The pier is sold. → nothing</li>" in content


def test_a_page_tells_readers_of_feeds() -> None:
    assert list(autodiscovery("../", 'A "ferry" & <b>')) == [
        '<link rel="alternate" type="application/atom+xml" title="A &quot;ferry&quot; &amp; &lt;b&gt;: what changed" href="../feeds/changes.atom">',
        '<link rel="alternate" type="application/atom+xml" title="A &quot;ferry&quot; &amp; &lt;b&gt;: corrections" href="../feeds/corrections.atom">',
        '<link rel="alternate" type="application/feed+json" title="A &quot;ferry&quot; &amp; &lt;b&gt;: what changed" href="../feeds/changes.json">',
    ]


@pytest.fixture(scope="module")
def miniature(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    root: Path = published_miniature(tmp_path_factory.mktemp("feeds") / "dossier")
    return prepare(FolderTree(root), today=dt.date(2020, 9, 1))


def told_by(shelf: Shelf) -> list[Told]:
    """Every edition with its changes, the newest first."""
    return [Told(each, changes_of(Export.of(shelf.dossier(each)))) for each in reversed(shelf.editions)]


def test_three_editions_are_three_entries_and_one_correction(miniature: Dossier) -> None:
    printed = feeds(told_by(Shelf.of(miniature.corpus)), "")
    for path in (CHANGES, CORRECTIONS):
        assert atom.faults(printed[path]) == []
        assert not feedparser.parse(printed[path]).bozo
    assert json_feed.faults(json.loads(printed[CHANGES_JSON])) == []
    title = "The ferry at <b>Lantern</b> Bay & around"
    assert feed_text(printed[CHANGES], "title") == f"{title}: what changed"
    assert texts(printed[CHANGES], "title") == ["Edition 2020-08-01", "Edition 2020-07-01", "Edition 2020-06-01"]
    assert texts(printed[CHANGES], "content")[0] == (
        "<p>It holds: 19 facts, 5 figures, 3 sources.</p>\n<ul>\n"
        '<li><strong>Date changed</strong>: <a href="../2020-08-01/facts/strike/">The crew struck from 2 to 6 March 2020.'
        "</a><br>The crew struck from 2 to 5 March 2020. → The crew struck from 2 to 6 March 2020."
        "<br><em>Revised by its source: The Bay Post changed its article.</em></li>\n</ul>"
    )
    # The third edition holds the note too: only the one that has it right for the first time tells of it.
    assert texts(printed[CORRECTIONS], "title") == [
        "Corrected: The Bay Line says that at least 120 people ride on a day."
    ]
    assert texts(printed[CORRECTIONS], "published") == ["2020-07-01T00:00:00Z"]
    assert (urljoin(READ_AT, "../2020-07-01/corrections/#riders-misread")) == feedparser.parse(
        printed[CORRECTIONS], response_headers={"content-location": READ_AT}
    ).entries[0].link


def test_what_was_redacted_is_no_longer_told_and_names_stay(miniature: Dossier) -> None:
    first, second, third = Shelf.of(miniature.corpus).editions
    before = feeds(told_by(Shelf([first, second, third])), "")
    on = dt.date(2020, 9, 1)
    for record in ("facts/riders-line", "facts/riders-total", "sheet"):
        first = read_edition(first.path, redacted(first, record, reason="By order of a court.", on=on))
    blank = redacted(second, "changes/riders-misread", reason="By order of a court.", on=on)
    after = feeds(told_by(Shelf([first, read_edition(second.path, blank), third])), "")
    for path in (CHANGES, CORRECTIONS):
        assert texts(after[path], "id") == texts(before[path], "id")
        assert "110" in before[path].decode()
        assert "110" not in after[path].decode()
    assert texts(after[CHANGES], "updated") == ["2020-08-01T00:00:00Z", *["2020-09-01T00:00:00Z"] * 2]
