"""The map stands among the places where there is something to show."""

import pytest

from support.dossier import dossier
from support.pages import pages_of


def places(*coordinates: str) -> str:
    """Print the list of places; an empty word is one whose coordinates are not known."""
    files = {
        f"places/p{n}.yml": f"name: Place {n}\n" + (f"at: [{each}]\n" if each else "")
        for n, each in enumerate(coordinates)
    }
    found = dossier(files)
    assert not found.errors
    return pages_of(found)["places/"].body


def test_a_map_says_in_words_what_it_shows() -> None:
    body = places("10.5, -61.2", "11.2, -60.9", "")
    assert "fs-chart-map" in body
    assert "Place 0: 10.5, -61.2. Place 1: 11.2, -60.9.</desc>" in body
    assert "2 places as points" in body
    assert "One more without coordinates: in the list." in body


@pytest.mark.parametrize("coordinates", [(), ("10.5, -61.2",), ("10.5, -61.2", ""), ("1, 1",) * 61])
def test_what_shows_nothing_is_not_drawn(coordinates: tuple[str, ...]) -> None:
    assert "<svg" not in places(*coordinates, "")
