"""The map of places: those whose coordinates are known, as points."""

from factsheet.charts.places_map import Point, places_map
from factsheet.charts.values import Words
from factsheet.model.values import Amount
from factsheet.pages.charting import MOST_DRAWN, Chart
from factsheet.pages.press import Press
from factsheet.wording import formats
from factsheet.wording.numerals import counted


def map_of(press: Press) -> Chart | None:
    """Draw the places of a dossier; None if a map would show nothing: of one place, or of too many to be told apart."""
    views = press.views
    points = [Point(views.place(place.id), *place.at) for place in press.corpus.places.values() if place.at is not None]
    if not 2 <= len(points) <= MOST_DRAWN:
        return None
    rest = len(press.corpus.places) - len(points)
    told = f"{len(points)} places as points, by latitude and longitude. Borders and coasts are not drawn."
    missing = f" {counted(rest).capitalize()} more without coordinates: in the list." if rest else ""
    spoken = " ".join(f"{point.label}: {point.latitude}, {point.longitude}." for point in points)
    svg = places_map(
        points,
        key="places",
        title=f"Where {len(points)} places lie",
        desc=f"{told} {spoken}",
        words=Words(number=lambda number: formats.number(Amount(number), views.language)),
    )
    return Chart(svg, told + missing, spoken)
