"""The files a desk takes over, held against their makers' rules, our own, and the commands they run."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from factsheet.cli.main import factsheet
from factsheet.review.proposals.as_json import MAX_REPORT
from support.dossier import GOOD, TODAY
from support.repository import Repository, new_repository

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
FORGE = ROOT / ".github"
WORKFLOWS = sorted((FORGE / "workflows").glob("*.yml"))
FORMS = sorted(set((FORGE / "ISSUE_TEMPLATE").glob("*.yml")) - {FORGE / "ISSUE_TEMPLATE" / "config.yml"})
GITLAB = ROOT / ".gitlab-ci.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
MARKER = "<!-- factsheet-review -->"
# Nobody listens there: whatever asks the network fails.
NOWHERE = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)


def ran(program: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    asked = [str(BIN / program), *(str(each) for each in arguments)]
    return subprocess.run(
        asked, cwd=ROOT, env={**os.environ, **NOWHERE}, capture_output=True, text=True, timeout=60, check=False
    )


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in read(path)["jobs"].values():
        yield from job["steps"]


def scripts() -> Iterator[str]:
    """Every script, of every forge, and what the hooks run."""
    for path in WORKFLOWS:
        yield from (step["run"] for step in steps(path) if "run" in step)
    for job in read(GITLAB).values():
        if isinstance(job, dict):
            yield "\n".join([*job.get("before_script", []), *job.get("script", [])])
    for hook in read(HOOKS):
        yield shlex.join([*shlex.split(hook["entry"]), *hook.get("args", [])])


def commands() -> list[str]:
    return sorted({found.strip() for text in scripts() for found in re.findall(r"\bfactsheet ([^|>&;\n]+)", text)})


# What the makers' own tools say.


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [FORGE / "ISSUE_TEMPLATE" / "config.yml"]),
        ("vendor.gitlab-ci", [GITLAB]),
    ],
)
def test_files_fit_their_schemas(schema: str, files: list[Path]) -> None:
    transform = ["--data-transform", "gitlab-ci"] if "gitlab" in schema else []
    done = ran("check-jsonschema", "--no-cache", "--builtin-schema", schema, *transform, *files)
    assert files
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_auditor_of_workflows_finds_nothing() -> None:
    done = ran("zizmor", "--offline", "--quiet", "--persona", "pedantic", FORGE)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_auditor_would_find_an_action_named_by_its_tag(tmp_path: Path) -> None:
    (tmp_path / ".github" / "workflows").mkdir(parents=True)
    text = (FORGE / "workflows" / "publish.yml").read_text(encoding="utf-8")
    loose = re.sub(r"checkout@\w+ # \S+", "checkout@v6", text)
    (tmp_path / ".github" / "workflows" / "publish.yml").write_text(loose, encoding="utf-8")
    done = ran("zizmor", "--offline", "--quiet", tmp_path)
    assert "error[unpinned-uses]" in done.stdout
    assert done.returncode != 0


def test_only_the_trigger_of_the_comment_is_excepted_from_the_audit() -> None:
    excepted = [
        (path.name, line.strip())
        for path in WORKFLOWS
        for line in path.read_text(encoding="utf-8").splitlines()
        if "zizmor: ignore" in line
    ]
    assert excepted == [("comment.yml", "workflow_run: # zizmor: ignore[dangerous-triggers]")]


# What we promise beyond that.


def test_every_action_is_pinned_to_one_commit_with_its_version() -> None:
    pins: dict[str, str] = {}
    for path in WORKFLOWS:
        for line in re.findall(r"\buses: *(.*)", path.read_text(encoding="utf-8")):
            assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line
            action, pin = line.split("@")
            assert pins.setdefault(action, pin) == pin
    assert len(pins) == 6


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_script_holds_what_somebody_else_wrote(path: Path) -> None:
    """An expression is pasted into a script before the shell reads it; what comes from outside comes by `env`."""
    assert not [step["run"] for step in steps(path) if "${{" in step.get("run", "")]
    text = path.read_text(encoding="utf-8")
    assert "pull_request_target" not in text
    assert "secrets." not in text


def test_only_three_rights_to_write_are_given_and_each_to_one_job() -> None:
    given = set()
    for path in WORKFLOWS:
        flow = read(path)
        assert not {right for right in flow["permissions"].items() if right != ("contents", "read")}
        for name, job in flow["jobs"].items():
            given |= {(path.name, name, right) for right, level in job["permissions"].items() if level == "write"}
    assert given == {
        ("comment.yml", "comment", "pull-requests"),
        ("publish.yml", "deploy", "pages"),
        ("publish.yml", "deploy", "id-token"),
    }


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_checkout_leaves_a_key_behind(path: Path) -> None:
    given = [step["with"] for step in steps(path) if step.get("uses", "").startswith("actions/checkout@")]
    assert given
    assert all(each["persist-credentials"] is False for each in given)


def test_the_comment_runs_the_default_branch_alone() -> None:
    checkouts = [step["with"] for step in steps(FORGE / "workflows" / "comment.yml") if "checkout@" in str(step)]
    assert [each["ref"] for each in checkouts] == ["${{ github.event.repository.default_branch }}"]
    assert all("repository" not in each for each in checkouts)


def test_the_review_sees_the_whole_history() -> None:
    checkouts = [step["with"] for step in steps(FORGE / "workflows" / "check.yml") if "checkout@" in str(step)]
    assert [each["fetch-depth"] for each in checkouts] == [0, 0]
    assert read(GITLAB)[".installed"]["variables"]["GIT_DEPTH"] == "0"


def test_gitlab_runs_one_known_image_and_publishes_the_default_branch_alone() -> None:
    jobs = read(GITLAB)
    assert jobs["default"]["image"] == "python:3.12-slim-bookworm"
    assert not [name for name, job in jobs.items() if isinstance(job, dict) and "image" in job and name != "default"]
    assert jobs["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]


@pytest.mark.parametrize("command", commands())
def test_every_command_they_run_exists_with_its_options(command: str) -> None:
    words, found = shlex.split(command), factsheet  # type: tuple[list[str], click.Command]
    while isinstance(found, click.Group):
        assert words, f"{command} names no command"
        assert words[0] in found.commands, f"there is no command {words[0]}"
        found = found.commands[words.pop(0)]
    options = {name: option for option in found.params for name in option.opts if name.startswith("-")}
    for word, after in pairwise([*words, ""]):
        if word.startswith("-"):
            assert word in options, f"{found.name} has no option {word}"
            kind = options[word].type
            assert not isinstance(kind, click.Choice) or after in kind.choices, f"{word} cannot be {after}"


def test_the_commands_are_found() -> None:
    """The test above would pass if none were."""
    names = {command.split()[0] for command in commands()}
    assert names == {"build", "check", "evidence", "fmt", "review"}


# What people are asked.


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_every_form_says_that_it_is_public_and_asks_for_nothing_private(path: Path) -> None:
    body = read(path)["body"]
    first = " ".join(body[0]["attributes"]["value"].split())
    assert "Everything you write here is public" in first
    assert "nothing about private persons and no allegation that nobody has proved" in first
    assert body[-1]["attributes"]["options"][0]["required"] is True
    assert not re.search(r"e-?mail|phone|your name|contact", path.read_text(encoding="utf-8"), re.IGNORECASE)


def test_there_is_a_form_for_each_purpose() -> None:
    assert [path.stem for path in FORMS] == ["challenge-a-figure", "propose-a-source", "report-an-error"]


def test_no_owner_is_named_who_is_not_there() -> None:
    lines = (FORGE / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == []


# The scripts of the comment, tried against a forge that answers from files.

needs_tools = pytest.mark.skipif(
    not all(shutil.which(name) for name in ("bash", "jq", "unzip")), reason="a runner of GitHub has bash, jq and unzip"
)
ANSWERING = f"""#!{sys.executable}
import json, pathlib, sys
here = pathlib.Path(__file__).parent
with (here / "asked").open("a") as asked:
    asked.write(json.dumps(sys.argv[1:]) + "\\n")
