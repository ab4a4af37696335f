"""The pages of a built site, by kind."""

from dataclasses import dataclass
from pathlib import Path

HOME, ROOT = "home", "root"


@dataclass(frozen=True)
class BuiltPage:
    """One page on the disk: where a reader finds it, and of which kind it is."""

    file: Path
    address: str
    kind: str

    @property
    def leads_on(self) -> bool:
        """Whether it only sends the reader elsewhere, so that nobody ever looks at it."""
        return 'http-equiv="refresh"' in self.file.read_text("utf-8")


def built_pages(site: Path) -> list[BuiltPage]:
    """Find every page, in the order of addresses."""
    found = sorted(each.relative_to(site) for each in site.rglob("*.html"))
    return [BuiltPage(site / each, _address(each), _kind(each)) for each in found]


def of_each_kind(pages: list[BuiltPage]) -> list[BuiltPage]:
    """Choose the first page of each kind, and the largest of each kind."""
    by_kind: dict[str, list[BuiltPage]] = {}
    for page in pages:
        by_kind.setdefault(page.kind, []).append(page)
    chosen = {kind: (of[0], max(of, key=lambda page: page.file.stat().st_size)) for kind, of in by_kind.items()}
    return [page for pair in chosen.values() for page in dict.fromkeys(pair)]


def _address(file: Path) -> str:
    return file.as_posix().removesuffix("index.html")


def _kind(file: Path) -> str:
    """Name the kind: what stands in a folder of records is of one kind, every other page is one of its own."""
    _, *folders = file.parent.parts or ("",)
    if len(folders) > 1:
        return f"{folders[0]}/*"
    return file.stem if file.stem != "index" else "/".join(folders) or (ROOT if len(file.parts) == 1 else HOME)
