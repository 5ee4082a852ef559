"""Workbooks of the older kinds, as other programs wrote them; `workbooks/SOURCE.md` says who tells what is in them."""

import zipfile
from pathlib import Path

import pytest

from loaders.tabular.opening import open_sources
from loaders.tabular.settings import TableSettings

HERE = Path(__file__).parent / "workbooks"


def rows_of(file: str, sheet: str | None = None) -> list[tuple[int, list[str]]]:
    (source,) = open_sources(HERE, file, TableSettings(header=0, sheet=sheet))
    rows = list(source.rows())
    assert source.faults == []
    return rows


@pytest.mark.parametrize("file", ["date.xls", "date_1904.xls"])
def test_days_of_an_xls_are_days_whichever_year_it_counts_from(file: str) -> None:
    rows = rows_of(file)
    assert rows[:2] == [(1, ["2021-01-01", "15"]), (2, ["2021-01-02", "16"])]
    assert rows[2][1] == ["255.169 h", "17"]  # a length of time: 255 hours, 10 minutes and 10 seconds


def test_days_and_times_of_an_ods_are_iso_dates() -> None:
    assert rows_of("date.ods") == [
        (1, ["2021-01-01", "15"]),
        (2, ["2021-01-01T10:10:10", "16"]),
        (3, ["10:10:10", "17"]),
        (4, ["10:10:10.123456", "18"]),
    ]


def test_an_xls_of_excel_5_is_read_with_its_numbers_truths_and_empty_cells() -> None:
    assert rows_of("biff5_write.xls") == [
        (1, ["1", "2", "3", ""]),
        (2, ["true", "false", "", "sheetjs"]),
        (3, ["foo", "bar", "2014-02-19T14:30:00", "0.3"]),
        (4, ["baz", "", "qux", ""]),
    ]


def test_rows_that_an_ods_repeats_and_those_it_leaves_empty_keep_their_numbers() -> None:
    assert rows_of("number_rows_repeated.ods", "Sheet1") == [
        (1, ["A", "B"]),
        (2, ["C", "D"]),
        (3, ["C", "D"]),
        (6, ["C", "D"]),
        (8, ["C", "D"]),
    ]


SHEET = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="Towns">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"""


def test_a_cell_of_an_ods_that_is_merged_over_several_rows_stands_in_each(tmp_path: Path) -> None:
    def cell(text: str, more: str = "") -> str:
        value = "" if not text else ' office:value-type="string"'
        return f"<table:table-cell{value}{more}><text:p>{text}</text:p></table:table-cell>"

    covered = "<table:covered-table-cell/>"
    rows = [
        cell("network") + cell("country") + cell("city"),
        cell("C40") + cell("France", ' table:number-rows-spanned="2"') + cell("Lyon"),
        cell("UCLG") + covered + cell("Nice"),
        cell("C40") + cell("Norway") + cell("Oslo"),
    ]
    text = SHEET.format(rows="".join(f"<table:table-row>{row}</table:table-row>" for row in rows))
    with zipfile.ZipFile(tmp_path / "m.ods", "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
        packed.writestr("content.xml", text)
    (source,) = open_sources(tmp_path, "m.ods", TableSettings())
    assert [cells for _, cells in source.rows()] == [
        ["C40", "France", "Lyon"],
        ["UCLG", "France", "Nice"],
        ["C40", "Norway", "Oslo"],
    ]
    assert "1 cell merged over several rows, which each of these rows has" in source.chosen
