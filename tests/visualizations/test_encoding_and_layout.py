from __future__ import annotations

import math
from collections import Counter
from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np
import pytest
from scipy.spatial import KDTree

from graph_model import bundled_vocabulary
from visualizations.communities import distinct_pairs
from visualizations.discs import circles_around, pairs_in_groups, part_discs, room_by_count
from visualizations.encoding import GREY, ON_DARK, PALETTE, SHAPES, cluster_colour, node_sizes, type_look
from visualizations.groups import MOST_MEMBERS, MOST_PARTS
from visualizations.layout import arrange, positions

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


@pytest.mark.parametrize("leaves", [160, 300, 500])
def test_a_hub_stays_amid_leaves_that_are_several_groups(leaves: int) -> None:
    graph = nx.relabel_nodes(nx.star_graph(leaves), str)
    drawn = arrange(graph, {node: 34.0 if node == "0" else 8.0 for node in graph})
    assert len(drawn.groups) > 2
    placed = np.array([drawn.places[node] for node in graph if node != "0"])
    low, high = placed.min(axis=0), placed.max(axis=0)
    assert (abs((drawn.places["0"] - low) / (high - low) - 0.5) < 0.15).all()
    right, down = (placed - drawn.places["0"]).T
    assert np.diff(np.sort(np.arctan2(down, right))).max() < math.radians(30)


def test_a_long_component_lies_flat() -> None:
    places = spread(nx.relabel_nodes(nx.path_graph(40), str))
    width, height = (max(p[axis] for p in places.values()) - min(p[axis] for p in places.values()) for axis in (0, 1))
    assert width > height


def test_many_small_components_fill_a_screen_and_no_tall_strip() -> None:
    graph = nx.disjoint_union_all([nx.star_graph(40), *(nx.star_graph(7) for _ in range(100))])
    placed = np.array(list(spread(nx.relabel_nodes(graph, str)).values()))
    wide, high = placed.max(axis=0) - placed.min(axis=0)
    assert 1 < wide / high < 2.5


