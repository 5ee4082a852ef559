"""How works are done, by us and by others: the form of data that each way takes, and the values that come out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import networkx as nx
import numpy as np
import scipy.sparse.csgraph  # noqa: F401 -- before the clock runs: loading it takes longer than the shortest case
import sknetwork.clustering.louvain_core  # noqa: F401 -- likewise

from benchmarks import paths
from benchmarks.networks import PLANTED
from graph_model import Graph
from queries.analysis.backbones.keeping import Testing, keep_pairs
from queries.analysis.backbones.models import SDSM
from queries.analysis.brokerage.roles import brokerage
from queries.analysis.brokerage.tied_classes import TiedClasses
from queries.analysis.measures.betweenness import projected_betweenness, two_mode_betweenness
from queries.analysis.measures.closeness import two_mode_closeness
from queries.analysis.measures.degree import two_mode_degree
from queries.analysis.measures.eigenvector import projected_eigenvector, two_mode_eigenvector
from queries.analysis.measures.harmonic import projected_harmonic, two_mode_harmonic
from queries.analysis.measures.pagerank import TOLERANCE, co_affiliation_pagerank
from queries.analysis.partitions.agreement import adjusted_rand
from queries.analysis.partitions.describing import standing
from queries.analysis.partitions.finding import find_partition
from queries.analysis.partitions.naming import most_particular, strongest
from queries.analysis.partitions.shared import Shared
from queries.analysis.partitions.ties import numbered
from queries.analysis.projection import project_pairs
from queries.analysis.two_mode import TwoMode

Values = np.ndarray[Any, np.dtype[np.float64]]


def _networkx_projection(data: TwoMode) -> nx.Graph[Any]:
    return nx.bipartite.projected_graph(data.nx, [("actor", actor) for actor in data.actors])


def _newman_projection(data: TwoMode) -> nx.Graph[Any]:
    actors = [("actor", actor) for actor in data.actors]
    return nx.bipartite.collaboration_weighted_projected_graph(data.nx, actors)


def _igraph(data: TwoMode) -> Any:
    import igraph

    ties = data.incidence.tocoo()
    count = len(data.actors)
    return igraph.Graph(n=count + len(data.things), edges=np.c_[ties.coords[0], ties.coords[1] + count])


def _with_pairs(form: Callable[[Graph], Any]) -> Callable[[Graph], tuple[Any, list[paths.Pair]]]:
    return lambda graph: (form(graph), paths.pairs_of(graph))


FORMS: Mapping[str, Callable[[Any], Any]] = {
    "ours": lambda data: data,
    "ours, one run": lambda data: data,
    "networkx": lambda data: (data.nx, [("actor", actor) for actor in data.actors]),
    "networkx, projected": lambda data: (_networkx_projection(data), [("actor", actor) for actor in data.actors]),
    "networkx, Newman": _newman_projection,
    "networkx, 1 in 100": lambda data: (data.nx, [("actor", actor) for actor in data.actors[::100]]),
    "igraph": lambda data: (_igraph(data), len(data.actors)),
    **{name: _with_pairs(form) for name, (form, _) in paths.WAYS.items()},
}
EVERY: Mapping[str, int] = {"networkx, 1 in 100": 100}  # of a form, one actor in so many is measured


def _by_networkx(measure: Callable[[nx.Graph[Any]], Mapping[Any, float]]) -> Callable[[Any], Values]:
    """Return what takes a graph and its actors, and gives the measure of each."""

    def values(form: tuple[nx.Graph[Any], list[Any]]) -> Values:
        found = measure(form[0])
        return np.array([found[actor] for actor in form[1]])

    return values


def _betweenness_by_networkx(form: tuple[nx.Graph[Any], list[Any]]) -> Values:
    found = nx.bipartite.betweenness_centrality(*form)
    return np.array([found[actor] for actor in form[1]])


def _closeness_by_networkx(form: tuple[nx.Graph[Any], list[Any]]) -> Values:
    found = nx.bipartite.closeness_centrality(*form)
    return np.array([found[actor] for actor in form[1]])


def _closeness_of_some(form: tuple[nx.Graph[Any], list[Any]]) -> Values:
    """Return the closeness of some actors by NetworkX's searches; where not all are connected as we have it."""
    graph, actors = form
    found = []
    for actor in actors:
        distances = nx.single_source_shortest_path_length(graph, actor)
        least = len(distances) - 2 + sum(side == "actor" for side, _ in distances)
        found.append(least / max(sum(distances.values()), 1) * (len(distances) - 1) / (len(graph) - 1))
    return np.array(found)


