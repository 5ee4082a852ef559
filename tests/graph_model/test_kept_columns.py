"""A graph that was read is columns, and answers and changes as one of nodes and relationships that were added."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph_model import Graph, NotAllowed, UnknownName
from graph_model.columns_of_graphs import as_columns
from graph_model.kept_columns import KeptColumns
from loaders.opening import BUNDLED, open_graph
from tests.graph_model.told import told

NAMES = ("시티넷", "SMG", "Yokohma", "congress 2013", "Hanyang")


@pytest.fixture
def read() -> Graph:
    return open_graph("citynet")


@pytest.fixture
def added(read: Graph) -> Graph:
    """The same graph, added node by node, so that it is kept as values."""
    return Graph.of(read)


def test_it_answers_as_one_that_was_added(read: Graph, added: Graph) -> None:
    assert isinstance(read._kept, KeptColumns)
    assert not isinstance(added._kept, KeptColumns)
    assert told(read, *NAMES) == told(added, *NAMES)
    assert list(read.nx.edges(keys=True, data=True)) == list(added.nx.edges(keys=True, data=True))
    with pytest.raises(UnknownName):
        read.node("nowhere")
    assert "nowhere" not in read
    assert list(read.relationships_of("nowhere")) == []
    assert list(read.neighbours_of("nowhere")) == []


def test_a_graph_as_columns_is_told_alike(added: Graph) -> None:
    made = Graph()
    made.about = dict(added.about)
    made.keep_all(as_columns(added))
    assert made.kept_columns is not None
    assert told(made, *NAMES) == told(added, *NAMES)


def test_neighbours_are_those_at_the_other_ends(read: Graph, added: Graph) -> None:
    for graph in (read, added):
        for types in ((), ("MEMBER_OF",), ("HOLDS", "ROLE_IN")):
            ends = [each.other("seoul") for each in graph.relationships_of("seoul", *types)]
            assert list(graph.neighbours_of("seoul", *types)) == ends
        ties = len(list(graph.relationships_of("seoul")))
        assert graph.tie_counts(["seoul", "nowhere"]) == {"seoul": ties, "nowhere": 0}


CHANGES: dict[str, Callable[[Graph], object]] = {
    "a node": lambda graph: graph.add_node("City", "atlantis", "Atlantis"),
    "an alias": lambda graph: graph.add_node("Country", "nowhere-land", "Nowhere", aliases=["Nusquam"]),
    "a statement": lambda graph: graph.add_statement("seoul", "name", "Hanyang", sources=["x"]),
    "sources": lambda graph: graph.cite(graph.node("yokohama"), ["x#1"]),
    "sources of a relationship": lambda graph: graph.cite(next(graph.relationships("HOLDS")), ["x#1"]),
    "a relationship": lambda graph: graph.add_relationship("seoul", "TWINNED_WITH", "yokohama", sources=["x"]),
    "one that is there": lambda graph: [
        graph.add_relationship(each.start, each.type, each.end, each.properties, sources=["x"])
        for each in list(graph.relationships_of("yokohama"))
    ],
    "all of another": lambda graph: graph.update(Graph.of(open_graph("citynet"))),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("is_asked_before", [False, True])
def test_it_changes_as_one_that_was_added(read: Graph, added: Graph, change: str, is_asked_before: bool) -> None:
    if is_asked_before:
        assert told(read, *NAMES) == told(added, *NAMES)
    before = read.revision
    for graph in (read, added):
        CHANGES[change](graph)
    assert told(read, *NAMES) == told(added, *NAMES)
    assert read.revision > before


def test_lists_are_its_own(read: Graph) -> None:
    next(read.relationships()).attributes["sources"].append("nobody")
    read.node("seoul").attributes["aliases"].append("nobody")
    assert told(read, *NAMES) == told(open_graph("citynet"), *NAMES)


def test_a_part_of_it_changes_by_itself(read: Graph) -> None:
    part = read.part({"seoul", "yokohama", "citynet"}, list(read.relationships_of("yokohama", "MEMBER_OF")))
    part.add_statement("seoul", "name", "Hanyang")
    with pytest.raises(UnknownName):
        read.resolve("Hanyang")
    with pytest.raises(NotAllowed):
        read.add_relationship("seoul", "MEMBER_OF", "seoul")
    assert told(read, *NAMES) == told(open_graph(BUNDLED / "citynet"), *NAMES)


def test_reading_makes_no_node_and_no_relationship(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "city.csv").write_text("id,name,sources\na,A,s\nb,B,s\n")
    (tmp_path / "source.csv").write_text("id,name\ns,S\n")
    (tmp_path / "twinned_with.csv").write_text("from,to,since,sources\nb,a,1990,s\n")

    def make(*_: object) -> None:
        raise AssertionError("is made")

    monkeypatch.setattr("graph_model.columns.Node", make)
    monkeypatch.setattr("graph_model.columns.Relationship", make)
    graph = open_graph(tmp_path)
    assert (len(graph), graph.relationship_count) == (3, 1)
    assert [graph.type_of(each) for each in ("a", "s")] == ["City", "Source"]
    with pytest.raises(AssertionError, match="is made"):
        next(graph.relationships())
