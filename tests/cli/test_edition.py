"""`factsheet edition`: cut, list, verify and redact as an editor meets them."""

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from factsheet.cli import edition as edition_module
from factsheet.cli.main import main
from factsheet.documents.manifest import write_manifest
from factsheet.documents.sealed import digest, seal_of, written
from support.dossier import GOOD, RIDERS
from support.editions import published_miniature
from support.repository import Repository, new_repository

MORE = RIDERS.replace("120", "130")
NOTE = "facts: [riders-line]\nkind: source-revised\nnote: The paper changed it.\n"
F = "content/facts/riders-line.yml"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edition_module, "today", lambda: dt.date(2030, 6, 1))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    found = new_repository(tmp_path / "dossier")
    found.commit({f"content/{path}": text for path, text in GOOD.items()})
    return found


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published_miniature(tmp_path_factory.mktemp("edition") / "miniature")


@pytest.fixture
def miniature(sealed: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sealed, tmp_path / "miniature"))


def run(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["edition", *arguments, "-C", str(root)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def editions(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "content").glob("editions/*"))


def test_an_edition_is_cut_and_the_way_to_publish_it_is_told(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    root = repository.root
    code, out, err = run(root, capsys, "cut", "2030-05-20")
    sealed = json.loads((root / "content/editions/2030-05-20.json").read_bytes())
    assert (code, err) == (0, "")
    assert out == (
        "Edition 2030-05-20 (2030-05-20): sources up to 2030-05-20, sealed on 2030-06-01\n"
        "  2 actors, 2 facts, 1 figure, 1 source\n"
        "  the first edition\n"
        f"  sha256 {sealed['sha256']}\n"
        "\nSealed content/editions/2030-05-20.json. To publish it:\n"
        "  git add content/editions/2030-05-20.json\n"
        "  git commit -m 'Edition 2030-05-20'\n"
        "  git tag -s edition/2030-05-20 -m 'Edition 2030-05-20'\n"
        "  git push --follow-tags\n"
    )
    assert editions(root) == ["2030-05-20.json"]
    assert run(root, capsys, "verify") == (0, "", "1 edition: as it was sealed.\n")


def test_what_the_options_say_is_sealed_and_quoted(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("cut", "2030-05-20", "--title", "It's $(here)", "--notes", "A few words.", "--cutoff", "2030-05-03")
    code, out, _ = run(repository.root, capsys, *asked)
    assert code == 0
    assert "  git tag -s edition/2030-05-20 -m 'It'\"'\"'s $(here)'\n" in out
    found = json.loads((repository.root / "content/editions/2030-05-20.json").read_bytes())
    assert {key: found[key] for key in ("title", "notes", "cutoff", "released")} == {
        "title": "It's $(here)", "notes": "A few words.", "cutoff": "2030-05-03", "released": "2030-06-01",
    }  # fmt: skip


def test_a_dry_run_writes_nothing(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(repository.root, capsys, "cut", "2030-05-20", "--dry-run")
    assert (code, err) == (0, "")
    assert out.endswith("Nothing was written (--dry-run).\n")
    assert "git" not in out
    assert editions(repository.root) == []
    assert repository.git("status", "--porcelain") == ""


def test_the_same_tree_gives_the_same_file(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    path = repository.root / "content/editions/2030-05-20.json"
    run(repository.root, capsys, "cut", "2030-05-20")
    first = path.read_bytes()
    path.unlink()
    run(repository.root, capsys, "cut", "2030-05-20", "--from", "HEAD")
    assert path.read_bytes() == first


def test_a_later_edition_says_what_changed(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    run(repository.root, capsys, "cut", "2030-05-20")
    repository.commit({F: MORE, "content/changes/more.yml": NOTE})
    code, out, _ = run(repository.root, capsys, "cut", "2030-05-20.2")
    assert code == 0
    assert "  since 2030-05-20: 1 value-revised\n" in out
    assert editions(repository.root) == ["2030-05-20.2.json", "2030-05-20.json"]


def test_what_is_in_no_commit_is_not_sealed(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.write({F: MORE})
    assert run(repository.root, capsys, "cut", "2030-05-20") == (
        2, "",
        f"factsheet: content/ holds changes that are in no commit: {F}; commit them first, or use --from REV\n",
    )  # fmt: skip
    many = {f"content/facts/new-{n}.yml": RIDERS for n in range(6)}
    repository.write(many)
    err = run(repository.root, capsys, "cut", "2030-05-20")[2]
    assert " and 2 more; commit them first" in err
    assert editions(repository.root) == []


def test_an_older_revision_is_sealed_from_a_dirty_tree(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.write({F: MORE})
    assert run(repository.root, capsys, "cut", "2030-05-20", "--from", "HEAD")[0] == 0
    assert b"120 people" in (repository.root / "content/editions/2030-05-20.json").read_bytes()
    code, _, err = run(repository.root, capsys, "cut", "2030-05-21", "--from", "nowhere")
    assert code == 2
    assert "the repository has no commit 'nowhere'" in err


def test_without_a_repository_there_is_nothing_to_hold_it_against(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path, text in GOOD.items():
        (tmp_path / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / path).write_text(text, encoding="utf-8")
    assert run(tmp_path, capsys, "cut", "2030-05-20")[0] == 0
    code, _, err = run(tmp_path, capsys, "cut", "2030-05-21", "--from", "HEAD")
    assert code == 2
    assert "is in no git repository" in err


def test_mistakes_are_shown_and_nothing_is_sealed(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.commit({F: RIDERS.replace("figure: riders", "figure: rider")})
    code, out, err = run(repository.root, capsys, "cut", "2030-05-20")
    assert (code, out) == (1, "")
    assert err.startswith(f"{F}:2:9: error R101 there is no figure `rider`\n    figure: rider\n")
    assert err.endswith("Nothing was sealed: mend the findings first.\n")
    assert editions(repository.root) == []


def test_a_change_that_no_note_explains_is_1(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    run(repository.root, capsys, "cut", "2030-05-20")
    repository.commit({F: MORE})
    code, out, err = run(repository.root, capsys, "cut", "2030-05-21")
    assert (code, out) == (1, "")
    assert err.endswith(
        "Nothing was sealed: no note says why riders-line changed; `factsheet change new` begins it.\n"
    )  # fmt: skip
    assert editions(repository.root) == ["2030-05-20.json"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("first",), "'first' cannot be an edition's id: write a day such as 2025-08-07, or 2025-08-07.2"),
        (("2030-05-20",), "content/editions/2030-05-20.json is sealed already"),
        (("2030-05-19",), "edition 2030-05-19 would come before 2030-05-20"),
        (("2030-06-02",), "the cut-off 2030-06-02 is later than today, 2030-06-01; name one with --cutoff"),
        (("2030-05-21", "--cutoff", "2030-06-02"), "the cut-off 2030-06-02 is later than today"),
        (("2030-05-21", "--cutoff", "soon"), "'soon' does not match the format"),
        ((), "Missing argument 'ID'"),
    ],
)
def test_what_cannot_be_cut_is_2(
    repository: Repository, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    run(repository.root, capsys, "cut", "2030-05-20")
    repository.commit()
    before = (repository.root / "content/editions/2030-05-20.json").read_bytes()
    code, out, err = run(repository.root, capsys, "cut", *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert (repository.root / "content/editions/2030-05-20.json").read_bytes() == before
    assert editions(repository.root) == ["2030-05-20.json"]


def test_editions_are_listed_the_newest_first(miniature: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(miniature, capsys, "list")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert [line.split("  ")[0] for line in lines] == ["2020-08-01", "2020-07-01", "2020-06-01"]
    seal = json.loads((miniature / "content/editions/2020-06-01.json").read_bytes())["sha256"]
    facts = len(json.loads((miniature / "content/editions/2020-06-01.json").read_bytes())["records"]["facts"])
    assert lines[2] == (
        f"2020-06-01  sealed 2020-06-01  sources up to 2020-06-01  {facts} facts  {seal[:12]}  Edition 2020-06-01"
    )


def test_an_empty_list_says_what_to_do(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(repository.root, capsys, "list") == (
        0, "", "No edition is sealed yet; `factsheet edition cut DAY` seals one.\n"
    )  # fmt: skip


def test_a_title_cannot_steer_a_terminal(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    run(repository.root, capsys, "cut", "2030-05-20", "--title", "A \x07\u202etitle")
    out = run(repository.root, capsys, "list")[1]
    assert not {"\x07", "\u202e"} & set(out)


def test_sound_editions_are_0(miniature: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(miniature, capsys, "verify") == (0, "", "3 editions: as it was sealed.\n")
    assert run(miniature, capsys, "verify", "2020-07-01") == (0, "", "2020-07-01: as it was sealed.\n")
    path = str(miniature / "content/editions/2020-07-01.json")
    assert run(miniature, capsys, "verify", path) == (0, "", f"{path}: as it was sealed.\n")


def spoil(root: Path, identifier: str = "2020-07-01") -> str:
    path = root / f"content/editions/{identifier}.json"
    path.write_text(path.read_text(encoding="utf-8").replace("counted about 80", "counted about 90"), encoding="utf-8")
    return str(path)


def test_a_changed_edition_is_1_and_named(miniature: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = spoil(miniature)
    lines = ["facts/riders-post: is not what was sealed", "sheet: is not what was sealed"]
    for name, where in ((None, "content/editions/2020-07-01.json"), ("2020-07-01", "content/editions/2020-07-01.json"), (path, path)):  # fmt: skip
        code, out, err = run(miniature, capsys, "verify", *([name] if name else []))
        assert code == 1
        assert sorted(out.splitlines()) == [f"{where}: {line}" for line in lines]
        assert err == f"{name or '3 editions'}: 2 faults.\n"
    assert run(miniature, capsys, "verify", "2020-06-01")[0] == 0
    assert main(["check", "-C", str(miniature), "--today", "2020-08-01"]) == 1
    assert "P108" in capsys.readouterr().out


def test_a_file_that_is_no_edition_is_1_and_named(miniature: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = miniature / "content/editions/2020-07-01.json"
    path.write_text("{}", encoding="utf-8")
    said = "this is not a sealed edition: it does not say by which schema it was sealed"
    for name in (None, "2020-07-01"):
        code, out, _ = run(miniature, capsys, "verify", *([name] if name else []))
        assert code == 1
        assert f"content/editions/2020-07-01.json: {said}" in out.splitlines()
    assert run(miniature, capsys, "verify", str(path)) == (1, f"{path}: {said}\n", f"{path}: 1 fault.\n")


def test_a_missing_predecessor_is_a_fault(miniature: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (miniature / "content/editions/2020-06-01.json").unlink()
    assert run(miniature, capsys, "verify", "2020-07-01") == (
        1,
        "content/editions/2020-07-01.json: the edition it follows, 2020-06-01, is not there\n",
        "2020-07-01: 1 fault.\n",
    )


def test_a_file_outside_any_dossier_is_verified(
    miniature: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    away = tmp_path / "away"
    away.mkdir()
    for name in ("2020-06-01", "2020-07-01"):
        shutil.copy(miniature / f"content/editions/{name}.json", away)
    assert run(away, capsys, "verify", str(away / "2020-07-01.json"))[0] == 0
    assert run(away, capsys, "verify", str(away / "2020-06-01.json"))[0] == 0


def built(miniature: Path, folder: Path) -> Path:
    (folder / "facts").mkdir(parents=True)
    (folder / "index.html").write_bytes(b"<p>a</p>\n")
    (folder / "facts/a.html").write_bytes(b"<p>b</p>\n")
    seal = json.loads((miniature / "content/editions/2020-07-01.json").read_bytes())["sha256"]
    write_manifest(folder, {"id": "2020-07-01", "sha256": seal})
    return folder


def test_a_built_edition_is_verified(miniature: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = built(miniature, tmp_path / "built")
    assert run(miniature, capsys, "verify", str(folder)) == (0, "", f"{folder}: every file agrees with its lists.\n")
    (folder / "facts/a.html").write_bytes(b"<p>c</p>\n")
    (folder / "more.html").write_bytes(b"")
    assert run(miniature, capsys, "verify", str(folder)) == (
        1,
        f"{folder}/facts/a.html: its content is not what was published\n{folder}/more.html: it was not published\n",
        f"{folder}: 2 faults.\n",
    )
    assert run(tmp_path, capsys, "verify", str(folder))[0] == 1  # no dossier is needed


def test_a_folder_that_was_not_built_is_2(miniature: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert run(miniature, capsys, "verify", str(tmp_path / "empty")) == (
        2, "", f"factsheet: {tmp_path}/empty is no built edition: it has no manifest.json\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    "command", [("verify", "2020-07-02"), ("redact", "2020-07-02", "facts/strike", "--reason", "x")]
)
def test_an_unknown_edition_is_2(miniature: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]) -> None:
    code, out, err = run(miniature, capsys, *command)
    assert (code, out) == (2, "")
    assert err.startswith("factsheet: there is no edition 2020-07-02; did you mean `2020-07-01`?")


def test_a_record_is_redacted(miniature: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reason = "Removed to protect a person."
    code, out, err = run(miniature, capsys, "redact", "2020-07-01", "facts/strike", "--reason", reason)
    assert (code, err) == (0, "")
    assert out.startswith("Blanked facts/strike in content/editions/2020-07-01.json.")
    assert "The crew struck" not in (miniature / "content/editions/2020-07-01.json").read_text(encoding="utf-8")
    where = "content/editions/2020-07-01.json: facts/strike"
    assert run(miniature, capsys, "verify", "2020-07-01") == (
        0, f"{where}: redacted on 2030-06-01 ({reason})\n", "2020-07-01: as it was sealed.\n",
    )  # fmt: skip
    assert run(miniature, capsys, "redact", "2020-07-01", "facts/strike", "--reason", reason) == (
        2, "", "factsheet: facts/strike cannot be redacted: that was done already\n",
    )  # fmt: skip
    assert main(["check", "-C", str(miniature), "--today", "2020-08-01"]) == 0


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("facts/strik", "edition 2020-07-01 holds no record 'facts/strik'; did you mean `facts/strike`?"),
        ("policy", "policy cannot be redacted"),
    ],
)
def test_what_cannot_be_redacted_is_2(
    miniature: Path, capsys: pytest.CaptureFixture[str], record: str, said: str
) -> None:
    before = (miniature / "content/editions/2020-07-01.json").read_bytes()
    code, out, err = run(miniature, capsys, "redact", "2020-07-01", record, "--reason", "x")
    assert (code, out) == (2, "")
    assert said in err
    assert (miniature / "content/editions/2020-07-01.json").read_bytes() == before
    assert run(miniature, capsys, "redact", "2020-07-01", "facts/strike")[0] == 2  # readers are told why


def test_a_full_disk_is_2_and_said_in_a_line(
    miniature: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = miniature / "content/editions/2020-07-01.json"
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    code, out, err = run(miniature, capsys, "redact", "2020-07-01", "facts/strike", "--reason", "x")
    assert path.read_bytes() == before
    assert (code, out) == (2, "")
    assert "No space left on device" in err
    assert "Traceback" not in err


def test_help_has_examples(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("cut", "list", "verify", "redact"):
        assert main(["edition", command, "--help"]) == 0
        assert f"  factsheet edition {command}" in capsys.readouterr().out


def test_an_edition_that_cannot_be_read_is_a_fault_however_it_is_sealed(
    miniature: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = miniature / "content/editions/2020-08-01.json"
    sealed = json.loads(path.read_text(encoding="utf-8"))
    sealed["records"]["facts"]["strike"] = {"statement": "5"}
    sealed["digests"]["facts/strike"] = digest({"statement": "5"})
    path.write_bytes(written({**sealed, "sha256": seal_of(sealed)}))
    code, out, _ = run(miniature, capsys, "verify", "2020-08-01")
    assert code == 1
    assert "edition 2020-08-01 cannot be read: facts/strike.yml: `citations` is missing" in out


def test_who_keeps_a_citation_file_of_ours_is_told_to_write_it_anew(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    root = repository.root
    (root / "CITATION.cff").write_text("cff-version: 1.2.0\n", encoding="utf-8")
    assert "CITATION" not in run(root, capsys, "cut", "2030-05-20")[1]
    # What was written by hand is left alone.
    assert main(["export", "--format", "cff", "-o", str(root), "-C", str(root)]) == 2
    assert "CITATION.cff was written by hand and is left alone" in capsys.readouterr().err
    assert (root / "CITATION.cff").read_text(encoding="utf-8") == "cff-version: 1.2.0\n"
    (root / "CITATION.cff").unlink()
    assert main(["export", "--format", "cff", "-o", str(root), "-C", str(root)]) == 0
    repository.commit(day="2030-05-21")
    capsys.readouterr()
    out = run(root, capsys, "cut", "2030-05-21")[1]
    steps = "  factsheet export --format cff -o .\n  git add content/editions/2030-05-21.json CITATION.cff\n"
    assert f"To publish it:\n{steps}" in out
