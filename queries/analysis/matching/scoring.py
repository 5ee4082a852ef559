"""The score of a likely partner: what its parts are, what each counts, and what they come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.analysis.matching import parts
from queries.analysis.matching.similar_actors import LinearModel, linear_model
from queries.analysis.matching.surroundings import Surroundings
from queries.analysis.methods import Method

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]
    BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a score: what it counts (all parts together 1), and what it is."""

    weight: float
    method: Method

    @property
    def name(self) -> str:
        """Its name, which is that of its column."""
        return self.method.name

    def __str__(self) -> str:
        return f"{self.name} ({self.weight:.2f}): {self.method}"


# Found once, by turning one weight after the other on hidden ties of cdp-cities, env-treaties, unfccc-precop,
# twincities-world, citynet and a planted set, then rounded. The draws had the seeds 100 to 103, which the benchmark
# does not use; those of citynet were its own, which is too small for others. Figures hardly change when a weight does.
PARTS = (
    Part(
        0.30,
        Method(
            "chains",
            "what those are tied to whom it meets, in chains of three ties",
            "sum over chains a-u-v-c of 1/(d(u) sqrt(d(v))), d being how many ties a node has",
            "after Kovács et al. 2019, who take 1/sqrt(d) of both",
            not_when="next to nothing is known of an actor: then every chain goes through one large network",
        ),
    ),
    Part(
        0.26,
        Method(
            "shared",
            "what both are tied to, a small one counting more",
            "sum over common neighbours of 1/ln d",
            "Adamic and Adar 2003",
            not_when="the two sides never share a neighbour, as in pure two-mode data: it is 0 there",
        ),
    ),
    Part(
        0.20,
        Method(
            "similar",
            "what actors have that are tied to the same, by a linear model",
            "sum over what the actor has of -P[i, c]/P[c, c], P being the inverse of X'X + 100 I and X who has what",
            "EASE, Steck 2019",
            not_when="more than 2,500 things would have to be weighed against one another: it is left out then",
        ),
    ),
    Part(
        0.12,
        Method(
            "topics",
            "cosine of topics, a rare one counting more",
            "a node has its own topics, and those of what it is tied to by 1/d; each by ln(nodes/nodes with the topic)",
            "Salton and Buckley 1988",
        ),
    ),
    Part(
        0.08,
        Method(
            "places",
            "where those are that it is tied to",
            "sum over chains a-u-p-c to what c lies in of 1/(d(u) sqrt(d(p)))",
            "the chains of Kovács et al. 2019 that end in a country",
        ),
    ),
    Part(
        0.03,
        Method(
            "popularity",
            "how many of its type are tied to it",
            "number of neighbours of the actor's type",
            "Barabási and Albert 1999",
        ),
    ),
    Part(
        0.01,
        Method(
            "cluster",
            "whether both are in one cluster of the whole",
            "1 or 0",
            "Louvain, Blondel et al. 2008",
        ),
    ),
)
METHODS: Mapping[str, Method] = {each.name: each.method for each in PARTS}
WEIGHTS: Mapping[str, float] = {each.name: each.weight for each in PARTS}


@dataclass(frozen=True, eq=False)
class Scored:
    """The scores of candidates (places) for some sources: a row for each source, a column for each candidate.

    `shares` are the parts, each as a share of what the best candidate of the source has of it (`best`), from 0 to 1;
    `total` is their sum by weight. Candidates that are tied to the source already have no score: NaN in `total`.
    """

    candidates: IntArray
    shares: Mapping[str, FloatArray]
    best: Mapping[str, FloatArray]
    total: FloatArray
    model: LinearModel | None


def score_candidates(around: Surroundings, sources: IntArray, candidates: IntArray, tied: BoolArray) -> Scored:
    """Return the scores of candidates, for sources of one type; `tied` tells of each pair whether it is tied."""
    import numpy as np

    model = linear_model(around, str(around.types[sources[0]]), candidates)
    whole = {
        "chains": parts.chains,
        "shared": parts.shared,
        "places": parts.places,
        "topics": parts.common_topics,
        "popularity": parts.popularity,
        "cluster": parts.in_one_cluster,
    }
    values = {name: part(around, sources)[:, candidates] for name, part in whole.items()}
    values["similar"] = model.score(around, sources, candidates) if model else np.zeros_like(values["shared"])
    shares, best = {}, {}
    for name, found in values.items():
        open_ = np.where(tied, 0.0, np.maximum(found, 0.0))
        best[name] = open_.max(axis=1, initial=0.0)
        shares[name] = np.divide(open_, best[name][:, None], out=np.zeros_like(open_), where=best[name][:, None] > 0)
    total = sum((WEIGHTS[name] * shares[name] for name in WEIGHTS), start=np.zeros(tied.shape))
    return Scored(candidates, shares, best, np.where(tied, np.nan, total), model)
