from __future__ import annotations

import pytest

from graph_model import Graph, InterurbanError
from graph_model.vocabulary_reading import bundled_vocabulary, read_vocabulary
from loaders.dataset.reading import read_dataset
from loaders.dataset.writing import write_dataset
from loaders.resolution.decisions import Decision, Decisions
from loaders.resolution.joining import join
from loaders.resolution.merging import Merged, apply_decisions
from loaders.resolution.uniting import United


def decided(*rows: tuple[str, str, str], node_type: str = "City") -> Decisions:
    decisions = Decisions()
    for verdict, one, other in rows:
        decisions.decide(Decision(verdict, node_type, one, one, other, other))  # type: ignore[arg-type]
    return decisions


def graph() -> Graph:
    made = Graph()
    made.add_node("Source", "report", "Report")
    made.add_node("Source", "report-2", "The Report")
    made.add_node("City", "seoul", "Seoul", {"population": 9_400_000}, aliases=["서울@ko"], sources=["report"])
    made.add_node(
        "City",
        "smg-1",
        "Seoul Metropolitan Government",
        {"population": 9_000_000, "iso_code": "KR"},
        sources=["report-2#p. 3"],
    )
    made.add_statement("smg-1", "population", 9_100_000, sources=["report"], note="estimate")
    made.add_node("City", "busan", "Busan")
    made.add_node("Organisation", "citynet", "CITYNET")
    made.add_relationship("seoul", "MEMBER_OF", "citynet", {"since": "1987"}, sources=["report"])
    made.add_relationship("smg-1", "MEMBER_OF", "citynet", {"since": "1987"}, sources=["report-2"])
    made.add_relationship("smg-1", "TWINNED_WITH", "busan")
    made.add_relationship("seoul", "TWINNED_WITH", "smg-1")
    return made


def balances(united: United) -> bool:
    graph = united.graph
    return united.nodes_read == len(graph) + united.merged_nodes and united.relationships_read == (
        graph.relationship_count + united.joined + len(united.left_out)
    )


@pytest.fixture
def merged() -> Merged:
    return apply_decisions(graph(), decided(("same", "seoul", "smg-1")))


def test_the_one_that_stays_keeps_all_names_ids_sources_and_statements(merged: Merged) -> None:
    seoul = merged.united.graph.node("seoul")
    assert [str(alias) for alias in seoul.aliases] == ["서울@ko", "Seoul Metropolitan Government", "smg-1"]
    assert [str(source) for source in seoul.sources] == ["report", "report-2#p. 3"]
    assert seoul.properties == {"population": 9_400_000, "iso_code": "KR"}
    assert [(each.value, each.sources) for each in seoul.statements] == [
        (9_100_000, ("report",)),
        (9_000_000, ("report-2#p. 3",)),
    ]


def test_the_old_id_and_the_old_name_still_find_it(merged: Merged) -> None:
    for name in ("smg-1", "Seoul Metropolitan Government", "서울"):
        assert merged.united.graph.resolve(name).id == "seoul"


def test_relationships_go_on_and_what_is_stated_twice_joins_its_sources(merged: Merged) -> None:
    relationships = list(merged.united.graph.relationships("MEMBER_OF"))
    assert [each.attributes["sources"] for each in relationships] == [["report", "report-2"]]
    assert {each.end for each in merged.united.graph.relationships("TWINNED_WITH")} | {"busan", "seoul"} == {
        "busan",
        "seoul",
    }


def test_what_would_relate_a_node_to_itself_is_left_out_and_listed(merged: Merged) -> None:
    assert [(each.start, each.end) for each in merged.united.left_out] == [("seoul", "smg-1")]


def test_what_both_say_otherwise_is_listed(merged: Merged) -> None:
    found = [(each.property, each.kept, each.beside, each.why) for each in merged.united.differences]
    assert found == [("population", "9400000", "9000000", "from smg-1")]


def test_the_counts_balance(merged: Merged) -> None:
    assert balances(merged.united)
    assert (merged.united.merged_nodes, merged.united.joined, len(merged.united.left_out)) == (1, 1, 1)


def test_the_graph_that_was_read_stays_as_it_is_so_that_merging_is_undone_by_another_decision() -> None:
    before = graph()
    apply_decisions(before, decided(("same", "seoul", "smg-1")))
    again = apply_decisions(before, decided(("different", "seoul", "smg-1"))).united.graph
    assert {node.id: node.attributes for node in again.nodes()} == {n.id: n.attributes for n in graph().nodes()}
    assert [each.id for each in again.relationships()] == [each.id for each in graph().relationships()]


