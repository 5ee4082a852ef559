from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.analysis.partitions.agreement import adjusted_rand
from queries.analysis.partitions.finding import Nodes, find_partition
from queries.analysis.partitions.leiden import leiden
from queries.analysis.partitions.shared import Shared
from queries.analysis.partitions.ties import Ties
from queries.analysis.two_mode import TwoMode
from tests.queries.analysis.partitions.networks import (
    groups_of,
    karate,
    projected,
    random_two_mode,
    southern_women,
)


def test_the_karate_club_is_parted_as_well_as_it_can_be() -> None:
    """Q = .4198 is the optimum of modularity (Brandes et al. 2008)."""
    found = find_partition(karate())
    assert found.highest == pytest.approx(0.4198, abs=5e-5)
    assert len(found.sizes) == 4
    assert found.modularity == pytest.approx(found.highest, abs=2e-3)


def test_the_modularity_of_the_southern_women_is_that_of_the_literature() -> None:
    """Liu and Murata (2010) reach Barber's modularity .3455 on these data; NetworkX says the same of our groups."""
    data = southern_women()
    found = find_partition(data, "bipartite")
    assert found.highest == pytest.approx(0.3455, abs=5e-5)
    assert found.things is not None
    directed: nx.DiGraph[int] = nx.DiGraph()
    women, events = data.incidence.tocoo().coords
    directed.add_edges_from((int(woman), 18 + int(event)) for woman, event in zip(women, events, strict=True))
    labels = np.concatenate([found.labels[found.nodes.of], found.things])
    assert found.modularity == pytest.approx(nx.community.modularity(directed, groups_of(labels)), abs=1e-12)


@pytest.mark.parametrize("seed", range(6))
def test_modularity_over_classes_is_that_of_all_actors(seed: int) -> None:
    data = random_two_mode(40, 8, 70, seed, weighted=seed % 2 == 1)
    nodes = Nodes.gathered(data)
    assert len(nodes) < len(data.actors)
    random = np.random.default_rng(seed)
    labels = random.integers(0, 4, len(nodes))
    whole = np.where(nodes.of >= 0, labels[nodes.of], 100 + np.arange(len(nodes.of)))
    for resolution in (0.5, 1.0, 2.0):
        expected = nx.community.modularity(projected(data), groups_of(whole), resolution=resolution)
        assert nodes.projected.modularity(labels, resolution) == pytest.approx(expected, abs=1e-12)
        assert as_shared(data).modularity(labels, resolution) == pytest.approx(expected, abs=1e-12)


