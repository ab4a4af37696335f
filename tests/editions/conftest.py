"""Three sealed editions of the miniature, sealed once for a module."""

from pathlib import Path

import pytest

from support.editions import published_miniature


@pytest.fixture(scope="module")
def miniature(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published_miniature(tmp_path_factory.mktemp("editions") / "miniature")