path = next(each for each in sys.argv if each.startswith("repos/")).split("?")[0]
sys.stdout.buffer.write((here / path.replace("/", "+")).read_bytes() if "--method" not in sys.argv else b"")
"""


class Forge:
    """A stand-in for `gh` that answers from files and notes what it was asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        gh = folder / "gh"
        gh.write_text(ANSWERING, encoding="utf-8")
        gh.chmod(0o755)

    def answers(self, path: str, answer: object) -> None:
        data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        (self.folder / path.replace("/", "+")).write_bytes(data)

    def asked(self) -> list[list[str]]:
        log = self.folder / "asked"
        return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()] if log.exists() else []

    def runs(self, step: str, **environment: str) -> str:
        """Run a step of the comment as a runner does; give what it hands on."""
        (script,) = (
            each["run"] for each in steps(FORGE / "workflows" / "comment.yml") if each.get("id", each["name"]) == step
        )
        outputs = self.folder / "outputs"
        outputs.touch()
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            env={
                "PATH": f"{self.folder}{os.pathsep}{os.environ['PATH']}",
                "RUNNER_TEMP": str(self.folder),
                "GITHUB_OUTPUT": str(outputs),
                "GH_REPO": "bay/ferry",
                **environment,
            },
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return outputs.read_text(encoding="utf-8")


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    return Forge(tmp_path)


