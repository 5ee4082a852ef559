"""Rankings against published numbers and against NetworkX."""

from __future__ import annotations

import re

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model import Graph, InterurbanError, NothingFound, read_vocabulary
from queries.analysis.gathering import gather
from queries.analysis.measures.betweenness import BETWEENNESS, largest_two_mode_betweenness
from queries.analysis.measures.measure import Measure
from queries.analysis.measures.pagerank import co_affiliation_pagerank
from queries.analysis.measures.registry import MEASURES
from queries.analysis.ranking import node_measure, rank
from queries.analysis.scope import Scope
from queries.analysis.searches import pair_paths
from queries.analysis.two_mode import TwoMode
from tests.queries.analysis.random_data import affiliations

WOMEN = Scope(of=("Person",), through=("Forum",))


def southern_women() -> Graph:
    """Davis, Gardner and Gardner (1941): 18 women and 14 events."""
    davis = nx.davis_southern_women_graph()
    graph = Graph()
    for node in davis.graph["top"]:
        graph.add_node("Person", node.replace(" ", "-"), node)
    for node in davis.graph["bottom"]:
        graph.add_node("Forum", node, node)
    for woman, event in davis.edges:
        graph.add_relationship(woman.replace(" ", "-"), "PARTICIPATED_IN", event)
    return graph


def florentine() -> Graph:
    """Padgett's marriage ties, as cities that are twinned: the vocabulary has no families."""
    graph = Graph()
    families = nx.florentine_families_graph()
    for family in families:
        graph.add_node("City", family, family)
    for one, other in families.edges:
        graph.add_relationship(one, "TWINNED_WITH", other)
    return graph


def two_mode_data(memberships: list[list[int]], things: int) -> TwoMode:
    """Return two-mode data of which actor i shares in the things memberships[i]."""
    pairs = [(actor, thing) for actor, row in enumerate(memberships) for thing in row]
    rows, columns = ([pair[side] for pair in pairs] for side in (0, 1))
    return TwoMode.of_pairs([f"a{i}" for i in range(len(memberships))], [f"t{i}" for i in range(things)], rows, columns)


def test_southern_women_have_the_published_two_mode_degrees() -> None:
    rows = {row["name"]: row for row in rank(southern_women(), WOMEN)}
    # Degrees of Davis et al. (1941); as shares of 14 events in Borgatti and Everett (1997).
    published = {"Evelyn Jefferson": 8, "Theresa Anderson": 8, "Nora Fayette": 8, "Flora Price": 2}
    assert {name: rows[name]["degree"] for name in published} == published
    assert rows["Evelyn Jefferson"]["degree_share"] == pytest.approx(0.571, abs=5e-4)
    assert rows["Sylvia Avondale"]["degree_share"] == pytest.approx(0.5)


def test_southern_women_have_the_published_two_mode_betweenness() -> None:
    rows = {row["name"]: row["betweenness"] for row in rank(southern_women(), WOMEN, "betweenness")}
    # Borgatti and Halgin (2011), normalised betweenness of the women.
    published = {"Evelyn Jefferson": 0.097, "Laura Mandeville": 0.052, "Nora Fayette": 0.114, "Flora Price": 0.005}
    for name, value in published.items():
        assert rows[name] == pytest.approx(value, abs=1.5e-3)


def test_two_mode_scores_agree_with_networkx() -> None:
    graph = southern_women()
    rows = {row["id"]: row for row in rank(graph, WOMEN)}
    data = gather(graph, WOMEN).data
    bipartite = data.nx
    women = [("actor", actor) for actor in data.actors]
    betweenness = nx.bipartite.betweenness_centrality(bipartite, women)
    degree = nx.bipartite.degree_centrality(bipartite, women)
    projection = nx.bipartite.collaboration_weighted_projected_graph(bipartite, women)
    pagerank = nx.pagerank(projection, tol=1e-14, max_iter=1000)
    for woman in women:
        assert rows[woman[1]]["betweenness"] == pytest.approx(betweenness[woman], abs=1e-9)
        assert rows[woman[1]]["degree_share"] == pytest.approx(degree[woman], abs=1e-9)
        assert rows[woman[1]]["pagerank"] == pytest.approx(pagerank[woman], abs=1e-9)


