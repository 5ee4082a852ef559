"""Pairs of actors by their kind: of which degrees they are, and how many things they share.

Null models that keep margins cannot tell actors of equal degree apart, so that all pairs of a kind have one p-value:
what is tested are some thousand kinds in place of millions of pairs. Pairs are looked at by classes of twins, and in
blocks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from queries.analysis.backbones.tally import Tally

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from queries.analysis.two_mode import Classes, IntArray

_AT_ONCE = 2_000_000  # how many pairs of classes are held at a time


@dataclass(frozen=True, eq=False)
class Kinds:
    """The kinds of pairs that there are, and how many pairs are of each.

    `first` and `second` are places in `degrees`, the distinct degrees above 0 in ascending order, first <= second;
    `shared` is how many things both actors of a pair share in. Kinds stand in the order of these three.
    """

    degrees: IntArray
    first: IntArray
    second: IntArray
    shared: IntArray
    pairs: IntArray

    def __len__(self) -> int:
        return len(self.pairs)

    @property
    def smaller(self) -> IntArray:
        """The smaller degree of each kind: how much a pair of it could share at most."""
        return self.degrees[self.first]

    @property
    def groups(self) -> IntArray:
        """The two degrees of each kind as one number."""
        return self.first * len(self.degrees) + self.second


@dataclass(frozen=True, eq=False)
class ClassPairs:
    """Pairs of classes of actors, how many things they share, and their kind; a class may be paired with itself."""

    first: IntArray
    second: IntArray
    shared: IntArray
    kind: IntArray


def pairs_looked_at(classes: Classes) -> int:
    """Return how many pairs of classes are looked at to count their kinds: of each thing those that share it."""
    import numpy as np

    sizes = np.bincount(classes.incidence.indices).astype(np.int64)
    return int((sizes * (sizes + 1) // 2).sum())


def count_kinds(classes: Classes, *, sharing_nothing: bool = False) -> Kinds:
    """Return the kinds of pairs of actors, those that share nothing among them if that is wanted."""
    numbering = _Numbering.of(classes)
    tally = Tally(len(numbering.degrees) ** 2, numbering.most, pairs_looked_at(classes))
    for first, second, shared in _pairs(classes.incidence, every=False):
        tally.add(numbering.groups(first, second), shared, _pairs_of_actors(classes.sizes, first, second))
    kinds = numbering.kinds(*tally.sums())
    return _with_those_apart(kinds, numbering, classes) if sharing_nothing else kinds


def pairs_of_kinds(classes: Classes, kinds: Kinds, wanted: IntArray) -> ClassPairs:
    """Return the pairs of classes that are of the wanted kinds (their places), in the order of the classes."""
    import numpy as np

    numbering = _Numbering.of(classes)
    of_kinds = (kinds.groups[wanted] * numbering.most) + kinds.shared[wanted]
    order = np.argsort(of_kinds)
    sorted_keys = of_kinds[order]
    least = int(kinds.shared[wanted].min(initial=numbering.most))
    found = []
    for pairs in _pairs(classes.incidence, every=least == 0):
        enough = pairs[2] >= least
        first, second, shared = (each[enough] for each in pairs)
        keys = numbering.groups(first, second) * numbering.most + shared
        places = np.minimum(np.searchsorted(sorted_keys, keys), max(len(sorted_keys) - 1, 0))
        there = np.zeros(len(keys), bool) if not len(sorted_keys) else sorted_keys[places] == keys
        there &= (first != second) | (classes.sizes[first] > 1)
        if there.any():
            found.append((first[there], second[there], shared[there], wanted[order[places[there]]]))
    if not found:
        nothing = np.zeros(0, np.int64)
        return ClassPairs(nothing, nothing, nothing, nothing)
    return ClassPairs(*(np.concatenate(each) for each in zip(*found, strict=True)))


@dataclass(frozen=True, eq=False)
class _Numbering:
    """Kinds as whole numbers: of two degrees and of what is shared."""

    degrees: IntArray
    group: IntArray  # of each class its degree, by its place; -1 where it has none
    most: int  # more than any two can share

    @classmethod
    def of(cls, classes: Classes) -> _Numbering:
        import numpy as np

        of_class = np.diff(classes.incidence.indptr).astype(np.int64)
        degrees = np.unique(of_class[of_class > 0])
        return cls(
            degrees, np.where(of_class > 0, np.searchsorted(degrees, of_class), -1), int(max(degrees, default=0)) + 1
        )

    def groups(self, first: IntArray, second: IntArray) -> IntArray:
        """Return the two degrees of pairs of classes as one number."""
        import numpy as np

        one, other = self.group[first], self.group[second]
        found: IntArray = np.minimum(one, other) * len(self.degrees) + np.maximum(one, other)
        return found

    def kinds(self, keys: IntArray, pairs: IntArray) -> Kinds:
        import numpy as np

        there = pairs > 0
        groups, shared = np.divmod(keys[there], self.most)
        first, second = np.divmod(groups, max(len(self.degrees), 1))
        return Kinds(self.degrees, first, second, shared, pairs[there])


def _with_those_apart(kinds: Kinds, numbering: _Numbering, classes: Classes) -> Kinds:
    """Return the kinds with those of pairs that share nothing: what is left of all pairs of two degrees."""
    import numpy as np

    number = len(kinds.degrees)
    many = np.bincount(numbering.group[numbering.group >= 0], classes.sizes[numbering.group >= 0], number).astype(
        np.int64
    )
    first, second = np.triu_indices(number)
    in_all = np.where(first == second, many[first] * (many[first] - 1) // 2, many[first] * many[second])
    sharing = np.bincount(kinds.groups, kinds.pairs, number * number).astype(np.int64)
    apart = in_all - sharing[first * number + second]
    keys = np.concatenate([kinds.groups * numbering.most + kinds.shared, (first * number + second) * numbering.most])
    pairs = np.concatenate([kinds.pairs, apart])
    order = np.argsort(keys)
    return numbering.kinds(keys[order], pairs[order])


def _pairs(incidence: csr_array, *, every: bool) -> Iterator[tuple[IntArray, IntArray, IntArray]]:
    """Yield pairs of rows that share something, each with itself, too, and how much they share; or every pair.

    Rows without anything are in no pair.
    """
    import numpy as np

    degrees = np.diff(incidence.indptr)
    ones = incidence.copy()
    ones.data = np.ones(ones.nnz, np.int32)
    sizes = np.bincount(ones.indices, minlength=ones.shape[1])
    near = np.full(len(degrees), len(degrees)) if every else np.minimum(ones @ sizes, len(degrees))
    transposed = ones.T.tocsr()
    block = np.cumsum(near) // _AT_ONCE
    starts = [*np.flatnonzero(np.diff(block, prepend=-1)).tolist(), len(degrees)]
    for start, end in pairwise(starts):
        from_here = 0 if every else start  # the others are those of an earlier block with these
        product = ones[start:end] @ transposed[:, from_here:]
        if every:
            first, second = (each.ravel() for each in np.indices(product.shape))
            shared = product.toarray().ravel()
        else:
            product = product.tocoo()
            (first, second), shared = product.coords, product.data
        first, second = first.astype(np.int64) + start, second.astype(np.int64) + from_here
        above = (second >= first) & (degrees[first] > 0) & (degrees[second] > 0)
        yield first[above], second[above], shared[above].astype(np.int64)


def _pairs_of_actors(sizes: IntArray, first: IntArray, second: IntArray) -> IntArray:
    """Return how many pairs of actors each pair of classes stands for."""
    import numpy as np

    within = sizes[first] * (sizes[first] - 1) // 2
    found: IntArray = np.where(first == second, within, sizes[first] * sizes[second])
    return found
