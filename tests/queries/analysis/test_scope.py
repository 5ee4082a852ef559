from __future__ import annotations

from typing import Any

import pytest

from graph_model import Graph, InterurbanError, NothingFound
from queries.analysis.scope import Scope, one_mode, two_mode


def test_the_incidence_matrix_holds_who_shares_in_what(congress: Graph) -> None:
    data = two_mode(congress, Scope(through=("Organisation",), by=("MEMBER_OF",)))
    assert data.actors == ["busan", "seoul", "yokohama"]
    assert data.things == ["citynet"]
    assert data.incidence.toarray().tolist() == [[1.0], [1.0], [1.0]]
    assert data.pairs() == 3


def test_at_counts_what_held_or_possibly_held_then(congress: Graph) -> None:
    by = Scope(through=("Organisation",), by=("MEMBER_OF",), at="2010")
    assert two_mode(congress, by).actors == ["seoul", "yokohama"]


def test_parallel_statements_count_once(congress: Graph) -> None:
    congress.add_relationship("seoul", "MEMBER_OF", "citynet", {"since": "1987"})
    data = two_mode(congress, Scope(through=("Organisation",)))
    assert data.incidence.max() == 1


def test_one_type_on_both_sides_keeps_member_and_body_apart() -> None:
    graph = Graph()
    for name in ("a", "b", "c"):
        graph.add_node("Organisation", name, name)
    graph.add_relationship("a", "MEMBER_OF", "b")
    graph.add_relationship("b", "MEMBER_OF", "c")
    data = two_mode(graph, Scope(of=("Organisation",), through=("Organisation",)))
    assert (data.actors, data.things) == (["a", "b"], ["b", "c"])
    assert data.bipartite().number_of_edges() == 2


def test_relationship_types_tie_actors_directly() -> None:
    graph = Graph()
    for name in ("a", "b", "c"):
        graph.add_node("City", name, name)
    graph.add_relationship("a", "TWINNED_WITH", "b", {"since": "1990"})
    scope = Scope.resolve(graph.vocabulary, through="twinned_with")
    assert sorted(one_mode(graph, scope)) == ["a", "b"]
    with pytest.raises(NothingFound, match="TWINNED_WITH"):
        two_mode(graph, Scope())
    with pytest.raises(NothingFound, match="at 1980"):
        one_mode(graph, Scope(through=("TWINNED_WITH",), at="1980"))


@pytest.mark.parametrize(
    ("scope", "message"),
    [
        ({"of": "citty"}, "did you mean City"),
        ({"through": ["Organisation", "TWINNED_WITH"]}, "not both"),
        ({"by": "MEMBER_OFF"}, "did you mean MEMBER_OF"),
        ({"through": "TWINNED_WITH", "by": "MEMBER_OF"}, "leave it out"),
        ({"through": ()}, "a type at least"),
        ({"of": ()}, "a type at least"),
    ],
)
def test_a_scope_that_names_nothing_is_an_error(congress: Graph, scope: dict[str, Any], message: str) -> None:
    with pytest.raises(InterurbanError, match=message):
        Scope.resolve(congress.vocabulary, **scope)


def test_a_scope_says_who_through_what_when(congress: Graph) -> None:
    scope = Scope.resolve(congress.vocabulary, of="city", through=["organisation", "mou"], at="2014")
    assert scope.in_words() == "City tied through Organisation or MOU, at 2014 (what possibly held counts)"
