"""Questions of single actors ask a server for what is around them, and answer row by row as the folder does."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import interurban
from graph_model import InterurbanError
from graph_model.stores import fetched
from graph_model.stores.cypher_view import CypherView
from graph_model.stores.neo4j.address import Address
from graph_model.stores.neo4j.store import Neo4jStore
from graph_model.stores.reading_columns import read_whole
from interurban.facade import UrbanGraph
from loaders.dataset.writing import write_dataset
from loaders.opening import BUNDLED, open_graph
from tests.interurban.test_shared_server import FOREIGN, TIED
from tests.neo4j.server import empty, forget_constraints
from tests.queries.cypher.generated_graph import generated

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("server")]

DATASETS = ("citynet", "generated")


@pytest.fixture(scope="module")
def asked(neo4j_address: Address, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, list[UrbanGraph]]]:
    """Each data set as its folder has it and as the server has it, where others keep things among ours."""
    folder = tmp_path_factory.mktemp("folders") / "generated"
    write_dataset(generated(), folder)
    folders = {"citynet": str(BUNDLED / "citynet"), "generated": str(folder)}
    store = Neo4jStore(neo4j_address)
    empty(store.connection)
    forget_constraints(store.connection)
    for statement in FOREIGN:
        store.connection.write(statement)
    for name in DATASETS:
        store.put(open_graph(folders[name]))
    for statement in TIED:
        store.connection.write(statement)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("NEO4J_USERNAME", neo4j_address.user)
        environment.setenv("NEO4J_PASSWORD", neo4j_address.password)
        yield {
            name: [interurban.load(folders[name]), interurban.load(neo4j_address.uri, dataset=name)]
            for name in DATASETS
        }
    empty(store.connection)
    forget_constraints(store.connection)
    store.close()


def answer(graph: UrbanGraph, question: str, *given: Any, **options: Any) -> Any:
    """Return all that an answer says, or why there is none."""
    try:
        found = getattr(graph, question)(*given, **options)
    except InterurbanError as error:
        return type(error).__name__, str(error)
    return found.title, found.to_dicts(), found.notes, found.warnings, found.citations, found.computed, found.total


def alike(graphs: list[UrbanGraph], question: str, *given: Any, **options: Any) -> None:
    folder, server = (answer(graph, question, *given, **options) for graph in graphs)
    assert server == folder, (question, given, options)


def some(graph: UrbanGraph, step: int) -> list[str]:
    return [node.id for node in graph.graph.nodes()][::step]


@pytest.mark.parametrize("name", DATASETS)
def test_look_ups_of_many_nodes_are_those_of_the_folder(asked: dict[str, list[UrbanGraph]], name: str) -> None:
    for node_id in some(asked[name][0], 11):
        alike(asked[name], "lookup", node_id)
    for node_id in some(asked[name][0], 29):
        alike(asked[name], "lookup", node_id, at="2013")
    assert not asked[name][1].graph.is_at_hand


@pytest.mark.parametrize("name", ["citynet", "generated"])
def test_names_are_found_as_in_the_folder(asked: dict[str, list[UrbanGraph]], name: str) -> None:
    folder, server = (graph.graph for graph in asked[name])
    for node in list(folder.nodes())[::7]:
        for text in node.names:
            for written in (text, text.upper(), text.replace(" ", ""), " ".join(reversed(text.split()))):
                assert server.names.exact(written) == folder.names.exact(written)
                assert sorted(server.names.in_any_order(written)) == sorted(folder.names.in_any_order(written))


@pytest.mark.parametrize("name", DATASETS)
@pytest.mark.parametrize(
    "text", ["seoul", "서울", "net", "forum 2013", "of the", "a", "president citynet", "søul", "?"]
)
def test_searches_are_those_of_the_folder(asked: dict[str, list[UrbanGraph]], name: str, text: str) -> None:
    alike(asked[name], "find", text)
    alike(asked[name], "find", text, limit=3)
    alike(asked[name], "lookup", text)


@pytest.mark.parametrize("name", DATASETS)
def test_ties_and_paths_of_pairs_are_those_of_the_folder(asked: dict[str, list[UrbanGraph]], name: str) -> None:
    for one, other in pairwise(some(asked[name][0], 19)):
        alike(asked[name], "ties", one, other)
        alike(asked[name], "path", one, other)
        alike(asked[name], "path", other, one, at="2013", hub_share=0.05)
    alike(asked[name], "path", "seoul", some(asked[name][0], 11)[1], avoid=["Country"], most=5)
    assert not asked[name][1].graph.is_at_hand


@pytest.mark.parametrize("name", DATASETS)
def test_the_schema_is_that_of_the_folder_and_nothing_is_read_for_it(
    asked: dict[str, list[UrbanGraph]], name: str
) -> None:
    alike(asked[name], "schema")
    assert not asked[name][1].graph.is_at_hand


@pytest.mark.parametrize("name", ["citynet"])  # where several spells tie the same ends, their order is the store's own
@pytest.mark.parametrize("options", [{}, {"radius": 2}, {"at": "2013"}], ids=str)
def test_a_page_of_an_actor_is_that_of_the_folder(
    asked: dict[str, list[UrbanGraph]], tmp_path: Path, name: str, options: dict[str, Any]
) -> None:
    for graph, file in zip(asked[name], ("here.html", "there.html"), strict=True):
        graph.view(tmp_path / file, ego="seoul", **options)
    assert (tmp_path / "there.html").read_bytes() == (tmp_path / "here.html").read_bytes()
    assert not asked[name][1].graph.is_at_hand


@pytest.mark.usefixtures("asked")
def test_a_look_up_reads_no_more_than_what_is_around(
    neo4j_address: Address, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_address.user)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_address.password)
    fresh = interurban.load(neo4j_address.uri, dataset="citynet")
    read = 0
    stream = CypherView.nodes

    def counted(view: CypherView, *types: str) -> Any:
        nonlocal read
        for node in stream(view, *types):
            read += 1
            yield node

    def no_count(_: CypherView) -> int:
        raise AssertionError("all nodes are counted")

    monkeypatch.setattr(CypherView, "nodes", counted)
    monkeypatch.setattr(CypherView, "__len__", no_count)
    fresh.lookup("Yokohama")
    fresh.find("busan")
    fresh.ties("Busan", "Seoul")
    fresh.path("Busan", "Yokohama")
    fresh.view(tmp_path / "page.html", ego="Yokohama")
    assert read == 0
    assert not fresh.graph.is_at_hand
    assert fresh.rank()[0]["name"] == "Seoul"
    assert fresh.info()[0] == {"section": "Nodes", "what": "City", "count": 29}
    assert fresh.graph.is_at_hand


def test_what_was_read_whole_serves_again_until_anything_changes_on_the_server(
    asked: dict[str, list[UrbanGraph]], neo4j_address: Address, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_address.user)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_address.password)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    reads = 0

    def counted(view: CypherView) -> Any:
        nonlocal reads
        reads += 1
        return read_whole(view)

    monkeypatch.setattr(fetched, "read_whole", counted)

    def memberships() -> int:
        rows = interurban.load(neo4j_address.uri, dataset="generated").info()
        return next(int(row["count"]) for row in rows if row["what"] == "MEMBER_OF")

    before = memberships()
    assert memberships() == before
    assert reads == 1
    store = Neo4jStore(neo4j_address)
    one = "(:City {dataset: 'generated'})-[r:MEMBER_OF]->() WITH r ORDER BY r.id LIMIT 1"
    store.connection.write(f"MATCH {one} SET r.dataset = 'theirs'")  # as others may, by hand
    assert memberships() == before - 1
    assert reads == 2
    store.put(asked["generated"][0].graph)
    store.close()
    assert memberships() == before
    assert memberships() == before
    assert reads == 3
