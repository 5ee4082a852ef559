"""What every view of a page draws: nodes and relationships as a pyvis network, each with what is known of it."""

from __future__ import annotations

from typing import Any

from graph_model import Covers, Node, Relationship
from visualizations.encoding import cluster_colour, cluster_key, type_look
from visualizations.facts import node_details
from visualizations.page import Page
from visualizations.payload import relationship_details


def pyvis_network(page: Page) -> Any:
    """Return a pyvis network of what the page shows, its lists of nodes and edges filled directly.

    pyvis's `add_edge` searches all edges each time, and its `from_nx` edits the graph it is given. Where a node lies is
    for a view to say.
    """
    from pyvis.network import Network

    network = Network(cdn_resources="in_line")
    network.nodes.extend(_node(page, each) for each in page.nodes)
    network.edges.extend(_edge(page, number, each) for number, each in enumerate(page.relationships))
    return network


def _node(page: Page, node: Node) -> dict[str, Any]:
    return {
        "id": node.id,
        "size": page.radii[node.id],
        **_look(page, node),
        **node_details(page.graph, node, page.profiles[node.id]),
    }


def _look(page: Page, node: Node) -> dict[str, str]:
    look = type_look(node.type)
    if page.colour == "type":
        return {"shape": look.shape, "color": look.colour}
    number = page.clusters.get(node.id)
    return {"shape": look.shape, "color": cluster_colour(number), "cluster": cluster_key(number)}


def _edge(page: Page, number: int, relationship: Relationship) -> dict[str, Any]:
    possibly = page.graph.timing.holds(relationship, page.at) is Covers.POSSIBLY
    edge = {"id": number, "from": relationship.start, "to": relationship.end}
    edge |= {"possibly": True} if possibly else {}
    edge |= {"dashes": True} if possibly or page.graph.timing.confidence(relationship) else {}
    return {**edge, **relationship_details(page.graph, relationship)}
