from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph_model import ForeignFiles, InterurbanError
from loaders.dataset.reading import read_dataset
from loaders.mapping.reading import read_mapping
from loaders.mapping.running import load_into
from loaders.mapping.summary import Summary

MAPPING = """\
name: members
title: Members
source: {id: list, name: List of members}
tables:
  - file: members.csv
    nodes:
      city: {type: City, name: town, properties: {population: people}}
      network: {type: Organisation, name: {constant: Harbour League}}
    relationships: [{type: MEMBER_OF, from: city, to: network, properties: {since: joined}}]
"""
FIRST = "town,people,joined\nLyon,500000,2014\nBonn,330000,2015\nOslo,700000,2016\n"


def load(folder: Path, table: str, mapping: str = MAPPING, *, add: bool = False, replace: bool = False) -> Summary:
    (folder / "members.csv").write_text(table, "utf-8")
    (folder / "mapping.yaml").write_text(mapping, "utf-8")
    summary = load_into(read_mapping(folder / "mapping.yaml"), folder / "out", add=add, replace=replace)
    assert not summary.report.errors
    return summary


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_loading_again_replaces_what_came_from_the_mapping(tmp_path: Path) -> None:
    load(tmp_path, FIRST)
    load(tmp_path, FIRST.replace("500000", "513000").replace("Oslo,700000,2016\n", ""))
    graph = read_dataset(tmp_path / "out")
    assert {node.id: node.properties["population"] for node in graph.nodes("City")} == {"lyon": 513000, "bonn": 330000}
    assert len(list(graph.relationships("MEMBER_OF"))) == 2


def test_loading_the_same_again_gives_the_same_bytes(tmp_path: Path) -> None:
    load(tmp_path, FIRST)
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    load(tmp_path, FIRST)
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


def test_rows_cells_and_tables_of_a_person_stay(tmp_path: Path) -> None:
    load(tmp_path, FIRST)
    out = tmp_path / "out"
    edit(out / "city.csv", "id,name,population,sources\n", "id,name,population,sources,note\n")
    edit(out / "city.csv", "bonn,Bonn,330000,list\n", "bonn,Bonn,331000,list,asked the city\nparis,Paris,2000000,,\n")
    edit(out / "member_of.csv", "oslo,harbour-league,2016,list\n", "paris,harbour-league,2020,\n")
    (out / "forum.csv").write_text("id,name\nsummit,Harbour Summit\n", "utf-8")
    (out / "notes.txt").write_text("mine", "utf-8")
    summary = load(tmp_path, FIRST.replace("Lyon,500000", "Lyon,513000").replace("330000", "332000"))
    graph = read_dataset(out)
    assert {node.id: node.properties["population"] for node in graph.nodes("City")} == {
        "lyon": 513000,
        "bonn": 331000,
        "oslo": 700000,
        "paris": 2000000,
    }
    assert graph.node("bonn").properties["note"] == "asked the city"
    assert {each.start for each in graph.relationships("MEMBER_OF")} == {"lyon", "bonn", "oslo", "paris"}
    assert graph.node("summit").type == "Forum"
    assert (out / "notes.txt").read_text() == "mine"
    said = [text for _, text in summary.notes if text.startswith("kept")]
    assert said == [
        "kept as they were added or changed by hand in city.csv: 1 row and 2 cells",
        "kept as they were added or changed by hand in member_of.csv: 1 row",
        "kept where the tables now say otherwise: city.csv bonn population",
    ]
    assert "forum" in {each["name"] for each in json.loads((out / "datapackage.json").read_text())["resources"]}


def test_what_a_spreadsheet_made_of_a_table_is_read(tmp_path: Path) -> None:
    load(tmp_path, FIRST)
    table = tmp_path / "out" / "city.csv"
    excel = table.read_text("utf-8").replace(",", ";").replace("\n", "\r\n") + "paris;Paris;2000000;\r\n"
    table.write_bytes(b"\xef\xbb\xbf" + excel.encode())
    load(tmp_path, FIRST)
    assert {node.id for node in read_dataset(tmp_path / "out").nodes("City")} == {"lyon", "bonn", "oslo", "paris"}


def test_a_row_that_was_changed_by_hand_and_is_gone_from_the_table_stays_and_is_said(tmp_path: Path) -> None:
    load(tmp_path, FIRST)
    edit(tmp_path / "out" / "city.csv", "oslo,Oslo,700000", "oslo,Oslo,709000")
    summary = load(tmp_path, FIRST.replace("Oslo,700000,2016\n", ""))
    assert "oslo" in read_dataset(tmp_path / "out")
    assert ("", "kept though the tables have them no more: city.csv oslo") in summary.notes


