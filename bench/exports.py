"""What `factsheet export` takes: memory beside that of the dossier itself, and time as the dossier grows.

    python bench/exports.py [N] [--runs R]

The bars, at 10,000 facts: what the export keeps in memory, beside what `factsheet check` of the same dossier does, is
at most 4 times its largest file, however many files there are; and ten times as many facts take at most 11 times the
work.

N synthetic facts (`corpus.py`) and a tenth of them are checked and exported in all formats, each in a process of its
own, in turn, several times; the median counts. The peak is the largest resident set of the process.
"""

import argparse
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from corpus import write
from measured import measured

RUNS, FACTS, TIMES = 3, 10_000, 10
MEMORY, GROWTH = 4.0, 11.0
MEGABYTE = 1_000_000
FACTSHEET = [sys.executable, "-m", "factsheet"]


@dataclass(frozen=True)
class Exported:
    """An export of so many facts: its files, and what it took beside the dossier."""

    facts: int
    files: int
    whole: float
    largest: float
    memory: float
    seconds: float
    elapsed: float

    def __str__(self) -> str:
        """Write a line of the table."""
        return (
            f"{self.facts:7,} facts  {self.files:7,} files  {self.whole:7.1f} MB  largest {self.largest:5.1f} MB"
            f"  kept {self.memory:6.1f} MB ({self.memory / self.largest:.1f} times the largest file)"
            f"  waited {self.elapsed:5.1f} s  work {self.seconds:5.1f} s"
        )


def exported(folder: Path, facts: int, runs: int) -> Exported:
    """Check and export a dossier several times."""
    root, output = folder / f"dossier-{facts}", folder / "export"
    write(facts, root)
    alone, whole = [], []
    for _ in range(runs):
        alone.append(measured([*FACTSHEET, "check", "-C", str(root)]))
        shutil.rmtree(output, ignore_errors=True)
        whole.append(measured([*FACTSHEET, "export", "-C", str(root), "-o", str(output)]))
    sizes = [path.stat().st_size for path in output.rglob("*") if path.is_file()]
    return Exported(
        facts=facts,
        files=len(sizes),
        whole=sum(sizes) / MEGABYTE,
        largest=max(sizes) / MEGABYTE,
        memory=(median(each.peak for each in whole) - median(each.peak for each in alone)) / MEGABYTE,
        seconds=median(each.seconds for each in whole) - median(each.seconds for each in alone),
        elapsed=median(each.elapsed for each in whole),
    )


def main() -> int:
    """Measure, print, and hold against the bars."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", nargs="?", type=int, default=FACTS)
    parser.add_argument("--runs", type=int, default=RUNS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        small, large = (exported(Path(folder), n, given.runs) for n in (given.facts // TIMES, given.facts))
    print(small, large, sep="\n")
    times, growth = large.memory / large.largest, large.seconds / small.seconds
    bars = {
        f"memory beside the dossier: {times:.1f} times the largest file (at most {MEMORY})": times <= MEMORY,
        f"{TIMES} times as many facts: {growth:.1f} times the work of exporting (at most {GROWTH})": growth <= GROWTH,
    }
    for bar, held in bars.items():
        print(f"{'  held' if held else 'MISSED'}  {bar}")
    return 0 if all(bars.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
