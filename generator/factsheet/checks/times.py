"""T: dates that can all be true together. A rule speaks up only if no completion of the dates would do."""

import datetime as dt
from collections.abc import Iterator

from factsheet.checks.rule import Case, Found, at, at_key, rule
from factsheet.loading.reading import Steps
from factsheet.model.dates import Date
from factsheet.model.records import Fact, Source
from factsheet.model.words import EventStatus
from factsheet.problems import Related


def _after(left: Date, right: Date) -> bool:
    """Tell whether every completion of one date lies after every completion of the other."""
    return left.earliest is not None and right.latest is not None and left.earliest > right.latest


def _future(date: Date | None, today: dt.date) -> bool:
    return date is not None and date.earliest is not None and date.earliest > today


def _period(fact: Fact) -> tuple[Date, Steps] | None:
    """Give the date a value speaks of, and where it is written."""
    if fact.period is None:
        return None
    return fact.period, ("as_of",) if fact.as_of is not None else ("scope", "period")


def _first_source(case: Case, fact: Fact) -> Source | None:
    return case.corpus.sources.get(fact.citations[0].source)


@rule("T101", "dated-after-publication")
def readings_precede_their_source(case: Case) -> Iterator[Found]:
    """What a source says of a day was said on that day or later.

    A figure dated after its source was published has one of the two dates wrong.

    Passes:

        # fact
        as_of: "2030-05"

    Fails:

        # fact
        as_of: "2030-05-03"
    """
    for fact in case.corpus.facts.values():
        source, period = _first_source(case, fact), _period(fact)
        if period is not None and source is not None and _after(period[0], source.published):
            message = f"the value is dated {period[0].text}, but its source was published {source.published.text}"
            hint = "one of the two dates is wrong; a forecast has `nature: forecast` and no date of its own"
            place = Related(source.places.at("published"), "published here")
            yield at(fact.id, fact.places, period[1], message, hint, place)


@rule("T102", "future-date")
def past_things_are_past(case: Case) -> Iterator[Found]:
    """What happened, was published, read, said or checked lies not in the future.

    Passes:

        # fact
        figure: (none)
        value: (none)
        topic: service
        event: {when: "2030-07", status: planned}

    Fails:

        # fact
        figure: (none)
        value: (none)
        topic: service
        event: {when: "2030-07"}
    """
    for fact in case.corpus.facts.values():
        event = fact.event
        if event is not None and event.status is EventStatus.HAPPENED and _future(event.when, case.today):
            message = f"{event.when.text} lies in the future, yet the event is said to have happened"
            yield at(fact.id, fact.places, ("event", "when"), message, "add `status: planned`, or mend the date")
        if fact.checked is not None and _future(fact.checked, case.today):
            message = f"`checked` is {fact.checked.text}, which lies in the future"
            yield at(fact.id, fact.places, ("checked",), message, "mend the date")
    for source in case.corpus.sources.values():
        for name, date in (("published", source.published), ("accessed", source.accessed)):
            if date is not None and _future(date, case.today):
                message = f"`{name}` is {date.text}, which lies in the future"
                yield at(source.id, source.places, (name,), message, "mend the date")


@rule("T103", "read-before-published")
def sources_are_read_after_publication(case: Case) -> Iterator[Found]:
    """A source is read on the day it was published or later.

    Passes:

        # source
        accessed: "2030-05-02"

    Fails:

        # source
        accessed: "2030-05-01"
    """
    for source in case.corpus.sources.values():
        if source.accessed is not None and _after(source.published, source.accessed):
            message = f"it was read {source.accessed.text}, before it was published {source.published.text}"
            place = Related(source.places.at("published"), "published here")
            yield at(source.id, source.places, ("accessed",), message, "mend one of the two dates", place)


@rule("T104", "before-the-count-began")
def readings_follow_the_start(case: Case) -> Iterator[Found]:
    """A reading is not dated before its figure begins to count.

    Passes:

        # figure
        since: "2030-04-30"

    Fails:

        # figure
        since: "2030-05-01"
    """
    for fact in case.corpus.facts.values():
        figure = case.corpus.figure_of(fact)
        period = _period(fact)
        if figure is None or figure.since is None or period is None:
            continue
        if _after(figure.since, period[0]):
            message = f"the value is dated {period[0].text}, but the figure counts since {figure.since.text}"
            hint = "mend the date, or choose the figure of the earlier period"
            place = Related(figure.places.at("since"), "counts since here")
            yield at(fact.id, fact.places, period[1], message, hint, place)


@rule("T105", "said-after-publication")
def words_precede_their_print(case: Case) -> Iterator[Found]:
    """What a source prints was said on the day it was published or earlier.

    Passes:

        # fact
        said_by: {actor: bay-line, on: "2030-05-01"}

    Fails:

        # fact
        said_by: {actor: bay-line, on: "2030-05-03"}
    """
    for fact in case.corpus.facts.values():
        source = _first_source(case, fact)
        said = fact.said_by.on if fact.said_by is not None else None
        if said is not None and source is not None and _after(said, source.published):
            message = f"it was said {said.text}, after its source was published {source.published.text}"
            place = Related(source.places.at("published"), "published here")
            yield at(fact.id, fact.places, ("said_by", "on"), message, "mend one of the two dates", place)


@rule("T106", "ends-before-it-begins")
def the_mission_begins_before_it_ends(case: Case) -> Iterator[Found]:
    """The mission begins before it ends.

    Passes:

        # sheet
        mission: {from: "2029-05", to: "2030"}

    Fails:

        # sheet
        mission: {from: "2030-05", to: "2029"}
    """
    sheet = case.corpus.sheet
    mission = sheet.mission if sheet is not None else None
    if sheet is None or mission is None or mission.from_ is None or mission.to is None:
        return
    if _after(mission.from_, mission.to):
        message = f"the mission ends {mission.to.text}, before it begins {mission.from_.text}"
        yield at("sheet", sheet.places, ("mission", "to"), message, "mend one of the two dates")


@rule("T107", "two-periods")
def one_period_is_enough(case: Case) -> Iterator[Found]:
    """A reading writes its date once: `as_of` is short for `scope.period`.

    Passes:

        # fact
        as_of: (none)
        scope: {period: "2030-04"}

    Fails:

        # fact
        as_of: "2030-04"
        scope: {period: "2030-03"}
    """
    for fact in case.corpus.facts.values():
        if fact.as_of is not None and fact.scope is not None and fact.scope.period is not None:
            place = Related(fact.places.at("as_of"), "the other date")
            message = "the period is given twice"
            yield at_key(fact.id, fact.places, ("scope", "period"), message, "keep `as_of` or `scope.period`", place)


RULES = (
    readings_precede_their_source,
    past_things_are_past,
    sources_are_read_after_publication,
    readings_follow_the_start,
    words_precede_their_print,
    the_mission_begins_before_it_ends,
    one_period_is_enough,
)
