"""The years of clusters: against every tie looked at by itself, and whatever keeps the data."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import interurban
from graph_model import Graph
from queries.analysis.choosing import choose_scope
from queries.analysis.gathering import gather
from queries.analysis.partitions.periods import cluster_periods
from queries.analysis.scope import Scope
from queries.analysis.stated_ties import stated_ties, types_of_scope


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The bundled set as it is read from its files: as columns."""
    folder: Path = tmp_path_factory.mktemp("periods") / "copy"
    graph: Graph = interurban.load(interurban.load("citynet").save(folder)).graph
    assert graph.kept_columns is not None
    return graph


SCOPES = (
    Scope(),
    Scope(at="2013"),
    Scope(of=("Person",), through=("Organisation",)),
    Scope(of=("Organisation",), through=("Organisation",)),
    Scope(of=("Person", "Role"), through=("HOLDS",)),
    Scope(of=("Person", "City"), through=("Organisation", "Forum"), at="2013", throughout=True),
)


@pytest.mark.parametrize("scope", SCOPES, ids=lambda scope: scope.in_words())
def test_the_years_are_those_of_the_ties_one_by_one(read: Graph, scope: Scope) -> None:
    import numpy as np

    gathered = gather(read, scope)
    actors = gathered.data.actors
    labels = np.arange(len(actors)) % 3 - 1
    years: dict[int, list[int]] = {0: [], 1: []}
    cluster = dict(zip(actors, labels.tolist(), strict=True))
    for tie in stated_ties(read, scope, types_of_scope(read, scope)):
        for end in (tie.actor, tie.thing):
            for text in (text for each in tie.relationships for text in read.timing.dates(each).values()):
                if cluster.get(end, -1) >= 0 and (year := re.match(r"-?\d{4}", text)):
                    years[cluster[end]].append(int(year[0]))
    expected = ["–".join(dict.fromkeys((str(min(each)), str(max(each))))) if each else "" for each in years.values()]
    assert any(expected)
    assert cluster_periods(gathered, labels, 2) == expected
    made = Graph.of(read)
    assert made.kept_columns is None
    assert cluster_periods(gather(made, scope), labels, 2) == expected


@pytest.mark.parametrize("asked", [{"of": "Person"}, {"of": "MOU"}, {"through": "Role"}, {"of": "Forum"}])
def test_what_is_asked_instead_is_the_same_whatever_keeps_the_data(read: Graph, asked: dict[str, str]) -> None:
    assert choose_scope(read, **asked) == choose_scope(Graph.of(read), **asked)
