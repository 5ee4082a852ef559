"""What a backbone costs, known before it is sought: how many pairs are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_model import TooManyPairs
from queries.analysis.backbones.models import FDSM
from queries.analysis.backbones.pairs import pairs_looked_at

if TYPE_CHECKING:
    from queries.analysis.backbones.keeping import Testing
    from queries.analysis.two_mode import Classes, TwoMode

AFFORDABLE = 300_000_000  # pairs of classes of structural twins looked at, which take about a minute


def require_affordable(data: TwoMode, testing: Testing) -> None:
    """Refuse what would not end within about a minute or two; nothing but counts of members is looked at.

    A sampled model looks at all pairs again for each sample, in data that fall into about as many classes.

    Raises:
        TooManyPairs: more pairs would be looked at.
    """
    classes = data.unweighted.classes
    times = testing.samples if testing.model is FDSM else 1
    pairs = pairs_looked_at(classes)
    if pairs * times > AFFORDABLE:
        raise TooManyPairs(pairs, times, AFFORDABLE, _largest_that_may_stay(data, classes, AFFORDABLE // times))


def _largest_that_may_stay(data: TwoMode, classes: Classes, pairs: int) -> int:
    """Return how many members a thing may have so that, without the larger ones, no more pairs are looked at."""
    import numpy as np

    sizes = np.bincount(classes.incidence.indices, minlength=len(data.things)).astype(np.int64)
    order = np.argsort(data.sizes, kind="stable")
    looked_at = np.cumsum((sizes * (sizes + 1) // 2)[order])
    too_many = int(np.searchsorted(looked_at, pairs, side="right"))
    return max(int(data.sizes[order[too_many]]) - 1, 0)
