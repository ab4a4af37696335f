"""The whole site: built, built again, refused, and never half-built."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from factsheet.cli.main import main
from factsheet.desk.scaffold import new_dossier

ROOT = Path(__file__).resolve().parents[2]
MINIATURE = ROOT / "tests" / "miniature"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The miniature, in a folder of its own."""
    return shutil.copytree(MINIATURE, tmp_path / "dossier")


def digest(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def build(root: Path, *arguments: str) -> int:
    return main(["build", "--no-pdf", "-C", str(root), *arguments])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("built") / "site"
    assert build(MINIATURE, "--strict", "--site-dir", str(target)) == 0
    return target


def test_nothing_stands_inline(site: Path) -> None:
    """What a strict content security policy refuses: scripts and styles in a page, and pictures in a stylesheet."""
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert not re.search(r"<script(?![^>]*(?: src=|application/(?:ld\+)?json))", html), path
        assert "<style" not in html, path
        # What stands between quotation marks is said, not done.
        assert not re.search(r"<[^>]+ (?:style|on[a-z]+)=", re.sub(r'"[^"]*"', '""', html)), path
    for path in site.rglob("*.css"):
        assert "data:" not in path.read_text(encoding="utf-8"), path


def test_every_address_is_there_and_no_slot(site: Path) -> None:
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    records = ["facts/ferry-began", "facts/late-riders", "facts/riders-line", "facts/riders-post", "facts/second-boat",
               "facts/slow-boat", "facts/mood-post", "facts/riders-office", "facts/riders-silent", "facts/riders-total",
               "facts/bay-surveyed", "facts/boat-promised", "facts/ferry-began-gazette", "facts/pier-rebuilt",
               "facts/strike", "actors/bay-line", "actors/bay-post", "actors/harbour-office", "places/bay",
               "places/pier", "figures/boats", "figures/crew", "facts/crew-again", "facts/crew-line", "facts/crew-post",
               "facts/crew-rejected", "figures/late", "figures/mood", "figures/riders", "sources/gazette-2020",
               "sources/post-2020", "sources/report-unseen"]  # fmt: skip
    lists = [
        "changes",
        "contents",
        "corrections",
        "data",
        *(f"embed/{figure}" for figure in ("boats", "crew", "late", "mood", "riders")),
        "timeline",
        "facts",
        "figures",
        "sources",
        "actors",
        "places",
        "about",
        "mission",
    ]
    assert pages == {
        "index.html",
        "404.html",
        "draft/index.html",
        "draft/404.html",
        *(f"draft/{address}/index.html" for address in (*records, *lists)),
    }


def test_no_marker_is_left_on_any_page(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "fs-slot" not in text
        assert not re.search(r"fs-[a-z-]+-marker", text)


def test_html_in_a_field_is_text_on_every_page(site: Path) -> None:
    for path in [*site.rglob("*.html"), *site.rglob("search/*.json")]:
        text = path.read_text(encoding="utf-8")
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert "<b>Lantern" not in text
        assert "<b>not" not in text
        assert "javascript:" not in text
    fact = (site / "draft/facts/second-boat/index.html").read_text(encoding="utf-8")
    assert "A second boat is to come &lt;img src=x onerror=alert(1)&gt;." in fact


def test_html_in_prose_is_text_and_a_script_is_no_link(site: Path) -> None:
    about = (site / "draft/about/index.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;not&lt;/b&gt; hold HTML" in about
    assert "<a>script</a>" in about
    assert '<a href="../facts/">page</a>' in about


def test_nothing_unpublished_leaves_the_house(site: Path) -> None:
    for path in site.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            for secret in (b"SECRET", b"UNPUBLISHED", b"SUPERSEDED", b"WITHDRAWN"):
                assert secret not in data, path


def test_pages_ask_nothing_of_other_hosts(site: Path) -> None:
    loads = re.compile(r"<(?:link|script|img|iframe)\b[^>]*(?:href|src)=[\"']?(?:https?:)?//", re.IGNORECASE)
    for path in site.rglob("*.html"):
        assert not loads.search(path.read_text(encoding="utf-8")), path


def test_a_dossier_without_an_address_has_no_canonical_links_and_no_sitemap(site: Path) -> None:
    assert 'rel="canonical"' not in (site / "draft/facts/ferry-began/index.html").read_text(encoding="utf-8")
    assert not list(site.rglob("sitemap.xml*"))


def test_a_draft_says_so_and_is_not_for_search_engines(site: Path) -> None:
    home = (site / "draft/index.html").read_text(encoding="utf-8")
    assert "<strong>Draft.</strong>" in home
    assert '<meta name="robots" content="noindex">' in home


def test_the_root_leads_to_the_draft(site: Path) -> None:
    root = (site / "index.html").read_text(encoding="utf-8")
    assert 'content="0; url=draft/"' in root
    assert '<a href="draft/" data-door>The ferry at &lt;b&gt;Lantern&lt;/b&gt; Bay &amp; around</a>' in root


def test_the_error_page_finds_its_assets_from_anywhere(site: Path) -> None:
    text = (site / "404.html").read_text(encoding="utf-8")
    assert 'href="/draft/assets/stylesheets/' in text


def test_the_search_knows_every_record(site: Path) -> None:
    index = json.loads((site / "draft/search/index.json").read_text(encoding="utf-8"))
    found = {entry["location"].split("#")[0] for entry in index["docs"]}
    assert {"facts/riders-line/", "figures/riders/", "sources/post-2020/", "about/"} <= found
    assert not [location for location in found if "fs-slot" in location]


def test_a_records_page_stands_under_its_tab(site: Path) -> None:
    page = (site / "draft/facts/riders-line/index.html").read_text(encoding="utf-8")
    active = re.search(r'md-tabs__item--active">\s*<a href="([^"]+)"', page)
    assert active is not None
    assert active[1] == "../"


def test_the_navigation_is_flat_and_in_a_readers_order(site: Path) -> None:
    home = (site / "draft/index.html").read_text(encoding="utf-8")
    tabs = re.findall(r'<a href="([^"]*)" class="md-tabs__link">', home)
    assert tabs == [
        ".", "mission/", "timeline/", "figures/", "facts/", "sources/", "actors/", "places/", "about/",
    ]  # fmt: skip


def test_a_dossier_without_places_has_no_page_for_them(root: Path) -> None:
    shutil.rmtree(root / "content/places")
    for path in (*root.glob("content/facts/*.yml"), *root.glob("content/figures/*.yml")):
        lines = path.read_text(encoding="utf-8").splitlines()
        path.write_text("\n".join(each for each in lines if not re.match(r" *(where|place): ", each)), encoding="utf-8")
    assert build(root, "--strict") == 0
    assert not (root / "site/draft/places").exists()
    assert "places/" not in (root / "site/draft/index.html").read_text(encoding="utf-8")


def article(page: Path) -> str:
    found = re.search(r"<article.*</article>", page.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[0]


def test_prose_cites_with_numbers_and_lists_what_it_cited(site: Path) -> None:
    body = article(site / "draft/mission/index.html")
    mark = '<sup class="fs-mark"><a href="../facts/{0}/" aria-label="Fact {1}">{1}</a></sup>'
    assert f"<p>It <em>began</em>{mark.format('ferry-began', 1)}, and again{mark.format('ferry-began', 1)}." in body
    assert f"in a list{mark.format('slow-boat', 4)}</li>" in body
    assert f"<td>{mark.format('riders-post', 5)}</td>" in body
    notes = body.split('<h2 id="facts_cited">')[1]
    assert re.findall(r'<li value="(\d)"><a href="../facts/([a-z-]+)/">', notes) == [
        ("1", "ferry-began"), ("2", "riders-office"), ("3", "mood-post"), ("4", "slow-boat"), ("5", "riders-post"),
    ]  # fmt: skip


def test_prose_prints_figures_readings_and_events_where_they_are_named(site: Path) -> None:
    body = article(site / "draft/mission/index.html")
    assert (
        '<data value="dozens">dozens</data> <span class="fs-unit">people</span> <span class="fs-unit">(The pier, children)</span></span> (since about February 2020'
        in body
    )
    assert '<a href="../figures/boats/">Boats</a> (no answer is printed here)' in body
    assert body.count("<table") == 2  # the readings of riders, and the page's own
    events = re.findall(r'<li class="fs-event fs-([a-z-]+)">.*?\n<a href="../facts/([a-z-]+)/">', body)
    assert events == [
        ("not-sure", "ferry-began"), ("not-sure", "boat-promised"), ("lasting", "strike"), ("day", "pier-rebuilt"),
    ]  # fmt: skip
    assert 'id="pier-rebuilt"' not in body  # the event's own anchor is on the timeline
    assert "No dated event of this topic is known here." in body


def test_a_form_in_code_is_shown_as_it_is(site: Path) -> None:
    body = article(site / "draft/mission/index.html")
    assert "<code>[@nobody]</code>, <code>{figure:nothing}</code>" in body
    assert "{readings:nothing}\n[@nobody]\n</code></pre>" in body


def test_the_contents_of_a_prose_page_lead_to_what_it_cites(site: Path) -> None:
    page = (site / "draft/mission/index.html").read_text(encoding="utf-8")
    assert re.search(r'<a href="#facts_cited" class="md-nav__link">', page)
    assert "facts_cited" not in (site / "draft/about/index.html").read_text(encoding="utf-8")


def test_two_builds_are_the_same_bytes(site: Path, tmp_path: Path) -> None:
    assert build(MINIATURE, "--strict", "--site-dir", str(tmp_path / "again")) == 0
    assert digest(tmp_path / "again") == digest(site)


def test_with_an_address_pages_name_their_canonical_place(root: Path) -> None:
    sheet = root / "content/sheet.yml"
    sheet.write_text(sheet.read_text() + "address: https://example.org/ferry/\n")
    assert build(root, "--strict") == 0
    fact = (root / "site/draft/facts/ferry-began/index.html").read_text()
    assert '<link rel="canonical" href="https://example.org/ferry/draft/facts/ferry-began/">' in fact
    assert 'href="/ferry/draft/assets/' in (root / "site/404.html").read_text()


def test_a_mistake_builds_nothing_and_leaves_what_was_there(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(root) == 0
    before = digest(root / "site")
    fact = root / "content/facts/ferry-began.yml"
    fact.write_text(fact.read_text().replace("topic: service", "topic: servise"))
    capsys.readouterr()
    assert build(root) == 1
    assert digest(root / "site") == before
    printed = capsys.readouterr()
    assert "content/facts/ferry-began.yml:6:8: error R101 there is no topic `servise`" in printed.err
    assert printed.out == ""
    assert sorted(path.name for path in root.iterdir()) == ["content", "mkdocs.yml", "site"]


def test_a_broken_link_in_prose_fails_a_strict_build_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(root, "--strict") == 0
    before = digest(root / "site")
    about = root / "content/pages/about.md"
    about.write_text(about.read_text() + "\nA [gap](nowhere.md).\n")
    capsys.readouterr()
    assert build(root, "--strict") == 1
    assert digest(root / "site") == before
    assert "nowhere.md" in capsys.readouterr().err
    assert build(root) == 0
    assert "nowhere.md" in capsys.readouterr().err


def test_prose_links_to_records_and_a_wrong_link_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    about = root / "content/pages/about.md"
    about.write_text("# About\n\nSee [it](facts/ferry-began/index.html), 12 pages.\n")
    assert build(root, "--strict") == 0
    assert '<a href="../facts/ferry-began/">it</a>' in (root / "site/draft/about/index.html").read_text()
    assert "The ferry sailed" in (root / "site/draft/facts/ferry-began/index.html").read_text()
    about.write_text("# About\n\nSee [it](facts/ferry-begun/index.html), 12 pages.\n")
    capsys.readouterr()
    assert build(root, "--strict") == 1
    assert "facts/ferry-begun/index.html" in capsys.readouterr().err


def test_only_prose_and_pictures_are_published_from_the_pages_folder(root: Path) -> None:
    (root / "content/pages/notes.yml").write_text("a: b\n")
    (root / "content/pages/page.html").write_text("<script>alert(1)</script>")
    (root / "content/pages/drawing.svg").write_text("<svg/>")
    (root / "content/pages/picture.png").write_bytes(b"\x89PNG")
    assert build(root) == 0
    names = {path.name for path in (root / "site/draft").iterdir()}
    assert "picture.png" in names
    assert not {"notes.yml", "page.html", "drawing.svg"} & names


def test_the_head_of_a_prose_page_is_text(root: Path) -> None:
    (root / "content/pages/about.md").write_text(
        '---\ntitle: "<script>alert(1)</script>"\ndescription: \'"><script>alert(1)</script>\'\ntemplate: 404.html\n---\n# A\n\n12 pages.\n'
    )
    assert build(root) == 0
    page = (root / "site/draft/about/index.html").read_text()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_folder_that_no_build_made_is_not_replaced(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = root / "papers"
    other.mkdir()
    (other / "thesis.txt").write_text("years of work")
    assert build(root, "--site-dir", str(other)) == 2
    assert (other / "thesis.txt").read_text() == "years of work"
    assert build(root, "--site-dir", str(root / "content/pages")) == 2
    assert build(root, "--site-dir", str(root)) == 2
    assert build(root, "--site-dir", str(root.parent)) == 2
    assert capsys.readouterr().err.count("will not build into") == 4


def test_a_swap_that_was_cut_off_is_undone_or_finished(root: Path) -> None:
    assert build(root) == 0
    (root / "site").rename(root / ".site.old")
    fact = root / "content/facts/ferry-began.yml"
    good = fact.read_text()
    fact.write_text("[")
    assert build(root) == 1
    fact.write_text(good)
    assert build(root) == 0
    shutil.copytree(root / "site", root / ".site.old")
    assert build(root) == 0
    assert sorted(path.name for path in root.iterdir()) == ["content", "mkdocs.yml", "site"]


def test_a_file_that_did_not_change_stays_the_one_it_was(root: Path) -> None:
    assert build(root) == 0
    before = {path: path.stat() for path in (root / "site").rglob("*") if path.is_file()}
    fact = root / "content/facts/ferry-began.yml"
    fact.write_text(fact.read_text(encoding="utf-8").replace("at: ", "at: near ", 1), encoding="utf-8")
    assert build(root) == 0
    after = {path: path.stat() for path in before}
    changed = {
        path.relative_to(root / "site").as_posix() for path in before if before[path].st_ino != after[path].st_ino
    }
    assert "draft/facts/ferry-began/index.html" in changed
    assert "draft/facts/riders-line/index.html" not in changed
    assert len(changed) < 10
    same = [path for path in before if path.relative_to(root / "site").as_posix() not in changed]
    assert all(before[path].st_mtime_ns == after[path].st_mtime_ns for path in same)


def test_a_folder_that_cannot_be_made_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "file").write_text("", encoding="utf-8")
    assert build(root, "--site-dir", str(root / "file/site")) == 2
    assert "its folder cannot be made" in capsys.readouterr().err


def test_settings_that_mkdocs_refuses_are_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """MkDocs only logs what is wrong and aborts; nothing may end in silence as if it had gone well."""
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "docs_dir: nowhere\n", encoding="utf-8")
    assert main(["build", "--no-pdf", "-C", str(root)]) == 2
    assert "mkdocs.yml: Config value 'docs_dir'" in capsys.readouterr().err
    assert not (root / "site").exists()


def test_settings_without_the_plugin_are_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("  - factsheet\n", ""))
    assert build(root) == 2
    assert "the plugin `factsheet` is not listed" in capsys.readouterr().err
    settings.unlink()
    assert build(root) == 2
    assert "mkdocs.yml" in capsys.readouterr().err


def mkdocs(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )


def test_bare_mkdocs_builds_the_working_tree_at_the_root(root: Path) -> None:
    done = mkdocs(root, "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert (root / "site/facts/ferry-began/index.html").exists()
    assert "<strong>Draft.</strong>" not in (root / "site/index.html").read_text()
    assert build(root) == 0, "factsheet build may replace what mkdocs build made"


def test_bare_mkdocs_names_a_mistake_before_it_touches_the_site(root: Path) -> None:
    assert mkdocs(root, "build").returncode == 0
    before = digest(root / "site")
    fact = root / "content/facts/ferry-began.yml"
    fact.write_text(fact.read_text().replace("topic: service", "topic: servise"))
    done = mkdocs(root, "build")
    assert done.returncode == 1
    assert "content/facts/ferry-began.yml:6:8: R101 there is no topic `servise`" in done.stderr
    assert "Traceback" not in done.stderr
    assert digest(root / "site") == before


def test_ugly_addresses_are_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text() + "use_directory_urls: false\n")
    assert build(root) == 1
    assert "use_directory_urls must stay true" in capsys.readouterr().err


def test_a_new_dossier_checks_and_builds_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "mine"
    assert main(["new", "dossier", str(target)]) == 0
    assert main(["check", "-C", str(target), "--fail-on", "warning"]) == 0
    assert build(target, "--strict") == 0
    assert mkdocs(target, "build", "--strict", "--site-dir", str(tmp_path / "bare")).returncode == 0
    assert "Open " in capsys.readouterr().out


def test_the_starter_and_this_repository_are_set_up_alike() -> None:
    starter = (ROOT / "generator/factsheet/desk/starter/mkdocs.yml").read_text().splitlines()
    ours = (ROOT / "mkdocs.yml").read_text().splitlines()
    different = {line.strip() for line in set(starter) ^ set(ours)}
    assert {line.split(":")[0] for line in different} <= {"site_name", "custom_dir", "use_directory_urls"}


def test_files_of_a_new_dossier_are_listed(tmp_path: Path) -> None:
    names = [path.as_posix() for path in new_dossier(tmp_path / "mine")]
    assert "content/sheet.yml" in names
    assert ".gitignore" in names
    assert "mkdocs.yml" in names
