from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad

from queries.analysis.backbones.disparity import weigh_ties
from queries.analysis.one_mode import OneMode


def one_mode(ties: dict[tuple[int, int], float], actors: int) -> OneMode:
    rows, columns = zip(*ties, strict=True)
    return OneMode.of_pairs([str(each) for each in range(actors)], rows, columns, list(ties.values()))


def test_a_worked_example() -> None:
    """An actor of strength 10 with ties of 8, 1 and 1: the large one has p = (1 - .8) ** 2; the others' only ties."""
    found = weigh_ties(one_mode({(0, 1): 8.0, (0, 2): 1.0, (0, 3): 1.0}, 4))
    assert found.first.tolist() == [0, 0, 0]
    assert found.second.tolist() == [1, 2, 3]
    assert found.expected.upper == pytest.approx([0.04, 0.81, 0.81])
    assert found.expected.lower == pytest.approx([0.96, 0.19, 0.19])
    assert found.expected.expected == pytest.approx([10 / 3] * 3)


def test_a_pair_that_is_tied_to_nobody_else_tells_nothing() -> None:
    found = weigh_ties(one_mode({(0, 1): 8.0}, 2))
    assert found.expected.upper.tolist() == [1.0]
    assert found.expected.lower.tolist() == [1.0]


@settings(max_examples=30)
@given(st.dictionaries(st.tuples(st.integers(0, 5), st.integers(6, 11)), st.floats(0.1, 100), min_size=1))
def test_the_p_value_is_serranos_integral(ties: dict[tuple[int, int], float]) -> None:
    """Serrano et al. (2009), equation 2: 1 - (k - 1) times the integral of (1 - x) ** (k - 2) from 0 to the share, at
    the end at which it is smaller.
    """
    data = one_mode(ties, 12)
    matrix = data.adjacency.toarray()
    found = weigh_ties(data)
    assert len(found.first) == len(ties)
    for one, other, upper in zip(found.first, found.second, found.expected.upper, strict=True):
        ends = []
        for here in (one, other):
            degree, share = int((matrix[here] > 0).sum()), matrix[one, other] / matrix[here].sum()
            if degree > 1:
                ends.append(1 - (degree - 1) * quad(lambda x, k=degree: (1 - x) ** (k - 2), 0, share)[0])
        assert upper == pytest.approx(min(ends, default=1.0), abs=1e-7)
        assert np.isfinite(found.weight).all()
