"""Reading a table: faults of form stand in the row that a spreadsheet shows, whatever others do to `csv`."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.files.csv_rows import LONGEST_CELL, csv_rows, line_of_row
from loaders.files.tables import Table, read_table


@pytest.fixture
def limit() -> Iterator[None]:
    """Whatever a test does to the limit of `csv` is undone."""
    before = csv.field_size_limit()
    yield
    csv.field_size_limit(before)


def read(folder: Path, content: str | bytes) -> Table:
    path = folder / "city.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_table(path)


def rows_and_lines(text: str) -> list[tuple[int, int]]:
    """For each character the row and the line in which it stands, counted one character after the other."""
    found, row, line, quoted = [], 1, 1, False
    for place, character in enumerate(text):
        found.append((row, line))
        if character == '"':
            quoted = not quoted
        ends = character == "\n" or (character == "\r" and text[place + 1 : place + 2] != "\n")
        line += ends
        row += ends and not quoted
    return [*found, (row, line)]


CELL = st.text(st.sampled_from('ab \n"\r,;'), max_size=4)
ROWS = st.lists(st.one_of(st.just([]), st.lists(CELL, min_size=2, max_size=2)), max_size=6)


def written(rows: list[list[str]], ending: str) -> str:
    """The rows as a table whose header is quoted, and each cell that needs it."""
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    return ending.join(["name,note", *quoted, ""])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tables")


@settings(max_examples=60)
@given(ROWS, st.sampled_from(["\n", "\r\n", "\r"]))
def test_a_malformed_quote_stands_in_the_row_that_is_counted_by_hand(
    folder: Path, rows: list[list[str]], ending: str
) -> None:
    before = written(rows, ending)
    row, line = rows_and_lines(before)[-1]
    for broken in ('x,"y" z', 'x,"never closed'):
        (fault,) = read(folder, f"{before}{broken}{ending}p,q{ending}").faults
        assert "is not well-formed" in fault.message
        assert fault.row == row
        assert (f"(line {line} of the file)" in fault.message) == (line != row)


@settings(max_examples=60)
@given(ROWS, ROWS, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(['x,"a{}{}b"', "x{1},y"]))
def test_what_is_not_utf_8_stands_in_the_row_that_is_counted_by_hand(
    folder: Path, rows: list[list[str]], after: list[list[str]], ending: str, cell: str
) -> None:
    before = written(rows, ending)
    row, line = rows_and_lines(before)[-1]
    content = (before + cell.format("\n\n", "\xe9") + ending + written(after, ending)).encode("latin-1")
    (fault,) = read(folder, content).faults
    assert "is not UTF-8 text" in fault.message
    assert fault.row == row
    assert (f"(line {line} of the file)" in fault.message) == (line != row)


def test_the_counter_and_the_reader_part_rows_alike() -> None:
    chance = Random(5)
    for _ in range(200):
        rows = [[chance.choice(["a", 'b"', "c\n", "", "\r\nd"])] * 2 for _ in range(chance.randrange(6))]
        text = written(rows, chance.choice(["\n", "\r\n", "\r"]))
        counted = rows_and_lines(text)
        assert len(list(csv_rows(text, ","))) == counted[-1][0] - 1
        for row in range(1, counted[-1][0]):
            assert line_of_row(text, ",", row) == next(line for at, line in counted if at == row)


@pytest.mark.parametrize("set_by_others", [10, LONGEST_CELL, 10**9])
@pytest.mark.usefixtures("limit")
def test_the_longest_cell_is_ours_whatever_others_have_set(tmp_path: Path, set_by_others: int) -> None:
    csv.field_size_limit(set_by_others)
    table = read(tmp_path, f"name,note\nA,{'x' * LONGEST_CELL}\n\nB,{'x' * (LONGEST_CELL + 1)}\n")
    assert [row.number for row in table.rows] == [2]
    assert [(fault.row, fault.message) for fault in table.faults] == [(4, "has a cell of more than 131,072 characters")]
    assert csv.field_size_limit() == set_by_others


@pytest.mark.usefixtures("limit")
def test_a_reading_that_is_broken_off_leaves_the_limit_as_it_was() -> None:
    csv.field_size_limit(10)
    rows = csv_rows("a,b\nc,d\n", ",")
    assert next(rows) == ["a", "b"]
    rows.close()  # type: ignore[attr-defined]
    assert csv.field_size_limit() == 10


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "is a workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "is an old Excel workbook"),
        (b"\x1f\x8b\x08\x00name\n", "is compressed"),
        (b"%PDF-1.7\n%\xe2\xe3", "is a PDF"),
        ("name\nSeoul\n".encode("utf-16-le"), "NUL bytes in its header"),
        (bytes(range(256)) * 40, "NUL bytes in its header"),
        (b"name\nSeoul\n" + bytes(range(128, 256)) * 40, "is not UTF-8 text"),
    ],
)
def test_what_is_no_table_is_told_in_one_line(tmp_path: Path, content: bytes, message: str) -> None:
    (fault,) = read(tmp_path, content).faults
    assert message in fault.message
    assert fault.remedy
    assert len(str(fault)) < 200
    assert str(fault).isprintable()


def test_a_table_with_old_line_ends_is_parted_by_what_its_header_says(tmp_path: Path) -> None:
    table = read(tmp_path, "name;note\rA;one, two, three, four\r")
    assert [row.cells for row in table.rows] == [{"name": "A", "note": "one, two, three, four"}]
