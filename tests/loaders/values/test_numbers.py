"""Numbers as told: every way of writing one is read back as the same, and no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model.values import BadValue
from loaders.values.numbers import read_number, written


@given(st.integers(-(10**15), 10**15), st.integers(0, 99), st.sampled_from(" '.,\u00a0"))
def test_a_number_with_marks_as_told_is_read_back(whole: int, hundredths: int, mark: str) -> None:
    decimal = "," if mark == "." else "."
    text = f"{whole:,}".replace(",", mark) + f"{decimal}{hundredths:02}"
    assert read_number(text, decimal) == float(f"{whole}.{hundredths:02}")


@given(st.integers(-(10**17), 10**17) | st.floats(allow_nan=False, allow_infinity=False))
def test_what_is_written_reads_back(number: float) -> None:
    assert read_number(written(number)) == number


@pytest.mark.parametrize(
    ("text", "decimal", "number"),
    [("1.234,5", ",", 1234.5), ("1 234,5", ",", 1234.5), ("1'234", None, 1234), ("−5", None, -5), ("12,5", ",", 12.5)],
)
def test_forms_that_are_told_or_plain(text: str, decimal: str | None, number: float) -> None:
    assert read_number(text, decimal) == number


@pytest.mark.parametrize(
    ("text", "decimal"),
    [("1,234", None), ("1.234,5", "."), ("1,23,4", ","), ("12 %", None), ("NA", None), ("1e999", None), ("12 34", ".")],
)
def test_what_may_be_two_numbers_or_none_is_refused(text: str, decimal: str | None) -> None:
    with pytest.raises(BadValue) as refused:
        read_number(text, decimal)
    assert refused.value.remedy
