"""States of a dossier to compare: files over the small good dossier, loaded, and its figures judged."""

from collections.abc import Mapping
from functools import cache

from factsheet.analysis.changes import Side
from factsheet.analysis.disagreement import compare
from factsheet.loading.corpus import load
from support.memory_tree import MemoryTree


def side(files: Mapping[str, str | bytes]) -> Side:
    """Load a dossier whose every file can be read; a dossier seen before is not loaded again."""
    return _side(tuple(files.items()))


@cache
def _side(files: tuple[tuple[str, str | bytes], ...]) -> Side:
    loaded = load(MemoryTree(dict(files)))
    assert not loaded.problems, loaded.problems
    return Side(loaded.corpus, compare(loaded.corpus).verdicts)
