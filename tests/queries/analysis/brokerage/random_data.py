"""Small two-mode and one-mode data drawn at random: twins, isolates, weights, nothing shared."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from queries.analysis.one_mode import OneMode
from queries.analysis.two_mode import TwoMode

Array = NDArray[Any]


@st.composite
def two_modes(draw: st.DrawFn, most: int = 9) -> TwoMode:
    """Draw two-mode data; few things, so that there are twins, and some actors share in nothing."""
    actors, things = draw(st.integers(1, most)), draw(st.integers(1, 4))
    pairs = st.tuples(st.integers(0, actors - 1), st.integers(0, things - 1))
    found = draw(st.lists(pairs, unique=True, max_size=actors * things))
    weights = draw(st.none() | st.lists(st.integers(1, 3), min_size=len(found), max_size=len(found)))
    rows, columns = [row for row, _ in found], [column for _, column in found]
    weighed = None if weights is None else np.array(weights, dtype=float)
    return TwoMode.of_pairs(_ids("a", actors), _ids("t", things), rows, columns, weighed)


@st.composite
def one_modes(draw: st.DrawFn, most: int = 9) -> OneMode:
    """Draw one-mode data, weighted or not."""
    actors = draw(st.integers(1, most))
    ends = st.tuples(st.integers(0, actors - 1), st.integers(0, actors - 1))
    found = draw(st.lists(ends, max_size=20))
    weights = draw(st.none() | st.lists(st.integers(1, 3), min_size=len(found), max_size=len(found)))
    weighed = None if weights is None else np.array(weights, dtype=float)
    rows, columns = [row for row, _ in found], [column for _, column in found]
    return OneMode.of_pairs(_ids("a", actors), rows, columns, weighed)


def dense_projection(data: TwoMode, worth: Array | None = None) -> Array:
    """Return the projection as a full matrix, actor by actor, computed without classes."""
    full = data.incidence.toarray()
    ties: Array = (full * (1.0 if worth is None else worth)) @ full.T
    np.fill_diagonal(ties, 0)
    return ties


def _ids(letter: str, number: int) -> list[str]:
    return [f"{letter}{place}" for place in range(number)]
