"""The built pages in a real browser."""

import shutil

import pytest

pytestmark = pytest.mark.browser


def test_a_browser_is_there() -> None:
    assert shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
