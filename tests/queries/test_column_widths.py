from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from queries.column_widths import fit_widths
from queries.text_tables import Table, as_text

HUB = Table(
    "Seoul",
    ["name", "details", "when", "held", "confidence", "sources"],
    [
        {
            "section": "Holds ex officio",
            "name": "Representative of Asia in the GNSC Operation Committee",
            "details": "as headquarters, with 서울 and Yokohama",
            "when": "2011 – 2016-11-12 or later",
            "held": "definitely",
            "confidence": "disputed",
            "sources": ["report#Opportunities for Seoul", "smg#Table 1"],
        }
    ],
    group="section",
    citations={"report": "A report", "smg": "Another"},
)


@pytest.mark.parametrize("width", [84, 100, 120])
def test_no_word_is_broken_where_there_is_room_for_it(width: int) -> None:
    lines = as_text(HUB, width).splitlines()
    words = {word for line in lines for word in line.split()}
    assert {"Representative", "headquarters,", "2016-11-12", "definitely", "Opportunities", "officio"} <= words
    assert max(map(cell_len, lines)) <= width


@given(
    columns=st.lists(st.lists(st.text("ab 서울-", max_size=40), min_size=1, max_size=6), min_size=1, max_size=6),
    room=st.integers(1, 120),
)
@example(columns=[[""], ["aaaaaa서서"]], room=9)
def test_widths_take_no_more_than_the_room_and_what_fits_is_left_alone(columns: list[list[str]], room: int) -> None:
    widths = fit_widths(columns, [False] * len(columns), room)
    longest = [max(map(cell_len, column)) for column in columns]
    if sum(longest) <= room:
        assert widths == longest
    elif widths is not None:
        assert sum(widths) <= room
        assert all(0 <= width <= length for width, length in zip(widths, longest, strict=True))


def test_bars_stay_whole_and_headings_of_numbers_fold_where_the_room_is_little() -> None:
    row = {"name": "A network of rather a long name", "definitely_2020": 197, "1923–2020": "      ██████"}
    lines = as_text(Table("Growth", list(row), [row]), 44).splitlines()
    assert any("definitely" in line for line in lines)
    assert not any("definitely 2020" in line for line in lines)
    assert any("197" in line and "      ██████" in line for line in lines)
