"""The resolution profile of clusters as an answer."""

from __future__ import annotations

from dataclasses import asdict

from graph_model import InterurbanError
from graph_model.wording import counted, listed
from queries.analysis.clustering import Clustering
from queries.analysis.partitions.methods import IN_WORDS
from queries.analysis.partitions.profiling import RUNS, plateaus, profile_resolutions, runs_of_profile
from queries.answers import Answer

_COLUMNS = (
    "modularity: at that resolution; agreement: the adjusted Rand index of runs, on average and at least; "
    "stability: the mean over actors"
)


def profile_answer(found: Clustering) -> Answer:
    """Return a row for each resolution: how many clusters, how large the largest, modularity, agreement, stability.

    Raises:
        InterurbanError: the method has no resolution.
    """
    if found.method == "k-core":
        raise InterurbanError("k-core: has no resolution, and so no profile; take leiden or bipartite")
    nodes = found.partition.nodes
    ties = nodes.two_mode if found.method == "bipartite" else nodes.projected
    runs = runs_of_profile(ties)
    profile = profile_resolutions(nodes, ties, runs=runs, seed=found.seed)
    fewer = f" ({RUNS} where the data is small)" if runs < RUNS else ""
    same = plateaus(profile)
    where = listed([f"{many} from resolution {low:g} to {high:g}" for many, low, high in same])
    said = f"their number stays the same: {where}" if same else "their number stays the same nowhere in this range"
    sentence = found.gathered.sentence(
        f"clusters at {counted(len(profile), 'resolution')} from {profile[0].resolution:g} to "
        f"{profile[-1].resolution:g}, each the consensus (Krieger and Green 1999) of {runs} runs of "
        f"{IN_WORDS[found.method]} (seed {found.seed})"
    )
    notes = [
        *found.gathered.notes(),
        f"{IN_WORDS[found.method]}; at each resolution the consensus of {runs} runs{fewer}, seed {found.seed}",
        said,
        _COLUMNS,
        f"cite as: {sentence}",
    ]
    computed = {
        **found.gathered.computed(),
        "method": found.method,
        "runs": runs,
        "seed": found.seed,
        "plateaus": [{"clusters": many, "from": low, "to": high} for many, low, high in same],
        "sentence": sentence,
    }
    columns = ["resolution", "clusters", "largest", "modularity", "agreement", "least_agreement", "stability"]
    title = f"Clusters by resolution: {found.scope.in_words()}"
    answer = Answer(title, columns, [asdict(each) for each in profile], computed, notes=notes)
    return answer.warn(*filter(None, [found.scope.chosen]))