def test_florentine_families_have_the_published_betweenness() -> None:
    rows = {row["name"]: row for row in rank(florentine(), Scope(through=("TWINNED_WITH",)), ["betweenness", "degree"])}
    # Wasserman and Faust (1994), table 5.3; Pucci has no marriage and is left out, so their g-1 = 15 becomes 14.
    published = {"Medici": 0.522, "Guadagni": 0.255, "Albizzi": 0.212, "Strozzi": 0.103, "Ginori": 0.0}
    for name, value in published.items():
        assert rows[name]["betweenness"] == pytest.approx(value, abs=6e-4)
    assert rows["Medici"]["rank"] == 1
    assert rows["Medici"]["degree"] == 6


MEMBERSHIPS = st.lists(st.lists(st.integers(0, 5), min_size=1, unique=True).map(sorted), min_size=1, max_size=8)


@given(MEMBERSHIPS)
def test_pagerank_without_the_projection_equals_pagerank_of_the_projection(memberships: list[list[int]]) -> None:
    data = two_mode_data(memberships, things=6)
    women = [("actor", actor) for actor in data.actors]
    projection = nx.bipartite.collaboration_weighted_projected_graph(data.nx, women)
    expected = nx.pagerank(projection, tol=1e-14, max_iter=5000)
    found = dict(zip(data.actors, co_affiliation_pagerank(data).values.tolist(), strict=True))
    assert sum(found.values()) == pytest.approx(1)
    for kind, actor in women:
        assert found[actor] == pytest.approx(expected[kind, actor], abs=1e-9)


@given(st.integers(1, 12), st.integers(1, 12))
def test_the_largest_betweenness_is_networkx_bound(actors: int, things: int) -> None:
    # A star of all actors around one thing, the others apart, stays below the bound; NetworkX uses the same one.
    graph = nx.Graph([(("a", i), ("t", 0)) for i in range(actors)])
    graph.add_nodes_from(("t", i) for i in range(things))
    raw = nx.betweenness_centrality(graph, normalized=False)
    bound = largest_two_mode_betweenness(actors, things)
    assert all(raw["a", i] <= bound or raw["a", i] == 0 for i in range(actors))


def test_equal_scores_share_a_rank_and_names_settle_the_order() -> None:
    rows = rank(southern_women(), WOMEN)
    assert [(row["rank"], row["name"]) for row in rows][:4] == [
        (1, "Evelyn Jefferson"), (1, "Nora Fayette"), (1, "Theresa Anderson"), (4, "Brenda Rogers")
    ]  # fmt: skip


def test_a_limit_that_parts_equals_says_how_many_there_are() -> None:
    graph = affiliations(two_mode_data([[0, 1], [0], [0], [1]], 2))
    warnings = rank(graph, Scope(), "degree", limit=2).warnings
    assert "rank 2 is shared by 3 actors; shown by name: 1 of them" in warnings
    assert not any("is shared" in said for limit in (1, 4, None) for said in rank(graph, Scope(), limit=limit).warnings)


def test_the_answer_says_what_was_computed(congress: Graph) -> None:
    answer = rank(congress, Scope(at="2014"), ["pagerank", "betweenness"], limit=1)
    assert len(answer) == 1
    assert answer.truncated
    assert answer.total == len(rank(congress, Scope(at="2014")))
    assert answer.computed["of"] == ["City"]
    assert answer.computed["at"] == "2014"
    assert answer.computed["methods"] == {"betweenness": "exact"}
    assert answer.computed["damping"] == 0.85
    assert "Newman 2001" in answer.computed["definitions"]["pagerank"]
    assert "at 2014" in answer.title


def test_a_single_actor_and_no_actor(congress: Graph) -> None:
    (row,) = rank(congress, Scope(of=("Organisation",), through=("Forum",)))
    assert (row["name"], row["betweenness"], row["pagerank"]) == ("KOICA", 0.0, 1.0)
    with pytest.raises(NothingFound):
        rank(congress, Scope(through=("Forum",), at="1066"))
    with pytest.raises(InterurbanError, match="no measure"):
        rank(congress, Scope(), "fame")


