"""Which characters can be printed: what is noted of it is what the fonts have."""

import datetime as dt
import unicodedata
from itertools import groupby
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from factsheet.documents.characters import COVERED, legible, missing, numbered
from factsheet.pdf.apart import apart
from factsheet.pdf.printer import STANDARDS
from factsheet.theme import theme_folder

PRINT = theme_folder() / "print"
FACES = ("Regular", "Italic", "SemiBold", "SemiBoldItalic")


def signs_of(font: str) -> set[int]:
    """Give the code points for which a font has a sign."""
    with TTFont(PRINT / "fonts" / font, lazy=True) as found:
        return set(found.getBestCmap())


def covered() -> list[int]:
    """Give what every face of the one font has, and what the other has; PDF/A forbids signs of private use."""
    faces = [signs_of(f"SourceSans3-{face}.ttf") for face in FACES]
    found = set.intersection(*faces) | signs_of("DejaVuSans.ttf")
    return sorted(each for each in found if unicodedata.category(chr(each)) != "Co")


def ranges(points: list[int]) -> list[str]:
    """Write numbers in order as ranges: `20-7E`, `A0`."""
    runs = [[each for _, each in run] for _, run in groupby(enumerate(points), lambda pair: pair[1] - pair[0])]
    return [f"{run[0]:X}" if len(run) == 1 else f"{run[0]:X}-{run[-1]:X}" for run in runs]


def test_ranges_are_written_as_the_file_has_them() -> None:
    assert ranges([0x20, 0x21, 0x22, 0xA0, 0x1F600]) == ["20-22", "A0", "1F600"]


def test_what_is_noted_is_what_the_fonts_have(update_golden: bool) -> None:
    path, wanted = theme_folder() / COVERED, "".join(f"{each}\n" for each in ranges(covered()))
    if update_golden:
        path.write_text(wanted, encoding="ascii")
    assert path.read_text(encoding="ascii") == wanted


def test_no_other_font_lies_beside_them() -> None:
    assert sorted(path.name for path in (PRINT / "fonts").glob("*.[to]tf")) == [
        "DejaVuSans.ttf",
        "DejaVuSansMono.ttf",
        "SourceSans3-Italic.ttf",
        "SourceSans3-Regular.ttf",
        "SourceSans3-SemiBold.ttf",
        "SourceSans3-SemiBoldItalic.ttf",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("Plain words, 1 < 2.", []),
        ("Haïti, Pòtoprens, ñandú, Œuvre, “a”\u202f\u2013 3\u00a0€ ≥ ← ○ •", []),
        ("line\none\ttwo\r\n", []),
        ("漢字", ["漢", "字"]),
        ("a 🎉 b", ["🎉"]),
        ("a\x07b", ["\x07"]),
        ("a\x00", ["\x00"]),
        ("e\u0301", []),
        ("\U0010ffff", ["\U0010ffff"]),
    ],
)
def test_what_cannot_be_printed_is_found(text: str, found: list[str]) -> None:
    assert [character for _, character in missing(text)] == found


def test_it_is_found_where_it_stands() -> None:
    assert [start for start, _ in missing("a 漢 b 🎉 &#x6F22;")] == [2, 6, 8]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Plain.", "Plain."),
        ("é\n", "é\n"),
        ("漢", "[U+6F22]"),
        ("a🎉b", "a[U+1F389]b"),
        ("\x07", "[U+0007]"),
        ("[U+6F22]", "[U+6F22]"),
    ],
)
def test_it_is_written_by_its_number(text: str, written: str) -> None:
    assert legible(text) == written
    assert list(missing(written)) == []


def test_a_character_is_named_by_its_number() -> None:
    assert (numbered("A"), numbered("漢"), numbered("🎉")) == ("U+0041", "U+6F22", "U+1F389")


def printed_pages(folder: Path, words: str) -> int:
    """Print words in every style that the sheet has, under its standards; give how many pages there are."""
    import typst  # noqa: PLC0415 - in a copy of this process, which ends

    (folder / "words.txt").write_text(words, encoding="utf-8")
    (folder / "all.typ").write_text(
        '#set document(title: "All")\n'
        '#set text(font: ("Source Sans 3", "DejaVu Sans"), size: 6pt, hyphenate: false)\n'
        '#show raw: set text(font: ("DejaVu Sans Mono", "DejaVu Sans"))\n'
        '#let words = read("words.txt")\n'
        '#words #emph(words) #strong(words) #strong(emph(words)) #raw(words)\n',
        encoding="utf-8",
    )  # fmt: skip
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(PRINT / "fonts")]
    )  # fmt: skip
    day = int(dt.datetime(2030, 6, 1, tzinfo=dt.UTC).timestamp())
    data = typst.compile(folder / "all.typ", font_paths=fonts, pdf_standards=STANDARDS, timestamp=day)
    (folder / "all.pdf").write_bytes(data)
    with pikepdf.open(folder / "all.pdf") as pdf:
        return len(pdf.pages)


def test_what_is_noted_can_be_printed(tmp_path: Path) -> None:
    # The ends of every range, and every seventh character between.
    points = covered()
    noted = [range(int(each.split("-")[0], 16), int(each.split("-")[-1], 16) + 1) for each in ranges(points)]
    sample = sorted({point for run in noted for point in (run[0], run[-1], *run[::7])})
    assert len(sample) > 800
    words = " ".join(chr(point) for point in sample)
    assert apart(lambda: printed_pages(tmp_path, words)) > 0
