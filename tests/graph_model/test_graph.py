from __future__ import annotations

import networkx as nx
import pytest

from graph_model import Covers, Graph, NotAllowed, Statement, UnknownName, read_vocabulary


@pytest.fixture
def graph() -> Graph:
    graph = Graph()
    graph.add_node("City", "seoul", "Seoul", {"latitude": 37.5})
    graph.add_node("City", "busan", "Busan")
    graph.add_node("Organisation", "citynet", "CITYNET", {"kind": "network", "founded": "1987"})
    graph.add_node("Forum", "congress", "Congress", {"on": "2013-11-04/2013-11-07"})
    graph.add_node("MOU", "mou", "MOU", {"on": "2013-11", "until": "2015"})
    graph.add_node("Country", "korea", "Korea")
    return graph


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("Citty", "x", "X"), "did you mean City"),
        (("City", "", "X"), "id is missing"),
        (("City", "x", ""), "name is missing"),
        (("City", "a b", "X"), "has a blank"),
        (("City", "x", "X\nY"), "line break"),
        (("City", "x", "X", {"lattitude": 1}), "did you mean latitude"),
        (("City", "x", "X", {"latitude": 91}), "out of range"),
        (("City", "x", "X", {"latitude": float("nan")}), "not a finite number"),
        (("City", "x", "X", {"population": 1.5}), "is not of type integer"),
        (("City", "x", "X", {"population": True}), "is not of type integer"),
        (("City", "x", "X", {"url": "javascript:alert(1)"}), "not a web address"),
        (("City", "x", "X", {"confidence": "maybe"}), "not allowed here"),
        (("Organisation", "x", "X", {"founded": "2014", "dissolved": "2012"}), "ends before it begins"),
        (("Forum", "x", "X", {"on": ".."}), "beginning and an end"),
        (("City", "seoul", "Other"), "another node"),
    ],
)
def test_a_node_the_vocabulary_forbids_is_refused(graph: Graph, arguments: tuple[str, ...], message: str) -> None:
    size = len(graph)
    with pytest.raises(NotAllowed, match=message):
        graph.add_node(*arguments)  # type: ignore[arg-type]
    assert len(graph) == size


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("seoul", "MEMBEROF", "citynet"), "did you mean MEMBER_OF"),
        (("citynet", "MEMBER_OF", "seoul"), "cannot run from Organisation to City"),
        (("seoul", "MEMBER_OF", "nowhere"), "is no node"),
        (("seoul", "TWINNED_WITH", "seoul"), "related to itself"),
        (("seoul", "MEMBER_OF", "citynet", {"since": "31/02/2014"}), "is not a date"),
        (("seoul", "MEMBER_OF", "citynet", {"colour": "red"}), "no property"),
    ],
)
def test_a_relationship_the_vocabulary_forbids_is_refused(
    graph: Graph, arguments: tuple[str, ...], message: str
) -> None:
    with pytest.raises(NotAllowed, match=message):
        graph.add_relationship(*arguments)  # type: ignore[arg-type]
    assert graph.relationship_count == 0


def test_every_fault_of_a_node_is_told_at_once(graph: Graph) -> None:
    with pytest.raises(NotAllowed) as raised:
        graph.add_node("City", "x", "", {"latitude": 91, "foo": 1})
    assert all(part in str(raised.value) for part in ("name is missing", "latitude", "foo"))


def test_saying_the_same_again_only_joins_the_sources(graph: Graph) -> None:
    graph.add_relationship("seoul", "MEMBER_OF", "citynet", {"since": "1990"}, sources=["a"])
    again = graph.add_relationship("seoul", "MEMBER_OF", "citynet", {"since": "1990"}, sources=["b", "a"])
    assert graph.relationship_count == 1
    assert [str(citation) for citation in again.sources] == ["a", "b"]


def test_two_statements_stay_two_statements(graph: Graph) -> None:
    ways: list[dict[str, object]] = [
        {"since": "1990"},
        {"since": "1990", "note": "with care"},
        {"since": "1990", "note": "with care", "confidence": "inferred"},
        {"since": "1990", "confidence": "inferred"},
    ]
    for properties in ways:
        graph.add_relationship("seoul", "MEMBER_OF", "citynet", properties, sources=["a"])
        graph.add_relationship("seoul", "MEMBER_OF", "citynet", properties, sources=(each for each in ["b"]))
    assert [each.properties for each in graph.relationships()] == ways
    assert all(each.attributes["sources"] == ["a", "b"] for each in graph.relationships())
    assert len({each.id for each in graph.relationships()}) == len(ways)


