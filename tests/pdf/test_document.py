"""A printed sheet as a document: what it says of itself, its tags, its bookmarks and its links."""

import re
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from factsheet.pages.press import Press
from factsheet.theme import theme_folder
from support.pdfs import OnPaper, Tag, opened, outline, print_small, spoken_in, tags

XMP = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}
MINIATURE_OUTLINE = [
    "Contents",
    "Summary",
    "Key figures",
    "What is disputed",
    "  Crew of the first sailing",
    "  Riders a day",
    "Other figures",
    "  Late sailings",
    "  Mood on board",
    "  Boats",
    "The ferry",
    "Timeline",
    "  No earliest day known",
    "  2019",
    "  2020",
    "  2031",
    "Facts",
    "  Service & <i>boats</i>",
    "  Riders",
    "  Other",
    "Sources",
    "What changed",
    "  Qualifiers, dates, scopes, speakers (1)",
    "Corrections",
    "  The line carries at least 120 people a day.",
    "About <script>alert(1)</script> this",
]
REAL_CHAPTERS = [
    "Contents",
    "Summary",
    "Key figures",
    "What is disputed",
    "Other figures",
    "The mission",
    "Timeline",
    "Facts",
    "Sources",
    "What changed",
    "Corrections",
    "Method",
    "Glossary",
    "About this sheet",
    "Corrections policy",
]


def said_of(data: bytes) -> dict[str, str]:
    """Read the metadata, each name with its words."""
    with opened(data) as pdf:
        metadata: Any = pdf.Root.Metadata
        root = ET.fromstring(metadata.read_bytes().decode().strip("\ufeff"))  # noqa: S314 - it is our own
    found = {}
    for prefix, space in XMP.items():
        for each in root.iter():
            if each.tag.startswith(f"{{{space}}}"):
                found[f"{prefix}:{each.tag.partition('}')[2]}"] = " ".join("".join(each.itertext()).split())
    return found


def language_of(data: bytes) -> str:
    with opened(data) as pdf:
        return str(pdf.Root.Lang)


def roles(found: list[Tag]) -> set[str]:
    return {each.role for each in found}


def test_it_says_to_which_standards_it_keeps(sheet: OnPaper) -> None:
    said = said_of(sheet.data)
    assert (said["pdfaid:part"], said["pdfaid:conformance"]) == ("2", "A")
    assert said["pdfuaid:part"] == "1"


def test_it_bears_its_title_and_says_what_it_is_about(miniature: OnPaper, real: OnPaper) -> None:
    said = said_of(miniature.data)
    assert said["dc:title"] == "The ferry at <b>Lantern</b> Bay & around \N{EN DASH} Edition 2020-08-01"
    assert said["dc:description"] == 'An invented ferry "for tests", with <script>alert(1)</script> in its subject.'
    assert said["dc:creator"] == "Nobody <nobody@example.org>"
    assert said_of(real.data)["dc:title"] == (
        f"Multinational Security Support mission in Haiti \N{EN DASH} Edition {real.edition}"
    )


def test_a_reader_shows_the_title_and_follows_the_tags(sheet: OnPaper) -> None:
    with opened(sheet.data) as pdf:
        assert str(pdf.Root.ViewerPreferences["/DisplayDocTitle"]) == "True"
        assert str(pdf.Root.MarkInfo["/Marked"]) == "True"
    assert language_of(sheet.data) == "en"
    assert said_of(sheet.data)["dc:language"] == "en"


@pytest.mark.parametrize("language", ["fr", "pt-BR"])
def test_its_language_is_that_of_the_sheet(language: str) -> None:
    french = {"sheet.yml": f"title: Le bac\nsubject: Un bac.\nsummary: Il va.\ntopics: {{service: S, riders: R}}\nlanguages: [{language}]\nlicence: CC-BY-4.0\n"}  # fmt: skip
    assert language_of(print_small(french).data) == language


def test_it_bears_the_day_on_which_its_edition_was_sealed(miniature: OnPaper) -> None:
    said = said_of(miniature.data)
    assert said["xmp:CreateDate"] == said["xmp:ModifyDate"] == "2020-08-01T00:00:00+00:00"


def test_headings_never_skip_a_level(sheet: OnPaper) -> None:
    levels = [int(each.role[1]) for each in sheet.tags if re.fullmatch("H[1-6]", each.role)]
    assert levels[0] == 1
    assert set(levels) == {1, 2, 3}
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


def test_the_contents_are_tagged_as_contents(sheet: OnPaper) -> None:
    entries = [each for each in sheet.tags if each.role == "TOCI"]
    assert len(entries) == len(outline(sheet.data)) - 1
    assert all("TOC" in each.inside for each in entries)
    assert all("Link" in roles(list(below(each))) for each in entries)


