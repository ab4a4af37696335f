"""`factsheet relations` as a user meets it."""

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from factsheet.cli import relations as relations_module
from factsheet.cli.main import main
from support.dossier import FIGURE, GOOD, RIDERS, TODAY

EXPLAINED = FIGURE + "explanation: Nobody says why they differ.\n"
KEYS = ["figure", "left", "right", "kind", "strength", "dimensions", "gap", "sentence"]
POST = """\
statement: The Bay Post counted about 80 people.
figure: riders
value: {about: 80}
as_stated: about 80 people
as_of: "2030-04-11"
citations:
  - source: post-2030
    at: paragraph 4
state: published
"""
SECOND = POST.replace("about 80 people.", "84 people.").replace("{about: 80}", "{exactly: 84}").replace("about ", "")
SHARE = """\
title: Full sailings
question: What share of the sailings is full?
topic: riders
kind: share
of: sailings
counts: Sailings on which nobody else may board.
behaviour: level
explanation: Nobody says why they differ.
"""
# 0.1 and 0.3 lie 0.2 apart, and no program's own numbers say so to the digit.
LITTLE = POST.replace("figure: riders", "figure: full").replace("{about: 80}", '{exactly: "0.1"}')
MORE = LITTLE.replace("0.1", "0.3").replace("citations:", "said_by: bay-line\ncitations:")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, {**GOOD, "figures/riders.yml": EXPLAINED, "facts/riders-post.yml": POST})
    return tmp_path


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    def today() -> dt.date:
        return TODAY

    monkeypatch.setattr(relations_module, "today", today)


