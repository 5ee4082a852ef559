"""The arrays of a scope: against hand-made ones, against every tie looked at by itself, and whatever keeps the data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import interurban
from graph_model import Covers, Graph, InterurbanError, NothingFound
from loaders.dataset.writing import write_dataset
from loaders.opening import open_graph
from queries.analysis.gathering import counted_relationships, gather
from queries.analysis.growth import growth
from queries.analysis.one_mode import OneMode
from queries.analysis.scope import Scope
from queries.analysis.two_mode import Classes, TwoMode

MEMBERS = Scope(through=("Organisation",), by=("MEMBER_OF",))
OFFICES = Scope(of=("Person", "City"), through=("Organisation",), by=("OFFICE_IN",))


def two_mode(graph: Any, scope: Scope) -> TwoMode:
    data = gather(graph, scope).data
    assert isinstance(data, TwoMode)
    return data


def weights(graph: Any, scope: Scope) -> dict[tuple[str, str], float]:
    """Return the weight of each pair by name."""
    data = two_mode(graph, scope)
    found = data.incidence.tocoo()
    pairs = zip(*found.coords, found.data, strict=True)
    return {(data.actors[row], data.things[column]): float(value) for row, column, value in pairs}


def test_the_incidence_matrix_holds_who_shares_in_what(congress: Graph) -> None:
    data = two_mode(congress, MEMBERS)
    assert data.actors == ["busan", "seoul", "yokohama"]
    assert data.things == ["citynet"]
    assert data.incidence.toarray().tolist() == [[1.0], [1.0], [1.0]]
    assert (data.pairs(), data.ties, data.sizes.tolist(), data.degrees.tolist()) == (3, 3, [3], [1, 1, 1])


def test_at_counts_what_held_or_possibly_held_then(congress: Graph) -> None:
    assert two_mode(congress, replace(MEMBERS, at="2010")).actors == ["seoul", "yokohama"]
    assert two_mode(congress, replace(MEMBERS, at="2010", possibly="no")).actors == ["yokohama"]
    half = weights(congress, replace(MEMBERS, at="2010", possibly="half"))
    assert half == {("seoul", "citynet"): 0.5, ("yokohama", "citynet"): 1.0}


def test_what_held_only_possibly_is_counted_and_said(congress: Graph) -> None:
    found = gather(congress, replace(MEMBERS, at="2010"))
    assert found.computed()["possible"] == 1
    assert "1 tie held only possibly then, and count as if they did" in found.notes()
    whenever = gather(congress, replace(MEMBERS, possibly="half"))
    assert "possibly half: changes nothing where no time is asked" in whenever.notes()


def test_a_period_is_at_some_time_in_it_or_throughout() -> None:
    graph = Graph()
    graph.add_node("Organisation", "net", "Net")
    for name, since, until in (("whole", "2000", "2020"), ("part", "2010", "2012"), ("late", "2015", "..")):
        graph.add_node("City", name, name)
        graph.add_relationship(name, "MEMBER_OF", "net", {"since": since, "until": until})
    scope = Scope.resolve(graph.vocabulary, through="Organisation", since="2008", until="2013")
    assert (scope.at, two_mode(graph, scope).actors) == ("2008/2013", ["part", "whole"])
    assert two_mode(graph, replace(scope, throughout=True)).actors == ["whole"]
    assert "at some time in 2008/2013" in scope.in_words()
    assert "throughout 2008/2013" in replace(scope, throughout=True).in_words()


def test_parallel_statements_count_once(congress: Graph) -> None:
    congress.add_relationship("seoul", "MEMBER_OF", "citynet", {"since": "1987"})
    assert two_mode(congress, Scope(through=("Organisation",))).incidence.max() == 1


def test_spells_are_counted_and_statements_of_one_are_not() -> None:
    graph = Graph()
    graph.add_node("City", "a", "A")
    graph.add_node("Organisation", "net", "Net")
    for since, until, note in (("1990", "1995", ""), ("2000", "2005", ""), ("2000", "2005", "another account")):
        graph.add_relationship(
            "a", "MEMBER_OF", "net", {"since": since, "until": until, **({"note": note} if note else {})}
        )
    assert weights(graph, replace(MEMBERS, weight="spells")) == {("a", "net"): 2.0}


def test_a_property_weighs_by_its_sum_over_spells_and_its_largest_in_one() -> None:
    graph = Graph()
    for name in ("a", "b", "c", "d"):
        graph.add_node("Node", name, name)
    for end, weight, since in (
        ("b", 2, "1990"),
        ("b", 3, "1990"),
        ("b", 5, "2000"),
        ("c", 0, "1990"),
        ("d", None, "1990"),
    ):
        graph.add_relationship("a", "TIED_TO", end, {"since": since, **({} if weight is None else {"weight": weight})})
    scope = Scope(of=("Node",), through=("TIED_TO",), weight="weight")
    found = gather(graph, scope)
    assert isinstance(found.data, OneMode)
    assert found.data.nx["a"]["b"]["weight"] == 8
    assert list(found.data.actors) == ["a", "b"]
    assert "2 statements of a tie without weight, or with 0, left out" in found.notes()


def test_a_weight_that_no_tie_states_is_said(congress: Graph) -> None:
    with pytest.raises(InterurbanError, match="no tie that is left states value"):
        gather(congress, replace(MEMBERS, weight="value"))


@pytest.mark.parametrize("value", ["tier", "since"])
def test_what_weighs_must_be_a_number(congress: Graph, value: str) -> None:
    with pytest.raises(InterurbanError, match="name a numeric property"):
        gather(congress, replace(MEMBERS, weight=value))


def test_nodes_and_sizes_are_left_out_and_said() -> None:
    graph = Graph()
    for network in ("large", "small", "single"):
        graph.add_node("Organisation", network, network)
    for number in range(5):
        graph.add_node("City", f"c{number}", f"C{number}")
        graph.add_relationship(f"c{number}", "MEMBER_OF", "large")
    for city, network in (("c0", "small"), ("c1", "small"), ("c2", "single")):
        graph.add_relationship(city, "MEMBER_OF", network)
    found = gather(graph, replace(MEMBERS, largest=4, smallest=2))
    assert isinstance(found.data, TwoMode)
    assert (list(found.data.actors), list(found.data.things)) == (["c0", "c1"], ["small"])
    assert "1 thing left out that more than 4 actors share" in found.notes()
    assert "1 thing left out that fewer than 2 actors share" in found.notes()
    assert "3 actors without such a tie left out" in found.notes()
    kept = two_mode(graph, replace(MEMBERS, largest=3, isolates=True, exclude=("c4", "single")))
    assert list(kept.actors) == ["c0", "c1", "c2", "c3"]
    assert kept.degrees.tolist() == [1, 1, 0, 0]


def test_an_office_is_an_affiliation_ex_officio_too(congress: Graph) -> None:
    congress.add_relationship("president", "ROLE_IN", "citynet")
    # Park is Mayor of Seoul, the Mayor of Seoul is President of CITYNET; so Park and Seoul have an office in it.
    assert weights(congress, OFFICES) == {("park", "citynet"): 1.0, ("seoul", "citynet"): 1.0}
    with pytest.raises(NothingFound):
        gather(congress, replace(OFFICES, at="2010"))  # Park was Mayor later
    ids = {each.type for each in counted_relationships(congress, OFFICES)}
    assert ids == {"HOLDS", "ROLE_IN"}


def test_one_type_on_both_sides_keeps_member_and_body_apart() -> None:
    graph = Graph()
    for name in ("a", "b", "c"):
        graph.add_node("Organisation", name, name)
    graph.add_relationship("a", "MEMBER_OF", "b")
    graph.add_relationship("b", "MEMBER_OF", "c")
    data = two_mode(graph, Scope(of=("Organisation",), through=("Organisation",)))
    assert (data.actors, data.things) == (["a", "b"], ["b", "c"])
    assert data.nx.number_of_edges() == 2


def test_relationship_types_tie_actors_directly() -> None:
    graph = Graph()
    for name in ("a", "b", "c"):
        graph.add_node("City", name, name)
    graph.add_relationship("a", "TWINNED_WITH", "b", {"since": "1990"})
    graph.add_relationship("b", "TWINNED_WITH", "a", {"since": "1991"})
    scope = Scope.resolve(graph.vocabulary, through="twinned_with")
    data = gather(graph, scope).data
    assert isinstance(data, OneMode)
    assert (list(data.actors), data.ties, data.adjacency.toarray().tolist()) == (["a", "b"], 1, [[0, 1], [1, 0]])
    with pytest.raises(NothingFound, match="TWINNED_WITH"):
        gather(graph, Scope())
    with pytest.raises(NothingFound, match="at 1980"):
        gather(graph, Scope(through=("TWINNED_WITH",), at="1980"))


def scopes() -> Iterator[Scope]:
    for at, throughout in ((None, False), ("2013", False), ("2009/2014", True)):
        for weight in ("", "spells"):
            yield Scope(at=at, throughout=throughout, weight=weight, possibly="half")
            yield Scope(of=("Person",), through=("Organisation", "Forum"), at=at, throughout=throughout, weight=weight)


@pytest.mark.parametrize("scope", list(scopes()), ids=lambda scope: scope.in_words())
def test_columns_and_objects_give_the_same_arrays(scope: Scope, tmp_path: Path) -> None:
    """The bundled set as it is read from its files (columns), and as nodes and relationships that were made."""
    read = interurban.load(interurban.load("citynet").save(tmp_path / "copy")).graph
    assert read.kept_columns is not None
    made = Graph.of(read)
    assert made.kept_columns is None
    assert weights(read, scope) == weights(made, scope)


@pytest.mark.parametrize("at", [None, "1990", "2013-11", "2009/2014"])
def test_every_tie_is_one_that_holds_then(at: str | None) -> None:
    graph = open_graph("citynet")
    held = {
        (each.start, each.end)
        for each in graph.relationships("MEMBER_OF")
        if graph.type_of(each.start) == "City" and graph.timing.holds(each, at) is not Covers.NO
    }
    assert set(weights(graph, replace(MEMBERS, at=at))) == held


def test_the_arrays_are_made_once_and_again_after_a_change(congress: Graph) -> None:
    first = gather(congress, MEMBERS).data
    assert gather(congress, MEMBERS).data is first
    congress.add_relationship("quito", "MEMBER_OF", "citynet")
    assert len(gather(congress, MEMBERS).data.actors) == 4


def test_twins_are_one_class() -> None:
    data = TwoMode.of_pairs("abcd", "xy", [0, 0, 1, 1, 2], [0, 1, 0, 1, 1])
    assert isinstance(data.classes, Classes)
    assert data.classes.of.tolist() == [0, 0, 1, 2]
    assert data.classes.sizes.tolist() == [2, 1, 1]
    assert data.classes.incidence.toarray().tolist() == [[1, 1], [0, 1], [0, 0]]
    apart = TwoMode.of_pairs("ab", "x", [0, 1], [0, 0], [1.0, 2.0])
    assert len(apart.classes) == 2  # they share in the same, but not as strongly
    assert len(apart.unweighted.classes) == 1


@pytest.mark.parametrize(
    ("scope", "message"),
    [
        ({"of": "citty"}, "did you mean City"),
        ({"through": ["Organisation", "TWINNED_WITH"]}, "not both"),
        ({"by": "MEMBER_OFF"}, "did you mean MEMBER_OF"),
        ({"through": "TWINNED_WITH", "by": "MEMBER_OF"}, "leave it out"),
        ({"through": ()}, "a type at least"),
        ({"of": ()}, "a type at least"),
        ({"throughout": True}, "give the time"),
        ({"at": "2013", "since": "2010"}, "not both"),
        ({"since": "2010/2012"}, "a period itself"),
        ({"since": "2016", "until": "2012"}, "2016/2012 ends before it begins"),
        ({"possibly": "perhaps"}, "yes, no, half"),
        ({"through": "TWINNED_WITH", "largest": 5}, "direct"),
        ({"largest": 2, "smallest": 3}, "at least 3 and at most 2"),
    ],
)
def test_a_scope_that_names_nothing_is_an_error(congress: Graph, scope: dict[str, Any], message: str) -> None:
    with pytest.raises(InterurbanError, match=message):
        Scope.resolve(congress.vocabulary, **scope)


def test_a_scope_says_who_through_what_when(congress: Graph) -> None:
    scope = Scope.resolve(congress.vocabulary, of="city", through=["organisation", "mou"], at="2014")
    assert scope.in_words() == "City tied through Organisation or MOU, at 2014 (what possibly held counts)"


def test_a_sentence_can_be_quoted(congress: Graph) -> None:
    congress.about["title"] = "A congress"
    said = gather(congress, replace(MEMBERS, at="2010")).sentence("Degree (Freeman 1979)")
    assert said.startswith(
        "Degree (Freeman 1979), of 2 actors (City) tied through 1 thing (Organisation by MEMBER_OF) by 2 ties, at 2010 "
        "(what possibly held counts); data: A congress; software: interurban "
    )


def twins() -> Graph:
    """Two of three cities are twinned with the third, which the sources name now first, now second."""
    graph = Graph()
    for city in ("a", "b", "c"):
        graph.add_node("City", city, city.upper())
    graph.add_relationship("a", "TWINNED_WITH", "c")
    graph.add_relationship("c", "TWINNED_WITH", "b")
    return graph


def test_what_is_symmetric_is_shared_from_either_side(tmp_path: Path) -> None:
    made = twins()
    write_dataset(made, tmp_path / "twins")
    read = open_graph(tmp_path / "twins")
    assert read.kept_columns is not None
    through = Scope(of=("City",), through=("City",))
    for graph in (made, read):
        data = two_mode(graph, through)
        assert data.incidence.toarray().tolist() == [[0, 0, 1], [0, 0, 1], [1, 1, 0]]
        direct = gather(graph, Scope(of=("City",), through=("TWINNED_WITH",))).data
        assert isinstance(direct, OneMode)
        assert (direct.adjacency.toarray() == data.incidence.toarray()).all()
        counted = {row["name"]: row["ties"] for row in growth(graph, through)}
        assert counted == {"A": 1, "B": 1, "C": 2}
