"""What is built again and what stays: the same content gives the same bytes, and what did not change is not touched."""

import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.editions import seal_here
from support.sites import build, contents, files_of, small_dossier, stamps

FIRST, SECOND, THIRD, FOURTH = "2020-06-01", "2020-07-01", "2020-08-01", "2020-09-01"
LISTS = {"manifest.json", "SHA256SUMS"}
# A build on another day: neither the clock nor what stands in for it may be seen in what is built.
ON_A_DAY = """
import datetime, os, sys, time
import mkdocs.utils, mkdocs.utils.cache, mkdocs.utils.meta
import factsheet.cli.build, factsheet.cli.shared
os.umask(int(sys.argv[1], 8))
day = datetime.date.fromisoformat(sys.argv[2])
moment = datetime.datetime.combine(day, datetime.time(12), tzinfo=datetime.UTC)
time.time = lambda: moment.timestamp()
time.time_ns = lambda: int(moment.timestamp() * 1e9)
factsheet.cli.build.today = factsheet.cli.shared.today = lambda: day
mkdocs.utils.get_build_timestamp = lambda *given, **named: int(moment.timestamp())
mkdocs.utils.get_build_date = lambda *given, **named: day.isoformat()
from factsheet.cli.main import main
sys.exit(main(["build", "--no-pdf", *sys.argv[3:]]))
"""
ANOTHER = """\
statement: The Bay Post finds the passengers cheerful.
nature: judgement
figure: mood
value: {says: weary}
as_of: "[2020-01..2020-04-12]"
citations:
  - source: post-2020
    at: paragraph 8
state: published
"""
MOOD = """\
facts: [mood-post]
kind: correction
note: The article was misunderstood.
was: The passengers are weary.
now: The passengers are cheerful.
since: 2020-06-01
found_by: a reader
"""


def changed(before: dict[str, bytes], after: dict[str, bytes], folder: str) -> set[str]:
    """Name the files of a folder that are others than they were."""
    names = files_of(before, folder) | files_of(after, folder)
    return {name for name in names if before.get(f"{folder}/{name}") != after.get(f"{folder}/{name}")}


def touched(before: dict[str, tuple[int, int]], after: dict[str, tuple[int, int]], folder: str) -> set[str]:
    """Name what stands below a folder and is not the very file that it was; folders are made anew each time."""
    names = files_of(before, folder) | files_of(after, folder)
    found = {name for name in names if before.get(f"{folder}/{name}") != after.get(f"{folder}/{name}")}
    return {name for name in found if "." in name.rpartition("/")[2] or name in LISTS}


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / "content" / name).write_text(text, encoding="utf-8")


