"""Names in a list: what has its name alone is as it is, what shares it is told apart."""

from __future__ import annotations

from graph_model import Graph
from queries.analysis.told_apart import tell_apart


def test_nodes_of_one_name_are_told_apart_by_where_they_lie_or_else_by_their_ids() -> None:
    graph = Graph()
    for country in ("Canada", "England"):
        graph.add_node("Country", country.lower(), country)
    graph.add_node("Topic", "water", "Water")
    for node_id, name, country in (
        ("on", "London", "canada"), ("uk", "London", "england"), ("lyon", "Lyon", "england"),
        ("a", "Paris", "canada"), ("b", "Paris", "canada"), ("c", "Quito", ""), ("d", "Quito", ""),
    ):  # fmt: skip
        graph.add_node("City", node_id, name)
        if country:
            graph.add_relationship(node_id, "IN_COUNTRY", country)
    assert tell_apart(graph, ["on", "lyon"]) == ["London", "Lyon"]
    assert tell_apart(graph, ["on", "uk", "lyon"]) == ["London (Canada)", "London (England)", "Lyon"]
    assert tell_apart(graph, ["a", "b"]) == ["Paris (a)", "Paris (b)"]
    assert tell_apart(graph, ["c", "d"]) == ["Quito (c)", "Quito (d)"]
    assert tell_apart(graph, []) == []
