"""The list of every page."""

import re

import pytest

from factsheet.pages import fact_lists
from factsheet.pages.page import Page
from support.dossier import RIDERS, dossier
from support.pages import pages_of

PROSE = {"pages/corrections-policy.md": "# Corrections\n"}


def listed(files: dict[str, str | None]) -> tuple[Page, ...]:
    return tuple(pages_of(dossier({**PROSE, **files})).values())


def test_every_page_is_listed_by_name() -> None:
    *others, page = listed({})
    assert page.address == "contents/"
    addresses = re.findall(r'<li><a href="\.\./([^"]*)"', page.body)
    assert sorted(addresses) == sorted([*(each.address for each in others), "corrections-policy/"])
    assert ">Corrections policy</a>" in page.body


def test_many_facts_are_led_to_by_topic(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fact_lists, "MOST_ROWS", 2)
    page = listed({f"facts/r{n}.yml": RIDERS for n in range(2)})[-1]
    facts = page.body.split('id="all-facts"')[1].split("<h2")[0]
    assert re.findall(r'href="\.\./facts/([^"]*)"', facts) == ["topic_service/", "topic_riders/"]


def test_a_title_in_another_language_says_so() -> None:
    source = (
        'title: Un rapport\nkind: news\npublisher: bay-post\npublished: "2030-05-02"\nlanguage: fr\naccess: unseen\n'
    )
    page = listed({"sources/rapport.yml": source})[-1]
    assert '<a href="../sources/rapport/" lang="fr">Un rapport</a>' in page.body
