"""Classes of actors that are tied to exactly the same, and groups of classes that are nearly so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_model import InterurbanError
from queries.analysis.one_mode import OneMode
from queries.analysis.two_mode import Classes, TwoMode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

MOST_ALIKE = 8_000  # classes in one piece: half a gigabyte of distances


def twins_of(data: TwoMode | OneMode) -> Classes:
    """Return the classes of actors that are tied to exactly the same, however strongly.

    In two-mode data these share in the same things. In one-mode data they are tied to the same others, and either all
    to one another or none (Lorrain and White 1971): what ties them to one another does not part them. Of a class that
    is tied within, `incidence` has the others and the class itself.

    Source: Lorrain, F., & White, H. C. (1971). Structural equivalence of individuals in social networks. Journal of
    Mathematical Sociology, 1, 49-80.
    """
    if isinstance(data, TwoMode):
        return data.unweighted.classes
    import numpy as np
    from scipy.sparse import eye_array

    ties = _as_ones(data.adjacency)
    closed = (ties + eye_array(len(data.actors), format="csr")).tocsr()
    closed.sort_indices()
    apart, joined = Classes.of_rows(ties), Classes.of_rows(_as_ones(closed))
    # an actor cannot have a twin of either sort: two that are tied would be tied to the same that one is not tied to
    within = joined.sizes[joined.of] > 1
    labels = np.where(within, joined.of, joined.of.max(initial=0) + 1 + apart.of)
    _, first, numbers = np.unique(labels, return_index=True, return_inverse=True)
    order = np.argsort(first)
    of = np.argsort(order)[numbers].astype(np.int64)
    first = first[order]
    rows = _of_rows(ties, closed, first, within[first])
    return Classes(of, np.bincount(of, minlength=len(first)).astype(np.int64), first.astype(np.int64), rows)


def near_twins(classes: Classes, least: float) -> IntArray:
    """Return for each class the group of classes of which any two share in nearly the same.

    Any two of a group have a Jaccard index (things that both share in, of those that either does) of `least`, above 0,
    or more: complete linkage. Groups are numbered in the order of their first classes.

    Raises:
        InterurbanError: so many hang together that their distances would not fit into memory.

    Source: Sørensen, T. (1948). A method of establishing groups of equal amplitude in plant sociology. Biologiske
    Skrifter, 5, 1-34.
    """
    import numpy as np
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    shared = _as_ones(classes.incidence)
    common = (shared @ shared.T).tocoo()
    lengths = np.diff(shared.indptr)
    rows, columns = common.coords
    index = common.data / (lengths[rows] + lengths[columns] - common.data)
    near = index >= least - 1e-12
    rows, columns, index = rows[near], columns[near], index[near]
    count = len(classes)
    _, component = connected_components(csr_array((index, (rows, columns)), shape=(count, count)), directed=False)
    groups = np.zeros(count, dtype=np.int64)
    pairs = csr_array((index, (rows, columns)), shape=(count, count))
    order = np.argsort(component, kind="stable")
    for members in np.split(order, np.flatnonzero(np.diff(component[order])) + 1):
        if len(members) > MOST_ALIKE:
            raise InterurbanError(
                f"{len(members):,} classes hang together by a Jaccard index of {least:g}: too many to group; "
                "ask for more, or narrow the scope"
            )
        if len(members) > 1:
            groups[members] = _complete_linkage(1 - pairs[members][:, members].toarray(), 1 - least)
    return _in_order_of_first(component.astype(np.int64) * (count + 1) + groups)


def _complete_linkage(distances: FloatArray, most: float) -> IntArray:
    """Return the group of each, of which no two are further apart."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    tree = linkage(squareform(distances, checks=False), method="complete")
    groups: IntArray = fcluster(tree, most + 1e-9, criterion="distance")
    return groups


def _in_order_of_first(labels: IntArray) -> IntArray:
    """Return labels as numbers from 0 in the order in which they come first."""
    import numpy as np

    _, first, numbers = np.unique(labels, return_index=True, return_inverse=True)
    ordered: IntArray = np.argsort(np.argsort(first))[numbers].astype(np.int64)
    return ordered


def _of_rows(ties: csr_array, closed: csr_array, first: IntArray, within: NDArray[np.bool_]) -> csr_array:
    """Return a row for each class: of those that are tied within, with the class's own."""
    import numpy as np
    from scipy.sparse import vstack

    rows = vstack([ties[first], closed[first]], format="csr")
    return rows[np.where(within, np.arange(len(first)) + len(first), np.arange(len(first)))]


def _as_ones(matrix: csr_array) -> csr_array:
    import numpy as np
    from scipy.sparse import csr_array

    return csr_array((np.ones(matrix.nnz), matrix.indices, matrix.indptr), shape=matrix.shape)
