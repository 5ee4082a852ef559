"""Two-mode data as arrays: which actor shares in which thing, and how strongly.

Every measure, clustering and backbone takes these arrays and knows nothing of the graph: an actor is its place in
`actors`, and names come back at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class TwoMode:
    """Which actor shares in which thing.

    `incidence` has a row for each of the `actors` (ids) and a column for each of the `things` (ids); where an actor
    shares in a thing there is a weight above 0 (1 if nothing is weighed), else nothing. Its indices are sorted, and
    none stands twice. A node may stand on both sides.
    """

    actors: Sequence[str]
    things: Sequence[str]
    incidence: csr_array

    @classmethod
    def of_pairs(
        cls,
        actors: Sequence[str],
        things: Sequence[str],
        rows: IntArray | Sequence[int],
        columns: IntArray | Sequence[int],
        weights: FloatArray | Sequence[float] | None = None,
    ) -> TwoMode:
        """Return two-mode data from pairs of an actor and a thing, each by its place.

        The weights of a pair that stands several times are added; without weights each pair counts 1.
        """
        import numpy as np
        from scipy.sparse import coo_array

        values = np.ones(len(rows)) if weights is None else np.asarray(weights, dtype=np.float64)
        incidence = coo_array((values, (rows, columns)), shape=(len(actors), len(things))).tocsr()
        incidence.sum_duplicates()
        if weights is None:
            incidence.data[:] = 1.0
        return cls(actors, things, incidence)

    @cached_property
    def weighted(self) -> bool:
        """Whether a weight is anything but 1."""
        return bool((self.incidence.data != 1).any())

    @cached_property
    def unweighted(self) -> TwoMode:
        """The same with every weight 1."""
        if not self.weighted:
            return self
        from scipy.sparse import csr_array

        ones = (self.incidence.data * 0 + 1, self.incidence.indices, self.incidence.indptr)
        return TwoMode(self.actors, self.things, csr_array(ones, shape=self.incidence.shape))

    @property
    def ties(self) -> int:
        """How many pairs of an actor and a thing there are."""
        return int(self.incidence.nnz)

    @cached_property
    def degrees(self) -> IntArray:
        """In how many things each actor shares."""
        import numpy as np

        degrees: IntArray = np.diff(self.incidence.indptr).astype(np.int64)
        return degrees

    @cached_property
    def sizes(self) -> IntArray:
        """How many actors share in each thing."""
        import numpy as np

        return np.bincount(self.incidence.indices, minlength=len(self.things)).astype(np.int64)

    @cached_property
    def classes(self) -> Classes:
        """The actors put into classes of structural twins."""
        return Classes.of_rows(self.incidence)

    def pairs(self) -> int:
        """Return how many pairs a projection would look at: the sum over things of the pairs that share them."""
        return int((self.sizes * (self.sizes - 1) // 2).sum())

    @cached_property
    def nx(self) -> nx.Graph[tuple[str, str]]:
        """The two-mode graph of ("actor", id) and ("thing", id), with weights where there are any."""
        import networkx as nx

        graph: nx.Graph[tuple[str, str]] = nx.Graph()
        graph.add_nodes_from((("actor", actor) for actor in self.actors), bipartite=0)
        graph.add_nodes_from((("thing", thing) for thing in self.things), bipartite=1)
        found = self.incidence.tocoo()
        for row, column, weight in zip(*found.coords, found.data, strict=True):
            more: dict[str, Any] = {"weight": float(weight)} if self.weighted else {}
            graph.add_edge(("actor", self.actors[row]), ("thing", self.things[column]), **more)
        return graph


@dataclass(frozen=True, eq=False)
class Classes:
    """Structural twins: actors that share in exactly the same things, as strongly, are one class.

    Twins have the same scores and belong together, so that whatever is computed over classes, each counted as often as
    it has actors, is exact for all. `of` gives the class of each actor, `sizes` how many actors each class has, `first`
    one actor of each; `incidence` has a row for each class. Classes stand in the order of their first actors.
    """

    of: IntArray
    sizes: IntArray
    first: IntArray
    incidence: csr_array

    @classmethod
    def of_rows(cls, incidence: csr_array) -> Classes:
        """Return the classes of the rows of an incidence matrix."""
        import numpy as np

        ties = np.empty(incidence.nnz, dtype=[("column", incidence.indices.dtype), ("weight", incidence.data.dtype)])
        ties["column"], ties["weight"] = incidence.indices, incidence.data
        content = ties.tobytes()
        numbers: dict[bytes, int] = {}
        bounds = pairwise((incidence.indptr.astype(np.int64) * ties.itemsize).tolist())
        of = np.array([numbers.setdefault(content[here:end], len(numbers)) for here, end in bounds], dtype=np.int64)
        _, first, sizes = np.unique(of, return_index=True, return_counts=True)
        return cls(of, sizes, first, incidence[first])

    def __len__(self) -> int:
        return len(self.sizes)

    def spread(self, values: FloatArray) -> FloatArray:
        """Return for each actor the value of its class."""
        return values[self.of]
