"""The root of a site: the way in, what leads to the newest edition, and the lists of editions."""

import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from factsheet.site.door import Published, door, latest, latest_files, lists
from support.editions import an_edition, read
from support.sites import Links, build, contents, files_of

FIRST, SECOND, THIRD = "2020-06-01", "2020-07-01", "2020-08-01"
HOME = "https://example.org/ferry/"
TITLE = "The ferry at &lt;b&gt;Lantern&lt;/b&gt; Bay &amp; around"
ROOT = {
    ".factsheet", FIRST, SECOND, THIRD, "404.html", "editions.json", "feeds", "index.html", "latest", "llms.txt",
    "versions.json",
}  # fmt: skip
STUBS = {
    "", "about/", "actors/", "actors/bay-line/", "actors/bay-post/", "actors/harbour-office/", "changes/", "contents/",
    "corrections/", "data/", "facts/", "facts/bay-surveyed/", "facts/boat-promised/", "facts/crew-again/", "facts/crew-line/",
    "facts/crew-post/", "facts/crew-rejected/", "facts/ferry-began/", "facts/ferry-began-gazette/",
    "facts/late-riders/", "facts/mood-post/", "facts/pier-rebuilt/", "facts/riders-line/", "facts/riders-office/",
    "facts/riders-post/", "facts/riders-silent/", "facts/riders-total/", "facts/rumour/", "facts/second-boat/",
    "facts/slow-boat/", "facts/strike/", "figures/", "figures/boats/", "figures/crew/", "figures/late/",
    "figures/mood/", "figures/riders/", "mission/", "places/", "places/bay/", "places/pier/", "sources/",
    "sources/gazette-2020/", "sources/post-2020/", "sources/report-unseen/", "timeline/",
}  # fmt: skip


@pytest.fixture(scope="module")
def site(built: Path) -> Path:
    """The site without an address."""
    return built / "site"


class Stub(HTMLParser):
    """Where a page that leads on leads: by itself, by its link, and whom it names as the one to cite."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.refresh = self.link = self.canonical = ""
        self.words = ""
        self.noindex = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read a tag."""
        given = {name: value or "" for name, value in attrs}
        if given.get("http-equiv") == "refresh":
            self.refresh = given["content"].removeprefix("0; url=")
        if given.get("name") == "robots":
            self.noindex = given["content"] == "noindex"
        if given.get("rel") == "canonical":
            self.canonical = given["href"]
        if tag == "a":
            self.link = given["href"]

    def handle_data(self, data: str) -> None:
        """Read words."""
        self.words += data.strip()


def stub(site: Path, address: str) -> Stub:
    return Stub((site / address / "index.html").read_text(encoding="utf-8"))


def test_nothing_else_stands_at_the_root(site: Path, placed: Path) -> None:
    assert {path.name for path in site.iterdir()} == ROOT
    assert {path.name for path in placed.iterdir()} == ROOT | {"draft", "sitemap.xml", "robots.txt"}


def test_the_root_leads_to_the_newest_edition(site: Path, placed: Path) -> None:
    for folder, canonical in ((site, ""), (placed, f"{HOME}2020-08-01/")):
        found = stub(folder, "")
        assert found.refresh == "2020-08-01/"
        assert found.link == "2020-08-01/"
        assert found.canonical == canonical
        assert found.words
    assert f'<a href="2020-08-01/" data-door>{TITLE}</a>' in (site / "index.html").read_text(encoding="utf-8")


def test_every_page_of_any_edition_has_an_address_for_ever(site: Path, placed: Path) -> None:
    for folder, canonical in ((site, ""), (placed, HOME)):
        names = files_of(contents(folder), "latest")
        pages = {name for name in names if name.endswith("index.html") and not name.startswith("embed/")}
        assert {name.removesuffix("index.html") for name in pages} == STUBS
        for address in STUBS:
            found = stub(folder, f"latest/{address}")
            up = "../" * (address.count("/") + 1)
            assert found.refresh == found.link == f"{up}2020-08-01/{address}"
            assert found.canonical == (f"{canonical}2020-08-01/{address}" if canonical else "")
            assert found.words, address
            assert (folder / "2020-08-01" / address / "index.html").is_file()


