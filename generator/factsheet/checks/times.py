"""T: dates that can all be true together."""

from collections.abc import Iterator

from factsheet.checks.rule import Case, Found, rule
from factsheet.model.records import EventStatus
from factsheet.problems import Related


@rule("T101", "dated-after-publication")
def readings_precede_their_source(case: Case) -> Iterator[Found]:
    """What a source says of a day was said on that day or later.

    A figure dated after its source was published has one of the two dates wrong.

    Passes: `as_of: "2025-06"` in an article of 25 June 2025.

    Fails: `as_of: "2025-07"` in the same article.
    """
    for fact in case.corpus.facts.values():
        source = case.corpus.sources.get(fact.citations[0].source)
        if fact.as_of is None or source is None or fact.as_of.earliest <= source.published.latest:
            continue
        yield Found(
            span=fact.places.at("as_of"),
            record=fact.id,
            field="as_of",
            message=f"the value is dated {fact.as_of.text}, but its source was published {source.published.text}",
            hint="one of the two dates is wrong; a forecast has `nature: forecast` and no `as_of`",
            related=(Related(source.places.at("published"), "published here"),),
        )


@rule("T102", "future-date")
def past_things_are_past(case: Case) -> Iterator[Found]:
    """What happened, was published or was read lies not in the future.

    Passes: `event: {when: "2030-01", status: planned}`.

    Fails: the same without `status: planned`.
    """
    for fact in case.corpus.facts.values():
        event = fact.event
        if event is not None and event.status is EventStatus.HAPPENED and event.when.earliest > case.today:
            yield Found(
                span=fact.places.at("event", "when"),
                record=fact.id,
                field="event.when",
                message=f"{event.when.text} lies in the future, yet the event is said to have happened",
                hint="add `status: planned`, or mend the date",
            )
    for source in case.corpus.sources.values():
        for name, date in (("published", source.published), ("accessed", source.accessed)):
            if date is not None and date.earliest > case.today:
                yield Found(
                    span=source.places.at(name),
                    record=source.id,
                    field=name,
                    message=f"`{name}` is {date.text}, which lies in the future",
                    hint="mend the date",
                )


@rule("T103", "read-before-published")
def sources_are_read_after_publication(case: Case) -> Iterator[Found]:
    """A source is read on the day it was published or later.

    Passes: `published: "2025-06-25"` and `accessed: "2026-11-20"`.

    Fails: `published: "2025-06-25"` and `accessed: "2024-11-20"`.
    """
    for source in case.corpus.sources.values():
        if source.accessed is not None and source.accessed.latest < source.published.earliest:
            yield Found(
                span=source.places.at("accessed"),
                record=source.id,
                field="accessed",
                message=f"it was read {source.accessed.text}, before it was published {source.published.text}",
                hint="mend one of the two dates",
                related=(Related(source.places.at("published"), "published here"),),
            )


@rule("T104", "before-the-count-began")
def readings_follow_the_start(case: Case) -> Iterator[Found]:
    """A reading is not dated before its figure begins to count.

    Passes: `as_of: "2025-06"` of a figure with `since: "2025-01-01"`.

    Fails: `as_of: "2024-12"` of the same figure.
    """
    for fact in case.corpus.facts.values():
        figure = case.corpus.figures.get(fact.figure) if fact.figure is not None else None
        if figure is None or figure.since is None or fact.as_of is None:
            continue
        if fact.as_of.latest < figure.since.earliest:
            yield Found(
                span=fact.places.at("as_of"),
                record=fact.id,
                field="as_of",
                message=f"the value is dated {fact.as_of.text}, but the figure counts since {figure.since.text}",
                hint="mend the date, or choose the figure of the earlier period",
                related=(Related(figure.places.at("since"), "counts since here"),),
            )


RULES = (
    readings_precede_their_source,
    past_things_are_past,
    sources_are_read_after_publication,
    readings_follow_the_start,
)
