"""The `.zip` of a sheet: every link leads to a file, and the same content gives the same bytes."""

import re
import shutil
from pathlib import Path
from posixpath import join, normpath
from zipfile import ZipFile

import pytest

from factsheet.cli.main import main
from factsheet.site.offline import to_files

MINIATURE = Path(__file__).resolve().parents[1] / "miniature"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("facts/", "facts/index.html"),
        ("../facts/a/#note", "../facts/a/index.html#note"),
        ("../../?q=1", "../../index.html?q=1"),
        (".", "./index.html"),
        ("..", "../index.html"),
        ("./", "./index.html"),
        ("../..#x", "../../index.html#x"),
        ("#note", "#note"),
        ("", ""),
        ("a.png", "a.png"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("//example.org/", "//example.org/"),
    ],
)
def test_a_link_leads_to_a_file(address: str, expected: str) -> None:
    assert to_files(f'<a class="b" href="{address}">x</a>') == f'<a class="b" href="{expected}">x</a>'


def test_what_is_no_link_stays() -> None:
    html = '<p data-href="facts/">href="facts/"</p><abbr href="facts/">'
    assert to_files(html) == html


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `.zip` of the miniature."""
    site = tmp_path_factory.mktemp("packed") / "site"
    assert main(["build", "--no-pdf", "--zip", "-C", str(MINIATURE), "--site-dir", str(site)]) == 0
    return site / "draft/factsheet.zip"


def test_every_link_and_every_file_a_page_names_is_in_it(packed: Path) -> None:
    with ZipFile(packed) as archive:
        names = set(archive.namelist())
        pages = [name for name in names if name.endswith(".html")]
        assert "factsheet/index.html" in pages
        assert "factsheet/contents/index.html" in pages
        followed = 0
        for name in pages:
            html = archive.read(name).decode()
            for address in re.findall(r'(?:href|src)="([^"#?]+)', html):
                if not re.match(r"[a-z]+:", address):
                    assert normpath(join(name, "..", address)) in names, (name, address)
                    followed += 1
    assert followed > 500


def test_nothing_in_it_needs_a_server(packed: Path) -> None:
    with ZipFile(packed) as archive:
        assert not [
            name
            for name in archive.namelist()
            if "/search/" in name or "/workers/" in name or name.endswith("404.html")
        ]
        [css] = [name for name in archive.namelist() if "/stylesheets/main." in name]
        assert "../icons/" not in archive.read(css).decode()
        assert archive.read(css).decode().count("data:image/svg+xml") > 20


def test_it_is_named_on_the_page_only_where_it_is(packed: Path, tmp_path: Path) -> None:
    home = packed.with_name("index.html").read_text(encoding="utf-8")
    assert 'href="factsheet.zip"' in home
    assert main(["build", "--no-pdf", "-C", str(MINIATURE), "--site-dir", str(tmp_path / "site")]) == 0
    assert "factsheet.zip" not in (tmp_path / "site/draft/index.html").read_text(encoding="utf-8")
    assert not (tmp_path / "site/draft/factsheet.zip").exists()


def test_the_same_content_gives_the_same_bytes(packed: Path, tmp_path: Path) -> None:
    root = shutil.copytree(MINIATURE, tmp_path / "elsewhere")
    assert main(["build", "--no-pdf", "--zip", "-C", str(root), "--site-dir", str(tmp_path / "site")]) == 0
    assert (tmp_path / "site/draft/factsheet.zip").read_bytes() == packed.read_bytes()
