"""Sums of distances, and of their inverses, from each actor to all others: two-mode, on the projection, one-mode."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from weakref import WeakKeyDictionary

from queries.analysis.one_mode import OneMode
from queries.analysis.searches.distances import Sources, Step, search
from queries.analysis.searches.estimates import AFFORDABLE, SEED, TWO_SIDED_95, Estimate, is_settled
from queries.analysis.two_mode import Classes, TwoMode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

FIRST_DRAW = 4_096
AFTER = "Eppstein and Wang 2004"
CLOSE_ENOUGH = 0.001  # distances differ by little, so that their sums have to be known better than other sums
Way = Literal["two-mode", "projected", "one-mode"]


@dataclass(frozen=True, eq=False)
class DistanceSums:
    """For each actor how many others it reaches, the sum of the distances to them, and that of their inverses.

    Others are actors and things in two-mode data, and else actors. `least` is the least that the sum of distances to
    those that are reached could be: an actor is one step away and, in two-mode data, two, a thing one.
    """

    reached: FloatArray
    least: FloatArray
    farness: Estimate
    nearness: Estimate


_kept: WeakKeyDictionary[TwoMode | OneMode, dict[tuple[Way, bool], DistanceSums]] = WeakKeyDictionary()


def two_mode_distances(data: TwoMode, *, exact: bool = False) -> DistanceSums:
    """Return sums over all other actors and all things, by steps from actor to thing and from thing to actor."""
    return _keep(data, "two-mode", exact=exact)


def projected_distances(data: TwoMode, *, exact: bool = False) -> DistanceSums:
    """Return sums over all other actors where actors that share a thing are tied, without making those ties."""
    return _keep(data, "projected", exact=exact)


def one_mode_distances(data: OneMode, *, exact: bool = False) -> DistanceSums:
    """Return sums over all other actors; the weights of ties do not count."""
    return _keep(data, "one-mode", exact=exact)


def _keep(data: TwoMode | OneMode, way: Way, *, exact: bool) -> DistanceSums:
    """Return sums that were asked for before, for two measures come from one search."""
    kept = _kept.setdefault(data, {})
    if (way, exact) not in kept:
        if isinstance(data, OneMode):
            field, classes = _one_mode_field(data)
        else:
            field, classes = _two_mode_field(data, projected=way == "projected")
        kept[way, exact] = _sums(field, classes, exact=exact)
    return kept[way, exact]


@dataclass(frozen=True, eq=False)
class _Pool:
    """Sources of one side, each standing for several; `steps` lead around from there, `judged` is the actors' side."""

    steps: Sequence[Step]
    judged: int
    times: FloatArray


@dataclass(frozen=True, eq=False)
class _Field:
    """All sources, and what is the same wherever one searches.

    A step counts `unit`; twins of one class are `twins_apart`; `reached` says how many others each class reaches, and
    `least` what the sum of distances to them is at least.
    """

    pools: Sequence[_Pool]
    unit: float
    twins_apart: float
    reached: FloatArray
    least: FloatArray


def _two_mode_field(data: TwoMode, *, projected: bool) -> tuple[_Field, Classes]:
    import numpy as np
    from scipy.sparse import block_array, csr_array

    actors = data.unweighted.classes
    things = Classes.of_rows(csr_array(actors.incidence.T))
    from_things = things.incidence  # a row for each class of things, a column for each class of actors
    from_actors = csr_array(from_things.T)
    to_things, to_actors = Step(from_things), Step(from_actors)
    own = actors.sizes.astype(float), things.sizes.astype(float)
    pools = [_Pool([to_things, to_actors], 1, own[0])]
    if not projected:
        pools.append(_Pool([to_actors, to_things], 0, own[1]))
    whole = block_array([[None, from_actors], [from_things, None]], format="csr")
    others = _others(whole, [own[0], np.zeros(len(things))])[: len(actors)]
    if projected:
        return _Field(pools, 0.5, 1.0, others, others), actors
    reached = _others(whole, own)[: len(actors)]
    return _Field(pools, 1.0, 2.0, reached, reached + others), actors


def _one_mode_field(data: OneMode) -> tuple[_Field, Classes]:
    from scipy.sparse import csr_array

    ties = data.adjacency
    classes = Classes.of_rows(csr_array((ties.data * 0 + 1, ties.indices, ties.indptr), shape=ties.shape))
    between = csr_array(classes.incidence[:, classes.first])
    own = classes.sizes.astype(float)
    others = _others(between, [own])
    return _Field([_Pool([Step(between)], 0, own)], 1.0, 2.0, others, others), classes


