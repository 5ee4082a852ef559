from __future__ import annotations

import csv
import sqlite3
from pathlib import Path

import pytest

from loaders.resolution.gazetteer import Ambiguity, Gazetteer, Match, kilometres


@pytest.mark.parametrize(
    ("name", "country", "geonames_id"),
    [
        ("Seoul", "South Korea", "1835848"),
        ("서울특별시", "Korea, Republic of", "1835848"),
        ("Seul", "KR", "1835848"),
        ("City of Windhoek", "Namibia", "3352136"),
        ("Århus", "Denmark", "2624652"),
        ("Aarhus Kommune", "Denmark", "2624652"),
        ("Сараево", "YUG", "3191281"),
        ("Richmond, BC", "Canada", "6122085"),
        ("Springfield", "Ohio, United States", "4525353"),
        ("Paris", "FR", "2988507"),
    ],
)
def test_a_city_is_found_by_any_name_within_its_country(
    gazetteer: Gazetteer, name: str, country: str, geonames_id: str
) -> None:
    found = gazetteer.find(name, country)
    assert isinstance(found, Match), found
    assert found.geonames_id == geonames_id


def test_a_match_has_country_coordinates_and_population(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("Seoul", "South Korea")
    assert isinstance(found, Match)
    assert (found.iso_code, found.country, found.how) == ("KR", "South Korea", "")
    assert found.population > 9_000_000
    assert kilometres((37.5665, 126.9780), found) < 5


def test_several_cities_of_a_name_are_listed_and_not_settled_by_their_size(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("Springfield", "USA")
    assert isinstance(found, Ambiguity)
    assert found.total > 5
    populations = [match.population for match in found.candidates]
    assert populations == sorted(populations, reverse=True)


def test_their_size_settles_it_where_that_is_asked_for(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("Springfield", "USA", by_population=True)
    assert isinstance(found, Match)
    assert (found.region, found.how) == ("MO", "the largest, as asked")


def test_coordinates_settle_it(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("Springfield", "USA", near=(39.8, -89.65))
    assert isinstance(found, Match)
    assert found.region == "IL"


def test_a_city_far_from_the_coordinates_given_with_it_is_not_taken(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("Seoul", "South Korea", near=(35.1, 129.0))
    assert isinstance(found, Ambiguity)
    assert "coordinates" in found.how


def test_a_misspelt_name_is_proposed_and_not_taken(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("Windhoeck", "Namibia")
    assert isinstance(found, Ambiguity)
    assert [match.name for match in found.candidates] == ["Windhoek"]
    assert found.how == "is spelt nearly so"


@pytest.mark.parametrize(
    ("name", "country"), [("Xyzzyx", "Denmark"), ("Seoul", "Denmark"), ("Seoul", "Nowhere"), ("", "")]
)
def test_what_is_no_city_there_is_none(gazetteer: Gazetteer, name: str, country: str) -> None:
    assert gazetteer.find(name, country) is None


@pytest.mark.long
def test_of_all_cities_of_the_world_a_twin_city_is_nearly_always_the_one_that_was_geocoded(
    shared: Path, tmp_path: Path
) -> None:
    """The geocodes of others are the judge; they were made automatically, and some are wrong."""
    with (shared / "twincities-world" / "twin_cities_geocoded.csv").open(encoding="utf-8", newline="") as file:
        cities = {
            (row["city1"], row["country1"]): (float(row["lat1"]), float(row["lng1"])) for row in csv.DictReader(file)
        }
    sample = dict(sorted(cities.items())[::10])
    gazetteer = Gazetteer(tmp_path)
    found = {key: gazetteer.find(*key) for key in sample}
    distances = [kilometres(sample[key], match) for key, match in found.items() if isinstance(match, Match)]
    near = sum(distance < 30 for distance in distances)
    assert len(distances) / len(sample) > 0.75
    assert near / len(distances) > 0.95


def test_the_index_is_closed_with_the_gazetteer(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = sqlite3.connect(":memory:")
    monkeypatch.setattr("loaders.resolution.gazetteer.open_index", lambda _: opened)
    Gazetteer().prepare()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        opened.execute("SELECT 1")
