"""Clusters over a range of resolutions: how many there are, and where their number stays the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from queries.analysis.partitions.finding import RUNS as CLUSTER_RUNS
from queries.analysis.partitions.finding import Nodes, part_nodes, runs_for
from queries.analysis.partitions.shared import Shared
from queries.analysis.partitions.ties import Ties

RESOLUTIONS = (0.1, 0.18, 0.32, 0.56, 0.75, 1.0, 1.33, 1.78, 3.16, 5.62, 10.0)  # steps of a like factor around 1
RUNS = 10
LEAST_RUNS = 4
LEAST_SAME = 2  # resolutions in a row


@dataclass(frozen=True, slots=True)
class AtResolution:
    """What clusters of two actors or more there are at one resolution; modularity is that at the resolution."""

    resolution: float
    clusters: int
    largest: int
    modularity: float
    agreement: float
    least_agreement: float
    stability: float


def profile_resolutions(
    nodes: Nodes,
    ties: Ties | Shared,
    resolutions: Sequence[float] = RESOLUTIONS,
    runs: int | None = None,
    seed: int = 1,
) -> list[AtResolution]:
    """Return what a consensus of so many runs finds at each resolution, from the lowest to the highest.

    Without `runs` there are as many as `runs_of_profile` says.
    """
    import numpy as np

    runs = runs_of_profile(ties) if runs is None else runs
    found = []
    for resolution in sorted(resolutions):
        partition = part_nodes(nodes, ties, resolution, runs, seed)
        sizes = partition.sizes
        found.append(
            AtResolution(
                resolution,
                int((sizes > 1).sum()),
                int(sizes.max(initial=0)),
                partition.modularity,
                partition.agreement,
                partition.least_agreement,
                float(np.average(partition.stability, weights=nodes.sizes)),
            )
        )
    return found


def runs_of_profile(ties: Ties | Shared) -> int:
    """Return how many runs there are at each resolution: RUNS, and fewer where `clusters` itself would have fewer."""
    return max(LEAST_RUNS, RUNS * runs_for(ties) // CLUSTER_RUNS)


def plateaus(profile: Sequence[AtResolution]) -> list[tuple[int, float, float]]:
    """Return where the number of clusters stays the same: the number, from which resolution, and to which."""
    runs = [list(same) for _, same in groupby(profile, key=lambda each: each.clusters)]
    return [(same[0].clusters, same[0].resolution, same[-1].resolution) for same in runs if len(same) >= LEAST_SAME]
