"""The clusters of a page: each thing takes the one that it binds, and each is named by what holds it together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph_model import Graph
    from queries.analysis.clustering import Cluster
    from queries.analysis.scope import Scope

_HOW_MANY = re.compile(r" \((tied to )?[\d,]+(?: of [\d,]+)?\)$")  # behind the name of what holds a cluster together
FEW = 3  # members, which name a cluster that nothing else names


def clusters_of_page(graph: Graph, scope: Scope) -> tuple[dict[str, int], dict[int, str]]:
    """Return the number of the cluster of each node that has one, and the label of each cluster."""
    from queries.analysis.clustering import find_clusters

    found = find_clusters(graph, scope)
    return spread(graph, found.by_node(graph)), name_clusters(graph, found.clusters)


def spread(graph: Graph, numbers: Mapping[str, int]) -> dict[str, int]:
    """Return the cluster of each node that a chain joins to one that has one: that of most of its neighbours.

    Nodes take it step by step, those nearest to a cluster first; of clusters that are as strong, the lower number.
    What only groups (a country, a topic) takes one, too, and gives none on.
    """
    found = dict(numbers)
    gives = {name for name, kind in graph.vocabulary.nodes.items() if not kind.context} - {"Source"}
    edge = [node_id for node_id in found if graph.type_of(node_id) in gives]
    while edge:
        near: dict[str, Counter[int]] = {}
        for node_id in edge:
            for other in graph.neighbours_of(node_id):
                if other not in found and graph.type_of(other) != "Source":
                    near.setdefault(other, Counter())[found[node_id]] += 1
        for node_id, counts in near.items():
            found[node_id] = min(counts, key=lambda number: (-counts[number], number))
        edge = [node_id for node_id in near if graph.type_of(node_id) in gives]
    return found


def name_clusters(graph: Graph, clusters: Sequence[Cluster]) -> dict[int, str]:
    """Return a label for each cluster: what holds it together, as much of it as tells it from the others.

    Where nothing is shared it is named after those at its heart, and after its members if they are few.
    """
    holding = {each.number: list(filter(None, map(_holder, each.held_together_by))) for each in clusters}
    labels = {}
    for each in clusters:
        names = holding[each.number]
        same = [other for number, other in holding.items() if number != each.number and other[:1] == names[:1]]
        labels[each.number] = _told_apart(names, same) or _after_members(graph, each)
    return labels


def _holder(held: str) -> str:
    """Return the name of a thing that members share, or say of a member that others are around it; else nothing."""
    many = _HOW_MANY.search(held)
    name = held[: many.start()] if many else ""
    return f"around {name}" if many and many[1] else name


def _told_apart(names: Sequence[str], same: Sequence[Sequence[str]]) -> str:
    from graph_model.wording import listed

    enough = next((many for many in range(1, len(names)) if not any(names[:many] == other[:many] for other in same)), 0)
    told = listed(names[: enough or len(names)])
    return told.replace("around ", "Around ", 1) if told.startswith("around ") else told


def _after_members(graph: Graph, cluster: Cluster) -> str:
    from graph_model.wording import listed

    if len(cluster.members) <= FEW:
        return listed([graph.node(actor).name for actor in cluster.members])
    named, more = cluster.centre[:FEW], cluster.centre[FEW:]
    others = [f"{len(more):,} more"] if more else []
    return f"Around {listed([*(graph.node(actor).name for actor in named), *others])}"
