"""A data set as a NetworkX graph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import networkx as nx

from graph_model.graph_view import GraphView


def as_networkx(view: GraphView) -> nx.MultiDiGraph[str]:
    """Return a graph whose node keys are ids and whose edge keys say what a relationship states.

    Attributes are copied: whoever has the graph may change it.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from((node.id, _copied(node.attributes)) for node in view.nodes())
    graph.add_edges_from((each.start, each.end, each.key, _copied(each.attributes)) for each in view.relationships())
    return graph


def _copied(attributes: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _copy(value) if isinstance(value, list) else value for name, value in attributes.items()}


def _copy(values: list[Any]) -> list[Any]:
    return [_copied(each) if isinstance(each, dict) else each for each in values]