def test_two_machines_on_two_days_build_the_same_bytes(built: Path, placed: Path, tmp_path: Path) -> None:
    """Another folder, day, time zone, umask and order of sets; MkDocs is told its day by the environment too."""
    root = shutil.copytree(built, tmp_path / "another folder/with a longer name", ignore=shutil.ignore_patterns("site"))
    environment = os.environ | {"TZ": "America/Adak", "PYTHONHASHSEED": "77", "SOURCE_DATE_EPOCH": "0", "LC_ALL": "C"}
    given = ("--draft", "--zip", "--address", "https://example.org/ferry/")
    asked = (sys.executable, "-c", ON_A_DAY, "077", "2035-12-31", "-C", str(root), *given)
    done = subprocess.run(asked, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = contents(root / "site")
    assert found == contents(placed)
    assert {".factsheet", "draft/index.html", "latest/factsheet.zip", "2020-08-01/factsheet.zip"} <= set(found)


def test_nothing_is_touched_where_nothing_changed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site, parent = stamps(root / "site"), stamps(root)
    capsys.readouterr()
    assert build(root, "--strict") == 0
    assert stamps(root / "site") == site
    assert stamps(root) == parent
    assert "as they were: nothing to build" in capsys.readouterr().out


def test_what_is_written_without_being_published_touches_nothing(root: Path) -> None:
    """Editions are built from their sealed files alone."""
    before = stamps(root / "site")
    write(root, {"facts/pier-sold.yml": ANOTHER})
    (root / "content/facts/strike.yml").touch()
    assert build(root) == 0
    assert stamps(root / "site") == before


def test_a_new_edition_touches_itself_and_the_one_before_it(root: Path) -> None:
    before, written = contents(root / "site"), stamps(root / "site")
    write(root, {"facts/mood-again.yml": ANOTHER})
    seal_here(root, FOURTH)
    assert build(root, "--strict") == 0
    after, rewritten = contents(root / "site"), stamps(root / "site")
    assert touched(written, rewritten, FIRST) == set()
    assert touched(written, rewritten, SECOND) == set()
    pages = {name for name in files_of(before, THIRD) if name.endswith(".html")}
    assert changed(before, after, THIRD) == pages | LISTS
    assert touched(written, rewritten, THIRD) == pages | LISTS
    assert f"{FOURTH}/facts/mood-again/index.html" in after
    assert b"2020-09-01" not in b"".join(data for name, data in after.items() if name.startswith(THIRD))


def test_a_correction_touches_the_pages_of_what_it_concerns_alone(root: Path) -> None:
    before, written = contents(root / "site"), stamps(root / "site")
    mood = (root / "content/facts/mood-post.yml").read_text(encoding="utf-8").replace("weary.", "cheerful.")
    write(root, {"facts/mood-post.yml": mood, "changes/mood-misread.yml": MOOD})
    seal_here(root, FOURTH)
    assert build(root, "--strict") == 0
    after, rewritten = contents(root / "site"), stamps(root / "site")
    concerned = {"facts/mood-post/index.html", "figures/mood/index.html"}
    told = {
        "data/facts/mood-post.json": '"now": "The passengers are cheerful."',
        "embed/mood/index.html": "corrects this",
    }
    for edition in (FIRST, SECOND):
        found = changed(before, after, edition)
        assert concerned | LISTS <= found
        # Other pages list the fact; what they say of it is found by the search too.
        for name, said in told.items():
            assert said in after[f"{edition}/{name}"].decode(), name
        for name in found - concerned - LISTS - {"search/index.json"} - told.keys():
            assert "Corrected later" in after[f"{edition}/{name}"].decode(), name
        assert not [name for name in found if name.startswith(("facts/strike", "figures/riders", "glossary"))]
        assert touched(written, rewritten, edition) == found
        for name in concerned:
            page = after[f"{edition}/{name}"].decode()
            assert "Corrected later" in page
            assert "<ins>The passengers are cheerful.</ins>" in page
    assert b"Corrected later" in after[f"{THIRD}/facts/mood-post/index.html"]
    assert b"Corrected later" not in after[f"{FOURTH}/facts/mood-post/index.html"]


@pytest.mark.parametrize(
    "name",
    ["2020-06-10/facts/riders-line/index.html", "2020-06-10/manifest.json", "2020-06-20/assets/images/favicon.png"],
)
def test_a_file_that_somebody_changed_is_built_again(name: str, small: Path) -> None:
    before = contents(small / "site")
    path = small / "site" / name
    data = path.read_bytes()
    path.write_bytes(data[:-2] + bytes([data[-2] ^ 1]) + data[-1:])  # the size stays
    assert build(small) == 0
    assert contents(small / "site") == before


@pytest.mark.parametrize("offset", [0, 10**15])
def test_at_whatever_time_after_the_build(offset: int, small: Path) -> None:
    before = contents(small / "site")
    since = (small / "site/.factsheet").stat().st_mtime_ns
    path = small / "site/2020-06-20/facts/index.html"
    path.write_bytes(path.read_bytes().replace(b"<h1", b"<h2"))
    os.utime(path, ns=(since + offset, since + offset))
    assert build(small) == 0
    assert contents(small / "site") == before


def test_what_stands_at_the_root_is_mended_and_the_editions_stay(small: Path) -> None:
    before, written = contents(small / "site"), stamps(small / "site")
    (small / "site/latest/facts/index.html").write_text("<p>Elsewhere.", encoding="utf-8")
    (small / "site/latest/figures/index.html").unlink()
    (small / "site/latest/strange.html").write_text("", encoding="utf-8")
    (small / "site/index.html").write_text("<p>Elsewhere.", encoding="utf-8")
    (small / "site/versions.json").unlink()
    (small / "site/strange.txt").write_text("", encoding="utf-8")
    assert build(small) == 0
    assert contents(small / "site") == before
    rewritten = stamps(small / "site")
    for edition in ("2020-06-10", "2020-06-20"):
        assert touched(written, rewritten, edition) == set()


def test_a_file_too_many_or_too_few_in_an_edition(small: Path) -> None:
    before = contents(small / "site")
    (small / "site/2020-06-10/strange.html").write_text("", encoding="utf-8")
    (small / "site/2020-06-20/facts/index.html").unlink()
    assert build(small) == 0
    assert contents(small / "site") == before


def test_an_edition_that_was_taken_away_is_built_again(small: Path) -> None:
    before, written = contents(small / "site"), stamps(small / "site")
    shutil.rmtree(small / "site/2020-06-10")
    assert build(small) == 0
    assert contents(small / "site") == before
    assert touched(written, stamps(small / "site"), "2020-06-20") == set()


def test_a_lost_marker_lets_nothing_be_replaced_and_a_broken_one_lets_all_be_built(small: Path) -> None:
    before = contents(small / "site")
    (small / "site/.factsheet").write_text("{", encoding="utf-8")
    assert build(small) == 0
    assert contents(small / "site") == before
    (small / "site/.factsheet").unlink()
    assert build(small) == 2


def test_another_theme_is_another_site(small: Path) -> None:
    settings = (small / "mkdocs.yml").read_text(encoding="utf-8")
    (small / "mkdocs.yml").write_text(
        settings.replace("font: false}", "font: false, custom_dir: ours}"), encoding="utf-8"
    )
    part = small / "ours/partials/copyright.html"
    part.parent.mkdir(parents=True)
    for words in ("<p>Words of ours.</p>", "<p>Other words.</p>"):
        part.write_text(words, encoding="utf-8")
        assert build(small) == 0
        for edition in ("2020-06-10", "2020-06-20"):
            assert words in (small / f"site/{edition}/index.html").read_text(encoding="utf-8"), edition
    before = stamps(small / "site")
    assert build(small) == 0
    assert stamps(small / "site") == before


def test_another_address_is_another_site(small: Path) -> None:
    before = contents(small / "site")
    assert build(small, "--address", "https://example.org/") == 0
    assert b'href="https://example.org/2020-06-10/facts/"' in (small / "site/2020-06-10/facts/index.html").read_bytes()
    assert build(small) == 0
    assert contents(small / "site") == before


def test_what_is_sealed_cannot_be_mended_and_stops_no_strict_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`edition cut` builds the pages once before it seals them; one that got round it is named, and built."""
    root = small_dossier(tmp_path / "dossier")
    (root / "content/pages/about.md").write_text("# About\n\nA [gap](nowhere.md).\n", encoding="utf-8")
    seal_here(root, "2020-06-10")
    assert build(root, "--strict") == 0
    assert "factsheet: edition 2020-06-10: Doc file 'about.md'" in capsys.readouterr().err
    assert build(root, "--strict", "--draft") == 1


def test_what_is_read_from_outside_is_never_taken_to_be_the_same(tmp_path: Path) -> None:
    """An extension of Markdown can read any file; who could know which?"""
    root = small_dossier(tmp_path / "dossier")
    (root / "content/pages/about.md").write_text('# About\n\n--8<-- "words.txt"\n', encoding="utf-8")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"markdown_extensions:\n  - pymdownx.snippets: {{base_path: [{root}]}}\n")
    seal_here(root, "2020-06-10")
    for words in ("The first words.", "Other words."):
        (root / "words.txt").write_text(words, encoding="utf-8")
        assert build(root) == 0
        assert words in (root / "site/2020-06-10/about/index.html").read_text(encoding="utf-8")


def test_what_is_told_of_a_draft(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(small, "--draft") == 0
    assert "nothing to build" not in capsys.readouterr().out


def test_many_editions_and_nothing_to_do(small: Path) -> None:
    """A dozen times the same dossier; a second build reads all of them and writes nothing."""
    settings = (small / "mkdocs.yml").read_text(encoding="utf-8")
    (small / "mkdocs.yml").write_text(settings.replace(", search]", "]"), encoding="utf-8")
    first = dt.date(2020, 6, 21)
    for number in range(10):
        seal_here(small, (first + dt.timedelta(days=number)).isoformat())
    assert build(small) == 0
    before = stamps(small)
    names = [name for name in os.listdir(small / "site") if name.startswith("2020-")]  # noqa: PTH208 - names are asked for
    assert len(names) == 12
    assert build(small) == 0
    assert stamps(small) == before
