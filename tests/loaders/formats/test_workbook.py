"""Workbooks: written for analysts, opened by other libraries, and read back; and those that are typed by hand."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from graph_model import Graph, InterurbanError, NoData
from loaders.formats.registry import WRITTEN
from loaders.formats.workbook import LONGEST_TEXT
from loaders.opening import examine, open_graph, recognise
from tests.loaders.typed_workbooks import typed


def saved(graph: Graph, path: Path) -> list[str]:
    return WRITTEN["xlsx"].save(graph, path)


def test_days_are_dates_and_partial_dates_are_texts(tmp_path: Path) -> None:
    graph = Graph()
    for number, since in enumerate(["2013-11-04", "2013-11", "2012?", "1899-12-31", "1900-02-28", "9999-12-31"]):
        graph.add_node("Organisation", f"o{number}", f"O{number}", {"founded": since, "members": number, "note": "007"})
    graph.add_node("City", "c", "=SUM(1)", {"latitude": 37.566, "population": 2**53 + 1})
    saved(graph, tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    heading, *rows = book["Organisation"].iter_rows(values_only=True)
    founded = [row[heading.index("founded")] for row in rows]
    assert founded == [datetime(2013, 11, 4), "2013-11", "2012?", "1899-12-31", "1900-02-28", datetime(9999, 12, 31)]
    assert [row[heading.index("members")] for row in rows] == list(range(6))
    city = dict(zip(*book["City"].iter_rows(values_only=True), strict=True))
    assert (city["name"], city["latitude"], city["population"]) == ("=SUM(1)", 37.566, str(2**53 + 1))
    assert book["City"]["B2"].data_type == "s"
    back, report = examine(tmp_path / "book.xlsx")
    assert not report.errors
    assert {node.id: node.properties for node in back.nodes()} == {node.id: node.properties for node in graph.nodes()}


def test_a_workbook_typed_by_hand_is_checked_as_tables_are(tmp_path: Path) -> None:
    path = typed(
        tmp_path / "by hand.xlsx",
        {
            "Notes": [["what"], ["ever"]],
            "city": [["Name", "Population"], ["Seoul", 9_600_000], [], ["Busan", "many"]],
            "Organisation": [["name", "founded"], ["CITYNET", date(1987, 1, 15)]],
            "Member of": [["from", "to", "since"], ["Seoul", "CITYNET", 1987], ["Seoul", "Nowhere", None]],
        },
    )
    graph, report = examine(path)
    assert graph.resolve("CITYNET").properties["founded"] == "1987-01-15"
    (membership,) = graph.relationships("MEMBER_OF")
    assert membership.properties == {"since": "1987"}
    assert graph.about["name"] == "by-hand"
    errors = {(fault.file, fault.row, fault.column, fault.value) for fault in report.errors}
    assert ("by hand.xlsx: city", 4, "population", "many") in errors
    assert ("by hand.xlsx: Member of", 3, "to", "Nowhere") in errors
    assert any("not read: Notes" in fault.message for fault in report.warnings)


def test_a_workbook_of_other_sheets_is_not_ours_and_said_so(tmp_path: Path) -> None:
    path = typed(tmp_path / "members.xlsx", {"Sheet1": [["Member", "Since"], ["Seoul", 1987]]})
    with pytest.raises(NoData, match="none of its sheets is named after what it holds"):
        recognise(path)


@pytest.mark.parametrize("data", [b"PK\x03\x04" + b"\0" * 100, b"\xd0\xcf\x11\xe0" + b"\0" * 600, b"PK"])
def test_a_broken_workbook_is_one_clear_line(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "broken.xlsx").write_bytes(data)
    with pytest.raises(NoData, match="is a file"):
        recognise(tmp_path / "broken.xlsx")


def test_a_workbook_that_is_cut_off_is_one_clear_line(tmp_path: Path) -> None:
    saved(open_graph("citynet"), tmp_path / "whole.xlsx")
    data = (tmp_path / "whole.xlsx").read_bytes()
    (tmp_path / "cut.xlsx").write_bytes(data[: len(data) // 2])
    with pytest.raises(NoData, match="is a file"):
        recognise(tmp_path / "cut.xlsx")


def test_what_a_cell_cannot_hold_is_counted(tmp_path: Path) -> None:
    graph = Graph()
    graph.add_node("City", "c", "C", {"note": "x" * (LONGEST_TEXT + 1)}, sources=["s#\ufffe"])
    notes = saved(graph, tmp_path / "book.xlsx")
    assert notes[0].startswith("1 text longer than the 32,767 characters")
    assert any("1 character that a workbook cannot hold" in note for note in notes)


def test_a_table_of_too_many_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.formats.workbook.MOST_ROWS", 29)
    with pytest.raises(InterurbanError, match=r"^city.csv: a sheet holds 28 rows, and the table has 29"):
        WRITTEN["xlsx"].write(open_graph("citynet"), io.BytesIO())
