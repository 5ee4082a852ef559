"""The network view: nodes and the lines between them. Where each node lies; all else of it every view knows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from visualizations.page import Page
from visualizations.views.view import Library, View

if TYPE_CHECKING:
    from visualizations.layout import Arrangement


def describe_places(page: Page) -> dict[str, Any]:
    """Return `x` and `y` of each node in whole pixels, in the order of the nodes.

    Of more nodes than can be seen at once also `groups`, each before those within it: x, y and radius, the number of
    the group around it or -1, its name and how many nodes it has; and `groupOf`, the number of each node's innermost
    group, -1 for a node that is in none. A node that is in one lies so far from its middle.
    """
    from visualizations.groups import SHOWN_AT_ONCE
    from visualizations.layout import arrange

    drawn = arrange(page.neighbours, page.radii, page.seed, page.clusters if page.colour == "cluster" else None)
    if len(page.nodes) <= SHOWN_AT_ONCE:
        return _axes(drawn.places[node.id] for node in page.nodes)
    from visualizations.group_names import name_groups

    named = name_groups(page.neighbours, drawn, {node.id: node.name for node in page.nodes})
    groups = [
        [group.x, group.y, group.radius, group.parent, name, many]
        for group, (name, many) in zip(drawn.groups, named, strict=True)
    ]
    group_of = [drawn.group_of[node.id] for node in page.nodes]
    return {**_axes(_within(drawn, node.id) for node in page.nodes), "groups": groups, "groupOf": group_of}


def _axes(places: Iterable[tuple[float, float]]) -> dict[str, list[int]]:
    rounded = [(round(x), round(y)) for x, y in places]
    return {"x": [x for x, _ in rounded], "y": [y for _, y in rounded]}


def _within(drawn: Arrangement, node_id: str) -> tuple[float, float]:
    (x, y), number = drawn.places[node_id], drawn.group_of[node_id]
    return (x - drawn.groups[number].x, y - drawn.groups[number].y) if number >= 0 else (x, y)


VIS_NETWORK = Library("pyvis", "templates/lib/vis-9.1.2/vis-network.min.js")
NETWORK = View("network", "view-network", Path(__file__).with_suffix(".js"), describe_places, libraries=(VIS_NETWORK,))
