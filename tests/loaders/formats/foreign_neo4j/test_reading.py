"""A database of others is read by a file that says which label is what."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_model import Graph, InterurbanError, NoData, Report
from graph_model.stores.neo4j.address import Address
from graph_model.stores.neo4j.connection import Connection
from loaders.opening import examine, recognise
from tests.neo4j.server import empty

# The movie graph of Neo4j's own tutorials, in small, beside towns of another hand.
FOREIGN = """
CREATE (keanu:Person:Actor {name: 'Keanu Reeves', born: 1964}), (lana:Person {name: 'Lana Wachowski'}),
       (matrix:Movie {title: 'The Matrix', released: 1999, tagline: 'Welcome'}),
       (ulm:Town {code: 'DE 89073', title: 'Ulm', names: ['Ulma', 'Ulm/Donau'], inhabitants: 126329.0,
                  location: point({latitude: 48.4, longitude: 9.99})}),
       (linz:Town {code: 'AT-4020', title: 'Linz', location: point({x: 1, y: 2})}),
       (club:Club {title: 'Danube Cities', created: date('1990-05-01'), sort: 'network'}),
       (:Club {title: 'Danube Cities', sort: 'association'}), (),
       (keanu)-[:ACTED_IN {roles: ['Neo', 'Thomas']}]->(matrix), (lana)-[:DIRECTED]->(matrix),
       (ulm)-[:JOINED {from: 1990, to: datetime('2010-01-02T03:04:05Z'), fee: 5}]->(club),
       (ulm)-[:HAS_TWIN {from: 'someday'}]->(linz), (club)-[:LED_BY]->(keanu), (matrix)-[:JOINED]->(club)
"""
RULES = """
database: neo4j
title: Towns and films
vocabulary: {nodes: {Person: {properties: {born: date}}}}
nodes:
  Town: {type: City, id: code, name: title, aliases: names, point: location, properties: {population: inhabitants}}
  Club: {type: Organisation, name: title, properties: {kind: sort, founded: created}}
  Person: {type: Person, properties: {born: born}}
  Mayor: Person
relationships:
  JOINED: {type: MEMBER_OF, properties: {since: from, until: to}}
  HAS_TWIN: {type: TWINNED_WITH, properties: {since: from}}
  LED_BY: {type: TIED_TO, kind: leader, backwards: true}
"""


@pytest.fixture
def foreign(neo4j_address: Address, monkeypatch: pytest.MonkeyPatch) -> Iterator[Address]:
    """A database that holds what others have written."""
    connection = Connection(neo4j_address)
    empty(connection)
    connection.write(FOREIGN)
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_address.user)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_address.password)
    yield neo4j_address
    empty(connection)
    connection.close()


def read(rules: str, folder: Path) -> tuple[Graph, Report]:
    path = folder / "towns.yaml"
    path.write_text(rules)
    return examine(path)


def told(report: Report) -> str:
    return "\n".join(str(fault) for fault in report)


@pytest.mark.xdist_group("server")
def test_labels_and_types_are_what_the_file_says(foreign: Address, tmp_path: Path) -> None:
    graph, report = read(f"neo4j: {foreign.uri}\n{RULES}", tmp_path)
    assert graph.about["title"] == "Towns and films"
    ulm = graph.resolve("Ulm/Donau")
    assert (ulm.id, ulm.type, ulm.name) == ("DE-89073", "City", "Ulm")
    assert ulm.properties == {"latitude": 48.4, "longitude": 9.99, "population": 126329}
    assert graph.resolve("Linz").properties == {}
    assert graph.resolve("Keanu Reeves").properties == {"born": "1964"}
    clubs = {node.properties["kind"]: node for node in graph.nodes("Organisation")}
    assert clubs["network"].properties["founded"] == "1990-05-01"
    club = clubs["network"].id
    found = {(each.start, each.type, each.end): each.properties for each in graph.relationships()}
    assert found == {
        ("DE-89073", "MEMBER_OF", club): {"since": "1990", "until": "2010-01-02"},
        ("AT-4020", "TWINNED_WITH", "DE-89073"): {},
        ("keanu-reeves", "TIED_TO", club): {"kind": "leader"},
        ("keanu-reeves", "TIED_TO", "the-matrix"): {"kind": "acted_in"},
        ("lana-wachowski", "TIED_TO", "the-matrix"): {"kind": "directed"},
        ("the-matrix", "TIED_TO", club): {"kind": "joined"},
    }
    assert not report.errors
    for said in (
        "'someday' is not a date, and is left out",
        "nodes of labels that the file does not mention, read as nodes of their kind: 2 (Movie, node)",
        "relationships of types that the file does not mention, read as TIED_TO of a kind: 2 (ACTED_IN, DIRECTED)",
        "relationships that are TIED_TO, since MEMBER_OF does not join such things: 1 (JOINED: Node → Organisation)",
        "labels and types of the file that the database does not have: 1 (Mayor)",
        "values of MEMBER_OF that the file does not mention, left out: 1 (fee)",
    ):
        assert said in told(report), said


@pytest.mark.xdist_group("server")
def test_others_may_be_left_out_and_the_environment_may_name_the_server(
    foreign: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_URI", foreign.uri)
    graph, report = read(f"neo4j: neo4j\nothers: leave out\n{RULES}", tmp_path)
    assert {node.type for node in graph.nodes()} == {"City", "Organisation", "Person"}
    assert graph.relationship_count == 3
    assert "nodes of labels that the file does not mention, left out: 2 (Movie)" in told(report)
    assert "relationships of nodes that are left out: 3" in told(report)


def test_every_fault_of_the_file_is_named_before_any_server_is_asked(tmp_path: Path) -> None:
    _, report = read(
        "neo4j: neo4j://nowhere.invalid\n"
        "nodes: {Town: {type: Citty}, Club: {type: Organisation, properties: {kimd: sort}, nam: x}}\n"
        "relationships: {JOINED: MEMBER, LED: [1]}\n"
        "others: perhaps\n"
        "speed: 5\n",
        tmp_path,
    )
    faults = {(fault.column, fault.value): fault.remedy for fault in report.errors}
    assert faults.keys() == {
        ("nodes.Town.type", "Citty"),
        ("nodes.Club", "nam"),
        ("nodes.Club.properties", "kimd"),
        ("relationships.JOINED.type", "MEMBER"),
        ("relationships.LED", "[1]"),
        ("relationships.LED.type", ""),
        ("others", "perhaps"),
        ("", "speed"),
    }
    assert "City" in faults["nodes.Town.type", "Citty"]
    assert "kind" in faults["nodes.Club.properties", "kimd"]


def test_it_is_known_by_its_key_and_a_server_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_URI", raising=False)
    with pytest.raises(NoData, match="NEO4J_URI"):
        read("# towns\nneo4j: neo4j\n", tmp_path)
    given = recognise(tmp_path / "towns.yaml").format
    assert given is not None
    assert given.name == "neo4j-foreign"
    with pytest.raises(InterurbanError, match="no Neo4j server answers"):
        read("neo4j: bolt://127.0.0.1:1\n", tmp_path)


def test_broken_yaml_is_a_fault(tmp_path: Path) -> None:
    assert "is not YAML" in told(read("neo4j: neo4j\nnodes: {a\n", tmp_path)[1])
