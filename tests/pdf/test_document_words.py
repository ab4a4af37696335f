"""The words of a printed sheet: what the dossier says is there for whoever reads the paper."""

from factsheet.documents.characters import legible
from factsheet.model.text import Text
from factsheet.pages.press import Press
from factsheet.theme import theme_folder
from support.dossier import SHEET
from support.pdfs import OnPaper, print_small, squeezed, tags, words_of

ADDRESS = "https://example.org/ferry/2020-08-01/"


def press_of(sheet: OnPaper) -> Press:
    assert sheet.dossier.corpus.sheet is not None
    return Press(sheet.dossier, sheet.dossier.corpus.sheet, theme_folder() / "pages", "en")


def absent(sheet: OnPaper, texts: dict[str, str]) -> list[str]:
    """Name what is not there."""
    assert texts
    return [name for name, text in texts.items() if not text or squeezed(legible(text)) not in sheet.words]


def said(sheet: OnPaper, text: Text | None) -> str:
    return press_of(sheet).views.plain(text)


def test_every_published_fact_is_there(sheet: OnPaper) -> None:
    facts = {fact.id: said(sheet, fact.statement) for fact in sheet.dossier.corpus.published()}
    assert absent(sheet, {str(name): text for name, text in facts.items()}) == []
    assert absent(sheet, {str(name): str(name) for name in facts}) == []


def test_every_quotation_is_there(sheet: OnPaper) -> None:
    quoted = {
        f"{fact.id} {number}": citation.quote
        for fact in sheet.dossier.corpus.published()
        for number, citation in enumerate(fact.citations)
        if citation.quote
    }
    assert absent(sheet, quoted) == []


def test_every_figure_is_there_with_its_question(sheet: OnPaper) -> None:
    figures = sheet.dossier.corpus.figures
    assert absent(sheet, {str(name): said(sheet, figure.title) for name, figure in figures.items()}) == []
    assert absent(sheet, {str(name): said(sheet, figure.question) for name, figure in figures.items()}) == []


def test_every_event_is_there(sheet: OnPaper) -> None:
    events = {
        str(entry.fact.id): said(sheet, entry.event.title or entry.fact.statement) for entry in sheet.dossier.timeline
    }
    assert absent(sheet, events) == []


def test_every_source_is_there_with_its_id(sheet: OnPaper) -> None:
    views, sources = press_of(sheet).views, sheet.dossier.corpus.sources
    assert absent(sheet, {str(name): views.words(source.title).text for name, source in sources.items()}) == []
    assert absent(sheet, {str(name): f"Source {name}" for name in sources}) == []
    assert absent(sheet, {str(name): source.url for name, source in sources.items() if source.url}) == []


def test_the_miniature_says_what_it_says(miniature: OnPaper) -> None:
    for text in (
        "The ferry began to sail in May 2019",
        "The Bay Line says that at least 120 people ride on a day.",
        "How many people made up the crew of the first sailing?",
        "The ferry begins",
        "Le *bac*, un_an_après",
        "Source gazette-2020",
        "“le bac a commencé”",
        "The crew struck from 2 to 6 March 2020.",
        "What stands in code is shown: [@nobody], {figure:nothing}.",
        "an <img src=x onerror=alert(1)> image",
        "SHA-256 of the sealed edition: ",
    ):
        assert squeezed(text) in miniature.words


def test_what_is_not_published_is_not_there(miniature: OnPaper) -> None:
    assert squeezed("the pier is to be sold") not in miniature.words
    states = {fact.id for fact in miniature.dossier.corpus.facts.values()} - {
        fact.id for fact in miniature.dossier.corpus.published()
    }
    assert len(states) > 1
    assert [each for each in states if f"·{each}" in miniature.words] == []


def test_every_page_but_the_cover_bears_its_number_and_how_many_there_are(sheet: OnPaper) -> None:
    many = len(sheet.pages)
    assert many > 10
    assert " / " not in sheet.pages[0]
    for number, page in enumerate(sheet.pages[1:], start=2):
        assert page.endswith(f" {number} / {many}")


def test_every_page_but_the_cover_bears_the_title_and_the_edition(miniature: OnPaper) -> None:
    assert "Edition 2020-08-01" in miniature.pages[0]
    for page in miniature.pages[1:]:
        assert page.startswith("The ferry at <b>Lantern</b> Bay & around Edition 2020-08-01 ")


def test_a_sheet_on_the_web_shows_its_address_and_a_code_of_it(miniature: OnPaper) -> None:
    assert ADDRESS in miniature.pages[0]
    alts = [each.alt for each in miniature.tags if each.role == "Figure"]
    assert alts[0] == f"QR code of the address {ADDRESS}"
    assert [each.uri for each in miniature.links if each.page == 0] == [ADDRESS]


def test_a_sheet_that_stands_nowhere_shows_neither(real: OnPaper) -> None:
    assert "http" not in real.pages[0]
    assert [each for each in real.tags if each.role == "Figure" and "QR" in each.alt] == []
    assert [each for each in real.links if each.page == 0] == []


def test_a_draft_says_so_and_a_sheet_of_one_fact_is_whole() -> None:
    data = print_small({"facts/riders-line.yml": None, "figures/riders.yml": None, "sheet.yml": ONE}).data
    assert "Draft The working state of this sheet." in words_of(data)
    assert "No figure has an answer yet." in words_of(data)
    assert [each for each in tags(data) if each.role == "Figure"] == []


ONE = """\
title: The ferry at Lantern Bay
subject: An invented ferry, for tests.
summary: The ferry began to sail in May 2029 [@ferry-began].
topics: {service: Service, riders: Riders}
languages: [en]
licence: CC-BY-4.0
"""


def test_two_numbers_side_by_side_are_not_read_as_one() -> None:
    summary = SHEET.replace("a day [@riders-line]", "a day [@ferry-began] [@riders-line]")
    assert "peopleaday1,2." in squeezed(words_of(print_small({"sheet.yml": summary}).data))
