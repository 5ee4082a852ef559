"""Eigenvector centrality: who is tied to those who are central themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_model.wording import counted
from queries.analysis.measures.leading_vector import DirectTies, LeadingVector, leading_vector
from queries.analysis.measures.measure import Definition, Measure, Scores
from queries.analysis.one_mode import OneMode
from queries.analysis.projection import newman_weights
from queries.analysis.shared_ties import SharedTies, class_ties
from queries.analysis.two_mode import TwoMode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]


def two_mode_eigenvector(data: TwoMode) -> Scores:
    """Return the leading left singular vector of the incidence matrix: actors as hubs, of which things are authorities.

    Its squares sum to 1.
    """
    import numpy as np

    return _over_classes(data, class_ties(data, np.ones(len(data.things)), without_self=False))


def thing_eigenvector(data: TwoMode) -> FloatArray:
    """Return the leading right singular vector of the incidence matrix: how central things are, as authorities."""
    import numpy as np

    found: FloatArray = data.incidence.T @ two_mode_eigenvector(data).values
    length = np.linalg.norm(found)
    return found / length if length else found


def projected_eigenvector(data: TwoMode) -> Scores:
    """Return the leading eigenvector of the projection with Newman's weights, without building it."""
    return _over_classes(data, class_ties(data, newman_weights(data), without_self=True))


def one_mode_eigenvector(data: OneMode) -> Scores:
    """Return the leading eigenvector of the ties between actors."""
    import numpy as np

    found = leading_vector(DirectTies(data.adjacency), np.ones(len(data.actors)))
    return Scores(found.values, remark=_elsewhere(found, found.values))


def _over_classes(data: TwoMode, ties: SharedTies) -> Scores:
    import numpy as np

    scale = np.sqrt(data.classes.sizes)
    found = leading_vector(ties, scale)
    values = data.classes.spread(found.values / scale)
    return Scores(values, remark=_elsewhere(found, values))


def _elsewhere(found: LeadingVector, values: FloatArray) -> str:
    """Return what a reader has to know of ties that fall into several components."""
    without = int((values <= 0).sum())
    several = f"{found.components} components lead alike" if found.components > 1 else ""
    outside = f"{counted(without, 'actor')} outside of the leading component{'s' * bool(several)} has 0"
    outside = outside.replace("has 0", "have 0") if without != 1 else outside
    return "; ".join([*([several] if several else []), *([outside] if without else [])])


_SOURCE = "Bonacich 1972"
_APART = (
    "the data falls into components: all but the one with the largest eigenvalue have 0 (where several have it, each "
    "counts as in a walk that begins at every actor alike)"
)

EIGENVECTOR = Measure(
    "eigenvector",
    "eigenvector centrality",
    two_mode=Definition(
        "share in things that central actors share in: actors as hubs, things as authorities",
        formula="x(a) = (1/σ) Σ_t v(a,t) y(t), y(t) = (1/σ) Σ_a v(a,t) x(a), σ the largest singular value",
        source="Borgatti and Everett 1997; hubs and authorities: Kleinberg 1999",
        compute=two_mode_eigenvector,
        normalisation="the squares of all actors sum to 1",
        not_when=_APART,
    ),
    projection=Definition(
        "tied through what they share to others who are central",
        formula="x(a) = (1/λ) Σ_{b ≠ a} w(a,b) x(b), w(a,b) = Σ_t v(a,t) v(b,t) / (n(t)-1), λ the largest eigenvalue",
        source=f"{_SOURCE}; weights: Newman 2001",
        compute=projected_eigenvector,
        normalisation="the squares of all actors sum to 1",
        not_when=f"a small group shares many things among itself, which then has nearly all; or {_APART}",
    ),
    one_mode=Definition(
        "tied to others who are central",
        formula="x(a) = (1/λ) Σ_b w(a,b) x(b), w(a,b) the weight of the tie, λ the largest eigenvalue",
        source=_SOURCE,
        compute=one_mode_eigenvector,
        normalisation="the squares of all actors sum to 1",
        not_when=_APART,
    ),
    weighted=True,
)
