"""The measures there are, in the order in which a table shows them."""

from __future__ import annotations

from collections.abc import Sequence

from graph_model import InterurbanError
from queries.analysis.measures.betweenness import BETWEENNESS
from queries.analysis.measures.closeness import CLOSENESS
from queries.analysis.measures.core import CORE
from queries.analysis.measures.degree import DEGREE
from queries.analysis.measures.eigenvector import EIGENVECTOR
from queries.analysis.measures.harmonic import HARMONIC
from queries.analysis.measures.measure import Measure
from queries.analysis.measures.pagerank import PAGERANK
from queries.analysis.measures.strength import STRENGTH

MEASURES = (DEGREE, STRENGTH, BETWEENNESS, CLOSENESS, HARMONIC, EIGENVECTOR, PAGERANK, CORE)
BY_NAME = {measure.name: measure for measure in MEASURES}
USUAL = (DEGREE, BETWEENNESS, PAGERANK)  # what is shown where none is named


def find_measures(names: str | Sequence[str]) -> list[Measure]:
    """Return the measures of these names, each once; without a name the usual ones.

    Raises:
        InterurbanError: one is no measure.
    """
    wanted = [names] if isinstance(names, str) else list(names)
    for name in wanted:
        if name not in BY_NAME:
            raise InterurbanError(f"{name!r} is no measure; use one of: {', '.join(BY_NAME)}")
    return [BY_NAME[name] for name in dict.fromkeys(wanted)] or list(USUAL)
