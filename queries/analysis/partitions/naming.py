"""What tells clusters apart: their most particular things or groups, their centres, their bridges; for all at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.analysis.partitions.finding import Partition
from queries.analysis.partitions.ties import membership

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

MOST_HOLDING = 3


@dataclass(frozen=True, slots=True)
class Held:
    """What a cluster shares: a thing (its place), how many members share in it, by how much more than others."""

    thing: int
    members: int
    lead: float


def most_particular(labels: IntArray, clusters: int, shares: csr_array, most: int = MOST_HOLDING) -> list[list[Held]]:
    """Return for each cluster what is most particular to it, of what at least two of its members share in.

    That is the share of its members that share in a thing, less the share of all others. `shares` has a row for each
    actor (of cluster `labels`, -1 where it is in none) and a column for each thing.
    """
    import numpy as np
    from scipy.sparse import csr_array

    ones = csr_array((np.ones(shares.nnz), shares.indices, shares.indptr), shape=shares.shape)
    everywhere = ones.sum(axis=0)
    inside = np.flatnonzero(labels >= 0)
    groups = membership(labels[inside], groups=clusters)
    counts = (groups.T.tocsr() @ ones[inside]).tocoo()
    of, things = counts.coords
    within = counts.data
    sizes = np.bincount(labels[inside], minlength=clusters)[of]
    lead = within / sizes - (everywhere[things] - within) / np.maximum(len(labels) - sizes, 1)
    order = np.lexsort((things, -lead, of))
    order = order[within[order] > 1]
    found: list[list[Held]] = [[] for _ in range(clusters)]
    starts = np.searchsorted(of[order], np.arange(clusters))
    place = np.arange(len(order)) - starts[of[order]]
    for each in order[place < most]:
        found[of[each]].append(Held(int(things[each]), int(within[each]), float(lead[each])))
    return found


@dataclass(frozen=True, eq=False)
class Strengths:
    """How strongly each actor is tied to its own cluster and to others, and to which other most.

    `inside` is the strength of its ties to its own cluster, and `bridging` to others, as shares of all ties of the
    network; `outside` the share of its own ties that go to other clusters; `next` the one of these that it is tied to
    most, -1 if it is tied to none.
    """

    inside: FloatArray
    outside: FloatArray
    next: IntArray
    bridging: FloatArray

    @classmethod
    def of(cls, partition: Partition) -> Strengths:
        """Return the strengths of the actors of a partition, in the order of the data; 0 where one is in no cluster."""
        import numpy as np

        nodes = partition.nodes
        toward = nodes.projected.toward(partition.labels)
        rows = np.repeat(np.arange(len(nodes)), np.diff(toward.indptr))
        own = toward.indices == partition.labels[rows]
        inside = np.bincount(rows[own], toward.data[own], len(nodes))
        others, data = rows[~own], toward.data[~own]
        away = np.bincount(others, data, len(nodes))
        following = np.full(len(nodes), -1, dtype=np.int64)
        order = np.lexsort((-toward.indices[~own], data, others))
        following[others[order]] = toward.indices[~own][order]  # of several in a row, the last stays: the strongest
        share = np.divide(away, inside + away, out=np.zeros(len(nodes)), where=inside + away > 0)
        sizes = nodes.sizes
        of = nodes.of  # -1 is the last, which is added here for actors that are tied to none
        return cls(
            np.append(inside / sizes, 0.0)[of],
            np.append(share, 0.0)[of],
            np.append(following, -1)[of],
            np.append(away / sizes, 0.0)[of],
        )


def strongest(labels: IntArray, clusters: int, values: FloatArray, most: int = MOST_HOLDING) -> list[list[int]]:
    """Return for each cluster the actors of the highest values above 0, the highest first.

    Those are at most so many, of which each is above all others. Where more than that share the highest value nothing
    tells them apart: then they are all of these.
    """
    import numpy as np

    values = np.round(values, 15)
    order = np.lexsort((np.arange(len(values)), -values, labels))
    order = order[(labels[order] >= 0) & (values[order] > 0)]
    of, sorted_values = labels[order], values[order]
    place = np.arange(len(order)) - np.searchsorted(of, np.arange(clusters))[of]
    highest, left_out = np.zeros((2, clusters))
    highest[of[place == 0]] = sorted_values[place == 0]
    left_out[of[place == most]] = sorted_values[place == most]
    least = np.where(highest > left_out, np.nextafter(left_out, np.inf), highest)
    found: list[list[int]] = [[] for _ in range(clusters)]
    for each in order[sorted_values >= least[of]].tolist():
        found[labels[each]].append(each)
    return found
