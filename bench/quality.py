"""Every page of a fresh build before every bar the project has set itself; the table is written to docs/quality.md.

    PYTHONPATH=tests python bench/quality.py [--sample] [--no-write]

Each page is built, served with a strict content security policy, and opened in the system's Chromium on a desktop and
on a phone, light and dark, with everything unfolded. Lighthouse, if it is installed, looks at the first page and the
largest of each kind of record.
Exit 1 if a bar is missed.
"""

import argparse
import datetime as dt
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import sync_playwright

import quality_lighthouse as lighthouse
import quality_pages
from factsheet.cli.main import main as factsheet
from quality_pages import Observer, Seen
from quality_pdf import pdf_bars
from quality_report import RECORDS, Bar, bars, lighthouse_bars, table, write
from support import nu
from support.kinds import HOME, BuiltPage, built_pages, of_each_kind

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "docs" / "quality.md"
SHOWN = 20


def progress(done: int, of: int, what: str) -> None:
    """Say how far it is, to somebody who waits at a terminal."""
    if sys.stderr.isatty():
        end = "\n" if done == of else ""
        print(f"\r{what}: {done} of {of}\033[K", end=end, file=sys.stderr, flush=True)


def looked_at(pages: Sequence[BuiltPage], pool: ProcessPoolExecutor) -> Iterator[Seen]:
    """Look at every page, on all processors."""
    for done, seen in enumerate(pool.map(quality_pages.look, pages), 1):
        progress(done, len(pages), "pages")
        yield seen


def scored(site: Path, pages: Sequence[BuiltPage]) -> tuple[dict[str, dict[str, int]] | None, str]:
    """Let Lighthouse score the first page and some of the records; also tell its version, or that it is not there."""
    asked = lighthouse.command()
    if asked is None:
        return None, "not installed, not run"
    # The last of a kind is its largest. Each takes seconds, and all pages are poured into a few shells.
    largest = {
        each.kind: each for each in of_each_kind(list(pages)) if each.kind == HOME or each.kind.endswith(RECORDS)
    }
    found = {}
    with sync_playwright() as playwright:
        observer = Observer(site, playwright)
        for done, page in enumerate(largest.values(), 1):
            found[page.address] = lighthouse.scores(asked, observer.base + page.address, observer.path)
            progress(done, len(largest), "Lighthouse")
    return found, lighthouse.version(asked)


def measure(site: Path, *, sample: bool) -> tuple[list[Bar], str]:
    """Measure the site; gives the bars, and a line on what was measured with what."""
    everything = built_pages(site)
    pages = of_each_kind(everything) if sample else everything
    with ProcessPoolExecutor(os.cpu_count(), initializer=quality_pages.start, initargs=(site,)) as pool:
        seen = list(looked_at(pages, pool))
        home = next(page.address for page in everything if page.kind == HOME and not page.leads_on)
        opened = pool.submit(quality_pages.opened, home).result()
        tools = pool.submit(quality_pages.versions).result()
    markup = [str(found) for found in nu.check([page.file for page in pages], site) if found.kind == "error"]
    scores, tools["Lighthouse"] = scored(site, pages)
    tools |= {"Nu": nu.version(), "Material": version("mkdocs-material")}
    named = ", ".join(f"{name} {of}" for name, of in tools.items())
    unsure = sum(one.unsure for one in seen)
    head = (
        f"Measured on {dt.datetime.now(dt.UTC).date()}: {len(pages)} of {len(everything)} pages, with {named}.\n"
        f"axe leaves {unsure} findings undecided; those are for a person to look at."
    )
    return [*bars(seen, opened, markup), *lighthouse_bars(scores), *pdf_bars(site)], head


def say(found: Sequence[Bar], head: str) -> None:
    """Print the table, and what missed a bar: each fault once, with the first page it is on."""
    print(table(found, head))
    for bar in found:
        if bar.missed:
            print(f"\n{bar.name}:")
            faults = grouped(bar.missed)
            print("\n".join(f"  {len(on)}x {fault} (first on {on[0]})" for fault, on in faults[:SHOWN]))
            if len(faults) > SHOWN:
                print(f"  and {len(faults) - SHOWN} more")


def grouped(missed: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Put equal faults of several pages together, the most frequent first."""
    places: dict[str, list[str]] = {}
    for each in missed:
        place, _, fault = each.partition(": ")
        places.setdefault(fault, []).append(place)
    return sorted(places.items(), key=lambda fault: -len(fault[1]))


def main() -> int:
    """Build, measure, print and write; 1 if a bar is missed."""
    parser = argparse.ArgumentParser(description="Hold every page against every bar.")
    parser.add_argument("--sample", action="store_true", help="only one page of each kind and the largest of each kind")
    parser.add_argument("--no-write", action="store_true", help="leave docs/quality.md as it is")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        assert factsheet(["build", "--strict", "-C", str(ROOT), "--site-dir", str(site)]) == 0
        found, head = measure(site, sample=given.sample)
    say(found, head)
    if not given.no_write:
        write(DOCUMENT, table(found, head))
    return 1 if any(bar.missed for bar in found) else 0


if __name__ == "__main__":
    sys.exit(main())
