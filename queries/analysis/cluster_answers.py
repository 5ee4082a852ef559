"""Clusters as answers: a row for each cluster, or for each actor, with all that was computed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from typing import Any

from graph_model import GraphView, InterurbanError
from graph_model.wording import counted, listed
from queries.analysis.clustering import Cluster, Clustering, find_clusters
from queries.analysis.defaults import METHOD, PERMUTATIONS, RESOLUTION, SEED
from queries.analysis.partitions.describing import DOUBTFUL, alike
from queries.analysis.partitions.finding import RUNS
from queries.analysis.partitions.methods import (
    AGREEMENT,
    CONSENSUS,
    IN_WORDS,
    METHODS,
    NEWMAN,
    STABILITY,
    ClusterMethod,
)
from queries.analysis.partitions.naming import MOST_HOLDING
from queries.analysis.scope import Scope
from queries.analysis.told_apart import tell_apart
from queries.analysis.two_mode import TwoMode
from queries.answers import Answer, Row
from queries.text_tables import Table

POOR = 0.65  # Steinley's (2004) bounds for the adjusted Rand index
GOOD = 0.8
MOST_NAMED = 10
_ALIKE = "alike: equal in this, so that nothing but the alphabet would put one first; CSV and JSON name all"
_MORE = "members, topics and who is in doubt: in the rows of CSV and JSON"


@dataclass(frozen=True, slots=True, repr=False)
class ClusterAnswer(Answer):
    """The clusters of a scope as an answer; `found` are the clusters themselves."""

    found: Clustering = field(kw_only=True)

    @property
    def by_actor(self) -> Answer:
        """A row for each actor: its id, name, cluster (None if it is in none) and stability, and how it is tied."""
        return actors_answer(self.found)

    def limited(self, limit: int | None) -> ClusterAnswer:
        """Return the first `limit` rows, with a note of how many there are; without a limit, the answer itself."""
        return _of(self.found, Answer.limited(self, limit))

    def compare(self, by: str, *, permutations: int = PERMUTATIONS) -> Answer:
        """Return how a partition of your own (country, a property) stands to the ties and to these clusters.

        A row for each group; `computed` has the E-I index with its permutation test, the adjusted Rand index, the
        normalised mutual information, and the mixing matrix.

        Raises:
            graph_model.InterurbanError: no actor has such a group; the error says which there are.
        """
        from queries.analysis.cluster_comparison import compare_groups

        return compare_groups(self.found, by, permutations=permutations)

    def profile(self) -> Answer:
        """Return how many clusters there are at each of a range of resolutions, and where their number is the same."""
        from queries.analysis.cluster_profile import profile_answer

        return profile_answer(self.found)


def clusters(
    view: GraphView,
    scope: Scope,
    *,
    method: ClusterMethod = METHOD,
    resolution: float = RESOLUTION,
    runs: int | None = None,
    seed: int = SEED,
    limit: int | None = None,
) -> ClusterAnswer:
    """Return the clusters that `find_clusters` finds, or the `limit` largest, as an answer."""
    found = find_clusters(view, scope, method=method, resolution=resolution, runs=runs, seed=seed)
    return _of(found, clusters_answer(found)).limited(limit)


def ask_of_clusters(
    found: Clustering, *, compare: str | None, permutations: int, profile: bool, actors: bool
) -> ClusterAnswer:
    """Return the clusters as an answer, or one of those that can be given in their place.

    Raises:
        InterurbanError: several are asked for at once.
    """
    wanted = [name for name, asked in (("compare", compare), ("profile", profile), ("actors", actors)) if asked]
    if len(wanted) > 1:
        raise InterurbanError(f"{' and '.join(wanted)}: ask for one of them at a time")
    if compare:
        from queries.analysis.cluster_comparison import compare_groups

        return _of(found, compare_groups(found, compare, permutations=permutations))
    if profile:
        from queries.analysis.cluster_profile import profile_answer

        return _of(found, profile_answer(found))
    return _of(found, actors_answer(found) if actors else clusters_answer(found))


def _of(found: Clustering, answer: Answer) -> ClusterAnswer:
    """Return an answer that knows the clusters it is of, and in its table names none of those who are alike."""
    told = {each.name: getattr(answer, each.name) for each in fields(Answer)}
    return ClusterAnswer(**{**told, "reading": _reading(answer)}, found=found)


def _reading(answer: Answer) -> Table | None:
    """Return the table of clusters where some row names more than a few that nothing tells apart, with their number."""
    rows = [
        {**row, **{key: _few(row[key], row["size"]) for key in ("centre", "bridges") if key in row}}
        for row in answer.rows
    ]
    if rows == answer.rows:
        return None
    cited = next((place for place, note in enumerate(answer.notes) if note.startswith("cite as")), len(answer.notes))
    notes = [*answer.notes[:cited], _ALIKE, *answer.notes[cited:]]
    return Table(answer.title, answer.columns, rows, notes=notes)


def _few(names: list[str], size: int) -> list[str]:
    return names if len(names) <= MOST_HOLDING else [alike(len(names), size)]


def clusters_answer(found: Clustering) -> Answer:
    """Return a row for each cluster, the largest first, with the names of its members."""
    view = found.gathered.view
    rows = [_row(view, each) for each in found.clusters]
    core = _cores(found)
    rows = [{**row, "core": core[row["cluster"] - 1]} for row in rows] if core else rows
    several = found.partition.runs > 1
    centre = ["centre"] if isinstance(found.gathered.data, TwoMode) else []  # else it is what holds a cluster together
    columns = [
        "cluster",
        "size",
        *(["stability"] if several else []),
        *(["core"] if core else []),
        "held_together_by",
        *centre,
        "bridges",
    ]
    columns += [name for name in ("countries", "period") if any(row[name] for row in rows)]
    answer = Answer(
        f"Partnership clusters: {found.scope.in_words()}",
        columns,
        rows,
        computed(found),
        notes=[*notes(found), *_doubtful(found), *_alone(found), _MORE],
    )
    return _finished(answer, found)


def actors_answer(found: Clustering) -> Answer:
    """Return a row for each actor, by cluster, the most stable members first; then those in none."""
    view, stands, ids = found.gathered.view, found.stands, found.gathered.data.actors
    strengths = stands.strengths
    rows: list[Row] = []
    for place, actor in enumerate(ids):
        node, label = view.node(actor), int(stands.labels[place])
        following = int(strengths.next[place]) if label >= 0 else -1
        rows.append(
            {
                "cluster": label + 1 if label >= 0 else None,
                "name": node.name,
                "type": node.type,
                "stability": float(stands.stability[place]) if label >= 0 else None,
                "outside": float(strengths.outside[place]) if label >= 0 else None,
                "tied_also_to": following + 1 if following >= 0 else None,
                "id": actor,
            }
        )
    rows.sort(key=lambda row: (row["cluster"] or len(ids) + 1, -(row["stability"] or 0), row["name"].casefold()))
    told = [
        *notes(found),
        "outside: the share of an actor's ties, by weight, to other clusters; tied also to: that of them with most",
        *_alone(found),
    ]
    columns = ["cluster", "name", "type", "stability", "outside", "tied_also_to"]
    answer = Answer(f"Actors by cluster: {found.scope.in_words()}", columns, rows, computed(found), notes=told)
    return _finished(answer, found)


def _row(view: GraphView, each: Cluster) -> Row:
    return {
        "cluster": each.number,
        "size": len(each.members),
        "stability": each.stability,
        "members": tell_apart(view, each.members),
        "held_together_by": list(each.held_together_by),
        "countries": list(each.countries),
        "topics": list(each.topics),
        "period": each.period,
        "centre": tell_apart(view, each.centre),
        "bridges": tell_apart(view, each.bridges),
        "doubtful": tell_apart(view, each.doubtful),
        "ids": list(each.members),
    }


def _cores(found: Clustering) -> list[int]:
    """Return the core number of each cluster of k-cores."""
    import numpy as np

    partition = found.partition
    if partition.cores is None:
        return []
    _, first = np.unique(partition.labels, return_index=True)
    return [int(each) for each in partition.cores[first]]


def computed(found: Clustering) -> dict[str, Any]:
    """Return what was asked and how it was found as plain data."""
    partition, method = found.partition, METHODS[found.method]
    several = partition.runs > 1
    return {
        **found.gathered.computed(),
        "method": _how(found),
        "definition": str(method),
        "formula": method.formula,
        "resolution": found.resolution if found.method != "k-core" else None,
        "seed": found.seed if found.method != "k-core" else None,
        "runs": partition.runs,
        "modularity": partition.modularity,
        "highest_modularity": partition.highest,
        "agreement": partition.agreement if several else None,
        "least_agreement": partition.least_agreement if several else None,
        "stable": partition.agreement >= POOR if several else None,
        "consensus": str(CONSENSUS) if several else None,
        "agreement_is": str(AGREEMENT) if several else None,
        "stability_is": str(STABILITY) if several else None,
        "clusters": int((partition.sizes > 1).sum()),
        "alone": found.alone,
        "sentence": _sentence(found),
    }


def notes(found: Clustering) -> list[str]:
    """Return what a reader is told of how clusters were found."""
    partition = found.partition
    said = [*found.gathered.notes()]
    if found.method == "k-core":
        return [*said, f"{_how(found)}; modularity {partition.modularity:.3f}"]
    highest = f" (highest of a run {partition.highest:.3f})" if partition.runs > 1 else ""
    said.append(
        f"{_how(found)}, resolution {found.resolution:g}, seed {found.seed}; "
        f"modularity {partition.modularity:.3f}{highest}"
    )
    if partition.runs > 1:
        said.append(
            f"consensus of {partition.runs} runs (Krieger and Green 1999); they agree by an adjusted Rand of "
            f"{partition.agreement:.2f} on average, {partition.least_agreement:.2f} at least"
        )
        if found.runs is None and partition.runs < RUNS:
            said.append(
                f"{partition.runs} runs in the place of {RUNS}, so that they end in good time; --runs N asks for N"
            )
        said.append(
            "stability: the share of runs in which an actor was with another of its cluster (Monti et al. 2003)"
        )
    return said


def _finished(answer: Answer, found: Clustering) -> Answer:
    """Return an answer with its warnings, and last the sentence that a paper can quote."""
    warnings = list(filter(None, [found.scope.chosen, instability(found)]))
    warned = answer.warn(*warnings)
    return replace(warned, notes=[*warned.notes, f"cite as: {_sentence(found)}"])


def instability(found: Clustering) -> str:
    """Return the plain warning that there is no stable partition; nothing where there is one, or only one run."""
    partition = found.partition
    if partition.runs == 1 or partition.agreement >= GOOD:
        return ""
    runs = f"{partition.runs} runs agree by an adjusted Rand of {partition.agreement:.2f} on average"
    if partition.agreement >= POOR:
        return (
            f"the partition is only fairly stable: {runs} (.8 is good, Steinley 2004); see the stability of each actor"
        )
    return (
        f"there is no stable partition: {runs} (below .65 is poor, Steinley 2004), so that these clusters are one "
        "reading of many; see the stability of each actor, and try other resolutions"
    )


def _doubtful(found: Clustering) -> Iterator[str]:
    """Yield who is in doubt."""
    view = found.gathered.view
    doubtful = [actor for each in found.clusters for actor in each.doubtful]
    if doubtful and found.partition.runs > 1:
        names = listed(tell_apart(view, doubtful[:MOST_NAMED]))
        more = f" and {len(doubtful) - MOST_NAMED:,} more" if len(doubtful) > MOST_NAMED else ""
        are = "actor is" if len(doubtful) == 1 else "actors are"
        many = f"{len(doubtful):,} {are} doubtful"
        yield f"{many}, with a stability below {DOUBTFUL:g}: {names}{more}"


def _alone(found: Clustering) -> Iterator[str]:
    """Yield how many actors are in no cluster: those that are tied to none, and those that the method leaves apart."""
    tied_to_none = int((found.partition.nodes.of < 0).sum())
    if tied_to_none:
        share, stand = ("shares", "stands") if tied_to_none == 1 else ("share", "stand")
        yield f"{counted(tied_to_none, 'actor')} {share} nothing with another and {stand} in no cluster"
    if apart := found.alone - tied_to_none:
        verbs = ("is", "stands") if apart == 1 else ("are", "stand")
        yield f"{counted(apart, 'actor')} that {verbs[0]} tied to others {verbs[1]} alone, in no cluster"


def _how(found: Clustering) -> str:
    """Return the method in words, and what a tie counts."""
    weighed = f", {NEWMAN}" if found.method == "leiden" and isinstance(found.gathered.data, TwoMode) else ""
    return f"{IN_WORDS[found.method]}{weighed}"


def _sentence(found: Clustering) -> str:
    """Return a sentence that a paper can quote."""
    partition, how = found.partition, _how(found)
    many = counted(int((partition.sizes > 1).sum()), "cluster")
    if found.method == "k-core":
        return found.gathered.sentence(f"{many} by {how}")
    asked = f"resolution {found.resolution:g}, seed {found.seed}, modularity {partition.modularity:.3f}"
    if partition.runs == 1:
        return found.gathered.sentence(f"{many} by one run of {how} ({asked})")
    return found.gathered.sentence(
        f"{many}, the consensus (Krieger and Green 1999) of {partition.runs} runs of {how} ({asked}), which agree by "
        f"an adjusted Rand index of {partition.agreement:.2f} on average"
    )
