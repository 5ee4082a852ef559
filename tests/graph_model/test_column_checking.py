"""Checking columns finds what checking one node or relationship after the other finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model.checking import check_frame, check_node, check_relationship
from graph_model.column_checking import check_columns, check_frames
from graph_model.columns import Column
from graph_model.values import split
from graph_model.vocabulary_reading import bundled_vocabulary

VOCABULARY = bundled_vocabulary()
CELLS: dict[str, list[str]] = {
    "date": ["1987", "2012?", "2013-11/..", "..", "../2013", "soon", "2014-02-30", "1990.0", "2001-21", "NULL"],
    "number": ["12", "12.5", "1,234", "91", "-300", "1_0", "nan", "inf", "north", "-0.0", "٣"],
    "integer": ["12", "12.0", "1,000", "x", "-1", "99999999999999999999"],
    "url": ["http://a.b", "javascript:1", "x y"],
    "text": [
        "full",
        "Full",
        "disputed",
        "maybe",
        "NULL",
        "two\nlines",
        "bell\x07",
        "x" * 100_001,
        "wide\u3000",
        "network",
    ],
    "boolean": ["true", "no", "maybe"],
}
TYPES = [VOCABULARY.nodes[name] for name in ("City", "Organisation", "Forum", "MOU")]
TIES = [VOCABULARY.relationships[name] for name in ("MEMBER_OF", "SIGNED", "ORGANISED", "HOLDS")]
Rows = list[dict[str, str]]


def rows_of(definition: Any) -> st.SearchStrategy[Rows]:
    cells = {name: st.sampled_from(["", *CELLS[each.type]]) for name, each in definition.properties.items()}
    return st.lists(st.fixed_dictionaries(cells), max_size=8)


def coded(rows: Sequence[Mapping[str, str]]) -> dict[str, tuple[list[int], list[str]]]:
    """The cells of each column as numbers of different texts, the first of them empty."""
    columns: dict[str, tuple[list[int], list[str]]] = {}
    for name in rows[0] if rows else ():
        texts = list(dict.fromkeys(["", *(row[name] for row in rows)]))
        columns[name] = [texts.index(row[name]) for row in rows], texts
    return columns


@pytest.mark.parametrize("definition", [*TYPES, *TIES], ids=lambda definition: definition.name)
@given(st.data())
def test_properties(definition: Any, data: st.DataObject) -> None:
    rows = data.draw(rows_of(definition))
    checked = check_columns(definition, coded(rows))
    for place, row in enumerate(rows):
        properties = {
            name: split(cell) if definition.properties[name].many else cell for name, cell in row.items() if cell
        }
        if definition in TYPES:
            clean, faults = check_node(VOCABULARY, definition.name, "x", "X", properties)
        else:
            starts, ends = (min(each) for each in definition.ends[0])
            clean, faults = check_relationship(VOCABULARY, definition.name, starts, ends, properties)
        found = {name: value for name, column in checked.columns.items() if (value := column[place]) is not None}
        assert list(map(repr, found.items())) == list(map(repr, clean.items()))
        assert checked.faults.get(place, []) == faults


TEXTS = st.sampled_from(
    ["seoul", "", "a b", "x|y", "x#1", "bell\x07", "two\nlines", "\u2028", "x" * 100_001, "서울", "é"]
)


@given(st.lists(st.tuples(TEXTS, TEXTS, st.lists(TEXTS.filter(bool), max_size=2)), max_size=6))
def test_ids_names_and_aliases(nodes: list[tuple[str, str, list[str]]]) -> None:
    ids, names, aliases = ([node[part] for node in nodes] for part in range(3))
    found = check_frames(ids, names, Column(range(len(nodes)), aliases))  # type: ignore[arg-type]
    alone = {row: faults for row, node in enumerate(nodes) if (faults := check_frame(*node))}
    assert found == alone
