"""Central and brokering actors: degree, betweenness and PageRank, on two-mode data treated as such."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import networkx as nx

from graph_model import Graph, InterurbanError
from queries.analysis.scope import Scope, TwoMode, one_mode, two_mode
from queries.answers import Answer

MEASURES = ("degree", "betweenness", "pagerank")
DAMPING = 0.85
TOLERANCE = 1e-12
LARGEST_EXACT = 2_000
PIVOTS = 200
SEED = 1

_TWO_MODE = {
    "degree": "number of things shared in; as a share of all things (Borgatti and Everett 1997)",
    "betweenness": "share of shortest paths of the two-mode graph, by the largest possible (Borgatti and Halgin 2011)",
    "pagerank": "random walk from actor to actor through what they share; a thing shared by n counts 1/(n-1) "
    "(weights: Newman 2001; PageRank: Page et al. 1999), damping 0.85",
}
_ONE_MODE = {
    "degree": "number of actors tied to; as a share of all others (Freeman 1979)",
    "betweenness": "share of shortest paths, by the number of pairs of others (Freeman 1979)",
    "pagerank": "random walk along ties (Page et al. 1999), damping 0.85",
}

Scores = dict[str, dict[str, float]]


def rank(graph: Graph, scope: Scope, measure: str = "degree", *, limit: int | None = None) -> Answer:
    """Return the actors of a scope by centrality, with all three measures; `measure` is the one sorted by.

    Betweenness is exact up to 2,000 nodes and beyond that estimated from 200 pivots drawn with a fixed seed (Brandes
    and Pich 2007). Actors with equal scores share a rank.

    Raises:
        NothingFound: the scope holds no tie.
        InterurbanError: the measure is unknown.
    """
    if measure not in MEASURES:
        raise InterurbanError(f"{measure!r} is no measure; use one of: {', '.join(MEASURES)}")
    if scope.is_two_mode(graph):
        data = two_mode(graph, scope)
        scores, counts, definitions = _two_mode_scores(data), _two_mode_counts(data), _TWO_MODE
        nodes = len(data.actors) + len(data.things)
    else:
        ties = one_mode(graph, scope)
        scores, definitions, nodes = _one_mode_scores(ties), _ONE_MODE, len(ties)
        counts = {"actors": len(ties), "ties": ties.number_of_edges()}
    method = "exact" if nodes <= LARGEST_EXACT else f"estimated from {PIVOTS} pivots, seed {SEED}"
    notes = [f"{', '.join(f'{count:,} {what}' for what, count in counts.items())}; betweenness {method}"]
    notes += [f"{name}: {definition}" for name, definition in definitions.items()]
    return Answer(
        f"{scope.in_words()}, by {measure}",
        ["rank", "name", "type", "degree", "degree_share", "betweenness", "pagerank"],
        _rows(graph, scores, measure)[:limit],
        computed={
            **scope.computed(),
            **counts,
            "by_measure": measure,
            "definitions": dict(definitions),
            "betweenness": method,
            "damping": DAMPING,
            "tolerance": TOLERANCE,
        },
        notes=notes,
    )


def node_measure(graph: Graph, measure: str = "degree") -> dict[str, float]:
    """Return a measure of every node but sources, over the whole graph taken as undirected and simple, to size a page.

    Raises:
        InterurbanError: the measure is unknown.
    """
    if measure not in MEASURES:
        raise InterurbanError(f"{measure!r} is no measure; use one of: {', '.join(MEASURES)}")
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(node.id for node in graph.nodes() if node.type != "Source")
    simple.add_edges_from((each.start, each.end) for each in graph.relationships())
    if measure == "degree":
        return {node: float(degree) for node, degree in simple.degree}
    return _one_mode_scores(simple)[measure]


def _rows(graph: Graph, scores: Scores, measure: str) -> list[dict[str, Any]]:
    def place(actor: str) -> tuple[float, str]:
        return -scores[measure][actor], graph.node(actor).name.casefold()

    rows: list[dict[str, Any]] = []
    for number, actor in enumerate(sorted(scores[measure], key=place), start=1):
        score = scores[measure][actor]
        tied = bool(rows) and abs(score - rows[-1][measure]) <= 1e-12
        node = graph.node(actor)
        rows.append(
            {
                "rank": rows[-1]["rank"] if tied else number,
                "name": node.name,
                "type": node.type,
                "degree": int(scores["degree"][actor]),
                **{name: scores[name][actor] for name in ("degree_share", "betweenness", "pagerank")},
                "id": actor,
            }
        )
    return rows


def _two_mode_counts(data: TwoMode) -> dict[str, int]:
    return {"actors": len(data.actors), "things": len(data.things), "ties": sum(map(len, data.memberships))}


def _two_mode_scores(data: TwoMode) -> Scores:
    degrees = {actor: float(len(row)) for actor, row in zip(data.actors, data.memberships, strict=True)}
    raw = _betweenness(data.bipartite())
    largest = largest_two_mode_betweenness(len(data.actors), len(data.things))
    return {
        "degree": degrees,
        "degree_share": {actor: degree / len(data.things) for actor, degree in degrees.items()},
        "betweenness": {actor: raw["actor", actor] / largest if largest else 0.0 for actor in data.actors},
        "pagerank": co_affiliation_pagerank(data),
    }


def _one_mode_scores(ties: nx.Graph[str]) -> Scores:
    raw = _betweenness(ties)
    others = len(ties) - 1
    pairs = others * (others - 1) / 2
    return {
        "degree": {node: float(degree) for node, degree in ties.degree},
        "degree_share": {node: degree / others if others else 0.0 for node, degree in ties.degree},
        "betweenness": {node: score / pairs if pairs else 0.0 for node, score in raw.items()},
        "pagerank": nx.pagerank(ties, alpha=DAMPING, tol=TOLERANCE, max_iter=1000),
    }


def _betweenness(graph: nx.Graph[Any]) -> Mapping[Any, float]:
    """Return, for each node, the number of pairs it lies between; estimated from pivots when the graph is large."""
    pivots = PIVOTS if len(graph) > LARGEST_EXACT else None
    scores: dict[Any, float] = nx.betweenness_centrality(graph, k=pivots, normalized=False, seed=SEED)
    return scores


def largest_two_mode_betweenness(actors: int, things: int) -> float:
    """Return the largest betweenness an actor can have in two-mode data of this size (Borgatti and Halgin 2011).

    >>> largest_two_mode_betweenness(2, 3)
    5.0
    """
    s, t = divmod(actors - 1, things)
    return (things**2 * (s + 1) ** 2 + things * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2.0


def co_affiliation_pagerank(data: TwoMode) -> dict[str, float]:
    """Return the PageRank of actors on their weighted projection, without building it.

    Two actors are tied by the sum of 1/(n-1) over the things they share, n being how many share the thing (Newman
    2001), so that a network of a hundred cities ties loosely. The scores sum to 1.
    """
    import numpy as np

    incidence = data.incidence
    sizes = incidence.sum(axis=0)
    weights = np.divide(1.0, sizes - 1, out=np.zeros(len(sizes)), where=sizes > 1)
    own = incidence @ weights  # what the walk would give an actor for meeting itself
    strength = incidence @ (weights * sizes) - own
    count = len(data.actors)
    inverse = np.divide(1.0, strength, out=np.zeros(count), where=strength > 0)
    scores = np.full(count, 1.0 / count)
    for _ in range(1000):
        step = scores * inverse
        walked = incidence @ (weights * (incidence.T @ step)) - own * step
        stranded = scores[strength <= 0].sum()
        new = DAMPING * (walked + stranded / count) + (1 - DAMPING) / count
        change = np.abs(new - scores).sum()
        scores = new
        if change < count * TOLERANCE:
            break
    return {actor: float(score) for actor, score in zip(data.actors, scores, strict=True)}
