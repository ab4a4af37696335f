"""How long `factsheet build` takes, side by side with Material for MkDocs and Hugo on the same pages.

    python bench/build.py [N] [--runs R] [--quick]

The bars: 5,000 facts, checks and relations included, at least 8 times faster than plain `mkdocs build` with Material
given the same pages as Markdown; from 1,000 to 10,000 facts at most 11 times the time, and at most 300 MB at the peak.

The pages are made comparable in this way. N synthetic facts (`corpus.py`) are built once. What a reader sees on each
page of that site is printed as Markdown (`as_markdown.py`): one file for a page, with the same headings, paragraphs,
lists, tables and links. MkDocs gets these files with the settings a new dossier starts with, less our plugin; records
are outside its navigation as they are outside ours, and its search is on. Hugo, where it is installed, gets the same
files and one page of ours as its only layout. How many pages each wrote, how many bytes of HTML, and how many of the
words on every fiftieth page are the same in both is printed beside the seconds.

Each builds in a process of its own into a folder that is not there, in turn, several times; the median counts. Two
times are taken: how long one waits, which the bar of 8 is about, and the work of all processors, user and system, of
that process and its children. Growth is in work. The peak is the largest resident set of any one process.

Everything stands in the folder for temporary files. Where creating files is slow, that is most of what is measured;
`TMPDIR=/dev/shm` keeps the disk out. How long our files alone take to write is printed too.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import peers
from as_markdown import words
from corpus import write
from measured import measured

RUNS, FACTS = 3, 5_000
SMALL, LARGE = 1_000, 10_000
FASTER, GROWTH, PEAK = 8.0, 11.0, 300.0
ABOUT = "# About\n\nIt measures the program.\n"
MEGABYTE = 1_000_000


@dataclass
class Contender:
    """Something that builds a site, and what its runs took."""

    name: str
    command: Sequence[str]
    folder: Path
    site: Path
    most: int | None = None  # how often it builds, if not as often as the others
    elapsed: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    peaks: list[float] = field(default_factory=list)

    def run(self) -> None:
        """Build once, from nothing."""
        shutil.rmtree(self.site, ignore_errors=True)
        environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
        used = measured(self.command, self.folder, environment)
        assert "WARNING" not in used.said, f"{self.name}: {used.said[:2000]}"
        self.elapsed.append(used.elapsed)
        self.seconds.append(used.seconds)
        self.peaks.append(used.peak / MEGABYTE)

    @property
    def wait(self) -> float:
        """How long one waits for it: the median of the runs."""
        return median(self.elapsed)

    @property
    def work(self) -> float:
        """What the processors did for it: the median of the runs."""
        return median(self.seconds)

    @property
    def peak(self) -> float:
        """The largest of the runs, in megabytes."""
        return max(self.peaks)


def ours(facts: int, folder: Path) -> Contender:
    """Write a dossier, to be built by the whole command."""
    write(facts, folder)
    shutil.copyfile(peers.SETTINGS, folder / "mkdocs.yml")
    (folder / "content" / "pages").mkdir()
    (folder / "content" / "pages" / "about.md").write_text(ABOUT, encoding="utf-8")
    command = (sys.executable, "-m", "factsheet", "build", "--strict", "--no-pdf")
    return Contender(f"factsheet build, {facts:,}", command, folder, folder / "site")


def others(site: Path, folder: Path) -> list[Contender]:
    """Give the others the pages of a built site; MkDocs with its search comes first."""
    project = peers.mkdocs(site, folder / "mkdocs")
    command = (sys.executable, "-m", "mkdocs", "build", "-q")
    found = [
        Contender("MkDocs + Material", command, project, project / "site-mkdocs"),
        Contender("  without search, once", (*command, "-f", "no-search.yml"), project, project / "site-no-search", 1),
    ]
    if peers.has_hugo():
        project = peers.hugo(site, folder / "hugo")
        found.append(Contender("Hugo", ("hugo", "--quiet", "-d", "site"), project, project / "site"))
    return found


def alike(site: Path, other: Path) -> float:
    """Give the share of words that are the same on every fiftieth page, both counted in order."""
    same = total = 0
    for page in sorted(page for page in site.rglob("index.html") if "embed" not in page.parts)[::50]:
        here = words(page.read_text(encoding="utf-8"))
        there = words((other / page.relative_to(site)).read_text(encoding="utf-8"))
        same += sum(one == two for one, two in zip(here, there, strict=False))
        total += max(len(here), len(there))
    return same / total


def line(one: Contender, base: Contender) -> str:
    """Say what one of them wrote and what it took."""
    files = [path for path in one.site.rglob("*") if path.is_file()]
    html = [path.stat().st_size for path in files if path.suffix == ".html"]
    everything = sum(path.stat().st_size for path in files)
    return (
        f"  {one.name:24} {len(html):7,} pages {sum(html) / MEGABYTE:7.1f} MB of HTML {everything / MEGABYTE:7.1f} MB"
        f" {one.wait:8.2f} s {one.wait / base.wait:7.2f} {one.work:8.2f} s {one.work / base.work:7.2f}"
        f" {one.peak:6.0f} MB at the peak"
    )


def floor(site: Path, folder: Path) -> float:
    """Write the files of a site once more from memory, and give the seconds: no generator can be faster here."""
    seconds = 0.0
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        content, copy = path.read_bytes(), folder / path.relative_to(site)
        began = time.perf_counter()
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(content)
        seconds += time.perf_counter() - began
    return seconds


def compare(facts: int, runs: int, folder: Path) -> float:
    """Print how the generators compare; give how many times faster than MkDocs ours is."""
    own = ours(facts, folder / "dossier")
    own.run()  # once for the pages, and to write what Python compiles
    own.elapsed.clear()
    own.seconds.clear()
    pages = own.site / "draft"
    rivals = others(pages, folder)
    for turn in range(runs):  # in turn, so that all meet the same machine
        for one in (own, *rivals):
            if one.most is None or turn < one.most:
                one.run()
    print(f"{facts:,} facts, median of {runs} runs in turn: seconds waited, ratio to ours; processor's, ratio to ours")
    for one in (own, *rivals):
        print(line(one, own))
    print(f"  writing our files alone, from memory: {floor(own.site, folder / 'floor'):.2f} s")
    if not peers.has_hugo():
        print("  Hugo is not installed, so it was not measured")
    print(f"  words that are the same in order, every fiftieth page: {alike(pages, rivals[0].site):.1%}")
    return rivals[0].wait / own.wait


def growth(small: int, large: int, runs: int, folder: Path) -> tuple[float, float]:
    """Print what ten times the facts cost; give how many times the time, and the peak."""
    sizes = [ours(facts, folder / str(facts)) for facts in (small, large)]
    for _ in range(runs):
        for one in sizes:
            one.run()
    print(f"from {small:,} to {large:,} facts")
    for one in sizes:
        print(line(one, sizes[0]))
    return sizes[1].work / sizes[0].work, sizes[1].peak


def main() -> int:
    """Print the tables; exit 1 if a bar is missed."""
    parser = argparse.ArgumentParser(description="Measure `factsheet build` beside other generators.")
    parser.add_argument("facts", nargs="?", type=int, default=FACTS, help="how many facts (%(default)s)")
    parser.add_argument("--runs", type=int, default=RUNS, help="how often each builds (%(default)s)")
    parser.add_argument("--quick", action="store_true", help="a few facts, once, to try it out; no bar counts")
    given = parser.parse_args()
    facts, small, large, runs = (100, 50, 200, 1) if given.quick else (given.facts, SMALL, LARGE, given.runs)
    with tempfile.TemporaryDirectory() as folder:
        faster = compare(facts, runs, Path(folder) / "compared")
    with tempfile.TemporaryDirectory() as folder:
        longer, peak = growth(small, large, runs, Path(folder))
    bars = {
        f"{faster:.1f} times faster than MkDocs + Material (bar: {FASTER:.0f})": faster >= FASTER,
        f"{longer:.1f} times the time for {large // small} times the facts (bar: {GROWTH:.0f})": longer <= GROWTH,
        f"{peak:.0f} MB at the peak with {large:,} facts (bar: {PEAK:.0f})": peak <= PEAK,
    }
    for said, held in bars.items():
        print(f"{'       ' if given.quick else 'held   ' if held else 'MISSED '}{said}")
    return 0 if given.quick or all(bars.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
