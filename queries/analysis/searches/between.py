"""How many pairs of others a node is between, of any graph or of a projection: without trees, over structural twins."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph_model import InterurbanError
from queries.analysis.searches.dependencies import Alike
from queries.analysis.searches.estimates import Estimate
from queries.analysis.searches.pair_paths import paths_through
from queries.analysis.searches.trees import without_trees
from queries.analysis.two_mode import Classes, TwoMode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

MOST_PROJECTED = 100_000_000  # pairs of classes, each in both directions, of which the arrays take 1.2 GB


def pairs_between(adjacency: csr_array, judged: NDArray[np.bool_], *, exact: bool = False) -> Estimate:
    """Return for each node how many pairs of others it is between, each pair by the share of its shortest paths.

    `adjacency` is symmetric, without self-ties; its weights do not count. Where a sample takes the place of all sources
    (see `paths_through`), it grows until the first of those that are `judged` are settled.
    """
    import numpy as np

    trees = without_trees(adjacency)
    core = _ones(adjacency[trees.core][:, trees.core])
    classes = Classes.of_rows(core)
    each = trees.sizes[trees.core]
    ends: NDArray[np.float64] = np.bincount(classes.of, each, minlength=len(classes)).astype(np.float64)
    graph = Alike(_ones(core[classes.first][:, classes.first]), classes.sizes.astype(np.float64), ends)
    found = paths_through(graph, judged[trees.core][classes.first], exact=exact)

    among_twins = ends**2 - np.bincount(classes.of, each**2, minlength=len(classes))
    ways = graph.adjacency @ graph.copies  # from a twin to another, each through one neighbour
    passed = found.values + graph.adjacency @ np.divide(among_twins, ways, out=np.zeros(len(ends)), where=ways > 0)
    values = trees.passing / 2
    values[trees.core] += passed[classes.of] / 2
    errors = None
    if found.errors is not None:
        errors = np.zeros(len(values))
        errors[trees.core] = found.errors[classes.of] / 2
    return replace(found, values=values, errors=errors)


def projected_pairs_between(data: TwoMode, *, exact: bool = False) -> Estimate:
    """Return for each actor how many pairs of others it is between where actors that share a thing are tied.

    Only classes of actors are projected, never all pairs of actors.

    Raises:
        InterurbanError: even the pairs of classes are too many to hold.
    """
    import numpy as np

    classes = data.unweighted.classes
    incidence = classes.incidence
    sizes = np.bincount(incidence.indices, minlength=incidence.shape[1])
    if int((sizes**2).sum()) > MOST_PROJECTED:
        raise InterurbanError(
            f"the projection has up to {int((sizes**2).sum()) // 2:,} pairs of unlike actors, more than fit into "
            "memory; ask for the two-mode measure, or leave out the largest things"
        )
    shared = incidence @ incidence.T
    shared.setdiag(0)
    shared.eliminate_zeros()
    copies = classes.sizes.astype(np.float64)
    graph = Alike(_ones(shared), copies, copies)
    return paths_through(graph, np.ones(len(copies), dtype=np.bool_), exact=exact).of(classes.of, 0.5)


def _ones(matrix: csr_array) -> csr_array:
    """Return a matrix with ones where it holds anything, its indices sorted."""
    from scipy.sparse import csr_array

    ones = csr_array((matrix.data * 0 + 1, matrix.indices, matrix.indptr), shape=matrix.shape)
    ones.sort_indices()
    return ones
