"""What is read as columns is what is read node by node; what a push would not have written is left to the latter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graph_model import Graph
from graph_model.columns_of_graphs import as_columns
from graph_model.stores import column_rows, reading_columns
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
    return lambda row: [value if at == place % len(row) else each for at, each in enumerate(row)]


NODES, TIES = ("node_rows", "City"), ("relationship_rows", "MEMBER_OF")
ODD = {
    "a name in blanks": (NODES, _with(1, " Seoul ")),
    "a name that is none": (NODES, _with(1, 7)),
    "one source twice": (NODES, _with(-1, ["a", "a"])),
    "a source that is a number": (TIES, _with(-1, [5])),
    "a place that is a point": (NODES, _with(-2, {"x": 1.0})),
    "a date that is none": (TIES, lambda row: [*row[:2], *("soon" for _ in row[2:-1]), row[-1]]),
    "a tie to oneself": (TIES, lambda row: [row[0], row[0], *row[2:]]),
    "one statement for all": (TIES, lambda row: ["seoul", "citynet", *(None for _ in row[2:])]),
    "an end of a type that has no such tie": (TIES, _with(0, "south-korea")),
    "an end that nobody has": (TIES, _with(0, "nowhere")),
}


@pytest.mark.parametrize(("of", "alter"), ODD.values(), ids=ODD.keys())
def test_what_a_push_would_not_write_is_no_column(
    monkeypatch: pytest.MonkeyPatch, citynet: CypherView, of: tuple[str, str], alter: Alter
) -> None:
    rows, kind = of
    read = getattr(reading_columns, rows)

    def altered(view: CypherView, name: str, *given: Any) -> list[list[Any]]:
        found: list[list[Any]] = read(view, name, *given)
        return [*map(alter, found)] if name == kind else found

    monkeypatch.setattr(reading_columns, rows, altered)
    with pytest.raises(NotAsWritten):
        columns_in(citynet)


def test_what_is_there_is_read_a_few_nodes_at_a_time(monkeypatch: pytest.MonkeyPatch, drawn: CypherView) -> None:
    at_once = [each.key for each in columns_in(drawn).relationships()]
    monkeypatch.setattr(column_rows, "AT_ONCE", 7)
    few = columns_in(drawn)
    assert [node.id for node in few.nodes()] == [node.id for node in drawn.nodes()]
    assert [each.key for each in few.relationships()] == at_once
