"""The legend of a page: what shapes, colours and types of relationship stand for, as plain data."""

from __future__ import annotations

from typing import Any

from graph_model import Vocabulary
from graph_model.wording import label
from visualizations.encoding import GREY, PALETTE, cluster_colour, cluster_key, type_look
from visualizations.page import Page


def node_type_entries(vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """Return the colour and shape of each node type, and whether it only groups; sources are cited, not drawn."""
    looks = {name: type_look(name) for name in vocabulary.nodes if name != "Source"}
    groups = {name: {"groups": True} for name in looks if vocabulary.nodes[name].context}
    return [
        {"name": name, "colour": look.colour, "shape": look.shape, **groups.get(name, {})}
        for name, look in looks.items()
    ]


def relationship_type_entries(vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """Return how each relationship type reads, from either end."""
    return [
        {
            "name": name,
            "label": label(name),
            "forward": definition.forward,
            "backward": definition.backward,
            "symmetric": definition.symmetric,
        }
        for name, definition in vocabulary.relationships.items()
    ]


def cluster_entries(page: Page) -> list[dict[str, str]]:
    """Return the colour and label of each cluster; those without a colour of their own share the grey ones at its end.

    A label that is empty the page's scripts fill in.

    A page whose colours stand for types has none.
    """
    if page.colour != "cluster":
        return []
    coloured = [
        {
            "key": cluster_key(number),
            "colour": cluster_colour(number),
            "label": page.cluster_labels.get(number, ""),
        }
        for number in sorted(set(page.clusters.values()))
        if 1 <= number <= len(PALETTE)
    ]
    return [*coloured, *({"key": key, "colour": GREY, "label": ""} for key in ("more", "none"))]
