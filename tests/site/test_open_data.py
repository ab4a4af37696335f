"""Open data in a built site: real files at addresses that last, feeds that hear of the next edition, days that hold."""

import errno
import json
import multiprocessing
import os
import re
import shutil
import time
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import urldefrag, urljoin
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import feedparser
import pytest

from factsheet.cli.main import main
from factsheet.exports.export import Exported
from factsheet.site.offline import NAME, pack
from factsheet.site.open_data import Writer, told_by, write
from support.editions import an_edition, read, seal_here
from support.sites import Links, build, contents, files_of, pages_of, stamps
from support.standards import atom, json_feed

FIRST, SECOND, THIRD = "2020-06-01", "2020-07-01", "2020-08-01"
HOME = "https://example.org/ferry/"
FEEDS = ("feeds/changes.atom", "feeds/corrections.atom", "feeds/changes.json")
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
TITLE = "The ferry at <b>Lantern</b> Bay & around"
# By hand: the strike lasts a day longer in the third edition, the riders were corrected in the second.
LAST_CHANGED = {
    "facts/ferry-began/": FIRST, "facts/riders-line/": SECOND, "facts/strike/": THIRD, "figures/crew/": FIRST,
    "figures/riders/": SECOND, "sources/report-unseen/": FIRST, "sources/post-2020/": THIRD, "about/": FIRST,
    "facts/rumour/": SECOND, "": THIRD, "changes/": THIRD, "data/": THIRD,
}  # fmt: skip


@pytest.fixture(scope="module")
def site(built: Path) -> Path:
    """The site without an address."""
    return built / "site"


