"""Two-mode data to measure on: drawn at random, in the shape of real sets, with planted groups; and real sets.

The real sets are data-set folders in the folder that INTERURBAN_SETS names (cdp, treaties, precop: made by
`interurban load` of examples/mappings).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

import interurban
from queries.analysis.one_mode import OneMode
from queries.analysis.two_mode import TwoMode

SETS = Path(os.environ.get("INTERURBAN_SETS", Path(__file__).parents[2] / "sets"))
PLANTED = 20  # groups of PLANTED_GROUPS: of an actor, its place modulo that


def random_ties(actors: int, things: int, ties: int) -> TwoMode:
    """Return so many ties drawn at random; a few are drawn twice."""
    chance = np.random.default_rng(1)
    return TwoMode.of_pairs(*_names(actors, things), chance.integers(0, actors, ties), chance.integers(0, things, ties))


def city_networks() -> TwoMode:
    """Return 10,200 cities in 59 networks: most in one only, nearly 8,000 in the largest, a few dozen in many."""
    chance = np.random.default_rng(1)
    likely = np.concatenate([[1.0], 0.25 / np.arange(2, 60)])
    each = np.concatenate([np.ones(7_200), 1 + chance.geometric(0.4, 3_000)]).astype(np.int64)
    rows = np.repeat(np.arange(10_200), each)
    columns = chance.choice(59, len(rows), p=likely / likely.sum())
    return TwoMode.of_pairs(*_names(10_200, 59), rows, columns)


def offices() -> TwoMode:
    """Return 38,547 persons in 15,519 posts: most in one only, those of one person often near each other."""
    persons, posts, several = 38_547, 15_519, 9_000
    chance = np.random.default_rng(1)
    likely = (chance.permutation(posts) + 3.0) ** -0.75
    each = 2 + chance.multinomial(56_793 - persons - several, np.ones(several) / several)
    rows = np.concatenate([np.arange(persons - several), np.repeat(np.arange(persons - several, persons), each)])
    columns = chance.choice(posts, len(rows), p=likely / likely.sum())
    first = np.r_[True, rows[1:] != rows[:-1]]
    home = columns[np.maximum.accumulate(np.where(first, np.arange(len(rows)), 0))]
    near = (chance.random(len(rows)) < 0.7) & ~first
    columns = np.where(near, (home + chance.integers(-15, 16, len(rows))) % posts, columns)
    return TwoMode.of_pairs(*_names(persons, posts), rows, columns)


def planted_groups() -> TwoMode:
    """Return 4,000 actors in 20 groups, who share in five of 400 things each: three of these are their group's."""
    chance = np.random.default_rng(1)
    rows = np.repeat(np.arange(4_000), 5)
    columns = chance.integers(0, 400, len(rows))
    own = chance.random(len(rows)) < 0.6
    columns[own] += rows[own] % PLANTED - columns[own] % PLANTED
    return TwoMode.of_pairs(*_names(4_000, 400), rows, columns)


def _real(name: str, of: str, through: str) -> Callable[[], TwoMode | OneMode]:
    return lambda: interurban.load(SETS / name).two_mode(of=of, through=through).data


def _names(actors: int, things: int) -> tuple[list[str], list[str]]:
    return [f"a{number}" for number in range(actors)], [f"t{number}" for number in range(things)]


DRAWN: Mapping[str, Callable[[], TwoMode]] = {
    "2k x 300 x 20k": lambda: random_ties(2_000, 300, 20_000),
    "20k x 3k x 200k": lambda: random_ties(20_000, 3_000, 200_000),
    "200k x 20k x 2M": lambda: random_ties(200_000, 20_000, 2_000_000),
    "10,200 cities": city_networks,
    "57k offices": offices,
    "planted groups": planted_groups,
}
REAL: Mapping[str, Callable[[], TwoMode | OneMode]] = {
    "cdp": _real("cdp", "City", "Organisation"),
    "treaties": _real("treaties", "Country", "MOU"),
    "precop": _real("precop", "Person", "Forum"),
}
GROWING = ("2k x 300 x 20k", "20k x 3k x 200k", "200k x 20k x 2M")