def test_what_is_stated_is_stated_whether_or_not_it_says_so(graph: Graph) -> None:
    graph.add_relationship("seoul", "MEMBER_OF", "citynet", {"since": "1990"}, sources=["a"])
    graph.add_relationship("seoul", "MEMBER_OF", "citynet", {"since": "1990", "confidence": "stated"}, sources=["b"])
    (only,) = graph.relationships()
    assert only.attributes["sources"] == ["a", "b"]


def test_what_is_given_may_be_a_generator(graph: Graph) -> None:
    node = graph.add_node("City", "x", "X", aliases=(each for each in ["Y"]), sources=(each for each in ["a"]))
    assert (node.names, node.attributes["sources"]) == (["X", "Y"], ["a"])


def test_sources_that_disagree_stay_side_by_side(graph: Graph) -> None:
    graph.add_relationship("seoul", "MEMBER_OF", "citynet", {"since": "1990"}, sources=["a"])
    graph.add_relationship("seoul", "MEMBER_OF", "citynet", {"since": "1992"}, sources=["b"])
    assert sorted(each.properties["since"] for each in graph.relationships()) == ["1990", "1992"]


def test_statements_keep_what_another_source_says(graph: Graph) -> None:
    graph.add_statement("congress", "on", "2013-11-03/2013-11-06", sources=["b#para 1"], note="a day earlier")
    graph.add_statement("congress", "on", "2013-11-03/2013-11-06", sources=["b#para 1"], note="a day earlier")
    assert graph.node("congress").statements == [
        Statement("on", "2013-11-03/2013-11-06", ("b#para 1",), "a day earlier")
    ]
    with pytest.raises(NotAllowed, match="no property"):
        graph.add_statement("congress", "colour", "red")
    with pytest.raises(NotAllowed, match="is not a date"):
        graph.add_statement("congress", "on", "soon")
    with pytest.raises(UnknownName):
        graph.add_statement("nowhere", "on", "2013")


def test_a_symmetric_relationship_is_one_whichever_way_it_is_told(graph: Graph) -> None:
    graph.add_relationship("seoul", "TWINNED_WITH", "busan")
    graph.add_relationship("busan", "TWINNED_WITH", "seoul")
    (only,) = graph.relationships()
    assert (only.start, only.end) == ("busan", "seoul")
    assert only.other("seoul") == "busan"


def test_the_networkx_graph_is_the_graph(graph: Graph) -> None:
    graph.add_relationship("seoul", "MEMBER_OF", "citynet", {"tier": "full"})
    graph.add_relationship("busan", "MEMBER_OF", "citynet")
    assert isinstance(graph.nx, nx.MultiDiGraph)
    assert nx.shortest_path(graph.nx.to_undirected(), "seoul", "busan") == ["seoul", "citynet", "busan"]
    assert graph.nx.edges["seoul", "citynet", "MEMBER_OF tier=full"]["tier"] == "full"
    assert nx.pagerank(graph.nx)["citynet"] > nx.pagerank(graph.nx)["seoul"]
    assert nx.node_link_graph(nx.node_link_data(graph.nx, edges="e"), edges="e").nodes == graph.nx.nodes


def test_the_networkx_graph_is_the_callers_own(graph: Graph) -> None:
    graph.add_relationship("seoul", "MEMBER_OF", "citynet", sources=["a"])
    mine = graph.nx
    assert graph.nx is mine
    mine.add_node("atlantis", type="City", name="Atlantis")
    mine.remove_node("busan")
    nx.set_node_attributes(mine, {"seoul": 0.5}, "score")
    mine.nodes["citynet"]["aliases"].append("Nobody's")
    mine.edges["seoul", "citynet", "MEMBER_OF"]["sources"].append("b")
    with pytest.raises(UnknownName):
        graph.resolve("Atlantis")
    assert "busan" in graph
    assert "score" not in graph.node("seoul").properties
    assert not graph.node("citynet").aliases
    assert [each.attributes["sources"] for each in graph.relationships()] == [["a"]]
    graph.add_node("City", "daegu", "Daegu")
    assert set(graph.nx) == {node.id for node in graph.nodes()}


def test_what_is_derived_from_the_graph_follows_each_change(graph: Graph) -> None:
    revisions = [graph.revision]
    assert graph.resolve("Seoul").id == "seoul"
    graph.add_node("City", "daegu", "Daegu", aliases=["Taegu"])
    revisions.append(graph.revision)
    assert graph.resolve("taegu").id == "daegu"
    graph.add_node("City", "daegu", "Daegu", aliases=["대구@ko"])
    assert graph.resolve("대구").id == "daegu"
    graph.add_statement("busan", "name", "Pusan")
    assert graph.resolve("Pusan").id == "busan"
    graph.add_relationship("daegu", "MEMBER_OF", "citynet")
    revisions.append(graph.revision)
    assert graph.relationship_count == graph.nx.number_of_edges() == 1
    graph.cite(graph.node("daegu"), ["x#1"])
    assert [str(source) for source in graph.node("daegu").sources] == ["x#1"]
    revisions.append(graph.revision)
    other = Graph()
    other.add_node("City", "seoul", "Hanyang")
    graph.update(other)
    assert graph.resolve("Hanyang").id == "seoul"
    with pytest.raises(UnknownName):
        graph.resolve("Seoul")
    assert revisions == sorted(set(revisions))


