"""The drawings: well-formed whatever the words, the same every time, and no more in them than was said."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.readings import CARRIED, FIRST_SAILING, HOSTILE, MOVED, PIER, STRENGTH, WORDS, bar, spell
from factsheet.charts.agreement import agreement_profile
from factsheet.charts.lanes import lanes
from factsheet.charts.over_time import over_time
from factsheet.charts.range_plot import range_plot
from factsheet.charts.values import Bar, Lane, Spell
from support import golden

SVG = "{http://www.w3.org/2000/svg}"
STYLES = Path(__file__).resolve().parents[2] / "theme" / "static" / "charts.css"
Box = tuple[Decimal, Decimal, Decimal, Decimal]


def ranges(bars: tuple[Bar, ...], key: str = "chart") -> str:
    return range_plot(bars, agreement_profile(bars), key=key, title="A title", desc="What it shows", words=WORDS)


def times(spells: tuple[Spell, ...], key: str = "chart") -> str:
    return over_time(spells, key=key, title="A title", desc="What it shows", words=WORDS)


def terms(drawn: tuple[Lane, ...], key: str = "chart") -> str:
    return lanes(drawn, key=key, title="A title", desc="What it shows", words=WORDS)


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - we have just printed it


def classes(svg: str) -> set[str]:
    return {name for each in parsed(svg).iter() for name in each.get("class", "").split()}


def said(svg: str) -> list[str]:
    return ["".join(each.itertext()) for each in parsed(svg).iter(f"{SVG}text")]


def reading(svg: str, at: int = 0) -> ET.Element:
    return [each for each in parsed(svg).iter(f"{SVG}g") if each.get("class") == "fs-chart-reading"][at]


def inside(element: ET.Element) -> list[str]:
    return [each.get("class", "") for each in element]


DRAWINGS = {
    "moved": ranges(MOVED, "moved"),
    "first-sailing": ranges(FIRST_SAILING, "first"),
    "carried": times(CARRIED, "carried"),
    "strength": times(STRENGTH, "strength"),
    "pier": terms(PIER, "pier"),
}
HUGE = Decimal(10) ** 24
OPEN = bar(None, None, 0)
SENSIBLE = {
    "no bars": ranges(()),
    "no spells": times(()),
    "no lanes": terms(()),
    "an empty lane": terms((Lane("closed", ()),)),
    "one bar": ranges(MOVED[:1]),
    "one spell": times(CARRIED[:1]),
    "all open": ranges((OPEN, OPEN)),
    "all open, any day": times((spell("/", None, None), spell("/", None, None, 1))),
    "lanes without a day": terms((Lane("closed", (spell("/", None, None, lasting=True),)),)),
    "the same value": ranges(tuple(bar("7", "7", origin, "7") for origin in range(9))),
    "zero": ranges((bar("0", "0", 0, "0"),)),
    "huge": ranges((bar(str(HUGE), str(HUGE), 0, str(HUGE)), bar(str(2 * HUGE), None, 1))),
    "huge and near": ranges((bar(str(HUGE), str(HUGE), 0, str(HUGE)), bar(str(HUGE + 5), None, 1))),
    "huge over time": times((spell("0001-01-01/9999-12-31", str(HUGE), str(2 * HUGE), soft=True),)),
    "rates": ranges((bar("-4.5", "-4.5", 0, "-4.5"), bar(None, "-2", 1, "-2"), bar("0.9", "1.1", 2, "1", soft=True))),
    "nothing between": ranges((bar("3", "1", 0, "3"), bar("2", "2", 1, low_closed=False))),
    "forty origins": times(tuple(replace(each, origin=each.origin * 3) for each in STRENGTH)),
    "unnamed": ranges((bar("1", "2", -1, "1 2"),)),
    "hostile bars": ranges((bar("1", None, 30, "1", label=HOSTILE, value=HOSTILE, note=HOSTILE),), HOSTILE),
    "hostile spells": times((spell("2025-01-01/", "1", None, label=HOSTILE, value=HOSTILE, group=HOSTILE),) * 9, HOSTILE),
    "hostile lanes": terms((Lane(HOSTILE, (spell("/", None, None, label=HOSTILE, note=HOSTILE),)),), HOSTILE),
}  # fmt: skip
EVERY = pytest.mark.parametrize("svg", [*DRAWINGS.values(), *SENSIBLE.values()], ids=[*DRAWINGS, *SENSIBLE])


@pytest.mark.parametrize("name", DRAWINGS)
def test_golden(name: str, *, update_golden: bool) -> None:
    golden.compare(f"charts/{name}.svg", DRAWINGS[name] + "\n", update=update_golden)


@EVERY
def test_a_drawing_is_an_image_with_a_title_and_a_description(svg: str) -> None:
    root = parsed(svg)
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    named = [root.find(f"{SVG}title"), root.find(f"{SVG}desc")]
    assert root.get("aria-labelledby") == " ".join(each.get("id", "") for each in named if each is not None)
    assert [each.text for each in named if each is not None] == ["A title", "What it shows"]
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids)) == 2


@EVERY
def test_there_is_nothing_in_it_that_a_policy_forbids_or_a_page_cannot_hold(svg: str) -> None:
    assert not re.search(r"<(script|style|foreignObject|image|use|a)[\s>]|\s(style|on\w+|href)=", svg)
    assert all(each.isprintable() or each in "\n\u2068\u2069" for each in svg)
    svg.encode("utf-8")


@EVERY
def test_positions_have_one_decimal_at_most_and_lie_in_the_drawing(svg: str) -> None:
    root = parsed(svg)
    width, height = [Decimal(part) for part in root.get("viewBox", "").split()[2:]]
    for each in root.iter():
        for name, size in (("x", width), ("cx", width), ("x1", width), ("x2", width), ("y", height), ("y2", height)):
            if place := each.get(name):
                assert re.fullmatch(r"-?\d+(\.\d)?", place)
                assert -1 <= Decimal(place) <= size + 1


@EVERY
def test_text_is_legible_on_a_telephone(svg: str) -> None:
    assert parsed(svg).get("viewBox", "").startswith("0 0 360 ")
    assert all(int(each.get("font-size", "0")) >= 12 for each in parsed(svg).iter(f"{SVG}text"))


@EVERY
def test_every_class_has_a_style(svg: str) -> None:
    known = set(re.findall(r"\.(fs-chart[\w-]*)", STYLES.read_text(encoding="utf-8")))
    shapes = {
        each.get("class", "").split()[1] for each in parsed(svg).iter() if "fs-chart-mark" in each.get("class", "")
    }
    assert classes(svg) - shapes - {"fs-chart-reading", "fs-chart-fade", "fs-chart-range", "fs-chart-lanes"} <= known


@pytest.mark.parametrize("draw", [lambda: ranges(MOVED), lambda: times(STRENGTH), lambda: terms(PIER)])
def test_the_same_readings_give_the_same_bytes(draw: Callable[[], str]) -> None:
    assert draw() == draw()


def test_ids_are_made_from_the_key() -> None:
    assert 'aria-labelledby="chart-carried-2029-title chart-carried-2029-desc"' in times(CARRIED, "carried 2029")
    assert 'id="chart-9-title"' in times(CARRIED, "9")


# Ends and marks ------------------------------------------------------------------------------------------------


ENDS = [
    (bar("1", "2", 0, "1 2"), 0, False),
    (bar("1", None, 0, "1"), 1, False),
    (bar(None, "2", 0, "2"), 1, False),
    (bar(None, None), 2, False),
    (bar("1", "3", 0, "2", soft=True), 0, True),
    (bar("1", None, soft=True), 1, True),
    (bar("1", "2", 0, "1 2", soft=True), 0, True),
]


@pytest.mark.parametrize(("given_bar", "arrows", "fades"), ENDS)
def test_open_ends_have_an_arrow_and_soft_ends_fade(given_bar: Bar, arrows: int, fades: bool) -> None:
    kinds = inside(reading(ranges((given_bar,))))
    assert kinds.count("fs-chart-arrow") == arrows
    assert any("fs-chart-fade" in kind for kind in kinds) is fades


def test_an_arrow_ends_at_the_edge_of_the_plot() -> None:
    arrow = next(each for each in reading(ranges((bar("1", None, 0, "1"),))) if each.get("class") == "fs-chart-arrow")
    assert arrow.get("points", "").startswith("352,")


def test_what_is_nearly_a_number_fades_away_from_it() -> None:
    fading = [each for each in reading(DRAWINGS["moved"]) if "fs-chart-fade" in each.get("class", "")]
    marked = next(each for each in reading(DRAWINGS["moved"]) if "fs-chart-mark" in each.get("class", ""))
    assert len(fading) == 4
    assert all(Decimal(each.get("x", "")) < Decimal(marked.get("cx", "")) - 50 for each in fading)


def test_a_number_that_is_left_out_has_a_hollow_mark() -> None:
    assert "fs-chart-hollow" in classes(ranges((bar("3000", None, 0, "3000", low_closed=False),)))
    assert "fs-chart-hollow" not in classes(ranges((bar("3000", None, 0, "3000"),)))


def test_origins_differ_in_shape_and_then_by_a_letter() -> None:
    shapes = [inside(reading(ranges((bar("1", "1", origin, "1"),))))[0] for origin in range(-1, 12)]
    assert len(set(shapes)) == 13
    assert inside(reading(ranges((bar("1", "1", 12, "1"),)))) == [shapes[1], "fs-chart-letter"]
    assert "A" in said(ranges((bar("1", "1", 12, "1"),)))


def test_stated_numbers_are_marked_where_they_are() -> None:
    marks = [
        each.get("cx") for each in reading(ranges((bar("100", "300", 0, "100 200 300"),))) if each.tag == f"{SVG}circle"
    ]
    left, middle, right = (Decimal(place or "") for place in marks)
    assert abs(middle - left - (right - middle)) <= Decimal("0.1")


def test_a_day_that_is_not_known_is_dashed() -> None:
    firm = spell("2025-01-01/2025-02-01", "1", "1", 0, "1", lasting=True)
    assert "fs-chart-extent" in inside(reading(times((firm,))))
    for unsure in (replace(firm, firm=False), replace(firm, lasting=False)):
        assert "fs-chart-dashes" in inside(reading(times((unsure,))))


def test_a_soft_value_does_not_make_its_days_soft() -> None:
    svg = times((spell("2025-01-01/2025-02-01", "900", "1100", 0, "1000", soft=True, lasting=True),))
    fading = [kind for kind in inside(reading(svg)) if "fs-chart-fade" in kind]
    assert fading
    assert not any("fs-chart-extent" in kind for kind in fading)


def test_a_lane_shows_how_long_and_how_surely() -> None:
    drawn = [inside(reading(DRAWINGS["pier"], at)) for at in range(5)]
    assert drawn[0] == ["fs-chart-bar", "fs-chart-arrow"]
    assert drawn[1] == ["fs-chart-mark fs-chart-square"]
    assert drawn[2] == ["fs-chart-dashes", "fs-chart-cap", "fs-chart-cap"]
    assert drawn[3] == ["fs-chart-bar", "fs-chart-arrow"]
    assert drawn[4].count("fs-chart-bar fs-chart-fade") == 8


# Words ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["moved", "first-sailing", "carried", "strength", "pier"])
def test_every_reading_is_named_with_its_value(name: str) -> None:
    readings = {"moved": MOVED, "first-sailing": FIRST_SAILING, "carried": CARRIED, "strength": STRENGTH}
    spells = [entry for lane in PIER for entry in lane.entries]
    text = " ".join(said(DRAWINGS[name]))
    for each in readings.get(name, spells):
        assert each.label in text
        assert each.value in text


def test_definitions_and_terms_are_headings() -> None:
    assert {"All people on board", "Carried by ferries"} <= set(said(DRAWINGS["carried"]))
    assert {"closed", "day sailings only", "guarded by the harbour"} <= set(said(DRAWINGS["pier"]))


def test_what_finds_no_place_is_numbered_and_told_below() -> None:
    crowded = tuple(spell("2025-06-25/2025-06-25", "400", "400", at, "400", label=f"Voice {at}") for at in range(14))
    words = said(times(crowded))
    for number in range(1, sum(" · " in each for each in words) + 1):
        assert str(number) in words
        assert any(each.startswith(f"{number} · Voice ") for each in words)
    assert sum("Voice" in each for each in words) == 14


def test_long_labels_end_in_an_ellipsis_and_rtl_is_set_apart() -> None:
    words = said(SENSIBLE["hostile bars"])
    assert any(each.endswith("…") for each in words)
    assert any(each.startswith("\u2068") and each.endswith("\u2069") for each in words)


@given(st.text(max_size=80))
def test_any_words_come_out_well_formed(text: str) -> None:
    for svg in (
        ranges((bar("1", "2", label=text, value=text, note=text),), text),
        times((spell("2025-01-01/", "1", None, label=text, value=text, group=text),), text),
        terms((Lane(text, (spell("/2025-01-01", None, None, label=text),)),), text),
    ):
        parsed(svg)


# Lines ---------------------------------------------------------------------------------------------------------


def marks(element: ET.Element) -> Iterator[tuple[Decimal, Decimal]]:
    """Give the middle of every mark."""
    for each in element.iter():
        if "fs-chart-mark" not in each.get("class", ""):
            continue
        if each.tag == f"{SVG}circle":
            yield Decimal(each.get("cx", "")), Decimal(each.get("cy", ""))
        else:
            corners = [[Decimal(part) for part in pair.split(",")] for pair in each.get("points", "").split()]
            across, down = [corner[0] for corner in corners], [corner[1] for corner in corners]
            yield (min(across) + max(across)) / 2, (min(down) + max(down)) / 2


def strokes(element: ET.Element) -> Iterator[Box]:
    """Give what every line and bar of a reading covers."""
    for each in element:
        kind = each.get("class", "")
        place = {name: Decimal(each.get(name, "0")) for name in ("x", "y", "width", "height", "x1", "x2", "y1", "y2")}
        if each.tag == f"{SVG}rect":
            yield place["x"], place["y"], place["x"] + place["width"], place["y"] + place["height"]
        elif each.tag == f"{SVG}line":
            assert "fs-chart-dashes" in kind
            yield place["x1"], place["y1"], place["x2"], place["y2"]


@pytest.mark.parametrize("name", ["moved", "first-sailing", "carried", "strength"])
def test_no_line_joins_two_readings(name: str) -> None:
    readings = [each for each in parsed(DRAWINGS[name]).iter(f"{SVG}g") if each.get("class") == "fs-chart-reading"]
    assert len(readings) > 1
    for one in readings:
        for other in readings:
            for left, top, right, bottom in strokes(one) if one is not other else ():
                assert not any(left <= x <= right and top <= y <= bottom for x, y in marks(other))


@pytest.mark.parametrize("name", DRAWINGS)
def test_outside_the_readings_every_line_belongs_to_an_axis(name: str) -> None:
    root = parsed(DRAWINGS[name])
    assert not list(root.iter(f"{SVG}path")) + list(root.iter(f"{SVG}polyline"))
    for each in root:
        if each.tag == f"{SVG}line":
            assert each.get("class") in ("fs-chart-axis", "fs-chart-grid")
            assert each.get("x1") == each.get("x2") or each.get("y1") == each.get("y2")
