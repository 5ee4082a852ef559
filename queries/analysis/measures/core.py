"""k-core: how deep in a closely tied part an actor stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_model import ProjectionTooLarge
from queries.analysis.measures.measure import Definition, Measure, Scores
from queries.analysis.one_mode import OneMode
from queries.analysis.projection import project_classes
from queries.analysis.two_mode import TwoMode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

_MOST_PAIRS = 100_000_000  # of classes: beyond that their ties would not fit


def two_mode_core(data: TwoMode) -> Scores:
    """Return the largest k of which each actor is in a part where all share in k things that k of them share."""
    import numpy as np
    from scipy.sparse import block_array

    classes = data.classes
    ties = block_array([[None, classes.incidence], [classes.incidence.T, None]], format="csr")
    counts = np.concatenate([classes.sizes, np.ones(len(data.things), dtype=np.int64)])
    degrees = np.concatenate([np.diff(classes.incidence.indptr), data.sizes]).astype(np.int64)
    return _spread(data, core_numbers(ties, degrees, counts)[: len(classes)])


def projected_core(data: TwoMode) -> Scores:
    """Return the largest k of which each actor is in a part where all share something with k others.

    Raises:
        ProjectionTooLarge: the ties of classes of structural twins would not fit.
    """
    import numpy as np
    from scipy.sparse import csr_array

    classes = data.classes
    shared = np.bincount(classes.incidence.indices, minlength=len(data.things))
    if (pairs := int((shared.astype(np.int64) ** 2).sum()) // 2) > _MOST_PAIRS:
        raise ProjectionTooLarge(pairs)
    near = project_classes(data, "count")
    meets = near.diagonal() > 0
    ties = csr_array((np.ones(near.nnz), near.indices, near.indptr), shape=near.shape)
    degrees = (ties @ classes.sizes - meets).astype(np.int64)
    return _spread(data, core_numbers(ties, degrees, classes.sizes))


def one_mode_core(data: OneMode) -> Scores:
    """Return the largest k of which each actor is in a part where all are tied to k others."""
    import numpy as np

    counts = np.ones(len(data.actors), dtype=np.int64)
    return Scores(core_numbers(data.adjacency, data.degrees, counts).astype(float))


def core_numbers(ties: csr_array, degrees: IntArray, counts: IntArray) -> IntArray:
    """Return the core number of each row of symmetric ties, each of which stands for `counts` alike.

    Those with the least degree are taken away, and with them what they give to the degrees of others, until none is
    left (Matula and Beck 1983), all of one core at once.
    """
    import numpy as np

    cores = np.zeros(len(degrees), dtype=np.int64)
    left, there = degrees.copy(), np.ones(len(degrees), dtype=bool)
    least = 0
    while there.any():
        least = max(least, int(left[there].min()))
        leaving = np.flatnonzero(there & (left <= least))
        while len(leaving):
            cores[leaving], there[leaving] = least, False
            near, given = _neighbours(ties, leaving, counts)
            np.subtract.at(left, near, given)
            near = np.unique(near)
            leaving = near[there[near] & (left[near] <= least)]
    return cores


def _neighbours(ties: csr_array, rows: IntArray, counts: IntArray) -> tuple[IntArray, IntArray]:
    """Return the neighbours of rows, one after the other, and for how many each row stands."""
    import numpy as np

    starts, lengths = ties.indptr[rows].astype(np.int64), np.diff(ties.indptr)[rows]
    ends = np.cumsum(lengths)
    places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - (ends - lengths), lengths)
    return ties.indices[places].astype(np.int64), np.repeat(counts[rows], lengths)


def _spread(data: TwoMode, cores: IntArray) -> Scores:
    return Scores(data.classes.spread(cores.astype(float)))


_NOT_WHEN = "a few actors are to be told apart: many share a core, and one tie more changes nothing"

CORE = Measure(
    "core",
    "k-core",
    two_mode=Definition(
        "the largest k of which an actor is in a part where each shares in k things, and each thing is shared by k",
        formula="k(a) = max {k : a is in the largest part of the two-mode graph in which every node has k neighbours}",
        source="Seidman 1983; two-mode, both sides alike: Ahmed et al. 2007",
        compute=two_mode_core,
        not_when=f"{_NOT_WHEN}; the two sides are of very different degrees",
    ),
    projection=Definition(
        "the largest k of which an actor is in a part where each shares something with k others",
        formula="k(a) = max {k : a is in the largest part of the projection in which every actor has k neighbours}",
        source="Seidman 1983, on the projection (Breiger 1974)",
        compute=projected_core,
        not_when="one thing is shared by very many: its size less 1 is the core of all of them",
    ),
    one_mode=Definition(
        "the largest k of which an actor is in a part where each is tied to k others",
        formula="k(a) = max {k : a is in the largest part in which every actor has k neighbours}",
        source="Seidman 1983",
        compute=one_mode_core,
        not_when=_NOT_WHEN,
    ),
    whole=True,
)