def _others(ties: csr_array, sizes: Sequence[FloatArray]) -> FloatArray:
    """Return how many others are in the component of each class; where nothing is tied, none."""
    import numpy as np
    from scipy.sparse.csgraph import connected_components

    _, component = connected_components(ties, directed=False)
    each = np.concatenate(sizes)
    others: FloatArray = np.bincount(component, each, minlength=1)[component] - 1.0
    return np.where(np.diff(ties.indptr) > 0, others, 0.0)


def _sums(field: _Field, classes: Classes, *, exact: bool) -> DistanceSums:
    import numpy as np

    sums = _Sums(field)
    pilot = sums.seconds_of_one_word()
    words = [list(Sources.in_words(np.arange(len(pool.times)), pool.times)) for pool in field.pools]
    if exact or pilot * sum(map(len, words)) <= AFFORDABLE:
        for pool, several in zip(field.pools, words, strict=True):
            for sources in several:
                sums.add(pool, sources)
        farness, nearness = Estimate(sums.values[0]), Estimate(sums.values[1])
    else:
        farness, nearness = _sample(sums)
    tied = field.reached > 0
    twins = np.where(tied, classes.sizes - 1.0, 0.0)
    return DistanceSums(
        classes.spread(field.reached),
        classes.spread(field.least),
        farness.plus(twins * field.twins_apart).of(classes.of),
        nearness.plus(twins / field.twins_apart).of(classes.of),
    )


class _Sums:
    """Of distances and of their inverses, each also of the squares, for each class of actors."""

    def __init__(self, field: _Field) -> None:
        import numpy as np

        self.field = field
        self.seconds = 0.0  # by our reckoning
        self.values = np.zeros((2, len(field.reached)))
        self.squares = np.zeros((2, len(field.reached)))

    def seconds_of_one_word(self) -> float:
        """Return what a search from 64 sources costs, by one of each pool."""
        import numpy as np

        pilot = _Sums(self.field)
        for pool in self.field.pools:
            pilot.add(pool, Sources(np.arange(min(64, len(pool.times))), 1.0))
        return pilot.seconds / len(self.field.pools)

    def add(self, pool: _Pool, sources: Sources) -> None:
        """Add the distances from some sources."""
        import numpy as np

        for steps, side, reached in search(pool.steps, sources.places, np.arange(len(sources.places))):
            self.seconds += pool.steps[side].seconds
            if side == pool.judged:
                count = np.bitwise_count(reached) * sources.times
                distance = steps * self.field.unit
                for row, value in enumerate((distance, 1.0 / distance)):
                    self.values[row] += count * value
                    self.squares[row] += count * value**2


def _sample(sums: _Sums) -> tuple[Estimate, Estimate]:
    """Return both sums by sources drawn one by one, without replacement, twice as many each time."""
    import numpy as np

    times = np.concatenate([pool.times for pool in sums.field.pools]).astype(np.int64)
    bounds = np.cumsum([0, *(len(pool.times) for pool in sums.field.pools)])
    drawn = np.random.default_rng(SEED).permutation(np.repeat(np.arange(len(times)), times))
    whole, first, last = len(drawn), 0, FIRST_DRAW
    while True:
        counts = np.bincount(drawn[first:last], minlength=len(times)).astype(np.float64)
        for pool, low, high in zip(sums.field.pools, bounds[:-1], bounds[1:], strict=True):
            for sources in Sources.in_words(np.arange(high - low), counts[low:high]):
                sums.add(pool, sources)
        first, last = min(last, whole), min(2 * last, whole)
        spread = np.maximum(sums.squares - sums.values**2 / first, 0.0) / (first - 1)
        values = sums.values * (whole / first)
        errors = TWO_SIDED_95 * whole * np.sqrt((1 - first / whole) * spread / first)
        settled = all(is_settled(*each, CLOSE_ENOUGH) for each in zip(values, errors, strict=True))
        if settled or first == whole or 2 * sums.seconds > AFFORDABLE:
            one, other = (Estimate(*each, first, whole, settled, AFTER) for each in zip(values, errors, strict=True))
            return one, other
