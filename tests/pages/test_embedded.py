"""Embeds: a figure in somebody else's frame says all a reader must know, runs nothing and stays small."""

import datetime as dt
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest

from factsheet.documents.tree import FolderTree
from factsheet.dossier import Dossier, Shelf, prepare
from factsheet.editions.redact import redacted
from factsheet.loading.editions import read_edition
from factsheet.pages.embedded import STYLE, Embed, embeds
from factsheet.pages.press import Press
from factsheet.theme import theme_folder
from pages.figured import FIXED, LEVEL, TEMPLATES, TWO_WAYS, WORD, Fields, figured, reading, riders
from support.editions import MINIATURE, published_miniature
from support.golden import compare

SHEET_CSS = theme_folder() / STYLE
MOST = 30_000  # bytes, with the style
PARTY = "Party\N{RIGHT SINGLE QUOTATION MARK}s own statement"
FIRST, THIRD = "2020-06-01", "2020-08-01"


def embedded(dossier: Dossier, language: str = "en", *, beside: bool = False) -> dict[str, Embed]:
    assert dossier.corpus.sheet is not None
    press = Press(dossier, dossier.corpus.sheet, TEMPLATES, language, beside=beside)
    return {each.address: each for each in embeds(press)}


def of_riders(press: Press) -> str:
    return next(each.html for each in embeds(press) if each.address == "embed/riders/")


@pytest.fixture(scope="module")
def miniature() -> Dossier:
    return prepare(FolderTree(MINIATURE), today=dt.date(2020, 6, 1))


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Dossier]:
    root: Path = published_miniature(tmp_path_factory.mktemp("embedded") / "dossier")
    shelf = Shelf.of(prepare(FolderTree(root), today=dt.date(2020, 9, 1)).corpus)
    return {each.id: shelf.dossier(each) for each in shelf.editions}


