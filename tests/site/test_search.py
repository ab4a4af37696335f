"""Numbers are found however they are typed."""

import json
from pathlib import Path

import pytest

from factsheet.site.search import enriched, keep_back, with_bare_numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least 2,680 people", "at least 2,680 people 2680"),
        ("1,041,000 and 2,680, then 2,680", "1,041,000 and 2,680, then 2,680 1041000 2680"),
        ("2\u202f680 et 3\u00a0141", "2\u202f680 et 3\u00a0141 2680 3141"),
        ("2680 people", "2680 people"),
        ("in June 2025, 400 came", "in June 2025, 400 came"),
        ("1,2 and 12,34 and 1,2345", "1,2 and 12,34 and 1,2345"),
        ("0.123,456", "0.123,456"),
        ("", ""),
    ],
)
def test_a_number_is_added_without_its_separators(text: str, expected: str) -> None:
    assert with_bare_numbers(text) == expected


def test_a_number_in_the_title_is_found_by_the_text() -> None:
    entry = {"location": "facts/x/", "title": "At least 2,680 were killed.", "text": "A note."}
    assert enriched(entry) == {**entry, "text": "A note. 2680"}


def test_an_entry_without_numbers_stays_as_it_is() -> None:
    entry = {"location": "about/", "title": "About", "text": "Prose."}
    assert enriched(entry) == entry


def test_the_index_is_kept_for_the_first_question(tmp_path: Path) -> None:
    index = {"config": {"lang": ["en"], "separator": " "}, "docs": [{"location": "a/", "title": "A", "text": "B"}]}
    (tmp_path / "search_index.json").write_text(json.dumps(index), encoding="utf-8")
    keep_back(tmp_path)
    assert json.loads((tmp_path / "search_index.json").read_text()) == {"config": index["config"], "docs": []}
    assert json.loads((tmp_path / "index.json").read_text()) == index


def test_without_a_search_nothing_is_kept(tmp_path: Path) -> None:
    keep_back(tmp_path)
    assert list(tmp_path.iterdir()) == []
