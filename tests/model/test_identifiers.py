"""The grammar of ids."""

import pytest

from factsheet.model.identifiers import is_identifier


@pytest.mark.parametrize("text", ["a", "7", "killed-2025", "a--b", "a-", "a" * 80])
def test_ids(text: str) -> None:
    assert is_identifier(text)


@pytest.mark.parametrize("text", ["", "-a", "A", "a_b", "a.b", "a/b", "..", "é", "a b", "a\n", "a" * 81, "\u202ea"])
def test_no_ids(text: str) -> None:
    assert not is_identifier(text)
