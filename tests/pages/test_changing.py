"""What changed, what was wrong and what is no longer held, as the pages of three editions tell it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from factsheet.documents.sealed import seal_of, written
from factsheet.documents.tree import FolderTree
from factsheet.dossier import Dossier, Shelf, prepare
from factsheet.loading.editions import read_edition
from factsheet.model.editions import Edition
from factsheet.pages.assemble import assemble
from factsheet.pages.page import Page
from factsheet.site.theme import theme_folder
from support.dossier import TODAY
from support.editions import published_miniature
from support.golden import compare
from support.pages import pages_of

FIRST, SECOND, THIRD = "2020-06-01", "2020-07-01", "2020-08-01"
# Edition and page: what each of the three says that the others do not.
SHOWN = [
    (FIRST, "changes/"), (FIRST, "corrections/"), (FIRST, "facts/riders-line/"), (FIRST, "figures/riders/"), (FIRST, ""),
    (SECOND, "changes/"), (SECOND, "corrections/"), (SECOND, "facts/rumour/"), (SECOND, "facts/riders-line/"),
    (THIRD, "changes/"), (THIRD, "facts/strike/"), (THIRD, "facts/rumour/"), ("draft", "changes/"),
]  # fmt: skip


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published_miniature(tmp_path_factory.mktemp("published") / "dossier")


@pytest.fixture(scope="module")
def dossiers(root: Path) -> Mapping[str, Dossier]:
    working = prepare(FolderTree(root), today=TODAY)
    shelf = Shelf(list(working.corpus.editions.values()))
    return {each.id: shelf.dossier(each) for each in shelf.editions} | {"draft": shelf.with_chronicle(working)}


@pytest.fixture(scope="module")
def pages(dossiers: Mapping[str, Dossier]) -> Mapping[str, Mapping[str, Page]]:
    found = {}
    for name, dossier in dossiers.items():
        plans, _ = assemble(dossier, theme_folder() / "pages", "en", beside=True)
        found[name] = {plan.address: plan.page() for plan in plans}
    return found


@pytest.mark.parametrize(("edition", "address"), SHOWN)
def test_a_page_of_an_edition_is_printed_as_it_was_read_in_review(
    edition: str, address: str, pages: Mapping[str, Mapping[str, Page]], *, update_golden: bool
) -> None:
    name = f"editions/{edition}.{address.strip('/').replace('/', '.') or 'home'}.html"
    compare(name, pages[edition][address].body, update=update_golden)


def test_an_edition_does_not_know_of_those_after_it(pages: Mapping[str, Mapping[str, Page]]) -> None:
    later = {FIRST: (SECOND, THIRD), SECOND: (THIRD,)}
    for edition, others in later.items():
        for address, page in pages[edition].items():
            assert not [other for other in others if other in page.body], (edition, address)


def test_where_no_edition_stands_beside_it_no_page_leads_to_one(dossiers: Mapping[str, Dossier]) -> None:
    for page in pages_of(dossiers["draft"]).values():
        for edition in (FIRST, SECOND, THIRD):
            assert f"/{edition}/" not in page.body, page.address


def test_a_withdrawn_fact_counts_nowhere_and_keeps_its_page(pages: Mapping[str, Mapping[str, Page]]) -> None:
    assert "The Bay Post reports that the pier is to be sold." in pages[FIRST]["facts/"].body
    assert "pier is to be sold" not in pages[SECOND]["facts/"].body
    assert "rumour" not in pages[SECOND]["contents/"].body
    assert "The article does not say so." in pages[SECOND]["facts/rumour/"].body


def concluded_otherwise(edition: Edition) -> Edition:
    """Seal another standing than the rules of today give: agreed, where accounts compete."""
    sealed: dict[str, Any] = json.loads(written(edition.sealed))
    riders = sealed["concluded"]["figures"]["riders"]
    assert riders["standing"] == "contested"
    riders["standing"] = "agreed"
    pair = next(each for each in riders["relations"] if " contradiction" in each)
    riders["relations"][riders["relations"].index(pair)] = f"{pair.split(' contradiction')[0]} agreement"
    sealed["sha256"] = seal_of(sealed)
    return read_edition(edition.path, written(sealed))


def test_what_was_sealed_is_printed_and_what_the_rules_say_today_beside_it(dossiers: Mapping[str, Dossier]) -> None:
    edition = concluded_otherwise(dossiers[FIRST].chronicle.editions[-1])
    dossier = Shelf([edition]).dossier(edition)
    page = pages_of(dossier)["figures/riders/"].body
    assert "Sources agree</span>" in page
    assert "By the rules of today: Accounts compete." in " ".join(page.split())
    assert "By the rules of today" not in pages_of(Shelf(dossiers[FIRST].chronicle.editions).dossier(
        dossiers[FIRST].chronicle.editions[-1]))["figures/riders/"].body  # fmt: skip
