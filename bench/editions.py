"""What editions cost: fifty of 200 facts built, built again, one more added; and two trees of 10,000 facts compared.

    PYTHONPATH=tests python bench/editions.py [EDITIONS] [FACTS]

The bars: an unchanged site is built again at least twenty times faster than the first time; 200 changes among 10,000
facts are told within a second. Seconds are those a person waits.
"""

import datetime as dt
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from corpus import write as write_corpus
from factsheet.analysis.changes import Side, changes_between
from factsheet.analysis.disagreement import compare
from factsheet.documents.tree import FolderTree
from factsheet.editions.cut import Wanted, cut, write
from factsheet.loading.corpus import load, without_collection

COMMAND = [sys.executable, "-m", "factsheet", "build", "--no-pdf"]
FASTER, WITHIN, RUNS = 20.0, 1.0, 3
MANY, CHANGED = 10_000, 200
SETTINGS = """\
site_name: A synthetic dossier
docs_dir: content/pages
theme: {name: material, font: false}
plugins: [factsheet, search]
"""


def seal(root: Path, day: dt.date) -> None:
    """Seal a dossier as it stands."""
    tree = FolderTree(root)
    wanted = Wanted(id=day.isoformat(), title=f"Edition {day}", notes="", cutoff=None, today=day)
    write(root, cut(tree, wanted, load(tree).corpus.editions))


def dossier(root: Path, editions: int, facts: int) -> None:
    """Write a dossier, and seal it day after day, each day with one fact reworded."""
    write_corpus(facts, root)
    (root / "content/pages").mkdir(exist_ok=True)
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    for n in range(editions):
        if n:
            reword(root, n)
        seal(root, dt.date(2030, 1, 1) + dt.timedelta(days=n))


def reword(root: Path, n: int) -> None:
    """Change a published fact, and say why."""
    path = root / f"content/facts/fact-{n}.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text.rstrip()}\nreply: They were asked, and said nothing.\n", encoding="utf-8")
    note = f"facts: [fact-{n}]\nkind: clarification\nnote: They were asked.\n"
    (root / "content/changes").mkdir(exist_ok=True)
    (root / f"content/changes/note-{n}.yml").write_text(note, encoding="utf-8")


def waited(work: Callable[[], object]) -> float:
    """Measure how long a person waits."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def build(root: Path) -> None:
    """Build the site as its user does."""
    subprocess.run([*COMMAND, "-C", str(root)], check=True, stdout=subprocess.DEVNULL)


def of_sites(editions: int, facts: int) -> bool:
    """Build a site of many editions, again, and with one edition more."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        dossier(root, editions, facts)
        first = waited(lambda: build(root))
        again = median(waited(lambda: build(root)) for _ in range(RUNS))
        reword(root, editions)
        seal(root, dt.date(2031, 1, 1))
        more = waited(lambda: build(root))
        alone = Path(folder) / "alone"
        shutil.copytree(root / "content", alone / "content")
        shutil.copy(root / "mkdocs.yml", alone)
        kept = sorted((alone / "content/editions").glob("*.json"))[:2]
        for path in (alone / "content/editions").glob("*.json"):
            if path not in kept:
                path.unlink()
        two = waited(lambda: build(alone))
    ratio = first / again
    print(f"{editions} editions of {facts} facts, built for the first time: {first:.2f} s")
    print(f"  built again, unchanged:  {again:.2f} s, {ratio:.0f} times faster (bar {FASTER:.0f})")
    print(f"  with one edition more:   {more:.2f} s; two editions alone take {two:.2f} s")
    return ratio >= FASTER


def of_trees() -> bool:
    """Compare two trees, loaded before."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_corpus(MANY, root)
        before = side(root)
        for n in range(CHANGED):
            path = root / f"content/facts/fact-{n}.yml"
            path.write_text(
                f"{path.read_text(encoding='utf-8').rstrip()}\nreply: They were asked, and said nothing.\n",
                encoding="utf-8",
            )
        after = side(root)
    found = len(changes_between(before, after).records)
    assert found == CHANGED, found
    seconds = median(waited(lambda: changes_between(before, after)) for _ in range(RUNS))
    print(f"{MANY} facts compared, {CHANGED} changed: {seconds:.2f} s (bar {WITHIN:.0f} s)")
    return seconds <= WITHIN


def side(root: Path) -> Side:
    """Load one side of the comparison."""
    with without_collection():
        corpus = load(FolderTree(root)).corpus
        return Side(corpus, compare(corpus).verdicts)


if __name__ == "__main__":
    wanted = [int(each) for each in sys.argv[1:]] or [50, 200]
    met = [of_sites(*wanted), of_trees()]
    sys.exit(0 if all(met) else 1)
