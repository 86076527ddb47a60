"""The map and the timeline: what is drawn, what is counted instead, and that nothing is fetched."""

import re
import xml.etree.ElementTree as ET
from math import hypot

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from penumbra.export import map as drawn_map
from penumbra.export import pictures
from penumbra.export.map import map_of
from penumbra.export.pictures import COLOURS, to_png, to_svg
from penumbra.export.placing import PACKED, Rectangle, labels, packed, stacked, text_width
from penumbra.export.projection import View, trimmed, view_of
from penumbra.export.timeline import timeline_of
from penumbra.model import Place, State
from tests.make import RIGA, a_picture, a_report, a_view, an_event, days

GDANSK = Place("Gdańsk", "POL", 54.35, 18.65, 10, "town")
TAIPEI = Place("Taipei", "TWN", 25.04, 121.56, 10, "town")


def seen(*places, when="2024-05-04", state=State.DISPUTED):
    """One event for each place; None is an event without a place."""
    views = []
    for place in places:
        report = a_report(when=days(when) if when else None, where=[place] if place else [])
        views.append(a_view(an_event(report), [report], state=state))
    return a_picture(*views)


def words(svg):
    return " ".join(
        text.text or "" for text in ET.fromstring(svg).iter() if text.tag.endswith("text")
    )


def test_the_map_names_its_places_and_the_state_of_the_ledger():
    svg = to_svg(map_of(seen(RIGA, GDANSK)))

    assert {"Riga", "Gdańsk", "LATVIA", "blamed"} <= set(words(svg).split())
    assert svg.count(COLOURS[State.DISPUTED]) >= 2


def test_events_without_a_place_are_counted_on_the_map():
    assert "1 of 3 events. 2 cannot be put on a map." in words(
        to_svg(map_of(seen(RIGA, None, None)))
    )


def test_one_far_event_does_not_shrink_europe_and_is_named():
    svg = to_svg(map_of(seen(*[RIGA] * 9, TAIPEI)))

    assert "9 of 10 events. 1 outside this view: Taipei." in words(svg)


def test_the_map_goes_where_the_events_are():
    assert "Taipei" in words(to_svg(map_of(seen(TAIPEI, TAIPEI))))


@pytest.mark.parametrize("draw", [map_of, timeline_of])
def test_an_empty_picture_says_so(draw):
    assert "There is no event in this picture." in words(to_svg(draw(a_picture())))


@pytest.mark.parametrize("draw", [map_of, timeline_of])
@pytest.mark.parametrize("places", [(RIGA,), (RIGA,) * 70, (None,), (RIGA, TAIPEI)])
def test_any_picture_can_be_drawn(draw, places):
    svg = to_svg(draw(seen(*places)))

    assert ET.fromstring(svg).tag.endswith("svg")
    assert "NaN" not in svg


def test_a_picture_becomes_a_png():
    assert to_png(timeline_of(seen(RIGA)), scale=1).startswith(b"\x89PNG")


def test_undated_events_are_counted_on_the_timeline():
    dated, undated = seen(RIGA), seen(RIGA, when=None)
    both = a_picture(*dated.events, *undated.events)

    assert "1 of 2 events. 1 without a known date." in words(to_svg(timeline_of(both)))


def test_one_event_of_another_century_does_not_flatten_the_timeline():
    recent = [seen(RIGA, when=f"2024-05-{day:02}").events[0] for day in range(1, 31)]
    old = seen(RIGA, when="1974-01-01").events

    svg = to_svg(timeline_of(a_picture(*old, *recent)))

    assert "30 of 31 events. 1 far from the others, 1974." in words(svg)


def test_a_hostile_place_name_is_a_name_on_the_map():
    svg = to_svg(map_of(seen(Place("<script>x</script>", "LVA", 57, 24, 5))))

    assert "<script" not in svg
    assert "<script>x</script>" in words(svg)


def test_broken_signs_in_a_name_do_not_stop_the_drawing():
    assert "Ri ga" in words(to_svg(map_of(seen(Place("Ri\udc80ga", "LVA", 57, 24, 5)))))


def test_thousands_of_events_at_one_place_stay_around_it():
    offsets = packed([3.0] * 2000)

    assert max(hypot(x, y) for x, y in offsets) < 40


