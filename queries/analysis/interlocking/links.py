"""Links of interlocking and connectivity of actors, as observed and as the margins alone would give them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.analysis.interlocking.margins_model import MarginsModel
from queries.analysis.methods import Method
from queries.analysis.two_mode import TwoMode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]

INTERLOCKING = Method(
    "interlocking",
    "how strongly an actor is linked to all others by what is in both (firms with offices in two cities), each counted "
    "by the product of its values there",
    "r(a,b) = Σ_t v(a,t) v(b,t); gross connectivity N(a) = Σ_{b ≠ a} r(a,b); proportionate N(a) / max N; "
    "z = (N - E N) / sd N, expected by the model of margins, whose values are independent",
    "Taylor 2001",
    normalisation="proportionate: divided by the largest gross connectivity",
    not_when="values are no levels of service or size: then products mean little; or few things hold most links",
    heading="interlocking connectivity",
)


@dataclass(frozen=True, slots=True, eq=False)
class Expected:
    """What is observed of each, what the margins alone would give, and by how many standard deviations they differ."""

    observed: FloatArray
    expected: FloatArray
    deviation: FloatArray

    @property
    def z(self) -> FloatArray:
        """The difference in standard deviations; not a number where the margins leave no choice."""
        import numpy as np

        free = self.deviation > 0
        found: FloatArray = np.full(len(self.observed), np.nan)
        np.divide(self.observed - self.expected, self.deviation, out=found, where=free)
        return found


def connectivity(data: TwoMode, model: MarginsModel) -> Expected:
    """Return the gross connectivity of every actor."""
    import numpy as np

    incidence = data.incidence
    observed = incidence @ incidence.sum(axis=0) - (incidence * incidence).sum(axis=1)
    counts = np.bincount(model.row_of, minlength=len(model.mean))
    others = counts @ model.mean - model.mean  # the mean and the variance of all others together in a thing
    spread = np.maximum(counts @ model.variance - model.variance, 0.0)
    expected = (model.mean * others) @ model.things
    of_products = model.variance * (spread + others**2) + model.mean**2 * spread
    deviation = np.sqrt(of_products @ model.things)
    return Expected(observed, expected[model.row_of], deviation[model.row_of])


def links_of(data: TwoMode, model: MarginsModel, actor: int) -> Expected:
    """Return the link of an actor, by its place, to every actor; what stands at its own place means nothing."""
    import numpy as np

    own = data.incidence[[actor]].toarray()[0]
    group = model.row_of[actor]
    mean, variance = model.mean[group], model.variance[group]
    expected = model.mean @ (mean * model.things)
    of_products = model.variance @ ((variance + mean**2) * model.things) + model.mean**2 @ (variance * model.things)
    deviation = np.sqrt(of_products)
    return Expected(data.incidence @ own, expected[model.row_of], deviation[model.row_of])