def pull(number: int, commit: str, repository: str | None) -> Mapping[str, object]:
    return {"number": number, "head": {"sha": commit, "repo": repository and {"full_name": repository}}}


@needs_tools
@pytest.mark.parametrize(
    ("pulls", "found"),
    [
        ([pull(7, "aaa", "ann/ferry"), pull(8, "bbb", "ann/ferry")], "number=7\n"),
        # The same commit, proposed by somebody who did not begin this run.
        ([pull(7, "aaa", "ann/ferry"), pull(9, "aaa", "bob/ferry")], "number=7\n"),
        # It moved on while it was checked; its repository is gone; nobody can tell which of two.
        ([pull(7, "ccc", "ann/ferry")], ""),
        ([pull(7, "aaa", None)], ""),
        ([pull(7, "aaa", "ann/ferry"), pull(8, "aaa", "ann/ferry")], ""),
        ([], ""),
    ],
)
def test_the_pull_request_is_the_open_one_at_the_checked_commit(forge: Forge, pulls: object, found: str) -> None:
    forge.answers("repos/bay/ferry/pulls", pulls)
    assert forge.runs("pull", HEAD_SHA="aaa", HEAD_REPOSITORY="ann/ferry") == found


def kept(number: int, size: int, *, day: str = "2030-06-01", expired: bool = False) -> Mapping[str, object]:
    return {"id": number, "size_in_bytes": size, "created_at": f"{day}T12:00:00Z", "expired": expired}


@needs_tools
def test_of_an_archive_only_the_report_is_read(forge: Forge) -> None:
    with zipfile.ZipFile(forge.folder / "made.zip", "w") as archive:
        archive.writestr("review.json", '{"a": 1}')
        archive.writestr("../gh", "overwritten")
        archive.writestr("comment.md", "planted")
    forge.answers("repos/bay/ferry/actions/artifacts/5/zip", (forge.folder / "made.zip").read_bytes())
    # The run was repeated, and they come in no order.
    listed = [kept(4, 10, day="2030-06-02"), kept(5, 1_000_000, day="2030-06-03"), kept(3, 10, day="2030-06-01")]
    forge.answers("repos/bay/ferry/actions/runs/3/artifacts", {"artifacts": listed})
    assert forge.runs("report", RUN="3") == "found=yes\n"
    assert (forge.folder / "report.json").read_text(encoding="utf-8") == '{"a": 1}'
    assert not (forge.folder / "comment.md").exists()
    assert (forge.folder / "gh").read_text(encoding="utf-8") == ANSWERING


@needs_tools
@pytest.mark.parametrize(
    "artifacts",
    [
        [],
        [kept(5, 1_000_001)],
        [kept(5, 10, expired=True)],
    ],
    ids=["none", "too large", "expired"],
)
def test_a_report_that_is_missing_or_too_large_is_not_fetched(forge: Forge, artifacts: object) -> None:
    forge.answers("repos/bay/ferry/actions/runs/3/artifacts", {"artifacts": artifacts})
    assert forge.runs("report", RUN="3") == ""
    assert len(forge.asked()) == 1


def said(number: int, who: str, body: str) -> Mapping[str, object]:
    return {"id": number, "user": {"login": who}, "body": body}


@needs_tools
@pytest.mark.parametrize(
    ("comments", "written"),
    [
        ([], ["POST", "repos/bay/ferry/issues/7/comments"]),
        ([said(4, "mallory", f"{MARKER}\nmine")], ["POST", "repos/bay/ferry/issues/7/comments"]),
        ([said(4, "github-actions[bot]", f"He wrote {MARKER}")], ["POST", "repos/bay/ferry/issues/7/comments"]),
        (
            [said(4, "mallory", MARKER), said(5, "github-actions[bot]", f"{MARKER}\nold"),
             said(6, "github-actions[bot]", f"{MARKER}\ntwice")],
            ["PATCH", "repos/bay/ferry/issues/comments/5"],
        ),
    ],
    ids=["first", "a stranger's marker", "a marker further down", "ours again"],
)  # fmt: skip
def test_one_comment_of_our_own_is_written_anew(forge: Forge, comments: object, written: list[str]) -> None:
    forge.answers("repos/bay/ferry/issues/7/comments", comments)
    forge.runs("Write the comment", NUMBER="7")
    body = f"body=@{forge.folder}/comment.md"
    assert forge.asked()[1:] == [["api", "--silent", "--method", *written, "-F", body]]


