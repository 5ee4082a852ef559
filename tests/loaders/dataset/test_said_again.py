"""What a table of relationships says more than once: kept once, with the sources of all, and warned of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from graph_model import Graph
from loaders.dataset.reading import examine_dataset

CITIES = "id,name\na,Aa\nb,Bb\n"
SOURCES = "id,name\ns1,One\ns2,Two\ns3,Three\n"


def test_the_first_keeps_its_place_the_last_its_words_and_all_their_sources(
    write_tables: Callable[[dict[str, str]], Path],
) -> None:
    folder = write_tables({
        "city.csv": CITIES, "source.csv": SOURCES,
        "twinned_with.csv": "from,to,since,confidence,sources\n"
                            "a,b,1990,,s1\n"
                            "a,b,1991,,s1\n"
                            "b,Aa,1990.0,stated,s2 | s1\n"
                            "a,b,1990,disputed,s3\n"
                            "a,b,1990,,Three\n",
    })  # fmt: skip
    graph, report = examine_dataset(folder)
    assert [(each.properties, each.attributes["sources"]) for each in graph.relationships()] == [
        ({"since": "1990"}, ["s1", "s2", "s3"]),
        ({"since": "1991"}, ["s1"]),
        ({"since": "1990", "confidence": "disputed"}, ["s3"]),
    ]
    assert [(fault.row, fault.told) for fault in report.warnings if fault.row] == [(6, "says the same as row 2")]


def test_two_rows_that_only_cite_otherwise_are_one(write_tables: Callable[[dict[str, str]], Path]) -> None:
    rows = "".join(f"a,b,{year},s1\n" for year in range(1900, 1990))
    folder = write_tables({
        "city.csv": CITIES, "source.csv": SOURCES,
        "twinned_with.csv": f"from,to,since,sources\n{rows}{rows.replace('s1', 's2')}",
    })  # fmt: skip
    graph, report = examine_dataset(folder)
    assert graph.relationship_count == 90
    assert {tuple(each.attributes["sources"]) for each in graph.relationships()} == {("s1", "s2")}
    assert [fault.row for fault in report.warnings if fault.message == "says the same"] == list(range(92, 182))


def test_an_id_of_two_types_of_which_a_fault_leaves_one_out_is_no_trouble_elsewhere(
    write_tables: Callable[[dict[str, str]], Path],
) -> None:
    folder = write_tables({
        "city.csv": "id,name,latitude\nx,Xx,north\nb,Bb,1\n", "organisation.csv": "id,name\nx,Ox\n",
        "twinned_with.csv": "from,to\nb,x\n",
    })  # fmt: skip
    graph, report = examine_dataset(folder)
    assert [(fault.file, fault.row, fault.column) for fault in report.errors] == [("city.csv", 2, "latitude")]
    assert isinstance(graph, Graph)
    assert [node.id for node in graph.nodes()] == ["b", "organisation-x"]
