"""Sites of several editions, built once; who changes one takes a copy."""

import shutil
from pathlib import Path

import pytest

from support.editions import published_miniature
from support.sites import build, small_dossier


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature with three editions and, in site/, their site without an address; not to be changed."""
    root = published_miniature(tmp_path_factory.mktemp("built") / "dossier")
    assert build(root, "--strict") == 0
    return root


@pytest.fixture(scope="session")
def placed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Their site with an address, a `.zip` of each edition, and the draft; not to be changed."""
    target = tmp_path_factory.mktemp("placed") / "site"
    given = ("--address", "https://example.org/ferry/", "--zip", "--draft", "--site-dir", str(target))
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
    assert build(root, "--strict") == 0
    return root


@pytest.fixture
def small(small_built: Path, tmp_path: Path) -> Path:
    """The small dossier with two editions and their site, in a folder of its own."""
    return Path(shutil.copytree(small_built, tmp_path / "dossier"))
