"""On a terminal a build says how far it is, in a line that is gone at the end; elsewhere it says nothing of the kind."""

import os
import pty
import subprocess
import sys
from pathlib import Path

MINIATURE = Path(__file__).resolve().parents[1] / "miniature"
BUILD = [sys.executable, "-m", "factsheet", "build", "--no-pdf", "-C", str(MINIATURE), "--site-dir"]


def test_on_a_terminal_the_pages_are_counted(tmp_path: Path) -> None:
    terminal, end = pty.openpty()
    command = [*BUILD, str(tmp_path / "site")]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=end)
    os.close(end)
    said = b""
    try:
        while read := os.read(terminal, 4096):
            said += read
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(terminal)
    assert process.wait() == 0
    lines = said.decode().split("\r")
    assert any(line.startswith("Printing pages: 0 of ") for line in lines)
    assert lines[-1] == "\x1b[K", "what was said is wiped away"


def test_elsewhere_nothing_is_counted(tmp_path: Path) -> None:
    command = [*BUILD, str(tmp_path / "site")]
    process = subprocess.run(command, capture_output=True, check=True, text=True)
    assert "Printing" not in process.stderr + process.stdout
