"""A graph that was read, and its report, as sections of a file, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from itertools import accumulate

from graph_model.columns import Column, NodeColumns, RelationshipColumns
from graph_model.elements import Node
from graph_model.faults import Fault, Report
from graph_model.graph import Graph
from graph_model.kept_columns import KeptColumns
from graph_model.neighbours import Neighbours
from graph_model.stored_names import StoredNames, store_names
from graph_model.vocabulary_reading import bundled_vocabulary, read_vocabulary
from loaders.snapshots.sections import Sections, SectionWriter


def write_graph(graph: Graph, kept: KeptColumns, report: Report) -> SectionWriter:
    """Return the sections of a graph that keeps these columns, and of the report of what was found when it was read.

    Raises:
        ValueError: something in it is not plain data.
    """
    writer = SectionWriter()
    writer.add_texts("ids", list(kept.ids))
    writer.add_numbers("nodes first", accumulate(map(len, kept.node_columns), initial=0))
    for place, nodes in enumerate(kept.node_columns):
        writer.add_texts(f"nodes {place} names", list(nodes.names))
        _write_columns(writer, f"nodes {place}", {"aliases": nodes.aliases, "sources": nodes.sources})
        _write_columns(writer, f"nodes {place} of", nodes.properties)
    for place, ties in enumerate(kept.relationship_columns):
        writer.add_numbers(f"ties {place} starts", ties.starts)
        writer.add_numbers(f"ties {place} ends", ties.ends)
        _write_columns(writer, f"ties {place}", {"sources": ties.sources})
        _write_columns(writer, f"ties {place} of", ties.properties)
    for name, neighbours in (("outgoing", kept.outgoing), ("incoming", kept.incoming)):
        writer.add_numbers(f"{name} order", neighbours.order)
        writer.add_numbers(f"{name} first", neighbours.first)
    stored = store_names(graph.names, kept.rows)
    writer.add_texts("name keys", stored.keys)
    writer.add_texts("name names", stored.names)
    writer.add_numbers("name first", stored.first)
    writer.add_numbers("name nodes", stored.nodes)
    writer.add_json("graph", {
        "about": graph.about,
        "vocabulary": list(graph.vocabulary.texts),
        "nodes": [[nodes.type, list(nodes.properties)] for nodes in kept.node_columns],
        "ties": [[ties.type, list(ties.properties)] for ties in kept.relationship_columns],
        "changed": {str(row): [node.id, node.attributes] for row, node in kept.changed.items()},
    })  # fmt: skip
    writer.add_json("report", [asdict(fault) for fault in report])
    return writer


def read_graph(sections: Sections) -> tuple[Graph, Report]:
    """Return the graph and the report that are written in sections."""
    described = sections.json("graph")
    vocabulary = bundled_vocabulary()
    for text in described["vocabulary"]:
        vocabulary = read_vocabulary(text, "vocabulary.yaml", vocabulary)
    ids, first = sections.texts("ids"), sections.numbers("nodes first")
    kept = KeptColumns(
        [
            _nodes(sections, place, ids.part(first[place], first[place + 1]), *parts)
            for place, parts in enumerate(described["nodes"])
        ],
        [_ties(sections, place, *parts) for place, parts in enumerate(described["ties"])],
        {int(row): Node(*parts) for row, parts in described["changed"].items()},
        _names(sections),
    )
    kept.ids, kept.rows = ids, sections.places("ids", ids)
    kept.outgoing, kept.incoming = (
        Neighbours(sections.numbers(f"{name} order"), sections.numbers(f"{name} first"))
        for name in ("outgoing", "incoming")
    )
    graph = Graph(vocabulary)
    graph.about = described["about"]
    graph.keep_all(kept)
    return graph, Report([Fault(**parts) for parts in sections.json("report")])


def _names(sections: Sections) -> StoredNames:
    keys = sections.texts("name keys")
    return StoredNames(
        keys,
        sections.numbers("name first"),
        sections.numbers("name nodes"),
        sections.texts("name names"),
        sections.places("name keys", keys),
    )


def _nodes(
    sections: Sections, place: int, ids: Sequence[str], node_type: str, properties: Sequence[str]
) -> NodeColumns:
    return NodeColumns(
        node_type,
        ids,
        sections.texts(f"nodes {place} names"),
        _column(sections, f"nodes {place} aliases"),
        _column(sections, f"nodes {place} sources"),
        {name: _column(sections, f"nodes {place} of {name}") for name in properties},
    )


def _ties(sections: Sections, place: int, relationship_type: str, properties: Sequence[str]) -> RelationshipColumns:
    return RelationshipColumns(
        relationship_type,
        sections.numbers(f"ties {place} starts"),
        sections.numbers(f"ties {place} ends"),
        _column(sections, f"ties {place} sources"),
        {name: _column(sections, f"ties {place} of {name}") for name in properties},
    )


def _write_columns(writer: SectionWriter, prefix: str, columns: Mapping[str, Column]) -> None:
    for name, column in columns.items():
        writer.add_numbers(f"{prefix} {name} numbers", column.numbers)
        if len(column.values) > 1 and all(type(value) is float for value in column.values[1:]):
            writer.add_floats(f"{prefix} {name} values", [0.0, *column.values[1:]])
        else:
            writer.add_json(f"{prefix} {name} values", list(column.values))


def _column(sections: Sections, name: str) -> Column:
    return Column(sections.numbers(f"{name} numbers"), sections.values(f"{name} values"))
