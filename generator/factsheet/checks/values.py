"""V: a value fits the figure it answers."""

from collections.abc import Iterator
from decimal import Decimal

from factsheet.checks.rule import Case, Found, rule
from factsheet.model.records import Fact, Figure, FigureKind
from factsheet.problems import Related

_WITHOUT_BEHAVIOUR = (FigureKind.DATE, FigureKind.DESCRIPTION)
_HUNDRED = Decimal(100)


def _readings(case: Case) -> Iterator[tuple[Fact, Figure, Decimal]]:
    """Every fact with a number and a figure that both could be read."""
    for fact in case.corpus.facts.values():
        figure = case.corpus.figures.get(fact.figure) if fact.figure is not None else None
        if figure is not None and fact.value is not None:
            yield fact, figure, fact.value.amount.exact


@rule("V101", "value-without-figure")
def values_belong_to_a_figure(case: Case) -> Iterator[Found]:
    """A value answers a figure's question.

    A number alone cannot be compared: the figure says what is counted, and what is not.

    Passes: `figure: killed-2025` with `value: {at_least: 2680}`.

    Fails: `value: {at_least: 2680}` without a figure.
    """
    for fact in case.corpus.facts.values():
        if fact.value is not None and not fact.places.has("figure"):
            yield Found(
                span=fact.places.key("value"),
                record=fact.id,
                field="value",
                message="a value is given, but not the figure it answers",
                hint="add `figure:` with the id of a figure, or say the number in the statement alone",
            )


@rule("V102", "figure-without-value")
def readings_have_a_value(case: Case) -> Iterator[Found]:
    """A reading of a figure gives its value.

    Passes: `figure: killed-2025` with `value: {at_least: 2680}`.

    Fails: `figure: killed-2025` alone.
    """
    for fact in case.corpus.facts.values():
        if fact.figure is not None and not fact.places.has("value"):
            yield Found(
                span=fact.places.key("figure"),
                record=fact.id,
                field="figure",
                message=f"this is a reading of `{fact.figure}`, but it gives no value",
                hint="add `value:` with the word its source uses, such as `{at_least: 2680}`",
            )


@rule("V103", "impossible-share")
def shares_end_at_a_hundred(case: Case) -> Iterator[Found]:
    """A share lies between 0 and 100.

    Passes: `value: {exactly: 85}` of a figure with `kind: share`.

    Fails: `value: {exactly: 850}`.
    """
    for fact, figure, number in _readings(case):
        if figure.kind is FigureKind.SHARE and not 0 <= number <= _HUNDRED:
            yield _misfit(
                fact,
                figure,
                f"{number:f} is no share; shares lie between 0 and 100",
                "write the share in per cent",
            )


@rule("V104", "broken-count")
def counts_are_whole(case: Case) -> Iterator[Found]:
    """A count is a whole number, and not below nought.

    Passes: `value: {about: 1.3 million}`.

    Fails: `value: {exactly: 2.5}` people.
    """
    for fact, figure, number in _readings(case):
        if figure.kind is FigureKind.COUNT and (number < 0 or number != number.to_integral_value()):
            yield _misfit(fact, figure, f"{number:f} cannot be counted", "counts are whole numbers from 0 up")


def _misfit(fact: Fact, figure: Figure, message: str, hint: str) -> Found:
    word = str(fact.value.word) if fact.value is not None else ""
    return Found(
        span=fact.places.at("value", word),
        record=fact.id,
        field="value",
        message=message,
        hint=hint,
        related=(Related(figure.places.at("kind"), f"the figure is a {figure.kind}"),),
    )


@rule("V105", "share-of-what")
def shares_say_of_what(case: Case) -> Iterator[Found]:
    """A share says what it is a share of.

    Passes: `kind: share` with `of: displaced people`.

    Fails: `kind: share` alone.
    """
    for figure in case.corpus.figures.values():
        if figure.kind is FigureKind.SHARE and not figure.places.has("of"):
            yield Found(
                span=figure.places.at("kind"),
                record=figure.id,
                field="of",
                message="a share must say of what",
                hint="add `of:` with the whole, such as `of: displaced people`",
            )


@rule("V106", "behaviour-missing")
def figures_say_how_they_change(case: Case) -> Iterator[Found]:
    """A figure says how its answer changes with time; a date or a description does not.

    Whether two numbers of different days can both be true depends on it.

    Passes: `kind: count` with `behaviour: cumulative`.

    Fails: `kind: count` alone.
    """
    for figure in case.corpus.figures.values():
        wants = figure.kind not in _WITHOUT_BEHAVIOUR
        if wants and not figure.places.has("behaviour"):
            yield Found(
                span=figure.places.at("kind"),
                record=figure.id,
                field="behaviour",
                message=f"a {figure.kind} must say how it changes with time",
                hint="add `behaviour:` cumulative, cumulative-revisable, flow, level or fixed",
            )
        elif not wants and figure.behaviour is not None:
            yield Found(
                span=figure.places.key("behaviour"),
                record=figure.id,
                field="behaviour",
                message=f"a {figure.kind} has no behaviour",
                hint="remove the line",
            )


RULES = (
    values_belong_to_a_figure,
    readings_have_a_value,
    shares_end_at_a_hundred,
    counts_are_whole,
    shares_say_of_what,
    figures_say_how_they_change,
)