def test_what_leads_on_runs_no_script_of_its_own_and_loads_what_is_there(site: Path) -> None:
    for address in STUBS:
        html = (site / "latest" / address / "index.html").read_text(encoding="utf-8")
        assert "onload" not in html
        assert not re.search(r"<script(?! src=)", html)
        for link in Links(html).found:
            target = (site / "latest" / address / link).resolve()
            assert target.is_relative_to(site), link
            assert target.is_dir() or target.is_file(), link


def test_latest_holds_real_copies_of_files(site: Path, placed: Path) -> None:
    copy = placed / "latest/factsheet.zip"
    assert copy.is_file()
    assert not copy.is_symlink()
    assert copy.read_bytes() == (placed / THIRD / "factsheet.zip").read_bytes()
    files = {name for name in files_of(contents(placed), "latest") if not name.endswith("index.html")}
    assert {name for name in files if not name.startswith(("data/", "embed/"))} == {"factsheet.zip", "timeline.ics"}
    assert {"data/readings.csv", "data/figures/riders.json", "embed/style.css"} < files
    for name in ["data/readings.csv", "embed/riders/index.html"]:
        assert (placed / "latest" / name).read_bytes() == (placed / THIRD / name).read_bytes()
    assert not (site / "latest/factsheet.zip").exists()


def test_the_edition_menu_reads_the_newest_first(site: Path, placed: Path) -> None:
    for folder in (site, placed):
        assert json.loads((folder / "versions.json").read_bytes()) == [
            {"version": "2020-08-01", "title": "Edition 2020-08-01", "aliases": []},
            {"version": "2020-07-01", "title": "Edition 2020-07-01", "aliases": []},
            {"version": "2020-06-01", "title": "Edition 2020-06-01", "aliases": []},
        ]


