"""The rows that tell what became of the clusters of a scope between two times."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph_model import GraphView, InterurbanError
from graph_model.wording import counted, listed
from queries.analysis.changes.cluster_changes import MATCHING, ClusterChange, match_clusters
from queries.analysis.changes.comparison import Between
from queries.analysis.clustering import Clustering, find_clusters
from queries.analysis.scope import Scope
from queries.answers import Row

KIND = "Clusters"
_NAMED = 3


@dataclass(frozen=True, slots=True)
class ClusterRows:
    """The rows, and what is to be said of how they were found."""

    rows: list[Row]
    note: str


def cluster_rows(view: GraphView, scope: Scope, between: Between) -> ClusterRows:
    """Return what became of each cluster between two times: a row for each that split, merged, formed and so on.

    What possibly held counts, and the clusters of a time are found as `clusters` finds them.
    """
    try:
        before, after = (find_clusters(view, replace(scope, at=time)) for time in (between.first, between.second))
    except InterurbanError as error:
        return ClusterRows([], f"clusters are not compared: {error}")
    changes = match_clusters(before.by_actor(), after.by_actor())
    counts = (
        f"{counted(len(before.clusters), 'cluster')} at {between.first}, {len(after.clusters):,} at {between.second}"
    )
    return ClusterRows([_row(view, each, before, after) for each in changes], f"{counts}; {MATCHING}")


def _row(view: GraphView, change: ClusterChange, before: Clustering, after: Clustering) -> Row:
    old, new = ({each.number: each for each in found.clusters} for found in (before, after))
    one = next(iter(change.before), None)
    named = old[one] if one is not None else new[change.after[0]]
    names = [view.node(actor).name for actor in named.members[:_NAMED]]
    more = len(named.members) - len(names)
    return {
        "kind": KIND,
        "change": change.change,
        "sure": "",
        "name": listed(names) + (f" and {more:,} more" if more else ""),
        "of": "",
        "when": "",
        "before": listed(f"{number} ({len(old[number].members)})" for number in change.before),
        "after": listed(f"{number} ({len(new[number].members)})" for number in change.after),
        "details": _shared(change),
        "type": "",
        "from": "",
        "to": "",
        "sources": [],
    }


def _shared(change: ClusterChange) -> str:
    """Return how many went from which cluster to which."""
    within = sorted(
        (
            (pair, count)
            for pair, count in change.shared.items()
            if pair[0] in change.before and pair[1] in change.after
        ),
        key=lambda each: -each[1],
    )
    return listed(f"{count:,} from {one} to {other}" for (one, other), count in within)
