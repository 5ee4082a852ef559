"""All that a graph answers, to compare two of them."""

from __future__ import annotations

from typing import Any

from graph_model import Graph


def told(graph: Graph, *names: str) -> list[Any]:
    """Return what a graph answers, and what it understands by these names."""
    nodes, ties = list(graph.nodes()), list(graph.relationships())
    return [
        len(graph),
        graph.relationship_count,
        graph.about,
        graph.vocabulary,
        [(node.id, list(node.attributes.items())) for node in nodes],
        [(each.id, list(each.attributes.items())) for each in ties],
        [sorted(each.id for each in graph.relationships_of(node.id)) for node in nodes],
        [sorted(each.id for each in graph.relationships_of(node.id, "MEMBER_OF", "HOLDS")) for node in nodes],
        [sorted(graph.neighbours_of(node.id)) for node in nodes],
        [sorted(graph.neighbours_of(node.id, "MEMBER_OF", "HOLDS")) for node in nodes],
        [[node.id for node in graph.nodes(name, "Source")] for name in graph.vocabulary.nodes],
        [[each.id for each in graph.relationships(name)] for name in graph.vocabulary.relationships],
        [graph.type_of(node.id) for node in nodes],
        [graph.timing.in_words(each) for each in ties],
        [graph.names.exact(node.name) for node in nodes],
        [[graph.names.exact(name), graph.names.in_any_order(name)] for name in names],
        [[graph.names.containing(name), graph.names.nearest(name)] for name in names],
    ]
