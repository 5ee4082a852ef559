"""What the chains between two actors may be made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_model import Graph, InterurbanError, NodeType, UnknownName, UnknownType

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Limits:
    """What a chain may be made of.

    `via` names the relationship types it may use, or node types it may pass through; `avoid` names relationship
    types, node types or nodes to keep out; `at` is an EDTF date at which every step held, possibly at least.
    """

    via: Sequence[str] = ()
    avoid: Sequence[str] = ()
    at: str | None = None


def allowed_ties(graph: Graph, ends: tuple[str, str], limits: Limits) -> nx.Graph[str]:
    """Return the simple graph of the relationships a chain may use, with the relationships on each edge."""
    import networkx as nx

    keep_types, keep_nodes = _split(graph, limits.via)
    drop_types, drop_nodes, dropped = _kept_out(graph, limits.avoid)
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(ends)
    for relationship in graph.relationships():
        if relationship.type in drop_types or (keep_types and relationship.type not in keep_types):
            continue
        between = [node for node in (relationship.start, relationship.end) if node not in ends]
        types = {graph.node(node).type for node in between}
        if types & drop_nodes or dropped.intersection(between) or (keep_nodes and not types <= keep_nodes):
            continue
        if graph.timing.holds(relationship, limits.at):
            simple.add_edge(relationship.start, relationship.end)
            simple[relationship.start][relationship.end].setdefault("relationships", []).append(relationship)
    return simple


def _split(graph: Graph, names: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return the relationship types and the node types that are named.

    Raises:
        UnknownType: a name is neither.
    """
    found = [graph.vocabulary.find(name) for name in names]
    nodes = {each.name for each in found if isinstance(each, NodeType)}
    return {each.name for each in found} - nodes, nodes


def _kept_out(graph: Graph, names: Iterable[str]) -> tuple[set[str], set[str], set[str]]:
    """Return the relationship types, the node types and the ids of the nodes that are named."""
    types, nodes = [], set()
    for name in names:
        try:
            types.append(graph.vocabulary.find(name).name)
        except UnknownType:
            nodes.add(_resolve_avoided(graph, name))
    return *_split(graph, types), nodes


def _resolve_avoided(graph: Graph, name: str) -> str:
    try:
        return graph.resolve(name).id
    except UnknownName as error:
        raise InterurbanError(f"to avoid: {error}") from None
