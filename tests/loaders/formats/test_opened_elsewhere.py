"""What is exported is opened by NetworkX, igraph and the real Gephi with every node, tie and value."""

from __future__ import annotations

import io
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from graph_model import Graph
from graph_model.elements import Node, Relationship
from loaders.formats.registry import WRITTEN
from loaders.opening import open_graph
from tests.graph_model.stores.samples import everything
from tests.loaders.formats.hostile import every_word_of_two_types, graphs
from tests.loaders.formats.readers import Attributes, Held, igraph_graphml, networkx_gexf, networkx_graphml, of_gephi

READERS: dict[str, tuple[str, Callable[[bytes], Held]]] = {
    "networkx graphml": ("graphml", networkx_graphml),
    "networkx gexf": ("gexf", networkx_gexf),
    "igraph graphml": ("graphml", igraph_graphml),
}
SAMPLES: dict[str, Callable[[], Graph]] = {
    "citynet": lambda: open_graph("citynet"),
    "everything": everything,
    "hostile": every_word_of_two_types,
}
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def written(graph: Graph, name: str) -> bytes:
    stream = io.BytesIO()
    WRITTEN[name].write(graph, stream)
    return stream.getvalue()


def assert_holds(held: Held, graph: Graph) -> None:
    """Assert that a program holds every node with its name and values, and every relationship with its own."""
    assert held.labels == {node.id: clean(node.name) for node in graph.nodes()}
    for node in graph.nodes():
        assert_values(held, held.nodes[node.id], node, graph.vocabulary.nodes[node.type].properties)
    waiting = list(held.ties)
    assert len(waiting) == graph.relationship_count
    assert Counter((tie.source, tie.target, tie.label) for tie in waiting) == Counter(
        (each.start, each.end, each.type) for each in graph.relationships()
    )
    for each in graph.relationships():
        (tie,) = [tie for tie in waiting if (tie.source, tie.target, tie.attributes["statement"]) == ends_and_key(each)]
        assert tie.kind in (None, each.type)
        assert_values(held, tie.attributes, each, graph.vocabulary.relationships[each.type].properties)
        waiting.remove(tie)


def ends_and_key(each: Relationship) -> tuple[str, str, str]:
    return each.start, each.end, clean(each.key)


def assert_values(held: Held, attributes: Attributes, thing: Node | Relationship, known: Mapping[str, Any]) -> None:
    lists = {name: thing.attributes[name] for name in ("aliases", "sources") if thing.attributes.get(name)}
    for name, value in [*lists.items(), *thing.properties.items()]:
        kind = "list" if isinstance(value, list) else known[name].type
        if value in ("null", ["null"]) and not held.knows_null:
            continue
        found = [attributes[title] for title in titles(name, kind) if title in attributes]
        assert any(is_same(held, each, value) for each in found), (thing, name, value, attributes)


def titles(name: str, kind: str) -> Iterator[str]:
    """Yield the titles that a property may have in a file."""
    kind = kind if kind in ("integer", "number", "boolean", "list") else "text"
    for title in (name, f"{name}_{kind}"):
        yield from (title, f"property_{title}", f"property_property_{title}")


def is_same(held: Held, found: Any, given_: Any) -> bool:
    if isinstance(given_, list):
        return isinstance(found, str | list) and held.list_in(found) == [clean(str(each)) for each in given_]
    if isinstance(given_, bool):
        return isinstance(found, bool) and found == given_
    if isinstance(given_, int | float):
        return isinstance(found, int | float) and math.isclose(found, given_, rel_tol=1e-15)
    return isinstance(found, str) and found == clean(given_)


def clean(text: str) -> str:
    return NOT_IN_XML.sub("\ufffd", text)


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("reader", READERS)
def test_every_node_tie_and_value_is_there(sample: str, reader: str) -> None:
    format_name, read = READERS[reader]
    graph = SAMPLES[sample]()
    assert_holds(read(written(graph, format_name)), graph)


@pytest.mark.slow
@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=60)
@given(graph=graphs())
def test_whatever_a_property_is_called_and_holds(reader: str, graph: Graph) -> None:
    format_name, read = READERS[reader]
    assert_holds(read(written(graph, format_name)), graph)


@pytest.mark.xdist_group("gephi")
def test_gephi_opens_every_node_tie_and_value(gephi: Callable[..., list[Any]], tmp_path: Path) -> None:
    samples = [make() for make in SAMPLES.values()]
    paths = [tmp_path / f"{number}.{name}" for number in range(len(samples)) for name in ("graphml", "gexf")]
    for path in paths:
        path.write_bytes(written(samples[int(path.stem)], path.suffix[1:]))
    for path, opened in zip(paths, gephi(*paths), strict=True):
        assert not [issue for issue in opened["issues"] if not issue.startswith("INFO")], path
        assert_holds(of_gephi(opened), samples[int(path.stem)])
