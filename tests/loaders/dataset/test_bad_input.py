"""Bad input gets a report with file, row, column, value and remedy; never a trace."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_model import Fault, InterurbanError, InvalidData
from loaders.dataset.reading import examine_dataset, read_dataset
from loaders.dataset.starter import write_starter
from loaders.dataset.writing import write_dataset

Faults = Callable[[dict[str, str | bytes]], list[Fault]]
CITIES = "id,name\nseoul,Seoul\n"


@pytest.mark.parametrize(
    ("tables", "place", "message"),
    [
        ({"city.csv": CITIES.encode("utf-16")}, ("city.csv", None, ""), "UTF-16"),
        ({"city.csv": "id,name\nseoul,서울\n".encode("cp949")}, ("city.csv", 2, ""), "not UTF-8"),
        ({"city.csv": "id,name\nlyon,Lyon\ngva,Genève\n".encode("latin-1")}, ("city.csv", 3, ""), "not UTF-8"),
        ({"city.csv": "id\nseoul\n"}, ("city.csv", 1, "name"), "the column is missing"),
        ({"city.csv": ""}, ("city.csv", None, ""), "is empty"),
        ({"city.csv": "name,name\na,b\n"}, ("city.csv", 1, "name"), "twice in the header"),
        ({"city.csv": "name,,id\na,b,c\n"}, ("city.csv", 1, ""), "has no name"),
        ({"city.csv": "name,latitud\na,1\n"}, ("city.csv", 1, "latitud"), "no column"),
        ({"city.csv": "name\nA\nA\n"}, ("city.csv", 3, "name"), "name of two nodes"),
        ({"city.csv": "name\n\"A\nB\"\n"}, ("city.csv", 2, "name"), "line break"),
        ({"city.csv": "name\nA\x00B\n"}, ("city.csv", 2, "name"), "control character"),
        ({"city.csv": f"name\n{'x' * 10_000_000}\n"}, ("city.csv", 2, ""), "more than 131,072"),
        ({"city.csv": 'name\n"never closed\n'}, ("city.csv", 2, ""), "not well-formed"),
        ({"city.csv": "name\nA,B,C\n"}, ("city.csv", 2, ""), "has 3 cells where the header has 1"),
        ({"city.csv": "id,name\nx,\n"}, ("city.csv", 2, "name"), "name is missing"),
        ({"city.csv": "name,latitude\nA,123\n"}, ("city.csv", 2, "latitude"), "out of range"),
        ({"citty.csv": CITIES}, ("citty.csv", None, ""), "no type of the vocabulary"),
        ({"city.csv": CITIES, "City.csv": CITIES}, ("city.csv", None, ""), "second table"),
        ({"city.csv": CITIES, "member_of.csv": "from,to\nseoul,nowhere\n"}, ("member_of.csv", 2, "to"), "is no node"),
        ({"city.csv": CITIES, "member_of.csv": "from,to\nSeul,Seoul\n"}, ("member_of.csv", 2, "from"), "is no node"),
        ({"city.csv": CITIES, "member_of.csv": "from,to\n,seoul\n"}, ("member_of.csv", 2, "from"), "is empty"),
        ({"city.csv": CITIES, "member_of.csv": "from\nseoul\n"}, ("member_of.csv", 1, "to"), "the column is missing"),
        ({"city.csv": CITIES, "twinned_with.csv": "from,to\nseoul,seoul\n"}, ("twinned_with.csv", 2, "to"), "itself"),
        ({"city.csv": CITIES, "held_in.csv": "from,to\nseoul,seoul\n"}, ("held_in.csv", 2, "to"), "itself"),
        ({"city.csv": "id,name\na,X\nb,X\n", "twinned_with.csv": "from,to\nX,a\n"},
         ("twinned_with.csv", 2, "from"), "names several nodes"),
        ({"city.csv": CITIES + "b,Busan\n", "twinned_with.csv": "from,to,since\nb,seoul,31/02/2014\n"},
         ("twinned_with.csv", 2, "since"), "is not a date"),
        ({"city.csv": CITIES + "b,Busan\n", "twinned_with.csv": "from,to,since,until\nb,seoul,2014,2012\n"},
         ("twinned_with.csv", 2, "until"), "ends before"),
        ({"city.csv": CITIES, "statement.csv": "node,property,value\nseoul,latitude,north\n"},
         ("statement.csv", 2, "latitude"), "is not a number"),
        ({"city.csv": CITIES, "statement.csv": "node,property,value\nseoul,mood,good\n"},
         ("statement.csv", 2, ""), "no property"),
        ({"city.csv": CITIES, "datapackage.json": "{"}, ("datapackage.json", None, ""), "no data package"),
        ({"city.csv": CITIES, "datapackage.json": '{"resources": [{"path": "gone.csv"}]}'},
         ("datapackage.json", None, "path"), "no such file"),
    ],
)  # fmt: skip
def test_a_fault_names_its_place_and_a_remedy(
    faults: Faults, tables: dict[str, str | bytes], place: tuple[str, int | None, str], message: str
) -> None:
    found = [fault for fault in faults(tables) if message in str(fault)]
    assert found, faults(tables)
    assert (found[0].file, found[0].row, found[0].column) == place
    assert found[0].remedy
    assert len(str(found[0])) < 400


def test_ends_that_cannot_be_are_told_what_may_join_them(faults: Faults) -> None:
    (fault,) = faults({"city.csv": CITIES + "b,Busan\n", "member_of.csv": "from,to\nb,seoul\n"})
    assert fault.message == "MEMBER_OF cannot run from City to City"
    assert fault.remedy.endswith("from City to City there are TWINNED_WITH, TIED_TO")


def test_a_header_alone_is_said_but_for_a_table_that_waits_to_be_filled_in(write_tables: Callable[..., Path]) -> None:
    _, report = examine_dataset(write_tables({"city.csv": CITIES, "member_of.csv": "from,to,since\n"}))
    (fault,) = (each for each in report if each.file == "member_of.csv")
    assert (fault.severity, fault.message) == ("warning", "has column names and no row")
    write_starter(write_tables({}) / "new")
    assert not list(examine_dataset(write_tables({}) / "new")[1])


def test_the_message_reads_as_the_design_says(faults: Faults) -> None:
    rows = CITIES + "b,Busan\n"
    (fault,) = faults({"city.csv": rows, "twinned_with.csv": "from,to,since\nb,seoul,31/02/2014\n"})
    assert str(fault) == (
        "twinned_with.csv:2:since: '31/02/2014' is not a date; "
        "write it as 2014-02-28, 2014-02, 2014, 2014? or 2013-11-04/2013-11-07"
    )


def test_every_fault_is_told_at_once(faults: Faults) -> None:
    found = faults({
        "city.csv": "id,name,latitude\nseoul,Seoul,north\nbusan,,1\n",
        "member_of.csv": "from,to,since\nx,y,z\n",
        "foo.csv": "a\n",
    })  # fmt: skip
    assert {fault.file for fault in found} == {"city.csv", "member_of.csv", "foo.csv"}
    assert len(found) == 5


@pytest.mark.parametrize("text", ["\ufeff{}", "{}\r\n", "{}"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_byte_order_marks_and_any_line_ends_are_fine(faults: Faults, text: str, newline: str) -> None:
    rows = text.format(CITIES.strip().replace("\n", newline))
    assert faults({"city.csv": rows}) == []


def test_reading_raises_one_error_that_holds_the_report(write_tables: Callable[..., Path]) -> None:
    with pytest.raises(InvalidData) as raised:
        read_dataset(write_tables({"city.csv": "name,latitude\nA,x\nB,y\n"}))
    assert len(raised.value.report.errors) == 2
    assert "2 errors" in str(raised.value)


def test_a_missing_or_empty_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(InterurbanError, match="no such folder"):
        read_dataset(tmp_path / "nowhere")
    with pytest.raises(InterurbanError, match="no CSV table"):
        read_dataset(tmp_path)


def test_a_folder_named_like_a_table_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "city.csv").mkdir()
    _, report = examine_dataset(tmp_path)
    assert "is a folder or a device" in str(report.errors[0])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes on this system")
def test_a_pipe_or_a_device_in_the_place_of_a_table_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "city.csv")
    (tmp_path / "topic.csv").symlink_to("/dev/zero")
    _, report = examine_dataset(tmp_path)
    assert [fault.file for fault in report.errors] == ["city.csv", "topic.csv"]


NAMES = ["city.csv", "member_of.csv", "statement.csv", "source.csv", "datapackage.json", "vocabulary.yaml"]


@settings(max_examples=150)
@given(
    st.sampled_from(NAMES),
    st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace"))),
)
def test_no_bytes_whatever_cause_anything_but_a_report(name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "city.csv").write_text(CITIES)
        (folder / name).write_bytes(content)
        try:
            examine_dataset(folder)
        except InterurbanError as error:
            assert str(error)  # noqa: PT017 - either end is fine


@settings(max_examples=150)
@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), min_size=1, max_size=5), max_size=4
    )
)
def test_no_cells_whatever_cause_anything_but_a_report(rows: list[list[str]]) -> None:
    import csv

    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "city.csv").write_text(CITIES)
        for table, header in (("organisation.csv", ["id", "name", "aliases", "founded", "url"]),
                              ("member_of.csv", ["from", "to", "since", "until", "sources"])):  # fmt: skip
            with (folder / table).open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([header, *rows])
        examine_dataset(folder)


def test_what_follows_from_a_fault_is_told_once_and_as_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "city.csv").write_text("name,aliases,latitude\nRotterdam,R'dam,519.2\nSeoul,,37.5\n")
    (tmp_path / "organisation.csv").write_text("name\nCITYNET\nICLEI\n")
    (tmp_path / "member_of.csv").write_text("from,to\nRotterdam,CITYNET\nr'dam,ICLEI\nSeoul,CITYNET\nSeul,ICLEI\n")
    _, report = examine_dataset(tmp_path)
    assert [(fault.file, fault.row) for fault in report.errors] == [("city.csv", 2), ("member_of.csv", 5)]
    follows = [fault for fault in report.warnings if "left out" in fault.message]
    assert [(fault.file, fault.row, fault.message) for fault in follows] == [
        ("city.csv", 2, "so 2 other rows that name it are left out, too")
    ]


def test_a_line_break_in_a_remark_is_data_and_takes_nothing_else_with_it(tmp_path: Path) -> None:
    (tmp_path / "city.csv").write_text('name,note\nSeoul,"Capital,\nand ""more"""\nBusan,\n')
    (tmp_path / "organisation.csv").write_text("name\nCITYNET\n")
    (tmp_path / "member_of.csv").write_text('from,to,note\nSeoul,CITYNET,"one\r\ntwo"\nBusan,CITYNET,\n', newline="")
    graph, report = examine_dataset(tmp_path)
    assert report.errors == []
    assert graph.node("seoul").properties["note"] == 'Capital,\nand "more"'
    assert {each.attributes.get("note") for each in graph.relationships()} == {"one\ntwo", None}
    write_dataset(graph, tmp_path / "copy")
    copy = read_dataset(tmp_path / "copy")
    assert dict(copy.nx.nodes(data=True)) == dict(graph.nx.nodes(data=True))
    assert sorted(copy.relationships(), key=str) == sorted(graph.relationships(), key=str)


def test_a_fault_behind_a_line_break_in_a_cell_stands_in_the_row_of_a_spreadsheet(faults: Faults) -> None:
    (fault,) = faults({"city.csv": 'name,note,latitude\nA,"one\ntwo\nthree",1\n\nB,,north\n'})
    assert (fault.row, fault.column) == (4, "latitude")
