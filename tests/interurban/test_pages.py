"""What the page is to show, from the options of the facade and the command."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import interurban
from graph_model import Graph, InterurbanError
from interurban.command import interurban as command
from interurban.pages import describe_page
from queries.analysis.scope import Scope
from visualizations.compression import unpack_page
from visualizations.page import Page


@pytest.fixture(scope="module")
def g() -> interurban.UrbanGraph:
    return interurban.load("citynet")


def described(graph: Graph, **options: Any) -> Page:
    at = options.pop("at", None)
    usual = {"colour": "type", "size": "degree", "ego": None, "radius": 1, "title": None}
    return describe_page(graph, Scope.resolve(graph.vocabulary, at=at), **{**usual, **options})


def test_all_is_shown_by_type_under_the_title_of_the_data(g: interurban.UrbanGraph) -> None:
    page = described(g.graph)
    assert page.title == g.graph.about["title"]
    assert list(page.graph.nodes()) == list(g.graph.nodes())
    assert list(page.graph.relationships()) == list(g.graph.relationships())
    assert (page.colour, page.clusters, page.size_label) == ("type", {}, "number of neighbours")


def test_an_ego_network_is_named_after_the_actor_which_is_in_focus(g: interurban.UrbanGraph) -> None:
    page = described(g.graph, ego="서울", at="2014", size="betweenness")
    assert page.title.startswith("Seoul: ")
    assert (page.focus, page.at, page.size_label) == ("seoul", "2014", "betweenness")
    assert len(page.graph) < len(g.graph)
    assert described(g.graph, ego="Seoul", title="Mine").title == "Mine"


def test_what_is_said_above_a_part_is_true_of_the_part(g: interurban.UrbanGraph) -> None:
    assert described(g.graph).subtitle == g.graph.about["description"]
    assert (
        described(g.graph, ego="Seoul").subtitle == "Seoul and all within one step, with the relationships among them."
    )
    two = described(g.graph, ego="CITYNET", radius=2)
    assert two.subtitle == "CITYNET and all within 2 steps, with the relationships among them."
    assert two.title == g.graph.about["title"]  # which begins with the name


def test_the_bundled_data_set_says_how_many_sources_it_has(g: interurban.UrbanGraph) -> None:
    (number,) = re.findall(r"(\d+) sources", str(g.graph.about["description"]))
    assert int(number) == len(list(g.graph.nodes("Source")))


def test_a_page_is_of_a_part_and_its_details_are_of_all(g: interurban.UrbanGraph) -> None:
    page = described(g.graph, ego="Seoul", at="2014")
    citynet = g.graph.node("citynet")
    assert [line.row for line in page.profile(citynet, page.at)] == list(g.lookup("CITYNET", at="2014").rows)
    assert page.whole is g.graph


def test_clusters_are_named_by_what_holds_them_together(g: interurban.UrbanGraph) -> None:
    page = described(g.graph, colour="cluster")
    assert set(page.clusters.values()) <= set(page.cluster_labels)
    held = {row["cluster"]: row["held_together_by"][0] for row in g.clusters()}
    assert all(held[number].startswith(f"{label} (") for number, label in page.cluster_labels.items())
    assert page.cluster_labels[1] == "CITYNET"


def test_the_facade_and_the_command_write_the_same_page(g: interurban.UrbanGraph, tmp_path: Path) -> None:
    by_facade = g.view(tmp_path / "facade.html")
    by_command = tmp_path / "command.html"
    assert CliRunner().invoke(command, ["view", "-o", str(by_command)]).exit_code == 0
    assert by_facade.read_bytes() == by_command.read_bytes()


def test_types_are_given_one_or_several_and_an_unknown_one_is_refused(g: interurban.UrbanGraph, tmp_path: Path) -> None:
    one = g.view(tmp_path / "one.html", colour="cluster", of="City", through="Organisation", by="member_of")
    several = g.view(
        tmp_path / "several.html", colour="cluster", of=("City",), through=("organisation",), by=("MEMBER_OF",)
    )
    assert one.read_bytes() == several.read_bytes()
    with pytest.raises(InterurbanError, match="Planet"):
        g.view(tmp_path / "page.html", of="Planet")
    with pytest.raises(InterurbanError, match="height"):
        g.view(tmp_path / "page.html", size="height")


def test_clusters_of_other_actors_than_cities_are_said_and_their_names_read_apart(tmp_path: Path) -> None:
    graph = Graph()
    graph.add_node("MOU", "treaty", "Treaty")
    for state in ("Korea, North", "Korea, South"):
        graph.add_node("Organisation", state[7:].lower(), state)
        graph.add_relationship(state[7:].lower(), "SIGNED", "treaty")
    page = interurban.UrbanGraph(graph).view(tmp_path / "page.html", colour="cluster").read_text("utf-8")
    assert "Clusters: Organisation tied through MOU." in page
    assert '"label":"Treaty"' in unpack_page(page)


def test_clusters_of_other_than_the_usual_ties_say_so(g: interurban.UrbanGraph, tmp_path: Path) -> None:
    said = "Clusters: City tied through Organisation, Forum, MOU or Initiative, what at most 12 share."
    assert said in g.view(tmp_path / "small.html", colour="cluster", largest=12).read_text("utf-8")
    assert "Clusters: City" not in g.view(tmp_path / "usual.html", colour="cluster").read_text("utf-8")


def test_an_empty_name_is_no_ego(g: interurban.UrbanGraph, tmp_path: Path) -> None:
    with pytest.raises(InterurbanError, match="nothing is named ''"):
        g.view(tmp_path / "all.html", ego="")


def test_an_empty_page_is_written_and_said_to_be_empty(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    graph = Graph()
    graph.add_node("City", "seoul", "Seoul")
    graph.add_node("Organisation", "citynet", "CITYNET")
    graph.add_relationship("seoul", "MEMBER_OF", "citynet", {"since": "2013"})
    interurban.UrbanGraph(graph).view(tmp_path / "full.html", at="2014")
    assert not caplog.messages
    interurban.UrbanGraph(graph).view(tmp_path / "page.html", at="1066")
    (said,) = caplog.messages
    assert said.startswith("Nothing to show: no relationship that is asked for held at 1066.")
    assert said in (tmp_path / "page.html").read_text("utf-8")
