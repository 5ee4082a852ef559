from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from frictionless import validate
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_model import Graph, InterurbanError, bundled_vocabulary, read_vocabulary
from loaders.dataset.description import stated_name
from loaders.dataset.reading import examine_dataset, read_dataset
from loaders.dataset.starter import write_starter
from loaders.dataset.writing import write_dataset
from loaders.opening import BUNDLED, open_graph

LINE = (
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=12)
    .map(str.strip)
    .filter(bool)
)
DATES = st.sampled_from(["1987", "2013-11", "2013-11-04/2013-11-07", "2012?", "../2013-11", "201X"])
IDS = ["a", "b", "c", "서울", "x-1"]


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    graph = Graph()
    graph.about = {"name": "test", "title": draw(LINE)}
    graph.add_node("Source", "src", draw(LINE), {"language": ["ko", "en"]})
    for node_id in draw(st.lists(st.sampled_from(IDS), unique=True, min_size=2)):
        kind = draw(st.sampled_from(["City", "Organisation", "Forum"]))
        properties: dict[str, object] = {"note": draw(LINE)} if draw(st.booleans()) else {}
        if kind == "City":
            properties["latitude"] = draw(st.floats(-90, 90))
        if kind == "Forum":
            properties |= {"on": draw(DATES), "attendees": draw(st.integers(0, 10**9))}
        graph.add_node(
            kind, node_id, draw(LINE), properties, aliases=draw(st.lists(LINE, max_size=3)), sources=["src#para 1"]
        )
        if draw(st.booleans()):
            graph.add_statement(
                node_id, "aliases", draw(st.lists(LINE, min_size=1, max_size=2)), sources=["src"], note=draw(LINE)
            )
    ids = [node.id for node in graph.nodes() if node.type != "Source"]
    for _ in range(draw(st.integers(0, 8))):
        start, end = draw(st.sampled_from(ids)), draw(st.sampled_from(ids))
        kind = draw(st.sampled_from(["MEMBER_OF", "TWINNED_WITH", "ORGANISED", "PART_OF"]))
        since = {"since": draw(DATES)} if kind in ("MEMBER_OF", "TWINNED_WITH") and draw(st.booleans()) else {}
        graph.put_relationship(start, kind, end, since, sources=["src#" + draw(LINE).replace("#", "")])
    return graph


def same(one: Graph, other: Graph) -> bool:
    edges = [{(a, b, key): data for a, b, key, data in graph.nx.edges(keys=True, data=True)} for graph in (one, other)]
    return dict(one.nx.nodes(data=True)) == dict(other.nx.nodes(data=True)) and edges[0] == edges[1]


@settings(max_examples=60)
@given(graphs())
def test_what_is_written_reads_back_and_is_written_alike(graph: Graph) -> None:
    with tempfile.TemporaryDirectory() as made:
        first, second = Path(made, "test"), Path(made, "again", "test")
        second.parent.mkdir()
        write_dataset(graph, first)
        back, report = examine_dataset(first)
        assert not report.errors
        assert same(graph, back)
        assert back.about == graph.about | {"profile": "tabular-data-package"}
        write_dataset(back, second)
        assert {path.name: path.read_bytes() for path in first.iterdir()} == {
            path.name: path.read_bytes() for path in second.iterdir()
        }


def test_a_written_folder_is_a_valid_data_package(tmp_path: Path) -> None:
    write_dataset(open_graph("citynet"), tmp_path / "copy")
    report = validate(tmp_path / "copy" / "datapackage.json")
    assert report.valid, report.flatten(["type", "note"])


def test_the_bundled_data_set_is_a_valid_data_package() -> None:
    report = validate(BUNDLED / "citynet" / "datapackage.json")
    assert report.valid, report.flatten(["type", "note"])


def test_the_bundled_data_set_is_written_as_interurban_writes_it(tmp_path: Path) -> None:
    folder = BUNDLED / "citynet"
    write_dataset(read_dataset(folder), tmp_path / "citynet")
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in (".csv", ".json")} == {
        path.name: path.read_bytes() for path in (tmp_path / "citynet").iterdir()
    }


def test_a_hand_typed_folder_needs_few_columns_and_takes_names(write_tables: Callable[..., Path]) -> None:
    folder = write_tables({
        "City.csv": "Name;Aliases\nSão Paulo;\nSeoul;서울@ko | SMG\n",
        "organisation.csv": "name\nC40\n",
        "Member-Of.csv": "from\tto\tsources\nsao paulo\tc40\treport\n서울\tC40\tThe report#page 2\n",
        "source.csv": "name\nThe report\n",
        "notes.txt": "not a table",
        "_draft.csv": "not,read\n",
    })  # fmt: skip
    graph, report = examine_dataset(folder)
    assert not report.errors
    found = {(r.start, r.end, *map(str, r.sources)) for r in graph.relationships()}
    assert found == {("sao-paulo", "c40", "report"), ("seoul", "c40", "the-report#page 2")}
    assert any("is cited once and is no source" in str(fault) for fault in report.warnings)


def test_unsourced_rows_are_one_warning_a_table(write_tables: Callable[..., Path]) -> None:
    _, report = examine_dataset(write_tables({"city.csv": "name\nA\nB\n"}))
    assert [str(fault) for fault in report.warnings] == [
        "city.csv:sources: 2 rows cite no source; name where it was read in the column sources"
    ]


