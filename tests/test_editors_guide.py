"""docs/editors.md, run as its reader would: every block of commands, in order, on a fresh dossier."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

GUIDE = Path(__file__).resolve().parents[1] / "docs" / "editors.md"
_BLOCK = re.compile(r"(?:<!-- exits with (\d) -->\n)?```sh\n(.*?)```\n(?:\n```text\n(.*?)```\n)?", re.DOTALL)
# Whose name the commits bear, and nothing of whoever runs the test.
_WHO = {
    "GIT_AUTHOR_NAME": "An Editor", "GIT_AUTHOR_EMAIL": "editor@example.org", "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_COMMITTER_NAME": "An Editor", "GIT_COMMITTER_EMAIL": "editor@example.org", "GIT_CONFIG_NOSYSTEM": "1",
}  # fmt: skip


@dataclass(frozen=True)
class Block:
    """Commands, the exit code of the last, and what is printed below them; `…` stands for anything."""

    commands: str
    code: int
    says: str


def blocks() -> Iterator[Block]:
    for code, commands, says in _BLOCK.findall(GUIDE.read_text(encoding="utf-8")):
        yield Block(commands, int(code or 0), says)


def fits(printed: str, says: str) -> bool:
    pattern = ".+?".join(map(re.escape, says.split("…")))
    return re.fullmatch(pattern, printed) is not None


def test_the_guide_has_blocks_that_fail_and_blocks_that_do_not() -> None:
    found = list(blocks())
    assert len(found) >= 25
    assert sum(block.code == 1 for block in found) >= 8
    # A block that the pattern above did not see would not be run.
    assert len(found) == GUIDE.read_text(encoding="utf-8").count("```sh")


@pytest.mark.parametrize(
    ("printed", "says", "same"), [("a\n", "a\n", True), ("a1b", "a…b", True), ("a\nc", "a\n", False)]
)
def test_what_is_printed_is_held_against_what_is_written(printed: str, says: str, same: bool) -> None:
    assert fits(printed, says) is same


def test_every_block_does_and_says_what_the_guide_says(tmp_path: Path) -> None:
    here, left = tmp_path, tmp_path / ".left"
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, **_WHO, "PATH": tools, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    environment.pop("FACTSHEET_CAPTURES", None)
    for block in blocks():
        script = f"set -e\ntrap 'pwd > {left}' EXIT\n{block.commands}"
        done = subprocess.run(
            ["bash", "-c", script], cwd=here, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == block.code, f"{block.commands}\n{done.stdout}"
        assert fits(done.stdout, block.says), f"{block.commands}\n{done.stdout}"
        here = Path(left.read_text(encoding="utf-8").strip())
