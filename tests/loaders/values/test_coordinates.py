"""Places: every way of writing one is read to the same degrees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model.values import BadValue
from loaders.values.coordinates import Axis, read_coordinate, read_point

SEOUL = (37.55, 126.966667)


@pytest.mark.parametrize(
    "text",
    [
        "37°33′N 126°58′E",
        "126°58′E, 37°33′N",
        "N37°33' E126°58'",
        "37º33’00”N; 126º58’00”E",
        "37:33:00N,126:58:00E",
        "37 33 N 126 58 E",
        "북위 37도 33분, 동경 126도 58분",
        "北緯37度33分 東経126度58分",
        "37° 33′ nord, 126° 58′ est",
    ],
)
def test_one_place_in_many_hands(text: str) -> None:
    assert read_point(text) == SEOUL


@given(st.integers(-90_000, 90_000), st.integers(-180_000, 180_000))
def test_decimal_degrees_are_read_back_in_every_order(north: int, east: int) -> None:
    lat, lon = north / 1000, east / 1000
    assert read_point(f"POINT ({lon} {lat})") == (lat, lon)
    assert read_point(f"{lat}, {lon}") == (lat, lon)
    assert read_point(f"{lon} {lat}", "lon lat") == (lat, lon)
    assert read_point(f"{lat};{lon}".replace(".", ",")) == (lat, lon)
    assert read_coordinate(str(lon).replace(".", ","), "lon") == lon


@given(st.integers(0, 89), st.integers(0, 59), st.integers(0, 59), st.sampled_from("NS"))
def test_minutes_and_seconds_are_parts_of_a_degree(degrees: int, minutes: int, seconds: int, side: str) -> None:
    value = round(degrees + minutes / 60 + seconds / 3600, 6) * (1 if side == "N" else -1)
    assert read_coordinate(f"{degrees}°{minutes}'{seconds}\"{side}", "lat") == value
    assert read_coordinate(f"{side} {degrees} {minutes} {seconds}", "lat") == value


@pytest.mark.parametrize(
    ("text", "axis", "said"),
    [
        ("91", "lat", "out of range"),
        ("-180.5", "lon", "out of range"),
        ("22°61'S", "lat", "is no latitude"),
        ("17°E", "lat", "is a longitude"),
        ("4° O", "lon", "east in German"),
        ("-4°W", "lon", "a sign and a side"),
        ("3733'N", "lat", "is no latitude"),
        ("north", "lat", "is no latitude"),
    ],
)
def test_what_is_no_coordinate_is_refused(text: str, axis: Axis, said: str) -> None:
    with pytest.raises(BadValue, match=said) as refused:
        read_coordinate(text, axis)
    assert refused.value.remedy


def test_two_numbers_are_wanted_for_a_place() -> None:
    with pytest.raises(BadValue, match="two coordinates"):
        read_point("37.5")
    with pytest.raises(BadValue, match="out of range") as refused:
        read_point("126.9, 37.5")
    assert "tell the order" in refused.value.remedy