def below(tag: Tag) -> list[Tag]:
    return [tag, *(each for child in tag.children for each in below(child))]


def test_the_drawings_of_the_miniature_say_what_they_show(miniature: OnPaper) -> None:
    assert [each.alt for each in miniature.tags if each.role == "Figure" and not each.alt.startswith("QR")] == [
        (
            "2 readings that say something of their own, two origins. They cannot both hold as stated: Bay Line: 4; "
            "Bay Post: 6. Bay Line: 4; not dated. Bay Post: 6; not dated; a count."
        ),
        (
            "3 readings that say something of their own, two origins. Whether both can hold rests on which days are meant: "
            "Bay Line: at least 120; Bay Post: about 80. Harbour Office <x>: dozens (The pier, children); since about "
            "February 2020. Bay Line: at least 120; April 2020; a register. Bay Post: about 80; 11 April 2020; seen by "
            "the speaker."
        ),
    ]


def test_every_drawing_names_each_speaker_drawn(sheet: OnPaper) -> None:
    alts = [each.alt for each in sheet.tags if each.role == "Figure"]
    assert all(alts)
    assert sheet.dossier.corpus.sheet is not None
    views = Press(sheet.dossier, sheet.dossier.corpus.sheet, theme_folder() / "pages", "en").views
    drawn = 0
    for figure in views.figures():
        own = {fact.id for fact in sheet.dossier.firsts[figure.id]}
        shown = [
            each for each in sheet.dossier.relations[figure.id].readings
            if each.id in own and each.value and (figure.timeless or each.period is not None)
        ]  # fmt: skip
        if len(shown) < 2:
            continue
        drawn += 1
        named = [views.speaker(sheet.dossier.corpus.facts[each.id]).text for each in shown]
        assert any(all(f"{name}: " in alt for name in named) for alt in alts), (figure.id, named)
    assert drawn >= 2


def test_every_table_has_a_head(sheet: OnPaper) -> None:
    tables = [each for each in sheet.tags if each.role == "Table"]
    assert tables
    for table in tables:
        heads = [each for each in below(table) if each.role == "TH"]
        assert heads
        rows = [each for each in below(table) if each.role == "TR"]
        assert {len(row.children) for row in rows} == {len(heads)}


def test_every_link_is_tagged_and_says_where_it_leads(sheet: OnPaper) -> None:
    tagged = [each.links for each in sheet.tags if each.role == "Link"]
    assert all(tagged)
    assert sum(tagged) == len(sheet.links)
    assert [each for each in sheet.links if not each.contents.strip()] == []


def test_words_of_another_language_are_marked(miniature: OnPaper) -> None:
    found = spoken_in(miniature.data, "fr")
    assert "le bac a commencé" in found
    assert set(found) == {"le bac a commencé", "Le *bac*, un_an_après"}
    heading = [each for each in miniature.tags if each.role == "H2" and each.lang == "fr"]
    assert len(heading) == 1


def test_the_real_sheet_marks_french_titles(real: OnPaper) -> None:
    found = "".join("".join(spoken_in(real.data, "fr")).split())
    assert "HaïtiSécurité" not in found
    assert "Haïtibouclesesexamensofficielsde2025" in found


def test_the_bookmarks_of_the_miniature_are_its_chapters(miniature: OnPaper) -> None:
    assert [f"{'  ' * level}{title}" for level, title, _ in outline(miniature.data)] == MINIATURE_OUTLINE


def test_the_bookmarks_of_the_real_sheet_are_its_chapters(real: OnPaper) -> None:
    assert [title for level, title, _ in outline(real.data) if level == 0] == REAL_CHAPTERS


def test_every_bookmark_leads_to_its_words(sheet: OnPaper) -> None:
    for _, title, page in outline(sheet.data):
        assert page is not None
        assert "".join(title.split()) in "".join(sheet.pages[page].split())


def test_every_link_leads_somewhere(sheet: OnPaper) -> None:
    assert len(sheet.links) > 100
    assert [each for each in sheet.links if (each.to is None) == (not each.uri)] == []
    assert {urlsplit(each.uri).scheme for each in sheet.links if each.uri} <= {"http", "https", "mailto"}


def test_numbers_in_brackets_are_no_part_of_the_tree_twice(sheet: OnPaper) -> None:
    seen: set[tuple[int, int]] = set()
    for each in sheet.tags:
        assert not seen & each.marked
        seen |= each.marked


def test_the_small_sheet_is_tagged_too() -> None:
    found = tags(print_small().data)
    assert {"Document", "H1", "H2", "H3", "TOC", "TOCI", "P", "Table", "TH", "TD", "Link"} <= roles(found)
