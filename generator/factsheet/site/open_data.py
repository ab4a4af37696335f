"""Open data beside the pages: every file of an edition written as it is printed, so that none waits in memory.

Where pages are printed by several processes, one more writes the data meanwhile: it needs nothing of them.
"""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from factsheet.exports.changes import PATH
from factsheet.exports.export import Exported
from factsheet.exports.feeds import Told
from factsheet.model.editions import Edition
from factsheet.pages.embedded import ICON, STYLE, Embed
from factsheet.site.double import Double
from factsheet.theme import theme_folder


def write(files: Iterable[Exported], target: Path) -> int:
    """Write files below a folder, piece by piece; say how many."""
    made: set[Path] = set()
    written = 0
    for each in files:
        path = target / each.path
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(each.pieces())
        written += 1
    return written


def embed_files(embeds: Iterable[Embed]) -> Iterable[Exported]:
    """Give the pages for frames, and the style and the icon they share, which stand with them."""
    for name in (STYLE, ICON):
        yield Exported(name, lambda name=name: [(theme_folder() / name).read_text(encoding="utf-8")])  # type: ignore[misc]
    for each in embeds:
        yield Exported(f"{each.address}index.html", lambda each=each: [each.html])  # type: ignore[misc]


def told_by(edition: Edition, folder: Path) -> Told:
    """Read what a built edition says of its changes, so that feeds over all editions need no edition read again."""
    return Told(edition, json.loads((folder / PATH).read_bytes()))


class Writer:
    """Writes open data below a folder; by a process of its own, if there may be one, from the moment it is told where.

    `printing` gives the files anew each time it is called.
    """

    def __init__(self, printing: Callable[[], Iterable[Exported]], target: Path, *, apart: bool) -> None:
        self._printing, self._target = printing, target
        self._double = Double(self._write) if apart else None

    def _write(self) -> None:
        write(self._printing(), self._target)

    def finish(self) -> None:
        """Wait until all is written; what the other process could not do shows itself whole here."""
        if self._double is None or not self._double.ended_well():
            self._write()

    def stop(self) -> None:
        """End the other process, whatever it does."""
        if self._double is not None:
            self._double.stop()
