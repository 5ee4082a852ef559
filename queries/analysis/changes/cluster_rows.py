"""The rows that tell what became of the clusters of a scope between two times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from graph_model import GraphView, InterurbanError
from graph_model.wording import counted, listed
from queries.analysis.changes.cluster_changes import MATCHING, ClusterChange, match_clusters
from queries.analysis.changes.comparison import Between
from queries.analysis.cluster_answers import instability
from queries.analysis.clustering import Clustering, find_clusters
from queries.analysis.one_mode import OneMode
from queries.analysis.scope import Scope
from queries.analysis.two_mode import TwoMode
from queries.answers import Row

KIND = "Clusters"
_NAMED = 3


@dataclass(frozen=True, slots=True)
class ClusterRows:
    """The rows, what is to be said of how they were found, and a warning for each time of unstable clusters.

    `agreement` is the mean adjusted Rand index of the runs at each time, None where there was one run.
    """

    rows: list[Row]
    note: str
    warnings: tuple[str, ...] = ()
    agreement: Mapping[str, float | None] = field(default_factory=dict)


def cluster_rows(view: GraphView, scope: Scope, between: Between) -> ClusterRows:
    """Return what became of each cluster between two times: a row for each that split, merged, formed and so on.

    What possibly held counts, and the clusters of a time are found as `clusters` finds them. Where they are unstable,
    so is what is said to have become of them, and a warning says so.
    """
    times = (between.first, between.second)
    try:
        before, after = (find_clusters(view, replace(scope, at=time)) for time in times)
    except InterurbanError as error:
        return ClusterRows([], f"clusters are not compared: {error}")
    if _same_ties(before.gathered.data, after.gathered.data):
        told = f"the same {counted(before.gathered.data.ties, 'tie')} held, as far as is known, at both times"
        return ClusterRows([], f"clusters are not compared: {told}")
    changes = match_clusters(before.by_actor(), after.by_actor())
    counts = (
        f"{counted(len(before.clusters), 'cluster')} at {between.first}, {len(after.clusters):,} at {between.second}"
    )
    found = dict(zip(times, (before, after), strict=True))
    return ClusterRows(
        [_row(view, each, before, after) for each in changes],
        f"{counts}; {_agreements(found)}{MATCHING}",
        tuple(_warnings(found)),
        {time: each.partition.agreement if each.partition.runs > 1 else None for time, each in found.items()},
    )


def _same_ties(one: TwoMode | OneMode, other: TwoMode | OneMode) -> bool:
    """Tell whether the ties of two times are the same, and with them all that is made of them."""
    if isinstance(one, TwoMode) and isinstance(other, TwoMode):
        if (one.actors, one.things) != (other.actors, other.things):
            return False
        return bool((one.incidence != other.incidence).nnz == 0)
    if isinstance(one, OneMode) and isinstance(other, OneMode):
        return one.actors == other.actors and bool((one.adjacency != other.adjacency).nnz == 0)
    return False


def _agreements(found: Mapping[str, Clustering]) -> str:
    """Return how well the runs agree at each time, where there were several."""
    said = [f"{each.partition.agreement:.2f} at {time}" for time, each in found.items() if each.partition.runs > 1]
    return f"their runs agree by an adjusted Rand of {' and '.join(said)}; " if said else ""


def _warnings(found: Mapping[str, Clustering]) -> Iterator[str]:
    for time, each in found.items():
        if text := instability(each):
            yield f"clusters at {time}: {text}; what seems to split or merge may be chance"


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
