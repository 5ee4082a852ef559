"""Structural holes: how far an actor's contacts are tied to one another, after Burt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.analysis.brokerage.products import product_of_rows, product_within
from queries.analysis.brokerage.tied_classes import TiedClasses

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class StructuralHoles:
    """A value for each class: `contacts`, `constraint` and `effective_size`; the last two NaN without a contact."""

    contacts: IntArray
    constraint: FloatArray
    effective_size: FloatArray


def structural_holes(tied: TiedClasses) -> StructuralHoles:
    """Return Burt's constraint and effective size of each class of actors.

    With w_ij how strongly i and j are tied, p_ij = w_ij / sum_k w_ik and m_jk = w_jk / max_l w_jl, over the contacts j
    of i: constraint = sum_j (p_ij + sum_q p_iq p_qj)^2, effective size = sum_j (1 - sum_q p_iq m_jq). Both are those of
    networkx for an undirected graph, and count an actor's twins among its contacts.

    Source: Burt, R. S. (1992). Structural Holes. Harvard University Press, 50-81.
    """
    import numpy as np

    rows, columns, weights = tied.rows, tied.weights.indices, tied.weights.data
    classes = len(tied.sizes)
    contacts = tied.sizes[columns] - (rows == columns)  # of each actor, in the class at the other end
    real = contacts > 0

    def total(values: FloatArray) -> FloatArray:
        return np.bincount(rows, contacts * values, minlength=classes).astype(np.float64)

    strength = total(weights)
    strongest = np.zeros(classes)
    np.maximum.at(strongest, rows[real], weights[real])
    share = np.divide(1.0, strength, out=np.zeros(classes), where=strength > 0)
    least = np.divide(1.0, strongest, out=np.zeros(classes), where=strongest > 0)
    spent = share[rows] * (weights + _through_others(tied, share))
    redundant = share[rows] * least[columns] * _through_others(tied, np.ones(classes))
    alone = strength == 0
    return StructuralHoles(
        np.bincount(rows, contacts, minlength=classes).astype(np.int64),
        np.where(alone, np.nan, total(spent**2)),
        np.where(alone, np.nan, total(1 - redundant)),
    )


def _through_others(tied: TiedClasses, each: FloatArray) -> FloatArray:
    """Return for each tie of i and j the sum over third actors q of w_iq w_qj, times what `each` says of q."""
    weights = tied.weights
    counted = tied.sizes * each
    if tied.shared is not None and tied.worth is not None:  # a few things of each in place of its many contacts
        worth = (tied.shared * tied.worth).tocsr()
        through = product_of_rows(worth @ ((tied.shared.T * counted) @ tied.shared), worth, weights)
    else:
        through = product_within((weights * counted).tocsr(), weights, weights)
    own = weights.diagonal() * each  # i and j are no third actors
    through -= (own[tied.rows] + own[weights.indices]) * weights.data
    return through
