"""Sheets printed once for all that is asked of them."""

from pathlib import Path

import pytest

from support.editions import published_miniature
from support.pdfs import OnPaper, edition_of, print_edition

ADDRESS = "https://example.org/ferry/"
REAL = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def miniature(tmp_path_factory: pytest.TempPathFactory) -> OnPaper:
    """The newest of the miniature's editions, for a site that stands on the web."""
    root = published_miniature(tmp_path_factory.mktemp("printed") / "miniature")
    dossier, edition = edition_of(root)
    return OnPaper(dossier, edition, print_edition(dossier, f"{ADDRESS}{edition}/"))


@pytest.fixture(scope="session")
def real() -> OnPaper:
    """The newest edition of the sheet that this project publishes, for a site that stands nowhere."""
    dossier, edition = edition_of(REAL)
    return OnPaper(dossier, edition, print_edition(dossier))


@pytest.fixture(params=["miniature", "real"])
def sheet(request: pytest.FixtureRequest) -> OnPaper:
    """Each of the two."""
    found: OnPaper = request.getfixturevalue(request.param)
    return found
