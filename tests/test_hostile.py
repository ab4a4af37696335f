"""Files a stranger's pull request could hold: each gives findings and exit code 1, never a traceback."""

import os
from pathlib import Path

import pytest

from factsheet.cli.main import main
from support.dossier import GOOD, RIDERS

FACT = "content/facts/riders-line.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in GOOD.items():
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def check(root: Path, capfd: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Run the command the way a user does; its text has one finding a block."""
    code = main(["check", "-C", str(root), "--today", "2030-06-01"])
    printed = capfd.readouterr()
    assert "Traceback" not in printed.err
    return code, printed.out


BOMB = "\n".join(
    ["a: &a [x, x, x, x, x, x, x, x, x]"]
    + [f"{key}: &{key} [{', '.join([f'*{before}'] * 9)}]" for before, key in zip("abcdefgh", "bcdefghi", strict=True)]
)

FILES: dict[str, tuple[str | bytes, str]] = {
    "a bomb of aliases": (BOMB, f"{FACT}:1:4: error Y006"),
    "a tag": (RIDERS.replace("figure: riders", "figure: !!python/object:os.system riders"), f"{FACT}:2:9: error Y007"),
    "a tag of its own": (RIDERS.replace("figure: riders", "figure: !riders riders"), f"{FACT}:2:9: error Y007"),
    "an anchor": (RIDERS.replace("figure: riders", "figure: &a riders"), f"{FACT}:2:9: error Y006"),
    "an alias": (RIDERS.replace("figure: riders", "figure: *a"), f"{FACT}:2:9: error Y006"),
    "a merge key": (RIDERS + "<<: {state: draft}\n", f"{FACT}:12:1: error Y014"),
    "a duplicate key": (RIDERS + "figure: riders\n", f"{FACT}:12:1: error Y005"),
    "a second document": (RIDERS + "---\nstate: draft\n", f"{FACT}:12:1: error Y008"),
    "a NUL byte": (RIDERS.replace("figure: riders", "figure: ri\0ders"), f"{FACT}:2:11: error Y003"),
    "an escaped NUL": (RIDERS.replace("figure: riders", 'note: "a\\0b"\nfigure: riders'), f"{FACT}:2:7: error Y003"),
    "a lone carriage return": (RIDERS.replace("figure", "\rfigure"), f"{FACT}:2:1: error Y003"),
    "a line separator": (RIDERS.replace("figure: r", "figure: \u2028r"), f"{FACT}:2:9: error Y003"),
    "no UTF-8": (b"statement: caf\xe9\n", f"{FACT}:1:15: error Y001"),
    "UTF-16": (RIDERS.encode("utf-16"), f"{FACT}:1:1: error Y001"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), f"{FACT}:1:1: error Y001"),
    "nothing": ("", f"{FACT}:1:1: error Y013"),
    "comments only": ("# later\n", f"{FACT}:1:1: error Y013"),
    "a list": ("- a\n- b\n", f"{FACT}:1:1: error Y012"),
    "a text": ("hello\n", f"{FACT}:1:1: error Y012"),
    "a depth of brackets": ("note: " + "[" * 100_000, f"{FACT}:1:19: error Y009"),
    "a depth of indents": ("\n".join(" " * n + "a:" for n in range(500)), f"{FACT}:14:14: error Y009"),
    "many values": ("note: [" + "x, " * 30_000 + "x]", f"{FACT}:1:59999: error Y010"),
    "a key that is a list": ("? [a, b]\n: c\n", f"{FACT}:1:3: error Y012"),
    "a long number": (RIDERS.replace("120}", "9" * 5000 + "}"), f"{FACT}:3:19: error S107"),
    "digits of another script": (RIDERS.replace("120}", "١٢٠}"), f"{FACT}:3:19: error S107"),
}  # fmt: skip


@pytest.mark.parametrize("what", FILES)
def test_a_hostile_file_is_a_finding(what: str, root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    data, expected = FILES[what]
    (root / FACT).write_bytes(data.encode() if isinstance(data, str) else data)
    code, out = check(root, capfd)
    assert code == 1
    assert expected in out


def test_a_file_of_100_megabytes_is_not_read(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with (root / FACT).open("wb") as file:
        file.truncate(100_000_000)
    code, out = check(root, capfd)
    assert code == 1
    assert f"{FACT}:1:1: error Y002 the file is larger than 1,000,000 bytes and was not read" in out


def test_a_link_out_of_the_content_is_not_followed(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    secret = root / "secret.yml"
    secret.write_text(RIDERS)
    (root / "content/facts/linked.yml").symlink_to(secret)
    (root / "content/actors/linked").symlink_to(root, target_is_directory=True)
    code, out = check(root, capfd)
    assert code == 1
    assert "content/facts/linked.yml:1:1: error Y015 this is a link to another place" in out
    assert "content/actors/linked:1:1: error Y015 this is a link to another place" in out


def test_a_linked_content_folder_is_not_followed(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (root / "content").rename(root / "elsewhere")
    (root / "content").symlink_to(root / "elsewhere", target_is_directory=True)
    code, out = check(root, capfd)
    assert code == 1
    assert "content:1:1: error Y015 this is a link to another place" in out


def test_a_folder_named_like_a_record(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (root / "content/facts/x.yml").mkdir()
    (root / "content/facts/x.yml/y.yml").write_text(RIDERS)
    code, out = check(root, capfd)
    assert code == 1
    assert "content/facts/x.yml:1:1: error Y015 this is a folder, and a record is a file" in out


def test_a_sheet_that_is_a_folder(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (root / "content/sheet.yml").unlink()
    (root / "content/sheet.yml").mkdir()
    code, out = check(root, capfd)
    assert code == 1
    assert "content/sheet.yml:1:1: error Y015 this is a folder" in out


def test_a_pipe_in_place_of_a_record_is_not_opened(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(root / "content/facts/pipe.yml")
    code, out = check(root, capfd)
    assert code == 1
    assert "content/facts/pipe.yml:1:1: error Y015 this is neither a file nor a folder" in out


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_file_name_that_is_no_utf_8_can_be_printed(form: str, root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (Path(os.fsdecode(os.fsencode(root / "content/facts/caf") + b"\xe9.yml"))).write_text(RIDERS)
    assert main(["check", "-C", str(root), "--today", "2030-06-01", "--format", form]) == 1
    assert "caf\\xe9.yml" in capfd.readouterr().out.replace("\\\\", "\\")


def test_an_odd_file_name_cannot_steer_the_terminal(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (root / "content/facts/a\x1b[31mb\n.yml").write_text(RIDERS)
    code, out = check(root, capfd)
    assert code == 1
    assert "\x1b" not in out
