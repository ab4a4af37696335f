"""The site of three editions: what each of them says of itself, of those before it, and of what was found wrong."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from factsheet.cli.main import main
from support.repository import new_repository
from support.sites import build, contents, dead_links, files_of, pages_of, verify

FIRST, SECOND, THIRD = "2020-06-01", "2020-07-01", "2020-08-01"
OLDER = (FIRST, SECOND)
HOME = "https://example.org/ferry/"
BANNER = re.compile(r'<aside class="md-banner">(.*?)</aside>', re.DOTALL)
NOINDEX = '<meta name="robots" content="noindex">'
RECORDS = (
    "actors/bay-line", "actors/bay-post", "actors/harbour-office", "facts/bay-surveyed", "facts/boat-promised",
    "facts/crew-again", "facts/crew-line", "facts/crew-post", "facts/crew-rejected", "facts/ferry-began",
    "facts/ferry-began-gazette", "facts/late-riders", "facts/mood-post", "facts/pier-rebuilt", "facts/riders-line",
    "facts/riders-office", "facts/riders-post", "facts/riders-silent", "facts/riders-total", "facts/rumour",
    "facts/second-boat", "facts/slow-boat", "facts/strike", "figures/boats", "figures/crew", "figures/late",
    "figures/mood", "figures/riders", "places/bay", "places/pier", "sources/gazette-2020", "sources/post-2020",
    "sources/report-unseen",
)  # fmt: skip
LISTS = (
    "about", "actors", "changes", "contents", "corrections", "data", "facts", "figures", "mission", "places", "sources",
    "timeline",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(built: Path) -> Path:
    """The site without an address."""
    return built / "site"


def read(site: Path, address: str) -> str:
    """Read a page by its address."""
    return (site / address / "index.html").read_text(encoding="utf-8")


def article(site: Path, address: str) -> str:
    found = re.search(r"<article.*</article>", read(site, address), re.DOTALL)
    assert found is not None
    return found[0]


def history(site: Path, address: str) -> list[str]:
    """Give the lines of a page's history, without their tags."""
    found = re.search(r'<ol class="fs-history">(.*?)</ol>', read(site, address), re.DOTALL)
    lines = [re.sub(r"<.*?>", "", line) for line in found[1].splitlines()] if found is not None else []
    return [line for line in lines if line]


def page_addresses(site: Path, edition: str) -> set[str]:
    return {name.removesuffix("index.html").rstrip("/") for name in files_of(contents(site), edition)
            if name.endswith("index.html") and not name.startswith("embed/")}  # fmt: skip


def test_every_edition_has_every_page_and_what_went_has_its_page_still(site: Path) -> None:
    assert page_addresses(site, FIRST) == {"", *RECORDS, *LISTS} - {"facts/bay-surveyed"}
    assert page_addresses(site, SECOND) == {"", *RECORDS, *LISTS}
    assert page_addresses(site, THIRD) == {"", *RECORDS, *LISTS}


@pytest.mark.parametrize("edition", OLDER)
@pytest.mark.parametrize("where", ["site", "placed"])
def test_every_page_of_an_older_edition_says_so_and_leads_to_itself_today(
    edition: str, where: str, request: pytest.FixtureRequest
) -> None:
    site = request.getfixturevalue(where)
    for name, html in pages_of(site / edition).items():
        if name == "404.html" or name.startswith("embed/"):  # a page for frames says it in its own words
            continue
        address, up = name.removesuffix("index.html"), "../" * (name.count("/") + 1)
        told = BANNER.findall(html)
        # Material's own words for an address say `./` where ours say nothing: both lead to the same place.
        assert len(told) == 1, name
        assert "<strong>An older edition.</strong>" in told[0], name
        link = re.findall(r'<a href="([^"]*)">This page today</a>', told[0])
        assert [each.replace("/./", "/").removeprefix("./") for each in link] == [f"{up}latest/{address}"], name
        assert (site / "latest" / address / "index.html").is_file(), name
        assert not re.search(r"2020-0[5-9]", told[0]), name


@pytest.mark.parametrize("edition", OLDER)
@pytest.mark.parametrize(("where", "expected"), [("site", "/latest/"), ("placed", "/ferry/latest/")])
def test_the_error_page_of_an_older_edition_leads_to_the_newest(
    edition: str, where: str, expected: str, request: pytest.FixtureRequest
) -> None:
    """`/2020-06-01//../latest/` is `/2020-06-01/latest/`, where nothing is: two slashes are a folder of no name."""
    html = (request.getfixturevalue(where) / edition / "404.html").read_text(encoding="utf-8")
    told = BANNER.findall(html)
    assert len(told) == 1
    link = re.search(r'<a href="([^"]*)">This page today</a>', told[0])
    assert link is not None
    assert re.sub(r"/[^/]*/\.\./", "/", link[1]) == expected


