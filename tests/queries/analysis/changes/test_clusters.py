"""What became of clusters."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from queries.analysis.changes.cluster_changes import match_clusters


def numbered(*clusters: str) -> dict[str, int]:
    return {actor: number for number, cluster in enumerate(clusters, start=1) for actor in cluster}


def told(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    found = match_clusters(numbered(*before), numbered(*after))
    return sorted((each.change, each.before, each.after) for each in found)


def test_what_stays_the_same_lives_on() -> None:
    assert told(["abcd", "efgh"], ["efgh", "abcd"]) == [("lives on", (1,), (2,)), ("lives on", (2,), (1,))]


def test_a_cluster_splits_where_each_part_came_mainly_from_it() -> None:
    assert told(["abcdef"], ["abc", "def"]) == [("split", (1,), (1, 2))]
    assert told(["abcdefgh"], ["abcdefg", "hxyz"])[0][0] == "formed"  # an eighth is no part


def test_clusters_merge_where_most_of_each_went_into_one() -> None:
    assert told(["abc", "def"], ["abcdef"]) == [("merged", (1, 2), (1,))]


def test_clusters_form_and_dissolve() -> None:
    assert told(["abc"], ["xyz"]) == [("dissolved", (1,), ()), ("formed", (), (1,))]


def test_only_those_that_are_in_a_cluster_at_both_times_count() -> None:
    assert told(["abcxyz"], ["abcuvw"]) == [("lives on", (1,), (1,))]


@given(
    st.dictionaries(st.sampled_from("abcdefghijkl"), st.integers(1, 4)),
    st.dictionaries(st.sampled_from("abcdefghijkl"), st.integers(1, 4)),
)
def test_every_cluster_is_told_once(before: dict[str, int], after: dict[str, int]) -> None:
    found = match_clusters(before, after)
    assert sorted(number for each in found for number in each.before) == sorted(set(before.values()))
    assert sorted(number for each in found for number in each.after) == sorted(set(after.values()))
    for each in found:
        assert (each.change == "split") == (len(each.after) > 1)
        assert (each.change == "merged") == (len(each.before) > 1)
