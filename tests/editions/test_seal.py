"""Sealing: the same content gives the same bytes, and what was sealed is read back as it was."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from factsheet.documents.sealed import SealedTree, seal_of, written
from factsheet.documents.tree import FolderTree
from factsheet.dossier import Shelf, prepare
from factsheet.editions.seal import LARGEST_PICTURE, About, PictureTooLarge, pictures_of, seal
from factsheet.loading.corpus import load
from factsheet.loading.editions import read_edition
from factsheet.loading.published import published_records
from factsheet.model.editions import Conclusion, Edition
from factsheet.model.records import Fact
from factsheet.model.relations import Kind, Origins, Standing, Verdict
from support.dossier import BEGAN, COUNTED, GOOD, RIDERS, SHEET, TODAY, problems
from support.editions import an_edition, day, read
from support.memory_tree import MemoryTree


def records_of(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)["records"]
    return found


SAME: dict[str, Mapping[str, str | None]] = {
    "order of keys, quotes and comments": {
        "facts/riders-line.yml": (
            "# Read again.\nstate: 'published'\ncitations: [{quote: no fewer than 120 people, at: paragraph 3, "
            'source: post-2030}]\nsaid_by: {actor: bay-line}\nas_of: 2030-04\nas_stated: "no fewer than 120 people"\n'
            "value:\n  at_least: '120'\nfigure: riders  # a count\nstatement: >\n"
            "  The Bay Line says\n  that at least 120\n  people ride on a day.\n"
        )
    },
    "an editor's note": {"facts/riders-line.yml": RIDERS + "editor_note: Ask again.\n"},
    "when it was checked": {"facts/riders-line.yml": RIDERS + 'checked: "2030-05-04"\n'},
    "when to look again": {"facts/riders-line.yml": RIDERS + 'review_by: "2031"\n'},
    "a draft": {"facts/draft.yml": BEGAN.replace("state: published", "state: draft")},
    "the weight of a rule": {"policy.yml": 'rules: {L106: "off"}\nlongest_quotation: 9\n'},
    "the wrapping of the summary": {"sheet.yml": SHEET.replace("It carries\n  at", "It\n  carries at")},
}


@pytest.mark.parametrize("case", SAME)
def test_what_readers_do_not_see_changes_no_byte(case: str) -> None:
    assert an_edition(SAME[case], "2030-05-01") == an_edition({}, "2030-05-01")


OTHER: dict[str, Mapping[str, str | None]] = {
    "a number": {"facts/riders-line.yml": RIDERS.replace("120", "130")},
    "a note": {"facts/riders-line.yml": RIDERS + "note: Of people.\n"},
    "a state": {"facts/ferry-began.yml": BEGAN.replace("state: published", "state: superseded")},
    "a tolerance": {"policy.yml": "tolerances: {about: 12}\n"},
    "a page": {"pages/about.md": "# About\n"},
    "the order of topics": {
        "sheet.yml": SHEET.replace("  service: Service\n  riders: Riders", "  riders: Riders\n  service: Service")
    },
}


@pytest.mark.parametrize("case", OTHER)
def test_what_readers_see_changes_the_seal(case: str) -> None:
    one, other = (json.loads(an_edition(files, "2030-05-01")) for files in (OTHER[case], {}))
    assert one["sha256"] != other["sha256"]


def test_drafts_and_desk_notes_are_in_no_byte() -> None:
    text = an_edition(
        {
            "facts/draft.yml": BEGAN.replace("state: published", "state: draft").replace("sailed", "DRAFTED"),
            "facts/riders-line.yml": RIDERS + 'editor_note: SECRET\nchecked: "2030-05-04"\nreview_by: "2077"\n',
        },
        "2030-05-01",
    )
    assert not [word for word in ("DRAFTED", "SECRET", "checked", "2077", "draft") if word in text]


def test_an_edition_says_what_it_is() -> None:
    first = json.loads(an_edition({}, "2030-05-01"))
    second = json.loads(an_edition({}, "2030-06-01.2", written(first).decode()))
    about = {key: value for key, value in second.items() if key not in ("records", "digests", "concluded", "sha256")}
    assert about == {
        "schema": 1, "id": "2030-06-01.2", "title": "Edition 2030-06-01.2", "notes": "",
        "cutoff": "2030-06-01", "released": "2030-06-01",
        "predecessor": {"id": "2030-05-01", "sha256": first["sha256"]},
        "engine": 1, "order": {"sheet": {"topics": ["service", "riders"]}},
    }  # fmt: skip
    assert first["predecessor"] is None


def test_a_record_is_sealed_as_readers_see_it() -> None:
    assert records_of(an_edition({}, "2030-05-01"))["facts"]["riders-line"] == {
        "statement": "The Bay Line says that at least 120 people ride on a day.",
        "figure": "riders", "value": {"at_least": "120"}, "as_stated": "no fewer than 120 people", "as_of": "2030-04",
        "said_by": "bay-line", "state": "published",
        "citations": [{"source": "post-2030", "at": "paragraph 3", "quote": "no fewer than 120 people"}],
    }  # fmt: skip


def test_conclusions_are_sealed() -> None:
    text = an_edition({"facts/riders-post.yml": COUNTED}, "2030-05-01")
    assert json.loads(text)["concluded"] == {
        "figures": {
            "riders": {
                "standing": "contested", "deciding": ["riders-line", "riders-post"],
                "origins": {"known": ["bay-line", "bay-post"], "unnamed": 0},
                "headline": ["riders-post"],
                "relations": ["riders-line riders-post contradiction possible"],
            }
        },
        "facts": {name: {"review": "unreviewed"} for name in ("ferry-began", "riders-line", "riders-post")},
    }  # fmt: skip
    conclusion = read(text).conclusions["riders"]  # type: ignore[index]
    assert conclusion.verdict.standing is Standing.CONTESTED


def test_the_order_of_topics_is_read_back() -> None:
    corpus = load(SealedTree(json.loads(an_edition({}, "2030-05-01")))).corpus
    assert corpus.sheet is not None
    assert list(corpus.sheet.topics) == ["service", "riders"]


def test_the_order_of_languages_is_read_back() -> None:
    # Where neither the page's language nor the sheet's is there, readers see the first wording.
    words = "statement:\n  fr: Le bac a navigué.\n  de: Die Faehre fuhr.\n"
    languages = "languages: [en, es, fr, de]\n"
    files = {
        "facts/ferry-began.yml": BEGAN.replace(BEGAN.splitlines(keepends=True)[0], words),
        "sheet.yml": SHEET.replace("languages:\n  - en\n", languages),
    }
    assert problems(files) == ()
    before = load(MemoryTree({**GOOD, **files})).corpus
    after = load(SealedTree(json.loads(an_edition(files, "2030-05-01")))).corpus
    [was, now] = [each.facts["ferry-began"].statement for each in (before, after)]  # type: ignore[index]
    assert now.in_language("es", "en") == was.in_language("es", "en")


def plain(fact: Fact) -> Fact:
    """A fact without what stays on the desk, and without its places."""
    bare: Fact = replace(fact, places=None, editor_note="", checked=None, review_by=None)  # type: ignore[arg-type]
    return bare


def test_a_sealed_edition_is_read_back_as_it_was(miniature: Path) -> None:
    before = prepare(FolderTree(miniature), today=day("2020-08-01"))
    edition = before.corpus.editions["2020-08-01"]  # type: ignore[index]
    after = Shelf([edition]).dossier(edition)
    # What was withdrawn is sealed because an edition held it.
    assert dict(published_records(replace(after.corpus, editions=before.corpus.editions))) == {
        name: record for name, record in published_records(before.corpus) if name in edition.digests
    }
    published = before.corpus.published()
    assert [fact.id for fact in after.corpus.published()] == [fact.id for fact in published]
    assert len(published) >= 18
    for fact in published:
        assert plain(after.corpus.facts[fact.id]) == plain(fact)
    assert dict(after.verdicts) == dict(before.verdicts)
    assert {name: [fact.id for fact in facts] for name, facts in after.headlines.items()} == {
        name: [fact.id for fact in facts] for name, facts in before.headlines.items()
    }
    assert after.conclusions == before.conclusions == edition.conclusions
    assert after.otherwise == {}
    assert len(after.timeline) == len(before.timeline)


PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
BESIDE: Mapping[str, str | bytes] = {"pages/about.md": "# About\n\n![map](map.png)\n", "pages/map.png": PICTURE}


def sealed_with(files: Mapping[str, str | bytes]) -> dict[str, Any]:
    tree = MemoryTree({**GOOD, **files})
    about = About(
        id="2030-05-01", title="First", notes="", cutoff=TODAY, released=TODAY, predecessor=None
    )  # fmt: skip
    return seal(prepare(tree, today=TODAY), about, dict(pictures_of(tree)))


def test_pictures_beside_prose_are_sealed_and_read_back() -> None:
    sealed = sealed_with(BESIDE)
    assert sorted(name for name in sealed["digests"] if name.startswith(("pages/", "media/"))) == [
        "media/map.png", "pages/about.md",
    ]  # fmt: skip
    tree = SealedTree(json.loads(written(sealed)))
    assert tree.read("content/pages/map.png", 10_000) == PICTURE
    assert tree.read("content/pages/about.md", 10_000).decode() == BESIDE["pages/about.md"]


def test_pictures_in_a_folder_below_are_sealed_and_read_back() -> None:
    sealed = sealed_with({"pages/pictures/map.png": PICTURE, "pages/more/about.md": "# More\n"})
    tree = SealedTree(json.loads(written(sealed)))
    assert tree.read("content/pages/pictures/map.png", 10_000) == PICTURE
    assert tree.read("content/pages/more/about.md", 10_000) == b"# More\n"


def test_only_pictures_are_sealed() -> None:
    files: dict[str, str | bytes] = {
        "pages/MAP.PNG": b"a", "pages/b.svg": b"<svg onload='x'/>", "pages/c.js": b"x", "pages/d.webp": b"d",
        "pages/whole.jpg": b"x" * LARGEST_PICTURE,
        "places/e.png": b"e",
    }  # fmt: skip
    found = dict(pictures_of(MemoryTree(files)))
    assert sorted(found) == ["MAP.PNG", "d.webp", "whole.jpg"]


def test_a_picture_that_is_too_large_is_named() -> None:
    files: dict[str, str | bytes] = {"pages/large.jpg": b"x" * (LARGEST_PICTURE + 1)}
    with pytest.raises(PictureTooLarge, match="larger than 5 million bytes"):
        dict(pictures_of(MemoryTree(files)))


# What an edition sealed is shown, though the rules of today say something else.
def with_conclusion(edition: Edition, figure: str, **changed: object) -> Edition:
    sealed: dict[str, Any] = json.loads(written(edition.sealed))
    sealed["concluded"]["figures"][figure].update(changed)
    sealed["sha256"] = seal_of(sealed)
    return read_edition(edition.path, written(sealed))


CONTESTED = read(an_edition({"facts/riders-post.yml": COUNTED}, "2030-05-01"))
NOW = Verdict(
    Standing.CONTESTED, ("riders-line", "riders-post"), Origins(("bay-line", "bay-post"), 0)  # type: ignore[arg-type]
)  # fmt: skip


def test_what_was_sealed_stands_where_todays_rules_say_otherwise() -> None:
    edition = with_conclusion(
        CONTESTED, "riders", standing="agreed", deciding=["riders-line"], headline=["riders-line"],
        relations=["riders-line riders-post agreement"],
    )  # fmt: skip
    dossier = Shelf([edition]).dossier(edition)
    assert dossier.verdicts["riders"] == replace(  # type: ignore[index]
        NOW,
        standing=Standing.AGREED,
        deciding=("riders-line",),  # type: ignore[arg-type]
    )
    assert dossier.otherwise == {"riders": NOW}
    assert [fact.id for fact in dossier.headlines["riders"]] == ["riders-line"]  # type: ignore[index]
    pairs = dossier.relations["riders"].pairs()  # type: ignore[index]
    assert [(each.left, each.right, each.kind, each.strength) for each in pairs] == [
        ("riders-line", "riders-post", Kind.AGREEMENT, None)
    ]
    assert dossier.conclusions == edition.conclusions


@pytest.mark.parametrize(
    "changed",
    [
        {"standing": "agreed"},
        {"deciding": ["riders-line"]},
        {"headline": ["riders-line"]},
        {"headline": ["riders-post", "riders-line"]},
        {"relations": ["riders-line riders-post contradiction definite"]},
        {"relations": ["riders-line riders-post compatible"]},
        {"origins": {"known": ["bay-line"], "unnamed": 0}},
        {"origins": {"known": ["bay-line", "bay-post"], "unnamed": 1}},
    ],
    ids=str,
)
def test_whatever_was_concluded_otherwise_is_shown_as_it_was_sealed(changed: dict[str, object]) -> None:
    edition = with_conclusion(CONTESTED, "riders", **changed)
    dossier = Shelf([edition]).dossier(edition)
    assert dossier.conclusions == edition.conclusions


def test_the_order_of_what_stands_for_a_figure_is_shown_as_it_was_sealed(miniature: Path) -> None:
    edition = load(FolderTree(miniature)).corpus.editions["2020-08-01"]  # type: ignore[index]
    assert edition.conclusions["crew"].headline == ("crew-line", "crew-post", "crew-rejected")  # type: ignore[index]
    other = with_conclusion(edition, "crew", headline=["crew-post", "crew-rejected", "crew-line"])
    heads = Shelf([other]).dossier(other).headlines["crew"]  # type: ignore[index]
    assert [fact.id for fact in heads] == ["crew-post", "crew-rejected", "crew-line"]


def test_what_is_concluded_as_it_was_is_not_said_twice() -> None:
    dossier = Shelf([CONTESTED]).dossier(CONTESTED)
    assert (dossier.otherwise, dossier.verdicts) == ({}, {"riders": NOW})
    assert isinstance(dossier.conclusions["riders"], Conclusion)  # type: ignore[index]


def test_a_later_edition_shows_what_an_older_one_sealed() -> None:
    first = with_conclusion(CONTESTED, "riders", standing="agreed")
    second = read(an_edition({"facts/riders-post.yml": COUNTED}, "2030-06-01", written(first.sealed).decode()))
    shelf = Shelf([second, first])
    dossier = shelf.dossier(second)
    [version, later] = dossier.chronicle.figures["riders"]  # type: ignore[index]
    assert version.conclusion.verdict.standing is Standing.AGREED
    assert later.conclusion.verdict.standing is Standing.CONTESTED
    assert [change.record for change in dossier.chronicle.changes.records] == ["figures/riders"]
