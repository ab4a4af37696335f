"""What an editor would hardly write, and what the surroundings may do: printed within the page, or said in one line."""

import os
import signal
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from factsheet.cli.main import main
from factsheet.pdf.printer import NotPrinted
from support.dossier import RIDERS, SHEET, SOURCE
from support.pdfs import print_small, squeezed, words_of
from support.sites import small_dossier

F = "facts/riders-line.yml"
LONG = "W" * 300


def outside(data: bytes) -> list[str]:
    """Name what stands beyond the edges of its page."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(data), start=1):
        text, width = page.get_textpage(), page.get_width()
        boxes = [text.get_charbox(n) for n in range(text.count_chars())]
        found += [f"page {number}: {box}" for box in boxes if box[0] < 0 or box[2] > width]
    return found


@pytest.mark.parametrize(
    "changes",
    [
        {"sheet.yml": SHEET.replace("The ferry at Lantern Bay", f"The {LONG} ferry")},
        {F: RIDERS.replace("ride on a day.", f"ride on a {LONG}.")},
        {F: RIDERS.replace("no fewer than 120 people", f"no fewer than 120 people {LONG}")},
        {"sources/post-2030.yml": SOURCE.replace("https://example.org/ferry", f"https://example.org/{LONG}")},
        {"pages/a.md": f"# A\n\n{LONG}\n\n`{LONG}`\n\n    {LONG}\n\n| a | b |\n|--:|---|\n| {LONG} | b |\n"},
        {"pages/a.md": f"# A\n\n<https://example.org/{LONG}>\n"},
    ],
)
def test_a_word_without_an_end_stays_on_the_page(changes: dict[str, str]) -> None:
    assert outside(print_small(changes).data) == []


def test_a_table_of_many_columns_stays_on_the_page() -> None:
    row = "| " + " | ".join(["fifteen-letters"] * 12) + " |\n"
    assert outside(print_small({"pages/a.md": f"# A\n\n{row}|{'---|' * 12}\n{row}"}).data) == []


def test_the_running_header_is_one_line() -> None:
    words = words_of(
        print_small({"sheet.yml": SHEET.replace("The ferry at", "The ferry " + "and the pier " * 12)}).data
    )
    assert "and the pier\u2026 Draft" in words


@pytest.mark.parametrize(
    "page",
    ["# A\n\n##\n\nWords\n", "# ` `\n\n#\n\nWords\n", "# A\n\n## ` `\n\nWords\n", "> " * 60 + "Words\n",
     "".join("    " * n + "- Words\n\n" for n in range(40)), f"[Words](https://example.org/{'a' * 9000})\n"],
)  # fmt: skip
def test_odd_prose_is_printed(page: str) -> None:
    assert "Words" in words_of(print_small({"pages/a.md": page}).data)


def test_an_address_that_is_too_long_for_a_code_has_none() -> None:
    address = f"https://example.org/{'a' * 3000}/"
    assert squeezed("Licence: CC-BY-4.0") in squeezed(words_of(print_small(address=address).data))


def test_a_picture_in_colours_for_the_press_is_left_out() -> None:
    drawn = BytesIO()
    Image.new("CMYK", (8, 8)).save(drawn, "JPEG")
    printed = print_small({"pages/a.md": "# A\n\n![A pier](my%20pier.jpg)\n", "pages/my pier.jpg": drawn.getvalue()})
    assert printed.warnings == (
        "content/pages/my pier.jpg cannot be drawn, so its description stands in the PDF in its place",
    )
    assert "A pier" in words_of(printed.data)


def test_a_full_disk_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryDirectory", full)
    with pytest.raises(NotPrinted, match="the PDF was not printed: No space left on device"):
        print_small()


def test_a_pipe_gets_the_pdf_and_stays_a_pipe(tmp_path: Path) -> None:
    root, pipe = small_dossier(tmp_path / "dossier"), tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["head", "-c", "5", str(pipe)], stdout=subprocess.PIPE) as reader:
        main(["pdf", "--draft", "-C", str(root), "-o", str(pipe)])
        assert reader.stdout is not None
        assert reader.stdout.read() == b"%PDF-"
    assert pipe.is_fifo()


def test_a_full_output_is_2(tmp_path: Path) -> None:
    root = small_dossier(tmp_path / "dossier")
    command = [sys.executable, "-m", "factsheet", "pdf", "--draft", "-C", str(root), "-o", "-"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "No space left on device" in done.stderr


_WORK = """
import time
from factsheet.pdf.apart import apart
apart(lambda: (print("begun", flush=True), time.sleep(1), b"x" * 10_000_000))
"""


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_the_copy_does_not_outlive_who_waits_for_it(by: signal.Signals) -> None:
    began = time.monotonic()
    with subprocess.Popen([sys.executable, "-c", _WORK], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"begun\n"
        process.send_signal(by)
        process.communicate(timeout=20)  # it would wait for whoever holds the other end
    assert time.monotonic() - began < 20
