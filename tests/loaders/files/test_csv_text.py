from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from loaders.files.csv_text import format_csv

CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"))


@given(st.lists(st.lists(CELLS, min_size=2, max_size=3)))
def test_every_cell_reads_back_and_rows_end_in_one_line_end(rows: list[list[str]]) -> None:
    text = format_csv(rows)
    assert list(csv.reader(io.StringIO(text, newline=""))) == rows
    assert text.endswith("\n") or not rows
    assert not text.endswith("\r\n")


def test_a_carriage_return_alone_does_not_break_a_row() -> None:
    assert format_csv([["a\rb", "c"]]) == '"a\rb",c\n'
