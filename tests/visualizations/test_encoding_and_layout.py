from __future__ import annotations

import math
from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np
import pytest

from graph_model import bundled_vocabulary
from visualizations.encoding import GREY, ON_DARK, PALETTE, SHAPES, cluster_colour, node_sizes, type_look
from visualizations.layout import positions

LIGHT_GROUND, DARK_GROUND = "#f6f8fa", "#14181f"
# What a protanope and a deuteranope see of linear RGB (Machado, Oliveira and Fernandes 2009, severity 1).
SEEN = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
}


def linear(colour: str) -> Any:
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Contrast as WCAG 2.1 defines it."""
    dark, light = sorted(float(linear(each) @ [0.2126, 0.7152, 0.0722]) for each in (one, other))
    return (light + 0.05) / (dark + 0.05)


def oklab(light: Any) -> Any:
    cones = [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
    axes = [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
    return np.array(axes) @ np.cbrt(np.array(cones) @ np.clip(light, 0, 1))


@pytest.mark.parametrize("colour", [*PALETTE, GREY])
def test_every_colour_stands_out_from_the_page(colour: str) -> None:
    assert contrast(colour, LIGHT_GROUND) >= 3  # WCAG 2.1, graphical objects
    assert contrast(ON_DARK[colour], DARK_GROUND) >= 3


@pytest.mark.parametrize("eyes", SEEN)
@pytest.mark.parametrize("colours", [[*PALETTE, GREY], [*ON_DARK.values()]], ids=["light", "dark"])
def test_colour_blind_eyes_tell_the_colours_apart(eyes: str, colours: list[str]) -> None:
    seen = [oklab(SEEN[eyes] @ linear(colour)) for colour in colours]
    assert min(float(np.linalg.norm(one - other)) for one, other in combinations(seen, 2)) > 0.07


def test_every_bundled_type_has_a_look_of_its_own() -> None:
    types = [name for name in bundled_vocabulary().nodes if name != "Source"]
    assert len({type_look(name).colour for name in types}) == len(types)
    assert len({type_look(name).shape for name in types if name != "Node"}) == len(types) - 1


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
    assert node_sizes({"a": math.nan, "b": -1.0, "c": math.inf}, ["a", "b", "c"]) == {"a": 7.0, "b": 7.0, "c": 7.0}


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


def test_a_hub_stays_amid_its_leaves() -> None:
    graph = nx.relabel_nodes(nx.star_graph(60), str)
    places = positions(graph, {node: 34.0 if node == "0" else 8.0 for node in graph})
    middle = [sum(place[axis] for place in places.values()) / len(places) for axis in (0, 1)]
    assert math.dist(places["0"], middle) < 40


def test_a_long_component_lies_flat() -> None:
    places = spread(nx.relabel_nodes(nx.path_graph(40), str))
    width, height = (max(p[axis] for p in places.values()) - min(p[axis] for p in places.values()) for axis in (0, 1))
    assert width > height


def test_many_small_components_fill_a_screen_and_no_tall_strip() -> None:
    graph = nx.disjoint_union_all([nx.star_graph(40), *(nx.star_graph(7) for _ in range(100))])
    placed = np.array(list(spread(nx.relabel_nodes(graph, str)).values()))
    wide, high = placed.max(axis=0) - placed.min(axis=0)
    assert 1 < wide / high < 2.5
