"""One-mode data as arrays: which actor is tied to which, and how strongly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class OneMode:
    """Which actors are tied: a symmetric matrix without self-ties, a row and a column for each of the `actors` (ids).

    Where two are tied there is a weight above 0 (1 if nothing is weighed), else nothing. Its indices are sorted.
    """

    actors: Sequence[str]
    adjacency: csr_array

    @classmethod
    def of_pairs(
        cls,
        actors: Sequence[str],
        rows: IntArray | Sequence[int],
        columns: IntArray | Sequence[int],
        weights: FloatArray | Sequence[float] | None = None,
    ) -> OneMode:
        """Return one-mode data from pairs of actors, each by its place, in either order.

        Ties to oneself are left out. The weights of a pair that stands several times are added; without weights each
        pair counts 1.
        """
        import numpy as np
        from scipy.sparse import coo_array

        one, other = np.asarray(rows, dtype=np.int64), np.asarray(columns, dtype=np.int64)
        values = np.ones(len(one)) if weights is None else np.asarray(weights, dtype=np.float64)
        apart = one != other
        one, other, values = one[apart], other[apart], values[apart]
        both = np.concatenate([one, other]), np.concatenate([other, one])
        adjacency = coo_array((np.concatenate([values, values]), both), shape=(len(actors),) * 2).tocsr()
        adjacency.sum_duplicates()
        if weights is None:
            adjacency.data[:] = 1.0
        return cls(actors, adjacency)

    @cached_property
    def weighted(self) -> bool:
        """Whether a weight is anything but 1."""
        return bool((self.adjacency.data != 1).any())

    @property
    def ties(self) -> int:
        """How many pairs of actors are tied."""
        return int(self.adjacency.nnz) // 2

    @cached_property
    def degrees(self) -> IntArray:
        """To how many actors each is tied."""
        import numpy as np

        degrees: IntArray = np.diff(self.adjacency.indptr).astype(np.int64)
        return degrees

    @cached_property
    def nx(self) -> nx.Graph[str]:
        """The simple, undirected graph of the actors, with weights where there are any."""
        import networkx as nx

        graph: nx.Graph[str] = nx.Graph()
        graph.add_nodes_from(self.actors)
        found = self.adjacency.tocoo()
        for row, column, weight in zip(*found.coords, found.data, strict=True):
            if row < column:
                more: dict[str, Any] = {"weight": float(weight)} if self.weighted else {}
                graph.add_edge(self.actors[row], self.actors[column], **more)
        return graph
