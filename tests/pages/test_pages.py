"""Pages as values: the miniature dossier's bodies against golden files, and what must never be on them."""

import datetime as dt
import re
from pathlib import Path

import pytest

from factsheet.documents.tree import FolderTree
from factsheet.dossier import prepare
from factsheet.model.identifiers import FigureId
from factsheet.pages import views
from factsheet.pages.page import Page
from factsheet.theme import theme_folder
from factsheet.wording import words
from factsheet.wording.markup import inline
from factsheet.wording.runs import Run
from support.dossier import RIDERS, SHEET, dossier
from support.golden import FOLDER, compare
from support.memory_tree import MemoryTree
from support.pages import pages_of

MINIATURE = Path(__file__).resolve().parents[1] / "miniature"
DOSSIER = prepare(FolderTree(MINIATURE), today=dt.date(2020, 6, 1))
PAGES = pages_of(DOSSIER)

ADDRESSES = {
    "contents/",
    "changes/",
    "corrections/",
    "",
    "actors/",
    "actors/bay-line/",
    "actors/bay-post/",
    "actors/harbour-office/",
    "places/",
    "places/bay/",
    "places/pier/",
    "timeline/",
    "facts/bay-surveyed/",
    "facts/boat-promised/",
    "facts/ferry-began-gazette/",
    "facts/pier-rebuilt/",
    "facts/strike/",
    "facts/",
    "facts/crew-again/",
    "facts/crew-line/",
    "facts/crew-post/",
    "facts/crew-rejected/",
    "facts/ferry-began/",
    "facts/late-riders/",
    "facts/mood-post/",
    "facts/riders-line/",
    "facts/riders-office/",
    "facts/riders-post/",
    "facts/riders-silent/",
    "facts/riders-total/",
    "facts/second-boat/",
    "facts/slow-boat/",
    "figures/",
    "figures/boats/",
    "figures/crew/",
    "figures/late/",
    "figures/mood/",
    "figures/riders/",
    "sources/",
    "sources/gazette-2020/",
    "sources/post-2020/",
    "sources/report-unseen/",
}


def test_the_miniature_is_clean() -> None:
    assert DOSSIER.problems == ()


def test_published_records_have_a_page_and_others_have_none() -> None:
    assert set(PAGES) == ADDRESSES


def golden_name(address: str) -> str:
    return f"pages/{address.strip('/').replace('/', '.') or 'home'}.html"


@pytest.mark.parametrize("address", sorted(ADDRESSES))
def test_a_page_is_printed_as_it_was_read_in_review(address: str, *, update_golden: bool) -> None:
    compare(golden_name(address), PAGES[address].body, update=update_golden)


def test_no_golden_page_is_left_over() -> None:
    assert {path.name for path in (FOLDER / "pages").iterdir()} == {golden_name(each)[6:] for each in ADDRESSES}


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.address)
def test_what_is_not_published_is_on_no_page(page: Page) -> None:
    for secret in ("SECRET", "UNPUBLISHED", "SUPERSEDED", "WITHDRAWN"):
        assert secret not in page.body + page.search + page.title + page.description


# Pages of prose are made by MkDocs.
PROSE = ("about/", "mission/")
# Files of open data and pages for frames: whether each is there is asked of the built site.
FILES = ("data/", "embed/")


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.address)
def test_links_inside_the_sheet_lead_to_pages_that_exist(page: Page) -> None:
    here = [part for part in page.address.split("/") if part]
    for link in re.findall(r'href="([^"#:?]*)(?:[?#][^"]*)?"', page.body):
        steps = list(here)
        for part in link.split("/"):
            steps = steps[:-1] if part == ".." else [*steps, part] if part else steps
        address = "/".join(steps) + "/" * bool(steps)
        assert not link or address in {*PAGES, *PROSE} or address.startswith(FILES), link


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.address)
def test_anchors_that_are_linked_to_exist(page: Page) -> None:
    here = [part for part in page.address.split("/") if part]
    for link, anchor in re.findall(r'href="([^"#:?]*)#([^"]+)"', page.body):
        steps = list(here)
        for part in link.split("/"):
            steps = steps[:-1] if part == ".." else [*steps, part] if part else steps
        assert f'id="{anchor}"' in PAGES["/".join(steps) + "/" * bool(steps)].body, anchor


