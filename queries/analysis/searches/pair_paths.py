"""The sum over all sources of what leads through each node: exact, or from a sample that grows until it is settled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from queries.analysis.searches.dependencies import Alike, DependencySearch
from queries.analysis.searches.distances import BITS
from queries.analysis.searches.estimates import AFFORDABLE, SEED, TWO_SIDED_95, Estimate, is_settled

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

SMALL_COMPONENT = 1_024  # nodes; components up to this size are never sampled
FIRST_DRAW = 256
AFTER = "a path is divided between both ends, by distance: Geisberger, Sanders and Schultes 2008"


def paths_through(graph: Alike, judged: NDArray[np.bool_], *, exact: bool = False) -> Estimate:
    """Return for each node how many ordered pairs of ends it is between, by the share of their shortest paths.

    It is exact where that ends in about a minute by our reckoning, or `exact` insists. Else sources are drawn with
    chances by their ends, until the order of the first ten of those that are `judged` is settled or a minute is over;
    components of up to 1,024 nodes stay exact.
    """
    import numpy as np

    if not graph.adjacency.shape[0]:
        return Estimate(np.zeros(0))
    near = _near_each_other(graph)
    found = _paths_through(_part(graph, near), judged[near], exact=exact)
    return found.of(np.argsort(near))


def _near_each_other(graph: Alike) -> IntArray:
    """Return the nodes in an order in which neighbours stand near each other: what a search reads is in the cache."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import reverse_cuthill_mckee

    return np.asarray(reverse_cuthill_mckee(csr_matrix(graph.adjacency), symmetric_mode=True), dtype=np.int64)


def _paths_through(graph: Alike, judged: NDArray[np.bool_], *, exact: bool) -> Estimate:
    """Return what `paths_through` does, of nodes that stand near their neighbours."""
    import numpy as np

    columns = _Columns.of(graph)
    small = np.bincount(columns.component)[columns.component] <= SMALL_COMPONENT
    total = columns.total(most=inf if exact or small.all() else AFFORDABLE)
    if total is not None:
        return Estimate(total)
    values = np.zeros(len(small))
    if small.any():
        values[small] = _Columns.of(_part(graph, small)).total()
    sampled = _sample(_part(graph, ~small), judged[~small])
    values[~small] = sampled.values
    errors = np.zeros(len(small))
    errors[~small] = sampled.errors
    return replace(sampled, values=values, errors=errors)


@dataclass(frozen=True, eq=False)
class _Columns:
    """Which source is searched from in which column: in each component one, and near ones in near columns."""

    graph: Alike
    component: IntArray
    column: IntArray

    @classmethod
    def of(cls, graph: Alike) -> _Columns:
        import numpy as np
        from scipy.sparse.csgraph import connected_components

        _, component = connected_components(graph.adjacency, directed=False)
        order = np.argsort(component, kind="stable")
        sizes = np.bincount(component)
        column = np.empty(len(order), dtype=np.int64)
        column[order] = np.arange(len(order)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return cls(graph, component.astype(np.int64), column)

    def blocks(self) -> Iterator[tuple[IntArray, IntArray]]:
        """Yield the sources of 64 columns, and the column of each."""
        import numpy as np

        order = np.argsort(self.column, kind="stable")
        bounds = np.searchsorted(self.column[order], np.arange(0, int(self.column.max()) + 1 + BITS, BITS))
        for number, (first, last) in enumerate(pairwise(bounds)):
            sources = order[first:last]
            yield sources, self.column[sources] - number * BITS

    def total(self, most: float = inf) -> FloatArray | None:
        """Return the sums over all sources; None where they cost more seconds, by the block in the middle."""
        import numpy as np

        search = DependencySearch(self.graph)
        components = int(self.component.max()) + 1
        total = np.zeros(len(self.column))
        blocks = list(self.blocks())
        blocks.insert(0, blocks.pop(len(blocks) // 2))
        for number, (sources, columns) in enumerate(blocks):
            ends = np.zeros((components, BITS))
            ends[self.component[sources], columns] = self.graph.ends[sources]
            alone = ends.sum(axis=0) if len(sources) == columns.max() + 1 else None  # each in a column of its own
            for rows, here, found in search.dependencies(sources, columns):
                if alone is not None:
                    total[rows] += found @ alone[here]
                else:
                    total[rows] += np.einsum("rc,rc->r", found, ends[self.component[rows], here])
            if number == 0 and search.seconds * len(blocks) > most:
                return None
        return total


def _sample(graph: Alike, judged: NDArray[np.bool_]) -> Estimate:
    """Return the estimate from sources drawn by their ends, with replacement, twice as many each time.

    A path between two ends is divided between the searches from both, so that a source next to a node does not weigh
    more than many that are far: the values vary less, and so their errors can be told from the draw.
    """
    import numpy as np

    chance = np.random.default_rng(SEED)
    count, whole = len(graph.ends), graph.ends.sum()
    search = DependencySearch(graph, shared=True)
    sums, squares = np.zeros(count), np.zeros(count)
    drawn, more, highest = 0, FIRST_DRAW, 0.0
    while True:
        pivots, times = np.unique(chance.choice(count, more, p=graph.ends / whole), return_counts=True)
        highest += _add(search, pivots, times.astype(np.float64), sums, squares)
        drawn, more = drawn + more, drawn + more
        values = sums * (whole / drawn)
        missed = highest / drawn / drawn  # what a source that was not drawn may add to a node next to it
        spread = np.sqrt(np.maximum(squares - sums**2 / drawn, 0.0) / (drawn - 1) / drawn + missed**2)
        errors = TWO_SIDED_95 * whole * spread
        settled = is_settled(values[judged], errors[judged])
        if settled or 2 * search.seconds > AFFORDABLE:
            return Estimate(values, errors, drawn, count, settled, AFTER)


def _add(search: DependencySearch, pivots: IntArray, times: FloatArray, sums: FloatArray, squares: FloatArray) -> float:
    """Add to the sums over the pivots, and to the sums of squares, each as often as it was drawn.

    Returned is the sum over the pivots of the highest that each adds to any node.
    """
    import numpy as np

    highest = 0.0
    for first in range(0, len(pivots), BITS):
        word = slice(first, first + BITS)
        weights, most = np.zeros(BITS), np.zeros(BITS)
        weights[: len(times[word])] = times[word]
        for rows, here, found in search.dependencies(pivots[word], np.arange(len(pivots[word]))):
            sums[rows] += found @ weights[here]
            squares[rows] += found**2 @ weights[here]
            most[here] = np.maximum(most[here], found.max(axis=0))
        highest += float(most @ weights)
    return highest


def _part(graph: Alike, kept: NDArray[np.bool_] | IntArray) -> Alike:
    adjacency = graph.adjacency[kept][:, kept].tocsr()
    adjacency.sort_indices()
    return Alike(adjacency, graph.copies[kept], graph.ends[kept])
