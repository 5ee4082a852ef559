"""PageRank: where a random walk along ties is found most often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.analysis.measures.measure import Definition, Measure, Scores
from queries.analysis.simple_ties import TwoMode

if TYPE_CHECKING:
    import networkx as nx

DAMPING = 0.85
TOLERANCE = 1e-12
PARAMETERS = {"damping": DAMPING, "tolerance": TOLERANCE}


def one_mode_pagerank(ties: nx.Graph[str]) -> Scores:
    """Return the PageRank of actors along their ties; the scores sum to 1."""
    import networkx as nx

    return Scores(nx.pagerank(ties, alpha=DAMPING, tol=TOLERANCE, max_iter=1000))


def co_affiliation_pagerank(data: TwoMode) -> Scores:
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
    return Scores({actor: float(score) for actor, score in zip(data.actors, scores, strict=True)})


PAGERANK = Measure(
    "pagerank",
    "PageRank",
    Definition(
        "random walk from actor to actor through what they share; a thing shared by n counts 1/(n-1)",
        "weights: Newman 2001; PageRank: Page et al. 1999",
        co_affiliation_pagerank,
        PARAMETERS,
    ),
    Definition("random walk along ties", "Page et al. 1999", one_mode_pagerank, PARAMETERS),
)
