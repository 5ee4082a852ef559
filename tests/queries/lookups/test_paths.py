from __future__ import annotations

import random
from itertools import islice

import networkx as nx
import pytest

from graph_model import Graph, InterurbanError, NothingFound
from queries.answers import Answer
from queries.lookups.limits import Limits
from queries.lookups.paths import path


def chains(answer: Answer) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in answer:
        found.setdefault(row["chain"], [row["from_id"]])
        if found[row["chain"]][-1] != row["id"]:
            found[row["chain"]].append(row["id"])
    return found


def test_what_they_share_comes_before_any_chain(congress: Graph) -> None:
    found = chains(path(congress, "Seoul", "KOICA"))
    assert list(found)[:2] == ["shared", "telling 1"]
    assert found["shared"] == ["seoul", "seventh"]
    assert found["telling 1"] == ["seoul", "citynet", "mou", "koica"]
    assert list(chains(path(congress, "Seoul", "KOICA", most=1))) == ["shared"]


def test_how_each_is_related_to_what_they_share_is_one_line(congress: Graph) -> None:
    (shared,) = (row for row in path(congress, "Yokohama", "Seoul") if row["chain"] == "shared")
    assert shared["step"] == "Yokohama member of (tier full), 1987 – 2012 / Seoul member of (tier full)"
    assert shared["sources"] == ["gazette#page 1"]
    (forum,) = (row for row in path(congress, "Seoul", "KOICA") if row["chain"] == "shared")
    assert forum["step"] == "Seoul organised (as host); was the place of / KOICA took part in (as partner)"
    assert (forum["when"], forum["confidence"]) == ("2013-11-04 – 2013-11-07 or 2013-11-03 – 2013-11-06", "disputed")


def test_what_relates_them_directly_comes_first(congress: Graph) -> None:
    answer = path(congress, "Seoul", "CITYNET")
    assert (answer[0]["chain"], answer[0]["step"]) == ("direct", "member of (tier full)")


def test_every_step_is_dated_and_cited(congress: Graph) -> None:
    steps = [row for row in path(congress, "Seoul", "KOICA") if row["chain"] == "telling 1"]
    assert [(row["reads"], row["when"]) for row in steps] == [
        ("member of", ""), ("signed", "2013-11"), ("signed by", "2013-11")
    ]  # fmt: skip
    assert all(row["sources"] == ["gazette#page 1"] for row in steps)


def test_what_fewest_share_comes_first_and_much_of_it_is_counted(congress: Graph) -> None:
    for number in range(40):
        congress.add_node("MOU", f"mou-{number:02}", f"Agreement {number:02}")
        for city in ("seoul", "busan", *(["yokohama"] if number == 7 else [])):
            congress.add_relationship(city, "SIGNED", f"mou-{number:02}")
    answer = path(congress, "Seoul", "Busan")
    shared = [row["name"] for row in answer if row["chain"] == "shared"]
    assert len(shared) == 41  # with CITYNET
    assert shared[-2:] == ["Agreement 07", "CITYNET"]
    assert answer.reading is not None
    assert "20 of 41; those that fewest others share" in str(answer)


def test_a_detour_through_a_hub_or_what_they_share_is_left_out(congress: Graph) -> None:
    congress.add_relationship("yokohama", "IN_COUNTRY", "korea")
    found = chains(path(congress, "Seoul", "Busan", most=9))
    assert list(found) == ["shared", "shared hub"]
    assert not any("citynet" in chain[2:-1] for chain in found.values())
    assert any("left out" in note for note in path(congress, "Seoul", "Busan").notes)


def test_chains_agree_with_networkx(congress: Graph) -> None:
    """Where nothing is shared, the first chain is as short as any; what is shared are the chains of two steps.

    A step may be a composite tie, such as an office.
    """
    simple = nx.Graph((each.start, each.end) for each in congress.relationships())
    nodes = [node.id for node in congress.nodes() if node.id in simple]
    for one in nodes:
        for two in nodes:
            if one >= two or not nx.has_path(simple, one, two):
                continue
            answer = path(congress, one, two)
            shared = {row["id"] for row in answer if row["chain"].startswith("shared")}
            near = [{*simple[end], *_offices_in(congress, end, other)} for end, other in ((one, two), (two, one))]
            assert shared == (near[0] & near[1]) - {one, two}
            assert (answer[0]["chain"] == "direct") == simple.has_edge(one, two)
            if not shared and not simple.has_edge(one, two):
                shortest = min(len(chain) for chain in chains(answer).values())
                assert shortest == nx.shortest_path_length(simple, one, two) + 1


