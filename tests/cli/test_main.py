"""The command line as a user meets it: exit codes, streams, help."""

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from factsheet.cli import check as check_module
from factsheet.cli.main import factsheet, main
from support.dossier import GOOD, RIDERS

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "factsheet"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in GOOD.items():
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def spoil(root: Path) -> None:
    (root / "content/facts/riders-line.yml").write_text(RIDERS.replace("figure: riders", "figure: rider"))


def test_clean_is_0_and_says_so(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "-C", str(root), "--today", "2030-06-01"]) == 0
    assert capsys.readouterr().out == "No findings in 7 files.\n"


def test_findings_are_1_and_go_to_stdout(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(root)
    assert main(["check", "-C", str(root), "--today", "2030-06-01"]) == 1
    printed = capsys.readouterr()
    assert printed.err == ""
    assert printed.out == (
        "content/facts/riders-line.yml:2:9: error R101 there is no figure `rider`\n"
        "    figure: rider\n"
        "            ^^^^^\n"
        "  hint: did you mean `riders`?\n"
        "1 error, 0 warnings in 7 files.\n"
    )


def test_findings_as_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(root)
    assert main(["check", "-C", str(root), "--format", "json", "--today", "2030-06-01"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["summary"] == {"errors": 1, "warnings": 0, "files": 7}
    assert [finding["rule"] for finding in data["findings"]] == ["R101"]


def test_findings_for_github(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(root)
    assert main(["check", "-C", str(root), "--format", "github", "--today", "2030-06-01"]) == 1
    assert capsys.readouterr().out.startswith(
        "::error file=content/facts/riders-line.yml,line=2,endLine=2,col=9,endColumn=13"
    )


def test_paths_choose_whose_findings_are_shown(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(root)
    monkeypatch.chdir(root / "content")
    assert main(["check", "facts/ferry-began.yml", "--today", "2030-06-01"]) == 0
    assert main(["check", "facts", "--today", "2030-06-01"]) == 1
    assert main(["check", "facts/riders-line.yml", "--today", "2030-06-01"]) == 1
    assert main(["check", str(root / "content"), "--today", "2030-06-01"]) == 1
    capsys.readouterr()
    assert main(["check", "/etc/hostname"]) == 2
    assert "is not in the dossier" in capsys.readouterr().err
    assert main(["check", "facts/rider-line.yml"]) == 2
    assert "facts/rider-line.yml does not exist" in capsys.readouterr().err
    assert main(["check", "facts/ferry-began.yml", "--today", "2030-06-01"]) == 0
    assert capsys.readouterr().out == "No findings in 1 file.\n"


def test_a_warning_fails_only_when_asked(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fact = root / "content/facts/riders-line.yml"
    fact.write_text(RIDERS.replace("as_stated: no fewer than", "as_stated: the #1: no fewer than"))
    assert main(["check", "-C", str(root), "--today", "2030-06-01"]) == 0
    assert "content/facts/riders-line.yml:4:16: warning Y016" in capsys.readouterr().out
    assert main(["check", "-C", str(root), "--today", "2030-06-01", "--fail-on", "warning"]) == 1


def test_a_rule_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--explain", "c102"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("C102 quotation-from-unseen (error)\n\nA quotation comes from a source that somebody")
    assert "Fails:" in printed
    assert main(["check", "--explain", "Y006"]) == 0
    assert "aliases" in capsys.readouterr().out
    assert main(["check", "--explain", "C1O2"]) == 2
    assert "did you mean `C102`?" in capsys.readouterr().err


def test_the_day_of_the_check_can_be_set(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "-C", str(root), "--today", "2029-01-01"]) == 1
    assert "T102" in capsys.readouterr().out


def test_wrong_usage_is_2(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chek"]) == 2
    assert main(["check", "--format", "xml", "-C", str(root)]) == 2
    assert main(["check", "--today", "tomorrow", "-C", str(root)]) == 2
    assert main(["check", "-C", str(root / "nowhere")]) == 2
    assert "Error:" in capsys.readouterr().err


def test_no_dossier_is_2_with_a_way_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "-C", str(tmp_path)]) == 2
    assert "factsheet new dossier DIR" in capsys.readouterr().err


def test_a_fault_of_ours_is_70(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fault(*_: object, **__: object) -> None:
        raise ZeroDivisionError("ours")

    monkeypatch.setattr(check_module, "prepare", fault)
    assert main(["check", "-C", str(root)]) == 70
    printed = capsys.readouterr().err
    assert "ZeroDivisionError: ours" in printed
    assert "this is a fault of the program" in printed


def test_an_interrupt_is_130(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check_module, "prepare", interrupted)
    assert main(["check", "-C", str(root)]) == 130
    assert capsys.readouterr().err.strip().endswith("factsheet: stopped")


@pytest.mark.skipif(os.name != "posix", reason="signals are sent this way on POSIX alone")
def test_ctrl_c_in_a_real_process_is_130() -> None:
    """The command is held where it would load the dossier, and then interrupted."""
    code = (
        "import signal, sys, time\n"
        # Whoever runs the tests in the background of a shell may have asked for Ctrl-C to be passed over.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "import factsheet.cli.check as c\n"
        "c.prepare = lambda *a, **k: (print('ready', flush=True), time.sleep(30))\n"
        "from factsheet.cli.main import run\n"
        "run()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, "check", "-C", str(ROOT)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in err


def test_a_broken_pipe_ends_quietly(root: Path) -> None:
    for n in range(1500):
        (root / f"content/facts/x{n}.yml").write_text("state: [\n")
    # Without a buffer Python drops the rest of a cut-off write and says nothing, so there is nothing to test.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    process = subprocess.Popen(
        [*COMMAND, "check", "-C", str(root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait(timeout=20) == 0


def commands(group: click.Group = factsheet, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for name, command in group.commands.items():
        found.append((*path, name))
        if isinstance(command, click.Group):
            found += commands(command, (*path, name))
    return found


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_every_command_explains_itself_with_an_example(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--help"]) == 0
    printed = capsys.readouterr().out
    assert "Example" in printed
    assert f"factsheet {' '.join(command)}" in printed


def test_commands_are_listed_in_the_order_an_editor_meets_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    printed = capsys.readouterr().out
    assert list(factsheet.list_commands(click.Context(factsheet))) == [
        "new", "check", "relations", "fmt", "build", "diff", "edition", "change", "review", "evidence", "export", "pdf",
        "schema", "status",
    ]  # fmt: skip
    assert printed.index("\n  new ") < printed.index("\n  check ") < printed.index("\n  build ")


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == "factsheet, version 0.1.0\n"


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_clean_dossier_is_clean_whatever_is_closed(closed: str) -> None:
    miniature = Path(__file__).resolve().parents[1] / "miniature"
    command = f"{shlex.join([*COMMAND, 'check', '--fail-on', 'error', '-C', str(miniature)])} {closed}"
    assert subprocess.run(["/bin/sh", "-c", command], check=False).returncode == 0
