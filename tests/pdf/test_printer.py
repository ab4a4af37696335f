"""The printer: words stay words, the same sheet gives the same bytes, and what cannot be printed is told."""

import datetime as dt
import os
import re
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from factsheet.pdf import printer
from factsheet.pdf.apart import Ended, apart
from factsheet.pdf.printer import NoPrinter
from factsheet.pdf.sheet import day_of
from factsheet.theme import theme_folder
from support.dossier import BEGAN, COUNTED, GOOD, RIDERS, SOURCE, dossier
from support.pdfs import opened, print_small, squeezed, tags, words_of
from support.sites import small_dossier

HOSTILE = (
    '#panic("x")', "$x^2$", "*a* _b_", "@src <label>", r"\u{41}", '#{1+1} #eval("1")', "//", "/* */", "= h",
    "`a` ``b``", "] #panic [", '") #panic("', '#import "/etc/passwd": *', "--", '"quotes"', "'single'", "~", "...",
)  # fmt: skip
ALL = " ; ".join(HOSTILE)
ESCAPED = re.sub(r"([\\`*_\[\]])", r"\\\1", ALL)
PDF = Path(printer.__file__).parent


def quoted(text: str) -> str:
    """Write a text as YAML."""
    return "'" + text.replace("'", "''") + "'"


def picture(width: int = 2) -> bytes:
    """Make a small PNG."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = b"".join(b"\0" + b"\x40\x80\xc0" * width for _ in range(width))
    head = struct.pack(">IIBBBBB", width, width, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.fixture(scope="module")
def hostile() -> str:
    changed = {
        "facts/ferry-began.yml": BEGAN.replace("The ferry sailed for", quoted(f"Said: {ESCAPED}")[:-1] + " for").replace("May 2029.", "May 2029.'") + f"note: {quoted(f'Note: {ESCAPED}')}\n",
        "sources/post-2030.yml": SOURCE.replace("A year of the ferry", quoted(f"Title: {ALL}")),
        "pages/about.md": f"# About\n\nProse: {ESCAPED}\n",
    }  # fmt: skip
    return squeezed(words_of(print_small(changed).data))


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("where", ["Said", "Note", "Title", "Prose"])
def test_words_are_printed_to_the_letter(hostile: str, where: str, words: str) -> None:
    whole = squeezed(f"{where}: {ALL}")
    at = hostile.find(squeezed(f"{where}: #panic"))
    assert at >= 0
    assert squeezed(words) in hostile[at : at + len(whole)]


def test_nothing_evaluates_words() -> None:
    templates = sorted((theme_folder() / "print").rglob("*.typ"))
    assert len(templates) > 5
    assert [path.name for path in templates if re.search(r"\beval\b", path.read_text(encoding="utf-8"))] == []
    assert "hyphenate: false" in (theme_folder() / "print/factsheet.typ").read_text(encoding="utf-8")


def test_no_word_is_written_into_a_template() -> None:
    written = [
        found
        for path in sorted(PDF.glob("*.py"))
        for found in re.findall(r"write_text\(\s*(.+?), encoding", path.read_text(encoding="utf-8"))
    ]
    assert written == ['\'#set document(title: "A")\\n#image(sys.inputs.name, alt: "A")\'']


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert print_small().data == print_small().data


def test_it_gives_them_wherever_and_however_it_is_printed(tmp_path: Path) -> None:
    found = set()
    for name, zone, mask, seed in (("one", "UTC", 0o022, "1"), ("another one", "Pacific/Kiritimati", 0o077, "2")):
        root = small_dossier(tmp_path / name, "2020-06-10")
        command = "import sys, datetime as dt, factsheet.cli.pdf as p; year = 2030 + int(sys.argv.pop()); p.today = lambda: dt.date(year, 1, 1); from factsheet.cli.main import main; sys.exit(main(sys.argv[1:]))"  # fmt: skip
        asked = [sys.executable, "-c", command, "pdf", "-C", str(root), "-o", "-", seed]
        given = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
        done = subprocess.run(asked, capture_output=True, env=given, umask=mask, timeout=60, check=False)
        assert done.returncode == 0, done.stderr.decode()
        found.add(done.stdout)
    assert len(found) == 1


def test_a_draft_bears_the_last_day_that_its_sources_know() -> None:
    assert day_of(dossier()) == dt.date(2030, 5, 3)
    later = {"sources/post-2030.yml": SOURCE.replace('accessed: "2030-05-03"', 'accessed: "2030-05-09"')}
    assert day_of(dossier(later)) == dt.date(2030, 5, 9)
    with opened(print_small(later).data) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20300509000000Z"


def test_a_character_without_a_sign_is_printed_by_its_number() -> None:
    changed = {
        "facts/riders-line.yml": RIDERS.replace("The Bay Line says", "漢 The Bay Line says"),
        "sources/post-2030.yml": SOURCE.replace("A year", "🎉 A year"),
        "pages/about.md": "# About\n\nProse 漢.\n",
        "figures/riders.yml": GOOD["figures/riders.yml"].replace("title: Riders", "title: 漢 Riders") + "explanation: They counted otherwise.\n",
        "facts/riders-post.yml": COUNTED,
        "actors/bay-line.yml": GOOD["actors/bay-line.yml"].replace("Bay Line", "漢 Line"),
    }  # fmt: skip
    text = squeezed(words_of(data := print_small(changed).data))
    assert "[U+6F22]TheBayLinesays" in text
    assert "[U+1F389]Ayearoftheferry" in text
    assert "Prose[U+6F22]." in text
    assert "[U+6F22]Ridersaday" in text
    assert any("[U+6F22] Line: " in each.alt for each in tags(data) if each.role == "Figure")


def test_a_character_for_private_use_does_not_stop_the_printing() -> None:
    changed = {"sources/post-2030.yml": SOURCE.replace("A year", "A \uef00 year")}
    assert squeezed("A [U+EF00] year of the ferry") in squeezed(words_of(print_small(changed).data))


def test_a_good_picture_is_drawn_and_a_broken_one_is_described() -> None:
    page = "# About\n\n![A blue square](good.png)\n\n![A torn square](torn.png)\n"
    printed = print_small({"pages/about.md": page, "pages/good.png": picture(), "pages/torn.png": picture()[:40]})
    assert [each.alt for each in tags(printed.data) if each.role == "Figure"] == ["A blue square"]
    assert "A torn square" in words_of(printed.data)
    assert printed.warnings == (
        "content/pages/torn.png cannot be drawn, so its description stands in the PDF in its place",
    )


def test_long_words_after_links_break_nothing() -> None:
    link = "[a link](https://example.org/a)"
    lines = [f"{'word ' * n}{link} incomprehensibilities{'internationalization' * 2} {link}counterrevolutionaries" for n in range(24)]  # fmt: skip
    assert "incomprehensibilities" in words_of(print_small({"pages/about.md": "# About\n\n" + "\n\n".join(lines)}).data)


def test_without_the_libraries_nothing_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printer, "find_spec", lambda name: None if name == "segno" else name)
    with pytest.raises(NoPrinter, match=r"pip install 'factsheet\[pdf\]'"):
        print_small()


def test_a_copy_gives_its_answer_its_error_and_its_end() -> None:
    mine = os.getpid()
    assert apart(os.getpid) != mine
    with pytest.raises(ValueError, match="invalid literal"):
        apart(lambda: int("x"))
    with pytest.raises(Ended, match=r"ended before its time \(7\)"):
        apart(lambda: os._exit(7))
