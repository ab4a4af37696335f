"""A preview: the last good state stays up while a mistake stands."""

import re
import shutil
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

MINIATURE = Path(__file__).resolve().parents[1] / "miniature"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(MINIATURE, tmp_path / "dossier")


def rebuild(root: Path, *, first: bool = False) -> str:
    """Build as `mkdocs serve` does, with the plugin kept from build to build, and give the home page."""
    config = load_config(config_file=str(root / "mkdocs.yml"), site_dir=str(root / "site"))
    if first:
        config.plugins.on_startup(command="serve", dirty=False)
    config.site_url = "http://127.0.0.1:8000/"
    build(config, serve_url="http://127.0.0.1:8000/")
    return (root / "site/index.html").read_text(encoding="utf-8")


def test_a_mistake_shows_in_the_page_and_goes_when_it_is_mended(root: Path) -> None:
    fact = root / "content/facts/ferry-began.yml"
    good = fact.read_text()
    assert "content/ has" not in rebuild(root, first=True)

    fact.write_text(good.replace("topic: service", "topic: servise"))
    broken = rebuild(root)
    assert "content/ has 1 mistake." in broken
    assert "The ferry begins" in broken

    fact.write_text(good.replace("The ferry begins", "The ferry departs"))
    mended = rebuild(root)
    assert "content/ has" not in mended
    assert "The ferry departs" in mended


def test_a_preview_that_begins_with_a_mistake_says_so(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    rebuild(root, first=True)
    (root / "content/sheet.yml").write_text("[")
    config = load_config(config_file=str(root / "mkdocs.yml"), site_dir=str(root / "site"))
    config.plugins["factsheet"].dossier = None  # type: ignore[attr-defined]
    with pytest.raises(Abort):
        build(config, serve_url="http://127.0.0.1:8000/")
    assert "content/sheet.yml:2:1: Y004" in caplog.text


def test_a_site_with_an_address_has_a_sitemap(root: Path) -> None:
    sheet = root / "content/sheet.yml"
    sheet.write_text(sheet.read_text() + "address: https://example.org/ferry\n")
    config = load_config(config_file=str(root / "mkdocs.yml"), site_dir=str(root / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    listed = re.findall("<loc>([^<]*)</loc>", (root / "site/sitemap.xml").read_text(encoding="utf-8"))
    pages = {path.parent.relative_to(root / "site").as_posix() for path in (root / "site").rglob("index.html")}
    pages = {page for page in pages if not page.startswith("embed/")}
    assert set(listed) == {f"https://example.org/ferry/{page}/".replace("/./", "/") for page in pages}
    assert len(listed) == len(set(listed)) > 30
