"""Positions for the page: time, against NetworkX's layouts of the same graph; and whether clusters are seen as such.

Of the ten nearest on the screen, the share that is of the same cluster, of nodes that are in one; of fewer nearest,
where the cluster has fewer others. On graphs with planted communities, and on the clusters of real sets, which are in
the folder that INTERURBAN_SETS names (cdp, treaties, precop, twincities): where the page is coloured by cluster, and
these are the groups of its picture; and where it is not, and the picture has groups of its own.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping

import networkx as nx

import interurban
from benchmarks.networks import SETS
from benchmarks.pages import planted
from benchmarks.timing import compare
from interurban.pages import describe_page
from queries.analysis.scope import Scope
from visualizations.layout import arrange, positions

NODES, EDGES = 1_000, 2_000
PLANTED_SIZES = ((200, 600), (1_000, 3_000), (5_000, 15_000), (20_000, 60_000))
COMMUNITIES = 20  # of the planted graphs
NEAREST = 10
# Data set, whose clusters, and by what they are tied.
REAL = (
    ("citynet", Scope()),
    ("cdp", Scope(of=("City",), through=("Organisation",))),
    ("treaties", Scope(of=("Country",), through=("MOU",))),
    ("precop", Scope(of=("Person",), through=("Forum",))),
    ("twincities", Scope(of=("City",), through=("TWINNED_WITH",))),
)


def run() -> None:
    graph = nx.relabel_nodes(nx.gnm_random_graph(NODES, EDGES, seed=1), str)
    ways = {
        "networkx spring_layout, 50 iterations": lambda: nx.spring_layout(graph, seed=1),
        "networkx forceatlas2_layout, 100 iterations": lambda: nx.forceatlas2_layout(graph, seed=1),
        "ours, 300 iterations": lambda: positions(graph, {}),
    }
    print(f"  {NODES:,} nodes, {EDGES:,} edges")
    compare(ways, 3)
    print("  of the ten nearest on the screen, the share of the same cluster")
    for nodes, ties in PLANTED_SIZES:
        _seen_planted(nodes, ties)
    for data, scope in REAL:
        _seen_real(data, scope)


def _seen_planted(nodes: int, ties: int) -> None:
    graph = nx.relabel_nodes(planted(nodes, ties), str)
    places = positions(graph, dict.fromkeys(graph, 8.0))
    share = share_of_nearest(places, {node: int(node) * COMMUNITIES // nodes for node in graph})
    print(f"    {'planted':<12}{nodes:>7,} nodes in {COMMUNITIES} communities: {share:.3f}")


def _seen_real(data: str, scope: Scope) -> None:
    if data != "citynet" and not (SETS / data).is_dir():
        print(f"    {data}: not there; INTERURBAN_SETS names the folder of the sets")
        return
    graph = interurban.load(data if data == "citynet" else SETS / data).graph
    page = describe_page(graph, scope, colour="cluster", size="degree", ego=None, radius=1, title=None)
    coloured, plain = (
        share_of_nearest(arrange(page.neighbours, page.radii, page.seed, clusters).places, page.clusters)
        for clusters in (page.clusters, None)
    )
    many = f"{len(page.clusters):>7,} nodes in {len(set(page.clusters.values())):,} clusters"
    print(f"    {data:<12}{many}: coloured by cluster {coloured:.3f}, not {plain:.3f}")


def share_of_nearest(places: Mapping[str, tuple[float, float]], clusters: Mapping[str, Hashable]) -> float:
    """Return the share of the nearest that are of the same cluster, over all nodes of one that has others."""
    import numpy as np
    from scipy.spatial import KDTree

    names = [name for name in places if name in clusters]
    labels = np.unique([str(clusters[name]) for name in names], return_inverse=True)[1]
    points = np.array([places[name] for name in names])
    _, nearest = KDTree(points).query(points, k=min(NEAREST + 1, len(names)))
    same = labels[nearest[:, 1:]] == labels[:, None]
    others = np.bincount(labels)[labels] - 1
    counted = np.arange(same.shape[1]) < others[:, None]
    return float((same & counted).sum() / counted.sum())
