from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from loaders.files.csv_text import format_csv, write_csv

CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"))


@given(st.lists(st.lists(CELLS, min_size=2, max_size=3)))
def test_every_cell_reads_back_and_rows_end_in_one_line_end(rows: list[list[str]]) -> None:
    text = format_csv(rows)
    assert list(csv.reader(io.StringIO(text, newline=""))) == rows
    assert text.endswith("\n") or not rows
    assert not text.endswith("\r\n")


def test_a_carriage_return_alone_does_not_break_a_row() -> None:
    assert format_csv([["a\rb", "c"]]) == '"a\rb",c\n'


@given(st.lists(st.lists(CELLS, min_size=2, max_size=3)), st.integers(0, 3))
def test_what_is_written_in_pieces_is_what_is_formatted_as_a_whole(rows: list[list[str]], more: int) -> None:
    rows = [*([["a", "b"]] * 1_999 * more), *rows]
    written = io.StringIO(newline="")
    write_csv(rows, written)
    assert written.getvalue() == format_csv(rows)
