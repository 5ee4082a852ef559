"""How a partition of the analyst's own (country, a property) stands to the ties and to the clusters found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graph_model.wording import counted
from queries.analysis.clustering import Clustering
from queries.analysis.defaults import PERMUTATIONS
from queries.analysis.groupings import Grouping, group_actors
from queries.analysis.one_mode import OneMode
from queries.analysis.partitions.agreement import adjusted_rand, normalised_mutual_information
from queries.analysis.partitions.comparing import ExternalInternal, external_internal, mixing
from queries.analysis.partitions.methods import EXTERNAL_INTERNAL, MUTUAL_INFORMATION
from queries.analysis.partitions.shared import Shared
from queries.analysis.partitions.ties import Ties, membership, numbered
from queries.answers import Answer, Row

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

MOST_NEXT = 3


def compare_groups(found: Clustering, by: str, *, permutations: int = PERMUTATIONS) -> Answer:
    """Return how groups of actors by what is named (country, kind) stand to their ties and to the clusters.

    A row for each group: how many of its ties stay inside, to which groups others go, and in which clusters its actors
    are. `computed` has the E-I index with its permutation test, the adjusted Rand index and the normalised mutual
    information of the groups and the clusters, and the whole mixing matrix.

    Raises:
        InterurbanError: no actor has such a group.
    """
    import numpy as np

    data = found.gathered.data
    grouping = group_actors(found.gathered.view, data.actors, by)
    places = np.array([place for place, actor in enumerate(data.actors) if actor in grouping.of], dtype=np.int64)
    names = [grouping.of[data.actors[place]] for place in places]
    known = sorted(set(names))
    number = {name: place for place, name in enumerate(known)}
    groups = np.array([number[name] for name in names], dtype=np.int64)
    ties = _ties_of(data, places)
    index = external_internal(ties, groups, permutations=permutations, seed=found.seed)
    labels = found.stands.labels[places]
    clustered = labels >= 0
    agreed = _agreement(groups[clustered], labels[clustered])
    mixed = mixing(ties, groups)
    rows = _rows(known, groups, labels, mixed)
    computed = {
        **found.gathered.computed(),
        "by": grouping.name,
        "groups": len(known),
        "grouped": len(places),
        "seed": found.seed,
        **_of_index(index),
        **agreed,
        "clusters_by": f"{found.method}, resolution {found.resolution:g}",
        "mixing": {
            name: dict(zip(known, map(float, row), strict=True)) for name, row in zip(known, mixed, strict=True)
        },
    }
    notes = _notes(found, grouping, index, agreed, int(clustered.sum()))
    title = f"{grouping.name.capitalize()} and ties: {found.scope.in_words()}"
    columns = ["group", "actors", "inside", "expected", "ties_also_to", "clusters"]
    answer = Answer(title, columns, rows, computed, notes=notes).warn(*filter(None, [found.scope.chosen]))
    tested = f"two-sided p = {index.p_value:.3g} by {counted(index.permutations, 'permutation')} (seed {found.seed})"
    said = (
        f"E-I index {index.index:.3f} of {counted(len(known), 'group')} by {grouping.name} (Krackhardt and Stern "
        f"1988), {index.expected:.3f} expected, {tested}"
    )
    sentence = found.gathered.sentence(said)
    return replace(answer, computed={**computed, "sentence": sentence}, notes=[*answer.notes, f"cite as: {sentence}"])


def _ties_of(data: Any, places: IntArray) -> Ties | Shared:
    """Return the ties among these actors, a node for each."""
    import numpy as np

    if isinstance(data, OneMode):
        return Ties.of_adjacency(data.adjacency[places][:, places].tocsr())
    weights = np.divide(1.0, data.sizes - 1, out=np.zeros(len(data.things)), where=data.sizes > 1)
    return Shared(data.incidence[places].tocsr(), weights, np.ones(len(places)))


def _agreement(groups: IntArray, labels: IntArray) -> dict[str, Any]:
    if not len(groups):
        return {"adjusted_rand": None, "normalised_mutual_information": None}
    one, other = numbered(groups), numbered(labels)
    return {
        "adjusted_rand": adjusted_rand(one, other),
        "normalised_mutual_information": normalised_mutual_information(one, other),
    }


def _of_index(index: ExternalInternal) -> dict[str, Any]:
    return {
        "e_i_index": index.index,
        "external": index.external,
        "internal": index.internal,
        "e_i_expected": index.expected,
        "e_i_deviation": index.deviation,
        "p_value": index.p_value,
        "permutations": index.permutations,
        "e_i_is": str(EXTERNAL_INTERNAL),
        "mutual_information_is": str(MUTUAL_INFORMATION),
    }


def _rows(known: list[str], groups: IntArray, labels: IntArray, mixed: FloatArray) -> list[Row]:
    """Return a row for each group, the largest first: its actors, ties inside, to which others, and its clusters."""
    import numpy as np

    actors = np.bincount(groups, minlength=len(known))
    strength = mixed.sum(axis=1)
    clustered = labels >= 0
    inside_clusters = (
        membership(groups[clustered], groups=len(known)).T.tocsr() @ membership(labels[clustered])
    ).tocsr()
    rows = []
    for place in np.lexsort((np.arange(len(known)), -actors)):
        others = mixed[place].copy()
        others[place] = 0
        best = [other for other in np.argsort(-others, kind="stable")[:MOST_NEXT] if others[other] > 0]
        here = slice(inside_clusters.indptr[place], inside_clusters.indptr[place + 1])
        order = np.lexsort((inside_clusters.indices[here], -inside_clusters.data[here]))
        pairs = zip(inside_clusters.indices[here][order], inside_clusters.data[here][order], strict=True)
        rows.append(
            {
                "group": known[place],
                "actors": int(actors[place]),
                "inside": float(mixed[place, place] / strength[place]) if strength[place] else None,
                "expected": float(strength[place]) if strength[place] else None,
                "ties_also_to": [f"{known[other]} ({others[other] / strength[place]:.0%})" for other in best],
                "clusters": [f"{cluster + 1} ({int(count)})" for cluster, count in pairs],
            }
        )
    return rows


def _notes(
    found: Clustering, grouping: Grouping, index: ExternalInternal, agreed: dict[str, Any], clustered: int
) -> list[str]:
    said = [
        *found.gathered.notes(),
        *grouping.notes(found.gathered.data.actors),
        (
            f"E-I index {index.index:.3f}: {EXTERNAL_INTERNAL.text} ({EXTERNAL_INTERNAL.source}); {index.expected:.3f} "
            f"expected where groups of these sizes are dealt out at random, standard deviation {index.deviation:.2g}, "
            f"two-sided p = {index.p_value:.3g} by {counted(index.permutations, 'permutation')}, seed {found.seed}"
        ),
    ]
    if agreed["adjusted_rand"] is not None:
        said.append(
            f"with the clusters of {counted(clustered, 'actor')} ({found.method}, resolution {found.resolution:g}): "
            f"adjusted Rand {agreed['adjusted_rand']:.3f} (Hubert and Arabie 1985), normalised mutual information "
            f"{agreed['normalised_mutual_information']:.3f} (by the mean of the entropies, Danon et al. 2005)"
        )
    said.append(
        "inside: the share of a group's ties, by weight, that stay in it; expected: if ties fell by strength alone; "
        "ties also to: the shares of the others; clusters: how many of its actors are in which"
    )
    said.append("the whole mixing matrix: -f json --with-computed, as mixing")
    return said