def _harmonic_of_some(form: tuple[nx.Graph[Any], list[Any]]) -> Values:
    found = nx.harmonic_centrality(form[0], nbunch=form[1])
    return np.array([found[actor] for actor in form[1]])


def _betweenness_by_igraph(form: tuple[Any, int]) -> Values:
    from queries.analysis.measures.betweenness import largest_two_mode_betweenness

    graph, actors = form
    pairs = np.array(graph.betweenness())[:actors]
    return pairs / largest_two_mode_betweenness(actors, graph.vcount() - actors)


def _harmonic_by_igraph(form: tuple[Any, int]) -> Values:
    graph, actors = form
    return np.array(graph.harmonic_centrality(range(actors), normalized=False))


LEAST_SHARED = 2  # things that two actors share, from which on a projection keeps their tie


def _projection(data: TwoMode) -> Values:
    """Return the weights of the projection, so that they can be compared."""
    return np.sort(project_pairs(data, "count", least=LEAST_SHARED).data)


def _projection_by_networkx(form: tuple[nx.Graph[Any], list[Any]]) -> Values:
    found = nx.bipartite.weighted_projected_graph(*form)
    weights = np.array([weight for _, _, weight in found.edges(data="weight")], dtype=np.float64)
    return np.sort(weights[weights >= LEAST_SHARED])


def _pagerank_by_networkx(form: tuple[nx.Graph[Any], list[Any]]) -> Values:
    projection = nx.bipartite.collaboration_weighted_projected_graph(*form)
    found = nx.pagerank(projection, tol=TOLERANCE, max_iter=1000)
    return np.array([found[actor] for actor in form[1]])


def _clusters(runs: int | None) -> Callable[[TwoMode], Values]:
    """Return what finds clusters, and what each shares most and its bridges, and gives the cluster of each actor."""

    def labels(data: TwoMode) -> Values:
        partition = find_partition(data, runs=runs)
        stands, clusters = standing(partition), int((partition.sizes > 1).sum())
        most_particular(stands.labels, clusters, data.incidence)
        strongest(stands.labels, clusters, stands.strengths.bridging)
        return stands.labels.astype(np.float64)

    return labels


def modularity(data: TwoMode, labels: Values) -> float:
    """Return the modularity of clusters of actors on the projection with Newman's weights."""
    weights = np.divide(1.0, data.sizes - 1, out=np.zeros(len(data.things)), where=data.sizes > 1)
    return Shared(data.incidence, weights, np.ones(len(data.actors))).modularity(numbered(labels.astype(np.int64)))


def planted_again(data: TwoMode, labels: Values) -> float:
    """Return how far clusters agree with the groups that were planted: their adjusted Rand index."""
    return adjusted_rand(numbered(labels.astype(np.int64)), np.arange(len(data.actors)) % PLANTED)


EXACT = 1e-12  # how far the last steps of networkx's eigenvectors may be apart, by node


def _eigenvector_by_networkx(form: tuple[nx.Graph[Any], list[Any]]) -> Values:
    found = nx.eigenvector_centrality(form[0], max_iter=100_000, tol=EXACT)
    return _of_length_1(np.array([found[actor] for actor in form[1]]))


def _projected_eigenvector_by_networkx(graph: nx.Graph[Any]) -> Values:
    found = nx.eigenvector_centrality(graph, max_iter=100_000, tol=EXACT, weight="weight")
    return _of_length_1(np.array(list(found.values())))


