"""The clusters of a page: what takes which, and how they are named."""

from __future__ import annotations

import interurban
from graph_model import Graph
from interurban.page_clusters import clusters_of_page, name_clusters, spread
from queries.analysis.clustering import Cluster
from queries.analysis.scope import Scope


def chain() -> Graph:
    """Two cities of a network each, an office of one network, its holder, and a country that all are in."""
    graph = Graph()
    graph.add_node("Country", "land", "Land")
    for city in ("north", "south", "east"):
        graph.add_node("City", city, city.title())
        graph.add_relationship(city, "IN_COUNTRY", "land")
    graph.add_node("Organisation", "league", "League")
    graph.add_node("Role", "chair", "Chair")
    graph.add_node("Person", "kim", "Kim")
    graph.add_relationship("north", "MEMBER_OF", "league")
    graph.add_relationship("chair", "ROLE_IN", "league")
    graph.add_relationship("kim", "HOLDS", "chair")
    graph.add_node("Topic", "water", "Water")
    return graph


def test_what_is_joined_to_a_cluster_by_a_chain_takes_it_and_what_only_groups_gives_none_on() -> None:
    assert spread(chain(), {"north": 2, "south": 1}) == {
        "north": 2, "south": 1, "league": 2, "chair": 2, "kim": 2, "land": 1,
    }  # fmt: skip


def test_few_nodes_of_the_bundled_data_are_in_no_cluster() -> None:
    g = interurban.load("citynet")
    clusters, labels = clusters_of_page(g.graph, Scope())
    nodes = [node for node in g.graph.nodes() if node.type != "Source"]
    joined = [node for node in nodes if any(True for _ in g.graph.neighbours_of(node.id))]
    assert sum(node.id not in clusters for node in nodes) <= 20
    assert len(joined) > 230
    assert set(clusters.values()) == set(labels)


def cluster(number: int, held: tuple[str, ...], members: tuple[str, ...] = ("north", "south", "east")) -> Cluster:
    return Cluster(number, members, held, 1.0, (), (), "", members, (), ())


def test_a_name_is_as_long_as_it_takes_to_tell_clusters_apart() -> None:
    found = name_clusters(
        chain(),
        [
            cluster(1, ("League (5 of 9)", "Fair (4 of 9)")),
            cluster(2, ("League (3 of 4)", "Pact (2) (2 of 4)")),
            cluster(3, ("Around (5 of 5)",)),
            cluster(4, ("North (tied to 12)", "South (tied to 11)")),
            cluster(5, ()),
            cluster(6, ("all 4 alike, each tied to 3",), ("north", "south", "east", "league")),
        ],
    )
    assert found == {
        1: "League; Fair",
        2: "League; Pact (2)",
        3: "Around",
        4: "Around North",
        5: "North; South; East",
        6: "Around North; South; East; 1 more",
    }
