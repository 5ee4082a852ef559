from __future__ import annotations

import math

import networkx as nx
import pytest

from graph_model import Vocabulary
from visualizations.encoding import PALETTE, SHAPES, cluster_colour, node_sizes, type_look
from visualizations.layout import positions


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", [*PALETTE, cluster_colour(None)])
def test_every_colour_stands_out_from_the_page(colour: str) -> None:
    assert (luminance("#f6f8fa") + 0.05) / (luminance(colour) + 0.05) >= 3  # WCAG 2.1, graphical objects


def test_every_bundled_type_has_a_look_of_its_own() -> None:
    types = [name for name in Vocabulary.bundled().nodes if name != "Source"]
    assert len({type_look(name) for name in types}) == len(types)


def test_a_type_of_the_users_own_always_looks_the_same() -> None:
    assert type_look("Street") == type_look("Street")
    assert type_look("Street").colour in PALETTE
    assert type_look("Street").shape in SHAPES


def test_clusters_beyond_the_palette_are_grey() -> None:
    assert cluster_colour(1) == PALETTE[0]
    assert cluster_colour(len(PALETTE) + 1) == cluster_colour(None)


def test_area_grows_with_the_measure() -> None:
    sizes = node_sizes({"a": 4.0, "b": 1.0}, ["a", "b", "c"])
    assert sizes == {"a": 34.0, "b": 20.5, "c": 7.0}
    assert node_sizes({}, []) == {}


def spread(graph: nx.Graph[str]) -> dict[str, tuple[float, float]]:
    return positions(graph, dict.fromkeys(graph, 10.0))


GRAPHS = {
    "empty": nx.Graph(),
    "one": nx.path_graph(1),
    "two": nx.path_graph(2),
    "star": nx.star_graph(80),
    "ring": nx.cycle_graph(60),
    "complete": nx.complete_graph(15),
    "isolates": nx.empty_graph(30),
    "components": nx.disjoint_union_all([nx.star_graph(12), nx.path_graph(4), nx.path_graph(2), nx.empty_graph(3)]),
    "random": nx.gnm_random_graph(300, 600, seed=3),
}


@pytest.mark.parametrize("name", GRAPHS)
def test_nodes_have_places_apart_from_each_other(name: str) -> None:
    graph = nx.relabel_nodes(GRAPHS[name], str)
    places = spread(graph)
    assert set(places) == set(graph)
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in places.values())
    close = [
        (one, other) for one in places for other in places if one < other and math.dist(places[one], places[other]) < 19
    ]
    assert len(close) <= len(graph) // 50


def test_the_same_graph_and_seed_give_the_same_picture_whatever_the_order() -> None:
    graph = nx.relabel_nodes(GRAPHS["random"], str)
    shuffled: nx.Graph[str] = nx.Graph()
    shuffled.add_nodes_from(reversed(list(graph)))
    shuffled.add_edges_from((b, a) for a, b in reversed(list(graph.edges)))
    assert spread(graph) == spread(shuffled)
    assert positions(graph, {}, seed=2) != positions(graph, {}, seed=1)


def test_neighbours_are_nearer_than_strangers() -> None:
    graph = nx.relabel_nodes(nx.connected_caveman_graph(6, 8), str)
    places = spread(graph)
    near = [math.dist(places[a], places[b]) for a, b in graph.edges]
    far = [math.dist(places[a], places[b]) for a in graph for b in graph if a < b and not graph.has_edge(a, b)]
    assert sum(near) / len(near) < 0.6 * sum(far) / len(far)
