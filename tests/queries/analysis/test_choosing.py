from __future__ import annotations

import pytest

from graph_model import Graph, NoTies
from queries.analysis.choosing import choose_scope
from queries.analysis.cluster_answers import clusters
from queries.analysis.gathering import holds_ties
from queries.analysis.ranking import rank


def graph_of(*ties: tuple[str, str, str]) -> Graph:
    """Return a graph of relationships between nodes that are written as Type:name."""
    graph = Graph()
    for start, kind, end in ties:
        for node in (start, end):
            node_type, name = node.split(":")
            graph.add_node(node_type, name, name.title())
        graph.add_relationship(start.split(":")[1], kind, end.split(":")[1])
    return graph


STATES = [(f"Organisation:s{n}", "SIGNED", f"MOU:m{n // 2}") for n in range(6)]
PEOPLE = [(f"Person:p{n}", "MEMBER_OF", f"Organisation:o{n // 4}") for n in range(12)]
TWINS = [("City:a", "TWINNED_WITH", "City:b"), ("City:b", "TWINNED_WITH", "City:c")]
MEMBERS = [("City:a", "MEMBER_OF", "Organisation:o"), ("City:b", "MEMBER_OF", "Organisation:o")]
COUNTRY = [("City:a", "IN_COUNTRY", "Country:k"), ("City:b", "IN_COUNTRY", "Country:k")]


@pytest.mark.parametrize(
    ("ties", "of", "through"),
    [
        (STATES, "Organisation", ("MOU",)),
        ([*STATES, *PEOPLE], "Person", ("Organisation",)),  # more persons than organisations are tied
        ([*TWINS, *COUNTRY], "City", ("TWINNED_WITH",)),
        ([("Organisation:a", "MEMBER_OF", "Organisation:c"), ("Organisation:b", "MEMBER_OF", "Organisation:c")],
         "Organisation", ("Organisation",)),
        ([(f"Country:k{n}", "MEMBER_OF", "Organisation:o") for n in range(3)], "Country", ("Organisation",)),
    ],
)  # fmt: skip
def test_without_cities_the_question_is_asked_of_what_the_data_has_most_of(
    ties: list[tuple[str, str, str]], of: str, through: tuple[str, ...]
) -> None:
    graph = graph_of(*ties)
    scope = choose_scope(graph)
    assert (scope.of, scope.through) == ((of,), through)
    assert f"{of} tied through {through[0]} is asked instead" in scope.chosen
    for answer in (rank(graph, scope), clusters(graph, scope)):
        assert list(answer.warnings) == [scope.chosen]
        assert answer.computed["chosen"] == scope.chosen
        assert answer.title.count(through[0])


def test_cities_that_share_nothing_are_not_asked_where_others_share_something() -> None:
    held = [(f"Forum:f{n}", "HELD_IN", f"City:c{n // 2}") for n in range(4)]
    delegates = [(f"Person:p{n}", "PARTICIPATED_IN", f"Forum:f{n % 4}") for n in range(12)]
    graph = graph_of(*held, *delegates)
    scope = choose_scope(graph)
    assert (scope.of, scope.through) == (("Person",), ("Forum",))
    assert scope.chosen.startswith("this data has no two of City tied through")
    assert choose_scope(graph, of="City").of == ("City",)  # what is named is asked
    assert choose_scope(graph_of(*held[::2])).of == ("City",)  # nothing shares anything
    same_place = graph_of(*held, *delegates, ("City:c9", "ORGANISED", "Forum:f0"))
    assert choose_scope(same_place).of == ("City",)


def test_data_with_cities_is_asked_of_them() -> None:
    graph = graph_of(*MEMBERS, *PEOPLE, *TWINS)
    for scope in (choose_scope(graph), choose_scope(graph, at="1800")):
        assert scope.of == ("City",)
        assert not scope.chosen
    assert "chosen" not in rank(graph, choose_scope(graph)).computed


def test_what_is_named_is_asked_and_only_the_rest_is_chosen() -> None:
    graph = graph_of(*STATES, *PEOPLE)
    assert choose_scope(graph, through="MOU").of == ("Organisation",)
    assert choose_scope(graph_of(*TWINS, *PEOPLE), of="City").through == ("TWINNED_WITH",)
    assert choose_scope(graph, by="SIGNED").of == ("Organisation",)
    with pytest.raises(NoTies):  # there are such cities, and `by` leaves none of their ties
        rank(graph_of(*MEMBERS, *STATES), choose_scope(graph_of(*MEMBERS, *STATES), by="SIGNED"))
    with pytest.raises(NoTies):
        rank(graph, choose_scope(graph, of="City", through="MOU"))
    with pytest.raises(NoTies):
        rank(Graph(), choose_scope(Graph()))


def test_a_spell_is_no_tie_of_its_own() -> None:
    graph = graph_of(*MEMBERS, ("City:b", "MEMBER_OF", "Organisation:p"))
    for since in ("1990", "2000", "2010"):
        graph.add_relationship("a", "MEMBER_OF", "o", {"since": since, "until": str(int(since) + 5)})
    assert {row["id"]: row["degree"] for row in rank(graph, choose_scope(graph))} == {"a": 1, "b": 2}
    assert clusters(graph, choose_scope(graph)).computed["ties"] == 3


def test_one_mode_ties_of_what_is_asked_are_found_and_counted() -> None:
    graph = graph_of(*TWINS, *PEOPLE)
    scope = choose_scope(graph, of="City", through="TWINNED_WITH", at="2014")
    assert (scope.of, scope.through, scope.at, scope.chosen) == (("City",), ("TWINNED_WITH",), "2014", "")
    assert holds_ties(graph, scope)
    assert not holds_ties(graph_of(*MEMBERS), scope)
    computed = rank(graph, choose_scope(graph, of="City", through="TWINNED_WITH")).computed
    assert (computed["actors"], computed["ties"]) == (3, 2)
    shared = rank(graph, choose_scope(graph, of="Person", through="Organisation")).computed
    assert (shared["actors"], shared["things"], shared["ties"]) == (12, 3, 12)


def test_the_usual_affiliations_are_chosen_before_others_and_a_date_stays_out_of_the_reason() -> None:
    topics = [(f"Organisation:s{n}", "SUPPORTS", "Initiative:i") for n in range(3)]
    scope = choose_scope(graph_of(*STATES, *topics), at="2014")
    assert scope.at == "2014"
    assert scope.through == ("MOU", "Initiative")
    assert "2014" not in scope.chosen
    assert "no City tied through Organisation, Forum, MOU or Initiative" in scope.chosen