def _eigenvector_by_igraph(form: tuple[Any, int]) -> Values:
    return _of_length_1(np.array(form[0].eigenvector_centrality(scale=False))[: form[1]])


def _of_length_1(values: Values) -> Values:
    length: Values = values / np.linalg.norm(values)
    return length


def _backbone(data: TwoMode) -> Values:
    """Return the p-values of the stochastic degree sequence model, kinds of pairs each once."""
    return keep_pairs(data, Testing(SDSM, 0.05, "fdr", "possible", "stronger", 0, 1)).p


def _brokers(data: TwoMode) -> Values:
    """Return how many chains each actor brokers, with roles by thirty groups and what chance would give."""
    groups = np.random.default_rng(1).integers(0, 30, len(data.actors))
    return brokerage(TiedClasses.of_two_mode(data.unweighted), groups).total


def _louvain(graph: nx.Graph[Any]) -> Values:
    found = nx.community.louvain_communities(graph, seed=1)
    cluster = {actor: number for number, members in enumerate(found) for actor in members}
    return np.array([cluster[actor] for actor in graph], dtype=np.float64)


def _each_pair(way: paths.Way) -> Callable[[Any], Values]:
    def values(form: tuple[Any, list[paths.Pair]]) -> Values:
        return np.array(paths.joined(way, *form), dtype=np.float64)

    return values


OUR_BETWEENNESS: Callable[[Any], Values] = lambda data: two_mode_betweenness(data).values  # noqa: E731
BETWEENNESS = {
    "networkx": _betweenness_by_networkx,
    "igraph": _betweenness_by_igraph,
    "ours": OUR_BETWEENNESS,
}
IGRAPH_BETWEENNESS = {"igraph": _betweenness_by_igraph, "ours": OUR_BETWEENNESS}
PROJECTED_BETWEENNESS = {
    "networkx, projected": _by_networkx(nx.betweenness_centrality),
    "ours": lambda data: projected_betweenness(data).values,
}
CLOSENESS = {"networkx": _closeness_by_networkx, "ours": lambda data: two_mode_closeness(data).values}
HARMONIC = {
    "networkx": _by_networkx(nx.harmonic_centrality),
    "igraph": _harmonic_by_igraph,
    "ours": lambda data: two_mode_harmonic(data).values,
}
SOME_CLOSENESS = {"networkx, 1 in 100": _closeness_of_some, "ours": CLOSENESS["ours"]}
SOME_HARMONIC = {"networkx, 1 in 100": _harmonic_of_some, "ours": HARMONIC["ours"]}
PROJECTED_HARMONIC = {
    "networkx, projected": _by_networkx(nx.harmonic_centrality),
    "ours": lambda data: projected_harmonic(data).values,
}
PROJECTION: dict[str, Callable[[Any], Values]] = {"networkx": _projection_by_networkx, "ours": _projection}
EIGENVECTOR = {
    "networkx": _eigenvector_by_networkx,
    "igraph": _eigenvector_by_igraph,
    "ours": lambda data: two_mode_eigenvector(data).values,
}
PROJECTED_EIGENVECTOR = {
    "networkx, Newman": _projected_eigenvector_by_networkx,
    "ours": lambda data: projected_eigenvector(data).values,
}
DEGREE: dict[str, Callable[[Any], Values]] = {"ours": lambda data: two_mode_degree(data).values}
PAGERANK: dict[str, Callable[[Any], Values]] = {
    "networkx": _pagerank_by_networkx,
    "ours": lambda data: co_affiliation_pagerank(data).values,
}
LOUVAIN = {"networkx, Newman": _louvain, "ours, one run": _clusters(1), "ours": _clusters(2)}
BACKBONE = {"ours": _backbone}
BROKERS = {"ours": _brokers}
MANY_RUNS = {"ours": _clusters(None)}
LOUVAIN_AND_MANY_RUNS = {"networkx, Newman": _louvain, "ours": _clusters(None)}
PATHS = {name: _each_pair(way) for name, (_, way) in paths.WAYS.items()}
