"""Built sites: made, read byte by byte, looked through for dead links, and disturbed while they are made."""

import gc
import os
import re
import signal
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from errno import ENOSPC
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

from factsheet.cli.main import main
from support.dossier import GOOD
from support.editions import seal_here

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# One edition of it is built in a third of a second, nearly all of which is MkDocs' own.
SMALL = "site_name: The ferry\ndocs_dir: content/pages\ntheme: {name: material, font: false}\nplugins: [factsheet, search]\n"


def build(root: Path, *arguments: str) -> int:
    """Run `factsheet build`, without PDF, and give its exit code."""
    return main(["build", "--no-pdf", "-C", str(root), *arguments])


def verify(folder: Path, root: Path) -> int:
    """Run `factsheet edition verify` on a built edition."""
    return main(["edition", "verify", str(folder), "-C", str(root)])


def small_dossier(root: Path, *editions: str) -> Path:
    """Write the good dossier into a folder, ten years earlier so that it may be built today, and seal it."""
    for name, text in GOOD.items():
        path = root / "content" / name.replace("2030", "2020")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("2030", "2020").replace("2029", "2019"), encoding="utf-8")
    (root / "content/pages").mkdir()
    (root / "mkdocs.yml").write_text(SMALL, encoding="utf-8")
    for edition in editions:
        seal_here(root, edition)
    return root


def contents(folder: Path) -> dict[str, bytes]:
    """Read every file of a folder, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Say which file stands at every path, and when it was last written; the folder and those below it too."""
    found = {path.relative_to(folder).as_posix(): path.stat() for path in (folder, *folder.rglob("*"))}
    return {name: (each.st_ino, each.st_mtime_ns) for name, each in found.items()}


def files_of(found: Mapping[str, Any], folder: str) -> set[str]:
    """Of what was read, name what stands below a folder."""
    return {name.removeprefix(f"{folder}/") for name in found if name.startswith(f"{folder}/")}


def pages_of(site: Path) -> dict[str, str]:
    """Read every page of a site."""
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}


class Links(HTMLParser):
    """What a page leads to and loads, and the anchors it has."""

    _NAMES: Mapping[str, str] = {"a": "href", "link": "href", "script": "src", "img": "src"}

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.anchors: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a link."""
        given = dict(attrs)
        self.anchors.update(value for name, value in attrs if name == "id" and value)
        address = given.get(self._NAMES.get(tag, ""))
        if address is not None:
            self.found.append(address)


def dead_links(site: Path, home: str = "https://nowhere.example/") -> list[str]:
    """Follow every link of every page that stays in the site, from `home` on; name those that lead to no file.

    An anchor must be there too; behind a page of `/latest/` nobody looks for it.
    """
    read = {name: Links(html) for name, html in pages_of(site).items()}
    dead = []
    for name, links in sorted(read.items()):
        for address in links.found:
            whole, anchor = urldefrag(urljoin(home + name, address))
            inside = whole.startswith(home)
            if not inside and _ELSEWHERE.match(address):
                continue
            target = unquote(whole.removeprefix(home).partition("?")[0])
            target += "index.html" if target.endswith("/") or not target else ""
            if not inside or not (site / target).is_file() or (anchor and not _has(read, target, unquote(anchor))):
                dead.append(f"{name}: {address}")
    return dead


def _has(read: Mapping[str, Links], target: str, anchor: str) -> bool:
    return target.startswith("latest/") or target not in read or anchor in read[target].anchors


@dataclass(slots=True)
class Disturbed:
    """Notes what is written below a folder, and at one of these moments lets the disk be full, or ends the process.

    It hears of every call into the system that Python makes, whoever makes it, and cannot be taken off again: it
    belongs into a copy of this process.
    """

    below: Path
    at: int = -1  # the moment; before it everything goes well
    kill: bool = False
    once: bool = False  # whether there is room again after that one call
    ops: frozenset[str] = frozenset({"open", "os.mkdir", "os.link"})
    on: bool = True
    seen: list[str] = field(default_factory=list)

    def start(self) -> None:
        """Begin to listen."""
        sys.addaudithook(self._hear)

    def _hear(self, event: str, given: tuple[Any, ...]) -> None:
        if not self.on or event not in self.ops:
            return
        if event == "open" and not (isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR)):
            return
        # A name alone is that of a file in a folder which is being taken away.
        path = os.fsdecode(given[1 if event == "os.link" else 0]) if not isinstance(given[0], int) else ""
        if os.path.isabs(path) and not path.startswith(str(self.below)):  # noqa: PTH117 - a Path would open nothing, but costs more
            return
        self.seen.append(f"{event} {path.removeprefix(str(self.below)).lstrip('/')}")
        number = len(self.seen) - 1
        if self.at < 0 or number < self.at or (self.once and number > self.at):
            return
        if self.kill:
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(ENOSPC, os.strerror(ENOSPC), path)


def in_a_copy(work: Callable[[], int], said: Path) -> int:
    """Do something in a copy of this process, and write what it says into a file; -9 if it was killed."""
    child = os.fork()
    if child == 0:
        gc.disable()  # what is collected is written to, and what is written to is copied
        code = 70
        try:
            with said.open("w", encoding="utf-8") as file:
                sys.stdout = sys.stderr = file
                code = work()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
