"""What makes two actors likely partners, as arrays: the parts of a score, for some actors against every node.

Each part is a sum over what carries it (a shared thing, a topic, a neighbour), so that what is told as a reason is what
the score is made of. `sources` are places of nodes; a part has a row for each of them and a column for every node.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from queries.analysis.matching.surroundings import Surroundings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array, dia_array

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]
    BoolArray = NDArray[np.bool_]

SEED = 1  # of the clusters


def shared(around: Surroundings, sources: IntArray) -> FloatArray:
    """Return what two share: the sum over common neighbours, but for context, of 1/ln of how many each is tied to.

    Source: Adamic and Adar 2003.
    """
    return _dense(around.adjacency[sources] @ diagonal(shared_weights(around)) @ around.adjacency)


def shared_weights(around: Surroundings) -> FloatArray:
    """Return what each node counts where two have it in common."""
    import numpy as np

    degrees = np.where(around.context, 0.0, around.degrees)
    weights: FloatArray = np.where(degrees > 1, 1.0 / np.log(np.maximum(degrees, 2.0)), 0.0)
    return weights


def chains(around: Surroundings, sources: IntArray) -> FloatArray:
    """Return the chains of three ties to each node, through what is no context: what those are tied to that one meets.

    A chain counts 1/d of the first node on its way and 1/sqrt(d) of the second, d being how many ties that has.

    Source: Kovács et al. 2019, there 1/sqrt(d) of both; on the sets of benchmarks/matching.py this does better.
    """
    first, second = chain_weights(around)
    tied = around.adjacency
    return _dense(tied[sources] @ diagonal(first) @ tied @ diagonal(second) @ tied)


def chain_weights(around: Surroundings) -> tuple[FloatArray, FloatArray]:
    """Return what each node counts as the first and as the second on the way of a chain."""
    import numpy as np

    passable = ~around.context & (around.degrees > 0)
    degrees = np.maximum(around.degrees, 1.0)
    return np.where(passable, 1.0 / degrees, 0.0), np.where(passable, degrees**-0.5, 0.0)


def places(around: Surroundings, sources: IntArray) -> FloatArray:
    """Return the chains of three ties whose last is to what the other lies in: where those are that one is tied to."""
    first, _ = chain_weights(around)
    tied = around.adjacency
    return _dense(tied[sources] @ diagonal(first) @ tied @ diagonal(place_weights(around)) @ tied)


def place_weights(around: Surroundings) -> FloatArray:
    """Return what a country, or whatever nodes lie in but a topic, counts on the way of a chain."""
    import numpy as np

    lying = around.context & ~around.topics & (around.degrees > 0)
    weights: FloatArray = np.where(lying, np.maximum(around.degrees, 1.0) ** -0.5, 0.0)
    return weights


def common_topics(around: Surroundings, sources: IntArray) -> FloatArray:
    """Return the cosine of the topics of two, a rarer topic counting more.

    Source: Salton and Buckley 1988.
    """
    profiles = topic_profiles(around)
    return _dense(profiles[sources] @ profiles.T)


def topic_profiles(around: Surroundings) -> csr_array:
    """Return what each node is about: its own topics, and those of what it is tied to, divided by how many have that.

    A row for each node, a column for each topic, weighed by ln(nodes/nodes with the topic); a row has length 1, or is
    empty.
    """
    import numpy as np

    tied = around.adjacency
    own = tied[:, np.flatnonzero(around.topics)]
    steps = np.where(around.context, 0.0, 1.0 / np.maximum(around.degrees, 1.0))
    profiles = (diagonal(~around.context * 1.0) @ (own + tied @ diagonal(steps) @ own)).tocsr()
    profiles.eliminate_zeros()
    having = np.bincount(profiles.indices, minlength=profiles.shape[1])
    rarity = np.log(np.maximum(len(around.ids) / np.maximum(having, 1), 1.0))
    profiles = (profiles @ diagonal(rarity)).tocsr()
    lengths = np.sqrt(np.asarray((profiles * profiles).sum(axis=1)).ravel())
    inverse = np.divide(1.0, lengths, out=np.zeros(len(lengths)), where=lengths > 0)
    return (diagonal(inverse) @ profiles).tocsr()


def popularity(around: Surroundings, sources: IntArray) -> FloatArray:
    """Return how many nodes of the source's type each node is tied to."""
    import numpy as np

    kinds, rows = np.unique(around.types[sources], return_inverse=True)
    counts = np.array([_tied_to_type(around, kind) for kind in kinds])
    found: FloatArray = counts[rows]
    return found


def _tied_to_type(around: Surroundings, kind: str) -> FloatArray:
    found: FloatArray = around.adjacency @ (around.types == kind).astype("float64")
    return found


def clusters(around: Surroundings) -> IntArray:
    """Return the cluster of each node of all that is tied, without context: Louvain's method (Blondel et al. 2008)."""
    import numpy as np
    from scipy.sparse import csr_matrix

    keep = diagonal(~around.context * 1.0)
    ties = (keep @ around.adjacency @ keep).tocsr()
    ties.eliminate_zeros()
    if not ties.nnz:
        return np.arange(len(around.ids), dtype=np.int64)
    from sknetwork.clustering import Louvain

    matrix = csr_matrix((ties.data, ties.indices, ties.indptr), shape=ties.shape)
    found: IntArray = Louvain(random_state=SEED).fit_predict(matrix).astype(np.int64)
    return found


def in_one_cluster(around: Surroundings, sources: IntArray) -> FloatArray:
    """Return 1 where two are in one cluster and 0 elsewhere."""
    groups = clusters(around)
    same: FloatArray = (groups[sources][:, None] == groups[None, :]).astype("float64")
    return same


def diagonal(weights: NDArray[Any]) -> dia_array:
    """Return a matrix with these weights on its diagonal, to scale rows or columns by."""
    from scipy.sparse import diags_array

    return diags_array(weights)


def _dense(product: csr_array) -> FloatArray:
    found: FloatArray = product.toarray()
    return found