def _offices_in(graph: Graph, node_id: str, other: str) -> set[str]:
    """Return what a node has an office in, by hand: its own roles and those in it, and the roles that these hold."""
    held = [each.end for each in graph.relationships("HOLDS") if each.start == node_id]
    held += [
        each.end
        for belonging in graph.relationships("ROLE_IN")
        for each in graph.relationships("HOLDS")
        if belonging.end == node_id and each.start == belonging.start != other
    ]
    for role in held:
        held += [each.end for each in graph.relationships("HOLDS") if each.start == role and role != other]
    return {each.end for each in graph.relationships("ROLE_IN") if each.start in held and each.start != other}


def test_a_country_counts_as_a_hub(congress: Graph) -> None:
    found = chains(path(congress, "Seoul", "Busan"))
    assert found["shared"] == ["seoul", "citynet"]
    assert found["shared hub"] == ["seoul", "korea"]


def test_a_node_that_joins_much_of_the_graph_is_a_hub(congress: Graph) -> None:
    for number in range(20):
        congress.add_node("City", f"city-{number}", f"City {number}")
        congress.add_relationship(f"city-{number}", "MEMBER_OF", "citynet")
    answer = path(congress, "Seoul", "City 3")
    assert list(chains(answer)) == ["shared hub"]
    assert any("every chain leads through a hub" in note for note in answer.notes)
    assert "citynet" in answer.computed["hubs"]


def test_via_and_avoid_take_types_and_names(congress: Graph) -> None:
    by_type = chains(path(congress, "Seoul", "KOICA", Limits(avoid=["forum"])))
    assert by_type["telling 1"] == ["seoul", "citynet", "mou", "koica"]
    by_name = chains(path(congress, "Seoul", "KOICA", Limits(avoid=["7th congress"])))
    assert by_name == by_type
    via = chains(path(congress, "Seoul", "Busan", Limits(via=["MEMBER_OF"])))
    assert via == {"shared": ["seoul", "citynet"]}
    with pytest.raises(NothingFound):
        path(congress, "Seoul", "KOICA", Limits(via=["MEMBER_OF"]))


def test_a_limit_that_names_nothing_is_an_error(congress: Graph) -> None:
    with pytest.raises(InterurbanError, match="MEMBER_OF"):
        path(congress, "Seoul", "KOICA", Limits(via=["MEMBER_OFF"]))
    with pytest.raises(InterurbanError, match="to avoid"):
        path(congress, "Seoul", "KOICA", Limits(avoid=["no such thing at all"]))


def test_at_leaves_out_steps_that_did_not_hold(congress: Graph) -> None:
    assert list(chains(path(congress, "Seoul", "Busan", Limits(at="2013")))) == ["shared hub"]
    assert path(congress, "Seoul", "Busan", Limits(at="2014"))[0]["held"] == "possibly"


def test_no_chain_is_said(congress: Graph) -> None:
    with pytest.raises(NothingFound, match="no chain joins Seoul and Quito"):
        path(congress, "Seoul", "Quito")


def test_a_step_says_where_it_starts_and_how_surely_it_held(congress: Graph) -> None:
    found = path(congress, "Yokohama", "Park Won-soon", Limits(avoid=("Seoul",)), most=2)
    assert [row["name"] for row in found if row["chain"] == "shared"] == ["CITYNET"]  # by the office of President
    steps = [row for row in path(congress, "Koica", "Park Won-soon", most=1) if row["chain"] == "telling 1"]
    assert [(row["number"], row["from"], row["id"], row["step"]) for row in steps] == [
        (1, "KOICA", "seventh", "took part in (as partner)"),
        (2, "7th Congress", "seoul", "organised by (as host)"),
        (2, "7th Congress", "seoul", "held in"),
        (3, "Seoul", "mayor", "has role"),
        (4, "Mayor of Seoul", "park", "held by"),
    ]
    (direct,) = path(congress, "Park Won-soon", "Mayor of Seoul", Limits(at="2011-06"))
    assert (direct["chain"], direct["held"]) == ("direct", "possibly")
    (direct,) = path(congress, "Park Won-soon", "Mayor of Seoul", Limits(at="2012"))
    assert direct["held"] == "definitely"


