"""Whom a broker stands between, against open pairs looked at one by one."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.analysis.brokerage.brokered import Brokered
from queries.analysis.brokerage.tied_classes import TiedClasses
from queries.analysis.two_mode import TwoMode
from tests.queries.analysis.brokerage.random_data import dense_projection, two_modes


@settings(max_examples=40, deadline=None)
@given(two_modes(), st.data())
def test_pairs_of_groups_are_those_of_the_open_pairs(data: TwoMode, drawn: st.DataObject) -> None:
    count = len(data.actors)
    groups = np.array(drawn.draw(st.lists(st.integers(-1, 2), min_size=count, max_size=count), label="groups"))
    ties, brokered = dense_projection(data), Brokered(TiedClasses.of_two_mode(data), groups)
    for actor in range(count):
        expected: Counter[tuple[int, int]] = Counter()
        open_to: set[tuple[int, int, int]] = set()  # an actor, and the two groups that it stands at an end of
        for one, other in combinations(range(count), 2):
            weight = 0 if ties[one, other] else ties[actor, one] * ties[actor, other]
            if weight and min(groups[one], groups[other]) >= 0:
                low, high = sorted((int(groups[one]), int(groups[other])))
                expected[low, high] += weight
                open_to |= {(one, low, high), (other, low, high)}
        found = brokered.around(actor, 100)
        assert {each.groups: each.count for each in found} == pytest.approx(dict(expected))
        assert [each.count for each in found] == sorted((each.count for each in found), reverse=True)
        for each in found:
            named = [place for side in each.actors for place in side]
            assert all((place, *each.groups) in open_to for place in named)
            assert all(
                side and {int(groups[place]) for place in side} == {group}
                for side, group in zip(each.actors, each.groups, strict=True)
            )
        assert brokered.around(actor, 1) == found[:1]
