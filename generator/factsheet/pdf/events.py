"""The timeline on paper."""

from factsheet.pages.events import EventView, views_of, years
from factsheet.pdf.compositor import Compositor, Data


def timeline(compositor: Compositor) -> list[Data]:
    """Set every dated event, the oldest first, by year and month."""
    press = compositor.press
    return [
        {
            "title": year.title,
            "months": [
                {"title": month.title, "events": [event(compositor, each, anchor=True) for each in month.events]}
                for month in year.months
            ],
        }
        for year in years(press, views_of(press, press.dossier.timeline))
    ]


def event(compositor: Compositor, view: EventView, *, anchor: bool = False) -> Data:
    """Set one event; it has one place on paper that others lead to."""
    views, fact = compositor.views, view.fact
    status = str(view.event.status)
    return {
        "label": f"timeline/#{fact.id}" if anchor else None,
        **compositor.fact(fact.id),
        "when": views.date(view.event.when),
        "mark": view.mark,
        "open": status != "happened",
        "status": status.capitalize() if status != "happened" else "",
        "title": compositor.say(view.event.title or fact.statement),
        "speaker": views.speaker(fact).text,
        "badges": compositor.views.badges(fact),
        "place": views.place(view.event.where) if view.event.where else "",
        "echoes": [{**compositor.fact(echo.id), "speaker": views.speaker(echo).text} for echo in view.echoes],
    }
