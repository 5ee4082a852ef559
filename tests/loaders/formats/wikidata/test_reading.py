"""Items of Wikidata become nodes with their names, and their claims relationships with dates and sources.

`bielefeld.json` is a part of the item Q2112 as Wikidata had it on 4 April 2023 (CC0).
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from graph_model import Graph, Report
from loaders.formats.wikidata.format import WIKIDATA, WIKIDATA_QUERY
from loaders.opening import examine, recognise

BIELEFELD = Path(__file__).with_name("bielefeld.json")


def snak(value: Any, kind: str = "wikibase-entityid") -> dict[str, Any]:
    body = {"id": value} if kind == "wikibase-entityid" else value
    return {"snaktype": "value", "datavalue": {"value": body, "type": kind}}


def time(text: str, precision: int = 11) -> dict[str, Any]:
    return snak(
        {"time": text, "precision": precision, "calendarmodel": "http://www.wikidata.org/entity/Q1985727"}, "time"
    )


def claim(value: Any, rank: str = "normal", references: list[Any] | None = None, **qualifiers: Any) -> dict[str, Any]:
    return {
        "mainsnak": value if isinstance(value, dict) else snak(value),
        "rank": rank,
        "qualifiers": {name: [each] for name, each in qualifiers.items()},
        "references": references or [],
    }


def item(given: str, label: str = "", **claims: list[Any]) -> dict[str, Any]:
    labels = {"en": {"language": "en", "value": label}} if label else {}
    return {"type": "item", "id": given, "labels": labels, "aliases": {}, "claims": claims}


def read(content: Any, folder: Path, name: str = "items.json") -> tuple[Graph, Report]:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode())
    return examine(path)


def stated(graph: Graph) -> dict[tuple[str, str, str], dict[str, Any]]:
    return {(each.start, each.type, each.end): each.properties for each in graph.relationships()}


def told(report: Report) -> str:
    return "\n".join(str(fault) for fault in report)


def test_a_published_item_has_its_memberships_twins_mayors_and_names() -> None:
    graph, report = examine(BIELEFELD)
    city = graph.node("Q2112")
    assert (city.type, city.name) == ("City", "Bielefeld")
    assert {"Билефельд@ru", "빌레펠트@ko"} <= {str(alias) for alias in city.aliases}
    assert city.properties["population"] == 334002  # the preferred of 17
    assert (round(city.properties["latitude"], 2), round(city.properties["longitude"], 2)) == (52.02, 8.53)
    assert city.properties["geonames_id"] == "3221125"
    ties = stated(graph)
    assert ties["Q2112", "MEMBER_OF", "Q747279"] == {"since": "1984-09"}  # Mayors for Peace
    (peace,) = (each for each in graph.relationships("MEMBER_OF") if each.end == "Q747279")
    assert "mayorsforpeace.org" in graph.node(peace.sources[0].source).properties["url"]
    assert len(list(graph.relationships("TWINNED_WITH"))) == 8
    assert {each.properties["since"] for each in graph.relationships("TWINNED_WITH") if each.properties} == {
        *("1953", "1958", "1973", "1980", "1987", "1991", "1995"),
    }
    terms = [each.properties for each in graph.relationships("HOLDS") if each.start == "Q1278930"]
    assert sorted(terms, key=str) == [
        {"since": "1989", "until": "1994"},
        {"since": "1999", "until": "2009"},
    ]
    assert [each.end for each in graph.relationships("IN_COUNTRY")] == ["Q183"]
    assert "relationships that have ended, of a type without dates, left out: 2" in told(report)
    assert "claims of properties that have no place, left out: 2 (P47" in told(report)
    assert not report.errors


def test_every_property_that_is_read(tmp_path: Path) -> None:
    reference = {"snaks": {"P854": [snak("https://example.org/a", "string")], "P248": [snak("Q36578")]}}
    entities = {
        "Q1": item("Q1", "Seoul", P31=[claim("Q515")], P463=[claim("Q2", P580=time("+1987-00-00T00:00:00Z", 9))]),
        "Q2": item(
            "Q2",
            "CITYNET",
            P488=[claim("Q3", references=[reference], P585=time("+2014-05-00T00:00:00Z", 10))],
            P159=[claim("Q1")],
            P112=[claim("Q3")],
            P571=[claim(time("+1987-00-00T00:00:00Z", 9))],
            P576=[claim(time("+2030-00-00T00:00:00Z", 8))],
            P17=[claim("Q884")],
        ),
        "Q3": item("Q3", "Park", P39=[claim("Q4", P580=time("+2011-10-27T00:00:00Z"), P582={"snaktype": "novalue"})]),
        "Q4": item("Q4", "Mayor of Seoul", P1001=[claim("Q1")]),
        "Q5": item("Q5", "Paris Agreement", P1891=[claim("Q884", P585=time("+2016-04-22T00:00:00Z"))]),
        "Q6": item("Q6", "Congress", P710=[claim("Q3")], P664=[claim("Q2")], P276=[claim("Q1")]),
        "Q884": item("Q884", "Korea", P31=[claim("Q6256")], P297=[claim(snak("KR", "string"))]),
        "Q9": {**item("Q9"), "missing": ""},
    }
    graph, report = read({"entities": entities}, tmp_path)
    assert {node.id: node.type for node in graph.nodes() if node.id.startswith("Q")} == {
        "Q1": "City",
        "Q2": "Organisation",
        "Q3": "Person",
        "Q4": "Role",
        "Q5": "MOU",
        "Q6": "Forum",
        "Q884": "Country",
        "Q2-chairperson": "Role",
    }
    office = "Q2-chairperson"
    assert stated(graph) == {
        ("Q1", "MEMBER_OF", "Q2"): {"since": "1987"},
        ("Q3", "HOLDS", office): {"since": "../2014-05", "until": "2014-05/.."},
        (office, "ROLE_IN", "Q2"): {},
        ("Q2", "BASED_IN", "Q1"): {"as": "headquarters"},
        ("Q3", "TIED_TO", "Q2"): {"kind": "founder"},
        ("Q2", "IN_COUNTRY", "Q884"): {},
        ("Q3", "HOLDS", "Q4"): {"since": "2011-10-27", "until": ".."},
        ("Q4", "ROLE_IN", "Q1"): {},
        ("Q884", "SIGNED", "Q5"): {"on": "2016-04-22"},
        ("Q3", "PARTICIPATED_IN", "Q6"): {},
        ("Q2", "ORGANISED", "Q6"): {},
        ("Q6", "HELD_IN", "Q1"): {},
    }
    assert graph.node("Q2").properties == {"founded": "1987", "dissolved": "203X", "wikidata_id": "Q2"}
    assert "entities that are no items, or missing, left out: 1" in told(report)
    chair = next(each for each in graph.relationships("HOLDS") if each.end == office)
    assert [graph.node(each.source).properties["url"] for each in chair.sources] == ["https://example.org/a"]
    assert graph.timing.holds(chair, "2014-05").value == "definitely"
    assert graph.timing.holds(chair, "2000").value == "possibly"


def test_a_dump_and_a_packed_one_are_read_line_by_line(tmp_path: Path) -> None:
    lines = [item("Q1", "Ulm", P190=[claim("Q2")]), item("Q2", "Linz", P31=[claim("Q515", rank="deprecated")])]
    dump = ("[\n" + ",\n".join(json.dumps(each) for each in lines) + "\n]\n").encode()
    for name, content in (("dump.json", dump), ("dump.json.gz", gzip.compress(dump))):
        graph, report = read(content, tmp_path, name)
        assert {node.name: node.type for node in graph.nodes()} == {"Ulm": "City", "Linz": "City"}
        assert "deprecated claims, left out: 1" in told(report)
    graph, report = read(dump.replace(b'"Linz"', b'"Li'), tmp_path)
    assert ":3: is no entity" in told(report)


ROWS = [
    {"item": "Q1", "itemLabel": "Ulm", "twin": "Q2", "twinLabel": "Linz", "start": "1990-01-01T00:00:00Z"},
    {"item": "Q1", "itemLabel": "Ulm", "coord": "Point(9.99 48.4)", "countryLabel": "Germany", "country": "Q183"},
    {"item": "Q1", "itemAltLabel": "Ulm an der Donau, Ulma", "wobble": "x", "mascot": "Q7"},
    {"itemLabel": "nothing"},
]


def uri(text: str) -> str:
    return f"http://www.wikidata.org/entity/{text}" if text.startswith("Q") else text


@pytest.mark.parametrize("form", ["results", "rows", "verbose rows"])
def test_answers_of_the_query_service_in_each_of_their_forms(form: str, tmp_path: Path) -> None:
    plain = [{name: uri(text) for name, text in row.items()} for row in ROWS]
    verbose = [{name: {"type": "literal", "value": text} for name, text in row.items()} for row in plain]
    verbose[0]["itemLabel"]["xml:lang"] = "de"
    content: Any = {"rows": plain, "verbose rows": verbose}.get(form) or {
        "head": {"vars": []},
        "results": {"bindings": verbose},
    }
    graph, report = read(content, tmp_path)
    given = recognise(tmp_path / "items.json").format
    assert given is not None
    assert given.name == "wikidata-query"
    assert stated(graph) == {("Q1", "TWINNED_WITH", "Q2"): {"since": "1990-01-01"}, ("Q1", "IN_COUNTRY", "Q183"): {}}
    ulm = graph.resolve("Ulma")
    assert (ulm.id, ulm.type, ulm.properties["longitude"]) == ("Q1", "City", 9.99)
    assert "rows without an item of Wikidata, left out: 1" in told(report)
    assert "values of variables whose meaning is not known, left out: 1 (?wobble)" in told(report)
    assert "items of variables whose meaning is not known, left out: 1 (?mascot)" in told(report)


@pytest.mark.parametrize("content", ['{"entities": [1]}', '[{"a": 1}]', "[]", "5", '{"type": "item"}'])
def test_other_json_is_not_taken_for_wikidata(content: str, tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text(content)
    assert not any(each.recognises(path) for each in (WIKIDATA, WIKIDATA_QUERY))
