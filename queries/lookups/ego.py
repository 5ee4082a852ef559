"""Parts of a graph that are graphs themselves: an ego network, and what held at a date."""

from __future__ import annotations

from graph_model import Graph, Node, Relationship


def ego_network(graph: Graph, name: str, radius: int = 1, at: str | None = None) -> Graph:
    """Return the graph of a node, the nodes within `radius` steps of it, and the relationships among them.

    Types that only group (a country, a topic) are reached but not passed through, or everything would be near. The
    sources that are cited come along. With `at`, an EDTF date, only what held then, possibly at least.

    Raises:
        UnknownName, AmbiguousName: the name stands for no node, or for several.
    """
    ego = graph.resolve(name)
    graph = as_of(graph, at)
    within = {ego.id}
    edge = [ego.id]
    for _ in range(radius):
        edge = [
            other
            for node_id in edge
            if node_id == ego.id or not graph.vocabulary.nodes[graph.node(node_id).type].context
            if node_id in graph
            for relationship in graph.relationships_of(node_id)
            if (other := relationship.other(node_id)) not in within
        ]
        within.update(edge)
    return part_of(graph, within)


def as_of(graph: Graph, at: str | None) -> Graph:
    """Return the graph of what held at an EDTF date, possibly at least; without a date, the graph itself.

    Nodes that nothing joins at that date are left out, sources stay.
    """
    if at is None:
        return graph
    part = Graph(graph.vocabulary)
    part.about = dict(graph.about)
    held = [each for each in graph.relationships() if graph.holds(each, at)]
    joined = {end for each in held for end in (each.start, each.end)}
    kept = (node for node in graph.nodes() if node.id in joined or node.type == "Source")
    part.nx.add_nodes_from((node.id, graph.nx.nodes[node.id]) for node in kept)
    part.nx.add_edges_from((each.start, each.end, each.key, each.attributes) for each in held)
    return part


def part_of(graph: Graph, node_ids: set[str]) -> Graph:
    """Return the graph of these nodes, the relationships among them, and the sources that are cited."""
    part = Graph(graph.vocabulary)
    part.about = dict(graph.about)
    part.nx.add_nodes_from((node_id, graph.nx.nodes[node_id]) for node_id in graph.nx if node_id in node_ids)
    inner = graph.nx.subgraph(node_ids)
    part.nx.add_edges_from(inner.edges(keys=True, data=True))
    things: list[Node | Relationship] = [*part.nodes(), *part.relationships()]
    cited = {citation.source for thing in things for citation in thing.sources}
    cited |= {source.partition("#")[0] for node in part.nodes() for s in node.statements for source in s.sources}
    part.nx.add_nodes_from((source, graph.nx.nodes[source]) for source in sorted(cited) if source in graph)
    return part