def test_what_is_shared_is_told_once_where_both_are_related_alike_and_as_surely_as_both(congress: Graph) -> None:
    (shared,) = (row for row in path(congress, "Seoul", "Busan", Limits(via=("Country",))) if row["id"] == "korea")
    assert shared["step"] == "both in"
    assert {key: shared[key] for key in ("type", "from", "from_id", "number")} == {
        "type": "Country", "from": "Seoul", "from_id": "seoul", "number": 1,
    }  # fmt: skip
    unsure = [row for row in path(congress, "Seoul", "Yokohama", Limits(at="2010")) if row["chain"] == "shared"]
    assert [row["held"] for row in unsure] == ["possibly"]  # nobody says since when Seoul is a member
    congress.add_relationship("quito", "MEMBER_OF", "citynet", {"since": "1990", "until": "2000"})
    sure = [row for row in path(congress, "Quito", "Yokohama", Limits(at="1995")) if row["chain"] == "shared"]
    assert [row["held"] for row in sure] == ["definitely"]


def test_a_node_becomes_a_hub_when_the_graph_grows(congress: Graph) -> None:
    assert "shared hub" not in chains(path(congress, "Busan", "Yokohama"))
    for number in range(20):
        congress.add_node("City", f"city-{number}", f"City {number}")
        congress.add_relationship(f"city-{number}", "MEMBER_OF", "citynet")
    assert "shared hub" in chains(path(congress, "Busan", "Yokohama"))


def test_a_chain_through_a_hub_is_found_though_it_is_all_there_is(congress: Graph) -> None:
    congress.add_node("City", "lyon", "Lyon")
    congress.add_relationship("lyon", "TWINNED_WITH", "busan")
    limits = Limits(via=("TWINNED_WITH", "IN_COUNTRY"), avoid=("Yokohama",))
    assert chains(path(congress, "Lyon", "Seoul", limits)) == {"through hubs 1": ["lyon", "busan", "korea", "seoul"]}


@pytest.mark.parametrize("seed", range(5))
def test_first_chains_among_many_are_as_short_as_networkx_finds_them(seed: int) -> None:
    graph = random_twinnings(seed)
    simple = nx.Graph((each.start, each.end) for each in graph.relationships())
    for number in range(1, 20):
        one, two = "city-0", f"city-{number}"
        if one not in simple or two not in simple or not nx.has_path(simple, one, two):
            with pytest.raises(NothingFound):
                path(graph, one, two)
            continue
        answer = path(graph, one, two)
        assert (answer[0]["chain"] == "direct") == simple.has_edge(one, two)
        shared = [row["id"] for row in answer if row["chain"] == "shared"]
        assert set(shared) == set(nx.common_neighbors(simple, one, two))
        simple_chains = {name: chain for name, chain in chains(answer).items() if name.startswith("telling")}
        rest = simple.subgraph(simple.nodes - set(shared)).copy()
        rest.remove_edges_from([(one, two)])
        longer = nx.shortest_simple_paths(rest, one, two) if nx.has_path(rest, one, two) else iter(())
        lengths = [len(chain) for chain in simple_chains.values()]
        assert lengths == [len(chain) for chain in islice(longer, len(lengths))]


def random_twinnings(seed: int) -> Graph:
    chance = random.Random(seed)
    graph = Graph()
    for number in range(60):
        graph.add_node("City", f"city-{number}", f"City {number}")
    for _ in range(75):
        one, two = chance.sample(range(60), 2)
        graph.add_relationship(f"city-{one}", "TWINNED_WITH", f"city-{two}")
    return graph