def test_pictures_fetch_nothing(monkeypatch):
    import vl_convert

    allowed = []
    draw = vl_convert.vegalite_to_svg
    monkeypatch.setattr(
        vl_convert,
        "vegalite_to_svg",
        lambda spec, **options: (
            allowed.append(options["allowed_base_urls"]) or draw(spec, **options)
        ),
    )

    svg = pictures.to_svg(map_of(seen(RIGA)))

    assert allowed == [[]]
    assert not re.findall(r'(?:href|src)="', svg)


def test_the_view_keeps_north_up_and_east_right():
    view = view_of([(24.1, 56.9), (-3.7, 40.4)], width=860, heights=(430, 688))

    (riga_x, riga_y), (madrid_x, madrid_y) = view.at(24.1, 56.9), view.at(-3.7, 40.4)
    assert riga_x > madrid_x
    assert riga_y < madrid_y


def test_a_hundred_kilometres_are_a_hundred_kilometres_in_any_direction():
    view = view_of([(10, 45), (30, 65)], width=860, heights=(430, 688))
    x, y = view.at(20, 55)
    north = view.at(20, 55 + 100 / 111.195)
    east = view.at(20 + 100 / 111.195 / 0.573576, 55)

    for other in (north, east):
        assert hypot(other[0] - x, other[1] - y) == pytest.approx(view.pixels(100, 55), rel=0.02)


DEGREES = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


@given(st.lists(DEGREES, min_size=1, max_size=6))
@example([(0.0, 83.0), (106.0, 88.0)])
@example([(0.0, -90.0)])
def test_whatever_is_framed_is_in_sight_unless_it_is_a_pole(points):
    view = view_of(points, width=860, heights=(430, 688))

    assert 430 <= view.height <= 688
    for lon, lat in points:
        if abs(lat) < 80:
            assert view.holds(lon, lat, margin=1)


def test_a_coast_out_of_sight_is_left_out_and_one_in_sight_is_not():
    view = View(100, 100, 0, 0, 0, 1, 0, 0, (0, 0, 1, 1))

    assert trimmed([(200, 0), (300, 0), (300, 50), (200, 0)], view) == []
    around = [(-50.0, -50.0), (150.0, -50.0), (150.0, 150.0), (-50.0, 150.0), (-50.0, -50.0)]
    assert trimmed(around, view) == around


@given(st.lists(st.floats(4, 14), min_size=1, max_size=PACKED))
def test_bubbles_of_one_place_do_not_cover_each_other(radii):
    places = packed(radii)

    assert len(places) == len(radii)
    for i, (x, y) in enumerate(places):
        for j, (u, v) in enumerate(places[:i]):
            assert hypot(x - u, y - v) >= radii[i] + radii[j] - 1e-6


@given(st.lists(st.floats(0, 700), max_size=60).map(sorted))
def test_bubbles_of_one_row_keep_apart_in_time(xs):
    last = {}
    for x, row in zip(xs, stacked(xs, size=13), strict=True):
        assert x - last.get(row, -13) >= 13
        last[row] = x


def test_a_label_without_room_is_left_out():
    frame = Rectangle(0, 0, 100, 20)
    wanted = [("Riga", 10.0, 10.0, 5.0, 5.0), ("Vilnius", 12.0, 10.0, 5.0, 5.0)]

    placed = labels(wanted, taken=[], frame=frame, font=12, most=9)

    assert [label.text for label in placed] == ["Riga"]


def test_a_name_stands_near_its_place_or_not_at_all(monkeypatch):
    """On a crowded map a name that had to move far would name the wrong town."""
    towns = [
        Place(f"Town{row}{column}", "DEU", 48 + row * 0.45, 7 + column * 0.7, 10, "town")
        for row in range(9)
        for column in range(9)
    ]
    placed = []

    def place(*wanted, **room):
        placed.append(labels(*wanted, **room))
        return placed[-1]

    monkeypatch.setattr(drawn_map, "labels", place)
    map_of(seen(*towns))
    width = pictures.WIDTH
    heights = (width // 2, width * 4 // 5)
    view = view_of([(town.lon, town.lat) for town in towns], width=width, heights=heights)
    at = {town.name: view.at(town.lon, town.lat) for town in towns}

    names, _ = placed

    assert len(names) > 4
    assert all(gap(name, *at[name.text]) <= drawn_map.FARTHEST + 12 for name in names)


def gap(name, x, y):
    """How far a name is from a spot, in pixels."""
    right = name.x + text_width(name.text, font=12)
    return hypot(max(name.x - x, 0, x - right), max(abs(name.y - y) - 7, 0))
