"""Finding the clusters of a scope's arrays: many runs, what they agree on, and how firmly each actor is in its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.analysis.one_mode import OneMode
from queries.analysis.partitions.agreement import agreement_of_runs
from queries.analysis.partitions.consensus import consensus, stability
from queries.analysis.partitions.cores import core_groups
from queries.analysis.partitions.leiden import leiden
from queries.analysis.partitions.methods import ClusterMethod
from queries.analysis.partitions.shared import Shared
from queries.analysis.partitions.ties import Ties, numbered
from queries.analysis.two_mode import TwoMode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

RUNS = 50
FEWEST_RUNS = 4
LEAST_RUNS = 2  # of LARGE, which take some fifteen seconds each
LARGE = 1_000_000  # ties of actors and things
WORK = 3_000_000  # ties looked at in all runs together, about: where a run looks at many, there are fewer runs
FEW_PAIRS = 50_000  # as many pairs of classes are written down, and
PAIRS_A_TIE = 10  # as many a tie; beyond, ties are moved through what is shared


@dataclass(frozen=True, eq=False)
class Nodes:
    """What is parted: nodes for one actor or for a class of twins, `of` each actor; -1 where it is tied to none.

    `projected` are the ties among nodes, through the things they share where there are such, and `sizes` how many
    actors each node stands for.
    """

    data: TwoMode | OneMode
    of: IntArray
    sizes: FloatArray
    projected: Ties | Shared
    incidence: csr_array | None

    @classmethod
    def gathered(cls, data: TwoMode | OneMode) -> Nodes:
        """Return the nodes of two-mode or one-mode data."""
        import numpy as np

        if isinstance(data, OneMode):
            tied = np.flatnonzero(data.degrees)
            adjacency = data.adjacency[tied][:, tied].tocsr()
            return cls(data, _places(len(data.actors), tied), np.ones(len(tied)), Ties.of_adjacency(adjacency), None)
        classes = data.classes
        weights = np.divide(1.0, data.sizes - 1, out=np.zeros(len(data.things)), where=data.sizes > 1)
        shared = Shared(classes.incidence, weights, classes.sizes.astype(np.float64))
        tied = np.flatnonzero(shared.strengths > 0)
        shared = Shared(classes.incidence[tied].tocsr(), weights, shared.sizes[tied])
        of = _places(len(classes), tied)[classes.of]
        return cls(data, of, shared.sizes, _as_small_as_can_be(shared), shared.incidence)

    def __len__(self) -> int:
        return len(self.sizes)

    @property
    def two_mode(self) -> Ties:
        """The two-mode ties: first the nodes of actors, then the things."""
        from scipy.sparse import diags_array

        return Ties.of_incidence((diags_array(self.sizes) @ self.incidence).tocsr())


@dataclass(frozen=True, eq=False)
class Partition:
    """The cluster of each node, numbered from 0 by how many actors are in it, and of each thing (bipartite), or None.

    `stability` is that of each node; `modularity` is that of the partition, `highest` the highest of a run; `agreement`
    and `least_agreement` are those between runs (adjusted Rand); `cores` the core number of each node (k-core).
    """

    nodes: Nodes
    labels: IntArray
    things: IntArray | None
    stability: FloatArray
    modularity: float
    highest: float
    runs: int
    agreement: float
    least_agreement: float
    cores: IntArray | None = None

    @property
    def sizes(self) -> IntArray:
        """How many actors are in each cluster."""
        import numpy as np

        return np.bincount(self.labels, self.nodes.sizes).astype(np.int64)


def find_partition(
    data: TwoMode | OneMode,
    method: ClusterMethod = "leiden",
    *,
    resolution: float = 1.0,
    runs: int | None = None,
    seed: int = 1,
) -> Partition:
    """Return the clusters of actors that many runs of a method agree on; actors that share nothing are in none.

    Without `runs` there are RUNS of them, and fewer where the data is large.
    `bipartite` is for two-mode data only.
    """
    nodes = Nodes.gathered(data)
    if method == "k-core":
        return _cores(nodes)
    ties = nodes.two_mode if method == "bipartite" else nodes.projected
    return part_nodes(nodes, ties, resolution, runs_for(ties) if runs is None else runs, seed)


def part_nodes(nodes: Nodes, ties: Ties | Shared, resolution: float, runs: int, seed: int) -> Partition:
    """Return the consensus of so many runs on these ties of the nodes, and of things where they stand among them."""
    import numpy as np

    found = [run(ties, resolution, np.random.default_rng([seed, number])) for number in range(runs)]
    heights = [ties.modularity(each, resolution) for each in found]
    found = [found[place] for place in np.argsort(-np.array(heights), kind="stable")]  # of equals the highest leads
    things = len(ties) - len(nodes)
    sizes = np.concatenate([nodes.sizes, np.zeros(things)])
    labels = consensus(found, sizes, np.random.default_rng([seed, runs]))
    labels = ties.connected(labels) if runs > 1 else labels
    labels = by_size(labels, sizes)
    actors = [each[: len(nodes)] for each in found]
    mean, least = agreement_of_runs(actors, nodes.sizes)
    return Partition(
        nodes,
        labels[: len(nodes)],
        labels[len(nodes) :] if things else None,
        stability(actors, labels[: len(nodes)], nodes.sizes),
        ties.modularity(labels, resolution),
        max(heights),
        runs,
        mean,
        least,
    )


def run(ties: Ties | Shared, resolution: float, random: np.random.Generator) -> IntArray:
    """Return the clusters of one run."""
    return ties.part(resolution, random) if isinstance(ties, Shared) else leiden(ties, resolution, random)


def runs_for(ties: Ties | Shared) -> int:
    """Return how many runs there are where nobody says: RUNS, or as many as end in good time."""
    work = int(8 * ties.incidence.nnz if isinstance(ties, Shared) else ties.adjacency.nnz + 4 * len(ties))
    return max(LEAST_RUNS if work > 8 * LARGE else FEWEST_RUNS, min(RUNS, WORK // max(work, 1)))


def by_size(labels: Sequence[int] | IntArray, sizes: FloatArray) -> IntArray:
    """Return labels numbered from 0 by how many actors each group has, the first of equals first."""
    import numpy as np

    found = numbered(labels)
    counts = np.bincount(found, sizes)
    first = np.unique(found, return_index=True)[1]
    place = np.empty(len(counts), dtype=np.int64)
    place[np.lexsort((first, -counts))] = np.arange(len(counts))
    return place[found]


def _cores(nodes: Nodes) -> Partition:
    import numpy as np
    from scipy.sparse import block_array

    data, first = nodes.data, _first_actors(nodes)
    if isinstance(data, OneMode):
        groups, cores = core_groups(data.adjacency)
    else:  # each twin counts, so that classes do not serve
        groups, cores = core_groups(block_array([[None, data.incidence], [data.incidence.T, None]]).tocsr())
    groups, cores = groups[first], cores[first]
    labels = by_size(groups, nodes.sizes)
    modularity = nodes.projected.modularity(labels)
    return Partition(nodes, labels, None, np.ones(len(nodes)), modularity, modularity, 1, 1.0, 1.0, cores)


def _first_actors(nodes: Nodes) -> IntArray:
    import numpy as np

    found, first = np.unique(nodes.of, return_index=True)
    return first[found >= 0]


def _as_small_as_can_be(shared: Shared) -> Ties | Shared:
    """Return the ties with every pair of classes written down where these are few, and else as they are shared."""
    import numpy as np

    pairs = float((np.bincount(shared.incidence.indices).astype(np.float64) ** 2).sum())
    few = pairs <= max(FEW_PAIRS, PAIRS_A_TIE * shared.incidence.nnz)
    return shared.together(np.arange(len(shared))) if few else shared


def _places(many: int, kept: IntArray) -> IntArray:
    """Return the new place of each of so many, -1 where it is not kept."""
    import numpy as np

    places = np.full(many, -1, dtype=np.int64)
    places[kept] = np.arange(len(kept))
    return places