def test_the_newest_edition_has_no_banner(site: Path, placed: Path) -> None:
    for name, html in [*pages_of(site / THIRD).items(), *pages_of(placed / THIRD).items()]:
        assert BANNER.findall(html) == [], name
        assert "An older edition" not in html, name


def test_no_file_of_an_edition_names_a_later_one(site: Path, placed: Path) -> None:
    for folder in (site, placed):
        for name, data in contents(folder / FIRST).items():
            assert SECOND.encode() not in data, name
            assert THIRD.encode() not in data, name
        for name, data in contents(folder / SECOND).items():
            assert THIRD.encode() not in data, name


def test_search_engines_are_shown_the_newest_edition_alone(placed: Path) -> None:
    for folder, expected in ((FIRST, 1), (SECOND, 1), (THIRD, 0), ("draft", 1)):
        for name, html in pages_of(placed / folder).items():
            # A page for frames is no answer to a search: the figure's own page is.
            assert html.count(NOINDEX) == (1 if name.startswith("embed/") else expected), f"{folder}/{name}"


def test_every_page_names_itself_as_the_one_to_cite(placed: Path, site: Path) -> None:
    for edition in (FIRST, SECOND, THIRD, "draft"):
        for name, html in pages_of(placed / edition).items():
            found = re.findall(r'<link rel="canonical" href="([^"]*)">', html)
            address = name.removesuffix("index.html")
            own = name != "404.html" and not name.startswith("embed/")
            assert found == ([f"{HOME}{edition}/{address}"] if own else []), f"{edition}/{name}"
    assert not [name for name, html in pages_of(site).items() if 'rel="canonical"' in html]


def test_a_sitemap_lists_the_pages_of_its_edition(placed: Path, site: Path) -> None:
    for edition in (FIRST, SECOND, THIRD):
        found = re.findall(r"<loc>(.*?)</loc>", (placed / edition / "sitemap.xml").read_text(encoding="utf-8"))
        pages = {"", *RECORDS, *LISTS} - ({"facts/bay-surveyed"} if edition == FIRST else set())
        assert len(found) == len(pages)
        assert set(found) == {f"{HOME}{edition}/{page}/".replace("//", "/").replace(":/", "://") for page in pages}
    assert not [path for path in site.rglob("*") if path.name.startswith(("sitemap", "robots"))]
    assert not list(placed.rglob("sitemap.xml.gz"))


def test_a_draft_says_that_it_is_none_of_the_editions(placed: Path) -> None:
    for name, html in pages_of(placed / "draft").items():
        if name.startswith("embed/"):
            assert "Draft, no edition" in html, name
            continue
        told = BANNER.findall(html)
        assert len(told) == 1, name
        assert "<strong>Draft.</strong> This is no edition, and everything here may change." in told[0], name
    assert "draft" not in (placed / "versions.json").read_text(encoding="utf-8")
    assert "draft" not in (placed / "editions.json").read_text(encoding="utf-8")
    assert not (placed / "draft/manifest.json").exists()
    link = re.search(r'<a href="([^"]*)">The newest edition</a>', read(placed, "draft/facts/strike"))
    assert link is not None
    assert link[1] == "../../../"
    assert history(placed, "draft/facts/strike")[0] == "Edition 2020-08-01, sealed on 1 August 2020"


def test_without_being_asked_for_there_is_no_draft(site: Path) -> None:
    assert not (site / "draft").exists()
    assert "draft" not in (site / "versions.json").read_text(encoding="utf-8")


def test_a_fact_tells_what_every_edition_up_to_its_own_said(site: Path) -> None:
    first = [
        "This edition, 2020-06-01, sealed on 1 June 2020",
        "The Bay Line says that at least 110 people ride on a day.", "at least 110 (April 2020)",
    ]  # fmt: skip
    assert history(site, f"{FIRST}/facts/riders-line") == first
    second = [
        "This edition, 2020-07-01, sealed on 1 July 2020",
        "The Bay Line says that at least 120 people ride on a day.", "at least 120 (April 2020)",
        "Edition 2020-06-01, sealed on 1 June 2020", *first[1:],
    ]  # fmt: skip
    assert history(site, f"{SECOND}/facts/riders-line") == second
    third = ["Edition 2020-07-01, sealed on 1 July 2020; the same until 2020-08-01", *second[1:]]
    assert history(site, f"{THIRD}/facts/riders-line") == third
    assert '<a href="../../../2020-06-01/facts/riders-line/">Edition 2020-06-01' in read(
        site, f"{THIRD}/facts/riders-line"
    )
    assert history(site, f"{SECOND}/facts/strike") == [
        "Edition 2020-06-01, sealed on 1 June 2020; the same until 2020-07-01",
        "The crew struck from 2 to 5 March 2020.",
    ]