@given(st.integers(2, 30), st.integers(1, 10), st.integers(1, 60), st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_ties_through_what_is_shared_are_those_that_are_written_down(n: int, t: int, m: int, seed: int) -> None:
    shared = as_shared(random_two_mode(n, t, m, seed))
    if not len(shared):
        return
    each = shared.together(np.arange(len(shared)))
    labels = np.random.default_rng(seed).integers(0, 3, len(shared))
    labels = np.unique(labels, return_inverse=True)[1]
    assert np.allclose(shared.toward(labels).toarray(), each.toward(labels).toarray(), atol=1e-12)
    assert shared.modularity(labels) == pytest.approx(each.modularity(labels), abs=1e-12)
    one, other = shared.connected(labels), each.connected(labels)
    assert adjusted_rand(one, other) == 1.0


def test_moves_through_what_is_shared_find_as_much_as_moves_over_pairs() -> None:
    data = random_two_mode(300, 60, 1200, 3)
    shared = as_shared(data)
    pairs = shared.together(np.arange(len(shared)))
    through = max(shared.modularity(shared.part(1.0, np.random.default_rng(seed))) for seed in range(5))
    over = max(pairs.modularity(leiden(pairs, 1.0, np.random.default_rng(seed))) for seed in range(5))
    louvain = nx.community.louvain_communities(projected(data), seed=1)
    judged = nx.community.modularity(projected(data), louvain)
    assert through > 0.97 * over
    assert max(through, over) >= judged - 0.005


def test_twins_in_one_cluster_cost_little() -> None:
    """igraph's Leiden may part twins; over classes they stay together, at most a hundredth of the modularity lower."""
    igraph = pytest.importorskip("igraph")
    for data in (southern_women(), random_two_mode(60, 9, 110, 1), random_two_mode(80, 12, 200, 2)):
        graph = projected(data)
        edges = [(one, other) for one, other in graph.edges]
        theirs = igraph.Graph(n=len(graph), edges=edges)
        weights = [graph.edges[each]["weight"] for each in edges]
        weighed = theirs.modularity(theirs.community_leiden("modularity", weights=weights, n_iterations=10), weights)
        assert find_partition(data).highest > weighed - 0.01


def test_a_seed_gives_the_same_partition_and_another_seed_may_not() -> None:
    data = random_two_mode(120, 30, 400)
    one, two = (find_partition(data, runs=5, seed=4) for _ in range(2))
    assert (one.labels == two.labels).all()
    assert one.agreement == two.agreement
    assert (one.stability == two.stability).all()


def test_every_cluster_is_connected() -> None:
    for seed in range(8):
        data = random_two_mode(100, 40, 160, seed)
        found = find_partition(data, runs=3, seed=seed)
        ties = as_shared(data)
        assert adjusted_rand(ties.connected(found.labels), found.labels) == 1.0


def test_two_cliques_are_two_clusters_of_full_stability_and_actors_without_ties_are_in_none() -> None:
    data = TwoMode.of_pairs(list("abcdefg"), list("xyz"), [0, 1, 2, 3, 4, 5, 6], [0, 0, 0, 1, 1, 1, 2])
    found = find_partition(data)
    assert found.sizes.tolist() == [3, 3]
    assert found.nodes.of[6] == -1
    assert found.stability.tolist() == [1.0, 1.0]
    assert (found.agreement, found.least_agreement) == (1.0, 1.0)
    assert found.modularity == pytest.approx(0.5)


def test_nothing_shared_is_no_cluster() -> None:
    found = find_partition(TwoMode.of_pairs(["a", "b"], ["x", "y"], [0, 1], [0, 1]))
    assert len(found.labels) == 0
    assert found.modularity == 0


def test_cores_are_those_of_networkx() -> None:
    data = random_two_mode(80, 30, 260, 5)
    found = find_partition(data, "k-core")
    core = nx.core_number(data.nx)
    assert found.cores is not None
    for place, actor in enumerate(data.actors):
        if found.nodes.of[place] >= 0:
            assert found.cores[found.nodes.of[place]] == core["actor", actor]
    club = find_partition(karate(), "k-core")
    assert club.cores is not None
    assert club.cores.max() == 4
    assert int((club.cores == 4).sum()) == 10


def as_shared(data: TwoMode) -> Shared:
    nodes = Nodes.gathered(data)
    assert nodes.incidence is not None
    weights = np.divide(1.0, data.sizes - 1, out=np.zeros(len(data.things)), where=data.sizes > 1)
    return Shared(nodes.incidence, weights, nodes.sizes)


def test_ties_are_shares_of_all() -> None:
    ties = Nodes.gathered(southern_women()).projected
    assert isinstance(ties, Ties)
    assert ties.adjacency.sum() == pytest.approx(1.0)
    assert ties.out.sum() == pytest.approx(1.0)


def test_planted_groups_are_found_again() -> None:
    random = np.random.default_rng(7)
    planted = np.arange(400) % 8
    rows = np.repeat(np.arange(400), 4)
    strays = random.random(len(rows)) < 0.1  # one tie in ten goes anywhere
    columns = np.where(
        strays, random.integers(0, 120, len(rows)), planted[rows] * 15 + random.integers(0, 15, len(rows))
    )
    names = [f"a{place}" for place in range(400)], [f"t{place}" for place in range(120)]
    found = find_partition(TwoMode.of_pairs(*names, rows, columns).unweighted, runs=10)
    assert adjusted_rand(found.labels[found.nodes.of], planted) > 0.9
    assert found.agreement > 0.9


@pytest.mark.slow
def test_the_groups_that_a_generator_plants_are_found_again(tmp_path: Path) -> None:
    folders = [each / "shared" / "generators" / "city_networks.py" for each in Path(__file__).resolve().parents]
    script = next((each for each in folders if each.is_file()), None)
    if script is None:
        pytest.skip("needs ../shared/generators/city_networks.py")
    folder = tmp_path / "planted-groups"
    sizes = ("--planted", "20", "--cities", "5000", "--networks", "600", "--largest", "200", "--inside", "0.95")
    subprocess.run([sys.executable, str(script), str(folder), *sizes], check=True)
    with (folder / "member_of.csv").open(newline="", encoding="utf-8") as file:
        pairs = [(row["from"], row["to"]) for row in csv.DictReader(file)]
    lines = (folder / "planted" / "groups.txt").read_text("utf-8").splitlines()
    group = dict(line.split("\t") for line in lines)
    cities, networks = (sorted({pair[side] for pair in pairs}) for side in (0, 1))
    places = {city: place for place, city in enumerate(cities)}, {name: place for place, name in enumerate(networks)}
    rows, columns = ([places[side][pair[side]] for pair in pairs] for side in (0, 1))
    found = find_partition(TwoMode.of_pairs(cities, networks, rows, columns).unweighted, runs=10)
    planted = np.unique([group[city] for city in cities], return_inverse=True)[1]
    tied = found.nodes.of >= 0
    assert adjusted_rand(found.labels[found.nodes.of[tied]], planted[tied]) > 0.85
    assert found.agreement > 0.95