class Discovery(HTMLParser):
    """What a feed reader finds on a page: type, title and address of every feed, in their order."""

    def __init__(self, html: str, at: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self._at = at
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read a tag."""
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and "alternate" in given.get("rel", "").split() and "type" in given:
            self.found.append((given["type"], given["title"], urljoin(self._at, given["href"])))


def feeds_named_on(site: Path, page: str, home: str) -> list[tuple[str, str, str]]:
    return Discovery((site / page / "index.html").read_text(encoding="utf-8"), f"{home}{page}").found


def named_below(home: str, title: str = TITLE) -> list[tuple[str, str, str]]:
    """What a page must name."""
    return [
        ("application/atom+xml", f"{title}: what changed", f"{home}feeds/changes.atom"),
        ("application/atom+xml", f"{title}: corrections", f"{home}feeds/corrections.atom"),
        ("application/feed+json", f"{title}: what changed", f"{home}feeds/changes.json"),
    ]


def test_data_of_the_newest_edition_stands_where_it_will_stand_for_ever(site: Path, placed: Path) -> None:
    for folder in (site, placed):
        newest, latest = contents(folder / THIRD), contents(folder / "latest")
        given = {name for name in newest if name.startswith(("data/", "embed/")) or name == "timeline.ics"}
        real = {name for name in latest if name in given and latest[name] == newest[name]}
        assert given - real == {"data/index.html"}
        assert {
            "data/readings.csv", "data/factsheet.json", "data/datapackage.json", "data/facts/strike.json",
            "embed/riders/index.html", "embed/style.css", "timeline.ics",
        } <= real  # fmt: skip
        assert latest["data/readings.csv"].startswith(b"id,figure,")
        assert not (folder / "latest/data/readings.csv").is_symlink()
        # The page leads on; only the edition's own can be cited.
        assert b'content="0; url=../../2020-08-01/data/"' in latest["data/index.html"]
        assert b"http-equiv" not in latest["embed/riders/index.html"]
    assert (site / SECOND / "data/factsheet.json").read_bytes() != (site / THIRD / "data/factsheet.json").read_bytes()


def test_a_frame_finds_its_style_and_its_figure_from_where_it_stands(site: Path, placed: Path) -> None:
    for folder in (site, placed):
        for where in ("latest", FIRST, THIRD):
            html = (folder / where / "embed/riders/index.html").read_text(encoding="utf-8")
            style = re.findall(r'<link rel="stylesheet" href="([^"]*)">', html)
            assert style == ["../style.css"]
            assert (folder / where / "embed/riders" / style[0]).resolve().is_file()
            for link in (urldefrag(each).url for each in Links(html).found):
                target = (folder / where / "embed/riders" / link).resolve()
                assert (target / "index.html" if link.endswith("/") else target).is_file(), link


def test_every_page_names_the_feeds(site: Path, placed: Path) -> None:
    for folder, home in ((site, "https://nowhere.example/x/"), (placed, HOME)):
        for page in ("", f"{FIRST}/", f"{THIRD}/", f"{THIRD}/facts/strike/", f"{SECOND}/data/", f"{THIRD}/about/"):
            assert feeds_named_on(folder, page, home) == named_below(home), page
        for path in FEEDS:
            assert (folder / path).is_file()
        assert feeds_named_on(folder, "latest/facts/strike/", home) == []
    assert feeds_named_on(placed, "draft/", HOME) == []


def test_feeds_hold_to_their_standards_and_lead_to_pages(site: Path, placed: Path) -> None:
    for folder, home, base in ((site, "https://nowhere.example/", ""), (placed, HOME, HOME)):
        for path in FEEDS[:2]:
            data = (folder / path).read_bytes()
            assert atom.faults(data) == []
            headers = {"content-location": f"{home}{path}", "content-type": "application/atom+xml"}
            found = feedparser.parse(data, response_headers=headers)
            assert not found.bozo
            links = [entry.link for entry in found.entries]
            links += [link for entry in found.entries for link in Links(entry.content[0].value).found]
            assert len(links) >= 3
            for link in links:
                page, anchor = urldefrag(link)
                assert page.startswith(home)
                file = folder / page.removeprefix(home) / "index.html"
                assert file.is_file(), link
                assert not anchor or anchor in Links(file.read_text(encoding="utf-8")).anchors, link
        read_json = json.loads((folder / FEEDS[2]).read_bytes())
        assert json_feed.faults(read_json) == []
        assert read_json.get("feed_url", "") == (f"{base}feeds/changes.json" if base else "")
    for path in FEEDS:
        assert (site / path).read_bytes() != (placed / path).read_bytes()
    names = [
        re.findall(r"<id>(.*?)</id>", (folder / FEEDS[0]).read_text(encoding="utf-8")) for folder in (site, placed)
    ]
    assert len(set(names[0])) == 4
    assert names[0] == names[1]


def test_a_reader_subscribed_at_the_root_hears_of_the_next_edition(small: Path, small_built: Path) -> None:
    before = feedparser.parse((small / "site" / FEEDS[0]).read_bytes())
    assert [entry.title for entry in before.entries] == ["Edition 2020-06-20", "Edition 2020-06-10"]
    same = stamps(small / "site")
    assert build(small) == 0
    assert stamps(small / "site") == same, "an unchanged build writes nothing"
    fact = small / "content/facts/ferry-began.yml"
    fact.write_text(fact.read_text(encoding="utf-8").replace("paragraph 2", "paragraph 3"), encoding="utf-8")
    note = small / "content/changes/place.yml"
    note.parent.mkdir()
    note.write_text("facts: [ferry-began]\nkind: clarification\nnote: Another paragraph.\n", encoding="utf-8")
    seal_here(small, "2020-07-01")
    assert build(small) == 0
    [feed] = [href for kind, title, href in feeds_named_on(small / "site", "", HOME) if title.endswith("what changed")
              and kind == "application/atom+xml"]  # fmt: skip
    after = feedparser.parse((small / "site" / feed.removeprefix(HOME)).read_bytes())
    assert [entry.title for entry in after.entries] == [
        "Edition 2020-07-01",
        "Edition 2020-06-20",
        "Edition 2020-06-10",
    ]
    assert [entry.id for entry in after.entries[1:]] == [entry.id for entry in before.entries]
    assert "Citation changed" in after.entries[0].content[0].value
    assert "Clarification: Another paragraph." in after.entries[0].content[0].value
    for path in ("data/readings.csv", "data/changes.json", "llms.txt"):
        if path != "llms.txt":
            assert (small / "site/latest" / path).read_bytes() == (small / "site/2020-07-01" / path).read_bytes()
        assert (small / "site/2020-06-20" / path).read_bytes() == (small_built / "site/2020-06-20" / path).read_bytes()
    assert json.loads((small / "site/latest/data/changes.json").read_bytes())["about"]["edition"] == "2020-07-01"
    assert "(2020-07-01/facts/)" in (small / "site/llms.txt").read_text(encoding="utf-8")


def test_what_is_missing_or_other_at_the_root_is_no_unchanged_site(small: Path) -> None:
    site = small / "site"
    good = contents(site)
    for name in ("feeds/changes.atom", "latest/data/readings.csv"):
        (site / name).unlink()
        assert build(small) == 0
        assert contents(site) == good
    for name in ("llms.txt", "latest/embed/style.css"):
        # A file there may be one with that of its edition.
        (site / name).unlink()
        (site / name).write_bytes(good[name] + b" ")
        assert build(small) == 0
        assert contents(site) == good


def test_the_same_dossier_gives_the_same_data(small_built: Path, tmp_path: Path) -> None:
    assert build(small_built, "--site-dir", str(tmp_path / "site")) == 0
    again, before = contents(tmp_path / "site"), contents(small_built / "site")
    assert len(files_of(again, "2020-06-20/data")) > 20
    assert again == before


def sitemap(path: Path, element: str) -> dict[str, str]:
    """Every address with its day."""
    listed = ET.parse(path).getroot().findall(f"{SITEMAP}{element}")  # noqa: S314 - our own
    return {each.findtext(f"{SITEMAP}loc") or "": each.findtext(f"{SITEMAP}lastmod") or "" for each in listed}


def test_a_sitemap_says_when_what_a_page_tells_last_changed(placed: Path) -> None:
    found = sitemap(placed / THIRD / "sitemap.xml", "url")
    assert len(found) > 40
    assert set(found.values()) == {FIRST, SECOND, THIRD}
    assert {page: found[f"{HOME}{THIRD}/{page}"] for page in LAST_CHANGED} == LAST_CHANGED
    first = sitemap(placed / FIRST / "sitemap.xml", "url")
    assert set(first.values()) == {FIRST}
    assert sitemap(placed / "sitemap.xml", "sitemap") == {f"{HOME}{THIRD}/sitemap.xml": THIRD}


def test_every_file_of_data_a_page_leads_to_is_there(site: Path, placed: Path) -> None:
    for folder in (site / FIRST, site / THIRD, placed / SECOND, placed / "draft"):
        led_to = 0
        for name, html in pages_of(folder).items():
            for link in Links(html).found:
                if re.search(r"(^|/)(data|embed|feeds)/|\.(ics|txt)$", link) and not re.match("[a-z]+:|/", link):
                    target = (folder / name).parent / link
                    assert (target / "index.html" if link.endswith("/") else target).is_file(), (name, link)
                    led_to += 1
        assert led_to > 200, folder
    home = (site / THIRD / "index.html").read_text(encoding="utf-8")
    assert {"data/", "data/edition.bib", "data/edition.csl.json"} <= set(Links(home).found)


@pytest.fixture(scope="module")
def packed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The `.zip` of an older and of the newest edition without an address."""
    top = tmp_path_factory.mktemp("packed")
    folders = [Path(shutil.copytree(site / edition, top / edition)) for edition in (FIRST, THIRD)]
    for folder in folders:
        pack(folder)
    return [folder / NAME for folder in folders]


def packed_links(archive: ZipFile) -> Iterator[tuple[str, str]]:
    """Every link of every page in it that leads nowhere else, with where it leads."""
    for name in archive.namelist():
        if name.endswith(".html"):
            for address in re.findall(r'(?:href|src)="([^"#?]+)', archive.read(name).decode()):
                if not re.match(r"[a-z]+:", address):
                    yield name, normpath(join(name, "..", address))


def test_the_zip_holds_the_data(packed: list[Path], placed: Path) -> None:
    for path in (*packed, placed / FIRST / NAME, placed / THIRD / NAME):
        with ZipFile(path) as archive:
            names = set(archive.namelist())
            assert {
                "factsheet/data/readings.csv", "factsheet/data/factsheet.json", "factsheet/data/facts/strike.json",
                "factsheet/data/index.html", "factsheet/embed/riders/index.html", "factsheet/embed/style.css",
                "factsheet/timeline.ics", "factsheet/llms.txt",
            } <= names  # fmt: skip
            assert [link for link in packed_links(archive) if link[1] not in names] == []
            edition = path.parent
            for name in ("data/readings.csv", "data/facts/strike.json", "embed/style.css", "timeline.ics"):
                assert archive.read(f"factsheet/{name}") == (edition / name).read_bytes()


def test_in_the_zip_feeds_are_those_of_the_site_or_none(packed: list[Path], placed: Path) -> None:
    for path in packed:
        with ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith(".html"):
                    html = archive.read(name).decode()
                    assert 'rel="alternate' not in html, name
                    assert not [link for link in Links(html).found if re.search("feeds/|latest/", link)], name
    with ZipFile(placed / THIRD / NAME) as archive:
        for page in ("index.html", "facts/strike/index.html", "data/index.html"):
            html = archive.read(f"factsheet/{page}").decode()
            assert Discovery(html, "https://disk.example/").found == named_below(HOME), page


def test_a_program_that_reads_at_the_root_finds_every_page_it_is_told_of(site: Path, placed: Path) -> None:
    for folder, home in ((site, ""), (placed, HOME)):
        for where, base in (("", ""), (THIRD, f"{THIRD}/")):
            text = (folder / where / "llms.txt").read_text(encoding="utf-8")
            links = re.findall(r"\]\(([^)]*)\)", text)
            assert len(links) >= 17
            for link in links:
                assert link.startswith(home)
                inside = link.removeprefix(home) if home else f"{base}{link}"
                target = folder / inside
                assert (target / "index.html" if inside.endswith("/") else target).is_file(), link
            assert f"]({home or ''}{THIRD}/data/readings.csv)" in text or where == THIRD
            assert "Edition 2020-08-01, sources considered up to 1 August 2020." in text
    assert unescape(re.findall(r"^# (.*)$", (site / "llms.txt").read_text(encoding="utf-8"), re.MULTILINE)[0]) == (
        "The ferry at (b)Lantern(/b) Bay & around"
    )


@pytest.mark.parametrize("where", ["site", "placed"])
def test_what_is_exported_are_the_files_of_the_site(
    where: str, built: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue(where)
    address = ("--address", HOME) if where == "placed" else ()
    for edition in (FIRST, THIRD):
        output = tmp_path / edition
        assert main(["export", "-C", str(built), "--edition", edition, "-o", str(output), *address]) == 0
        exported = contents(output)
        theirs = contents(site / edition)
        assert len(exported) > 100
        assert exported.pop("CITATION.cff")
        for name in FEEDS:
            assert exported.pop(name) == (site / name).read_bytes(), name
        expected = {
            name: data for name, data in theirs.items()
            if name.startswith(("data/", "embed/")) or name in {"timeline.ics", "llms.txt"}
        }  # fmt: skip
        del expected["data/index.html"]
        assert set(exported) == set(expected)
        frames = {name for name in expected if re.fullmatch(r"embed/.+/index\.html", name)}
        if where == "placed":
            # A frame may be put on any host, so it leads to where the pages stand.
            there = f'href="{HOME}{edition}/'.encode()
            expected |= {name: expected[name].replace(b'href="../../', there) for name in frames}
        others = {name for name in expected if exported[name] != expected[name]}
        # Nowhere in particular, a frame of an older edition knows of no other beside it.
        assert others == (frames if edition == FIRST and where == "site" else set())


def test_what_an_edition_told_is_read_back_from_its_folder(site: Path) -> None:
    edition = read(an_edition({}, "2030-06-01"))
    told = told_by(edition, site / SECOND)
    assert told.edition is edition
    assert [each["record"] for each in told.changes["changes"]][:2] == ["facts/riders-line", "facts/riders-total"]


def test_writing_says_how_many_files_there_were(tmp_path: Path) -> None:
    assert write([], tmp_path / "none") == 0
    assert not (tmp_path / "none").exists()


def test_another_process_writes_the_same_and_what_it_cannot_do_is_done_here(tmp_path: Path) -> None:
    files = [Exported("data/a.txt", lambda: ["one ", "two"]), Exported("embed/x/index.html", lambda: ["<p>"])]
    for apart in (True, False):
        writer = Writer(lambda: files, tmp_path / str(apart), apart=apart)
        writer.finish()
    assert contents(tmp_path / "True") == contents(tmp_path / "False") == {
        "data/a.txt": b"one two", "embed/x/index.html": b"<p>",
    }  # fmt: skip
    here = os.getpid()

    def only_here() -> list[str]:
        if os.getpid() != here:
            raise OSError(errno.ENOSPC, "No space left on device")
        return ["done"]

    Writer(lambda: [Exported("a.txt", only_here)], tmp_path / "again", apart=True).finish()
    assert contents(tmp_path / "again") == {"a.txt": b"done"}

    def nowhere() -> list[str]:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        Writer(lambda: [Exported("a.txt", nowhere)], tmp_path / "full", apart=True).finish()


def test_who_gives_up_leaves_no_process_behind(tmp_path: Path) -> None:
    def for_ever() -> list[str]:
        time.sleep(60)
        return []

    began = time.monotonic()
    writer = Writer(lambda: [Exported("a.txt", for_ever)], tmp_path, apart=True)
    writer.stop()
    assert time.monotonic() - began < 30
    assert multiprocessing.active_children() == []