def test_every_event_stands_on_the_timeline_once_and_in_order() -> None:
    body = PAGES["timeline/"].body
    assert re.findall(r'<li class="fs-event fs-([a-z-]+)( fs-open)?" id="([a-z-]+)"', body) == [
        ("not-sure", "", "bay-surveyed"),  # December 2018 or earlier: it has no first day
        ("not-sure", "", "ferry-began"),  # May 2019
        ("not-sure", "", "boat-promised"),  # about February 2020, so from January on
        ("lasting", "", "strike"),  # 2 to 5 March 2020
        ("day", "", "pier-rebuilt"),  # 1 April 2020
        ("not-sure", " fs-open", "second-boat"),  # planned for about February 2031
    ]
    assert re.findall(r'<h2 id="([^"]+)">([^<]+)<', body) == [
        ("year_open", "No earliest day known"),
        ("year_2019", "2019"),
        ("year_2020", "2020"),
        ("year_2031", "2031"),
    ]
    assert re.findall(r"<h3>([^<]+)<", body) == [
        "December 2018 or earlier", "May 2019", "About February 2020", "March 2020", "April 2020", "About February 2031",
    ]  # fmt: skip


def test_an_uncertain_date_is_never_drawn_as_a_day_nor_given_to_machines_as_one() -> None:
    body = PAGES["timeline/"].body
    for event in re.findall(r'<li class="fs-event fs-[^>]+>.*?</li>', body, re.DOTALL):
        exact = re.search(r'<time datetime="\d{4}-\d{2}-\d{2}">', event)
        assert bool(exact) == ("fs-day" in event)


def test_an_event_is_found_by_its_topic_its_places_and_whoever_carries_it() -> None:
    body = PAGES["timeline/"].body
    tags = dict(re.findall(r'id="([a-z-]+)" data-(topic="[^"]*" data-place="[^"]*" data-actor="[^"]*")', body))
    assert tags["pier-rebuilt"] == 'topic="service" data-place="pier bay" data-actor="bay-post"'
    # Two citations and an echo: the paper, the office, and the line the office speaks for.
    assert set(re.findall(r'actor="([^"]*)"', tags["ferry-began"])[0].split()) == {
        "bay-post", "harbour-office", "bay-line",
    }  # fmt: skip
    assert tags["second-boat"].startswith('topic="" data-place="pier bay"')


PARTY = "Party\N{RIGHT SINGLE QUOTATION MARK}s own statement"


def test_a_spokesperson_of_a_party_speaks_as_a_party() -> None:
    assert PARTY in PAGES["facts/riders-office/"].body.split("<h1")[0]
    row = PAGES["figures/riders/"].body.split("facts/riders-office/")[1].split("</tr>")[0]
    assert PARTY in row
    assert "Speaks for a party" in PAGES["actors/harbour-office/"].body
    assert "facts/riders-office/" in PAGES["actors/bay-line/"].body
    assert PARTY not in PAGES["facts/riders-post/"].body


def test_what_is_known_only_through_others_is_called_neither_read_nor_an_excerpt() -> None:
    assert "· not read; known only through others" in PAGES["actors/bay-line/"].body
    assert "read not read" not in "".join(page.body for page in PAGES.values())


def test_what_was_read_in_excerpt_only_says_so_wherever_it_is_listed() -> None:
    for address in ("facts/", "facts/riders-office/", "places/pier/", "actors/harbour-office/"):
        assert "Read in excerpt only" in PAGES[address].body
    assert "Read in excerpt only" not in PAGES["facts/riders-line/"].body


