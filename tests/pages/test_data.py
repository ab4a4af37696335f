"""The page of open data and the files it explains: neither says more, or less, than the other."""

import csv
import datetime as dt
import re
from collections.abc import Mapping
from html import unescape
from io import StringIO

import pytest

from factsheet.documents.tree import FolderTree
from factsheet.dossier import Dossier, Shelf, prepare
from factsheet.exports.catalogue import CATALOGUE, FORMATS, files_of
from factsheet.exports.export import Export
from factsheet.exports.names import Form
from factsheet.pages.assemble import assemble
from factsheet.pages.embedded import STYLE
from factsheet.pages.page import Page
from factsheet.theme import theme_folder
from factsheet.wording.catalogue import Column, Listed
from support.editions import MINIATURE, an_edition, read

DOSSIER: Dossier = prepare(FolderTree(MINIATURE), today=dt.date(2020, 6, 1))
EXPORT = Export.of(DOSSIER)
ASSEMBLED = assemble(DOSSIER, theme_folder() / "pages", "en", catalogue=CATALOGUE)
FILES = [each.path for each in files_of(EXPORT)]
EMBEDS = [f"{each.address}index.html" for each in ASSEMBLED.embeds()]
# What stands beside a file that is listed, as the words of that one say.
BESIDE = {
    "data/schema/factsheet.json": ["data/schema/fact.json", "data/schema/figure.json"],
    "data/edition.csl.json": ["data/edition.bib", "data/edition.txt"],
}


def page_of(dossier: Dossier, *, beside: bool = False) -> Page:
    plans = assemble(dossier, theme_folder() / "pages", "en", beside=beside, catalogue=CATALOGUE).plans
    [plan] = [each for each in plans if each.address == "data/"]
    return plan.page()


@pytest.fixture(scope="module")
def page() -> Page:
    return page_of(DOSSIER)


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def family(listed: Listed) -> re.Pattern[str]:
    """Which paths are meant: any id stands for `<id>`; a folder means its page."""
    whole = "[a-z0-9][a-z0-9-]*".join(map(re.escape, re.split(r"<[a-z]+>", listed.path)))
    return re.compile(whole + ("index.html" if listed.path.endswith("/") else ""))


def test_every_file_the_catalogue_names_is_there() -> None:
    there = [*FILES, *EMBEDS]
    for listed in CATALOGUE:
        found = [path for path in there if family(listed).fullmatch(path)]
        assert len(found) == 1 if listed.one else found, listed.path
    for listed_path, others in BESIDE.items():
        [listed] = [each for each in CATALOGUE if each.path == listed_path]
        for other in others:
            assert other in FILES
            assert other.rsplit("/", 1)[1] in listed.about


def test_every_file_is_explained_by_the_catalogue() -> None:
    assert len(FILES) == len(set(FILES)) > 100
    beside = {other for others in BESIDE.values() for other in others}
    families = [family(each) for each in CATALOGUE]
    told_of_siblings = [each for each in CATALOGUE if not each.one and ".bib and .txt beside it" in each.about]
    assert [each.path for each in told_of_siblings] == [
        "data/figures/<id>.csl.json", "data/facts/<id>.csl.json", "data/sources/<id>.csl.json",
    ]  # fmt: skip
    siblings = [family(each) for each in told_of_siblings]
    for path in [*FILES, *EMBEDS]:
        as_csl = re.sub(r"\.(bib|txt)$", ".csl.json", path)
        explained = path in beside or any(each.fullmatch(path) for each in families)
        assert explained or (as_csl != path and any(each.fullmatch(as_csl) for each in siblings)), path


def test_the_files_of_the_contract_are_there() -> None:
    for path in (
        "data/factsheet.json", "data/facts/riders-line.json", "data/figures/riders.json", "data/facts.csv",
        "data/readings.csv", "data/events.csv", "data/sources.csv", "data/relations.csv", "data/datapackage.json",
        "data/sources.csl.json", "data/sources.bib", "data/sources/post-2020.csl.json", "data/facts/riders-line.bib",
        "data/figures/riders.csl.json", "timeline.ics", "llms.txt",
    ):  # fmt: skip
        assert path in FILES, path
    assert any(path.startswith("data/schema/") for path in FILES)
    assert "embed/riders/index.html" in EMBEDS
    assert STYLE not in FILES
    assert set(FORMATS) >= {"json", "csv", "csl-json", "bibtex"}


