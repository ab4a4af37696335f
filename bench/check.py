"""How long `check` takes, side by side with PyYAML's CSafeLoader alone on the same files, as ratios of one run.

    python bench/check.py [N]

The bar: 10,000 facts within 2.5 times what the loader alone needs; five files under half a second with
start-up (a guide, printed in seconds).
"""

import datetime as dt
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import yaml

from corpus import write
from factsheet.documents.tree import FolderTree
from factsheet.dossier import prepare
from factsheet.loading.corpus import load

TODAY = dt.date(2021, 6, 1)
RUNS = 5


def timed(work: Callable[[], object]) -> float:
    """Time one run in seconds of processor time, which a busy machine disturbs least."""
    began = time.process_time()
    work()
    return time.process_time() - began


def load_yaml(root: Path) -> None:
    """Do what a program without positions, rules and records would do: read every file."""
    for path in sorted(root.rglob("*.yml")):
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


def start_up(root: Path) -> float:
    """Time the whole command on five files, start-up included."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "factsheet", "check", "-C", str(root)], check=True, capture_output=True)
    return time.perf_counter() - began


def main(facts: int) -> int:
    """Print the ratios; exit 1 if the bar is missed."""
    with tempfile.TemporaryDirectory() as folder:
        root, small = Path(folder) / "large", Path(folder) / "small"
        write(facts, root)
        write(1, small)
        dossier = prepare(FolderTree(root), today=TODAY)
        assert not dossier.problems, dossier.problems[0]
        alone, loading, checking = [], [], []
        for _ in range(RUNS):  # in turn, so that all meet the same machine
            alone.append(timed(lambda: load_yaml(root)))
            loading.append(timed(lambda: load(FolderTree(root))))
            checking.append(timed(lambda: prepare(FolderTree(root), today=TODAY)))
        base = median(alone)
        ratio = median(checking) / base
        print(f"{facts:,} facts, median of {RUNS} runs in one process, processor seconds")
        print(f"  CSafeLoader alone   {base:6.2f} s   1.00")
        print(f"  load                {median(loading):6.2f} s   {median(loading) / base:.2f}")
        print(f"  load and check      {median(checking):6.2f} s   {ratio:.2f}   (bar: 2.50)")
        print(f"  five files, with start-up: {median(start_up(small) for _ in range(RUNS)):.2f} s (guide: 0.50)")
    return 0 if ratio <= 2.5 else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