def planted(count: int, communities: int = 20, inside: float = 0.95) -> tuple[nx.Graph[str], dict[str, int]]:
    """Return a graph of three ties for each node, of which a share is inside the communities that are returned."""
    random = np.random.default_rng(1)
    members = np.arange(count).reshape(-1, communities).T
    ends = random.integers(0, count, (3 * count, 2))
    near = random.random(3 * count) < inside
    ends[near, 1] = members[ends[near, 0] % communities, random.integers(0, count // communities, near.sum())]
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(map(str, range(count)))
    graph.add_edges_from((str(a), str(b)) for a, b in ends.tolist() if a != b)
    return graph, {str(node): node % communities for node in range(count)}


def share_of_nearest(places: dict[str, tuple[float, float]], groups: dict[str, int]) -> float:
    """Return the share of the ten nearest on the screen that are of the same group, over all that are in one."""
    names = [name for name in places if name in groups]
    labels = np.array([groups[name] for name in names])
    _, nearest = KDTree([places[name] for name in names]).query([places[name] for name in names], k=11)
    return float((labels[nearest[:, 1:]] == labels[:, None]).mean())


@pytest.mark.slow
@pytest.mark.parametrize("count", [300, 1_900, 2_100, 5_000, pytest.param(20_000, marks=pytest.mark.long)])
def test_planted_communities_are_seen_at_every_size(count: int) -> None:
    graph, groups = planted(count)
    assert share_of_nearest(positions(graph, dict.fromkeys(graph, 8.0)), groups) >= 0.9


@pytest.mark.slow
def test_clusters_that_are_given_are_seen() -> None:
    graph, groups = planted(400, 8, inside=0.6)
    clusters = {node: group + 1 for node, group in groups.items() if int(node) % 10}
    places = arrange(graph, dict.fromkeys(graph, 8.0), clusters=clusters).places
    assert share_of_nearest(places, clusters) >= 0.9


@pytest.mark.slow
def test_groups_lie_within_groups_and_hold_their_members() -> None:
    graph, _ = planted(2_000)
    drawn = arrange(graph, dict.fromkeys(graph, 8.0))
    assert set(drawn.group_of) == set(graph)
    for node, innermost in drawn.group_of.items():
        number = innermost
        while number >= 0:
            group = drawn.groups[number]
            assert math.dist(drawn.places[node], (group.x, group.y)) <= group.radius + 1
            assert group.parent < number
            number = group.parent


@pytest.mark.slow
def test_no_group_has_more_members_or_parts_than_can_be_shown() -> None:
    star = nx.star_graph(5_000)
    graph = nx.disjoint_union_all([star, nx.complete_bipartite_graph(3, 900), nx.empty_graph(2_000)])
    drawn = arrange(nx.relabel_nodes(graph, str), {})
    parts = Counter(each.parent for each in drawn.groups)
    members = Counter(drawn.group_of.values())
    assert max(parts[number] for number in range(len(drawn.groups))) <= MOST_PARTS
    assert max(members.values()) <= MOST_MEMBERS
    assert parts[-1] <= MOST_PARTS


def test_room_for_bubbles_is_never_less_than_what_is_in_them_nor_than_their_counts() -> None:
    radii, counts = np.array([10.0, 40.0, 5.0]), np.array([25, 100, 900])
    room = room_by_count(radii, counts)
    assert (room >= radii).all()
    seen = (room / np.sqrt(counts)).min() * np.sqrt(counts)
    assert (seen <= room).all()
    assert (seen**2).sum() == pytest.approx((radii**2).sum())


def test_twins_lie_together() -> None:
    graph = nx.relabel_nodes(nx.gnm_random_graph(40, 60, seed=2), lambda node: f"n{node}")
    graph.add_edges_from((f"twin {number}", end) for number in range(9) for end in ("n3", "n8", "n20"))
    places = spread(graph)
    twins = [place for name, place in places.items() if name.startswith("twin")]
    middle = (sum(x for x, _ in twins) / 9, sum(y for _, y in twins) / 9)
    reach = max(math.dist(place, middle) for place in twins)
    assert sum(math.dist(place, middle) <= reach for place in places.values()) <= 10


def test_discs_that_are_far_larger_than_others_part_from_those_of_their_group_alone() -> None:
    points = np.random.default_rng(1).uniform(0, 1_000, (300, 2))
    radii, groups = np.full(300, 8.0), np.repeat([0, 1], 150)
    radii[0] = 400.0
    parted = part_discs(points, radii, pairs_in_groups(groups))
    for each in (parted[1:150], parted[150:]):
        assert not KDTree(each).query_pairs(15.9)
    assert (np.linalg.norm(parted[1:150] - parted[0], axis=1) > 400).all()
    assert np.linalg.norm(parted[150:] - points[150:], axis=1).max() < 60


def test_pairs_are_all_those_within_groups() -> None:
    groups = np.array([2, 0, 1, 0, 2, 2])
    found = {tuple(sorted(pair)) for pair in pairs_in_groups(groups).T.tolist()}
    assert found == {(one, other) for one, other in combinations(range(6), 2) if groups[one] == groups[other]}


def test_a_circle_around_discs_holds_them_and_is_little_larger_than_it_must_be() -> None:
    square = np.array([[0.0, 0.0], [2.0, 0.0], [0.0, 2.0], [2.0, 2.0]])
    (middles, reaches) = circles_around(np.concatenate([square, [[9.0, 9.0]]]), np.ones(5), np.array([1, 1, 1, 1, 0]))
    assert middles == pytest.approx(np.array([[9.0, 9.0], [1.0, 1.0]]), abs=0.05)
    assert reaches[0] == pytest.approx(1.0)
    assert math.sqrt(2) + 1 <= reaches[1] + 1e-9 <= math.sqrt(2) + 1.05


@pytest.mark.parametrize("many", [0, 1, 500])
def test_distinct_pairs_are_the_distinct_rows(many: int) -> None:
    pairs = np.random.default_rng(4).integers(0, 20, (many, 2))
    for found, wanted in zip(distinct_pairs(pairs, 20), np.unique(pairs, axis=0, return_counts=True), strict=True):
        np.testing.assert_array_equal(found, wanted)