def test_what_is_cited_is_a_source_and_nothing_else(write_tables: Callable[..., Path]) -> None:
    folder = write_tables({
        "source.csv": "id,name\nseoul-2014,Seoul\n",
        "city.csv": "id,name,sources\nseoul,Seoul,Seoul#page 2\nbusan,Busan,seoul\nulsan,Ulsan,busan\n",
    })  # fmt: skip
    graph, report = examine_dataset(folder)
    assert graph.node("seoul").attributes["sources"] == ["seoul-2014#page 2"]
    assert [(fault.value, fault.message, fault.remedy.partition(";")[0]) for fault in report.warnings] == [
        ("busan", "is cited once and is no source", "it is a City")
    ]


def test_a_repeated_row_is_a_warning(write_tables: Callable[..., Path]) -> None:
    folder = write_tables({"city.csv": "name\nA\nB\n", "twinned_with.csv": "from,to\na,b\na,b\n"})
    graph, report = examine_dataset(folder)
    assert any("says the same as row 2" in str(fault) for fault in report.warnings)
    folder = write_tables({"city.csv": "name\nA\nB\n", "twinned_with.csv": "from,to\na,b\na,b\nb,a\na,b\nb,a\n"})
    _, report = examine_dataset(folder)
    (cause,) = (each for each in report.causes() if "says the same" in each.fault.message)
    assert (cause.rows_in_words(), cause.fault.told) == ("3, 5, 6", "says the same")
    assert graph.relationship_count == 1


def test_a_vocabulary_in_the_folder_extends_ours_and_is_written_along(
    write_tables: Callable[..., Path], tmp_path: Path
) -> None:
    folder = write_tables({
        "vocabulary.yaml": "nodes: {Street: {about: A street.}}\n",
        "street.csv": "name\nSalt Way\n",
    })  # fmt: skip
    graph = read_dataset(folder)
    write_dataset(graph, tmp_path / "copy")
    assert read_dataset(tmp_path / "copy").node("salt-way").type == "Street"
    both = Graph(read_vocabulary("nodes: {Square: {}}", "more.yaml", graph.vocabulary))
    both.add_node("Square", "s", "S")
    both.add_node("Street", "t", "T")
    write_dataset(both, tmp_path / "both")
    assert len(read_dataset(tmp_path / "both")) == 2


def test_a_new_folder_checks_clean_once_rows_are_typed_in(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    write_starter(folder)
    assert {path.suffix for path in folder.iterdir()} == {".csv", ".md"}
    with (folder / "city.csv").open("a") as file:
        file.write(",Seoul,서울@ko\n")
    graph, report = examine_dataset(folder)
    assert not report.errors
    assert graph.resolve("서울").id == "seoul"
    for sheet in bundled_vocabulary().nodes:
        assert f"{sheet.lower()}.csv" in (folder / "GUIDE.md").read_text()
    with pytest.raises(InterurbanError, match="is there already"):
        write_starter(folder)


def test_a_missing_description_is_fine_and_a_written_one_describes_every_table(tmp_path: Path) -> None:
    write_dataset(open_graph("citynet"), tmp_path / "copy")
    package = json.loads((tmp_path / "copy" / "datapackage.json").read_text("utf-8"))
    assert {resource["path"] for resource in package["resources"]} == {
        p.name for p in (tmp_path / "copy").glob("*.csv")
    }
    (tmp_path / "copy" / "datapackage.json").unlink()
    assert same(read_dataset(tmp_path / "copy"), open_graph("citynet"))


def test_rows_that_differ_in_a_remark_are_two_statements_and_come_back_as_two(
    write_tables: Callable[[dict[str, str]], Path], tmp_path: Path
) -> None:
    folder = write_tables({
        "city.csv": "name\nSeoul\n",
        "organisation.csv": "name\nCITYNET\n",
        "member_of.csv": "from,to,since,confidence,note\nSeoul,CITYNET,1987,,\nSeoul,CITYNET,1987,inferred,\n"
        "Seoul,CITYNET,1987,inferred,from a photograph\nSeoul,CITYNET,1987,,\n",
    })  # fmt: skip
    graph, report = examine_dataset(folder)
    assert graph.relationship_count == 3
    assert [fault.row for fault in report.warnings if "says the same as row 2" in fault.told] == [5]
    write_dataset(graph, tmp_path / "copy")
    assert same(read_dataset(tmp_path / "copy"), graph)


def test_spells_of_one_pair_that_overlap_are_warned_of(write_tables: Callable[[dict[str, str]], Path]) -> None:
    folder = write_tables({
        "person.csv": "name\nAnn Alpha\n",
        "organisation.csv": "name\nRed Party\nBlue Party\n",
        "member_of.csv": "from,to,since,until,confidence\nAnn Alpha,Red Party,2010,2016,\n"
        "Ann Alpha,Blue Party,2014,..,\nAnn Alpha,Red Party,2012,2013,\nAnn Alpha,Red Party,2016,2018,\n"
        "Ann Alpha,Red Party,2011,2012,disputed\n",
    })  # fmt: skip
    _, report = examine_dataset(folder)
    overlapping = [fault for fault in report.warnings if "overlaps" in fault.message]
    assert [(fault.row, fault.message) for fault in overlapping] == [(4, "overlaps the spell of row 2 (2010 – 2016)")]


@pytest.mark.parametrize("name", ['""', "null"])
def test_a_description_with_an_empty_name_leaves_it_to_the_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "my-cities"
    folder.mkdir()
    (folder / "city.csv").write_text("name\nUlsan\n")
    (folder / "datapackage.json").write_text(f'{{"name": {name}, "title": "Cities"}}')
    assert read_dataset(folder).about == {"name": "my-cities", "title": "Cities"}
    assert stated_name(folder) is None