def rows_of(body: str) -> Mapping[str, list[tuple[str, str, str]]]:
    """The columns that the page explains, by the name of their table."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for anchor, table in re.findall(r'<h3 id="([a-z]+)">(.*?)</details>', body, re.DOTALL):
        cells = (re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in table.split("<tr>")[2:])
        found[anchor] = [(words(name), words(form), words(about)) for name, form, about in cells]
    return found


def meaning(column: Column) -> str:
    terms = column.constraints.get("enum")
    return column.about + (f" One of: {', '.join(map(str, terms))}." if isinstance(terms, list) else "")


def test_every_column_of_every_table_is_explained(page: Page) -> None:
    shown = rows_of(page.body)
    tables = {each.path: each for each in CATALOGUE if each.columns}
    assert set(tables) == {f"data/{name}.csv" for name in ("facts", "readings", "events", "sources", "relations")}
    texts = {each.path: each.text for each in FORMATS[Form.CSV](EXPORT)}
    for path, table in tables.items():
        anchor = path.removeprefix("data/").removesuffix(".csv")
        header = next(csv.reader(StringIO(texts[path], newline="")))
        assert [name for name, _, _ in shown[anchor]] == header == [each.name for each in table.columns], path
        assert [about for _, _, about in shown[anchor]] == [words(meaning(each)) for each in table.columns], path
        assert [form for _, form, _ in shown[anchor]] == [each.type for each in table.columns], path
        for name, _, about in shown[anchor]:
            assert len(about) > 5, name
            assert about.endswith("."), name
        assert f'<a href="../{path}" download>' in page.body


def test_what_a_newsroom_must_know_of_a_column_stands_there(page: Page) -> None:
    shown = rows_of(page.body)
    assert ("id", "string", "The fact's id, which is permanent.") in shown["facts"]
    assert ("licence", "string", "The licence of the sheet, by its short name.") in shown["sources"]
    [strength] = [about for name, _, about in shown["relations"] if name == "strength"]
    assert strength == "How firm a clash is; empty for what is none. One of: definite, soft, possible."


def test_every_other_file_is_explained_and_links_lead_to_files(page: Page) -> None:
    listed = {words(path): words(about) for path, about in re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page.body)}
    assert listed == {each.path: f"{each.format}. {each.about}" for each in CATALOGUE if not each.columns}
    links = re.findall(r'href="\.\./([^"]*)"', page.body)
    assert len(links) >= 15
    assert [each for each in links if each not in FILES] == []


def test_the_page_says_what_may_be_done_with_the_data(page: Page) -> None:
    text = words(page.body)
    assert "Licence: CC-BY-4.0." in text
    assert "This is a draft: everything may change." in text
    for heading in page.headings:
        assert f'<h2 id="{heading.anchor}">{heading.title}</h2>' in page.body
    assert [each.anchor for each in page.headings] == ["rules", "tables", "files"]
    assert "feeds/" not in page.body  # nothing stands beside it


def test_an_edition_says_which_it_is_and_where_the_newest_files_are() -> None:
    edition = read(an_edition({}, "2030-06-01"))
    dossier = Shelf([edition]).dossier(edition)
    alone, beside = page_of(dossier), page_of(dossier, beside=True)
    for page in (alone, beside):
        assert "These files are those of edition 2030-06-01 and stay as they are." in words(page.body)
        assert "edition 2030-06-01" in words(re.findall(r'<span class="fs-cite">(.*?)</span>', page.body)[0])
    feeds = [f"../../feeds/{name}" for name in ("changes.atom", "corrections.atom", "changes.json")]
    assert re.findall(r'href="(\.\./\.\./[^"]*)"', beside.body) == ["../../latest/data/readings.csv", *feeds]
    assert re.findall(r'href="(\.\./\.\./[^"]*)"', alone.body) == []
    assert [each.anchor for each in beside.headings] == ["rules", "tables", "files", "feeds"]


def test_a_draft_beside_which_no_edition_stands_names_no_feed() -> None:
    """Of no edition there is no feed: a link to one would lead to nothing."""
    page = page_of(Shelf([]).with_chronicle(DOSSIER), beside=True)
    assert "feeds/" not in page.body
    assert [each.anchor for each in page.headings] == ["rules", "tables", "files"]
