"""Workbooks of the older kinds, as other programs wrote them; `workbooks/SOURCE.md` says who tells what is in them."""

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