def test_a_figure_tells_where_it_stood(site: Path) -> None:
    assert history(site, f"{FIRST}/figures/riders")[:2] == [
        "This edition, 2020-06-01, sealed on 1 June 2020",
        "Accounts compete",
    ]
    assert history(site, f"{THIRD}/figures/riders")[0] == (
        "Edition 2020-06-01, sealed on 1 June 2020; the same until 2020-08-01"
    )
    for figure in ("boats", "crew", "late", "mood"):
        assert history(site, f"{THIRD}/figures/{figure}"), figure


def test_a_correction_stands_on_the_older_page_and_not_on_the_corrected_one(site: Path) -> None:
    told = {name for name, html in pages_of(site).items() if "<strong>Corrected later.</strong>" in html}
    assert told == {
        f"{FIRST}/facts/riders-line/index.html",
        f"{FIRST}/facts/riders-total/index.html",
        f"{FIRST}/figures/riders/index.html",
        f"{FIRST}/index.html",  # its summary cites riders-line
    }
    body = article(site, f"{FIRST}/facts/riders-line")
    assert "<dd><del>The line carries at least 110 people a day.</del></dd>" in body
    assert "<dd><ins>The line carries at least 120 people a day.</ins></dd>" in body
    assert "<p>The number was misread.</p>" in body
    assert '<a href="../../../latest/corrections/#riders-misread">The correction</a>' in body
    assert 'id="riders-misread"' in read(site, f"{THIRD}/corrections")


def test_corrections_say_which_editions_had_it_wrong(site: Path) -> None:
    assert "Nothing has been found wrong so far." in article(site, f"{FIRST}/corrections")
    for edition in (SECOND, THIRD):
        body = article(site, f"{edition}/corrections")
        assert 'Wrong in edition <a href="../../2020-06-01/">2020-06-01</a>.' in body
        assert 'Right since edition <a href="../../2020-07-01/">2020-07-01</a>.' in body
        assert "Found by a reader." in body


def test_changes_are_those_since_the_edition_before(site: Path) -> None:
    assert "This is the first edition" in article(site, f"{FIRST}/changes")
    badges = re.findall(
        r'<span class="fs-badge">(.*?)</span>\n(?:<a href="(.*?)">)?', article(site, f"{SECOND}/changes")
    )
    assert badges == [
        ("Corrected", "../facts/riders-line/"), ("Corrected", "../facts/riders-total/"),
        ("Withdrawn", "../facts/rumour/"), ("New", "../facts/bay-surveyed/"), ("Changed", ""),
    ]  # fmt: skip
    third = article(site, f"{THIRD}/changes")
    assert re.findall(r'<span class="fs-badge">(.*?)</span>\n<a href="(.*?)">', third) == [
        ("Date changed", "../facts/strike/")
    ]
    assert "<del>The crew struck from 2 to 5 March 2020.</del>" in third
    assert "<ins>The crew struck from 2 to 6 March 2020.</ins>" in third
    assert "Revised by its source: The Bay Post changed its article." in third
    earlier = re.findall(r'<li><a href="(.*?)">Edition', third)
    assert earlier == ["../../2020-07-01/", "../../2020-06-01/"]


def test_a_withdrawn_fact_keeps_its_page_with_the_reason(site: Path) -> None:
    assert "fs-tombstone" not in read(site, f"{FIRST}/facts/rumour")
    for edition in (SECOND, THIRD):
        body = article(site, f"{edition}/facts/rumour")
        assert "Withdrawn: this is no longer held." in body
        assert "The article does not say so." in body
        assert "The Bay Post reports that the pier is to be sold." in body
        assert '<a href="../../../2020-06-01/facts/rumour/">Edition 2020-06-01' in body
        # It counts nowhere: no list names it but those of what changed.
        assert "rumour" not in article(site, f"{edition}/facts")
        assert "pier is to be sold" not in (site / edition / "search/index.json").read_text(encoding="utf-8")


def test_every_link_leads_to_something(site: Path) -> None:
    assert dead_links(site) == []


def test_every_link_leads_to_something_with_an_address_too(placed: Path) -> None:
    assert dead_links(placed, HOME) == []


@pytest.mark.parametrize("edition", [FIRST, SECOND, THIRD])
def test_the_lists_of_files_hold_for_everybody(edition: str, placed: Path, built: Path) -> None:
    folder = placed / edition
    done = subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=folder, check=False)
    assert done.returncode == 0
    assert verify(folder, built) == 0
    manifest = json.loads((folder / "manifest.json").read_bytes())
    there = contents(folder)
    assert [each["path"] for each in manifest["files"]] == sorted(set(there) - {"manifest.json", "SHA256SUMS"})
    assert manifest["edition"]["id"] == edition
    assert {each["path"]: each["bytes"] for each in manifest["files"]} == {
        name: len(data) for name, data in there.items() if name not in {"manifest.json", "SHA256SUMS"}
    }
    summed = [line.split("  ")[1] for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()]
    assert summed == [*(each["path"] for each in manifest["files"]), "manifest.json"]