class Tags(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def words(html: str) -> str:
    """The words of a page, without its elements."""
    return " ".join(re.sub(r"<[^>]*>", "", html.split("<body>")[1]).split())


def test_every_figure_has_one_whether_it_is_answered_or_not(miniature: Dossier) -> None:
    found = embedded(miniature)
    assert {address: each.title for address, each in found.items()} == {
        "embed/boats/": "Boats",
        "embed/crew/": "Crew of the first sailing",
        "embed/late/": "Late sailings",
        "embed/mood/": "Mood on board",
        "embed/riders/": "Riders a day",
    }
    assert words(found["embed/boats/"].html) == (
        "Boats How many boats are there? No answer yet No source has been found that answers it. "
        "All readings and sources From The ferry at &lt;b&gt;Lantern&lt;/b&gt; Bay &amp; around. "
        "Draft, no edition. Licence: CC-BY-4.0."
    )


def test_an_embed_is_printed_as_it_was_read_in_review(
    miniature: Dossier, editions: Mapping[str, Dossier], *, update_golden: bool
) -> None:
    compare("embeds/crew.html", embedded(miniature)["embed/crew/"].html, update=update_golden)
    old = embedded(editions[FIRST], beside=True)
    compare(f"embeds/{FIRST}.riders.html", old["embed/riders/"].html, update=update_golden)


def test_nothing_runs_nothing_is_inline_and_what_is_followed_opens_beside_the_frame(
    miniature: Dossier, editions: Mapping[str, Dossier]
) -> None:
    every = [*embedded(miniature).values(), *embedded(miniature, "fr").values()]
    every += embedded(editions[FIRST], beside=True).values()
    for each in every:
        for tag, attributes in Tags(each.html).found:
            assert tag not in {"script", "style", "img", "iframe", "object", "svg", "form", "base"}, each.address
            assert not [name for name in attributes if name == "style" or name.startswith("on")], each.address
            if tag == "a":
                assert (attributes["target"], attributes["rel"]) == ("_blank", "noopener"), each.address
                assert str(attributes["href"]).startswith("../../"), each.address
        assert each.html.startswith("<!doctype html>\n<html lang=")
        assert '<link rel="stylesheet" href="../style.css">' in each.html
        assert '<meta name="robots" content="noindex">' in each.html


def test_what_authors_write_is_words() -> None:
    hostile = '<script>alert(1)</script><img src=x onerror="alert(2)"> & [there](https://example.org/)'
    fields = {**FIXED, "title": hostile, "question": hostile, "in_short": hostile, "unit": "<i>people</i>"}
    for many in (2, 13):
        facts = {
            f"r{n:02}": reading("exactly", 4 + n, by={"unnamed": '<b onclick="x">a mate</b>'}) for n in range(many)
        }
        html = of_riders(figured(fields, facts))
        assert not {tag for tag, _ in Tags(html).found} & {"script", "img", "i", "strong"}
        # Each once, and twice in the head of the document.
        assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;&lt;img") == 5, many
        assert "https://example.org/" not in html
        assert "&lt;i&gt;people&lt;/i&gt;" in html


def test_where_sources_contradict_each_other_every_value_stands_with_its_speaker(miniature: Dossier) -> None:
    html = embedded(miniature)["embed/crew/"].html
    rows = [words(f"<body>{row}") for row in re.findall(r"<li>(.*?)</li>", html, re.DOTALL)]
    assert rows == [
        f"4 people undated, said by Bay Line, printed by Bay Post on 2 May 2020 · {PARTY}",
        "6 people undated, said by Bay Post on 2 May 2020 · how it was counted: a count",
        f"rejects another number undated, said by Bay Line, printed by Bay Post on 2 May 2020 · {PARTY}",
    ]
    assert "Sources contradict each other They cannot both hold as stated: Bay Line: 4; Bay Post: 6." in words(html)


def test_beside_the_reading_that_stands_for_a_figure_is_what_else_is_said(miniature: Dossier) -> None:
    headline, others = embedded(miniature)["embed/riders/"].html.split("<h2>Also said</h2>")
    assert words(headline).endswith(
        "dozens people (The pier, children) since about February 2020, said by Harbour Office &lt;x&gt; in April 2020"
        f" · {PARTY} · Read in excerpt only"
    )
    for said in (
        "at least 120 people as of April 2020, said by Bay Line on 1 May 2020, printed by Bay Post on 2 May 2020",
        "about 80 people as of 11 April 2020, said by Bay Post on 2 May 2020",
        "gave no number when asked undated, said by Bay Line, printed by Bay Post on 2 May 2020",
        "The Bay Line speaks of at least 120, the Bay Post of about 80.",
    ):
        assert said in words(f"<body>{others}")


def test_a_term_it_is_filed_under_stands_with_the_words_of_the_source() -> None:
    html = of_riders(figured(WORD, {"r1": reading("says", "open", as_stated="as wide as a <barn> door")}))
    assert 'open</data></span></a> <q lang="en">as wide as a &lt;barn&gt; door</q></p>' in html


def many(
    figure: Fields, facts: Mapping[str, Fields], names: Mapping[str, str] | None = None
) -> tuple[str, str, list[str]]:
    """Print a figure of many readings: its standing, its words, and its entries."""
    actors = {f"actors/{actor}.yml": f"name: {name}\nkind: agency\n" for actor, name in (names or {}).items()}
    press = figured(figure, facts, actors)
    html = of_riders(press)
    assert len(html.encode()) + len(SHEET_CSS.read_bytes()) <= MOST
    entries = [words(f"<body>{row}") for row in re.findall(r"<li>(.*?)</li>", html, re.DOTALL)]
    return press.views.stand(riders(press)).standing, words(html), entries


def by_day(number: int) -> str:
    return f"2030-04-{number:02}"


SAME = {f"r{n:02}": reading("exactly", 40, as_of=by_day(n)) for n in range(1, 31)}
MATES = {f"m{n:02}": f"Mate {n}" for n in range(14)}
# Fourteen voices speak of one day; their numbers, gates or terms take turns.
CLASH = {each: reading("exactly", 40 + n % 2, each, method="count") for n, each in enumerate(MATES)}
GATES = {
    each: reading("exactly", 40 + n % 2, each, as_of="", scope={"definition": ("board", "gate")[n % 2], "period": by_day(11)})
    for n, each in enumerate(MATES)
}  # fmt: skip
TERMS = {each: reading("says", ("open", "closed", "half-open")[n % 3], each) for n, each in enumerate(MATES)}


def mates(*numbers: int) -> str:
    return "; ".join(f"Mate {number} (Bay Post on 2 May 2030)" for number in numbers)


def test_of_more_than_twelve_readings_at_rest_the_rest_is_counted_and_linked() -> None:
    standing, said, entries = many(LEVEL, SAME)
    assert standing == "single-origin"
    assert [entry.split(" as of ")[1].split(",")[0] for entry in entries] == [
        "30 April 2030", "29 April 2030", "28 April 2030", "27 April 2030", "26 April 2030", "25 April 2030",
        "24 April 2030", "23 April 2030", "22 April 2030", "21 April 2030", "20 April 2030", "19 April 2030",
    ]  # fmt: skip
    assert "and 18 more All readings" in said


def test_accounts_of_a_description_are_all_shown_though_one_voice_gives_them() -> None:
    facts = {f"r{n:02}": reading("says", ("open", "closed")[n % 2], "bay-line", as_of=by_day(n)) for n in range(1, 15)}
    standing, said, entries = many(WORD, facts)
    assert (standing, len(entries)) == ("single-origin", 14)
    assert entries[0] == f"closed, as of 1 April 2030: Bay Line (Bay Post on 2 May 2030; {PARTY})"
    assert " more All readings" not in said


@pytest.mark.parametrize(
    ("figure", "facts", "standing", "entries"),
    [
        (FIXED, CLASH, "contradicted", [
            f"40 people (a count), as of 11 April 2030: {mates(0, 2, 4, 6, 8, 10, 12)}",
            f"41 people (a count), as of 11 April 2030: {mates(1, 3, 5, 7, 9, 11, 13)}",
        ]),
        (TWO_WAYS, GATES, "diverging", [
            f"41 people (Counted at the gate), as of 11 April 2030: {mates(13, 11, 9, 7, 5, 3, 1)}",
            f"40 people (Counted on board), as of 11 April 2030: {mates(12, 10, 8, 6, 4, 2, 0)}",
        ]),
        (WORD, TERMS, "contested", [
            f"open, as of 11 April 2030: {mates(0, 3, 6, 9, 12)}",
            f"closed, as of 11 April 2030: {mates(1, 4, 7, 10, 13)}",
            f"half open, as of 11 April 2030: {mates(2, 5, 8, 11)}",
        ]),
    ],
)  # fmt: skip
def test_no_competing_answer_is_left_out_and_equal_ones_stand_together(
    figure: Fields, facts: Mapping[str, Fields], standing: str, entries: list[str]
) -> None:
    found, said, shown = many(figure, facts, MATES)
    assert (found, shown) == (standing, entries)
    assert "Every answer With who says it and, in brackets, who printed it." in said
    assert " more All readings" not in said


def said_by_each(how_many: int) -> dict[str, Fields]:
    """Readings of which each has a number, a voice and a day of its own."""
    return {
        f"r{n:03}": reading("exactly", 1001 + n, {"actor": f"a{n:03}", "on": by_day(12 + n % 10)})
        for n in range(how_many)
    }


def test_two_hundred_values_fit_and_each_keeps_its_speaker() -> None:
    short = {f"a{n:03}": f"Mate {n}" for n in range(200)}
    standing, said, entries = many(FIXED, said_by_each(200), short)
    assert (standing, len(entries)) == ("contradicted", 200)
    assert entries[0] == "1,001 people, as of 11 April 2030: Mate 0 on 12 April 2030 (Bay Post on 2 May 2030)"
    long = {actor: f"{name}, who keeps the lamps and the log of the harbour" for actor, name in short.items()}
    standing, said, entries = many(FIXED, said_by_each(200), long)
    assert (standing, len(set(entries))) == ("contradicted", 200)
    assert entries[199] == f"1,200 people, as of 11 April 2030: {long['a199']}"
    assert "There are too many to say here when each was said, how it was counted and who printed it" in said


def test_an_embed_says_of_which_edition_it_is_and_where_the_figure_stands_today(
    editions: Mapping[str, Dossier],
) -> None:
    old, new = (embedded(editions[name], beside=True)["embed/riders/"].html for name in (FIRST, THIRD))
    assert "Edition 2020-06-01. Licence: CC-BY-4.0. An older edition. This figure today" in words(old)
    assert 'href="../../../latest/figures/riders/"' in old
    assert "A later edition corrects this. The correction" in words(old)
    assert 'href="../../../latest/corrections/#riders-misread"' in old
    assert "· Corrected later" in words(old)
    assert "Edition 2020-08-01. Licence: CC-BY-4.0." in words(new)
    assert "latest" not in new
    assert not re.search("older edition|corrects|Corrected later", new)
    alone = embedded(editions[FIRST])["embed/riders/"].html
    assert words(alone).endswith("An older edition.")
    assert "A later edition corrects this." in words(alone)
    assert "latest" not in alone


def test_a_reading_that_was_redacted_is_missed(editions: Mapping[str, Dossier]) -> None:
    edition = editions[FIRST].chronicle.editions[-1]
    blanked = redacted(edition, "facts/riders-line", reason="By order of a court.", on=dt.date(2020, 9, 1))
    dossier = Shelf([read_edition(edition.path, blanked)]).dossier(read_edition(edition.path, blanked))
    html = embedded(dossier)["embed/riders/"].html
    assert "A reading that counted then has been removed from it since." in html
    assert "at least 110 people" not in words(html)


def test_a_text_that_is_not_in_the_language_is_marked(miniature: Dossier) -> None:
    html = embedded(miniature, "fr")["embed/riders/"].html
    assert '<html lang="fr">' in html
    assert '<p><span lang="en">How many people ride the ferry on a day?</span></p>' in html


def test_the_style_is_small_and_fetches_nothing() -> None:
    style = SHEET_CSS.read_text(encoding="utf-8")
    assert len(style.encode()) <= 4_000
    assert not re.search(r"url\(|@import|@font-face", style)
