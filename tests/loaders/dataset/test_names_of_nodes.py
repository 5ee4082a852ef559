"""Which nodes the rows of a data set mean: ids that are made, ids that repeat, and names that several nodes bear."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph_model import AmbiguousName, Fault, Graph
from graph_model.faults import Report
from loaders.dataset.reading import examine_dataset
from loaders.dataset.writing import write_dataset
from tests.loaders.conftest import Tables

Examine = Callable[[Tables], tuple[Graph, Report]]

NETWORK = "name\nWorld Cities Summit\n"


@pytest.fixture
def examine(write_tables: Callable[[Tables], Path]) -> Examine:
    """Return a function that reads files, and gives the graph and what is said of them, but for missing sources."""

    def read(tables: Tables) -> tuple[Graph, Report]:
        graph, report = examine_dataset(write_tables(tables))
        return graph, Report([each for each in report if each.column != "sources"])

    return read


def ties(graph: Graph, relationship_type: str) -> list[tuple[str, str]]:
    return [(each.start, each.end) for each in graph.relationships(relationship_type)]


def places(faults: list[Fault]) -> list[tuple[str, int | None, str]]:
    return [(each.file, each.row, each.column) for each in faults]


def test_names_that_differ_in_vowel_signs_are_different_nodes(examine: Examine) -> None:
    names = ["काशी", "कोशी", "पटना", "पुणे", "दिल्ली", "Й", "И", "C++", "C", "กา", "กี", "កា", "កិ", "C#"]
    graph, report = examine(
        {
            "city.csv": "name\n" + "".join(f"{name}\n" for name in names),
            "organisation.csv": NETWORK,
            "member_of.csv": "from,to\n" + "".join(f"{name},World Cities Summit\n" for name in names),
        }
    )
    assert not report.errors
    assert len({node.id for node in graph.nodes("City")}) == len(names)
    assert [graph.node(start).name for start, _ in ties(graph, "MEMBER_OF")] == names
    assert [graph.resolve(name).name for name in names] == names


def test_an_end_that_only_looks_like_a_name_is_no_node(examine: Examine) -> None:
    tables: Tables = {
        "city.csv": "name\nपटना\n",
        "organisation.csv": NETWORK,
        "member_of.csv": "from,to\nपाटन,World Cities Summit\n",
    }
    assert places(examine(tables)[1].errors) == [("member_of.csv", 2, "from")]


@pytest.mark.parametrize("ids", [("", ""), ("sg", "singapore-country")])
def test_a_city_and_a_country_of_one_name_are_told_apart_by_the_end(examine: Examine, ids: tuple[str, str]) -> None:
    graph, report = examine(
        {
            "city.csv": f"id,name\n{ids[0]},Singapore\nlyon,Lyon\n",
            "country.csv": f"id,name\n{ids[1]},Singapore\nfrance,France\n",
            "organisation.csv": NETWORK,
            "in_country.csv": "from,to\nSingapore,Singapore\nLyon,France\n",
            "member_of.csv": "from,to\nSingapore,World Cities Summit\nLyon,World Cities Summit\n",
        }
    )
    city, country = (given or made for given, made in zip(ids, ("city-singapore", "country-singapore"), strict=True))
    assert not report.errors
    (read_as,) = report.warnings  # a country may be a member, too; the other member is a city
    assert "read as City as in other rows: Singapore" in read_as.message
    assert ties(graph, "IN_COUNTRY") == [(city, country), ("lyon", "france")]
    assert ties(graph, "MEMBER_OF") == [(city, "world-cities-summit"), ("lyon", "world-cities-summit")]
    with pytest.raises(AmbiguousName, match=rf"{city}  Singapore \(City\), in Singapore, 2 ties\n.*\(Country\), 1 tie"):
        graph.resolve("Singapore")


def test_a_made_id_gives_way_to_one_that_is_given(examine: Examine) -> None:
    graph, report = examine({"city.csv": "name\nSingapore\n", "country.csv": "id,name\nsingapore,Singapore\n"})
    assert not report
    assert {node.id for node in graph.nodes()} == {"city-singapore", "singapore"}


PER_TABLE: Tables = {
    "city.csv": "id,name\n1,Northport\n2,Southport\n",
    "organisation.csv": "id,name\n1,League\n2,Union\n",
}


def test_ids_that_each_table_counts_from_one_are_told_apart_by_the_other_rows(examine: Examine, tmp_path: Path) -> None:
    graph, report = examine({**PER_TABLE, "member_of.csv": "from,to\n1,1\n1,2\n2,1\n"})
    assert ties(graph, "MEMBER_OF") == [
        ("city-1", "organisation-1"),
        ("city-1", "organisation-2"),
        ("city-2", "organisation-1"),
    ]
    assert not report.errors
    said = {each.file: each for each in report.warnings}
    assert [(said[file].column, said[file].row) for file in sorted(said)] == [
        ("id", None),
        ("from", None),
        ("id", None),
    ]
    assert "city-1, city-2" in said["city.csv"].message
    assert "2 cells" in said["member_of.csv"].message
    assert "read as City" in said["member_of.csv"].message
    with pytest.raises(AmbiguousName, match=r"(?s)city-1  Northport \(City\), 2 ties.*organisation-1  League"):
        graph.resolve("1")
    write_dataset(graph, tmp_path / "written")
    again, _ = examine_dataset(tmp_path / "written")
    assert sorted(ties(again, "MEMBER_OF")) == sorted(ties(graph, "MEMBER_OF"))


def test_what_the_rows_do_not_tell_is_an_error_that_lists_what_is_meant(examine: Examine) -> None:
    graph, report = examine({**PER_TABLE, "member_of.csv": "from,to\n1,2\n"})
    assert ties(graph, "MEMBER_OF") == []
    (error,) = report.errors
    assert (error.row, error.column, error.value) == (2, "from", "1")
    assert error.remedy == "use an id: city-1 (City, Northport); organisation-1 (Organisation, League)"
    fixed, report = examine({**PER_TABLE, "member_of.csv": "from,to\ncity-1,2\n"})
    assert ties(fixed, "MEMBER_OF") == [("city-1", "organisation-2")]
    assert not report.errors


def test_the_other_rows_of_a_column_tell_a_city_from_two_firms_of_its_name(examine: Examine) -> None:
    graph, report = examine(
        {
            "city.csv": "name\nBoston\nLyon\n",
            "organisation.csv": "id,name\nf,Boston\ng,Boston\nl,League\n",
            "member_of.csv": "from,to\nBoston,League\nLyon,League\n",
        }
    )
    assert not report.errors
    assert ties(graph, "MEMBER_OF") == [("boston", "l"), ("lyon", "l")]


def test_two_of_one_type_are_never_chosen_between(examine: Examine) -> None:
    tables: Tables = {
        "city.csv": "id,name,iso_code\na,Boston,GB\nb,Boston,US\nc,Lyon,FR\n",
        "twinned_with.csv": "from,to\nBoston,a\nBoston,c\n",
    }
    graph, report = examine(tables)
    assert ties(graph, "TWINNED_WITH") == []
    assert [(each.row, each.remedy) for each in report.errors] == [
        (row, "use an id: a (City, Boston, GB); b (City, Boston, US)") for row in (2, 3)
    ]


def test_a_name_to_the_letter_goes_before_those_that_are_like_it(examine: Examine) -> None:
    graph, report = examine(
        {
            "city.csv": "name\nOrel\nOrël\nZurich\nZürich\n",
            "organisation.csv": NETWORK,
            "member_of.csv": "from,to\n"
            + "".join(f"{name},World Cities Summit\n" for name in ("Orel", "Orël", "ORËL", "Zürich")),
        }
    )
    names = [graph.node(start).name for start, _ in ties(graph, "MEMBER_OF")]
    assert names == ["Orel", "Orël", "Zürich"]  # ORËL says the same as Orël
    assert [node.id for node in graph.nodes("City")] == ["orel", "orël", "zurich", "zürich"]
    assert [(each.row, each.column) for each in report.warnings if each.column] == [(3, "name"), (5, "name")]


def test_made_ids_do_not_hang_on_the_order_of_rows(examine: Examine) -> None:
    names = ["C", "C#", "C&", "Zürich", "Zurich", "!!!", "???", "Orel"]
    one, _ = examine({"city.csv": "name\n" + "\n".join(names) + "\n"})
    other, _ = examine({"city.csv": "name\n" + "\n".join(reversed(names)) + "\n"})
    assert {node.name: node.id for node in one.nodes()} == {node.name: node.id for node in other.nodes()}
    assert len(one) == len(names)


def test_one_name_twice_in_a_table_stays_an_error(examine: Examine) -> None:
    assert places(examine({"city.csv": "name\nParis\nParis\n"})[1].errors) == [("city.csv", 3, "name")]
    tables: Tables = {"city.csv": "id,name\nparis,Paris\n,Paris\n"}
    (fault,) = examine(tables)[1].errors
    assert str(fault) == (
        "city.csv:3:name: 'Paris' is the name of two nodes; it stands in city.csv:2 already; "
        "if they are one, keep one row; if not, give each an id in the column id"
    )
    (fault,) = examine({"city.csv": "id,name\np,Paris\np,Lyon\n"})[1].errors
    assert (fault.column, fault.message) == ("id", "is the id of two nodes")


def test_what_is_suggested_for_an_unknown_end_may_stand_there(examine: Examine) -> None:
    tables: Tables = {
        "city.csv": "name\nSeoull\n",
        "role.csv": "name\nMayor of Seoul\n",
        "organisation.csv": "name\nC40\n",
        "member_of.csv": "from,to\nSeoul,C40\n",
    }
    (fault,) = examine(tables)[1].errors
    assert fault.remedy == "did you mean Seoull?"
    (fault,) = examine(tables | {"city.csv": "name\nBusan\n"})[1].errors
    assert fault.remedy == "add the node to its table, or this name to its aliases"


def test_a_source_and_a_statement_are_found_by_ids_that_other_tables_have(examine: Examine) -> None:
    graph, report = examine(
        {
            "city.csv": "id,name,sources\n1,Northport,1#page 3\n",
            "source.csv": "id,name\n1,Gazette\n",
            "country.csv": "id,name\n1,Northland\n",
            "statement.csv": "node,property,value\n1,latitude,12\n",
        }
    )
    assert not report.errors
    assert graph.node("city-1").attributes["sources"] == ["source-1#page 3"]
    assert [statement.value for statement in graph.node("city-1").statements] == [12]


def test_danish_names_are_found_in_the_old_and_the_new_spelling(examine: Examine) -> None:
    graph, report = examine(
        {
            "city.csv": "name\nÅrhus\nHarlem\n",
            "organisation.csv": NETWORK,
            "member_of.csv": "from,to\nAarhus,World Cities Summit\nHaarlem,World Cities Summit\n",
        }
    )
    assert [graph.node(start).name for start, _ in ties(graph, "MEMBER_OF")] == ["Århus"]
    assert places(report.errors) == [("member_of.csv", 3, "from")]
