"""Analysis of two-mode data beside NetworkX and igraph: CPU seconds, memory and how far the numbers are apart.

Each way runs in a process of its own, from data that is there already in the form that it takes; the memory is what it
needs beyond that. A case is a line of CASES. At the end stands how what we do grows with the data, of works that ran on
all of GROWING.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from typing import Any

import networkx as nx
import numpy as np
import scipy.sparse.csgraph  # noqa: F401 -- before the clock runs: loading it takes longer than the shortest case

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
from queries.analysis.partitions.describing import standing
from queries.analysis.partitions.finding import find_partition
from queries.analysis.partitions.naming import most_particular, strongest
from queries.analysis.projection import project_pairs
from queries.analysis.two_mode import TwoMode

Values = np.ndarray[Any, np.dtype[np.float64]]
WOULD_NOT_END = "left out, it would take hours"


def random_ties(actors: int, things: int, ties: int) -> TwoMode:
    """Return so many ties drawn at random; a few are drawn twice."""
    chance = np.random.default_rng(1)
    return TwoMode.of_pairs(*_names(actors, things), chance.integers(0, actors, ties), chance.integers(0, things, ties))


def city_networks() -> TwoMode:
    """Return 10,200 cities in 59 networks: most in one only, nearly 8,000 in the largest, a few dozen in many."""
    chance = np.random.default_rng(1)
    likely = np.concatenate([[1.0], 0.25 / np.arange(2, 60)])
    each = np.concatenate([np.ones(7_200), 1 + chance.geometric(0.4, 3_000)]).astype(np.int64)
    rows = np.repeat(np.arange(10_200), each)
    columns = chance.choice(59, len(rows), p=likely / likely.sum())
    return TwoMode.of_pairs(*_names(10_200, 59), rows, columns)


def offices() -> TwoMode:
    """Return 38,547 persons in 15,519 posts: most in one only, those of one person often near each other."""
    persons, posts, several = 38_547, 15_519, 9_000
    chance = np.random.default_rng(1)
    likely = (chance.permutation(posts) + 3.0) ** -0.75
    each = 2 + chance.multinomial(56_793 - persons - several, np.ones(several) / several)
    rows = np.concatenate([np.arange(persons - several), np.repeat(np.arange(persons - several, persons), each)])
    columns = chance.choice(posts, len(rows), p=likely / likely.sum())
    first = np.r_[True, rows[1:] != rows[:-1]]
    home = columns[np.maximum.accumulate(np.where(first, np.arange(len(rows)), 0))]
    near = (chance.random(len(rows)) < 0.7) & ~first
    columns = np.where(near, (home + chance.integers(-15, 16, len(rows))) % posts, columns)
    return TwoMode.of_pairs(*_names(persons, posts), rows, columns)


def _names(actors: int, things: int) -> tuple[list[str], list[str]]:
    return [f"a{number}" for number in range(actors)], [f"t{number}" for number in range(things)]


DATA: Mapping[str, Callable[[], TwoMode]] = {
    "2k x 300 x 20k": lambda: random_ties(2_000, 300, 20_000),
    "20k x 3k x 200k": lambda: random_ties(20_000, 3_000, 200_000),
    "200k x 20k x 2M": lambda: random_ties(200_000, 20_000, 2_000_000),
    "10,200 cities": city_networks,
    "57k offices": offices,
}


GROWING = ("2k x 300 x 20k", "20k x 3k x 200k", "200k x 20k x 2M")


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


FORMS: Mapping[str, Callable[[TwoMode], Any]] = {
    "ours": lambda data: data,
    "ours, one run": lambda data: data,
    "networkx": lambda data: (data.nx, [("actor", actor) for actor in data.actors]),
    "networkx, projected": lambda data: (_networkx_projection(data), [("actor", actor) for actor in data.actors]),
    "networkx, Newman": _newman_projection,
    "networkx, 1 in 100": lambda data: (data.nx, [("actor", actor) for actor in data.actors[::100]]),
    "igraph": lambda data: (_igraph(data), len(data.actors)),
}
EVERY: Mapping[str, int] = {"networkx, 1 in 100": 100}  # of a form, one actor in so many is measured


@dataclass(frozen=True)
class Case:
    """A piece of work on one of DATA: what does it, by the form of data that it takes, and why others do not."""

    work: str
    data: str
    ways: Mapping[str, Callable[[Any], Values]]
    left_out: Mapping[str, str] = field(default_factory=dict)


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
    """Return what finds clusters, and what each shares most and its bridges, and gives their modularity."""

    def modularity(data: TwoMode) -> Values:
        partition = find_partition(data, runs=runs)
        stands, clusters = standing(partition), int((partition.sizes > 1).sum())
        most_particular(stands.labels, clusters, data.incidence)
        strongest(stands.labels, clusters, stands.strengths.bridging)
        return np.array([partition.modularity])

    return modularity


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
    return np.array([nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=1))])


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


def _without(ways: Mapping[str, Callable[[Any], Values]], *peers: str) -> dict[str, Callable[[Any], Values]]:
    return {name: way for name, way in ways.items() if name not in peers}


NO_NETWORKX = {"networkx": WOULD_NOT_END}
NO_PEER = {"networkx": WOULD_NOT_END, "igraph": WOULD_NOT_END}
CASES = (
    Case("betweenness", "2k x 300 x 20k", BETWEENNESS),
    Case("betweenness", "10,200 cities", IGRAPH_BETWEENNESS, NO_NETWORKX),
    Case("betweenness", "57k offices", IGRAPH_BETWEENNESS, NO_NETWORKX),
    Case("betweenness", "20k x 3k x 200k", _without(BETWEENNESS, "networkx", "igraph"), NO_PEER),
    Case("betweenness", "200k x 20k x 2M", _without(BETWEENNESS, "networkx", "igraph"), NO_PEER),
    Case(
        "betweenness, projected", "2k x 300 x 20k", _without(PROJECTED_BETWEENNESS, "networkx, projected"), NO_NETWORKX
    ),
    Case(
        "betweenness, projected", "10,200 cities", _without(PROJECTED_BETWEENNESS, "networkx, projected"), NO_NETWORKX
    ),
    Case("closeness", "2k x 300 x 20k", CLOSENESS),
    Case("harmonic", "2k x 300 x 20k", HARMONIC),
    Case("harmonic, projected", "2k x 300 x 20k", PROJECTED_HARMONIC),
    Case("closeness", "20k x 3k x 200k", {"networkx, 1 in 100": _closeness_of_some, "ours": CLOSENESS["ours"]}),
    Case("harmonic", "20k x 3k x 200k", {"networkx, 1 in 100": _harmonic_of_some, "ours": HARMONIC["ours"]}),
    Case("closeness", "57k offices", _without(CLOSENESS, "networkx"), NO_NETWORKX),
    Case("closeness", "200k x 20k x 2M", _without(CLOSENESS, "networkx"), NO_NETWORKX),
    Case("projection", "2k x 300 x 20k", PROJECTION),
    Case("projection", "20k x 3k x 200k", _without(PROJECTION, "networkx"), NO_NETWORKX),
    Case("projection", "200k x 20k x 2M", _without(PROJECTION, "networkx"), NO_NETWORKX),
    *(Case("degree", data, DEGREE) for data in GROWING),
    Case("pagerank, with building the projection", "2k x 300 x 20k", PAGERANK),
    *(
        Case("pagerank, with building the projection", data, _without(PAGERANK, "networkx"), NO_NETWORKX)
        for data in GROWING[1:]
    ),
    Case("eigenvector", "2k x 300 x 20k", EIGENVECTOR),
    Case("eigenvector", "20k x 3k x 200k", EIGENVECTOR),
    Case("eigenvector", "200k x 20k x 2M", _without(EIGENVECTOR, "networkx", "igraph"), NO_PEER),
    Case("eigenvector, projected", "2k x 300 x 20k", PROJECTED_EIGENVECTOR),
    Case("backbone", "2k x 300 x 20k", BACKBONE),
    Case("backbone", "10,200 cities", BACKBONE),
    Case("backbone", "20k x 3k x 200k", BACKBONE),
    Case("brokers", "2k x 300 x 20k", BROKERS),
    Case("brokers", "10,200 cities", BROKERS),
    Case("clusters, two runs", "2k x 300 x 20k", LOUVAIN),
    Case("clusters, many runs", "2k x 300 x 20k", MANY_RUNS),
    Case("clusters, many runs", "10,200 cities", MANY_RUNS, NO_NETWORKX),
    Case("clusters, many runs", "57k offices", MANY_RUNS),
    Case("clusters, many runs", "20k x 3k x 200k", MANY_RUNS),
    Case("clusters, many runs", "200k x 20k x 2M", MANY_RUNS),
)


@cache
def _data(name: str) -> TwoMode:
    return DATA[name]()


@dataclass(frozen=True)
class _Run:
    """What one way took: CPU seconds, megabytes beyond its data, and the values that came out."""

    seconds: float
    megabytes: float
    values: Values


def measure(name: str, way: Callable[[Any], Values], data: TwoMode) -> _Run:
    """Return what a way takes, in a process of its own."""
    ours, theirs = multiprocessing.get_context("fork").Pipe()
    child = multiprocessing.get_context("fork").Process(target=_measure, args=(theirs, FORMS[name], way, data))
    child.start()
    found: _Run = ours.recv()
    child.join()
    return found


def _measure(pipe: Any, form: Callable[[TwoMode], Any], way: Callable[[Any], Values], data: TwoMode) -> None:
    import resource

    taken = form(data)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    values = way(taken)
    seconds = time.process_time() - began
    pipe.send(_Run(seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024, values))


def run() -> None:
    """Print a line for each way of each case; INTERURBAN_CASES=betweenness runs those whose work begins so."""
    wanted = os.environ.get("INTERURBAN_CASES", "")
    ours: dict[str, dict[str, _Run]] = {}
    for case in CASES:
        if not case.work.startswith(wanted):
            continue
        print(f"  {case.work}, {case.data}")
        runs = {
            name: measure(name, way, _data(case.data))
            for name, way in case.ways.items()
            if name != "igraph" or find_spec("igraph")
        }
        ours.setdefault(case.work, {})[case.data] = runs["ours"]
        seconds = {name: found.seconds * EVERY.get(name, 1) for name, found in runs.items()}
        slowest = next(iter(seconds.values()))
        for name, found in runs.items():
            expected = runs["ours"].values[:: EVERY.get(name, 1)]
            apart = np.abs(found.values - expected).max() / (np.abs(expected).max() or 1.0)
            times = slowest / seconds[name]
            print(
                f"    {name:<20} {seconds[name]:9.3f} s {times:8.1f} x {found.megabytes:7.0f} MB   apart {apart:.0e}",
                flush=True,
            )
        for name, why in case.left_out.items():
            print(f"    {name:<20} {why}")
    _say_growth(ours)


def _say_growth(ours: Mapping[str, Mapping[str, _Run]]) -> None:
    """Print the seconds and the megabytes of each work that ran on all of GROWING, where ties are ten times as many."""
    print(f"  how ours grow: {'; '.join(GROWING)}")
    for work, runs in ours.items():
        if all(data in runs for data in GROWING):
            took = "".join(f"{runs[data].seconds:9.3f} s {runs[data].megabytes:5.0f} MB" for data in GROWING)
            print(f"    {work:<40}{took}")