def test_answers_are_grouped_and_a_speaker_stands_once_with_each() -> None:
    figure = DOSSIER.corpus.figures[FigureId("riders")]
    of = views.Views.of(DOSSIER, "en")
    grouped = [
        (answer, [(speaker.text, scopes) for speaker, scopes in speakers])
        for answer, speakers in of.by_answer((*of.readings(figure), *of.readings(figure)))
    ]
    assert grouped == [
        ("dozens", [("Harbour Office <x>", "The pier, children")]),
        ("at least 120", [("Bay Line", "")]),
        ("about 80", [("Bay Post", "")]),
        ("gave no number when asked", [("Bay Line", "")]),
    ]


def test_actors_and_places_lead_to_their_events() -> None:
    assert 'href="../../timeline/?actor=harbour-office"' in PAGES["actors/harbour-office/"].body
    assert 'href="../../timeline/?place=bay"' in PAGES["places/bay/"].body


def test_an_echo_of_what_is_not_published_leads_nowhere_and_stands_for_itself() -> None:
    changes = {
        "facts/riders-line.yml": RIDERS.replace("state: published", "state: draft"),
        "facts/echo.yml": RIDERS.replace("state:", "repeats: riders-line\nstate:"),
        "sheet.yml": SHEET.replace("[@riders-line]", "[@echo]"),
    }
    found = dossier(changes)
    assert not found.errors
    pages = {address: page.body for address, page in pages_of(found).items()}
    assert "facts/riders-line/" not in "".join(pages.values())
    assert 'href="facts/echo/"' in pages[""]
    assert "at least 120" in pages[""].split("fs-tiles")[1]


def test_a_source_that_gives_the_date_alone_did_not_print_the_value() -> None:
    row = PAGES["figures/riders/"].body.split("facts/riders-post/")[1].split("</tr>")[0]
    assert "Bay Post, 2 May 2020</a>, paragraph 4" in row
    assert "page 9" not in row
    assert "page 9</strong> (for the scope and the date)" in PAGES["facts/riders-post/"].body


def test_a_reading_says_as_of_when_and_on_which_day_it_was_said() -> None:
    assert "as of April 2020, said by Bay Line on 1 May 2020, printed by Bay Post on 2 May 2020" in PAGES[""].body
    assert "undated, said by some riders, printed by Bay Post on 2 May 2020" in PAGES["figures/"].body


def test_statements_to_read_together_are_shown_on_both_pages_and_among_the_figures() -> None:
    note = "This side is not printed, the other is."
    assert note in PAGES["facts/slow-boat/"].body
    assert note in PAGES["facts/boat-promised/"].body
    assert PAGES["figures/"].body.count(note) == 1


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.address)
def test_every_heading_of_the_contents_stands_on_the_page(page: Page) -> None:
    assert re.findall(r'<h2 id="([^"]+)"', page.body) == [heading.anchor for heading in page.headings]


def test_a_translated_text_is_taken_in_its_language_and_a_missing_one_is_marked() -> None:
    french = pages_of(DOSSIER, "fr")
    assert "Un second bateau doit venir." in french["facts/second-boat/"].body
    assert '<span lang="en">The ferry sailed for the first time in May 2019.</span>' in french["facts/"].body


def test_a_source_lists_its_facts_in_the_order_they_are_read() -> None:
    body = PAGES["sources/post-2020/"].body.split('id="against"')[0]
    order = re.findall(r'href="../../facts/([a-z-]+)/"', body)
    # headline, caption, paragraphs 3, 3, 4, 5, 8, 9, 10, 11, 12, 13, 14, 15, 16 and 17
    assert order == [
        "late-riders",
        "slow-boat",
        "riders-line",
        "riders-total",
        "riders-post",
        "second-boat",
        "mood-post",
        "riders-silent",
        "ferry-began",
        "strike",
        "pier-rebuilt",
        "bay-surveyed",
        "boat-promised",
        "crew-line",
        "crew-post",
        "crew-rejected",
    ]


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.address)
def test_no_link_stands_in_a_link(page: Page) -> None:
    assert not [inner for inner in re.findall(r"<a\b[^>]*>(.*?)</a>", page.body, re.DOTALL) if "<a" in inner]


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.address)
def test_titles_and_search_are_words_alone(page: Page) -> None:
    for text in (page.title, page.description, page.search, *(heading.title for heading in page.headings)):
        assert not re.search(r"\*\*|`|\]\(", text)


