"""The network view: nodes and the lines between them. Where each node lies; all else of it every view knows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from visualizations.page import Page
from visualizations.views.view import Library, View


def describe_places(page: Page) -> dict[str, Any]:
    """Return `places`, the x and y of each node in pixels, in the order of the nodes."""
    from visualizations.layout import positions

    places = positions(page.neighbours, page.radii, page.seed)
    return {"places": [places[node.id] for node in page.nodes]}


VIS_NETWORK = Library("pyvis", "templates/lib/vis-9.1.2/vis-network.min.js")
NETWORK = View("network", "Network", Path(__file__).with_suffix(".js"), describe_places, libraries=(VIS_NETWORK,))
