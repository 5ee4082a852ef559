"""PageRank: where a random walk along ties is found most often."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from queries.analysis.measures.measure import Definition, Measure, Scores
from queries.analysis.one_mode import OneMode
from queries.analysis.shared_ties import shared_ties
from queries.analysis.two_mode import TwoMode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]

DAMPING = 0.85
TOLERANCE = 1e-12
PARAMETERS = {"damping": DAMPING, "tolerance": TOLERANCE}
_STEPS = 1000


def one_mode_pagerank(data: OneMode) -> Scores:
    """Return the PageRank of actors along their ties; the scores sum to 1."""
    adjacency = data.adjacency
    return Scores(_walk(lambda step: adjacency @ step, adjacency.sum(axis=1)))


def co_affiliation_pagerank(data: TwoMode) -> Scores:
    """Return the PageRank of actors on their weighted projection, without building it.

    Two actors are tied by the sum of 1/(n-1) over the things they share, n being how many share the thing (Newman
    2001), so that a network of a hundred cities ties loosely; where ties weigh, each counts by the product of both.
    The scores sum to 1.
    """
    ties = shared_ties(data)
    return Scores(_walk(ties.multiply, ties.strength()))


def _walk(move: Callable[[FloatArray], FloatArray], strength: FloatArray) -> FloatArray:
    """Return where a walk is found that moves so; with a chance of 1 - DAMPING, or without a tie, it goes anywhere."""
    import numpy as np

    count = len(strength)
    if not count:
        return np.zeros(0)
    inverse = np.divide(1.0, strength, out=np.zeros(count), where=strength > 0)
    scores = np.full(count, 1.0 / count)
    for _ in range(_STEPS):
        stranded = scores[strength <= 0].sum()
        new = DAMPING * (move(scores * inverse) + stranded / count) + (1 - DAMPING) / count
        change = np.abs(new - scores).sum()
        scores = new
        if change < count * TOLERANCE:
            break
    return scores


_FORMULA = (
    "p(a) = 0.85 Σ_b p(b) w(a,b) / s(b) + 0.15 / A, s(b) = Σ_c w(b,c); of actors without ties p goes to all equally"
)
_NEWMAN = "w(a,b) = Σ_t v(a,t) v(b,t) / (n(t)-1), n(t) actors sharing t"

_CO_AFFILIATION = Definition(
    "random walk from actor to actor through what they share; a thing shared by n counts 1/(n-1)",
    formula=f"{_FORMULA}; {_NEWMAN}",
    source="weights: Newman 2001; PageRank: Page et al. 1999",
    compute=co_affiliation_pagerank,
    normalisation="the scores sum to 1",
    not_when="ties are few and undirected: there it says little more than strength",
    parameters=PARAMETERS,
)

PAGERANK = Measure(
    "pagerank",
    "PageRank",
    two_mode=_CO_AFFILIATION,
    projection=_CO_AFFILIATION,
    one_mode=Definition(
        "random walk along ties",
        formula=f"{_FORMULA}; w(a,b) is the weight of the tie, 1 if nothing is weighed",
        source="Page et al. 1999",
        compute=one_mode_pagerank,
        normalisation="the scores sum to 1",
        not_when="ties are few and undirected: there it says little more than strength",
        parameters=PARAMETERS,
    ),
    weighted=True,
)
