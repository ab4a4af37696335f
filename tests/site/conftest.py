"""Sites of several editions, built once; who changes one takes a copy."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from support.editions import published_miniature
from support.sites import build, small_dossier

# Where nothing comes or goes while tests run: what is installed, and our own theme.
_FIXED = (sys.prefix, str(Path(__file__).resolve().parents[2] / "theme"))
_LISTED: dict[tuple[str, ...], list[str]] = {}


@contextmanager
def _icons_listed_once() -> Iterator[None]:
    listed = Environment.list_templates

    def once(env: Environment, *given: Any, **named: Any) -> list[str]:
        folders = tuple(map(str, getattr(env.loader, "searchpath", ["."])))
        if not all(folder.startswith(_FIXED) for folder in folders):
            return listed(env, *given, **named)
        if folders not in _LISTED:
            _LISTED[folders] = listed(env, *given, **named)
        return _LISTED[folders]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "list_templates", once)
        yield


@pytest.fixture
def icons_listed_once() -> Iterator[None]:
    """Let MkDocs list Material's 14,000 icons once, and not for each edition anew: that is half of a small build."""
    with _icons_listed_once():
        yield


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature with three editions and, in site/, their site without an address; not to be changed."""
    root = published_miniature(tmp_path_factory.mktemp("built") / "dossier")
    with _icons_listed_once():
        assert build(root, "--strict") == 0
    return root


@pytest.fixture(scope="session")
def placed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Their site with an address, a `.zip` of each edition, and the draft; not to be changed."""
    target = tmp_path_factory.mktemp("placed") / "site"
    given = ("--address", "https://example.org/ferry/", "--zip", "--draft", "--site-dir", str(target))
    with _icons_listed_once():
        assert build(built, "--strict", *given) == 0
    return target


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    """The miniature with three editions and their site, in a folder of its own."""
    return Path(shutil.copytree(built, tmp_path / "dossier"))


@pytest.fixture(scope="session")
def small_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small good dossier, sealed twice, and its site; not to be changed."""
    root = small_dossier(tmp_path_factory.mktemp("small") / "dossier", "2020-06-10", "2020-06-20")
    with _icons_listed_once():
        assert build(root, "--strict") == 0
    return root


@pytest.fixture
def small(small_built: Path, tmp_path: Path) -> Path:
    """The small dossier with two editions and their site, in a folder of its own."""
    return Path(shutil.copytree(small_built, tmp_path / "dossier"))
