"""How long `factsheet pdf` takes, side by side with WeasyPrint on the same content, and how both grow.

    python bench/pdf.py [N] [--runs R]

The bars: 500 facts at least 3 times faster than WeasyPrint and within 300 MiB; four times as many facts take at most
4.6 times as long. A tagged PDF is asked of both: PDF/UA-1 and PDF/A-2a of ours, PDF/UA-1 of WeasyPrint, which makes
one of them at a time.

N synthetic facts (`corpus.py`) are printed by the command, start-up, reading and checking included. What stands on
that paper is printed as one HTML document (`paper_html.py`): the same words in the same order, the same drawings,
links and table of contents. How many of the words are the same in both PDFs is printed beside the seconds. WeasyPrint
is installed into an environment of its own; where it cannot be, its part is left out and said so.

Each runs in a process of its own, in turn, several times; processor seconds of the process and its children, the
median counts. The peak is the largest resident set of any one process.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from pypdfium2 import PdfDocument

from corpus import write
from measured import measured
from paper_html import document

RUNS, FACTS, TIMES = 3, 500, 4
FASTER, PEAK, GROWTH = 3.0, 300.0, 4.6
MEBIBYTE = 1024 * 1024
WEASYPRINT = "weasyprint==70.0"
_PAPER = """
import json, sys, datetime as dt
from pathlib import Path
from factsheet.documents.tree import FolderTree
from factsheet.dossier import prepare
from factsheet.pdf.paper import paper
from factsheet.theme import theme_folder
dossier = prepare(FolderTree(Path(sys.argv[1])), today=dt.date(2026, 1, 1))
whole = paper(dossier, dossier.corpus.sheet, theme_folder() / "pages", "en", address="", pictures=lambda _: None)
Path(sys.argv[2]).write_text(json.dumps(whole), encoding="utf-8")
"""
_PRINT = """
import sys, weasyprint
weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
"""


@dataclass
class Contender:
    """Something that prints, and what its runs took."""

    name: str
    command: Sequence[str]
    output: Path
    seconds: list[float] = field(default_factory=list)
    peaks: list[float] = field(default_factory=list)

    def run(self) -> None:
        """Print once."""
        used = measured(self.command)
        self.seconds.append(used.seconds)
        self.peaks.append(used.peak / MEBIBYTE)

    @property
    def work(self) -> float:
        """Processor seconds."""
        return median(self.seconds)

    @property
    def peak(self) -> float:
        """Mebibytes at the peak."""
        return max(self.peaks)


def ours(facts: int, folder: Path) -> Contender:
    """Write a dossier, and say how it is printed."""
    root, output = folder / f"dossier-{facts}", folder / f"ours-{facts}.pdf"
    write(facts, root)
    command = (sys.executable, "-m", "factsheet", "pdf", "-C", str(root), "-o", str(output))
    return Contender(f"factsheet pdf, {facts:,} facts", command, output)


def theirs(facts: int, folder: Path) -> Contender | None:
    """Write the same as HTML, and say how WeasyPrint prints it; None if it cannot be installed."""
    python = folder / "env/bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder / "env")], check=True)
        got = subprocess.run([str(python), "-m", "pip", "install", "-q", WEASYPRINT], check=False, capture_output=True)
        tried = subprocess.run([str(python), "-c", "import weasyprint"], check=False, capture_output=True)
        if got.returncode or tried.returncode:
            print(f"WeasyPrint cannot be installed here: {(got.stderr or tried.stderr).decode().strip()[-300:]}")
            return None
    data, html, output = folder / "paper.json", folder / f"paper-{facts}.html", folder / f"theirs-{facts}.pdf"
    subprocess.run([sys.executable, "-c", _PAPER, str(folder / f"dossier-{facts}"), str(data)], check=True)
    css = (Path(__file__).parent.parent / "theme/print/charts.css").read_text(encoding="utf-8")
    html.write_text(document(json.loads(data.read_bytes()), css), encoding="utf-8")
    return Contender("WeasyPrint, PDF/UA-1", (str(python), "-c", _PRINT, str(html), str(output)), output)


def words(path: Path) -> Counter[str]:
    """Count the words of a PDF."""
    pdf = PdfDocument(path)
    return Counter(" ".join(page.get_textpage().get_text_range() for page in pdf).split())


def line(one: Contender, base: Contender) -> str:
    """Write what a contender took."""
    pages = len(PdfDocument(one.output))
    return (
        f"  {one.name:<28} {one.work:7.2f} s {one.work / base.work:6.2f}   {one.peak:6.0f} MiB"
        f"   {pages:4} pages {one.output.stat().st_size / 1000:8,.0f} kB"
    )


def main() -> int:
    """Measure, and say whether the bars are met."""
    parser = argparse.ArgumentParser()
    parser.add_argument("facts", nargs="?", type=int, default=FACTS)
    parser.add_argument("--runs", type=int, default=RUNS)
    wanted = parser.parse_args()
    met = True
    with tempfile.TemporaryDirectory() as name:
        folder, began = Path(name), time.perf_counter()
        small, large, other = (
            ours(wanted.facts, folder),
            ours(wanted.facts * TIMES, folder),
            theirs(wanted.facts, folder),
        )
        for _ in range(wanted.runs):
            for each in filter(None, (small, other, large)):
                each.run()
        print(f"Printing, median of {wanted.runs} runs, processor seconds; the peak is of one process")
        for each in filter(None, (small, other, large)):
            print(line(each, small))
        if other is not None:
            mine, same = words(small.output), words(small.output) & words(other.output)
            print(f"  words of ours that are in both: {100 * same.total() / mine.total():.1f}%")
            faster = other.work / small.work
            met &= faster >= FASTER
            print(f"  {faster:.1f} times faster than WeasyPrint (bar: {FASTER})")
        growth = large.work / small.work
        met &= growth <= GROWTH and small.peak <= PEAK
        print(f"  {TIMES} times the facts take {growth:.2f} times as long (bar: {GROWTH})")
        print(
            f"  {small.peak:.0f} MiB at the peak (bar: {PEAK:.0f})   all of it in {time.perf_counter() - began:.0f} s"
        )
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