@pytest.mark.parametrize(("where", "home"), [("site", ""), ("placed", HOME)])
def test_programs_are_told_of_every_edition(where: str, home: str, built: Path, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(where)
    days = [("2020-08-01", "2020-07-01"), ("2020-07-01", "2020-06-01"), ("2020-06-01", None)]
    seals = {
        day: json.loads((built / f"content/editions/{day}.json").read_bytes())["sha256"] for day, _ in days
    }  # fmt: skip
    found = json.loads((site / "editions.json").read_bytes())
    counts = [each.pop("files") for each in found["editions"]]
    assert found == {
        "version": 1,
        "editions": [
            {
                "id": day, "title": f"Edition {day}", "notes": "", "cutoff": day, "released": day,
                "predecessor": before, "engine": 1, "sha256": seals[day], "redactions": [],
                "address": f"{home}{day}/", "manifest": f"{day}/manifest.json",
            }
            for day, before in days
        ],
    }  # fmt: skip
    # The two lists of files do not list themselves.
    assert counts == [len(contents(site / day)) - 2 for day, _ in days]


def test_the_error_page_is_that_of_the_newest_edition(site: Path, placed: Path) -> None:
    for folder in (site, placed):
        assert (folder / "404.html").read_bytes() == (folder / THIRD / "404.html").read_bytes()
    assert 'href="/2020-08-01/assets/stylesheets/' in (site / "404.html").read_text(encoding="utf-8")
    assert 'href="/ferry/2020-08-01/assets/stylesheets/' in (placed / "404.html").read_text(encoding="utf-8")


def test_search_engines_are_led_to_the_newest_edition(placed: Path) -> None:
    assert (placed / "robots.txt").read_text(encoding="utf-8") == (
        "User-agent: *\nAllow: /\nSitemap: https://example.org/ferry/sitemap.xml\n"
    )
    index = (placed / "sitemap.xml").read_text(encoding="utf-8")
    assert re.findall(r"<loc>(.*?)</loc>", index) == ["https://example.org/ferry/2020-08-01/sitemap.xml"]
    assert (placed / THIRD / "sitemap.xml").is_file()


def test_the_words_at_the_root_are_those_of_the_newest_edition(root: Path) -> None:
    """What nobody has sealed is not published, not even a title."""
    sheet = root / "content/sheet.yml"
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(re.sub(r"(?m)^title: .*$", "title: NOT SEALED YET", text), encoding="utf-8")
    shutil.rmtree(root / "site")
    assert build(root) == 0
    named = [name for name, data in contents(root / "site").items() if b"NOT SEALED YET" in data]
    assert named == []


def published(identifier: str, *files: str) -> Published:
    """An edition of which only the names of its files are known."""
    return Published(read(an_edition({}, identifier)), tuple(sorted(files)))


def test_a_page_that_only_an_older_edition_has_leads_to_the_home_of_the_newest() -> None:
    old = published("2030-06-01", "index.html", "gone/index.html", "facts/gone/index.html")
    new = published("2030-07-01", "index.html", "facts/here/index.html")
    found = {name: Stub(data.decode()) for name, data in latest([new, old], "The <sheet>", "en", "https://a.org")}
    assert {name: (each.link, each.refresh == each.link, each.canonical) for name, each in found.items()} == {
        "latest/index.html": ("../2030-07-01/", True, "https://a.org/2030-07-01/"),
        "latest/facts/gone/index.html": ("../../../2030-07-01/", True, "https://a.org/2030-07-01/"),
        "latest/facts/here/index.html": (
            "../../../2030-07-01/facts/here/", True, "https://a.org/2030-07-01/facts/here/",
        ),
        "latest/gone/index.html": ("../../2030-07-01/", True, "https://a.org/2030-07-01/"),
    }  # fmt: skip


def test_files_that_are_asked_for_without_an_edition() -> None:
    new = published(
        "2030-07-01", "index.html", "factsheet.pdf", "timeline.ics", "data/facts.csv", "data/index.html",
        "embed/riders/index.html", "search/index.json", "static/file.js", "assets/factsheet.zip",
    )  # fmt: skip
    assert list(latest_files(new)) == [
        "data/facts.csv", "embed/riders/index.html", "factsheet.pdf", "timeline.ics",
    ]  # fmt: skip
    # The page that explains the data leads on, as every page does; its pictures and styles are not there.
    pages = {name for name, _ in latest([new], "", "en", "")}
    assert pages == {"latest/index.html", "latest/data/index.html"}


def test_an_address_with_and_without_a_slash_is_the_same() -> None:
    new = published("2030-07-01", "index.html")
    assert lists([new], "https://a.org/x") == lists([new], "https://a.org/x/")
    assert door("T", "en", "2030-07-01", "https://a.org/x") == door("T", "en", "2030-07-01", "https://a.org/x/")


def test_a_title_is_text() -> None:
    new = published("2030-07-01", "index.html")
    for data in (
        door('"><script>', "en", "x", "")["index.html"],
        dict(latest([new], '"><script>', "en", ""))["latest/index.html"],
    ):
        assert b"&quot;&gt;&lt;script&gt;" in data
        assert b"><script>" not in data


def test_what_leads_on_is_not_itself_found_where_it_names_no_other() -> None:
    """A page cannot both ask not to be found and name whom to cite in its place."""
    new = published("2030-07-01", "index.html")
    for address, noindex in (("", True), ("https://a.org/", False)):
        assert Stub(door("T", "en", "2030-07-01", address)["index.html"].decode()).noindex is noindex
        assert Stub(dict(latest([new], "T", "en", address))["latest/index.html"].decode()).noindex is noindex
