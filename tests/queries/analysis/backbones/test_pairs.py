from __future__ import annotations

from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.analysis.backbones import pairs
from queries.analysis.backbones.pairs import count_kinds, pairs_of_kinds
from queries.analysis.two_mode import TwoMode

INCIDENCES = st.integers(1, 9).flatmap(
    lambda things: st.lists(st.lists(st.booleans(), min_size=things, max_size=things), min_size=1, max_size=14)
)


def two_mode(incidence: list[list[bool]]) -> TwoMode:
    matrix = np.array(incidence)
    names = [f"a{row}" for row in range(len(matrix))], [f"t{column}" for column in range(matrix.shape[1])]
    rows, columns = np.nonzero(matrix)
    return TwoMode.of_pairs(*names, rows, columns)


@pytest.mark.parametrize("sharing_nothing", [True, False])
@pytest.mark.parametrize("at_once", [3, 2_000_000])
@settings(max_examples=30)
@given(incidence=INCIDENCES)
def test_kinds_count_every_pair_once(incidence: list[list[bool]], sharing_nothing: bool, at_once: int) -> None:
    before, pairs._AT_ONCE = pairs._AT_ONCE, at_once
    try:
        kinds = count_kinds(two_mode(incidence).classes, sharing_nothing=sharing_nothing)
    finally:
        pairs._AT_ONCE = before
    rows = [row for row in np.array(incidence).astype(int) if row.any()]
    expected: Counter[tuple[int, int, int]] = Counter()
    for one, other in combinations(rows, 2):
        shared = int((one & other).sum())
        if shared or sharing_nothing:
            low, high = sorted((int(one.sum()), int(other.sum())))
            expected[low, high, shared] += 1
    first, second = kinds.degrees[kinds.first].tolist(), kinds.degrees[kinds.second].tolist()
    found = dict(zip(zip(first, second, kinds.shared.tolist(), strict=True), kinds.pairs.tolist(), strict=True))
    assert found == dict(expected)


@settings(max_examples=30)
@given(INCIDENCES, st.integers(0, 2**32 - 1))
def test_the_pairs_of_some_kinds_are_found_again(incidence: list[list[bool]], seed: int) -> None:
    data = two_mode(incidence)
    classes = data.classes
    kinds = count_kinds(classes, sharing_nothing=True)
    wanted = np.flatnonzero(np.random.default_rng(seed).random(len(kinds)) < 0.5)
    found = pairs_of_kinds(classes, kinds, wanted)
    sizes = classes.sizes
    for kind in range(len(kinds)):
        many = sum(
            int(sizes[one] * (sizes[one] - 1) // 2 if one == other else sizes[one] * sizes[other])
            for one, other, of in zip(found.first, found.second, found.kind, strict=True)
            if of == kind
        )
        assert many == (kinds.pairs[kind] if kind in wanted else 0)
    matrix = classes.incidence.toarray()
    assert ((matrix[found.first] * matrix[found.second]).sum(axis=1) == found.shared).all()
