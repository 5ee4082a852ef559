"""The formulas of docs/methods.md, read literally in plain Python on a small network, against the code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from typing import Any

import pytest

from queries.analysis.measures.measure import Measure
from queries.analysis.measures.registry import MEASURES
from queries.analysis.one_mode import OneMode
from queries.analysis.two_mode import TwoMode

# Four cities that hang together by three networks, one with weights; and one alone in a network of its own.
ACTORS, THINGS = ["a", "b", "c", "d", "e"], ["q", "r", "s", "u"]
V = {("a", "q"): 2.0, ("a", "r"): 1.0, ("b", "q"): 1.0, ("c", "q"): 1.0, ("c", "r"): 1.0, ("c", "s"): 0.5}
V |= {("d", "s"): 1.0, ("e", "u"): 1.0}
W = {("a", "b"): 2.0, ("b", "c"): 1.0, ("a", "c"): 0.5, ("c", "d"): 3.0}  # direct ties of the same cities; e has none
Ties = Mapping[str, Mapping[str, float]]
Values = dict[str, float]
MODES = ("two-mode", "projection", "one-mode")


def both_ways(pairs: Mapping[tuple[str, str], float]) -> dict[str, dict[str, float]]:
    ties: dict[str, dict[str, float]] = {}
    for (one, other), weight in pairs.items():
        ties.setdefault(one, {})[other] = weight
        ties.setdefault(other, {})[one] = weight
    return ties


def w(one: str, other: str) -> float:
    """Σ_t v(a,t) v(b,t) / (n(t)-1), n(t) actors sharing t."""
    return sum(
        V[one, t] * V[other, t] / (sum((a, t) in V for a in ACTORS) - 1)
        for t in THINGS
        if (one, t) in V and (other, t) in V
    )


TWO_MODE: Ties = both_ways(V)
PROJECTION: Ties = {a: {b: w(a, b) for b in ACTORS if b != a and w(a, b)} for a in ACTORS}
ONE_MODE: Ties = {**both_ways(W), "e": {}}
GRAPH = {"two-mode": TWO_MODE, "projection": PROJECTION, "one-mode": ONE_MODE}
DATA: dict[str, Any] = {
    "two-mode": TwoMode.of_pairs(
        ACTORS, THINGS, [ACTORS.index(a) for a, _ in V], [THINGS.index(t) for _, t in V], list(V.values())
    ),
    "one-mode": OneMode.of_pairs(
        ACTORS, [ACTORS.index(a) for a, _ in W], [ACTORS.index(b) for _, b in W], list(W.values())
    ),
}
DATA["projection"] = DATA["two-mode"]


def shortest_paths(ties: Ties, one: str, other: str) -> list[list[str]]:
    """Every path is tried, and the shortest are kept."""

    def paths(here: list[str]) -> Iterator[list[str]]:
        if here[-1] == other:
            yield here
            return
        for each in ties.get(here[-1], {}):
            if each not in here:
                yield from paths([*here, each])

    found = list(paths([one]))
    least = min(map(len, found), default=0)
    return [path for path in found if len(path) == least]


def distances(ties: Ties, one: str) -> dict[str, int]:
    """d(a,x) of every other node x that a reaches."""
    found = {x: shortest_paths(ties, one, x) for x in {*ties, *(y for each in ties.values() for y in each)} - {one}}
    return {x: len(paths[0]) - 1 for x, paths in found.items() if paths}


def degree(mode: str) -> Values:
    return {a: len(GRAPH[mode].get(a, {})) for a in ACTORS}


def degree_share(mode: str) -> Values:
    return {a: d / (len(THINGS) if mode == "two-mode" else len(ACTORS) - 1) for a, d in degree(mode).items()}


def strength(mode: str) -> Values:
    return {a: sum(GRAPH[mode].get(a, {}).values()) for a in ACTORS}


def betweenness(mode: str) -> Values:
    """Σ over pairs s, t of others of σ(s,t|a) / σ(s,t), divided by the largest possible."""
    nodes = [*ACTORS, *THINGS] if mode == "two-mode" else ACTORS
    found = dict.fromkeys(ACTORS, 0.0)
    for a in ACTORS:
        for s, t in combinations([each for each in nodes if each != a], 2):
            paths = shortest_paths(GRAPH[mode], s, t)
            found[a] += sum(a in path for path in paths) / (len(paths) or 1)
    n, m = len(ACTORS), len(THINGS)
    q, r = divmod(n - 1, m)
    two_mode = (m**2 * (q + 1) ** 2 + m * (q + 1) * (2 * r - q - 1) - r * (2 * q - r + 3)) / 2
    largest = two_mode if mode == "two-mode" else (n - 1) * (n - 2) / 2
    return {a: value / largest for a, value in found.items()}


def closeness(mode: str) -> Values:
    found: Values = {}
    for a in ACTORS:
        d = distances(GRAPH[mode], a)
        r, far = len(d), sum(d.values())
        if mode == "two-mode":
            q = sum(x in ACTORS for x in d)
            found[a] = (r + q) / far * r / (len(ACTORS) + len(THINGS) - 1) if r else 0.0
        else:
            found[a] = r / far * r / (len(ACTORS) - 1) if r else 0.0
    return found


def harmonic(mode: str) -> Values:
    return {a: sum(1 / steps for steps in distances(GRAPH[mode], a).values()) for a in ACTORS}


def harmonic_share(mode: str) -> Values:
    largest = len(THINGS) + (len(ACTORS) - 1) / 2 if mode == "two-mode" else len(ACTORS) - 1
    return {a: value / largest for a, value in harmonic(mode).items()}


def eigenvector(mode: str) -> Values:
    """The vector that the formula gives back: found by applying it over and over."""
    x = dict.fromkeys(ACTORS, 1.0)
    for _ in range(3000):
        if mode == "two-mode":
            y = {t: sum(V.get((a, t), 0.0) * x[a] for a in ACTORS) for t in THINGS}
            new = {a: sum(V.get((a, t), 0.0) * y[t] for t in THINGS) for a in ACTORS}
        else:  # x itself is added, so that it does not swing between two sides
            new = {a: x[a] + sum(weight * x[b] for b, weight in GRAPH[mode][a].items()) for a in ACTORS}
        length = sum(value**2 for value in new.values()) ** 0.5
        x = {a: value / length for a, value in new.items()}
    return x


def pagerank(mode: str) -> Values:
    ties = PROJECTION if mode == "two-mode" else GRAPH[mode]
    s = {b: sum(ties[b].values()) for b in ACTORS}
    p = dict.fromkeys(ACTORS, 1 / len(ACTORS))
    for _ in range(500):
        anywhere = sum(p[b] for b in ACTORS if not s[b]) / len(ACTORS)
        p = {
            a: 0.85 * (sum(p[b] * ties[b].get(a, 0.0) / s[b] for b in ACTORS if s[b]) + anywhere) + 0.15 / len(ACTORS)
            for a in ACTORS
        }
    return p


def core(mode: str) -> Values:
    """The largest k of a part in which every node has k neighbours: all parts are tried."""
    ties = GRAPH[mode]
    nodes = [*ACTORS, *THINGS] if mode == "two-mode" else ACTORS
    found = dict.fromkeys(ACTORS, 0)
    for size in range(1, len(nodes) + 1):
        for part in map(set, combinations(nodes, size)):
            k = min(len(part & ties.get(each, {}).keys()) for each in part)
            found.update({a: max(found[a], k) for a in part & set(ACTORS)})
    return dict(found)


READINGS: dict[str, Callable[[str], Values]] = {
    "degree": degree, "strength": strength, "betweenness": betweenness, "closeness": closeness, "harmonic": harmonic,
    "eigenvector": eigenvector, "pagerank": pagerank, "core": core,
}  # fmt: skip
SHARES: dict[str, Callable[[str], Values]] = {"degree": degree_share, "harmonic": harmonic_share}
# What was read: who changes a formula that is printed reads it anew here.
PRINTED = {
    ("degree", "two-mode"): "d(a) = |{t : a shares in t}|; share d(a) / T, T things",
    ("degree", "projection"): "d(a) = |{b ≠ a : a and b share a thing}|; share d(a) / (A-1), A actors",
    ("degree", "one-mode"): "d(a) = |{b ≠ a : a and b are tied}|; share d(a) / (A-1), A actors",
    ("strength", "two-mode"): "s(a) = Σ_t v(a,t), v(a,t) the weight of the tie of a and t",
    ("strength", "projection"): "s(a) = Σ_{b ≠ a} w(a,b), w(a,b) = Σ_t v(a,t) v(b,t) / (n(t)-1), n(t) actors sharing t",
    ("strength", "one-mode"): "s(a) = Σ_{b ≠ a} w(a,b), w(a,b) the weight of the tie of a and b",
    ("closeness", "two-mode"): "c(a) = (r + q) / Σ d(a,x) · r / (A+T-1), over the r actors and things x that a "
    "reaches, q of them actors; A actors, T things",
    ("closeness", "projection"): "c(a) = r / Σ d(a,b) · r / (N-1), over the r others b that a reaches, N actors",
    ("harmonic", "two-mode"): "h(a) = Σ 1 / d(a,x) over all actors and things x, nothing for those out of reach; share "
    "h(a) / (T + (A-1)/2), A actors, T things",
    ("harmonic", "projection"): "h(a) = Σ 1 / d(a,b) over all others b, nothing for those out of reach; share "
    "h(a) / (N-1), N actors",
    ("eigenvector", "two-mode"): "x(a) = (1/σ) Σ_t v(a,t) y(t), y(t) = (1/σ) Σ_a v(a,t) x(a), σ the largest singular "
    "value",
    ("core", "two-mode"): "k(a) = max {k : a is in the largest part of the two-mode graph in which every node has k "
    "neighbours}",
}  # fmt: skip


def definition(measure: Measure, mode: str) -> Any:
    return {"two-mode": measure.two_mode, "projection": measure.projection, "one-mode": measure.one_mode}[mode]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_the_code_computes_the_formula_that_is_printed(measure: Measure, mode: str) -> None:
    defined = definition(measure, mode)
    assert defined.formula
    scores = defined.compute(DATA[mode])
    expected = READINGS[measure.name](mode)
    assert scores.values.tolist() == pytest.approx([expected[a] for a in ACTORS], abs=1e-9)
    if scores.shares is not None:
        shares = SHARES[measure.name](mode)
        assert scores.shares.tolist() == pytest.approx([shares[a] for a in ACTORS], abs=1e-9)


@pytest.mark.parametrize(
    ("named", "formula"), PRINTED.items(), ids=lambda each: " ".join(each) if len(each) == 2 else ""
)
def test_the_formula_that_was_read_is_the_one_that_is_printed(named: tuple[str, str], formula: str) -> None:
    (measure,) = (each for each in MEASURES if each.name == named[0])
    assert definition(measure, named[1]).formula == formula
