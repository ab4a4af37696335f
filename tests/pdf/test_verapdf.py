"""A printed sheet keeps to PDF/UA-1 and PDF/A-2a, as veraPDF judges it; `make standards` holds the dossier's to them."""

from pathlib import Path

import pytest

from factsheet.pdf.apart import apart
from support.pdfs import OnPaper
from support.verapdf import Failures, Flavour, check

FLAVOURS: tuple[Flavour, Flavour] = ("ua1", "2a")


def plain_pdf() -> bytes:
    """Print a page without a standard: no title, and no word of what it keeps to."""
    import typst  # noqa: PLC0415 - in a copy of this process, which ends

    data: bytes = typst.compile(b"= A heading\nAnd a word.")
    return data


@pytest.fixture(scope="module")
def judged(miniature: OnPaper, tmp_path_factory: pytest.TempPathFactory) -> Failures:
    """Let all of them be judged by one process: Java takes a second to start."""
    folder = tmp_path_factory.mktemp("judged")
    for name, data in {"miniature": miniature.data, "plain": apart(plain_pdf)}.items():
        (folder / f"{name}.pdf").write_bytes(data)
    found = check(sorted(folder.glob("*.pdf")), FLAVOURS)
    return {flavour: {Path(path).stem: told for path, told in each.items()} for flavour, each in found.items()}


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_sheet_breaks_no_rule(judged: Failures, flavour: Flavour) -> None:
    assert judged[flavour]["miniature"] == []


def test_a_page_without_a_standard_breaks_some(judged: Failures) -> None:
    assert sorted(each.split()[0] for each in judged["ua1"]["plain"]) == ["5-1", "7.1-10", "7.1-9"]
    assert [each.split()[0] for each in judged["2a"]["plain"]] == ["6.6.4-1"]
    assert judged["2a"]["plain"][0].startswith("6.6.4-1 The PDF/A version and conformance level of a file shall be")
    assert "| at root/document[0]/metadata[0]" in judged["2a"]["plain"][0]
