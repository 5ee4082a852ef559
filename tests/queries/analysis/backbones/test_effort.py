"""What a backbone costs is known before it is sought, and what would not end in time is refused."""

from __future__ import annotations

from itertools import combinations

import pytest

from graph_model import Graph, TooManyPairs
from queries.analysis.backbone import backbone
from queries.analysis.backbones import effort
from queries.analysis.backbones.effort import require_affordable
from queries.analysis.backbones.keeping import Testing as HowTested
from queries.analysis.backbones.models import FDSM, SDSM, Model
from queries.analysis.scope import Scope
from tests.queries.analysis.backbones.southern_women import southern_women
from tests.queries.analysis.random_data import affiliations, random_two_mode


def by(model: Model, samples: int = 1) -> HowTested:
    return HowTested(model, 0.05, "fdr", "possible", "stronger", samples, 1)


def test_pairs_are_those_that_share_each_thing_and_each_sample_looks_at_them_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = southern_women()
    rows = {row.tobytes(): row for row in data.incidence.toarray()}.values()  # structural twins once
    pairs = sum(int((one * other).sum()) for one, other in combinations(rows, 2))
    pairs += sum(int(row.sum()) for row in rows)  # each with itself
    monkeypatch.setattr(effort, "AFFORDABLE", pairs)
    require_affordable(data, by(SDSM))
    require_affordable(data, by(FDSM, samples=1))
    with pytest.raises(TooManyPairs, match=f"{pairs} pairs would be looked at, 2 times"):
        require_affordable(data, by(FDSM, samples=2))
    monkeypatch.setattr(effort, "AFFORDABLE", pairs - 1)
    with pytest.raises(TooManyPairs, match=f"{pairs} pairs would be looked at, which takes"):
        require_affordable(data, by(SDSM))


def test_without_what_the_error_says_it_ends_in_time_and_who_insists_has_all(monkeypatch: pytest.MonkeyPatch) -> None:
    graph: Graph = affiliations(random_two_mode(60, 25, 150))
    whole = backbone(graph, Scope())
    monkeypatch.setattr(effort, "AFFORDABLE", 200)
    with pytest.raises(TooManyPairs) as refused:
        backbone(graph, Scope())
    assert backbone(graph, Scope(largest=refused.value.largest)).computed["pairs"]
    assert backbone(graph, Scope(), exact=True).rows == whole.rows
