"""Random two-mode and one-mode data for hypothesis: with twins, isolates, several components, empty, of one node."""

from __future__ import annotations

import networkx as nx
import numpy as np
from hypothesis import strategies as st

from graph_model import Graph
from queries.analysis.one_mode import OneMode
from queries.analysis.two_mode import TwoMode


@st.composite
def two_mode_data(draw: st.DrawFn, most_actors: int = 12, most_things: int = 7) -> TwoMode:
    """Draw two-mode data, in which many actors are twins of others."""
    actors = draw(st.integers(1, most_actors))
    things = draw(st.integers(1, most_things))
    kinds = draw(st.lists(st.sets(st.integers(0, things - 1), max_size=4), min_size=1, max_size=6))
    chosen = draw(st.lists(st.sampled_from(kinds), min_size=actors, max_size=actors))
    pairs = [(actor, thing) for actor, shared in enumerate(chosen) for thing in sorted(shared)]
    rows, columns = ([pair[side] for pair in pairs] for side in (0, 1))
    names = [f"a{number}" for number in range(actors)], [f"t{number}" for number in range(things)]
    return TwoMode.of_pairs(*names, np.array(rows, dtype=np.int64), np.array(columns, dtype=np.int64))


@st.composite
def one_mode_data(draw: st.DrawFn, most_actors: int = 12) -> OneMode:
    """Draw one-mode data, of which whole parts hang from one node or are apart."""
    actors = draw(st.integers(1, most_actors))
    node = st.integers(0, actors - 1)
    pairs = draw(st.lists(st.tuples(node, node), max_size=2 * actors))
    rows, columns = ([pair[side] for pair in pairs] for side in (0, 1))
    names = [f"a{number}" for number in range(actors)]
    return OneMode.of_pairs(names, np.array(rows, dtype=np.int64), np.array(columns, dtype=np.int64))


def random_two_mode(actors: int, things: int, ties: int, seed: int = 1) -> TwoMode:
    """Return so many ties between actors and things drawn at random."""
    chance = np.random.default_rng(seed)
    names = [f"a{number}" for number in range(actors)], [f"t{number}" for number in range(things)]
    return TwoMode.of_pairs(*names, chance.integers(0, actors, ties), chance.integers(0, things, ties))


def projected(data: TwoMode) -> nx.Graph[str]:
    """Return the graph of actors that share a thing, as NetworkX makes it."""
    graph = nx.bipartite.projected_graph(data.nx, [("actor", actor) for actor in data.actors])
    found: nx.Graph[str] = nx.relabel_nodes(graph, {("actor", actor): actor for actor in data.actors})
    return found


def affiliations(data: TwoMode) -> Graph:
    graph = Graph()
    for actor in data.actors:
        graph.add_node("City", actor, actor)
    for thing in data.things:
        graph.add_node("Organisation", thing, thing)
    for row, column in zip(*data.incidence.tocoo().coords, strict=True):
        graph.add_relationship(data.actors[row], "MEMBER_OF", data.things[column])
    return graph
