"""Brokerage roles: who stands between others that are not tied, of one's own group and of others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.analysis.brokerage.chance import Pairs, expected_roles
from queries.analysis.brokerage.products import product_of_rows, product_within
from queries.analysis.brokerage.tied_classes import TiedClasses, rows_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

ROLES = ("coordinator", "itinerant", "gatekeeper", "liaison")
NO_GROUP = -1


@dataclass(frozen=True, eq=False)
class Brokerage:
    """What each actor brokers: actors by the four `ROLES`, counted, expected, and the standard deviation of that.

    `total` is all that an actor brokers, whatever the groups; what its row of `counts` lacks of it is between actors,
    or by one, of whom no group is known.
    """

    total: FloatArray
    counts: FloatArray
    expected: FloatArray
    deviation: FloatArray

    @property
    def z(self) -> FloatArray:
        """By how many standard deviations each count differs from what is expected; NaN where it cannot differ."""
        import numpy as np

        free = self.deviation > 1e-9 * np.maximum(1.0, self.expected)
        scores: FloatArray = np.full(free.shape, np.nan)
        np.divide(self.counts - self.expected, self.deviation, out=scores, where=free)
        return scores


@dataclass(frozen=True, eq=False)
class _Cells:
    """The actors of one class and one group, which play the same roles: `of` each actor, their class and group.

    `counts` says how many actors of each class each group has. Actors without a group are in none: -1.
    """

    of: IntArray
    classes: IntArray
    groups: IntArray
    counts: csr_array

    @classmethod
    def of_actors(cls, tied: TiedClasses, groups: IntArray) -> _Cells:
        import numpy as np
        from scipy.sparse import coo_array

        known = np.flatnonzero(groups != NO_GROUP)
        width = int(groups.max(initial=0)) + 1
        numbers, places, sizes = np.unique(
            tied.of[known] * width + groups[known], return_inverse=True, return_counts=True
        )
        of = np.full(len(groups), -1, dtype=np.int64)
        of[known] = places
        classes, group = numbers // width, numbers % width
        counts = coo_array((sizes.astype(np.float64), (classes, group)), shape=(len(tied.sizes), width)).tocsr()
        return cls(of, classes, group, counts)


def brokerage(tied: TiedClasses, groups: IntArray) -> Brokerage:
    """Return how many pairs of actors, tied to it and not to one another, each actor stands between, by its role.

    `groups` gives the group of each actor, -1 where it is not known. Each pair counts the product of the weights of
    both ties: with binary ties 1, after Gould and Fernandez; with ties weighed by the number of things that two actors
    share, the number of chains a - thing - broker - thing - c, after Jasny and Lubell. Ties have no direction: a pair
    counts once, and gatekeeper and representative are one role.

    Sources: Gould, R. V., & Fernandez, R. M. (1989). Structures of mediation. Sociological Methodology, 19, 89-126.
    Jasny, L., & Lubell, M. (2015). Two-mode brokerage in policy networks. Social Networks, 41, 36-47.
    """
    import numpy as np

    cells = _Cells.of_actors(tied, groups)
    known = np.asarray(cells.counts.sum(axis=1)).ravel()
    tie = _Open(tied, known)
    everyone = tie.total if (known == tied.sizes).all() else _Open(tied, tied.sizes.astype(np.float64)).total
    own_own = _within_groups(tied, cells)
    own_any = tie.from_groups(cells)
    same = tie.within_any_group(cells)[cells.classes]
    all_known = tie.total[cells.classes]
    counts = np.column_stack(
        [own_own / 2, (same - own_own) / 2, own_any - own_own, (all_known - same) / 2 - (own_any - own_own)]
    )
    pairs = Pairs(all_known / 2, tie.squares[cells.classes] / 2, tie.sharing[cells.classes])
    sizes = np.asarray(cells.counts.sum(axis=0)).ravel()
    expected, deviation = expected_roles(pairs, cells.groups, sizes)
    return Brokerage(everyone[tied.of] / 2, *(_spread(each, cells.of) for each in (counts, expected, deviation)))


class _Open:
    """The open pairs around each class: ordered pairs of actors tied to it and not to one another, by their weights.

    An actor itself, and its twins, may stand among its contacts in these sums: as all its contacts are tied to it, no
    pair with it is open.
    """

    def __init__(self, tied: TiedClasses, sizes: FloatArray) -> None:

        self.tied = tied
        self.weights = weights = tied.weights
        self.rows = tied.rows
        self.sizes = sizes[weights.indices]
        # how much each contact is open to the others: all that is reached, but for what the contact is tied to
        self.openness = weights.data * (self._sum(weights.data)[self.rows] - _to_closed(tied, sizes))
        self.total = self._sum(self.openness)
        self.squares = self.total
        if (weights.data != 1).any():
            squared = weights.power(2)
            to_closed = product_within((squared * sizes).tocsr(), tied.closed, weights)
            self.squares = self._sum(squared.data * (self._sum(squared.data)[self.rows] - to_closed))
        self.sharing = self._sum(self.openness**2) - self.squares

    def _sum(self, values: FloatArray) -> FloatArray:
        """Return the sum over the contacts of each class."""
        import numpy as np

        return np.bincount(self.rows, values * self.sizes, minlength=len(self.tied.sizes)).astype(np.float64)

    def from_groups(self, cells: _Cells) -> FloatArray:
        """Return for each cell the open pairs of a contact in its own group and one anywhere."""
        from scipy.sparse import csr_array

        shape = self.weights.shape
        openness = csr_array((self.openness, self.weights.indices, self.weights.indptr), shape=shape)
        return _picked(openness @ cells.counts, cells)

    def within_any_group(self, cells: _Cells) -> FloatArray:
        """Return for each class the open pairs of two contacts in one group, whichever it is."""
        import numpy as np
        from scipy.sparse import csr_array

        closed = self.tied.closed
        alike = product_of_rows(cells.counts, cells.counts, closed)  # pairs of actors of one group
        in_group = csr_array((alike, closed.indices, closed.indptr), shape=closed.shape, copy=True)
        in_group.eliminate_zeros()
        to_closed = product_within(self.weights, in_group, self.weights)
        reach = (self.weights @ cells.counts).power(2)
        shut = np.bincount(self.rows, self.weights.data * to_closed, minlength=len(self.tied.sizes))
        return np.asarray(reach.sum(axis=1)).ravel() - shut


def _to_closed(tied: TiedClasses, sizes: FloatArray) -> FloatArray:
    """Return for each tie of i and j how strongly i is tied to j and those that j is tied to."""
    from scipy.sparse import csr_array

    weights = tied.weights
    if tied.shared is None or tied.worth is None:
        return product_within((weights * sizes).tocsr(), tied.closed, weights)
    worth = (tied.shared * tied.worth).tocsr()  # a few things of each in place of its many contacts
    reached = product_of_rows((tied.closed * sizes) @ worth, tied.shared, weights)
    turned = csr_array((reached, weights.indices, weights.indptr), shape=weights.shape).T.tocsr()
    turned.sort_indices()
    found: FloatArray = turned.data
    return found


def _within_groups(tied: TiedClasses, cells: _Cells) -> FloatArray:
    """Return for each cell the open pairs of two contacts in its own group."""
    import numpy as np

    found = np.zeros(len(cells.classes))
    order = np.argsort(cells.groups, kind="stable")
    for here in np.split(order, np.flatnonzero(np.diff(cells.groups[order])) + 1):
        if len(here) < 3:  # an open pair is of two classes, and the broker is of a third
            continue
        classes = cells.classes[here]
        sizes = np.asarray(cells.counts[classes][:, [cells.groups[here[0]]]].toarray()).ravel()
        weights = tied.weights[classes][:, classes].tocsr()
        rows, reach = rows_of(weights), weights @ sizes
        to_closed = product_within((weights * sizes).tocsr(), tied.closed[classes][:, classes].tocsr(), weights)
        openness = weights.data * (reach[rows] - to_closed)
        found[here] = np.bincount(rows, openness * sizes[weights.indices], minlength=len(here))
    return found


def _picked(by_group: csr_array, cells: _Cells) -> FloatArray:
    """Return for each cell the entry of its class and its group."""
    import numpy as np

    return np.asarray(by_group.tocsr()[cells.classes, cells.groups]).ravel()


def _spread(values: FloatArray, of: IntArray) -> FloatArray:
    """Return for each actor the row of its cell; nothing where it is in none."""
    import numpy as np

    return np.where((of >= 0)[:, None], values[of] if len(values) else np.zeros((1, values.shape[1])), 0.0)
