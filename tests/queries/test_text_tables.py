from __future__ import annotations

import pytest

from queries.text_tables import cell


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
