"""Options and fixtures of the whole suite."""

import os

import pytest
from hypothesis import settings

# No example is timed: machines differ. A gate draws the same examples every time, a developer always new ones.
settings.register_profile("factsheet", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("factsheet")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write golden files anew; read the difference")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))