def test_a_second_mapping_is_added_to_a_folder_where_that_is_asked_for(tmp_path: Path) -> None:
    load(tmp_path, FIRST)
    other = MAPPING.replace("name: members", "name: others", 1).replace("Harbour League", "Salt League")
    load(tmp_path, "town,people,joined\nLyon,,2018\nRiga,600000,2019\n", other, add=True)
    graph = read_dataset(tmp_path / "out")
    assert {node.id for node in graph.nodes("City")} == {"lyon", "bonn", "oslo", "riga"}
    assert len(list(graph.relationships("MEMBER_OF"))) == 5
    load(tmp_path, FIRST.replace("Bonn,330000,2015\n", ""))
    graph = read_dataset(tmp_path / "out")
    assert len(list(graph.relationships("MEMBER_OF"))) == 4
    assert "riga" in graph


RENAMED = MAPPING.replace("name: members", "name: ports-and-rivers", 1)


def test_a_mapping_under_another_name_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    load(tmp_path, FIRST)
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    told = "out: was loaded by the mapping members, and this one is called ports-and-rivers; --replace .* --add .*"
    with pytest.raises(InterurbanError, match=told):
        load(tmp_path, "town\n", RENAMED)  # not even that a column is missing is looked at
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


def test_a_mapping_under_another_name_takes_the_place_of_the_one_before_and_what_is_a_persons_stays(
    tmp_path: Path,
) -> None:
    load(tmp_path, FIRST)
    out = tmp_path / "out"
    edit(out / "city.csv", "bonn,Bonn,330000,list\n", "bonn,Bonn,331000,list\nparis,Paris,2000000,\n")
    edit(out / "datapackage.json", "Members", "My members")
    renamed = RENAMED.replace("{id: list,", "{id: list-2025,").replace("title: Members", "title: Ports")
    load(tmp_path, FIRST.replace("Oslo,700000,2016\n", "Riga,600000,2019\n"), renamed, replace=True)
    graph = read_dataset(out)
    populations = {node.id: node.properties["population"] for node in graph.nodes("City")}
    assert populations == {"lyon": 500000, "bonn": 331000, "riga": 600000, "paris": 2000000}
    assert {node.id for node in graph.nodes("Source")} == {"list-2025"}
    assert graph.about["title"] == "My members"
    assert {path.name for path in out.iterdir() if path.suffix == ".zip"} == {".loaded-ports-and-rivers.zip"}
    load(tmp_path, FIRST, renamed)
    assert len(list(read_dataset(out).relationships("MEMBER_OF"))) == 3


def test_a_mapping_takes_the_place_of_two_whose_rows_became_one(tmp_path: Path) -> None:
    load(tmp_path, FIRST)
    other = MAPPING.replace("name: members", "name: others", 1).replace("{id: list,", "{id: other,")
    load(tmp_path, "town,people,joined\nLyon,,2018\nOslo,,2019\n", other, add=True)
    summary = load(tmp_path, "town,people,joined\nLyon,513000,2014\n", RENAMED, replace=True)
    graph = read_dataset(tmp_path / "out")
    assert {node.id: node.properties["population"] for node in graph.nodes("City")} == {"lyon": 513000}
    assert len(list(graph.relationships("MEMBER_OF"))) == 1
    assert not [text for _, text in summary.notes if text.startswith("kept")]


def test_a_title_that_a_person_gave_stays_and_one_of_the_mapping_is_replaced(tmp_path: Path) -> None:
    load(tmp_path, FIRST)
    load(tmp_path, FIRST, MAPPING.replace("title: Members", "title: Members in 2025"))
    assert read_dataset(tmp_path / "out").about["title"] == "Members in 2025"
    edit(tmp_path / "out" / "datapackage.json", "Members in 2025", "My members")
    load(tmp_path, FIRST)
    assert read_dataset(tmp_path / "out").about["title"] == "My members"


def test_tables_that_no_mapping_wrote_are_not_touched(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "city.csv").write_text("id,name\nparis,Paris\n")
    with pytest.raises(ForeignFiles):
        load(tmp_path, FIRST)
    assert (tmp_path / "out" / "city.csv").read_text() == "id,name\nparis,Paris\n"