def test_a_statement_stands_out_on_its_page_and_is_words_elsewhere() -> None:
    page = PAGES["facts/riders-post/"]
    assert page.title == "A reporter counted about 80 people."
    address = "https://example.org/ferry?a=1&amp;b=2"
    assert f'A <a href="{address}" rel="noopener">reporter</a> counted about 80 <em>people</em>.</h1>' in page.body
    assert '<a href="../facts/riders-post/">A reporter counted about 80 <em>people</em>.</a>' in PAGES["facts/"].body


def test_a_field_leads_into_the_sheet_from_any_page() -> None:
    assert '<a href="../../facts/riders-post/" rel="noopener">on <strong>one day</strong></a>' in (
        PAGES["figures/riders/"].body
    )


def test_the_title_of_a_work_is_printed_to_the_letter() -> None:
    for address in ("sources/", "sources/gazette-2020/", "facts/ferry-began/"):
        assert "Le *bac*, un_an_après" in PAGES[address].body


def summary_body(text: str) -> str:
    content = MINIATURE / "content"
    files = {path.relative_to(content).as_posix(): path.read_text(encoding="utf-8") for path in content.rglob("*.yml")}
    files["sheet.yml"] = re.sub(r"(?m)^summary: .*\n(  .*\n)+", f"summary: {text}\n", files["sheet.yml"])
    dossier = prepare(MemoryTree(files), today=dt.date(2020, 6, 1))
    return pages_of(dossier)[""].body


def summary(text: str) -> str:
    body = summary_body(text)
    found = re.search(r'<p class="fs-summary">(.*?)</p>', body, re.DOTALL)
    assert found is not None
    return re.sub(r'<sup class="fs-mark"><a href="facts/([^"]*)/"[^>]*>\d</a></sup>', r"{\1}", found[1].strip())


def test_markdown_in_the_summary_ends_at_a_mark() -> None:
    assert summary("It *began* [@ferry-began], **[late](/x)** [@slow-boat].") == (
        'It <em>began</em>{ferry-began}, <a href="/x" rel="noopener"><strong>late</strong></a>{slow-boat}.'
    )
    assert summary("It *began [@ferry-began] late* [a [@slow-boat] b](/x) `c[@slow-boat]`.") == (
        "It *began{ferry-began} late* [a{slow-boat} b](/x) `c{slow-boat}`."
    )


def test_numbers_side_by_side_are_parted() -> None:
    assert summary("It began [@ferry-began] [@slow-boat], *late* [@ferry-began].") == (
        "It began{ferry-began}<sup>,</sup>{slow-boat}, <em>late</em>{ferry-began}."
    )


def test_an_empty_line_in_the_summary_begins_a_paragraph_and_marks_go_on_counting() -> None:
    body = summary_body(">-\n  It began [@ferry-began].\n\n  It is *slow* [@slow-boat].\n")
    assert re.findall(r'<p class="fs-summary">(.*?)</p>', body, re.DOTALL) == [
        'It began<sup class="fs-mark"><a href="facts/ferry-began/" aria-label="Fact 1">1</a></sup>.',
        'It is <em>slow</em><sup class="fs-mark"><a href="facts/slow-boat/" aria-label="Fact 2">2</a></sup>.',
    ]


def test_each_text_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def spy(text: str) -> tuple[Run, ...]:
        read.append(text)
        return inline(text)

    monkeypatch.setattr(words, "inline", spy)
    pages_of(DOSSIER)
    assert len(read) == len(set(read)) > 20


def test_templates_trust_no_html_but_the_filters() -> None:
    for path in (theme_folder() / "pages").glob("*.html"):
        assert not re.search(r"\|\s*safe\b|autoescape|Markup", path.read_text(encoding="utf-8"))