def write(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def asked(root: Path, capsys: pytest.CaptureFixture[str], *more: str) -> list[dict[str, Any]]:
    """What is printed for a program."""
    assert main(["relations", "-C", str(root), "--format", "json", *more]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    found: list[dict[str, Any]] = json.loads(printed.out)
    return found


def test_a_program_gets_an_array_of_pairs(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # Levels of some day of April and of 11 April: 120 and more against 72 to 88.
    assert asked(root, capsys) == [
        {
            "figure": "riders",
            "left": "riders-line",
            "right": "riders-post",
            "kind": "contradiction",
            "strength": "possible",
            "dimensions": ["value", "qualifier", "period"],
            "gap": {
                "spread": {"difference": "40", "ratio": "1.50"},
                "apart": "32",
                "days": None,
                "break_even": {"percent": "50"},
            },
            "sentence": (
                "They may contradict each other: if they speak of the same time and scope, no value fits both."
            ),
        }
    ]


def test_the_keys_have_their_order_and_pairs_that_of_their_ids(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {"facts/riders-two.yml": SECOND, "figures/full.yml": SHARE, "facts/a.yml": MORE, "facts/b.yml": LITTLE})
    found = asked(root, capsys)
    assert all(list(each) == KEYS for each in found)
    assert [(each["figure"], each["left"], each["right"]) for each in found] == [
        ("full", "a", "b"),
        ("riders", "riders-line", "riders-post"),
        ("riders", "riders-line", "riders-two"),
        ("riders", "riders-post", "riders-two"),
    ]


def test_one_figure_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {"figures/full.yml": SHARE, "facts/a.yml": MORE, "facts/b.yml": LITTLE})
    assert [each["figure"] for each in asked(root, capsys, "riders")] == ["riders"]
    assert main(["relations", "full", "-C", str(root)]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("full: contradicted (Sources contradict each other)\n")
    assert "riders" not in printed


def test_numbers_are_text_to_the_digit(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {"figures/full.yml": SHARE, "facts/a.yml": MORE, "facts/b.yml": LITTLE})
    gap = asked(root, capsys, "full")[0]["gap"]
    assert gap == {"spread": {"difference": "0.2", "ratio": "3.00"}, "apart": "0.2", "days": None, "break_even": None}


def test_large_numbers_have_no_exponent(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    large = POST.replace("{about: 80}", '{exactly: "999999999999999999999999"}')
    larger = POST.replace("{about: 80}", "{exactly: 900 billion}").replace(
        "citations:", "said_by: bay-line\ncitations:"
    )
    write(root, {"facts/riders-post.yml": large, "facts/riders-line.yml": larger})
    gap = asked(root, capsys)[0]["gap"]
    # 900 billion is anything that rounds to it: up to 900,499,999,999.
    assert gap["spread"]["difference"] == "999999999999099999999999"
    assert gap["apart"] == "999999999999099500000000"


def test_soft_words_are_given_in_per_cent_or_points(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = POST.replace("{about: 80}", "{exactly: 98}").replace("citations:", "said_by: bay-line\ncitations:")
    full = {"facts/a.yml": MORE.replace('"0.3"', "90"), "facts/b.yml": LITTLE.replace('exactly: "0.1"', "about: 80")}
    write(root, {"facts/riders-line.yml": line, "figures/full.yml": SHARE, **full})
    found = {each["figure"]: each for each in asked(root, capsys)}
    assert found["riders"]["strength"] == found["full"]["strength"] == "soft"
    assert found["riders"]["gap"]["break_even"] == {"percent": "22.5"}
    assert found["full"]["gap"]["break_even"] == {"points": "10"}


def test_no_gap_and_no_strength_are_null(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {"facts/riders-post.yml": RIDERS.replace("said_by: bay-line\n", "")})
    [found] = asked(root, capsys)
    assert (found["kind"], found["strength"], found["dimensions"], found["gap"]) == ("agreement", None, [], None)


def test_days_are_a_number(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {"facts/riders-line.yml": RIDERS.replace('"2030-04"', '"2030-04-01"')})
    [found] = asked(root, capsys)
    assert (found["kind"], found["gap"]["days"]) == ("different-period", 10)


def test_where_nothing_can_be_compared_there_is_an_empty_array(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "content/facts/riders-post.yml").unlink()
    write(root, {"figures/full.yml": SHARE})
    assert asked(root, capsys) == asked(root, capsys, "full") == asked(root, capsys, "riders") == []
    assert main(["relations", "full", "-C", str(root)]) == 0
    assert capsys.readouterr().out == "full: empty (No answer yet)\n  No source has been found that answers it.\n"


def test_an_unknown_figure_is_2_with_a_way_on(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["relations", "rider", "-C", str(root)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "factsheet: there is no figure rider to compare; did you mean `riders`?\n"
    assert main(["relations", "zzz", "-C", str(root), "--format", "json"]) == 2
    assert "there is no figure zzz to compare; known here: riders" in capsys.readouterr().err


def test_a_fact_is_no_figure(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["relations", "ferry-began", "-C", str(root)]) == 2
    assert "there is no figure ferry-began to compare" in capsys.readouterr().err


def test_a_figure_whose_file_is_broken_is_not_called_unknown(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, {"figures/riders.yml": FIGURE.replace("kind: count", "kind: counted")})
    assert main(["relations", "riders", "-C", str(root)]) == 2
    assert capsys.readouterr().err == (
        "factsheet: there is no figure riders to compare; its file has mistakes; `factsheet check` names them\n"
    )


def test_errors_in_the_dossier_are_1_and_said_and_the_rest_is_printed(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root, {"facts/broken.yml": POST.replace("figure: riders", "figure: rider")})
    assert main(["relations", "-C", str(root), "--format", "json"]) == 1
    printed = capsys.readouterr()
    assert [each["kind"] for each in json.loads(printed.out)] == ["contradiction"]
    assert printed.err == "factsheet: 1 error in the dossier may hide readings; see `factsheet check`\n"
    write(root, {"facts/again.yml": POST.replace("figure: riders", "figure: rider")})
    assert main(["relations", "-C", str(root)]) == 1
    printed = capsys.readouterr()
    assert printed.out.startswith("riders: contested (Accounts compete)\n")
    assert printed.err.startswith("factsheet: 2 errors in the dossier")


def test_warnings_are_no_errors(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(
        root, {"facts/riders-line.yml": RIDERS.replace("as_stated: no fewer than", "as_stated: the #1: no fewer than")}
    )
    assert main(["check", "-C", str(root), "--today", "2030-06-01"]) == 0
    assert "0 errors, 1 warning" in capsys.readouterr().out
    assert len(asked(root, capsys)) == 1


def test_the_dossier_is_found_from_any_folder_in_it(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(root / "content" / "facts")
    assert main(["relations", "riders"]) == 0
    here = capsys.readouterr().out
    monkeypatch.chdir("/")
    assert main(["relations", "riders", "-C", str(root / "content")]) == 0
    assert capsys.readouterr().out == here != ""


def test_wrong_usage_is_2(
    root: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["relations", "--format", "xml", "-C", str(root)]) == 2
    assert main(["relations", "riders", "full", "-C", str(root)]) == 2
    assert main(["relations", "-C", str(root / "nowhere")]) == 2
    assert "Error:" in capsys.readouterr().err
    assert main(["relations", "-C", str(tmp_path_factory.mktemp("empty"))]) == 2
    assert "factsheet new dossier DIR" in capsys.readouterr().err


def test_help_has_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["relations", "--help"]) == 0
    printed = capsys.readouterr().out
    assert "Usage: factsheet relations [OPTIONS] [FIGURE]" in printed
    examples = printed.split("Examples:\n")[1].split("\n\n")[0].splitlines()
    assert [each.split()[:2] for each in examples] == [["factsheet", "relations"]] * 3
    assert examples[-1].endswith("--format json")
    assert "exit code" in printed


def crowd(figure: int) -> dict[str, str]:
    """A figure with eight readings by voices of many words, none of them dated."""
    undated = POST.replace('as_of: "2030-04-11"\n', "").replace("figure: riders", f"figure: crowd-{figure}")
    spoken = undated.replace("citations:", "said_by:\n  unnamed: rider NAME\ncitations:")
    facts = {f"facts/guess-{figure}-{n}.yml": spoken.replace("NAME", f"{n} of {'very ' * 60}many") for n in range(8)}
    return {f"figures/crowd-{figure}.yml": EXPLAINED, **facts}


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_closed_pipe_ends_quietly(root: Path, form: str) -> None:
    # More than a pipe holds.
    write(root, {path: text for figure in range(20) for path, text in crowd(figure).items()})
    # Without a buffer Python drops the rest of a cut-off write and says nothing, so there is nothing to test.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    process = subprocess.Popen(
        [sys.executable, "-m", "factsheet", "relations", "-C", str(root), "--format", form],
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
