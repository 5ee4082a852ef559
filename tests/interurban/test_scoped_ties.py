"""A scope as an object: the same answers as by the short forms, and arrays that other libraries take."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

import interurban
from graph_model import InterurbanError, NothingFound
from interurban import UrbanGraph
from interurban.facade.given import ScopeOptions

MEMBERS: ScopeOptions = {"of": "City", "through": "Organisation", "by": "MEMBER_OF", "at": 2013}


def test_what_is_asked_of_it_is_what_the_short_form_answers(citynet: UrbanGraph) -> None:
    ties = citynet.two_mode(**MEMBERS)
    assert ties.rank("degree").to_document() == citynet.rank("degree", **MEMBERS).to_document()
    assert ties.clusters().to_document() == citynet.clusters(**MEMBERS).to_document()
    assert "City tied through Organisation by MEMBER_OF, at 2013" in repr(ties)
    assert ties.computed()["ties"] == ties.incidence.nnz


def test_its_projection_is_that_of_networkx(citynet: UrbanGraph) -> None:
    ties = citynet.two_mode(**MEMBERS)
    actors = [("actor", actor) for actor in ties.actors]
    expected = nx.bipartite.weighted_projected_graph(ties.nx, actors)
    found = ties.project("count").nx
    weights = {frozenset((a, b)): data.get("weight", 1) for a, b, data in found.edges(data=True)}
    assert weights == {frozenset((a[1], b[1])): data["weight"] for a, b, data in expected.edges(data=True)}


def test_its_ties_are_exported_with_answers_beside_them(citynet: UrbanGraph, tmp_path: Path) -> None:
    ties = citynet.two_mode(at=2013)
    written = ties.export(tmp_path / "period.graphml", with_=[ties.clusters(), "degree"])
    back = nx.read_graphml(written)
    assert back.nodes["seoul"]["cluster"] >= 1
    assert back.nodes["seoul"]["degree"] >= 1
    assert len(back) < len(citynet.graph)  # only what ties them, though nothing but a date was said


def test_ties_that_are_direct_have_no_incidence() -> None:
    g = interurban.load("citynet")
    g.graph.add_relationship("seoul", "TWINNED_WITH", "yokohama")
    ties = g.two_mode(through="TWINNED_WITH")
    assert ties.nx.number_of_edges() == 1
    with pytest.raises(InterurbanError, match="share nothing"):
        _ = ties.incidence


def test_what_it_cannot_do_is_said_at_once(citynet: UrbanGraph) -> None:
    with pytest.raises(NothingFound):
        citynet.two_mode(of="City", through="MOU", at="1800")
    with pytest.raises(AttributeError, match=r"there is no 'lookup' of ties; there are .*rank"):
        citynet.two_mode(**MEMBERS).lookup("Seoul")
    with pytest.raises(TypeError, match="no option 'trough'"):
        citynet.two_mode(trough="Organisation")  # type: ignore[call-arg]


def test_what_is_left_out_is_said_by_its_name(citynet: UrbanGraph) -> None:
    ranked, matched = citynet.rank(exclude="시티넷"), citynet.match("Seoul", exclude="citynet")
    compared = citynet.compare("Seoul", "Yokohama", exclude="citynet")
    assert all(", without CITYNET" in answer.title for answer in (ranked, matched, compared))
    assert ranked.computed["exclude"] == ["citynet"]
