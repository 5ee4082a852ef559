"""Strength, or weighted degree: how much an actor's ties weigh together."""

from __future__ import annotations

from queries.analysis.measures.measure import Definition, Measure, Scores
from queries.analysis.one_mode import OneMode
from queries.analysis.shared_ties import shared_ties
from queries.analysis.two_mode import TwoMode


def two_mode_strength(data: TwoMode) -> Scores:
    """Return the weights of each actor's ties to things, added."""
    return Scores(data.incidence.sum(axis=1), whole=not data.weighted)


def projected_strength(data: TwoMode) -> Scores:
    """Return the weights of each actor's ties to others through what they share, added, without building them."""
    return Scores(shared_ties(data).strength())


def one_mode_strength(data: OneMode) -> Scores:
    """Return the weights of each actor's ties to others, added."""
    return Scores(data.adjacency.sum(axis=1), whole=not data.weighted)


STRENGTH = Measure(
    "strength",
    "sum of weights",
    two_mode=Definition(
        "weights of ties to things, added; the degree, where nothing is weighed",
        formula="s(a) = Σ_t v(a,t), v(a,t) the weight of the tie of a and t",
        source="Barrat et al. 2004, on two-mode data",
        compute=two_mode_strength,
        not_when="weights are of several units, or one of them outweighs all others",
    ),
    projection=Definition(
        "ties to others through what they share, added",
        formula="s(a) = Σ_{b ≠ a} w(a,b), w(a,b) = Σ_t v(a,t) v(b,t) / (n(t)-1), n(t) actors sharing t",
        source="Newman 2001",
        compute=projected_strength,
        not_when="nothing is weighed: then it is the number of things that an actor shares with anybody",
    ),
    one_mode=Definition(
        "weights of ties to others, added; the degree, where nothing is weighed",
        formula="s(a) = Σ_{b ≠ a} w(a,b), w(a,b) the weight of the tie of a and b",
        source="Barrat et al. 2004",
        compute=one_mode_strength,
        not_when="weights are of several units, or one of them outweighs all others",
    ),
    weighted=True,
)
