"""Tables of every kind, written by other programs, are read as the same rows; what was chosen is said."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pandas
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_model import NoData
from loaders.tabular import unpacking
from loaders.tabular.opening import open_sources
from loaders.tabular.settings import TableSettings
from loaders.tabular.source import TabularSource

COLUMNS = ["name", "country", "since"]
ROWS = [
    ["Zürich", "Schweiz", "1998"],
    ["São Paulo", "Brasil", "2001"],
    ["Łódź", "Polska", "2004"],
    ['Xi\'an, "old"', "中国", "2010"],
    ["Windhoek", "NA", "2012"],
    ["Null", "서울\n대한민국", "2014"],
]


def read(path: Path, **told: str | int) -> TabularSource:
    (source,) = open_sources(path.parent, path.name, TableSettings(**told))  # type: ignore[arg-type]
    return source


def cells(source: TabularSource) -> list[list[str]]:
    return [row for _, row in source.rows()]


def put(folder: Path, content: str | bytes, name: str = "towns.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def by_pandas(folder: Path, write: Callable[[pandas.DataFrame, Path], None], name: str) -> Path:
    write(pandas.DataFrame(ROWS, columns=COLUMNS), folder / name)
    return folder / name


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("t.csv", lambda frame, path: frame.to_csv(path, index=False)),
        ("t.tsv", lambda frame, path: frame.to_csv(path, index=False, sep="\t", encoding="utf-8-sig")),
        ("t.txt", lambda frame, path: frame.to_csv(path, index=False, sep=";", encoding="utf-16")),
        ("u.csv", lambda frame, path: frame.to_csv(path, index=False, sep="|", encoding="utf-16-le")),
        ("t.csv.gz", lambda frame, path: frame.to_csv(path, index=False)),
        ("t.zip", lambda frame, path: frame.to_csv(path, index=False)),
        ("t.xlsx", lambda frame, path: frame.to_excel(path, index=False)),
        ("t.json", lambda frame, path: frame.to_json(path, orient="records")),
        ("t.jsonl", lambda frame, path: frame.to_json(path, orient="records", lines=True)),
        ("t.json.gz", lambda frame, path: frame.to_json(path, orient="records", lines=True)),
        ("t.parquet", lambda frame, path: frame.to_parquet(path)),
    ],
)
def test_what_pandas_writes_is_read_as_the_same_rows(
    tmp_path: Path, name: str, write: Callable[[pandas.DataFrame, Path], None]
) -> None:
    source = read(by_pandas(tmp_path, write, name))
    assert source.columns == COLUMNS
    assert cells(source) == ROWS == cells(source)
    assert source.faults == []
    assert source.chosen


TEXTS = {
    "cp1252": "name,country\nZürich,Schweiz\nSão Paulo,Brasil\nMontréal,Canada\n",
    "cp1250": "name,country\nKraków,Polska\nŁódź,Polska\nPlzeň,Česko\nŽilina,Slovensko\n",
    "cp1251": "имя,страна\nМосква,Россия\nКиев,Украина\n",
    "cp1253": "όνομα,χώρα\nΑθήνα,Ελλάδα\nΘεσσαλονίκη,Ελλάδα\n",
    "cp1254": "ad,ülke\nİstanbul,Türkiye\nBağcılar,Türkiye\nEskişehir,Türkiye\n",
    "cp949": "이름,나라\n서울,대한민국\n부산,대한민국\n",
    "shift_jis": "名前,国\n横浜,日本\nさいたま市,日本\n",
    "gb18030": "名称,国家\n北京,中国\n广州,中国\n",
    "big5": "名稱,國家\n臺北,臺灣\n高雄,臺灣\n",
    "utf-8": "name,country\n서울,대한민국\nZürich,Schweiz\n",
}


@pytest.mark.parametrize("encoding", TEXTS)
def test_the_encoding_is_found_or_told_and_said(tmp_path: Path, encoding: str) -> None:
    header, *rows = list(csv.reader(io.StringIO(TEXTS[encoding])))
    path = put(tmp_path, TEXTS[encoding].encode(encoding))
    for source in (read(path), read(path, encoding=encoding)):
        assert (source.columns, cells(source)) == (header, rows)
    assert read(path, encoding=encoding).chosen[0].startswith(encoding)
    assert ("as far as can be guessed" in read(path).chosen[0]) == (encoding != "utf-8")


def test_a_few_damaged_bytes_are_faults_with_their_rows_and_the_rest_is_read(tmp_path: Path) -> None:
    path = put(tmp_path, "name,n\n" + "서울,1\n" * 5 + "X,2\n")
    path.write_bytes(path.read_bytes() + b"Z\xfcrich,3\nLyon,4\n")
    source = read(path)
    assert len(cells(source)) == 7
    assert [(fault.row, fault.message) for fault in source.faults] == [(8, "holds bytes that are not utf-8")]


def test_an_encoding_that_there_is_not_is_said(tmp_path: Path) -> None:
    source = read(put(tmp_path, "a,b\n"), encoding="utf-99")
    assert source.columns == []
    assert "there is no encoding called 'utf-99'" in source.faults[0].message


SAFE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Cf"]), min_size=1, max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.lists(SAFE, min_size=3, max_size=3), min_size=1, max_size=8), st.sampled_from(",;\t|"))
def test_rows_that_csv_writes_are_read_back_with_the_delimiter_told(
    tmp_path: Path, rows: list[list[str]], delimiter: str
) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows([COLUMNS, *rows])
    source = read(put(tmp_path, text.getvalue()), delimiter=delimiter, encoding="utf-8", header=1)
    assert cells(source) == rows


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("name;lat\nLyon;45,76\nNice;43,70\n", "semicolons"),
        ("name,tags\nLyon,a;b\nNice,a;b\nOslo,a;b\n", "commas"),
        ("title\n\nname;n\nLyon, France;1\nNice, France;2\n", "semicolons"),
        ("city\nLyon\nNice\n", "one column"),
        ("a|b\n1|x, y\n2|z\n", "bars"),
        ("name\tnote\nLyon\ta, b; c\n", "tabs"),
    ],
)
def test_the_delimiter_parts_the_rows_into_equally_many_cells(tmp_path: Path, text: str, delimiter: str) -> None:
    assert read(put(tmp_path, text)).chosen[0].endswith(delimiter)


def test_titles_above_the_header_are_left_out_and_said(tmp_path: Path) -> None:
    text = "Members of the network\nUpdated,2024-02\n\nname,country,since\nLyon,France,2001\nNice,France,\n"
    source = read(put(tmp_path, text))
    assert source.columns == COLUMNS
    assert list(source.rows()) == [(5, ["Lyon", "France", "2001"]), (6, ["Nice", "France", ""])]
    assert "row 4 holds the column names; 2 rows above them are left out: Members of the network" in source.chosen[1]
    told = read(put(tmp_path, text), header=5)
    assert told.columns == ["Lyon", "France", "2001"]
    nameless = read(put(tmp_path, "Lyon,2001\nNice,2002\n"), header=0)
    assert (nameless.columns, cells(nameless)) == (["1", "2"], [["Lyon", "2001"], ["Nice", "2002"]])


def test_names_that_repeat_are_empty_or_hold_what_cannot_be_seen_are_mended_and_said(tmp_path: Path) -> None:
    source = read(put(tmp_path, '\ufeffyear,\u200bLand area\u200b,,year," two\nlines"\n1,2,3,4,5\n'))
    assert source.columns == ["year", "Land area", "column 3", "year (2)", "two lines"]
    assert "column 3, year (2)" in source.chosen[1]
    assert "'Land area'" in source.chosen[2]


def test_rows_that_are_too_long_or_malformed_are_faults_and_the_others_are_read(tmp_path: Path) -> None:
    source = read(put(tmp_path, 'name,n\nA,1\nB,2,3\n"C" x,3\n\nD,4,,\nE\n'))
    assert list(source.rows()) == [(2, ["A", "1"]), (6, ["D", "4"]), (7, ["E", ""])]
    assert [(fault.file, fault.row) for fault in source.faults] == [("towns.csv", 3), ("towns.csv", 4)]
    assert "has 3 cells where there are 2 columns" in source.faults[0].message


def test_quotes_that_never_close_are_said_where_they_begin(tmp_path: Path) -> None:
    source = read(put(tmp_path, 'name,n\nA,1\nB,"2\nC,3\n'))
    assert cells(source) == [["A", "1"]]
    assert (source.faults[0].row, "never close" in source.faults[0].message) == (3, True)


def workbook(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Towns"
    sheet["B2"] = "Members in 2024"
    sheet.merge_cells("B2:D2")
    for row in (
        [None, "name", "day", "n"],
        [None, "Lyon", datetime(2014, 2, 3), 12.0],
        [None, "Nice", datetime(2014, 2, 3, 10, 5), 0.5],
        [None, "Oslo", "Feb-14", True],
    ):
        sheet.append(row)
    sheet.row_dimensions[5].hidden = True
    other = book.create_sheet("Years")
    other.append(["year"])
    other.append([2014])
    book.create_sheet("Empty")
    book.save(path)
    return path


def test_a_sheet_is_read_as_it_stands_with_its_hidden_rows_days_and_plain_numbers(tmp_path: Path) -> None:
    source = read(workbook(tmp_path / "a.xlsx"))
    assert source.file == "a.xlsx[Towns]"
    assert source.columns[1:] == ["name", "day", "n"]
    assert [(number, row[1:]) for number, row in source.rows()] == [
        (4, ["Lyon", "2014-02-03", "12"]),
        (5, ["Nice", "2014-02-03T10:05:00", "0.5"]),
        (6, ["Oslo", "Feb-14", "true"]),
    ]
    assert "not read: Years" in " ".join(source.chosen)
    assert "left out: Members in 2024" in " ".join(source.chosen)


@pytest.mark.parametrize("told", ["Years", 2, "2", "Y*", "years"])
def test_a_sheet_is_told_by_name_number_or_pattern(tmp_path: Path, told: str | int) -> None:
    assert cells(read(workbook(tmp_path / "a.xlsx"), sheet=told)) == [["2014"]]


def test_a_sheet_that_there_is_not_is_said_with_those_that_there_are(tmp_path: Path) -> None:
    for told in ("Cities", 9):
        source = read(workbook(tmp_path / "a.xlsx"), sheet=told)
        assert source.columns == []
        assert "Towns; Years; Empty" in source.faults[0].remedy


def test_a_cell_that_is_merged_over_several_rows_stands_in_each_and_is_said(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["country", "city"], ["France", "Lyon"], [None, "Nice"], ["Norway", "Oslo"]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    book.save(tmp_path / "m.xlsx")
    source = read(tmp_path / "m.xlsx")
    assert cells(source) == [["France", "Lyon"], ["France", "Nice"], ["Norway", "Oslo"]]
    assert "1 cell merged over several rows, which each of these rows has" in source.chosen


def test_cells_of_a_sheet_beyond_its_named_columns_are_left_out_and_said_once(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    plain = [[str(number), number] for number in range(10)]
    for row in (["name", "n"], ["Lyon", 1, "see note"], *plain, ["Oslo", 3, None, "?"], [None, None, "total"]):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    source = read(tmp_path / "a.xlsx")
    assert cells(source) == [["Lyon", "1"], *([str(number)] * 2 for number in range(10)), ["Oslo", "3"]]
    (said,) = source.faults
    assert (said.severity, said.row, said.value) == ("warning", 2, "see note")
    assert said.message == "3 rows with cells beyond the columns that have a name, in C, D: left out"


def test_what_xlsxwriter_writes_is_read(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "b.xlsx", {"constant_memory": True}) as book:
        sheet = book.add_worksheet("S")
        for number, row in enumerate([COLUMNS, *ROWS]):
            sheet.write_row(number, 0, row)
    assert cells(read(tmp_path / "b.xlsx")) == ROWS


def test_json_keys_become_columns_with_dots_and_lists_cells_with_bars(tmp_path: Path) -> None:
    records = [
        {"name": "Seoul", "area": {"id": 7, "point": {"lat": 37.5}}, "aka": ["서울", "a|b"], "ok": True, "none": None},
        {"name": "Busan", "more": [{"x": 1}]},
    ]
    document = {"meta": {"count": 2}, "data": {"towns": records, "others": [{"z": 1}]}}
    source = read(put(tmp_path, json.dumps(document), "a.json"), records="data.towns")
    assert source.columns == ["name", "area.id", "area.point.lat", "aka", "ok", "none", "more"]
    assert list(source.rows()) == [
        (1, ["Seoul", "7", "37.5", r"서울 | a\|b", "true", "", ""]),
        (2, ["Busan", "", "", "", "", "", '[{"x": 1}]']),
    ]
    found = read(put(tmp_path, json.dumps(document), "a.json"))
    assert cells(found) == cells(source)
    assert "not read: the records of data.others" in found.chosen


def test_broken_json_is_said_with_its_line(tmp_path: Path) -> None:
    source = read(put(tmp_path, '{"a": 1}\n{"a": \n{"a": 3}\n', "a.jsonl"))
    assert cells(source) == [["1"], ["3"]]
    assert [fault.row for fault in source.faults] == [2]
    assert "no well-formed JSON" in read(put(tmp_path, '[{"a": 1}, {"a', "b.json")).faults[0].message


def test_a_pattern_names_files_in_natural_order_and_members_of_zips(tmp_path: Path) -> None:
    for number in (10, 9, 2):
        put(tmp_path, f"n\n{number}\n", f"t{number}.csv")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as packed:
        for number in (10, 9):
            packed.write(tmp_path / f"t{number}.csv", f"inner/t{number}.csv")
        packed.writestr("__MACOSX/._t9.csv", "x")
        packed.writestr("readme.txt", "a")
    assert [cells(source)[0][0] for source in open_sources(tmp_path, "t*.csv")] == ["2", "9", "10"]
    inner = open_sources(tmp_path, "all.zip/inner/*.csv")
    assert [source.file for source in inner] == ["all.zip/inner/t9.csv", "all.zip/inner/t10.csv"]
    assert [cells(source) for source in inner] == [[["9"]], [["10"]]]
    with pytest.raises(NoData, match="names no file"):
        open_sources(tmp_path, "x*.csv")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "members.csv")
    with pytest.raises(NoData, match=r"is a pipe or a device.* write what it yields into a file"):
        open_sources(tmp_path, "members.csv")


def test_a_file_whose_name_looks_like_a_pattern_is_itself(tmp_path: Path) -> None:
    put(tmp_path, "n\n1\n", "a[1].csv")
    put(tmp_path, "n\n2\n", "a1.csv")
    assert cells(read(tmp_path / "a[1].csv")) == [["1"]]


def test_more_than_may_come_out_of_a_packed_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "LARGEST_UNPACKED", 100_000)
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(b"n\n" + b"1\n" * 100_000))
    (source,) = open_sources(tmp_path, "a.csv.gz")
    assert "100,000 bytes when unpacked" in source.faults[0].message


@pytest.mark.parametrize("name", ["a.csv.gz", "a.zip"])
def test_far_more_than_a_table_packs_into_so_little_stops_soon(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "HARMLESS", 1_000_000)
    content = b"n\n" + b"0" * 20_000_000
    if name.endswith(".gz"):
        (tmp_path / name).write_bytes(gzip.compress(content))
    else:
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("a.csv", content)
    (source,) = open_sources(tmp_path, name)
    list(source.rows())
    assert any("which no table does" in fault.message for fault in source.faults)


def test_a_packed_file_that_is_cut_short_is_said(tmp_path: Path) -> None:
    whole = gzip.compress(b"name,n\n" + b"".join(b"town %d,%d\n" % (n, n * n) for n in range(200_000)))
    (tmp_path / "a.csv.gz").write_bytes(whole[: len(whole) // 2])
    (source,) = open_sources(tmp_path, "a.csv.gz")
    assert source.faults


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7", "is a PDF file"),
        (b"<html><table>", "is a web page"),
        (b"", "is empty"),
        (b"\n\n\n", "is empty"),
        (b"a\x00\x01\x02\x00,b", "is no text"),
        (b"PK\x03\x04 and nothing", "cannot be read as a workbook"),
        (b"\xd0\xcf\x11\xe0 and nothing", "cannot be read as a workbook"),
        (b"PAR1 and nothing", "cannot be read as Parquet"),
    ],
)
def test_what_is_no_table_is_said_with_a_remedy(tmp_path: Path, content: bytes, said: str) -> None:
    source = read(put(tmp_path, content))
    assert source.columns == []
    assert list(source.rows()) == []
    (fault,) = source.faults
    assert said in fault.message
    assert fault.remedy
    assert fault.file == "towns.csv"


def test_parquet_without_pyarrow_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = by_pandas(tmp_path, lambda frame, path: frame.to_parquet(path), "t.parquet")
    monkeypatch.setattr("loaders.tabular.parquet.find_spec", lambda _: None)
    assert "pip install 'interurban[arrow]'" in read(path).faults[0].remedy
