"""The stochastic degree sequence model: pairs against what two-mode data with these margins, on average, would give.

An actor shares in a thing with the probability of the bipartite configuration model, so that how many things two actors
share is Poisson-binomial (Neal 2014; Saracco et al. 2017).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.analysis.backbones.bicm import ConfigurationModel, solve_configuration_model
from queries.analysis.backbones.null_model import Expectation
from queries.analysis.backbones.poisson_binomial import approximate_upper_tail, lower_tail, upper_tail

if TYPE_CHECKING:
    from queries.analysis.backbones.pairs import Kinds
    from queries.analysis.two_mode import Classes, FloatArray, IntArray

MOST_EXACT = 50_000  # of more kinds those that are out of the question are approximated
_AT_ONCE = 20_000


def expect_by_sdsm(classes: Classes, kinds: Kinds, alpha: float, *, lower: bool = False) -> Expectation:
    """Return what the stochastic degree sequence model expects of each kind of pair.

    Tails are exact. Where there are more than MOST_EXACT kinds, those that are far above alpha are approximated (to
    some 5 % of themselves), which changes nothing of what is kept. Lower tails are 1 unless they are wanted.
    """
    import numpy as np

    model = model_of(classes)
    upper, under, expected = np.ones(len(kinds)), np.ones(len(kinds)), np.empty(len(kinds))
    for start in range(0, len(kinds), _AT_ONCE):
        here = slice(start, start + _AT_ONCE)
        chances = chances_of(model, kinds.degrees[kinds.first[here]], kinds.degrees[kinds.second[here]])
        expected[here] = chances @ model.things
        shared = kinds.shared[here]
        if len(kinds) > MOST_EXACT:
            upper[here] = _exact_where_small(chances, model.things, shared, alpha)
        else:
            upper[here] = upper_tail(chances, model.things, shared)
        if lower:
            under[here] = lower_tail(chances, model.things, shared)
    return Expectation(upper, under, expected)


def model_of(classes: Classes) -> ConfigurationModel:
    """Return the bipartite configuration model of actors by classes; those without any thing are left out."""
    import numpy as np

    degrees = np.repeat(np.diff(classes.incidence.indptr), classes.sizes)
    of_things = classes.incidence.copy()
    of_things.data = np.repeat(classes.sizes, np.diff(classes.incidence.indptr))
    sizes = np.bincount(of_things.indices, of_things.data, of_things.shape[1]).astype(np.int64)
    return solve_configuration_model(degrees[degrees > 0], sizes)


def chances_of(model: ConfigurationModel, first: IntArray, second: IntArray) -> FloatArray:
    """Return for pairs of actors of these degrees the chances that both share in a thing, by its size."""
    import numpy as np

    rows, others = np.searchsorted(model.degrees, first), np.searchsorted(model.degrees, second)
    found: FloatArray = model.probabilities[rows] * model.probabilities[others]
    return found


def _exact_where_small(chances: FloatArray, things: IntArray, shared: IntArray, alpha: float) -> FloatArray:
    found = approximate_upper_tail(chances, things, shared)
    small = found < 4 * alpha
    found[small] = upper_tail(chances[small], things, shared[small])
    return found
