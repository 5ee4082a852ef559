"""A graph with a bit of everything, and what a graph holds, to compare."""

from __future__ import annotations

from typing import Any

from graph_model import Graph, read_vocabulary


def everything() -> Graph:
    """A graph with every type of property, in several scripts, with disputes and a vocabulary of its own."""
    vocabulary = read_vocabulary(
        "nodes: {Thing: {properties: {flag: boolean, ratio: number, count: integer, tags: {type: text, list: true}, "
        "seen: date, page: url}}}\nrelationships: {TOUCHES: {ends: [{from: [Thing], to: [City]}], "
        "properties: {ratio: number, since: date}}}",
        "mine.yaml",
    )
    graph = Graph(vocabulary)
    graph.about = {"name": "everything", "title": "All — 모두", "licenses": [{"name": "x"}]}
    graph.add_node("Source", "src", "A source", {"language": ["ko", "en"], "published": "2014?"})
    graph.add_node(
        "City",
        "seoul",
        "Seoul 'quoted' \"double\" \\ back",
        {"latitude": 37.0, "population": 10**10},
        aliases=["서울@ko", "ソウル@ja", "S|M|G", "`tick`"],
        sources=["src#쪽 1"],
    )
    graph.add_node(
        "Thing",
        "t",
        "Ding",
        {
            "flag": False,
            "ratio": 2,
            "count": 0,
            "tags": ["a", "b|c", "ü"],
            "seen": "../2013-11",
            "page": "https://example.org/?a=b&c=d",
        },
    )
    graph.add_node(
        "Thing", "u", "<b>$x {y}</b>", {"flag": True, "ratio": -0.1, "seen": "201X", "note": 'one\n\n"two", three'}
    )
    graph.add_statement("seoul", "latitude", 38.5, sources=["src#page 2"], note="elsewhere")
    graph.add_statement("seoul", "aliases", ["한양@ko"])
    for since in ("1987", "2013-11/2013-12", None):
        graph.add_relationship("t", "TOUCHES", "seoul", {"since": since, "ratio": 1.5}, sources=["src"])
    graph.add_relationship("u", "TOUCHES", "seoul")
    return graph


def content(graph: Graph) -> tuple[Any, ...]:
    edges = {(a, b, key): data for a, b, key, data in graph.nx.edges(keys=True, data=True)}
    return dict(graph.nx.nodes(data=True)), edges, graph.about, graph.vocabulary.texts
