"""Figures on paper: tiles with their headline, and each figure with its drawing, its readings and how they relate."""

from collections.abc import Sequence

from factsheet.model.identifiers import FactId
from factsheet.model.records import Figure
from factsheet.model.relations import Standing
from factsheet.pages import history
from factsheet.pages.charting import chart_of
from factsheet.pages.comparison import DISPUTED, ORDER, Group, Pair, clashes_of, origins_told, others_of
from factsheet.pages.overview import beside_headline
from factsheet.pages.worded import Reading, Stand
from factsheet.pdf.compositor import Compositor, Data
from factsheet.wording.changed import Notice
from factsheet.wording.standings import BADGES

# Other answers that a tile names; the figure's own page has all.
_MOST_BESIDE, _MOST_HEADLINES = 5, 8


def tiles(compositor: Compositor) -> list[Data]:
    """Set the figures that have a number or a date for an answer, with what stands for each and who else says what."""
    views = compositor.views
    answered = [(figure, views.readings(figure)) for figure in views.figures() if not figure.vocabulary]
    return [
        _tile(compositor, figure, views.headline(figure), beside_headline(compositor.press, figure, readings))
        for figure, readings in answered
        if readings
    ]


def _tile(compositor: Compositor, figure: Figure, headline: Sequence[Reading], others: Sequence[Reading]) -> Data:
    return {
        "to": f"figures/{figure.id}/",
        "title": compositor.say(figure.title),
        "badge": compositor.views.stand(figure).badge,
        "headline": [reading(compositor, figure, each) for each in headline[:_MOST_HEADLINES]],
        "others": [reading(compositor, figure, each) for each in others[:_MOST_BESIDE]],
        "more": max(0, len(headline) - _MOST_HEADLINES) + max(0, len(others) - _MOST_BESIDE),
    }


def reading(compositor: Compositor, figure: Figure, found: Reading) -> Data:
    """Set one reading: value, qualifier, unit, date and attribution together."""
    counted = bool(found.machine)
    return {
        **compositor.fact(found.fact.id),
        "value": found.value,
        "of": compositor.say(figure.of) if counted else [],
        "unit": compositor.say(figure.unit) if counted and not figure.of else [],
        "scope": found.scope,
        "as_of": found.as_of,
        "period": found.period,
        "speaker": found.speaker.text,
        "party": found.speaker.party,
        "said": found.said,
        "carrier": found.carrier.text if found.carrier.text != found.speaker.text else "",
        "printed": found.printed,
        "as_stated": compositor.quoted(found.as_stated.text, found.source.language) if found.as_stated else [],
        "counted": found.counted,
    }


def by_standing(compositor: Compositor) -> tuple[list[Data], list[Data]]:
    """Set every figure: those over which sources disagree, the firmest disagreement first, and the rest in groups."""
    found: dict[Standing, list[Data]] = {standing: [] for standing in ORDER}
    for figure in compositor.views.figures():
        stand = compositor.views.stand(figure)
        found[stand.standing].append(_figure(compositor, figure, stand))
    disputed = [each for standing in DISPUTED for each in found[standing]]
    rest = ((standing, figures) for standing, figures in found.items() if figures and standing not in DISPUTED)
    return disputed, [{"badge": BADGES[standing], "figures": figures} for standing, figures in rest]


def _figure(compositor: Compositor, figure: Figure, stand: Stand) -> Data:
    views, press = compositor.views, compositor.press
    readings = views.readings(figure)
    return {
        "label": f"figures/{figure.id}/",
        "id": figure.id,
        "title": compositor.say(figure.title),
        "question": compositor.say(figure.question),
        "badge": stand.badge,
        "reason": stand.reason,
        "today": views.today(figure),
        "incomplete": views.incomplete(figure),
        "in_short": compositor.say(figure.in_short),
        "named": bool(figure.vocabulary),
        "counts": compositor.say(figure.counts),
        "since": views.date(figure.since) if figure.since else "",
        "place": views.place(figure.place) if figure.place else "",
        "open_questions": [compositor.say(each) for each in figure.open_questions],
        "chart": drawing(compositor, figure),
        "readings": table(compositor, figure, readings),
        "origins": origins_told(press, figure, readings),
        "clashes": [_group(compositor, figure, group) for group in clashes_of(press, figure)],
        "others": [
            f"{views.measured(group.total, 'pair')}: {group.title}" for group in others_of(press, figure)
        ],
        "explanation": compositor.say(figure.explanation),
        "notices": notices(compositor, history.notices(press, [each.fact.id for each in readings])),
    }  # fmt: skip


def drawing(compositor: Compositor, figure: Figure) -> Data | None:
    """Set the drawing of a figure, which says in its alternative text all that it shows; None if it has none."""
    chart = chart_of(compositor.press, figure, figure.id)
    return {"svg": chart.svg, "spoken": chart.spoken, "sentence": chart.sentence} if chart is not None else None


def table(compositor: Compositor, figure: Figure, readings: Sequence[Reading]) -> list[Data]:
    """Set the rows of a table of readings."""
    views = compositor.views
    return [
        {
            **reading(compositor, figure, each),
            "again": compositor.numbers.get(first.id) if (first := views.first(each.fact)) is not None else None,
            "works": compositor.printed(each.fact),
            "ladder": [name.text for name in views.ladder(each.fact, views.cited(each.fact))],
        }
        for each in readings
    ]


def _group(compositor: Compositor, figure: Figure, group: Group) -> Data:
    return {
        "title": group.title[:1].upper() + group.title[1:],
        "runs": [
            {"pairs": [_pair(compositor, figure, pair, run.condition) for pair in run.pairs], "said": run.said}
            for run in group.runs
        ],
        "left_out": group.left_out,
    }


def _pair(compositor: Compositor, figure: Figure, pair: Pair, said: str) -> Data:
    return {"sides": [reading(compositor, figure, each) for each in pair.readings], "note": pair.note(said)}


def notices(compositor: Compositor, found: Sequence[Notice]) -> list[Data]:
    """Set what later editions say was wrong."""
    return [
        {
            "was": each.was,
            "now": each.now,
            "note": each.note,
            "wrong": list(each.wrong),
            "right": each.right,
            "found_by": each.found_by,
            "facts": [
                {**compositor.fact(FactId(fact)), "statement": said} for fact, said in each.facts if said
            ],
        }
        for each in found
    ]  # fmt: skip
