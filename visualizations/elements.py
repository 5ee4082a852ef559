"""What every view of a page draws: nodes and relationships, each with what is known of it."""

from __future__ import annotations

from typing import Any

from graph_model import Covers, Node, Relationship
from visualizations.encoding import cluster_colour, cluster_key, type_look
from visualizations.facts import node_details
from visualizations.page import Page
from visualizations.payload import relationship_details


def describe_nodes(page: Page) -> list[dict[str, Any]]:
    """Return the nodes that the page shows, in their order; where one lies is for a view to say."""
    return [
        {
            "id": node.id,
            "size": page.radii[node.id],
            **_look(page, node),
            **node_details(page.graph, node, page.told[node.id]),
        }
        for node in page.nodes
    ]


def describe_edges(page: Page) -> list[dict[str, Any]]:
    """Return the relationships that the page shows, in their order."""
    return [describe_edge(page, each) for each in page.relationships]


def describe_edge(page: Page, relationship: Relationship) -> dict[str, Any]:
    """Return a relationship with all that is known of it, `from` and `to` the numbers of its ends."""
    possibly = page.graph.timing.holds(relationship, page.at) is Covers.POSSIBLY
    details = relationship_details(page.graph, relationship)
    edge: dict[str, Any] = {"from": page.numbers[relationship.start], "to": page.numbers[relationship.end]}
    if possibly:
        edge["possibly"] = True
    if possibly or "confidence" in details:
        edge["dashes"] = True
    return edge | details


def _look(page: Page, node: Node) -> dict[str, str]:
    look = type_look(node.type)
    if page.colour == "type":
        return {"shape": look.shape, "color": look.colour}
    number = page.clusters.get(node.id)
    return {"shape": look.shape, "color": cluster_colour(number), "cluster": cluster_key(number)}
