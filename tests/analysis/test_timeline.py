"""Events once each, by their earliest possible day."""

from collections.abc import Mapping

from support.dossier import BEGAN, dossier


def event(when: str, extra: str = "", text: str = "The ferry did something.") -> str:
    return f"""\
statement: {text}
event:
  when: "{when}"
{extra}topic: service
citations:
  - source: post-2030
    at: paragraph 5
state: published
"""


def order(changes: Mapping[str, str | None]) -> list[str]:
    return [entry.fact.id for entry in dossier(changes).timeline]


def test_events_stand_in_the_order_of_their_earliest_possible_day() -> None:
    # April by a month either side, some time in 2030, the year, a lasting time, a day, and no earliest day at all
    assert order(
        {
            "facts/ferry-began.yml": None,
            "facts/riders-line.yml": None,
            "sheet.yml": dossier_sheet(),
            "facts/a-day.yml": event("2030-03-02"),
            "facts/b-about.yml": event("2030-04~"),
            "facts/c-between.yml": event("[2030-02..2030-05]"),
            "facts/d-year.yml": event("2029"),
            "facts/e-lasting.yml": event("2030-03-02/2030-03-05"),
            "facts/f-open.yml": event("[..2030-01]"),
        }
    ) == ["f-open", "d-year", "c-between", "b-about", "a-day", "e-lasting"]


def dossier_sheet() -> str:
    return """\
title: The ferry at Lantern Bay
subject: An invented ferry, for tests.
summary: Nothing yet [@a-day].
topics:
  service: Service
  riders: Riders
languages: [en]
licence: CC-BY-4.0
"""


def test_of_two_with_one_first_day_the_surer_comes_first() -> None:
    assert order({"facts/a.yml": event("2029-05/2029-07"), "facts/b.yml": event("2029-05-01")}) == [
        "b", "ferry-began", "a",
    ]  # fmt: skip


def test_a_fact_that_repeats_an_event_stands_with_it() -> None:
    found = dossier(
        {
            "facts/again.yml": event("2029-05-12", text="The ferry sailed on 12 May 2029.").replace(
                "state:", "repeats: ferry-began\nstate:"
            ),
            "facts/and-again.yml": event("2029-05").replace("state:", "repeats: again\nstate:"),
        }
    ).timeline
    assert [entry.fact.id for entry in found] == ["ferry-began"]
    assert [echo.id for echo in found[0].echoes] == ["again", "and-again"]


def test_a_long_chain_of_echoes_leads_to_its_first_fact() -> None:
    names = [f"e{n:03}" for n in range(400)]
    changes = {
        f"facts/{name}.yml": event("2029-05").replace("state:", f"repeats: {before}\nstate:")
        for name, before in zip(names, ["ferry-began", *names], strict=False)
    }
    (entry,) = dossier(changes).timeline
    assert entry.fact.id == "ferry-began"
    assert [echo.id for echo in entry.echoes] == names


def test_what_repeats_a_fact_without_an_event_is_an_event_of_its_own() -> None:
    changes = {"facts/again.yml": event("2029-06").replace("state:", "repeats: riders-line\nstate:")}
    assert order(changes) == ["ferry-began", "again"]


def test_drafts_and_withdrawn_events_are_left_out() -> None:
    assert order({"facts/ferry-began.yml": BEGAN.replace("state: published", "state: draft")}) == []