def test_one_byte_in_any_file_is_found_and_the_file_is_named(
    placed: Path, built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(placed / FIRST, tmp_path / FIRST))
    names = sorted(contents(folder))
    chosen = [*names[::9], "manifest.json", "SHA256SUMS", "factsheet.zip", "assets/images/favicon.png", "404.html",
              "search/index.json", "sitemap.xml", "index.html", "facts/riders-line/index.html", "static/file.js"]  # fmt: skip
    assert len(set(chosen)) >= 30
    capsys.readouterr()
    flips = 0
    for number, name in enumerate(dict.fromkeys(chosen)):
        path = folder / name
        good = path.read_bytes()
        for place in {number * 37 % len(good), len(good) - 1}:
            path.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
            assert verify(folder, built) == 1, f"{name} at {place}"
            told = capsys.readouterr().out.splitlines()
            assert [line.split(": ")[0] for line in told] == [str(path)], f"{name} at {place}"
            flips += 1
        path.write_bytes(good)
    assert flips >= 40
    assert verify(folder, built) == 0


def test_a_missing_file_and_one_too_many_are_named(
    placed: Path, built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(placed / FIRST, tmp_path / FIRST))
    (folder / "facts/strike/index.html").unlink()
    (folder / "facts/strange.html").write_text("", encoding="utf-8")
    capsys.readouterr()
    assert verify(folder, built) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{folder}/facts/strange.html: it was not published",
        f"{folder}/facts/strike/index.html: it is missing",
    ]
    for name in ("manifest.json", "SHA256SUMS"):
        again = Path(shutil.copytree(placed / FIRST, tmp_path / name))
        (again / name).unlink()
        assert verify(again, built) == 1
        assert capsys.readouterr().out.splitlines() == [f"{again}/{name}: it is missing"]


def test_a_built_edition_is_verified_without_the_dossier(placed: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(placed / SECOND, tmp_path / "elsewhere")
    assert main(["edition", "verify", str(folder), "-C", str(tmp_path)]) == 0


def test_a_shallow_clone_without_tags_builds_the_same_bytes(built: Path, site: Path, tmp_path: Path) -> None:
    full = Path(shutil.copytree(built, tmp_path / "full", ignore=shutil.ignore_patterns("site")))
    repository = new_repository(full)
    repository.commit(day="2030-06-01")
    repository.git("tag", "edition-2020-08-01")
    repository.commit({"README": "Built by factsheet.\n"}, day="2030-06-02")
    shallow = tmp_path / "shallow"
    repository.git("clone", "--quiet", "--depth", "1", "--no-tags", f"file://{full}", str(shallow))
    assert build(shallow, "--strict") == 0
    assert contents(shallow / "site") == contents(site)


def test_one_edition_alone(root: Path) -> None:
    assert build(root, "--edition", FIRST, "--site-dir", str(root / "one")) == 0
    assert {path.name for path in (root / "one").iterdir()} == {
        ".factsheet", FIRST, "404.html", "index.html", "latest", "editions.json", "feeds", "llms.txt", "versions.json",
    }  # fmt: skip
    page = (root / "one" / FIRST / "facts/riders-line/index.html").read_text(encoding="utf-8")
    assert "An older edition." in page
    assert "This page today" not in page  # here it would lead to itself


def test_one_edition_among_those_that_stand(root: Path) -> None:
    before = contents(root / "site")
    shutil.rmtree(root / "site" / SECOND)
    assert build(root, "--edition", SECOND) == 0
    assert contents(root / "site") == before


def test_an_edition_that_is_not_there_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(root / "site")
    assert build(root, "--edition", "2020-07-02") == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "factsheet: there is no edition 2020-07-02; did you mean `2020-07-01`?\n"
    assert contents(root / "site") == before


@pytest.mark.parametrize("address", ["example.org", "", "ftp://example.org/", "/ferry/", "javascript:alert(1)"])
def test_an_address_that_is_none_builds_nothing(
    address: str, built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(built, "--address", address, "--site-dir", str(tmp_path / "site")) == 2
    assert "an address begins with https:// or http://" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("address", ["https://", "https://example.org/a b/", 'https://example.org/"><b>'])
def test_an_address_that_only_begins_well_builds_nothing(address: str, built: Path, tmp_path: Path) -> None:
    assert build(built, "--address", address, "--site-dir", str(tmp_path / "site")) == 2
    assert not (tmp_path / "site").exists()
