"""GEXF is dynamic: relationships have their times, certain and possible; kinds and colours."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model import Graph
from graph_model.periods import Covers
from loaders.formats.annotations import Annotations
from loaders.formats.gexf import write_gexf
from loaders.formats.graphml import write_graphml
from loaders.formats.spells import relationship_spell, stretches
from loaders.opening import open_graph

DATES = ["1987", "2013-11", "2013-11-04/2013-11-07", "2012?", "../2013-11", "201X", "..", "2014/..", "2012/2016", None]


def three_spells() -> Graph:
    """One city three times in one network, and tied to it otherwise, too."""
    graph = Graph()
    for city in ("northport", "southport"):
        graph.add_node("City", city, city.title())
    graph.add_node("Organisation", "league", "Harbour League")
    for since, until in (("1990", "1995"), ("2000", "2005"), ("2010", "..")):
        graph.add_relationship("northport", "MEMBER_OF", "league", {"since": since, "until": until})
    graph.add_relationship("southport", "MEMBER_OF", "league")
    graph.add_relationship("league", "BASED_IN", "northport")
    graph.add_node("Role", "chair", "Chair")
    graph.add_relationship("northport", "HOLDS", "chair", {"since": "2012?", "until": "2013"})
    return graph


def read(graph: Graph, annotations: Annotations | None = None) -> nx.MultiDiGraph[str]:
    stream = io.BytesIO()
    write_gexf(graph, stream, annotations or Annotations())
    stream.seek(0)
    return nx.read_gexf(stream)


def test_one_city_three_times_in_one_network_has_three_spells() -> None:
    back = read(three_spells())
    spells = [spell for each in back["northport"]["league"].values() for spell in each["spells"]]
    assert spells == [("1990-01-01", "1995-12-31"), ("2000-01-01", "2005-12-31"), ("2010-01-01", "None")]
    assert "spells" not in next(iter(back["southport"]["league"].values()))  # nothing bounds it


def test_what_is_only_possible_is_marked() -> None:
    back = read(three_spells())
    first = next(iter(back["northport"]["league"].values()))
    assert first["holds"] == [
        ("possibly", "1990-01-01", "1990-12-30"),
        ("definitely", "1990-12-31", "1995-01-01"),
        ("possibly", "1995-01-02", "1995-12-31"),
    ]
    (office,) = back["northport"]["chair"].values()
    assert office["holds"] == [("possibly", "2011-01-01", "2013-12-31")]  # it began a year before or after 2012
    (undated,) = back["southport"]["league"].values()
    assert undated["holds"] == [("possibly", "None", "None")]


@given(st.sampled_from(DATES), st.sampled_from(DATES), st.dates(date(1980, 1, 1), date(2030, 1, 1)))
def test_the_marks_say_on_each_day_what_a_look_up_says(since: str | None, until: str | None, day: date) -> None:
    from graph_model import NotAllowed

    graph = Graph()
    graph.add_node("City", "c", "C")
    graph.add_node("Organisation", "o", "O")
    try:
        tie = graph.add_relationship("c", "MEMBER_OF", "o", {"since": since, "until": until})
    except NotAllowed:
        return  # ends before it begins
    said = [covers for covers, spell in stretches(graph, tie) if spell.first <= day <= spell.last]
    spell = relationship_spell(graph, tie)
    assert graph.timing.holds(tie, day.isoformat()) == (said[0] if said else Covers.NO)
    assert bool(said) == (spell.first <= day <= spell.last)
    assert len(said) <= 1


def test_nodes_have_their_times_which_hide_no_relationship() -> None:
    graph = Graph()
    graph.add_node("City", "c", "C")
    graph.add_node("Organisation", "o", "O", {"founded": "1990", "dissolved": "2000"})
    graph.add_relationship("c", "MEMBER_OF", "o", {"since": "1985", "until": "1995"})
    graph.add_relationship("c", "MEMBER_OF", "o", {"since": "1996"})
    back = read(graph)
    assert back.nodes["o"]["spells"] == [("1985-01-01", "2000-12-31")]
    assert "spells" not in back.nodes["c"]


def test_colours_are_those_that_are_asked_for() -> None:
    back = read(three_spells(), Annotations(colour=lambda node: "#376fa6" if node.type == "City" else "#de6f16"))
    assert back.nodes["northport"]["viz"]["color"] == {"r": 0x37, "g": 0x6F, "b": 0xA6, "a": 1.0}
    assert back.nodes["league"]["viz"]["color"] == {"r": 0xDE, "g": 0x6F, "b": 0x16, "a": 1.0}


def test_the_same_bytes_on_any_day() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    for stream in (first, second):
        write_gexf(open_graph("citynet"), stream)
    assert first.getvalue() == second.getvalue()
    assert b"lastmodified" not in first.getvalue()


@pytest.mark.parametrize("write", [write_gexf, write_graphml])
def test_ties_that_are_all_symmetric_are_undirected(write: Callable[..., list[str]]) -> None:
    graph = Graph()
    for city in ("a", "b", "c"):
        graph.add_node("City", city, city)
    graph.add_relationship("a", "TWINNED_WITH", "b")
    stream = io.BytesIO()
    assert write(graph, stream) == []
    reader = nx.read_gexf if write is write_gexf else nx.read_graphml
    assert not reader(io.BytesIO(stream.getvalue())).is_directed()
    graph.add_node("Organisation", "o", "O")
    graph.add_relationship("a", "MEMBER_OF", "o")
    stream = io.BytesIO()
    assert write(graph, stream) == ["1 relationship of a symmetric type written with a direction"]
    assert reader(io.BytesIO(stream.getvalue())).is_directed()


@pytest.mark.long
@pytest.mark.xdist_group("gephi")
def test_gephi_shows_times_kinds_and_colours(gephi: Callable[..., list[Any]], tmp_path: Path) -> None:
    path = tmp_path / "spells.gexf"
    with path.open("wb") as stream:
        notes = write_gexf(three_spells(), stream, Annotations(colour=lambda _: "#376fa6"))
    (opened,), (merged,) = gephi(path), gephi(path, merged=True)
    assert opened["dynamic"]
    assert opened["time_format"] == "DATE"
    assert {node["colour"] for node in opened["nodes"]} == {"#376fa6"}
    members = [each for each in opened["edges"] if (each["source"], each["kind"]) == ("northport", "MEMBER_OF")]
    assert [each["attributes"]["Interval"] for each in members] == [
        interval("1990-01-01", "1995-12-31"),
        interval("2000-01-01", "2005-12-31"),
        interval("2010-01-01", None),
    ]
    assert any("possibly]" in each["attributes"]["holds"] for each in members)
    # Left alone, Gephi makes one tie of the three, which has all their times; ties of other types stay.
    assert len(opened["edges"]) == 6
    assert sorted((each["source"], each["kind"]) for each in merged["edges"]) == [
        ("league", "BASED_IN"),
        ("northport", "HOLDS"),
        ("northport", "MEMBER_OF"),
        ("southport", "MEMBER_OF"),
    ]
    (one,) = [each for each in merged["edges"] if (each["source"], each["kind"]) == ("northport", "MEMBER_OF")]
    assert one["attributes"]["Interval"].count("[") == 3
    assert any(note.startswith("2 relationships beside another of its type") for note in notes)


def interval(first: str, last: str | None) -> str:
    return f"<[{moment(first)}, {moment(last) if last else 'Infinity'}]>"


def moment(day: str) -> str:
    """Return the midnight of a day in Gephi's count of milliseconds, as it prints it."""
    return f"{datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp() * 1000:.1f}"


@pytest.mark.xdist_group("gephi")
def test_four_memberships_are_four_ties_with_labels_in_gephi(gephi: Callable[..., list[Any]], tmp_path: Path) -> None:
    graph = Graph()
    graph.add_node("Organisation", "league", "Harbour League")
    for town in "ABCD":
        graph.add_node("City", f"{town.lower()}-town", f"{town}-town")
        graph.add_relationship(f"{town.lower()}-town", "MEMBER_OF", "league")
    path = tmp_path / "four.graphml"
    with path.open("wb") as stream:
        write_graphml(graph, stream)
    (opened,) = gephi(path, merged=True)
    assert [each["source"] for each in opened["edges"]] == ["a-town", "b-town", "c-town", "d-town"]
    assert {each["kind"] for each in opened["edges"]} == {"MEMBER_OF"}
    assert {node["label"] for node in opened["nodes"]} == {"Harbour League", "A-town", "B-town", "C-town", "D-town"}
