"""The map: points at their places, to scale, with a name each."""

import re
from decimal import Decimal
from itertools import combinations
from math import cos, hypot, radians
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.readings import WORDS
from factsheet.charts.places_map import Point, places_map
from support import golden

SVG = "{http://www.w3.org/2000/svg}"


def point(label: str, latitude: str, longitude: str) -> Point:
    return Point(label, Decimal(latitude), Decimal(longitude))


BAY = (
    point("Lantern Bay", "10.5", "-61.2"),
    point("North Cape", "11.2", "-60.9"),
    point("The pier", "10.51", "-61.21"),
    point("South Point", "9.9", "-61.8"),
)


def drawn(*points: Point) -> ET.Element:
    svg = places_map(points, key="places", title="A title", desc="What it shows", words=WORDS)
    return ET.fromstring(svg)  # noqa: S314 - we have just printed it


def spots(svg: ET.Element) -> list[tuple[float, float]]:
    """Give the middle of each point, in the order given."""
    return [(float(each.get("cx", "")), float(each.get("cy", ""))) for each in svg.iter(f"{SVG}circle")]


def said(svg: ET.Element, kind: str) -> list[str]:
    return [each.text or "" for each in svg.iter(f"{SVG}text") if each.get("class") == f"fs-chart-{kind}"]


def test_golden(*, update_golden: bool) -> None:
    svg = places_map(BAY, key="places", title="A title", desc="What it shows", words=WORDS)
    golden.compare("charts/map.svg", svg + "\n", update=update_golden)


def test_north_is_up_and_east_is_right() -> None:
    (bay_x, bay_y), (cape_x, cape_y), _, (south_x, south_y) = spots(drawn(*BAY))
    assert south_x < bay_x < cape_x
    assert cape_y < bay_y < south_y


def test_distances_are_to_scale() -> None:
    svg = drawn(*BAY)
    (bay, cape, _, _), bar = spots(svg), next(each for each in svg.iter(f"{SVG}rect"))
    kilometres = float(said(svg, "tick")[-1].removesuffix(" km"))
    unit = float(bar.get("width", "")) / kilometres
    # 0.7 degrees north and 0.3 east at 10.55 degrees north, a degree of latitude being 111.2 km
    real = hypot(0.7 * 111.2, 0.3 * 111.2 * cos(radians(10.55)))
    assert hypot(bay[0] - cape[0], bay[1] - cape[1]) / unit == pytest.approx(real, rel=0.01)


def test_degrees_are_named_by_their_side() -> None:
    ticks = said(drawn(point("Here", "-1", "-1"), point("There", "1", "1")), "tick")
    assert {"0°", "1° N", "1° S", "1° E", "1° W"} <= set(ticks)


def test_the_date_line_tears_nothing_apart() -> None:
    svg = drawn(point("Suva", "-18.1", "178.4"), point("Apia", "-13.8", "-171.7"))
    (west, _), (east, _) = spots(svg)
    assert west < east
    assert {"180°", "175° W"} <= set(said(svg, "tick"))


def test_neighbours_stay_together_the_shorter_way_round() -> None:
    svg = drawn(point("London", "51.5", "0.1"), point("Dublin", "53.3", "-6.2"), point("Suva", "-18.1", "178.4"))
    (london, _), (dublin, _), (suva, _) = spots(svg)
    assert abs(london - dublin) < 20
    assert suva < 120  # 181.7 degrees from there eastwards to London; 184.6 the other way
    assert dublin < london


@pytest.mark.parametrize(
    "places", [(("61", "-150"), ("-21", "-175")), (("89", "-170"), ("50", "-170")), (("0", "179"), ("1", "-160"))]
)
def test_there_are_no_degrees_beyond_180(places: tuple[tuple[str, str], ...]) -> None:
    ticks = said(drawn(*(point("x", *each) for each in places)), "tick")
    assert all(float(tick.split("°")[0]) <= 180 for tick in ticks if "°" in tick)


def test_beyond_a_pole_there_are_no_degrees() -> None:
    ticks = said(drawn(point("Pole", "90", "0"), point("Camp", "89", "10")), "tick")
    north = [float(tick.split("°")[0]) for tick in ticks if "N" in tick]
    assert north
    assert max(north) <= 90


def test_names_that_find_no_room_stand_below_with_their_numbers() -> None:
    crowd = tuple(point(f"Number {n} of many", "10.5", "-61.2") for n in range(20))
    svg = drawn(*crowd)
    below = " ".join(said(svg, "value"))
    for each in crowd:
        assert each.label in said(svg, "name") or each.label in below


def test_one_place_alone_and_one_place_twice_can_be_drawn() -> None:
    assert len(spots(drawn(BAY[0]))) == 1
    assert len(spots(drawn(BAY[0], BAY[0]))) >= 2


@given(
    st.lists(
        st.tuples(
            st.text(max_size=30),
            st.decimals(-90, 90, places=4, allow_nan=False),
            st.decimals(-180, 180, places=4, allow_nan=False),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_every_point_lies_in_the_drawing(places: list[tuple[str, Decimal, Decimal]]) -> None:
    svg = drawn(*(Point(*place) for place in places))
    height = float(svg.get("viewBox", "").split()[3])
    for x, y in spots(svg):
        assert 0 <= x <= 360
        assert 0 <= y <= height


def test_labels_do_not_lie_on_one_another() -> None:
    texts = [
        (float(each.get("x", "")), float(each.get("y", "")), each.get("text-anchor", ""), each.text or "")
        for each in drawn(*BAY).iter(f"{SVG}text")
        if each.get("class") == "fs-chart-name"
    ]
    assert len(texts) == 4
    for (x, y, anchor, text), (other_x, other_y, other_anchor, other) in combinations(texts, 2):
        if abs(y - other_y) < 12:
            # 8 units a letter are more than any of these names needs
            left, right = (x - 8 * len(text), x) if anchor == "end" else (x, x + 8 * len(text))
            low, high = (
                (other_x - 8 * len(other), other_x) if other_anchor == "end" else (other_x, other_x + 8 * len(other))
            )
            assert right <= low or high <= left, re.sub(r"\s+", " ", f"{text} | {other}")
