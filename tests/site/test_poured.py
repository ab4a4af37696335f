"""A poured page is the page that MkDocs would have rendered: a whole edition of the miniature is built both ways."""

from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from factsheet.pages.page import Plan, is_record
from factsheet.site.mends import mend
from factsheet.site.plugin import FactsheetPlugin
from factsheet.site.shell import LINKED, linked
from support.sites import build

EDITION = ("--edition", "2020-08-01")


class _Words(HTMLParser):
    """What a page says: its words, where its links lead, its title and description, and which entries are marked."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        for name in ("href", "src", "content", "alt", "aria-label", "id", "datetime", "value", "lang"):
            if said.get(name):
                self.words.append(f"{tag} {name}={said[name]}")
        if "--active" in (said.get("class") or ""):
            self.words.append(f"{tag} active")

    def handle_data(self, data: str) -> None:
        self.words += data.split()


def words_of(path: Path) -> list[str]:
    reader = _Words()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader.words


# The other way to build is made here, not in the program.
# ruff: noqa: SLF001


def every_page(plugin: FactsheetPlugin) -> Iterator[Plan]:
    return iter(plugin._plans.values())


def no_page(_plugin: FactsheetPlugin) -> Iterator[Plan]:
    return iter(())


def content(plugin: FactsheetPlugin, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Give MkDocs the page itself, with all its sections."""
    plan = plugin._plan_of(page)
    if plan is None:
        return plugin._with_notes(html, page)
    whole = plan.page()
    if is_record(plan.address):  # MkDocs takes a title for HTML, and the miniature's hold words that look like it
        page.title = page.meta["title"] = escape(whole.title)
    page.meta.update({"description": escape(whole.description), "factsheet": {"linked": LINKED}})
    page.toc = TableOfContents([AnchorLink(escape(each.title), each.anchor, 2) for each in whole.headings])
    return whole.body


def written(plugin: FactsheetPlugin, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:  # noqa: ARG001
    plan = plugin._plan_of(page)
    return mend(output).replace(LINKED, linked(plan.page()) if plan is not None else "")


def with_parents(plugin: FactsheetPlugin, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Let a record stand under its list, as a slot does."""
    for page in every_page(plugin):
        file = files.get_file_from_path(f"{page.address}index.md")
        above = files.get_file_from_path(f"{page.address.split('/')[0]}/index.md")
        if is_record(page.address) and file is not None and above is not None:
            (file.page or MkDocsPage(None, file, config)).parent = above.page  # type: ignore[assignment]
    return nav


def test_two_processes_write_what_one_writes(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    assert build(built, *EDITION, "--site-dir", str(one)) == 0
    monkeypatch.setattr("factsheet.site.pouring.FEW", 2)
    monkeypatch.setattr("factsheet.site.plugin.helpers", lambda: 2)
    assert build(built, *EDITION, "--site-dir", str(two)) == 0
    files = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert sorted(path.relative_to(two) for path in two.rglob("*") if path.is_file()) == files
    for path in files:
        if path.suffix in (".html", ".json"):
            assert (two / path).read_bytes() == (one / path).read_bytes(), path


def test_a_poured_page_says_what_a_rendered_one_says(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    poured, rendered = tmp_path / "poured", tmp_path / "rendered"
    assert build(built, *EDITION, "--site-dir", str(poured)) == 0
    monkeypatch.setattr(FactsheetPlugin, "_lists", every_page)
    monkeypatch.setattr(FactsheetPlugin, "_records", no_page)
    monkeypatch.setattr(FactsheetPlugin, "_folders", lambda _plugin: [])
    monkeypatch.setattr(FactsheetPlugin, "on_nav", with_parents)
    monkeypatch.setattr(FactsheetPlugin, "on_page_content", content)
    monkeypatch.setattr(FactsheetPlugin, "on_post_page", written)
    monkeypatch.setattr("factsheet.site.pouring.Pourer.pour", lambda *_given: [])
    assert build(built, *EDITION, "--site-dir", str(rendered)) == 0
    pages = sorted(path.relative_to(rendered) for path in rendered.rglob("*.html"))
    assert sorted(path.relative_to(poured) for path in poured.rglob("*.html")) == pages
    prose = {path.stem for path in (built / "content/pages").glob("*.md")}
    ours = [page for page in pages if len(page.parts) != 3 or page.parts[1] not in prose]
    assert len(ours) > 40
    for page in ours:
        assert words_of(poured / page) == words_of(rendered / page), page
