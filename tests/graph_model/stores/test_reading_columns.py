"""What is read as columns is what is read node by node; what a push would not have written is left to the latter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graph_model import Graph
from graph_model.columns_of_graphs import as_columns
from graph_model.stores.cypher_view import CypherView
from graph_model.stores.embedded.store import EmbeddedStore
from graph_model.stores.reading_columns import NotAsWritten, columns_in
from loaders.opening import open_graph
from tests.queries.cypher.generated_graph import generated

Alter = Callable[[list[Any]], list[Any]]


def opened(graph: Graph, folder: Path) -> Iterator[CypherView]:
    store = EmbeddedStore(folder / "database")
    store.put(graph)
    view = store.view()
    assert isinstance(view, CypherView)
    yield view
    store.close()


@pytest.fixture(scope="module")
def citynet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CypherView]:
    yield from opened(open_graph("citynet"), tmp_path_factory.mktemp("citynet"))


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CypherView]:
    yield from opened(generated(), tmp_path_factory.mktemp("drawn"))


@pytest.mark.parametrize("name", ["citynet", "drawn"])
def test_columns_hold_what_is_read_node_by_node_in_the_same_order(name: str, request: pytest.FixtureRequest) -> None:
    view: CypherView = request.getfixturevalue(name)
    read, made = columns_in(view), as_columns(Graph.of(view))
    assert [(node.id, node.attributes) for node in read.nodes()] == [(n.id, n.attributes) for n in made.nodes()]
    assert [(each.key, each) for each in read.relationships()] == [(each.key, each) for each in made.relationships()]


def _with(place: int, value: Any) -> Alter:
    return lambda row: [*row[:place], value, *row[place + 1 :]]


ODD = {
    "a name in blanks": ("(n:`City`)", _with(1, " Seoul ")),
    "a name that is none": ("(n:`City`)", _with(1, 7)),
    "one source twice": ("(n:`City`)", _with(4, ["a", "a"])),
    "a source that is a number": ("[r:`MEMBER_OF`]", _with(2, [5])),
    "a place that is a point": ("(n:`City`)", lambda row: [*row[:-1], {"x": 1.0}]),
    "a date that is none": ("[r:`MEMBER_OF`]", lambda row: [*row[:3], *("soon" for _ in row[3:])]),
    "a tie to oneself": ("[r:`MEMBER_OF`]", lambda row: [row[0], row[0], *row[2:]]),
    "one statement for all": ("[r:`MEMBER_OF`]", lambda row: ["seoul", "citynet", *(None for _ in row[2:])]),
    "an end of a type that has no such tie": ("[r:`MEMBER_OF`]", _with(0, "south-korea")),
}


@pytest.mark.parametrize(("pattern", "alter"), ODD.values(), ids=ODD.keys())
def test_what_a_push_would_not_write_is_no_column(
    monkeypatch: pytest.MonkeyPatch, citynet: CypherView, pattern: str, alter: Alter
) -> None:
    stream = citynet.read

    def read(text: str, given: Any) -> Iterator[dict[str, Any]]:
        for row in stream(text, given):
            yield {"rows": [*map(alter, row["rows"])]} if pattern in text and "rows" in row else row

    monkeypatch.setattr(citynet, "read", read)
    with pytest.raises(NotAsWritten):
        columns_in(citynet)