def test_another_vocabulary_dates_by_its_own_rules(graph: Graph) -> None:
    text = "nodes: {Congress: {properties: {held: date}, when: {on: held}}}"
    graph.vocabulary = read_vocabulary(text, "mine.yaml", graph.vocabulary)
    assert graph.timing.in_words(graph.add_node("Congress", "x", "X", {"held": "2013"})) == "2013"


def test_a_part_of_a_graph_changes_by_itself(graph: Graph) -> None:
    graph.add_relationship("seoul", "MEMBER_OF", "citynet", sources=["a"])
    part = graph.part({"seoul", "citynet"}, graph.relationships())
    assert part.node("seoul") is graph.node("seoul")
    part.add_statement("seoul", "latitude", 38)
    part.add_relationship("seoul", "MEMBER_OF", "citynet", sources=["b"])
    part.add_node("City", "seoul", "Seoul", {"latitude": 37.5}, aliases=["SMG"])
    assert not graph.node("seoul").statements
    assert not graph.node("seoul").aliases
    assert [each.attributes["sources"] for each in graph.relationships()] == [["a"]]
    graph.add_statement("citynet", "founded", "1988")
    assert not part.node("citynet").statements


def test_values_are_read_into_their_own_types(graph: Graph) -> None:
    node = graph.add_node("City", "x", "X", {"latitude": "12.5", "population": " 12 "})
    assert node.properties == {"latitude": 12.5, "population": 12}


@pytest.mark.parametrize(
    ("start", "kind", "end", "properties", "at", "answer"),
    [
        ("seoul", "ORGANISED", "congress", {}, "2013", Covers.DEFINITELY),
        ("seoul", "ORGANISED", "congress", {}, "2014", Covers.NO),
        ("seoul", "SIGNED", "mou", {}, "2014", Covers.DEFINITELY),
        ("seoul", "SIGNED", "mou", {}, "2016", Covers.NO),
        ("seoul", "SIGNED", "mou", {"on": "2014"}, "2013", Covers.NO),
        ("seoul", "SIGNED", "mou", {"on": "2017"}, "2018", Covers.POSSIBLY),
        ("mou", "PART_OF", "congress", {}, "2013", Covers.DEFINITELY),
        ("seoul", "IN_COUNTRY", "korea", {}, "1066", Covers.DEFINITELY),
        ("seoul", "MEMBER_OF", "citynet", {}, "1066", Covers.POSSIBLY),
        ("seoul", "MEMBER_OF", "citynet", {"since": "2013"}, "2012", Covers.NO),
    ],
)
def test_a_relationship_holds_by_its_own_dates_or_those_its_end_lends(
    graph: Graph, start: str, kind: str, end: str, properties: dict[str, str], at: str, answer: Covers
) -> None:
    assert graph.timing.holds(graph.add_relationship(start, kind, end, properties), at) is answer


def test_a_disputed_date_is_sure_only_where_every_account_agrees(graph: Graph) -> None:
    hosted = graph.add_relationship("seoul", "ORGANISED", "congress")
    graph.add_statement("congress", "on", "2013-11-03/2013-11-06")
    answers = {day: graph.timing.holds(hosted, f"2013-11-{day}") for day in ("02", "03", "05", "07", "08")}
    assert [answer.value for answer in answers.values()] == ["no", "possibly", "definitely", "possibly", "no"]


def test_only_what_sources_disagree_about_is_disputed(graph: Graph) -> None:
    hosted = graph.add_relationship("seoul", "ORGANISED", "congress")
    member = graph.add_relationship("seoul", "MEMBER_OF", "citynet", {"since": "1990", "until": "2014/.."})
    assert not graph.timing.is_disputed(hosted)
    assert not graph.timing.is_disputed(member)
    assert graph.timing.in_words(member) == "1990 – 2014 or later"
    graph.add_statement("congress", "on", "2013-11-03/2013-11-06")
    assert graph.timing.is_disputed(hosted)
    assert graph.timing.is_disputed(graph.node("congress"))
    assert graph.timing.in_words(hosted) == "2013-11-04 – 2013-11-07 or 2013-11-03 – 2013-11-06"


def test_without_a_date_everything_holds(graph: Graph) -> None:
    assert graph.timing.holds(graph.add_relationship("seoul", "MEMBER_OF", "citynet", {"until": "1999"}), None)
