from __future__ import annotations

import pytest

from queries.text_tables import Table, cell, cells


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0.0000"),
        (0.12345, "0.1235"),
        (0.00005, "0.0001"),
        (1.2e-8, "1.2e-08"),
        (-3e-6, "-3.0e-06"),
        (1e-17, "0.0000"),
    ],
)
def test_a_small_fraction_does_not_look_like_nothing_and_what_rounding_leaves_does(value: float, text: str) -> None:
    assert cell(value) == text


def test_a_table_says_of_a_small_p_value_that_it_is_small_and_its_rows_keep_the_number() -> None:
    rows = [{"who": "a", "p": 3.2e-9, "p_corrected": 0.0312}, {"who": "b", "p": 0.0, "p_corrected": None}]
    table = Table("Ties", ["who", "p", "p_corrected"], rows)
    assert [cells(table, row, table.columns) for row in rows] == [["a", "<0.0001", "0.0312"], ["b", "<0.0001", ""]]
    assert rows[0]["p"] == 3.2e-9
    assert cells(Table("Rows", ["p"], rows, verbatim=True), rows[0], ["p"]) == ["3.2e-09"]
