"""V: a value fits the figure it answers.

The module is long because every rule carries its page of the manual.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from factsheet.checks.rule import Case, Found, at, at_key, rule
from factsheet.checks.stated import qualifier, says, stated_numbers
from factsheet.loading.reading import Steps
from factsheet.model.corpus import printing
from factsheet.model.records import Fact, Figure
from factsheet.model.values import Value, ValueWord
from factsheet.model.words import FigureKind
from factsheet.problems import Related, Severity

_HUNDRED = Decimal(100)
_NUMBERLESS = {FigureKind.DATE: ValueWord.ON, FigureKind.DESCRIPTION: ValueWord.SAYS}


def _answers(case: Case) -> Iterator[tuple[Fact, Figure, Value]]:
    """Every fact with a value and a figure that both could be read."""
    for fact in case.corpus.facts.values():
        figure = case.corpus.figure_of(fact)
        if figure is not None and fact.value is not None:
            yield fact, figure, fact.value


def _numbers(case: Case) -> Iterator[tuple[Fact, Figure, Value, Decimal]]:
    """Every number of every answer; a range has two."""
    for fact, figure, value in _answers(case):
        yield from ((fact, figure, value, amount.exact) for amount in value.amounts)


@rule("V101", "value-without-figure")
def values_belong_to_a_figure(case: Case) -> Iterator[Found]:
    """A value answers a figure's question.

    A number alone cannot be compared: the figure says what is counted, and what is not.

    Passes:

        # fact
        figure: riders
        value: {at_least: 120}

    Fails:

        # fact
        figure: (none)
        topic: riders
        value: {at_least: 120}
    """
    for fact in case.corpus.facts.values():
        for name, given in (("value", fact.value), ("denies", fact.denies), ("declined", fact.declined or None)):
            if given is not None and fact.figure is None and not fact.places.has("figure"):
                message = f"`{name}` is given, but not the figure it answers"
                hint = "add `figure:` with the id of a figure, or say it in the statement alone"
                yield at_key(fact.id, fact.places, (name,), message, hint)


@rule("V102", "figure-without-value")
def readings_have_a_value(case: Case) -> Iterator[Found]:
    """A reading gives a value, or denies another, or declines; one of the three.

    Passes:

        # fact
        figure: riders
        value: (none)
        declined: true

    Fails:

        # fact
        figure: riders
        value: (none)
    """
    for fact in case.corpus.facts.values():
        if fact.figure is None:
            continue
        given = fact.places.written("value", "denies", "declined")
        if not given:
            message = f"this is a reading of `{fact.figure}`, but it gives no value"
            hint = "add `value:` with the word its source uses, or `denies:` or `declined: true`"
            yield at_key(fact.id, fact.places, ("figure",), message, hint)
        elif len(given) > 1:
            message = f"`{given[0]}` and `{given[1]}` cannot both be given"
            yield at_key(fact.id, fact.places, (given[1],), message, "what is denied and what is said are two facts")


@rule("V103", "impossible-share")
def shares_end_at_a_hundred(case: Case) -> Iterator[Found]:
    """A share lies between 0 and 100.

    Passes:

        # figure
        kind: share
        of: sailings
        # fact
        value: {exactly: 85}

    Fails:

        # figure
        kind: share
        of: sailings
        # fact
        value: {exactly: 850}
    """
    for fact, figure, value, number in _numbers(case):
        if figure.kind is FigureKind.SHARE and not 0 <= number <= _HUNDRED:
            yield _misfit(
                fact, figure, value, f"{number:f} is no share; shares lie between 0 and 100", "write it in per cent"
            )


@rule("V104", "broken-count")
def counts_are_whole(case: Case) -> Iterator[Found]:
    """A count is a whole number, and not below nought; so is a rank.

    Passes:

        # fact
        value: {about: 1.3 million}

    Fails:

        # fact
        value: {exactly: 2.5}
    """
    for fact, figure, value, number in _numbers(case):
        counted = figure.kind in (FigureKind.COUNT, FigureKind.RANK)
        if counted and (number < 0 or number != number.to_integral_value()):
            yield _misfit(fact, figure, value, f"{number:f} cannot be counted", "counts are whole numbers from 0 up")


def _misfit(fact: Fact, figure: Figure, value: Value, message: str, hint: str) -> Found:
    place = Related(figure.places.at("kind"), f"the figure is a {figure.kind}")
    return at(fact.id, fact.places, ("value", str(value.word)), message, hint, place)


@rule("V105", "share-of-what")
def shares_say_of_what(case: Case) -> Iterator[Found]:
    """A share says what it is a share of.

    Passes:

        # figure
        kind: share
        of: sailings
        # fact
        value: {exactly: 12}

    Fails:

        # figure
        kind: share
        # fact
        value: {exactly: 12}
    """
    for figure in case.corpus.figures.values():
        if figure.kind is FigureKind.SHARE and not figure.places.has("of"):
            hint = "add `of:` with the whole, such as `of: displaced people`"
            yield at(figure.id, figure.places, ("kind",), "a share must say of what", hint)


@rule("V106", "behaviour-missing")
def figures_say_how_they_change(case: Case) -> Iterator[Found]:
    """A figure says how its answer changes with time; a date or a description does not.

    Whether two numbers of different days can both be true depends on it.

    Passes:

        # figure
        behaviour: cumulative

    Fails:

        # figure
        behaviour: (none)
    """
    for figure in case.corpus.figures.values():
        wants = figure.kind not in _NUMBERLESS
        if wants and not figure.places.has("behaviour"):
            hint = "add `behaviour:` cumulative, cumulative-revisable, flow, level or fixed"
            message = f"a {figure.kind} must say how it changes with time"
            yield at(figure.id, figure.places, ("kind",), message, hint)
        elif not wants and figure.behaviour is not None:
            message = f"a {figure.kind} has no behaviour"
            yield at_key(figure.id, figure.places, ("behaviour",), message, "remove the line")


@rule("V107", "round-number", Severity.WARNING)
def round_numbers_are_asked_about(case: Case) -> Iterator[Found]:
    """A bare count that ends in two zeros is asked about: it may have been counted, or rounded.

    `as_stated` answers it: with the source's own words beside the number, the reader can see.

    Passes:

        # fact
        value: {exactly: 400}
        as_stated: 400 people

    Fails:

        # fact
        value: {exactly: 400}
    """
    for fact, figure, value, number in _numbers(case):
        bare = value.word is ValueWord.EXACTLY and not value.amount.scale
        round_ = number != 0 and number % _HUNDRED == 0
        if bare and round_ and figure.kind is FigureKind.COUNT and not fact.places.has("as_stated"):
            message = f"{number:f} may be a rounded number"
            hint = "add `as_stated:` with the source's words, or write `about`, or 0.4 thousand"
            yield at(fact.id, fact.places, ("value", "exactly"), message, hint)


@rule("V108", "word-and-kind")
def words_fit_the_kind(case: Case) -> Iterator[Found]:
    """`on` answers a figure of kind date, `says` a description, every other word a number.

    Passes:

        # figure
        kind: date
        behaviour: (none)
        # fact
        value: {on: "2030-04-01"}

    Fails:

        # fact
        value: {on: "2030-04-01"}
    """
    for fact, figure, value in _answers(case):
        word = value.word
        wanted = _NUMBERLESS.get(figure.kind)
        if (wanted is None and word in _NUMBERLESS.values()) or (wanted is not None and word is not wanted):
            right = f"`{wanted}:`" if wanted else "a number"
            hint = f"a {figure.kind} is answered with {right}"
            place = Related(figure.places.at("kind"), f"the figure is a {figure.kind}")
            message = f"`{word}` does not answer a {figure.kind}"
            yield at_key(fact.id, fact.places, ("value", str(word)), message, hint, place)


@rule("V109", "stated-otherwise", Severity.WARNING)
def values_are_as_stated(case: Case) -> Iterator[Found]:
    """If `as_stated` has numbers, the value is one of them.

    Passes:

        # fact
        value: {at_least: 1200}
        as_stated: no fewer than 1,200 people

    Fails:

        # fact
        value: {at_least: 1200}
        as_stated: no fewer than 1,020 people
    """
    for fact, _figure, value in _answers(case):
        if fact.as_stated is None:
            continue
        for _, words in fact.as_stated.wordings:
            missing = [amount for amount in value.amounts if not says(words, amount)]
            if missing and stated_numbers(words):
                message = f"the value is {missing[0]}, and these words say otherwise"
                place = Related(fact.places.at("value", str(value.word)), "the value is here")
                yield at(fact.id, fact.places, ("as_stated",), message, "one of the two has a slip", place)


@rule("V110", "wrong-sum")
def sums_add_up(case: Case) -> Iterator[Found]:
    """Our own arithmetic is right: a derived value is the sum of the readings it names.

    Passes:

        # fact
        value: {exactly: 120}
        # fact more
        value: {exactly: 240}
        derived: {sum: [riders-line, riders-line]}

    Fails:

        # fact
        value: {exactly: 120}
        # fact more
        value: {exactly: 250}
        derived: {sum: [riders-line, riders-line]}
    """
    for fact, _figure, value in _answers(case):
        if fact.derived is None or not value.amounts:
            continue
        parts = [case.corpus.facts.get(each) for each in fact.derived.sum]
        amounts = [part.value.amount.exact for part in parts if part and part.value and part.value.amounts]
        total = sum(amounts, Decimal(0))
        if len(amounts) == len(parts) and total != value.amount.exact:
            message = f"the readings add up to {total:f}, not to {value.amount}"
            yield at(fact.id, fact.places, ("value", str(value.word)), message, f"write {total:f}, or mend the list")


@rule("V111", "amount-without-currency")
def amounts_name_their_currency(case: Case) -> Iterator[Found]:
    """An amount has a currency by its three letters.

    Passes:

        # figure
        kind: amount
        unit: USD

    Fails:

        # figure
        kind: amount
        unit: dollars
    """
    for figure in case.corpus.figures.values():
        if figure.kind is not FigureKind.AMOUNT:
            continue
        unit = figure.unit.wordings[0][1] if figure.unit is not None else ""
        if not re.fullmatch("[A-Z]{3}", unit):
            message = f"`{unit}` is no currency" if unit else "an amount must name its currency"
            steps = ("unit",) if unit else ("kind",)
            yield at(figure.id, figure.places, steps, message, "write three letters, such as `unit: USD`")


@rule("V112", "vocabulary-and-kind")
def descriptions_have_a_vocabulary(case: Case) -> Iterator[Found]:
    """A description lists its terms, and only a description does; only a level holds for days.

    Passes:

        # figure
        kind: description
        behaviour: (none)
        vocabulary: [late, punctual]
        # fact
        value: {says: late}

    Fails:

        # figure
        vocabulary: [late, punctual]
    """
    for figure in case.corpus.figures.values():
        described = figure.kind is FigureKind.DESCRIPTION
        if described and not figure.places.has("vocabulary"):
            hint = "add `vocabulary:` with at least two terms each side could use"
            yield at(figure.id, figure.places, ("kind",), "a description must list its terms", hint)
        elif figure.vocabulary and not described:
            message = f"a {figure.kind} has no vocabulary"
            yield at_key(figure.id, figure.places, ("vocabulary",), message, "remove it, or set `kind: description`")
        if figure.holds and figure.behaviour != "level":
            message = "only a level holds for days"
            yield at_key(figure.id, figure.places, ("holds",), message, "remove it, or set `behaviour: level`")


@rule("V113", "qualifier-lost")
def qualifiers_are_kept(case: Case) -> Iterator[Found]:
    """A number that its source words as a floor, a ceiling or an approximation is not written as a bare one.

    `at least 2,680` as `exactly: 2680` would contradict every higher number. Only words right beside the number count,
    in English: in `as_stated` all of them, in a quotation those that can mean nothing else (`about` and `over` can).
    An estimate is a `method`, no qualifier.

    Passes:

        # fact
        value: {at_least: 120}
        as_stated: at least 120 people

    Fails:

        # fact
        value: {exactly: 120}
        as_stated: at least 120 people
    """
    for fact, _figure, value in _answers(case):
        if value.word is not ValueWord.EXACTLY:
            continue
        stated = fact.as_stated.wordings if fact.as_stated is not None else ()
        words: list[tuple[Steps, str]] = [(("as_stated",), text) for _, text in stated]
        words += [
            (("citations", n, "quote"), each.quote)
            for n, each in enumerate(fact.citations)
            if each.quote and each in printing(fact)
        ]
        for steps, text in words:
            lost = qualifier(text, value.amount, in_passing=steps[0] == "citations")
            if lost is not None:
                phrase, word = lost
                place = Related(fact.places.at(*steps), "the source's words")
                message = f"the source says `{phrase}`, and the value is written as a bare number"
                yield at_key(fact.id, fact.places, ("value", "exactly"), message, f"write `{word}:`", place)
                break


RULES = (
    values_belong_to_a_figure,
    readings_have_a_value,
    shares_end_at_a_hundred,
    counts_are_whole,
    shares_say_of_what,
    figures_say_how_they_change,
    round_numbers_are_asked_about,
    words_fit_the_kind,
    values_are_as_stated,
    sums_add_up,
    amounts_name_their_currency,
    descriptions_have_a_vocabulary,
    qualifiers_are_kept,
)
