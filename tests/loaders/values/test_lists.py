"""List cells: parted where told, and nowhere within brackets, quotes and names that are kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model.values import BadValue, join
from loaders.values.lists import split_list

VALUES = st.lists(st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=8), max_size=6)


@given(VALUES, st.sampled_from([";", ";;", ",", "|", "lines", "&", "/", " - "]))
def test_values_joined_are_split_again(values: list[str], separator: str) -> None:
    between = "\r\n" if separator == "lines" else separator
    assert split_list(between.join(values), separator) == values


@given(st.lists(st.text(st.characters(categories=["L", "P"]), min_size=1).map(str.strip).filter(bool)))
def test_our_own_list_cells_are_read_as_written(values: list[str]) -> None:
    values = [value for value in values if "\\" not in value]
    assert split_list(join(values), "|") == values


@given(VALUES, VALUES)
def test_a_comma_in_brackets_or_quotes_parts_nothing(inner: list[str], others: list[str]) -> None:
    bracket, quoted = f"X ({', '.join(inner)})", f"Y {', '.join(inner)}"
    assert split_list(", ".join([bracket, *others, f'"{quoted}"']), ",") == [bracket, *others, quoted.strip()]


def test_words_part_where_they_stand_by_themselves() -> None:
    assert split_list("Lyon, Sandford and Nice", [",", "and"]) == ["Lyon", "Sandford", "Nice"]
    assert split_list("Trinidad and Tobago, Guyana and Peru", [",", "and"], keep=["Trinidad and Tobago"]) == [
        "Trinidad and Tobago",
        "Guyana",
        "Peru",
    ]


def test_inches_and_apostrophes_are_no_quotes() -> None:
    assert split_list("5\" pipe, L'Aquila, Break O'Day", ",") == ['5" pipe', "L'Aquila", "Break O'Day"]


def test_a_bracket_that_does_not_close_is_refused() -> None:
    with pytest.raises(BadValue, match=r"a \) is missing"):
        split_list("Kongo (Brazzaville, Lyon", ",")
