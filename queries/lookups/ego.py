"""Parts of a graph that are graphs themselves: an ego network, and what held at a date."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from graph_model import Graph, Node, Relationship


def ego_network(graph: Graph, name: str, radius: int = 1, at: str | None = None) -> Graph:
    """Return the graph of a node, the nodes within `radius` steps of it, and the relationships among them.

    Types that only group (a country, a topic) are reached but not passed through, or everything would be near. The
    sources that are cited come along. With `at`, an EDTF date, only what held then, possibly at least.

    Raises:
        UnknownName, AmbiguousName: the name stands for no node, or for several.
    """
    ego = graph.resolve(name)
    within = {ego.id}
    edge = {ego.id}
    for _ in range(radius):
        passed = [node_id for node_id in edge if node_id == ego.id or not _groups(graph, node_id)]
        ties = ((node_id, tie) for node_id in passed for tie in graph.relationships_of(node_id))
        edge = {tie.other(node_id) for node_id, tie in ties if graph.timing.holds(tie, at)} - within
        within |= edge
    inner = [each for each in graph.relationships_among(within) if graph.timing.holds(each, at)]
    if at is not None:
        within = {end for each in inner for end in (each.start, each.end)}
    return graph.part(within | cited(chain(graph.nodes_among(within), inner)), inner)


def _groups(graph: Graph, node_id: str) -> bool:
    return graph.vocabulary.nodes[graph.type_of(node_id)].context


def as_of(graph: Graph, at: str | None) -> Graph:
    """Return the graph of what held at an EDTF date, possibly at least; without a date, the graph itself.

    Nodes that nothing joins at that date are left out, sources stay.
    """
    if at is None:
        return graph
    held = [each for each in graph.relationships() if graph.timing.holds(each, at)]
    joined = {end for each in held for end in (each.start, each.end)}
    return graph.part(joined | {source.id for source in graph.nodes("Source")}, held)


def cited(things: Iterable[Node | Relationship]) -> set[str]:
    """Return the ids of the sources that nodes, what is stated of them, and relationships cite."""
    found: set[str] = set()
    for thing in things:
        found.update(citation.source for citation in thing.sources)
        statements = thing.statements if isinstance(thing, Node) else ()
        found.update(source.partition("#")[0] for each in statements for source in each.sources)
    return found
