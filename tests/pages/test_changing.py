"""What changed, what was wrong and what is no longer held, as the pages of three editions tell it."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from factsheet.analysis.chronicle import all_corrections
from factsheet.documents.sealed import seal_of, written
from factsheet.documents.tree import FolderTree
from factsheet.dossier import Dossier, Shelf, prepare
from factsheet.editions.redact import redacted
from factsheet.loading.editions import read_edition
from factsheet.loading.published import published_records
from factsheet.model.editions import Edition
from factsheet.model.identifiers import FactId
from factsheet.model.words import State
from factsheet.pages.assemble import assemble
from factsheet.pages.page import Page
from factsheet.theme import theme_folder
from support.dossier import RIDERS, TODAY, dossier
from support.editions import a_chain, published_miniature, read
from support.golden import compare
from support.pages import pages_of

ON = dt.date(2020, 9, 1)
NOTE = "facts: [riders-line]\nkind: {}\nnote: A reason.\n"
WAS = "was: At least 130 people.\nnow: At least 120 people.\n"
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
    for name, each in dossiers.items():
        plans = assemble(each, theme_folder() / "pages", "en", beside=True).plans
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


def blanked(edition: Edition, *records: str) -> Edition:
    """Redact records of an edition, one after the other."""
    for record in records:
        edition = read_edition(edition.path, redacted(edition, record, reason="By order of a court.", on=ON))
    return edition


def test_a_reading_that_was_redacted_is_told_and_no_rule_is_blamed(dossiers: Mapping[str, Dossier]) -> None:
    edition = blanked(dossiers[FIRST].chronicle.editions[-1], "facts/riders-line")
    pages = pages_of(Shelf([edition]).dossier(edition))
    figure = pages["figures/riders/"].body
    assert "A reading that counted then has been removed from it since." in figure
    assert "By the rules of today" not in figure
    assert "rejects another number, said by Bay Post" not in figure
    assert "By order of a court." in pages["facts/riders-line/"].body
    cited = pages[""].body.split("Facts cited above")[1].split("</details>")[0]
    assert "Removed from this edition" in cited
    assert not [page.address for page in pages.values() if "110 people ride" in page.body]


def test_a_removed_fact_leaves_no_word_in_the_next_edition(root: Path) -> None:
    working = prepare(FolderTree(root), today=TODAY)
    fact = working.corpus.facts[FactId("rumour")]
    gone = replace(fact, state=State.REMOVED)
    corpus = replace(working.corpus, facts={**working.corpus.facts, fact.id: gone})
    sealed = dict(published_records(corpus))["facts/rumour"]
    assert "pier" not in json.dumps(sealed)
    assert sealed == {
        "statement": "Removed", "citations": [{"source": "post-2020", "at": "removed"}], "state": "removed",
        "state_reason": "The article does not say so.",
    }  # fmt: skip


def test_a_correction_without_an_edition_concerns_those_that_say_what_was_wrong() -> None:
    """Right, then wrong, then right again: only what said the wrong thing is called wrong."""
    states = {"2030-01-01": "120", "2030-02-01": "130", "2030-03-01": "120"}
    notes = {
        "2030-02-01": {"changes/a.yml": NOTE.format("source-revised")},
        "2030-03-01": {
            "changes/a.yml": NOTE.format("source-revised"),
            "changes/b.yml": NOTE.format("correction") + WAS,
        },
    }
    chain = a_chain(
        [
            (day, {"facts/riders-line.yml": RIDERS.replace("120", riders), **notes.get(day, {})})
            for day, riders in states.items()
        ]
    )
    editions = [read(str(text)) for text in chain.values()]
    (made,) = all_corrections(editions)
    assert (made.wrong, made.right) == (("2030-02-01",), "2030-03-01")


def test_wherever_a_wrong_fact_is_listed_it_says_so(pages: Mapping[str, Mapping[str, Page]]) -> None:
    for address in ("facts/", "", "actors/bay-line/", "sources/post-2020/"):
        assert "Corrected later</span>" in pages[FIRST][address].body, address
        assert "Corrected later</span>" not in pages[SECOND][address].body, address


def test_a_fact_that_no_edition_has_said_yet_is_printed_without_a_history() -> None:
    new = RIDERS.replace("at least 120", "at least 130").replace("at_least: 120", "at_least: 130")
    working = dossier({**a_chain([("2030-05-10", {})]), "facts/riders-new.yml": new})
    page = pages_of(Shelf.of(working.corpus).with_chronicle(working))["facts/riders-new/"].body
    assert "at least 130" in page
    assert "What editions said" not in page
