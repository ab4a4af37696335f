"""The list of all facts, and of many one list for each topic."""

import re

import pytest

from factsheet.pages import fact_lists
from factsheet.pages.assemble import assemble
from factsheet.pages.page import Page
from factsheet.theme import theme_folder
from support.dossier import BEGAN, RIDERS, SHEET, dossier
from support.pages import pages_of

# Seven facts on riders, one on service, one without a topic.
MANY: dict[str, str | None] = {
    **{
        f"facts/r{n}.yml": RIDERS.replace("said_by: bay-line", f"said_by: {{actor: bay-line, on: 2030-04-0{n}}}")
        for n in range(1, 7)
    },
    "facts/loose.yml": BEGAN.replace("topic: service\n", ""),
}


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> dict[str, Page]:
    monkeypatch.setattr(fact_lists, "MOST_ROWS", 8)
    found = dossier(MANY)
    assert not found.errors
    return pages_of(found)


def facts_on(page: Page, section: str = "") -> list[str]:
    body = page.body.split(f'id="{section}"')[1].split("</section>")[0] if section else page.body
    return re.findall(r'class="fs-line"[^>]*><a href="[./]*facts/([a-z0-9-]+)/"', body)


def test_up_to_so_many_facts_stand_in_one_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fact_lists, "MOST_ROWS", 9)
    pages = pages_of(dossier(MANY))
    assert not [address for address in pages if "topic_" in address]
    assert len(facts_on(pages["facts/"])) == 9
    assert "data-fs-filter" in pages["facts/"].body


def test_of_more_each_topic_has_a_list_of_its_own(many: dict[str, Page]) -> None:
    assert facts_on(many["facts/topic_riders/"]) == ["r1", "r2", "r3", "r4", "r5", "r6", "riders-line"]
    assert facts_on(many["facts/topic_service/"]) == ["ferry-began"]
    assert facts_on(many["facts/topic_without_topic/"]) == ["loose"]
    assert "<h1>Riders</h1>" in many["facts/topic_riders/"].body
    assert many["facts/topic_riders/"].title == "Facts: Riders"


def test_the_list_of_all_shows_what_was_said_last_and_leads_on(many: dict[str, Page]) -> None:
    page = many["facts/"]
    # riders-line was said, for all that is known, when it was printed: 2 May 2030
    assert facts_on(page, "riders") == ["riders-line", "r6", "r5", "r4", "r3"]
    assert '<a href="../facts/topic_riders/" data-fs-topic="riders">All 7 facts of this topic</a>' in page.body
    assert '<a href="../facts/topic_service/" data-fs-topic="service">The fact of this topic</a>' in page.body
    assert [heading.anchor for heading in page.headings] == ["service", "riders", "without_topic"]
    assert "data-fs-filter" not in page.body
    assert "what was said last of each" in page.body
    assert "Every published fact" not in page.description


def test_the_list_of_a_topic_is_sorted_and_filtered_by_all_but_the_topic(many: dict[str, Page]) -> None:
    body = many["facts/topic_riders/"].body
    assert re.findall(r'<select name="([a-z]+)"', body) == ["actor", "sort"]
    assert body.count("data-said=") == 7


def test_a_topic_goes_from_the_earliest_to_the_latest() -> None:
    dates = {
        "z-undated": None,
        "b-later": "2029-06",
        "a-latest": "2030-01-02",
        "c-first": "2029-01-01",
        "d-before": "[..2029-02]",
    }
    files: dict[str, str | None] = {
        # without a day of its own it speaks of the day on which it was printed, 2 May 2030
        f"facts/{name}.yml": BEGAN.replace('when: "2029-05"', f'when: "{date}"') if date
        else re.sub(r"event:\n(  .*\n)+", "said_by: bay-line\n", BEGAN.replace("The ferry", "Bay Line says that the ferry"))
        for name, date in dates.items()
    }  # fmt: skip
    found = dossier(files)
    assert not found.errors
    order = facts_on(pages_of(found)["facts/"], "service")
    # what has no first day stands by its last
    assert order == ["c-first", "d-before", "ferry-began", "b-later", "a-latest", "z-undated"]


def test_without_facts_there_is_one_empty_list() -> None:
    gone: dict[str, str | None] = {
        "facts/ferry-began.yml": None,
        "facts/riders-line.yml": None,
        "sheet.yml": SHEET.replace(" [@ferry-began]", "").replace(" [@riders-line]", ""),
    }
    page = pages_of(dossier(gone))["facts/"]
    assert page.headings == ()
    assert facts_on(page) == []


@pytest.mark.parametrize("changes", [{}, MANY], ids=["few", "many"])
def test_a_plan_tells_whether_its_page_has_sections(changes: dict[str, str | None]) -> None:
    plans = assemble(dossier(changes), theme_folder() / "pages", "en").plans
    for plan in plans:
        page = plan.page()
        assert (page.address, page.kind, page.title) == (plan.address, plan.kind, plan.title)
        assert bool(page.headings) is plan.sections, plan.address
