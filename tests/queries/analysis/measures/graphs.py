"""Random two-mode and one-mode data, and what networkx and numpy make of it."""

from __future__ import annotations

import networkx as nx
import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from queries.analysis.one_mode import OneMode
from queries.analysis.two_mode import TwoMode

ACTORS, THINGS = 8, 6
Weights = st.sampled_from([1.0, 1.0, 2.0, 0.5])
Matrix = NDArray[np.float64]


@st.composite
def two_mode_data(draw: st.DrawFn, *, weighted: bool = True) -> TwoMode:
    """Draw two-mode data: twins, isolates, several components and things of one actor are all among it."""
    pairs = st.tuples(st.integers(0, ACTORS - 1), st.integers(0, THINGS - 1))
    ties = draw(st.dictionaries(pairs, Weights if weighted else st.just(1.0)))
    return two_mode(list(ties), list(ties.values()))


@st.composite
def one_mode_data(draw: st.DrawFn) -> OneMode:
    """Draw one-mode data, perhaps weighted, perhaps in several components."""
    pair = st.tuples(st.integers(0, ACTORS - 1), st.integers(0, ACTORS - 1)).filter(lambda each: each[0] < each[1])
    ties = draw(st.dictionaries(pair, Weights))
    rows, columns = ([each[side] for each in ties] for side in (0, 1))
    return OneMode.of_pairs([f"a{i}" for i in range(ACTORS)], rows, columns, list(ties.values()))


def two_mode(pairs: list[tuple[int, int]], weights: list[float] | None = None) -> TwoMode:
    """Return two-mode data of these pairs of an actor and a thing."""
    actors = max([ACTORS - 1, *(actor for actor, _ in pairs)]) + 1
    things = max([THINGS - 1, *(thing for _, thing in pairs)]) + 1
    rows, columns = ([pair[side] for pair in pairs] for side in (0, 1))
    return TwoMode.of_pairs([f"a{i}" for i in range(actors)], [f"t{i}" for i in range(things)], rows, columns, weights)


def davis() -> TwoMode:
    """Return the 18 women and 14 events of Davis, Gardner and Gardner (1941)."""
    graph = nx.davis_southern_women_graph()
    women, events = graph.graph["top"], graph.graph["bottom"]
    pairs = [(women.index(woman), events.index(event)) for woman, event in graph.edges]
    return TwoMode.of_pairs(women, events, [pair[0] for pair in pairs], [pair[1] for pair in pairs])


def one_mode_of(graph: nx.Graph) -> OneMode:
    """Return the ties of a graph of networkx, without their weights."""
    nodes = list(graph)
    place = {node: number for number, node in enumerate(nodes)}
    ends = [(place[one], place[other]) for one, other in graph.edges]
    return OneMode.of_pairs([str(node) for node in nodes], [one for one, _ in ends], [other for _, other in ends])


def newman_matrix(data: TwoMode) -> Matrix:
    """Return the projection with Newman's weights, made as he writes it, pair by pair."""
    matrix = data.incidence.toarray()
    factors = np.array([1 / (size - 1) if size > 1 else 0.0 for size in data.sizes])
    found: Matrix = (matrix * factors) @ matrix.T
    np.fill_diagonal(found, 0.0)
    return found


def leading_by_hand(matrix: Matrix) -> Matrix:
    """Return what a walk from all rows alike becomes: all of it that lies in the space of the largest eigenvalue."""
    if not matrix.any():
        return np.zeros(len(matrix))
    values, vectors = np.linalg.eigh(matrix)
    space = vectors[:, values >= values[-1] - 1e-9]
    found: Matrix = space @ (space.T @ np.ones(len(matrix)))
    return found / np.linalg.norm(found)