def test_the_comment_begins_with_the_mark_it_is_found_by(tmp_path: Path) -> None:
    desk = new_repository(tmp_path / "desk")
    desk.commit({f"content/{path}": text for path, text in GOOD.items()})
    made = ran("factsheet", "review", "-C", desk.root, "--base", "HEAD", "--format", "json")
    (tmp_path / "report.json").write_text(made.stdout, encoding="utf-8")
    worded = ran("factsheet", "review", "--from", tmp_path / "report.json", "--format", "markdown")
    assert worded.stdout.startswith(f"{MARKER}\n"), worded.stderr


def test_as_much_of_a_report_is_unpacked_as_the_program_will_read() -> None:
    """And a byte more, by which it sees that there was too much."""
    text = (FORGE / "workflows" / "comment.yml").read_text(encoding="utf-8")
    assert f"head -c {MAX_REPORT + 1} " in text


# The hooks, run by pre-commit.

SPOILT = {
    # Lines end in one way.
    "factsheet-fmt": ("content/actors/bay-post.yml", GOOD["actors/bay-post.yml"].replace("\n", "\r\n"), "bay-post.yml"),
    "factsheet-check": ("content/figures/riders.yml", None, "R101 there is no figure `riders`"),
}


def hooked(repository: Repository, hook: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(repository.root.parent),
        "PRE_COMMIT_HOME": str(repository.root.parent / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        **NOWHERE,
    }
    asked = [str(BIN / "pre-commit"), "run", "--all-files", hook]
    return subprocess.run(
        asked, cwd=repository.root, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.fixture
def desk(tmp_path: Path) -> Repository:
    """A dossier that takes our hooks over as they stand: only installed otherwise, and on the day its tests stand at."""
    ours = new_repository(tmp_path / "ours")
    commit = ours.commit({".pre-commit-hooks.yaml": HOOKS.read_text(encoding="utf-8")})
    hooks: list[dict[str, object]] = [{"id": each["id"], "language": "system"} for each in read(HOOKS)]
    hooks = [{**each, "args": ["--today", str(TODAY)]} if each["id"] == "factsheet-check" else each for each in hooks]
    taken = yaml.safe_dump({"repos": [{"repo": str(ours.root), "rev": commit, "hooks": hooks}]})
    repository = new_repository(tmp_path / "desk")
    repository.commit({".pre-commit-config.yaml": taken, **{f"content/{path}": text for path, text in GOOD.items()}})
    return repository


@pytest.mark.parametrize("hook", [each["id"] for each in read(HOOKS)])
def test_a_hook_passes_a_good_dossier_and_stops_a_spoilt_one(desk: Repository, hook: str) -> None:
    # The dossier of the tests is good, but need not be laid out canonically.
    hooked(desk, hook)
    desk.commit()
    done = hooked(desk, hook)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout

    path, text, told = SPOILT[hook]
    desk.commit({path: text})
    done = hooked(desk, hook)
    assert done.returncode == 1
    assert told in done.stdout


def test_the_layout_is_mended_in_place(desk: Repository) -> None:
    path, text, _ = SPOILT["factsheet-fmt"]
    desk.commit({path: text})
    hooked(desk, "factsheet-fmt")
    assert (desk.root / path).read_bytes() == GOOD["actors/bay-post.yml"].encode()


@pytest.mark.parametrize(
    ("path", "hooks"),
    [
        ("content/sheet.yml", ["factsheet-fmt", "factsheet-check"]),
        ("content/facts/ferry-began.yaml", ["factsheet-fmt", "factsheet-check"]),
        ("sheets/ferry/content/facts/ferry-began.yml", ["factsheet-fmt", "factsheet-check"]),
        ("content/pages/method.md", ["factsheet-check"]),
        ("mkdocs.yml", []),
        ("discontent/facts/ferry-began.yml", []),
    ],
)
def test_hooks_look_at_what_lies_in_content(path: str, hooks: list[str]) -> None:
    assert [each["id"] for each in read(HOOKS) if re.search(each["files"], path)] == hooks
