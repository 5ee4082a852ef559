"""The graph as a pyvis network: what is drawn, where, how large and in which colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph_model import Covers, Graph, Node, Relationship
from visualizations.encoding import PALETTE, cluster_colour, node_sizes, type_look
from visualizations.payload import node_details, relationship_details

if TYPE_CHECKING:
    from visualizations.page import Page

UNSURE = ("disputed", "inferred")


def pyvis_network(graph: Graph, page: Page, relationships: list[Relationship]) -> Any:
    """Return a pyvis network of these relationships, its lists of nodes and edges filled directly.

    pyvis's `add_edge` searches all edges each time, and its `from_nx` edits the graph it is given. Sources are not
    drawn; with an as-of date neither are nodes that nothing joins then.
    """
    from pyvis.network import Network

    joined = {end for each in relationships for end in (each.start, each.end)}
    shown = [node for node in graph.nodes() if node.type != "Source" and (page.at is None or node.id in joined)]
    network = Network(cdn_resources="in_line")
    network.nodes.extend(_nodes(graph, page, shown, relationships))
    network.edges.extend(_edge(graph, page, number, each) for number, each in enumerate(relationships))
    return network


def cluster_key(page: Page, node_id: str) -> str:
    """Return the key of a node's cluster in the legend: its number, `more` beyond the palette, or `none`."""
    number = page.clusters.get(node_id)
    if number is None:
        return "none"
    return str(number) if 1 <= number <= len(PALETTE) else "more"


def _nodes(graph: Graph, page: Page, shown: list[Node], relationships: list[Relationship]) -> list[dict[str, Any]]:
    import networkx as nx

    from visualizations.layout import positions

    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(node.id for node in shown)
    simple.add_edges_from((each.start, each.end) for each in relationships)
    sizes = node_sizes(page.sizes or dict(simple.degree), simple)
    places = positions(simple, sizes, page.seed)
    return [
        {
            "id": node.id,
            "x": places[node.id][0],
            "y": places[node.id][1],
            "size": sizes[node.id],
            **_look(page, node),
            **node_details(graph, node),
        }
        for node in shown
    ]


def _look(page: Page, node: Node) -> dict[str, str]:
    look = type_look(node.type)
    if page.colour == "type":
        return {"shape": look.shape, "color": look.colour}
    colour = cluster_colour(page.clusters.get(node.id))
    return {"shape": look.shape, "color": colour, "cluster": cluster_key(page, node.id)}


def _edge(graph: Graph, page: Page, number: int, relationship: Relationship) -> dict[str, Any]:
    possibly = graph.timing.holds(relationship, page.at) is Covers.POSSIBLY
    edge = {"id": number, "from": relationship.start, "to": relationship.end}
    edge |= {"possibly": True} if possibly else {}
    edge |= {"dashes": True} if possibly or relationship.attributes.get("confidence") in UNSURE else {}
    return {**edge, **relationship_details(graph, relationship)}
