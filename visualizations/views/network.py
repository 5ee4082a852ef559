"""The network view: nodes and the lines between them. Where each node lies; all else of it every view knows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from visualizations.page import Page
from visualizations.views.view import Library, View


def describe_places(page: Page) -> dict[str, Any]:
    """Return `places`, the x and y of each node in pixels, in the order of the nodes.

    Of more nodes than can be seen at once also `groups`, each before those within it: x, y and radius, the number of
    the group around it or -1, its name and how many nodes it has; and `groupOf`, the number of each node's innermost
    group, -1 for a node that is in none.
    """
    from visualizations.groups import SHOWN_AT_ONCE
    from visualizations.layout import arrange

    drawn = arrange(page.neighbours, page.radii, page.seed, page.clusters if page.colour == "cluster" else None)
    places = {"places": [drawn.places[node.id] for node in page.nodes]}
    if len(page.nodes) <= SHOWN_AT_ONCE:
        return places
    from visualizations.group_names import name_groups

    named = name_groups(page.neighbours, drawn, {node.id: node.name for node in page.nodes})
    groups = [
        [group.x, group.y, group.radius, group.parent, name, many]
        for group, (name, many) in zip(drawn.groups, named, strict=True)
    ]
    return {**places, "groups": groups, "groupOf": [drawn.group_of[node.id] for node in page.nodes]}


VIS_NETWORK = Library("pyvis", "templates/lib/vis-9.1.2/vis-network.min.js")
NETWORK = View("network", "view-network", Path(__file__).with_suffix(".js"), describe_places, libraries=(VIS_NETWORK,))
