"""What became of clusters between two times: which lived on, split, merged, formed and dissolved.

Clusters of the two times are matched by the members that both times have. Of a pair, the overlap is the share of the
earlier cluster that went into the later one, and that of the later one which came from there, as in MONIC
(Spiliopoulou, Ntoutsi, Theodoridis and Schult 2006), with thresholds of a half and a quarter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from queries.analysis.methods import Method

MOST, PART = 0.5, 0.25
MATCHING = Method(
    "clusters matched by overlap",
    "one lives on where more than half of it is in one that took in no other; it split where two or more came mainly "
    "from it, each a quarter of it or more; several merged where more than half of each is in one",
    "overlap(X, Y) = |X ∩ Y| / |X|, over the actors that are in a cluster at both times; Y is the heir of X where "
    "overlap(X, Y) > 1/2, and came mainly from X where overlap(Y, X) > 1/2",
    "after MONIC: Spiliopoulou, Ntoutsi, Theodoridis and Schult 2006, with thresholds of a half and a quarter",
    not_when="the clusters of a time are not stable: then what seems to split may be chance",
)


@dataclass(frozen=True, slots=True)
class ClusterChange:
    """What became of some clusters: those before, those after, and how many actors went from which to which."""

    change: str  # lives on, split, merged, formed, dissolved
    before: tuple[int, ...]
    after: tuple[int, ...]
    shared: Mapping[tuple[int, int], int]


def match_clusters(before: Mapping[str, int], after: Mapping[str, int]) -> list[ClusterChange]:
    """Return what became of each cluster, given the cluster number of each actor at two times.

    >>> [each.change for each in match_clusters({"a": 1, "b": 1, "c": 1, "d": 1}, {"a": 1, "b": 1, "c": 2, "d": 2})]
    ['split']
    """
    both = [actor for actor in before if actor in after]
    shared = Counter((before[actor], after[actor]) for actor in both)
    old, new = Counter(before[actor] for actor in both), Counter(after[actor] for actor in both)
    heirs = {one: [other for (o, other), n in shared.items() if o == one and n / old[one] > MOST] for one in old}
    origins = {other: [one for (one, o), n in shared.items() if o == other and n / new[other] > MOST] for other in new}
    found: list[ClusterChange] = []
    split_into = {
        one: sorted(
            other for (o, other), n in shared.items() if o == one and one in origins[other] and n / old[one] >= PART
        )
        for one in old
    }
    done: set[int] = set()
    for one, parts in sorted(split_into.items()):
        if len(parts) > 1:
            found.append(_change("split", (one,), tuple(parts), shared))
            done.add(one)
    told: set[int] = {other for change in found for other in change.after}
    for other in sorted(new):
        came = tuple(sorted(one for one in old if other in heirs[one] and one not in done))
        if not came or other in told:
            continue
        found.append(_change("merged" if len(came) > 1 else "lives on", came, (other,), shared))
        done.update(came)
        told.add(other)
    found += [_change("dissolved", (one,), (), shared) for one in sorted({*before.values()} - done)]
    found += [_change("formed", (), (other,), shared) for other in sorted({*after.values()} - told)]
    return found


def _change(
    change: str, before: tuple[int, ...], after: tuple[int, ...], shared: Mapping[tuple[int, int], int]
) -> ClusterChange:
    pairs = {pair: count for pair, count in shared.items() if pair[0] in before or pair[1] in after}
    return ClusterChange(change, before, after, pairs)
