"""Answers in spreadsheets: read back by openpyxl and by calamine, which are others' programs."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest
import python_calamine

from interurban import spreadsheets
from interurban.answer_formats import FORMATS, render
from interurban.spreadsheets import BOM, fit_into_sheet, make_workbook
from queries.answers import Answer, Row
from tests.interurban.conftest import Run

ODD = ["=1+1", "+cmd", "-2", "@SUM(A1)", "\t=1", "_x0041_", "a\x01b", "two\nlines", "서울", "<b>&\"'", "http://a.b/c"]


def sheets(data: bytes) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


def test_a_workbook_holds_the_rows_with_their_types_and_what_was_asked(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "rank.xlsx"
    said = run("rank", "--limit", "2", "-d", "citynet", "-o", str(target)).stderr
    rows = sheets(target.read_bytes())
    assert rows["Rows"][0][:4] == ["rank", "name", "type", "degree"]
    assert rows["Rows"][1][1:4] == ["Seoul", "City", 55]
    assert isinstance(rows["Rows"][1][4], float)
    assert len(rows["Rows"]) == 3
    about = {str(line[0]): line[1] for line in rows["About"]}
    assert about["title"] == "citynet: City tied through Organisation, Forum, MOU or Initiative, by degree"
    assert (about["data"], about["rows"], about["rows in all"], about["damping"]) == ("citynet", 2, 25, 0.85)
    assert "Borgatti" in str(about["definitions: degree"])
    assert about["warning"] == "the first 2 of 25 rows" == said.strip()


def test_a_workbook_holds_all_rows_unless_a_limit_is_given(run: Run, tmp_path: Path) -> None:
    run("rank", "-o", str(tmp_path / "rank.xlsx"))
    assert len(sheets((tmp_path / "rank.xlsx").read_bytes())["Rows"]) == 26


def test_no_text_is_a_formula_and_each_reads_back_as_it_was() -> None:
    rows = [{"text": text, "truth": True, "number": -5, "list": ["=a", "b"], "map": {"a": [1]}} for text in ODD]
    data = make_workbook(fit_into_sheet(Answer("Odd", ["text"], rows)))
    cells = list(openpyxl.load_workbook(io.BytesIO(data))["Rows"].iter_rows(min_row=2))
    assert {row[0].data_type for row in cells} == {"s"}
    assert {(row[1].value, row[2].value, row[3].value, row[4].value) for row in cells} == {
        (True, -5, "=a | b", '{"a": [1]}')
    }
    other = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("Rows").to_python()
    assert [row[0] for row in other[1:]] == ODD


def test_what_a_cell_cannot_hold_is_said_with_its_count() -> None:
    rows: list[Row] = [
        {"a": "x" * 40_000, "b": "\ud800\uffff", "c": 2**60, "d": float("nan"), "e": float("inf")},
        {"a": "y"},
    ]
    fitted = fit_into_sheet(Answer("Wide", ["a"], rows))
    assert [warning.split(",")[0] for warning in fitted.warnings] == [
        "1 text longer than the 32", "1 text with characters that a workbook cannot hold"
    ]  # fmt: skip
    held = sheets(make_workbook(fitted))["Rows"][1]
    assert held[1:] == ["��", str(2**60), "nan", "inf"]
    assert len(str(held[0])) == 32_767


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheets, "MOST_ROWS", 4)
    fit_into_sheet(Answer("Three", ["a"], [{"a": 1}] * 3))
    with pytest.raises(Exception, match=r"a sheet holds 3 rows and .* has 4 rows and 1 column; write it as CSV"):
        fit_into_sheet(Answer("Four", ["a"], [{"a": 1}] * 4))


def test_an_empty_answer_is_a_workbook(run: Run, tmp_path: Path) -> None:
    run("check", "-d", "citynet", "-o", str(tmp_path / "none.xlsx"))
    assert sheets((tmp_path / "none.xlsx").read_bytes())["Rows"] == [
        ["severity", "file", "row", "column", "value", "fault", "remedy"]
    ]


def test_a_workbook_is_a_file(run: Run) -> None:
    assert "--output" in run("rank", "-f", "xlsx", code=2).stderr


CELLS = "name,note\n=cmd|' /C calc'!A0,+1\n-Lyon,@x\nOslo,-\n\"\tTab\",x=1\n"


def test_csv_is_neutralised_for_spreadsheets_on_request_only(run: Run, tmp_path: Path) -> None:
    (tmp_path / "city.csv").write_text(CELLS, "utf-8")
    asked = ["query", "MATCH (c:City) RETURN c.name AS name, c.note AS note, -5 AS `=n` ORDER BY name", "-d"]
    plain = run(*asked, str(tmp_path), "-f", "csv").stdout
    safe = run(*asked, str(tmp_path), "--for-spreadsheets").stdout
    assert list(csv.reader(io.StringIO(plain))) == [
        ["name", "note", "=n"], ["-Lyon", "@x", "-5"], ["=cmd|' /C calc'!A0", "+1", "-5"], ["Oslo", "-", "-5"],
        ["Tab", "x=1", "-5"],
    ]  # fmt: skip
    assert safe.startswith(BOM)
    assert list(csv.reader(io.StringIO(safe.removeprefix(BOM)))) == [
        ["name", "note", "'=n"], ["'-Lyon", "'@x", "-5"], ["'=cmd|' /C calc'!A0", "'+1", "-5"], ["Oslo", "'-", "-5"],
        ["Tab", "x=1", "-5"],
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["=a", "+a", "-a", "@a", "\ta", "\ra", "\na", " =a", "＝a", "－0044"])
def test_every_beginning_of_a_formula_gets_a_quote(text: str) -> None:
    safe = render(Answer("T", ["a"], [{"a": text}]), "csv for spreadsheets")
    assert list(csv.reader(io.StringIO(safe, newline="")))[1] == [f"'{text}"]


def test_other_formats_are_not_for_spreadsheets(run: Run, tmp_path: Path) -> None:
    for style in set(FORMATS) - {"csv"}:
        assert "is for CSV" in run("rank", "-f", style, "--for-spreadsheets", code=2).stderr
    run("rank", "--for-spreadsheets", "-o", str(tmp_path / "rank.csv"))
    assert (tmp_path / "rank.csv").read_bytes().startswith(b"\xef\xbb\xbfrank,")
    run("rank", "--for-spreadsheets", "-o", str(tmp_path / "rank.xlsx"))


@pytest.mark.parametrize("name", ["list.tsv", "list.xls", "list.ods", "list.parquet", "list.html"])
def test_an_ending_that_means_another_format_is_refused(run: Run, tmp_path: Path, name: str) -> None:
    assert "say which by --format" in run("rank", "-o", str(tmp_path / name), code=2).stderr
    run("rank", "-o", str(tmp_path / name), "-f", "csv")


def test_a_format_and_an_ending_that_contradict_each_other_are_refused(run: Run, tmp_path: Path) -> None:
    assert "contradict" in run("rank", "-f", "csv", "-o", str(tmp_path / "list.xlsx"), code=2).stderr
    assert "contradict" in run("rank", "-f", "xlsx", "-o", str(tmp_path / "list.csv"), code=2).stderr
    assert list(tmp_path.iterdir()) == []
    run("rank", "-o", str(tmp_path / "list.txt"))
    assert (tmp_path / "list.txt").read_text("utf-8").startswith("citynet: ")
