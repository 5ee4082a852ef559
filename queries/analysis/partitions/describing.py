"""Clusters in words: their members, what holds each together, where it lies, when, its centre and its bridges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_model import GraphView
from queries.analysis.gathering import Gathered
from queries.analysis.groupings import relation_to
from queries.analysis.one_mode import OneMode
from queries.analysis.partitions.finding import Partition
from queries.analysis.partitions.naming import MOST_HOLDING, Strengths, most_particular, strongest
from queries.analysis.partitions.periods import cluster_periods
from queries.analysis.partitions.ties import membership
from queries.analysis.told_apart import tell_apart
from queries.analysis.two_mode import TwoMode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Actors that are tied closely: their ids, the most closely tied first, and what is to be said of them, in words.

    `centre` are the ids of those tied most to the others in it, `bridges` of those tied most to other clusters: up to
    three, or all of those whom nothing tells apart;
    `doubtful` of those that were with the others in fewer than half of the runs; `period` are the first and the last
    year that its ties state.
    """

    number: int
    members: tuple[str, ...]
    held_together_by: tuple[str, ...]
    stability: float
    countries: tuple[str, ...]
    topics: tuple[str, ...]
    period: str
    centre: tuple[str, ...]
    bridges: tuple[str, ...]
    doubtful: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Standing:
    """How each actor stands, in the order of the data: its cluster from 0, -1 if it is in none; its stability; ties."""

    labels: IntArray
    stability: FloatArray
    strengths: Strengths


DOUBTFUL = 0.5


def standing(partition: Partition) -> Standing:
    """Return how each actor stands; clusters of one actor are none."""
    import numpy as np

    nodes = partition.nodes
    of_node = np.where(partition.sizes[partition.labels] > 1, partition.labels, -1)
    labels = np.append(of_node, -1)[nodes.of]
    stability = np.append(partition.stability, 0.0)[nodes.of]
    return Standing(labels, stability, Strengths.of(partition))


def describe_clusters(gathered: Gathered, partition: Partition, stands: Standing) -> list[Cluster]:
    """Return the clusters of two actors and more, the largest first, with what is to be said of each."""
    import numpy as np

    view, data, labels = gathered.view, gathered.data, stands.labels
    clusters = int((partition.sizes > 1).sum())
    names = [view.node(actor).name for actor in data.actors]
    members = _members(labels, clusters, stands.strengths.inside, names)
    sizes = [len(each) for each in members]
    holding = _holding(view, data, labels, clusters, sizes)
    countries = _context(view, data.actors, "Country", labels, clusters)
    topics = _topics(view, data, labels, clusters)
    periods = cluster_periods(gathered, labels, clusters)
    central = [len(each) for each in strongest(labels, clusters, stands.strengths.inside)]
    bridges = strongest(labels, clusters, stands.strengths.bridging)
    ids = data.actors
    return [
        Cluster(
            number + 1,
            tuple(ids[place] for place in here),
            tuple(holding[number]),
            float(np.mean(stands.stability[here])),
            countries[number],
            topics[number],
            periods[number],
            tuple(ids[place] for place in here[: central[number]]),
            tuple(ids[place] for place in bridges[number]),
            tuple(ids[place] for place in here if stands.stability[place] < DOUBTFUL),
        )
        for number, here in enumerate(members)
    ]


def _members(labels: IntArray, clusters: int, inside: FloatArray, names: Sequence[str]) -> list[IntArray]:
    """Return the actors of each cluster, those tied most closely to the others first, then by name."""
    import numpy as np

    alphabetical = np.empty(len(names), dtype=np.int64)
    alphabetical[sorted(range(len(names)), key=lambda place: names[place].casefold())] = np.arange(len(names))
    order = np.lexsort((alphabetical, -np.round(inside, 15), labels))
    order = order[labels[order] >= 0]
    bounds = np.searchsorted(labels[order], np.arange(clusters + 1))
    return [order[bounds[each] : bounds[each + 1]] for each in range(clusters)]


def _holding(
    view: GraphView,
    data: TwoMode | OneMode,
    labels: IntArray,
    clusters: int,
    sizes: Sequence[int],
) -> list[list[str]]:
    """Return what holds each cluster together: its most particular things, or whom most of it are tied to."""
    import numpy as np

    if isinstance(data, TwoMode):
        found = most_particular(labels, clusters, data.incidence)
        return [
            [
                f"{name} ({each.members} of {sizes[number]})"
                for name, each in zip(tell_apart(view, [data.things[each.thing] for each in held]), held, strict=True)
            ]
            for number, held in enumerate(found)
        ]
    adjacency = data.adjacency
    rows = np.repeat(np.arange(len(labels)), np.diff(adjacency.indptr))
    same = (labels[rows] == labels[adjacency.indices]) & (labels[rows] >= 0)
    tied = np.bincount(rows[same], minlength=len(labels))
    return [
        [f"{alike(len(best), size)}, each tied to {tied[best[0]]}"]
        if len(best) > MOST_HOLDING
        else [
            f"{name} (tied to {tied[each]})"
            for name, each in zip(tell_apart(view, [data.actors[each] for each in best]), best, strict=True)
        ]
        for best, size in zip(strongest(labels, clusters, tied.astype(np.float64)), sizes, strict=True)
    ]


def alike(many: int, of: int) -> str:
    """Return in words that nothing tells so many members of a cluster apart."""
    return f"all {many:,} alike" if many == of else f"{many:,} of {of:,} alike"


def _context(
    view: GraphView, ids: Sequence[str], node_type: str, labels: IntArray, clusters: int
) -> list[tuple[str, ...]]:
    """Return the nodes of a type that most members of each cluster are tied to, with how many are."""
    groups = relation_to(view, ids, node_type)
    if groups is None:
        return [()] * clusters
    return _most_common(view, groups[0], groups[1], labels, clusters)


def _topics(view: GraphView, data: TwoMode | OneMode, labels: IntArray, clusters: int) -> list[tuple[str, ...]]:
    """Return the topics of what most members of each cluster share in, with how many do."""
    if not isinstance(data, TwoMode):
        return [()] * clusters
    groups = relation_to(view, data.things, "Topic")
    if groups is None:
        return [()] * clusters
    return _most_common(view, (data.incidence @ groups[0]).tocsr(), groups[1], labels, clusters)


def _most_common(
    view: GraphView, tied: csr_array, ids: Sequence[str], labels: IntArray, clusters: int, most: int = 3
) -> list[tuple[str, ...]]:
    import numpy as np

    inside = np.flatnonzero(labels >= 0)
    ones = tied[inside].tocsr()
    ones.data[:] = 1.0
    counts = (membership(labels[inside], groups=clusters).T.tocsr() @ ones).tocsr()
    found: list[tuple[str, ...]] = []
    for number in range(clusters):
        here = slice(counts.indptr[number], counts.indptr[number + 1])
        order = np.lexsort((counts.indices[here], -counts.data[here]))[:most]
        pairs = zip(counts.indices[here][order], counts.data[here][order], strict=True)
        found.append(tuple(f"{view.node(ids[place]).name} ({int(count)})" for place, count in pairs))
    return found
