"""How firm an event's date is, and under which year and month it stands."""

import pytest

from factsheet.model.dates import parse_date
from factsheet.pages.events import mark_of


@pytest.mark.parametrize(
    ("when", "mark"),
    [
        ("2025-06-25", "day"),
        ("[2025-06-25..2025-06-25]", "day"),
        ("2025-06-02/2025-06-02", "day"),
        ("2025-06", "not-sure"),
        ("2025", "not-sure"),
        ("2025-02~", "not-sure"),
        ("2025-06-25~", "not-sure"),
        ("2025-06-25?", "not-sure"),
        ("2025-06-XX", "not-sure"),
        ("[2025-06-24..2025-06-25]", "not-sure"),
        ("[..2025-06-25]", "not-sure"),
        ("2025-06-02/2025-06-05", "lasting"),
        ("2025-06-02/..", "not-sure"),
        ("2025-06/2025-07", "not-sure"),
        ("2025-06-02~/2025-06-05", "not-sure"),
    ],
)
def test_only_what_can_mean_no_other_day_is_drawn_as_one(when: str, mark: str) -> None:
    assert mark_of(parse_date(when)) == mark