def test_what_is_merged_is_read_back_from_tables(merged: Merged, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("merged")
    write_dataset(merged.united.graph, folder)
    again = read_dataset(folder)
    assert {n.id: n.names for n in again.nodes()} == {n.id: n.names for n in merged.united.graph.nodes()}
    one, other = ({str(each) for each in made.node("seoul").statements} for made in (again, merged.united.graph))
    assert one == other


def test_sources_that_become_one_are_cited_by_the_id_that_stays() -> None:
    made = apply_decisions(graph(), decided(("same", "report", "report-2"), node_type="Source")).united.graph
    assert [str(source) for source in made.node("smg-1").sources] == ["report#p. 3"]
    assert {source for each in made.relationships() for source in each.attributes["sources"]} == {"report"}


def test_chains_of_decisions_lead_to_one() -> None:
    made = Graph()
    for node_id in "abcd":
        made.add_node("City", node_id, node_id.upper())
    merged = apply_decisions(made, decided(("same", "a", "b"), ("same", "c", "d"), ("same", "d", "a")))
    assert [node.id for node in merged.united.graph.nodes()] == ["c"]


def test_decisions_that_contradict_each_other_through_a_third_are_refused_by_name() -> None:
    made = Graph()
    for node_id in "abc":
        made.add_node("City", node_id, node_id.upper())
    with pytest.raises(InterurbanError, match="a and c are decided to be different, and the same through a"):
        apply_decisions(made, decided(("same", "a", "b"), ("same", "b", "c"), ("different", "a", "c")))


def test_next_years_table_with_other_ids_is_found_by_name() -> None:
    made = Graph()
    made.add_node("City", "1", "Seoul")
    made.add_node("City", "2", "Seoul Metropolitan Government")
    decisions = Decisions()
    decisions.decide(Decision("same", "City", "seoul", "Seoul", "smg-1", "Seoul Metropolitan Government"))
    assert [node.id for node in apply_decisions(made, decisions).united.graph.nodes()] == ["1"]


def test_a_decision_about_what_is_not_here_is_told() -> None:
    merged = apply_decisions(graph(), decided(("same", "seoul", "atlantis")))
    assert [each.other_id for each in merged.not_applied] == ["atlantis"]


def test_two_data_sets_become_one_and_differences_stand_side_by_side() -> None:
    second = Graph()
    second.add_node("City", "seoul", "서울", {"population": 9_500_000}, sources=["b"])
    second.add_node("City", "ulsan", "Ulsan")
    second.add_node("Organisation", "citynet", "CITYNET")
    second.add_relationship("seoul", "MEMBER_OF", "citynet", {"since": "1988"})
    second.add_relationship("ulsan", "MEMBER_OF", "citynet")
    united, renamed = join(graph(), second, ("A", "B"))
    assert balances(united)
    assert not renamed
    assert {node.id for node in united.graph.nodes("City")} == {"seoul", "smg-1", "busan", "ulsan"}
    assert {(each.what, each.property, each.kept, each.beside, each.why) for each in united.differences} == {
        ("City", "population", "9400000", "9500000", "from B"),
        ("MEMBER_OF", "since", "1987", "1988", "in B; both stand side by side"),
    }
    spells = {str(each.properties.get("since")) for each in united.graph.relationships_of("seoul", "MEMBER_OF")}
    assert spells == {"1987", "1988"}


def test_two_nodes_of_one_id_and_no_common_name_stay_two() -> None:
    second = Graph()
    second.add_node("City", "seoul", "Seoul, Iowa")
    second.add_node("City", "busan", "Busan")
    second.add_node("Organisation", "smg-1", "Some Multinational Group")
    second.add_relationship("seoul", "MEMBER_OF", "smg-1")
    united, renamed = join(graph(), second, ("A", "B"))
    assert renamed == {"seoul": "seoul-b", "smg-1": "smg-1-b"}
    assert balances(united)
    assert {each.property for each in united.differences} == {"id"}
    (membership,) = united.graph.relationships_of(renamed["seoul"])
    assert membership.end == renamed["smg-1"]


def test_both_vocabularies_are_kept() -> None:
    graphs = []
    for name in ("Street", "Park"):
        text = f"nodes:\n  {name}:\n    about: One.\n"
        made = Graph(read_vocabulary(text, "vocabulary.yaml", bundled_vocabulary()))
        made.add_node(name, name.lower(), name)
        graphs.append(made)
    united, _ = join(graphs[0], graphs[1], ("A", "B"))
    assert {node.type for node in united.graph.nodes()} == {"Street", "Park"}
    assert len(united.graph.vocabulary.texts) == 2
