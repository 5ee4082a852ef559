"""Partnership clusters, and what holds each together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import networkx as nx

from graph_model import Graph, InterurbanError
from queries.analysis.scope import Scope, TwoMode, one_mode, two_mode
from queries.answers import Answer

SEED = 1
LARGEST_PROJECTION = 3_000_000
SHOWN_HOLDING = 3

_WEIGHTS = "a thing shared by n actors ties each pair by 1/(n-1) (Newman 2001)"
_METHOD = "Louvain, greedy modularity (Blondel et al. 2008)"


def clusters(graph: Graph, scope: Scope, *, resolution: float = 1.0, seed: int = SEED) -> Answer:
    """Return groups of actors that are tied more closely to one another than to the rest.

    Two-mode data is projected with Newman's (2001) weights, so that a network of a hundred cities ties its members
    loosely and an agreement of two closely; then Louvain's method finds the clusters. `resolution` above 1 gives
    smaller clusters, below 1 larger ones. What holds a cluster together are the things most particular to it: the
    share of its members in them less the share of all others.

    Raises:
        NothingFound: the scope holds no tie.
        InterurbanError: the projection would have over 3 million pairs.
    """
    data = two_mode(graph, scope) if scope.is_two_mode(graph) else None
    ties = weighted_projection(data) if data else one_mode(graph, scope)
    groups = _louvain(ties, resolution, seed)
    together = [group for group in groups if len(group) > 1]
    rows = [_row(graph, number, group, data, ties) for number, group in enumerate(together, start=1)]
    modularity = nx.community.modularity(ties, groups, resolution=resolution) if ties.number_of_edges() else 0.0
    alone = len(groups) - len(together)
    method = f"{_METHOD}, resolution {resolution:g}, seed {seed}; modularity {modularity:.3f}"
    notes = [method, *([f"weights: {_WEIGHTS}"] if data else [])]
    notes += [f"{alone} actors share nothing with another and stand in no cluster"] if alone else []
    return Answer(
        f"Partnership clusters: {scope.in_words()}",
        ["cluster", "size", "members", "held_together_by"],
        rows,
        computed={
            **scope.computed(),
            "method": _METHOD,
            "weights": _WEIGHTS if data else "each tie counts 1",
            "resolution": resolution,
            "seed": seed,
            "modularity": modularity,
            "alone": alone,
        },
        notes=notes,
    )


def cluster_of(answer: Answer, graph: Graph) -> dict[str, int]:
    """Return the cluster number of each actor, and of each thing the cluster that most of its neighbours are in."""
    numbers = {actor: int(row["cluster"]) for row in answer for actor in row["ids"]}
    found = dict(numbers)
    for node in graph.nodes():
        near = Counter(numbers[n] for n in nx.all_neighbors(graph.nx, node.id) if n in numbers)
        if node.id not in found and near:
            found[node.id] = min(near, key=lambda number: (-near[number], number))
    return found


def weighted_projection(data: TwoMode) -> nx.Graph[str]:
    """Return the graph of actors, tied by the sum of 1/(n-1) over the things they share (Newman 2001).

    Raises:
        InterurbanError: it would have over 3 million pairs.
    """
    if data.pairs() > LARGEST_PROJECTION:
        message = f"the projection would have up to {data.pairs():,} pairs; narrow it with --through, --by or --at"
        raise InterurbanError(message)
    members: list[list[str]] = [[] for _ in data.things]
    for actor, row in zip(data.actors, data.memberships, strict=True):
        for thing in row:
            members[thing].append(actor)
    weights: Counter[tuple[str, str]] = Counter()
    for together in members:
        for place, first in enumerate(together):
            for second in together[place + 1 :]:
                weights[first, second] += 1 / (len(together) - 1)  # type: ignore[assignment]
    ties: nx.Graph[str] = nx.Graph()
    ties.add_nodes_from(data.actors)
    ties.add_weighted_edges_from((*pair, weight) for pair, weight in sorted(weights.items()))
    return ties


def _louvain(ties: nx.Graph[str], resolution: float, seed: int) -> list[list[str]]:
    found: Iterable[set[str]] = nx.community.louvain_communities(ties, resolution=resolution, seed=seed)
    return sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))


def _row(graph: Graph, number: int, group: list[str], data: TwoMode | None, ties: nx.Graph[str]) -> dict[str, Any]:
    held = _shared_things(graph, group, data) if data else _centres(graph, group, ties)
    strength = {
        actor: sum(ties[actor][other].get("weight", 1) for other in ties[actor] if other in group) for actor in group
    }
    members = sorted(group, key=lambda actor: (-strength[actor], graph.node(actor).name.casefold()))
    return {
        "cluster": number,
        "size": len(group),
        "members": [graph.node(actor).name for actor in members],
        "held_together_by": held,
        "ids": members,
    }


def _shared_things(graph: Graph, group: list[str], data: TwoMode) -> list[str]:
    """Return the things most particular to a group, each with how many of the group share in it."""
    within, everywhere = Counter[int](), Counter[int]()
    inside = set(group)
    for actor, row in zip(data.actors, data.memberships, strict=True):
        everywhere.update(row)
        if actor in inside:
            within.update(row)
    outside = max(len(data.actors) - len(group), 1)

    def particular(thing: int) -> float:
        return within[thing] / len(group) - (everywhere[thing] - within[thing]) / outside

    shared = [thing for thing in within if within[thing] > 1]
    best = sorted(shared, key=lambda thing: (-particular(thing), graph.node(data.things[thing]).name))[:SHOWN_HOLDING]
    return [f"{graph.node(data.things[thing]).name} ({within[thing]} of {len(group)})" for thing in best]


def _centres(graph: Graph, group: list[str], ties: nx.Graph[str]) -> list[str]:
    """Return the actors with the most ties inside a group."""
    inside = set(group)
    degrees = {actor: len(inside.intersection(ties[actor])) for actor in group}
    best = sorted(group, key=lambda actor: (-degrees[actor], graph.node(actor).name))[:SHOWN_HOLDING]
    return [f"{graph.node(actor).name} (tied to {degrees[actor]})" for actor in best]
