"""A NetworkX graph as data: its nodes and edges are what their attributes say, as those of a graph file are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph_model.errors import NoData
from graph_model.faults import Report
from graph_model.folding import fold
from graph_model.graph import Graph
from graph_model.vocabulary_reading import bundled_vocabulary
from loaders.formats.adoption.adopting import adopt
from loaders.formats.adoption.kinds import NODE, TIE, as_text, find_kinds
from loaders.formats.node_link_reading import id_text
from loaders.formats.plain_graph import Attributes, Edge, PlainGraph
from loaders.frames import cell

_FILE = "graph"  # what faults name


def examine_networkx(
    graph: Any, node_type: str | None = None, relationship_type: str | None = None
) -> tuple[Graph, Report]:
    """Return what a NetworkX graph holds, and the report of all that was guessed, added or left out.

    A type that is given is that of all nodes, or edges, whose attributes name none of ours.

    Raises:
        UnknownType: the vocabulary has no such type.
        NoData: there is no node.
    """
    vocabulary = bundled_vocabulary()
    node = vocabulary.find_node_type(node_type).name if node_type else None
    tie = vocabulary.find_relationship_type(relationship_type).name if relationship_type else None
    if not len(graph):
        raise NoData("the graph", "has no node")
    title = as_text(graph.graph.get("name"))
    plain = PlainGraph(_FILE, about={"title": title} if title else {})
    ids = _ids(graph)
    nodes = [_plain(said) for _, said in graph.nodes(data=True)]
    _say_type(nodes, node, "type", NODE, vocabulary.nodes)
    for each, attributes in zip(graph, nodes, strict=True):
        plain.add_node(ids[each], attributes)
    edges = [_plain(said) for _, _, said in graph.edges(data=True)]
    _say_type(edges, tie, "relationship", TIE, vocabulary.relationships)
    for (start, end), attributes in zip(graph.edges(), edges, strict=True):
        plain.edges.append(Edge(ids[start], ids[end], attributes, graph.is_directed()))
    return adopt(plain)


def _ids(graph: Iterable[Any]) -> dict[Any, str]:
    """Return a text for each node, unlike every other: 1 and "1" are two."""
    ids: dict[Any, str] = {}
    taken: set[str] = set()
    for each in graph:
        plain = each if isinstance(each, str) else id_text(each) if isinstance(each, int | float) else str(each)
        free, number = plain, 2
        while free in taken:
            free, number = f"{plain}-{number}", number + 1
        ids[each] = free
        taken.add(free)
    return ids


def _plain(said: Mapping[Any, Any]) -> Attributes:
    """Return attributes as a file would hold them: numbers, booleans, texts and lists, and nothing where none is."""
    found = {str(name): _value(value) for name, value in said.items()}
    return {name: value for name, value in found.items() if value not in ("", [])}


def _value(value: Any) -> Any:
    if hasattr(value, "item") and getattr(value, "ndim", 0) == 0:  # a number of NumPy
        value = value.item()
    if isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if value == value else ""  # noqa: PLR0124 - NaN
    if isinstance(value, list | tuple | set | frozenset):
        return [text for each in value if (text := cell(each))]
    return cell(value)


def _say_type(things: list[Attributes], given: str | None, title: str, fallback: str, known: Mapping[str, Any]) -> None:
    """Write the type of each thing where it is looked for first: that of its attributes, or else the given one."""
    if given is None:
        return
    kinds = find_kinds(things, known, fallback)
    for each in things:
        found, kind = kinds.of(each)
        if kinds.attribute is not None and fold(kinds.attribute) == title:
            each.pop(kinds.attribute, None)
        each[title] = found if found != fallback else given
        if kind:
            each.setdefault("kind", kind)