def test_twins_however_many_are_exact_and_an_estimate_has_a_fixed_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    data = two_mode_data([[0], *([[0, 1]] * 3), *([[1]] * 1_996)], things=2)
    assert BETWEENNESS.scores(data).method == "exact"
    monkeypatch.setattr(pair_paths, "AFFORDABLE", 0.0)
    monkeypatch.setattr(pair_paths, "SMALL_COMPONENT", 0)
    first, second = (BETWEENNESS.scores(data) for _ in range(2))
    assert first.values.tolist() == second.values.tolist()
    assert "seed 1" in first.method
    assert first.values.argmax() in (1, 2, 3)


def test_only_what_is_asked_for_is_computed(congress: Graph) -> None:
    answer = rank(congress, Scope(), "pagerank")
    assert list(answer.columns) == ["rank", "name", "type", "pagerank"]
    assert list(rank(congress, Scope(), ["pagerank", "degree"]).columns)[3:] == ["pagerank", "degree", "degree_share"]
    assert not any("betweenness" in note for note in answer.notes)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_every_measure_says_what_it_means_and_by_whom(measure: Measure) -> None:
    for definition in (measure.two_mode, measure.projection, measure.one_mode):
        assert definition.text
        assert definition.formula
        assert re.search(r"\b(18|19|20)\d\d\b", definition.source)
    assert measure.label


def test_a_tie_to_a_source_gives_the_source_no_measure() -> None:
    graph = Graph(read_vocabulary("relationships: {READ_IN: {ends: [{from: [City], to: [Source]}]}}", "mine.yaml"))
    graph.add_node("City", "seoul", "Seoul")
    graph.add_node("Source", "gazette", "The Gazette")
    graph.add_relationship("seoul", "READ_IN", "gazette")
    assert node_measure(graph) == {"seoul": 0.0}


@pytest.mark.parametrize("measure", [measure.name for measure in MEASURES])
def test_every_node_but_sources_has_a_measure(congress: Graph, measure: str) -> None:
    sizes = node_measure(congress, measure)
    assert set(sizes) == {node.id for node in congress.nodes() if node.type != "Source"}
    assert max(sizes.values()) in (sizes["citynet"], sizes["seoul"])


def test_actors_are_measured_on_the_projection() -> None:
    rows = {row["name"]: row for row in rank(southern_women(), WOMEN, ["degree", "strength"], projected=True)}
    # Breiger (1974): Flora and Olivia meet twelve others, Theresa, Nora and others all seventeen.
    assert (rows["Flora Price"]["degree"], rows["Theresa Anderson"]["degree"]) == (12, 17)
    assert rows["Theresa Anderson"]["strength"] == pytest.approx(8)
    answer = rank(southern_women(), WOMEN, "strength", projected=True)
    assert answer.computed["projected"]
    assert any(
        "(Newman 2001)" in note and "1/(n-1)" in note.replace("v(a) v(b) / (n-1)", "1/(n-1)") for note in answer.notes
    )
    assert answer.title.endswith("by strength on the projection")


def test_direct_ties_are_not_projected() -> None:
    with pytest.raises(InterurbanError, match="tied directly"):
        rank(florentine(), Scope(through=("TWINNED_WITH",)), projected=True)


@pytest.mark.parametrize("projected", [False, True])
def test_every_measure_answers_with_a_sentence_to_cite(projected: bool) -> None:
    answer = rank(southern_women(), WOMEN, [measure.name for measure in MEASURES], projected=projected)
    assert len(answer) == 18
    assert answer.notes[-1] == f"cite as: {answer.computed['sentence']}"
    for measure in MEASURES:
        assert f"{measure.name} (" in answer.computed["sentence"]
        assert answer.computed["formulas"][measure.name]
    assert "18 actors (Person) tied through 14 things (Forum) by 89 ties" in answer.computed["sentence"]
