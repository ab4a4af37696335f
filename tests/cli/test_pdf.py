"""`factsheet pdf`, and what `factsheet build` prints."""

import hashlib
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from factsheet.cli.main import main
from factsheet.pdf import printer
from factsheet.pdf.printer import NotPrinted
from support.pdfs import words_of
from support.sites import contents, pages_of, small_dossier

NEWEST = "2020-06-20"
HINT = "factsheet: no PDF can be written: the extra `pdf` is not installed (pip install 'factsheet[pdf]')\n"


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_dossier(tmp_path_factory.mktemp("pdf") / "dossier", "2020-06-10", NEWEST)


@pytest.fixture
def root(sealed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    found = Path(shutil.copytree(sealed, tmp_path / "dossier"))
    monkeypatch.chdir(found)
    return found


@pytest.fixture(scope="module")
def built(sealed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("site") / "site"
    assert main(["build", "--zip", "-C", str(sealed), "--site-dir", str(site)]) == 0
    return site


def test_it_prints_the_newest_edition(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pdf"]) == 0
    data = (root / "factsheet.pdf").read_bytes()
    assert capsys.readouterr() == ("", f"Printed factsheet.pdf ({len(data):,} bytes).\n")
    assert f"Edition {NEWEST}" in words_of(data)


def test_it_prints_the_edition_that_is_named_where_it_is_told(root: Path) -> None:
    assert main(["pdf", "--edition", "2020-06-10", "-o", "other.pdf"]) == 0
    assert "Edition 2020-06-10" in words_of((root / "other.pdf").read_bytes())
    assert not (root / "factsheet.pdf").exists()


def test_the_standard_output_holds_the_pdf_alone(root: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert root.is_dir()
    assert main(["pdf", "-o", "-"]) == 0
    out, err = capfdbinary.readouterr()
    assert (out[:5], out.rstrip()[-5:], err) == (b"%PDF-", b"%%EOF", b"")


def test_a_draft_is_printed_where_it_is_asked_for(root: Path) -> None:
    assert main(["pdf", "--draft", "--address", "https://example.org/x"]) == 0
    text = words_of((root / "factsheet.pdf").read_bytes())
    assert "Draft The working state" in text
    assert "https://example.org/x/draft/" in text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--draft", "--edition", NEWEST), "give one of them"),
        (("--edition", "2020-06-11"), "did you mean"),
        (("--address", "javascript:x"), "an address begins with https:// or http://"),
        (("-o", "mkdocs.yml/x.pdf"), "mkdocs.yml"),
    ],
)
def test_what_cannot_be_is_2(root: Path, capsys: pytest.CaptureFixture[str], asked: tuple[str, ...], said: str) -> None:
    before = contents(root)
    assert main(["pdf", *asked]) == 2
    out, err = capsys.readouterr()
    assert (out, contents(root)) == ("", before)
    assert said in err
    assert "Traceback" not in err


def test_a_full_disk_is_2_and_leaves_what_was_there(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "factsheet.pdf").write_bytes(b"as it was")
    before = contents(root)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert main(["pdf"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n"), contents(root)) == ("", 1, before)
    assert "No space left on device" in err


def test_errors_in_the_working_tree_stop_the_draft_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "content/facts/ferry-began.yml").write_text("statement: 5\n", encoding="utf-8")
    assert main(["pdf", "--draft"]) == 1
    assert "content/facts/ferry-began.yml" in (said := capsys.readouterr().err)
    assert said.endswith("Nothing was printed: mend the findings first.\n")
    assert not (root / "factsheet.pdf").exists()
    assert main(["pdf"]) == 0


def test_without_the_extra_it_says_how_to_get_it(root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setattr(printer, "is_installed", lambda: False)
    assert main(["pdf"]) == 2
    assert capsys.readouterr() == ("", HINT)
    assert main(["build"]) == 0
    assert capsys.readouterr().err == HINT
    assert not list((root / "site").rglob("*.pdf"))
    assert not [name for name, html in pages_of(root / "site").items() if "factsheet.pdf" in html]


def test_a_built_edition_holds_its_pdf(built: Path, sealed: Path, tmp_path: Path) -> None:
    data = (built / NEWEST / "factsheet.pdf").read_bytes()
    assert main(["pdf", "--edition", NEWEST, "-C", str(sealed), "-o", str(tmp_path / "x.pdf")]) == 0
    assert (tmp_path / "x.pdf").read_bytes() == data == (built / "latest/factsheet.pdf").read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    assert f"{digest}  factsheet.pdf" in (built / NEWEST / "SHA256SUMS").read_text(encoding="utf-8")
    files = json.loads((built / NEWEST / "manifest.json").read_bytes())["files"]
    assert {"path": "factsheet.pdf", "sha256": digest, "bytes": len(data)} in files
    with zipfile.ZipFile(built / NEWEST / "factsheet.zip") as packed:
        assert [packed.read(name) for name in packed.namelist() if name.endswith("factsheet.pdf")] == [data]


def test_every_page_of_it_leads_there(built: Path) -> None:
    folder = built / NEWEST
    kilobytes = round((folder / "factsheet.pdf").stat().st_size / 1000)
    for name, html in pages_of(folder).items():
        if name == "404.html" or name.startswith("embed/"):
            continue
        found = re.findall(r'<a href="([^"]*)" type="application/pdf">([^<]*)</a>', html)
        whole = [f"The whole sheet as a PDF ({kilobytes} kB)"] if name == "index.html" else []
        assert [said for _, said in found] == [*whole, f"The sheet as a PDF ({kilobytes} kB)"], name
        assert {(folder / name).parent.joinpath(href).resolve() for href, _ in found} == {folder / "factsheet.pdf"}


def test_without_pdf_none_is_built_and_with_it_again_one_is(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build"]) == 0
    assert main(["build"]) == 0
    assert "nothing to build" in capsys.readouterr().out
    assert (root / f"site/{NEWEST}/factsheet.pdf").is_file()
    assert main(["build", "--no-pdf"]) == 0
    assert not list((root / "site").rglob("*.pdf"))
    assert not [name for name, html in pages_of(root / "site").items() if "factsheet.pdf" in html]
    assert main(["build"]) == 0
    assert (root / f"site/{NEWEST}/factsheet.pdf").is_file()
    assert "factsheet.pdf" in (root / f"site/{NEWEST}/index.html").read_text(encoding="utf-8")


def unprintable(*_: object) -> None:
    raise NotPrinted("the PDF was not printed: the paper is out")


def test_an_edition_is_published_without_the_pdf_that_cannot_be_printed(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factsheet.pdf.sheet.print_sheet", unprintable)
    assert main(["build", "--strict"]) == 0
    said = capsys.readouterr().err.splitlines()
    assert f"factsheet: edition {NEWEST}: the PDF was not printed: the paper is out" in said
    assert len(said) == 2
    assert (root / f"site/{NEWEST}/index.html").is_file()
    assert not list((root / "site").rglob("*.pdf"))


def test_a_draft_that_cannot_be_printed_stops_a_strict_build(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factsheet.pdf.sheet.print_sheet", unprintable)
    assert main(["build", "--draft", "--strict"]) == 1
    assert capsys.readouterr().err.endswith("factsheet: the PDF was not printed: the paper is out\n")
    assert not (root / "site").exists()
    assert main(["build", "--draft"]) == 0
    assert (root / "site/draft/index.html").is_file()
