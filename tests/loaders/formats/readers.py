"""What other programs hold of a file that was exported: NetworkX, igraph and Gephi, told in one way."""

from __future__ import annotations

import io
import json
import math
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import networkx as nx

from graph_model.values import split

Attributes = dict[str, Any]


@dataclass
class Tie:
    """A relationship as another program holds it."""

    source: str
    target: str
    label: str
    attributes: Attributes = field(default_factory=dict)
    kind: str | None = None


@dataclass
class Held:
    """A graph as another program holds it: the label and the attributes of each node by id, and the ties.

    `lists` says how a list is told: as a `list`, as `json`, or joined by `bars`. Gephi does not know the text `null`
    (`knows_null`), for which it holds no value.
    """

    labels: dict[str, str]
    nodes: dict[str, Attributes]
    ties: list[Tie]
    lists: str
    knows_null: bool = True

    def list_in(self, value: Any) -> list[str]:
        """Return a list as it was given."""
        if isinstance(value, list):
            return value
        if self.lists == "json" and value.startswith("["):
            read: list[str] = json.loads(value, strict=False)
            return read
        return split(value)


def networkx_graphml(data: bytes) -> Held:
    """Return what NetworkX reads of GraphML."""
    return _networkx(nx.read_graphml(io.BytesIO(data), force_multigraph=True), "bars")


def networkx_gexf(data: bytes) -> Held:
    """Return what NetworkX reads of GEXF."""
    return _networkx(nx.read_gexf(io.BytesIO(data)), "json")


def _networkx(graph: nx.Graph[str], lists: str) -> Held:
    labels = {node: attributes["label"] for node, attributes in graph.nodes(data=True)}
    ties = [Tie(a, b, attributes["label"], attributes) for a, b, attributes in graph.edges(data=True)]
    return Held(labels, dict(graph.nodes(data=True)), ties, lists)


def igraph_graphml(data: bytes) -> Held:
    """Return what igraph reads of GraphML."""
    import igraph

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "graph.graphml")
        path.write_bytes(data)
        graph = igraph.Graph.Read_GraphML(str(path))
    ids = [vertex["id"].replace("&#38;", "&") for vertex in graph.vs]  # igraph leaves an ampersand in an id escaped
    nodes = {ids[vertex.index]: _given(vertex.attributes()) for vertex in graph.vs}
    ties = [Tie(ids[each.source], ids[each.target], each["label"], _given(each.attributes())) for each in graph.es]
    return Held({ids[vertex.index]: vertex["label"] for vertex in graph.vs}, nodes, ties, "bars")


def _given(attributes: Mapping[str, Any]) -> Attributes:
    return {name: value for name, value in attributes.items() if value not in ("", None) and not _is_nan(value)}


def _is_nan(value: Any) -> bool:
    return isinstance(value, float) and math.isnan(value)


def of_gephi(opened: Mapping[str, Any]) -> Held:
    """Return what Gephi holds."""
    nodes: Iterable[Mapping[str, Any]] = opened["nodes"]
    ties = [
        Tie(each["source"], each["target"], each["label"], each["attributes"], each["kind"]) for each in opened["edges"]
    ]
    labels = {each["id"]: each["label"] for each in nodes}
    return Held(labels, {each["id"]: each["attributes"] for each in nodes}, ties, "list", knows_null=False)
