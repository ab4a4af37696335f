"""The day on which a page last changed in meaning, of three editions and by hand."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest

from factsheet.documents.tree import FolderTree
from factsheet.dossier import Dossier, Shelf, prepare
from factsheet.model.identifiers import FigureId
from factsheet.pages.assemble import assemble
from factsheet.pages.freshness import Freshness
from factsheet.theme import theme_folder
from support.dossier import COUNTED
from support.editions import a_chain, published_miniature, read, seal_here
from support.sites import small_dossier

FIRST, SECOND, THIRD = "2020-06-01", "2020-07-01", "2020-08-01"
# In the second edition the line's riders are 120 instead of 110, a rumour is withdrawn, and a survey of the bay is told
# of, both by the Bay Post; in the third the strike in the bay, which the Bay Post tells of, lasts a day longer.
DAYS = {
    "": THIRD, "changes/": THIRD, "corrections/": THIRD, "contents/": THIRD,
    "facts/": THIRD, "timeline/": THIRD,
    "facts/ferry-began/": FIRST, "facts/crew-line/": FIRST, "facts/riders-line/": SECOND, "facts/riders-total/": SECOND,
    "facts/bay-surveyed/": SECOND, "facts/strike/": THIRD, "facts/rumour/": SECOND,
    "figures/crew/": FIRST, "figures/boats/": FIRST, "figures/riders/": SECOND,
    "sources/report-unseen/": FIRST, "sources/post-2020/": THIRD,
    "actors/harbour-office/": FIRST, "actors/bay-line/": SECOND, "actors/bay-post/": THIRD,
    "places/pier/": FIRST, "places/bay/": THIRD,
}  # fmt: skip
# What a page prints of other records: how the riders of others compare with the line's, and its number in a list.
OTHERS = {
    "facts/riders-post/": SECOND, "facts/riders-office/": SECOND, "facts/riders-silent/": SECOND,
    "figures/": SECOND, "sources/gazette-2020/": SECOND,
}  # fmt: skip


@pytest.fixture(scope="module")
def working(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    root: Path = published_miniature(tmp_path_factory.mktemp("freshness") / "dossier")
    return prepare(FolderTree(root), today=dt.date(2020, 9, 1))


def days(dossier: Dossier) -> Mapping[str, str]:
    """The day of every page, by its address."""
    freshness = Freshness(dossier)
    plans = assemble(dossier, theme_folder() / "pages", "en").plans
    return {plan.address: str(freshness.of(plan)) for plan in plans}


def of_edition(working: Dossier, edition: str) -> Dossier:
    shelf = Shelf.of(working.corpus)
    return shelf.dossier(next(each for each in shelf.editions if each.id == edition))


def test_a_page_is_as_old_as_the_last_change_of_what_it_tells(working: Dossier) -> None:
    found = days(of_edition(working, THIRD))
    assert {address: found[address] for address in DAYS} == DAYS


def test_a_page_that_prints_other_records_changes_with_them(working: Dossier) -> None:
    found = days(of_edition(working, THIRD))
    assert {address: found[address] for address in OTHERS} == OTHERS


def test_an_edition_does_not_know_of_those_after_it(working: Dossier) -> None:
    assert set(days(of_edition(working, FIRST)).values()) == {FIRST}
    found = days(of_edition(working, SECOND))
    assert set(found.values()) == {FIRST, SECOND}
    assert (found["facts/strike/"], found["places/bay/"], found["facts/rumour/"]) == (FIRST, SECOND, SECOND)


def test_prose_is_as_old_as_what_stands_in_it(working: Dossier) -> None:
    assert Freshness(of_edition(working, THIRD)).of_prose("about/") == dt.date(2020, 6, 1)


def test_prose_that_prints_figures_and_events_changes_with_them(working: Dossier) -> None:
    # It prints the riders' readings, and the timeline on which the strike stands.
    assert Freshness(of_edition(working, THIRD)).of_prose("mission/") == dt.date(2020, 8, 1)
    assert Freshness(of_edition(working, SECOND)).of_prose("mission/") == dt.date(2020, 7, 1)


def test_a_draft_has_no_days(working: Dossier) -> None:
    assert set(days(Shelf.of(working.corpus).with_chronicle(working)).values()) == {"None"}
    assert Freshness(working).of_prose("about/") is None


def test_what_was_withdrawn_is_a_change_of_the_pages_it_stood_on(tmp_path: Path) -> None:
    root = small_dossier(tmp_path / "dossier")
    fact, note = root / "content/facts/riders-post.yml", root / "content/changes/gone.yml"
    text = COUNTED.replace("2030", "2020")
    figure = root / "content/figures/riders.yml"
    figure.write_text(
        f"{figure.read_text(encoding='utf-8')}explanation: One counts tickets, the other heads.\n", encoding="utf-8"
    )
    fact.write_text(text, encoding="utf-8")
    seal_here(root, FIRST)
    fact.write_text(text.replace("published", "withdrawn\nstate_reason: Counted twice."), encoding="utf-8")
    note.parent.mkdir()
    note.write_text("facts: [riders-post]\nkind: withdrawal\nnote: It was counted twice.\n", encoding="utf-8")
    seal_here(root, SECOND)
    seal_here(root, THIRD)
    found = days(of_edition(prepare(FolderTree(root), today=dt.date(2020, 9, 1)), THIRD))
    expected = {
        "facts/riders-post/": SECOND, "figures/riders/": SECOND, "sources/post-2020/": SECOND,
        "actors/bay-post/": SECOND, "facts/ferry-began/": FIRST,
    }  # fmt: skip
    assert {each: found[each] for each in expected} == expected


def test_where_a_figure_stands_is_a_change_of_its_page_and_of_its_readings() -> None:
    counted = {"facts/riders-post.yml": COUNTED.replace("exactly: 80", "about: 100").replace("80", "about 100")}
    further = {**counted, "policy.yml": "tolerances:\n  about: 60\n"}
    states = [("2030-06-01", {}), ("2030-06-02", counted), ("2030-06-03", further), ("2030-06-04", further)]
    addresses = ("facts/riders-line/", "facts/riders-post/", "figures/riders/", "facts/ferry-began/")
    shelf = Shelf([read(str(text)) for text in a_chain(states).values()])
    standings = [each.conclusions[FigureId("riders")].verdict.standing for each in shelf.editions]
    assert standings == ["single-origin", "contested", "not-in-conflict", "not-in-conflict"]
    for edition, since in ((2, "2030-06-03"), (3, "2030-06-03"), (1, "2030-06-02")):
        found = days(shelf.dossier(shelf.editions[edition]))
        # In the third edition soft words reach further: no record of these changed, and what is concluded of them did.
        assert [found[each] for each in addresses] == [since, since, since, "2030-06-01"]
