"""Rules of the house that no linter knows: sizes, words, documents that exist."""

import ast
import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "generator" / "factsheet"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_MODULE, LONGEST_FUNCTION = 300, 40


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_modules_and_functions_are_short() -> None:
    for path in MODULES:
        name, text = path.relative_to(PACKAGE).as_posix(), path.read_text(encoding="utf-8")
        reason = " ".join((ast.get_docstring(ast.parse(text)) or "").split())
        lines = len(text.splitlines())
        assert lines <= LONGEST_MODULE or "is long because" in reason, f"{name} has {lines} lines"
        for function in functions(path):
            assert function.end_lineno is not None
            docstring = len((ast.get_docstring(function) or "").splitlines())
            length = function.end_lineno - function.lineno + 1 - docstring
            assert length <= LONGEST_FUNCTION, f"{name}: {function.name} has {length} lines"


def test_no_module_is_called_after_nothing() -> None:
    names = {part for path in MODULES for part in path.relative_to(PACKAGE).with_suffix("").parts}
    assert not names & {"utils", "util", "helpers", "helper", "common", "misc", "manager"}


def test_links_between_our_documents_lead_somewhere() -> None:
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        text = re.sub(r"(?m)^    .*$", "", path.read_text(encoding="utf-8"))
        text = re.sub(r"`[^`]*`", "", text)
        for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
            if not link.startswith(("http://", "https://", "mailto:")):
                assert (path.parent / link).exists(), f"{path.name} links to {link}"


def test_every_dependency_says_why_it_is_there() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    named = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"], *chain(*extras)]
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").casefold()
    for requirement in named:
        name = re.split(r"[<>=\[;]", requirement)[0]
        assert f"`{name}`" in page, f"docs/dependencies.md says nothing of {name}"
        assert "<" in requirement, f"{name} has no upper bound"


def test_the_lock_names_every_package_by_hash_and_no_host() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    packages = re.findall(r"^[a-z0-9][^\n]*==", lock, re.MULTILINE)
    blocks = re.findall(r"^[a-z0-9][^\n]*==[^\n]*\\\n    --hash=sha256:", lock, re.MULTILINE)
    assert len(packages) == len(blocks) > 20
    assert "http" not in lock
    assert "--index" not in lock.replace("--no-emit-index-url", "")
    for name in ("hatchling", "editables"):
        assert f"\n{name}==" in lock


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "browser").glob("test_*.py")), ids=lambda path: path.name)
def test_what_needs_a_browser_says_so(path: Path) -> None:
    """`make test` runs where there is none."""
    assert "\npytestmark = pytest.mark.browser\n" in path.read_text(encoding="utf-8")
