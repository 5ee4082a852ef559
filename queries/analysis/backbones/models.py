"""The models by which a backbone is found: what each one says, by whom, and when not to use it."""

from __future__ import annotations

from dataclasses import dataclass

from graph_model import InterurbanError
from queries.analysis.methods import Method


@dataclass(frozen=True, slots=True)
class Model(Method):
    """A model of what ties would be without more than size; `correction` is made where none is named."""

    title: str = ""
    correction: str = "fdr"


SDSM = Model(
    "sdsm",
    "stochastic degree sequence model: two actors share more than two-mode data with these degrees and sizes, on "
    "average, would give",
    "p = P(X >= shared), X Poisson-binomial of p(i,t) p(j,t) over things t; p(i,t) = x(i) y(t) / (1 + x(i) y(t)), with "
    "x and y such that expected degrees and sizes are the observed ones (bipartite configuration model)",
    "Neal 2014; bipartite configuration model: Saracco et al. 2015, 2017",
    not_when="there are few things: it is more cautious than fdsm, and may find nothing; nor where more than size "
    "limited who could share in what",
    title="stochastic degree sequence model",
    heading="sdsm: stochastic degree sequence model",
)
FDSM = Model(
    "fdsm",
    "fixed degree sequence model: two actors share more than in random two-mode data of exactly these degrees and "
    "sizes",
    "p = (1 + pairs drawn of these degrees that share as much or more) / (1 + pairs drawn of these degrees)",
    "Zweig and Kaufmann 2011; samples: Strona et al. 2014, Godard and Neal 2022",
    not_when="there are many actors: each sample takes as long as looking at all pairs; use sdsm",
    title="fixed degree sequence model",
    heading="fdsm: fixed degree sequence model",
)
DISPARITY = Model(
    "disparity",
    "disparity filter: a tie has a larger share of an actor's strength than a random division among its ties would "
    "give",
    "p = (1 - w(ij) / s(i)) ** (k(i) - 1), w the weight, s the strength, k the degree, at the end where it is smaller",
    "Serrano et al. 2009",
    not_when="all ties weigh the same; nor for what two actors share (use sdsm)",
    correction="none",  # its authors correct nothing, and choose alpha by how much of the network is left
    title="disparity filter",
    heading="disparity: disparity filter",
)
MODELS = (SDSM, FDSM, DISPARITY)


def find_model(name: str | None, *, two_mode: bool) -> Model:
    """Return the model of this name, or without one that which suits the data.

    Raises:
        InterurbanError: there is none of this name, or it does not suit the data.
    """
    if name is None:
        return SDSM if two_mode else DISPARITY
    found = next((each for each in MODELS if each.name == name), None)
    if found is None:
        raise InterurbanError(f"no model {name!r}: give one of {', '.join(each.name for each in MODELS)}")
    if two_mode and found is DISPARITY:
        raise InterurbanError(
            "disparity is for ties between the actors themselves; what they share is tested by sdsm or fdsm"
        )
    if not two_mode and found is not DISPARITY:
        raise InterurbanError(
            f"{name} is for things that actors share; ties between the actors themselves are tested by disparity"
        )
    return found
