"""Where places fall on the map."""

import math

from hypothesis import given
from hypothesis import strategies as st

from kpacite.coops.core import landmarks, mapping
from kpacite.coops.core.mapping import Spot

PLACES = st.tuples(
    st.floats(41.3, 51.2).map(lambda degrees: round(degrees, 3)),
    st.floats(-5.2, 9.6).map(lambda degrees: round(degrees, 3)),
)
SPOTS = st.lists(
    st.tuples(st.builds(Spot, st.floats(0, 600), st.floats(0, 700)), st.integers()), max_size=40
)


@given(PLACES)
def test_a_point_is_on_the_sheet_or_nowhere(place):
    spot = mapping.point(*place)

    assert spot is None or (0 <= spot.x <= mapping.WIDTH and 0 <= spot.y <= mapping.HEIGHT)


def test_the_ends_of_the_mainland_are_on_the_sheet():
    ends = {
        "Bray-Dunes": (51.08, 2.52), "Ouessant": (48.46, -5.09), "Lauterbourg": (48.97, 8.18),
        "Bonifacio": (41.39, 9.16), "Bastia": (42.70, 9.45), "Perpignan": (42.70, 2.90),
    }  # fmt: skip
    assert [name for name, place in ends.items() if mapping.point(*place) is None] == []


@given(PLACES, PLACES)
def test_north_is_up_and_east_is_right(one, other):
    (lat, lon), (other_lat, other_lon) = one, other
    if lat > other_lat:
        assert mapping.conic(lat, lon).y < mapping.conic(other_lat, lon).y
    if lon < other_lon:
        assert mapping.conic(lat, lon).x < mapping.conic(lat, other_lon).x


@given(PLACES, PLACES)
def test_a_distance_goes_both_ways_and_the_sheet_keeps_it(one, other):
    away = mapping.distance_km(one, other)
    spots = mapping.conic(*one), mapping.conic(*other)
    drawn = math.hypot(spots[0].x - spots[1].x, spots[0].y - spots[1].y)

    assert away == mapping.distance_km(other, one)
    # A conformal conic keeps the scale within a few hundredths between its parallels and near.
    assert abs(drawn * mapping.EARTH_KM / mapping._UNIT - away) <= 0.03 * away + 0.01


def test_each_overseas_department_has_its_frame():
    towns = {
        "Guadeloupe": (16.24, -61.53), "Martinique": (14.61, -61.06), "Guyane": (4.94, -52.33),
        "La Réunion": (-20.89, 55.45), "Mayotte": (-12.78, 45.23),
    }  # fmt: skip
    for frame in mapping.OVERSEAS:
        spot = mapping.point(*towns[frame.name])
        assert frame.x <= spot.x <= frame.x + frame.width
        assert frame.y <= spot.y <= frame.y + frame.height


def test_a_place_elsewhere_is_off_the_map():
    assert mapping.point(40.7, -74.0) is None


def test_the_landmarks_are_on_the_map():
    assert all(mapping.point(lat, lon) for _, lat, lon in landmarks.TOWNS)


@given(SPOTS, st.floats(1, 100))
def test_everything_is_in_one_group_and_no_two_marks_hide_each_other(placed, apart):
    groups = mapping.groups(placed, apart=apart)

    assert sorted(thing for group in groups for thing in group.things) == sorted(
        thing for _, thing in placed
    )
    for rank, one in enumerate(groups):
        for other in groups[rank + 1 :]:
            assert math.hypot(one.spot.x - other.spot.x, one.spot.y - other.spot.y) >= apart
