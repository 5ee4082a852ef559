"""Pairs of nodes that may be one, each with a score and the reasons in words."""

from __future__ import annotations

import logging
import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from graph_model.elements import Node
from graph_model.graph import Graph
from graph_model.wording import counted
from loaders.resolution.blocking import pairs_to_compare
from loaders.resolution.decisions import Decision
from loaders.resolution.evidence import score, weigh
from loaders.resolution.extra import has_gazetteer
from loaders.resolution.gazetteer import Gazetteer
from loaders.resolution.groups import Settled
from loaders.resolution.neighbours import Neighbours
from loaders.resolution.subjects import Subject, describe_subjects

LEAST = 0.7  # the score below which a pair is not worth a look

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two nodes that may be one: how sure it is, from 0 to 1, and what speaks for and against it.

    `first` is the one that would stay: with more relationships, then sources, then the shorter id.
    """

    first: Node
    second: Node
    score: float
    reasons: tuple[str, ...]
    country: str = ""

    @property
    def ids(self) -> frozenset[str]:
        """The ids of both."""
        return frozenset((self.first.id, self.second.id))


@dataclass(slots=True)
class Proposals:
    """Pairs that may be one, the surest first, and how they were found."""

    pairs: list[Proposal] = field(default_factory=list)
    nodes: int = 0
    compared: int = 0
    with_gazetteer: bool = False
    left_out: list[str] = field(default_factory=list)


def propose(
    graph: Graph,
    types: Collection[str] = (),
    *,
    least: float = LEAST,
    gazetteer: Gazetteer | None = None,
    decided: Iterable[Decision] = (),
) -> Proposals:
    """Return the pairs of nodes of one type that may be one, with a score of `least` or more.

    Pairs that are decided, and those that follow of decided ones, are left out. Time and memory grow with the nodes,
    not with their square: only pairs that share something rare are compared.
    """
    settled = Settled(decided)
    neighbours = Neighbours(graph)
    proposals = Proposals(with_gazetteer=gazetteer is not None)
    for node_type in types or sorted({node.type for node in graph.nodes()}):
        began = time.perf_counter()
        subjects = list(describe_subjects(graph, [node_type], gazetteer))
        pairs = pairs_to_compare(subjects)
        proposals.nodes += len(subjects)
        proposals.compared += len(pairs.found)
        proposals.left_out += pairs.left_out
        for first, second in pairs.found:
            found = _proposal(subjects[first], subjects[second], neighbours, least)
            if found and not settled.knows(found.first.id, found.second.id):
                proposals.pairs.append(found)
        took = time.perf_counter() - began
        _LOG.info("%s: %s compared, %.1f s", node_type, counted(len(pairs.found), "pair"), took)
    proposals.pairs.sort(key=lambda each: (-each.score, each.first.name, each.first.id, each.second.id))
    return proposals


def the_gazetteer() -> Gazetteer | None:
    """Return the gazetteer, where its libraries are installed."""
    return Gazetteer() if has_gazetteer() else None


def _proposal(one: Subject, other: Subject, neighbours: Neighbours, least: float) -> Proposal | None:
    evidence = weigh(one, other, neighbours)
    found = score(evidence)
    if not evidence or found < least:
        return None
    for_it = [each.words for each in evidence if each.weight > 0]
    against = [f"but {each.words}" for each in evidence if each.weight < 0]
    first, second = sorted((one.node, other.node), key=lambda node: _staying(node, neighbours))
    return Proposal(first, second, round(found, 4), (*for_it, *against), one.country_name or other.country_name)


def _staying(node: Node, neighbours: Neighbours) -> tuple[int, int, int, str]:
    return (-len(neighbours.of(node.id)), -len(node.attributes["sources"]), len(node.id), node.id)
